//! Answering look-ups, and counting them.

use chrono::NaiveDate;
use types::accounts::{AccountId, LockLevel};
use types::kit::problem::Code;
use types::limits::Meter;
use types::lookup::{Asked, NumberKind, Registries, Source, Taxpayer};
use types::tax_id::Country;

use super::tally::{Answered, reached};
use super::{annexes, asking, queue, quota_store, shelf, stop_service, store};
use crate::access::Scope;
use crate::accounts::store as accounts;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::{Error, Result};
use crate::resellers::standing;
use crate::usage::cycle::CycleRule;
use crate::usage::days::first_of_month;
use crate::usage::store as usage;

/// Who is behind a number, for a member. What was answered is counted for the reseller.
pub async fn find(context: &Context, scope: &Scope, kind: NumberKind, number: &str) -> Result<Taxpayer> {
    let asked = parse(kind, number)?;
    stop_service::let_pass(context, scope, None, std::slice::from_ref(&asked)).await?;
    let found = answer(context, &asked).await?;
    count(context, scope, 1).await?;
    told(context, scope, None, &asked, found).await
}

/// Counts searches of a reseller's members; the operator's are not counted.
pub(super) async fn count(context: &Context, scope: &Scope, lookups: i64) -> Result<()> {
    if lookups == 0 || scope.reseller().is_err() {
        return Ok(());
    }
    let today = today(context, country(context, scope).await?);
    let count = async |tx: &_| store::count(tx, scope, today, lookups).await;
    context.db.write(count).await
}

/// Who is behind a number, for an account's software, as far as its limit goes. What was answered is counted for the
/// account, in its cycle, before it is told.
pub async fn find_for_account(
    context: &Context,
    counter: &queue::Lookups,
    scope: &Scope,
    account: AccountId,
    kind: NumberKind,
    number: &str,
) -> Result<Taxpayer> {
    // Whoever is no account's software may name any account: it must be one within reach.
    let account = if scope.is_of_an_account() {
        scope.account(account)?
    } else {
        accounts::find(&context.db, scope, account).await?.id
    };
    let asked = parse(kind, number)?;
    stop_service::let_pass(context, scope, Some(account), std::slice::from_ref(&asked)).await?;
    let found = match listed(context, &asked)? {
        Listing::Has(found) => Some(*found),
        said => {
            has_room(context, scope, account).await?;
            beyond(context, &asked, said.is_without_it()).await?
        }
    };
    let answered = Answered {
        scope: scope.clone(),
        account,
        now: context.now(),
    };
    counter.count(answered).await?;
    told(context, scope, Some(account), &asked, found).await
}

/// Who was found; where that is nobody, it is noted of who asked.
async fn told(
    context: &Context,
    scope: &Scope,
    account: Option<AccountId>,
    asked: &Asked,
    found: Option<Taxpayer>,
) -> Result<Taxpayer> {
    if let Some(found) = found {
        return Ok(found);
    }
    stop_service::is_nobodys(context, scope, account, asked).await?;
    Err(Code::TaxpayerNotFound.into())
}

/// Whether an account may look up one more, before anybody is paid for it.
async fn has_room(context: &Context, scope: &Scope, id: AccountId) -> Result<()> {
    let account = accounts::find(&context.db, scope, id).await?;
    account.state_lets(LockLevel::Everything)?;
    let Some(limit) = account.effective(Meter::Lookups) else {
        return Ok(());
    };
    let cycle = account.cycle_now(context.now());
    let counts = usage::of_account(&context.db, scope, id, cycle.starts_on).await?;
    let used = account.used(Meter::Lookups, &counts);
    if used >= limit {
        return Err(reached(&account, cycle, used, limit));
    }
    Ok(())
}

/// What answers look-ups here, and how many the reseller's members made this month.
pub async fn registries(context: &Context, scope: &Scope) -> Result<Registries> {
    let of_reseller = scope.reseller().is_ok();
    let country = if of_reseller {
        country(context, scope).await?
    } else {
        Country::Pe
    };
    let month = first_of_month(today(context, country));
    let lookups = if of_reseller {
        store::counted(&context.db, scope, month).await?
    } else {
        0
    };
    let provided = NumberKind::ALL.into_iter();
    let provided = provided.filter(|kind| asking::line(&context.registries, *kind).next().is_some());
    Ok(Registries {
        padron: shelf::current(context)?,
        provided: provided.collect(),
        month,
        lookups,
    })
}

/// Removes the providers' answers and counts that were kept long enough.
pub async fn forget(context: &Context) -> Result<()> {
    let now = context.now();
    let forget = async |tx: &Tx| {
        store::forget(tx, now).await?;
        quota_store::forget(tx, now).await
    };
    context.db.write(forget).await
}

fn parse(kind: NumberKind, number: &str) -> Result<Asked> {
    Asked::parse(kind, number).map_err(|fault| Error::field("number", fault))
}

/// The taxpayer, or none where there is no such number. It fails when nobody could say.
async fn answer(context: &Context, asked: &Asked) -> Result<Option<Taxpayer>> {
    match listed(context, asked)? {
        Listing::Has(found) => Ok(Some(*found)),
        said => beyond(context, asked, said.is_without_it()).await,
    }
}

/// What the padrón says of a number.
enum Listing {
    Has(Box<Taxpayer>),
    /// It has all such numbers, and not this one.
    IsWithout,
    /// There is none that has all such numbers.
    Silent,
}

impl Listing {
    const fn is_without_it(&self) -> bool {
        matches!(self, Self::IsWithout)
    }
}

fn listed(context: &Context, asked: &Asked) -> Result<Listing> {
    let said = asked.ruc().map(|ruc| shelf::find(context, &ruc)).transpose()?;
    Ok(match said.flatten() {
        Some(Some((entry, as_of))) => {
            let found = entry.told(asked, Source::Padron, as_of);
            Listing::Has(Box::new(with_branches(context, found)?))
        }
        Some(None) if shelf::has_all(asked.kind()) => Listing::IsWithout,
        Some(None) | None => Listing::Silent,
    })
}

fn with_branches(context: &Context, found: Taxpayer) -> Result<Taxpayer> {
    let branches = match found.kind {
        NumberKind::Ruc => annexes::of(context, &found.number)?,
        NumberKind::Dni | NumberKind::Cnpj => None,
    };
    Ok(Taxpayer { branches, ..found })
}

/// What there is to say of a number that the padrón does not have: what a provider answered not long ago, or answers now.
/// Where there is no provider, it is nobody's if a padrón of all such numbers is without it.
async fn beyond(context: &Context, asked: &Asked, is_without: bool) -> Result<Option<Taxpayer>> {
    let mut kept = store::kept(&context.db, std::slice::from_ref(asked), context.now()).await?;
    let found = match kept.remove(asked) {
        Some(kept) => Some(kept),
        None => provided(context, asked, is_without).await?,
    };
    found.map(|found| with_branches(context, found)).transpose()
}

/// What a provider answers now; where there is none, what follows from a padrón of all such numbers that is without it.
pub(super) async fn provided(context: &Context, asked: &Asked, is_without: bool) -> Result<Option<Taxpayer>> {
    if asking::line(&context.registries, asked.kind()).next().is_none() {
        return if is_without {
            Ok(None)
        } else {
            Err(Code::LookupNotConfigured.into())
        };
    }
    let Some(entry) = asking::ask(context, asked).await? else {
        return Ok(None);
    };
    let now = context.now();
    let keep = async |tx: &_| store::keep(tx, asked, entry.clone(), now).await;
    context.db.write(keep).await?;
    Ok(Some(entry.told(asked, Source::Provider, now)))
}

async fn country(context: &Context, scope: &Scope) -> Result<Country> {
    standing::country(&context.db, scope.reseller()?).await
}

/// The day it is in a country.
fn today(context: &Context, country: Country) -> NaiveDate {
    CycleRule::new(country, 1).today(context.now())
}
