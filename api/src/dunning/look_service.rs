//! Looking at accounts: taking the steps that are due, and undoing what is not to be any more.

use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, TimeDelta};
use serde_json::json;
use types::accounts::{AccountId, AccountState, LockLevel};
use types::dunning::{BillingContact, DunningSettings, DunningStep, LiftedBy, TakenStep, Told};
use types::kit::text::Language;
use types::payments::MethodSetting;

use super::letter::{self, Telling, text};
use super::model::{Decision, Kept, Looked, Open, owed};
use super::step_store::Key;
use super::{contact_store as contacts, due_store as due, setting_store as settings, step_store as steps, store};
use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::accounts::{overdue_service as overdue, store as accounts};
use crate::kit::context::Context;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
use crate::kit::mail::{Letter, queue};
use crate::kit::outbox::{self, Change};
use crate::kit::written::day;
use crate::payments::service as payments;
use crate::resellers::standing;

/// A letter that could not be delivered for so long is old.
const LIFE: TimeDelta = TimeDelta::days(2);

/// What accounts of a reseller are looked at with.
pub(super) struct With {
    pub settings: DunningSettings,
    pub reseller: String,
    pub methods: Vec<MethodSetting>,
}

/// What came of looking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Came {
    pub steps: u64,
    pub lifted: u64,
}

impl With {
    pub(super) async fn of(context: &Context, scope: &Scope) -> Result<Self> {
        Ok(Self {
            settings: settings::find(&context.db, scope).await?,
            reseller: standing::of_member(&context.db, scope.reseller()?).await?.name,
            methods: payments::list_methods(context, scope).await?,
        })
    }

    /// The steps that are taken.
    pub(super) fn steps(&self) -> &[DunningStep] {
        if self.settings.enabled {
            &self.settings.steps
        } else {
            &[]
        }
    }
}

/// An account, and what follows for it.
pub(super) struct Each<'a> {
    pub account: &'a Contract,
    pub decision: Decision,
    open: &'a [Open],
    done: &'a [TakenStep],
}

/// How accounts stand, as it is kept and as the ledger has it.
pub(super) struct Standing {
    kept: HashMap<AccountId, Kept>,
    open: HashMap<AccountId, Vec<Open>>,
    done: HashMap<AccountId, Vec<TakenStep>>,
}

impl Standing {
    pub(super) async fn of(source: &impl Source, scope: &Scope, ids: &[AccountId]) -> Result<Self> {
        let kept = store::of(source, scope, ids).await?;
        let open = due::open(source, scope, ids).await?;
        let mut days: Vec<NaiveDate> = open.values().flatten().map(|open| open.due_on).collect();
        days.sort_unstable();
        days.dedup();
        let done = steps::of(source, scope, ids, days).await?;
        Ok(Self { kept, open, done })
    }

    /// What follows for an account. `change` is what is done to how it stands before.
    pub(super) fn decide<'a>(
        &'a self,
        context: &Context,
        with: &With,
        account: &'a Contract,
        change: impl Fn(&mut Kept),
    ) -> Each<'a> {
        let kept = self.kept.get(&account.id).cloned();
        let mut before = kept.unwrap_or_else(|| Kept::new(account.id));
        change(&mut before);
        let (open, done) = (of(&self.open, account.id), of(&self.done, account.id));
        let looked = Looked {
            steps: with.steps(),
            open,
            done,
            state: &account.state,
            cycles: account.cycles(),
            now: context.now(),
        };
        let decision = before.look(looked, |level, since| lock(context, account, level, since));
        Each {
            account,
            decision,
            open,
            done,
        }
    }
}

/// Looks at some accounts in a transaction that holds them. `change` is what is done to how they stand before.
pub(super) async fn look(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    with: &With,
    ids: &[AccountId],
    change: impl Fn(&mut Kept),
) -> Result<Came> {
    let held = accounts::hold_all(tx, scope, ids).await?;
    let held: BTreeMap<AccountId, Contract> = held.into_iter().collect();
    let standing = Standing::of(tx, scope, ids).await?;
    let decide = |account| standing.decide(context, with, account, &change);
    let all: Vec<Each<'_>> = held.values().map(decide).collect();
    write(context, tx, scope, with, all).await
}

fn of<T>(all: &HashMap<AccountId, Vec<T>>, account: AccountId) -> &[T] {
    all.get(&account).map_or(&[], Vec::as_slice)
}

/// The lock that the ladder puts on an account.
fn lock(context: &Context, account: &Contract, level: LockLevel, since: NaiveDate) -> AccountState {
    let language = account.country.language();
    AccountState::Locked {
        level,
        since: context.now(),
        reason: text::overdue_since(language, day(since)),
        by: text::ladder(language).to_owned(),
        overdue: true,
    }
}

/// Writes what follows: steps, locks, letters, and how all of them stand now.
async fn write(context: &Context, tx: &Tx, scope: &Scope, with: &With, mut all: Vec<Each<'_>>) -> Result<Came> {
    let taking: Vec<AccountId> = all
        .iter()
        .filter(|each| each.decision.take.is_some())
        .map(|each| each.account.id)
        .collect();
    let contacts = contacts::of(tx, scope, &taking).await?;
    let mut came = Came::default();
    let (mut taken, mut events, mut turns) = (Vec::new(), Vec::new(), Vec::new());
    let mut letters = Vec::new();
    let mut lifted: HashMap<Option<LiftedBy>, Vec<Key>> = HashMap::new();
    for each in &mut all {
        let (account, contact) = (each.account, contacts.get(&each.account.id));
        each.decision.kept.seen_settings = with.settings.version;
        if let Some(after) = each.decision.state.take() {
            each.decision.kept.seen_version = account.version + 1;
            turns.push((account, after));
        } else {
            each.decision.kept.seen_version = account.version;
        }
        for (key, why) in lifts(each) {
            came.lifted += u64::from(why.is_some());
            lifted.entry(why).or_default().push(key);
        }
        let Some(since) = each.decision.kept.since else {
            continue;
        };
        let passed = each.decision.passed.iter().map(|step| (*step, Told::PassedOver, 0));
        let mut new: Vec<(DunningStep, Told, i64)> = passed.collect();
        if let Some(step) = each.decision.take {
            let told = tell(context, with, each, step, contact);
            let addresses = i64::try_from(told.len()).map_err(Error::broken)?;
            letters.extend(told);
            let told = if addresses > 0 { Told::Mailed } else { Told::ByHand };
            each.decision.kept.by_hand = told == Told::ByHand;
            let facts = json!({
                "action": step.action, "days": step.days, "due_since": since, "told": told, "addresses": addresses,
            });
            events.push(scope.event("account.dunning_step_taken", account.id.0, Change::facts(&facts)));
            came.steps += 1;
            new.push((step, told, addresses));
        }
        let row = |(step, told, addresses): (DunningStep, Told, i64)| TakenStep {
            since,
            days: step.days,
            action: step.action,
            taken_at: context.now(),
            told,
            addresses,
            told_at: None,
            told_by: None,
            lifted_at: None,
            lifted_by: None,
        };
        taken.extend(new.into_iter().map(|step| (account.id, row(step))));
    }
    for (why, keys) in lifted {
        steps::lift(tx, scope, &keys, why.map(|why| (context.now(), why))).await?;
    }
    steps::insert(tx, scope, &taken).await?;
    queue::put_all(context, tx, Some(scope.reseller()?.0), &letters, context.now() + LIFE).await?;
    overdue::turn(context, tx, scope, &turns).await?;
    outbox::record_all(context, tx, events).await?;
    let kept: Vec<Kept> = all.into_iter().map(|each| each.decision.kept).collect();
    store::put(tx, scope, &kept).await?;
    Ok(came)
}

/// The steps of which nothing is stopped any more, each with why, and those of which it is again.
fn lifts(each: &Each<'_>) -> impl Iterator<Item = (Key, Option<LiftedBy>)> {
    let (kept, why) = (&each.decision.kept, each.decision.why);
    let told = each.done.iter().filter(|step| step.told != Told::PassedOver);
    told.filter_map(move |step| {
        let level = step.action.level()?;
        let stops = Some(step.since) == kept.since && kept.wants.is_some_and(|wants| level <= wants);
        let key = (kept.account, step.since, step.days);
        match (stops, step.lifted_at) {
            (true, Some(_)) => Some((key, None)),
            (false, None) => Some((key, Some(why))),
            _ => None,
        }
    })
}

/// The letters of a step, one to each address.
fn tell(
    context: &Context,
    with: &With,
    each: &Each<'_>,
    step: DunningStep,
    contact: Option<&BillingContact>,
) -> Vec<Letter> {
    let Some(contact) = contact.filter(|_| context.mail.is_set_up()) else {
        return Vec::new();
    };
    let Some(telling) = telling(context, with, each.account, &each.decision.kept, each.open) else {
        return Vec::new();
    };
    let told = Telling {
        action: Some(step.action),
        ..telling
    };
    let written = letter::written(&told, &with.methods, contact.language);
    let letter = |address: &String| written.letter(address, with.settings.reply_to.clone());
    contact.emails.iter().map(letter).collect()
}

/// What a client is told of how it stands; nothing where it is not on the ladder.
pub(super) fn telling<'a>(
    context: &Context,
    with: &'a With,
    account: &'a Contract,
    kept: &Kept,
    open: &[Open],
) -> Option<Telling<'a>> {
    let today = account.cycles().today(context.now());
    let since = kept.since?;
    Some(Telling {
        reseller: &with.reseller,
        account: &account.name,
        country: account.country,
        since,
        today,
        owed: owed(open, since, today),
        action: kept.stage,
        next: kept.next(with.steps(), today),
    })
}

/// In which language an account is told.
pub(super) fn language(account: &Contract, contact: Option<&BillingContact>) -> Language {
    contact.map_or(account.country.language(), |contact| contact.language)
}
