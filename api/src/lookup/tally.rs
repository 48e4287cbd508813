//! Counting look-ups of accounts as far as their limits go: a handful of statements, whatever their number.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Utc};
use types::accounts::{AccountId, LockLevel};
use types::kit::problem::{Code, LimitReached};
use types::limits::Meter;

use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::accounts::store as accounts;
use crate::kit::batch::{grouped, in_order, together_or_alone, unanswered};
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::{Error, Refusal, Result};
use crate::usage::admit_store::CycleKey;
use crate::usage::cycle::Span;
use crate::usage::{known_store, report_store as cycles};

/// A look-up that has its answer, and is to be counted before it is told.
#[derive(Clone, Debug)]
pub(super) struct Answered {
    pub scope: Scope,
    pub account: AccountId,
    pub now: DateTime<Utc>,
}

/// Those of one cycle of an account, by their places.
struct Sheet<'a> {
    account: &'a Contract,
    span: Span,
    places: Vec<usize>,
}

/// Counts look-ups in one transaction; each may be told, or why not.
pub(super) async fn count(context: &Context, answered: &[Answered]) -> Vec<Result<()>> {
    together_or_alone(answered, async |answered| together(context, answered).await).await
}

async fn together(context: &Context, answered: &[Answered]) -> Result<Vec<Result<()>>> {
    let of_resellers = grouped(answered, |each| each.scope.reseller())?;
    let count = async |tx: &Tx| {
        let mut told = HashMap::with_capacity(answered.len());
        for answered in of_resellers.values() {
            told.extend(of_a_reseller(tx, answered).await?);
        }
        Ok(told)
    };
    in_order(context.db.write(count).await?, answered.len())
}

async fn of_a_reseller(tx: &Tx, answered: &[(usize, &Answered)]) -> Result<Vec<(usize, Result<()>)>> {
    let Some((_, first)) = answered.first() else {
        return Ok(Vec::new());
    };
    let scope = &first.scope;
    let ids: HashSet<_> = answered.iter().map(|(_, each)| each.account).collect();
    let accounts = accounts::find_all(tx, scope, &ids.into_iter().collect::<Vec<_>>()).await?;
    let mut told = Vec::with_capacity(answered.len());
    let mut sheets: BTreeMap<CycleKey, Sheet<'_>> = BTreeMap::new();
    for (place, each) in answered {
        match open(&accounts, each) {
            Err(refused) => told.push((*place, Err(refused))),
            Ok(account) => {
                let span = account.cycle_now(each.now);
                let sheet = sheets.entry((account.id, span.starts_on)).or_insert_with(|| Sheet {
                    account,
                    span,
                    places: Vec::new(),
                });
                sheet.places.push(*place);
            }
        }
    }
    told.extend(write(tx, scope, &sheets).await?);
    Ok(told)
}

/// The account, if it may look anything up.
fn open<'a>(accounts: &'a HashMap<AccountId, Contract>, answered: &Answered) -> Result<&'a Contract> {
    let account = accounts.get(&answered.account).ok_or(Code::NotFound)?;
    account.state_lets(LockLevel::Everything)?;
    Ok(account)
}

/// Counts all of them, and takes back what passes a limit: whoever came last is refused.
async fn write(tx: &Tx, scope: &Scope, sheets: &BTreeMap<CycleKey, Sheet<'_>>) -> Result<Vec<(usize, Result<()>)>> {
    let mut asked = BTreeMap::new();
    for (key, sheet) in sheets {
        asked.insert(*key, i64::try_from(sheet.places.len()).map_err(Error::broken)?);
    }
    let totals = cycles::count_lookups(tx, scope, &asked).await?;
    let (mut back, mut near, mut told) = (BTreeMap::new(), Vec::new(), Vec::new());
    for (key, sheet) in sheets {
        let (total, count) = totals.get(key).zip(asked.get(key)).ok_or_else(unanswered)?;
        let limit = sheet.account.effective(Meter::Lookups);
        let over = limit.map_or(0, |limit| (total - limit).clamp(0, *count));
        let (before, after) = (total - count, total - over);
        if over > 0 {
            back.insert(*key, -over);
        }
        let mark = |used| sheet.account.mark(Meter::Lookups, used);
        if mark(before) != mark(after) {
            near.push(sheet.account.id);
        }
        let room = usize::try_from(count - over).map_err(Error::broken)?;
        told.extend(sheet.places.iter().enumerate().map(|(turn, place)| {
            let refused = limit.filter(|_| turn >= room);
            let refused = refused.map(|limit| reached(sheet.account, sheet.span, after, limit));
            (*place, refused.map_or(Ok(()), Err))
        }));
    }
    cycles::count_lookups(tx, scope, &back).await?;
    known_store::look_again(tx, scope, &near).await?;
    Ok(told)
}

/// What to tell when the look-ups of a cycle are used up.
pub(super) fn reached(account: &Contract, cycle: Span, used: i64, limit: i64) -> Error {
    let reached = LimitReached {
        meter: Meter::Lookups.name().to_owned(),
        used,
        limit,
        resets_at: Some(account.cycles().instants(cycle).resets_at),
    };
    Refusal::new(Code::LimitReached).limit(reached).into()
}
