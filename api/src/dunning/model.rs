//! How far up the ladder an account is, and what follows from that: pure rules.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use types::accounts::{AccountId, AccountState, LockLevel};
use types::dunning::{DunningAction, DunningStep, Grace, LiftedBy, NextStep, TakenStep, Told};
use types::kit::money::{Currency, Money};

use crate::usage::cycle::CycleRule;

/// How an account stands on the ladder, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub account: AccountId,
    /// The day on which that is due which is open the longest; none of one that is not on the ladder.
    pub since: Option<NaiveDate>,
    /// When time alone brings something.
    pub next_at: Option<DateTime<Utc>>,
    pub stage: Option<DunningAction>,
    pub by_hand: bool,
    /// How much the steps stop.
    pub wants: Option<LockLevel>,
    /// Whether the lock that there is came of that.
    pub holds: bool,
    pub released: bool,
    /// The lock by hand that the ladder's stands on.
    pub under: Option<AccountState>,
    /// The account's version when it was looked at.
    pub seen_version: i64,
    /// The version of the reseller's steps when it was looked at.
    pub seen_settings: i64,
    pub grace: Option<Grace>,
}

/// Something of a charge that is open, and not for the State.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Open {
    pub due_on: NaiveDate,
    pub amount: Money,
}

/// What an account is looked at with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Looked<'a> {
    /// The steps of the reseller, the first first; none where they are not taken.
    pub steps: &'a [DunningStep],
    pub open: &'a [Open],
    /// The steps that were taken, of any day.
    pub done: &'a [TakenStep],
    pub state: &'a AccountState,
    pub cycles: CycleRule,
    pub now: DateTime<Utc>,
}

/// What follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decision {
    pub kept: Kept,
    /// The step to take.
    pub take: Option<DunningStep>,
    /// The steps that came due with it, or while nothing was to be stopped.
    pub passed: Vec<DunningStep>,
    /// The state that the account is to be in, where that is another.
    pub state: Option<AccountState>,
    /// Why what was stopped goes on, where it does.
    pub why: LiftedBy,
}

impl Kept {
    /// One of an account that was never looked at.
    pub(super) const fn new(account: AccountId) -> Self {
        Self {
            account,
            since: None,
            next_at: None,
            stage: None,
            by_hand: false,
            wants: None,
            holds: false,
            released: false,
            under: None,
            seen_version: 0,
            seen_settings: 0,
            grace: None,
        }
    }

    /// How much of the account the ladder stops.
    pub(super) fn stops(&self) -> Option<LockLevel> {
        self.wants.filter(|_| self.holds)
    }

    /// Whether it has grace on a day.
    pub(super) fn has_grace(&self, day: NaiveDate) -> bool {
        self.grace.as_ref().is_some_and(|grace| day <= grace.until)
    }

    /// The step that comes next, as things stand on a day.
    pub(super) fn next(&self, steps: &[DunningStep], today: NaiveDate) -> Option<NextStep> {
        let since = self.since?;
        let from = self.grace.as_ref().map_or(today, |grace| grace.until.max(today));
        let to_come = |step: &&DunningStep| since + TimeDelta::days(step.days) > from && !self.passes(step.action);
        let step = steps.iter().find(to_come)?;
        Some(NextStep {
            action: step.action,
            on: since + TimeDelta::days(step.days),
        })
    }

    /// Whether a step is not taken though its day comes.
    const fn passes(&self, action: DunningAction) -> bool {
        self.released && action.level().is_some()
    }

    /// Looks at the account as it stands now. `make` makes a lock of a level, for what is due since a day.
    pub(super) fn look(mut self, with: Looked<'_>, make: impl Fn(LockLevel, NaiveDate) -> AccountState) -> Decision {
        let today = with.cycles.today(with.now);
        if self.holds && !with.state.is_overdue() {
            (self.holds, self.under, self.released) = (false, None, true);
        }
        if self.grace.is_some() && !self.has_grace(today) {
            (self.grace, self.released) = (None, false);
        }
        let since = longest(with.steps, with.open, today);
        let another = self.since != since;
        if another {
            (self.since, self.released, self.by_hand) = (since, false, false);
        }
        let in_grace = self.grace.is_some();
        let days = since.map(|since| (today - since).num_days());
        let come = |step: &&DunningStep| days.is_some_and(|days| step.days <= days);
        let stops = with
            .steps
            .iter()
            .filter(come)
            .filter_map(|step| step.action.level())
            .max();
        self.wants = stops.filter(|_| !in_grace && !self.released);

        let done = || with.done.iter().filter(|done| Some(done.since) == since);
        let handled = done().map(|done| done.days).max();
        let (mut take, mut passed) = (None, Vec::new());
        if !in_grace {
            let new = with.steps.iter().filter(come);
            let new = new.filter(|step| handled.is_none_or(|handled| handled < step.days));
            let new: Vec<DunningStep> = new.copied().collect();
            let taken = new.iter().filter(|step| !self.passes(step.action));
            take = taken.max_by_key(|step| (step.action, step.days)).copied();
            passed = new.into_iter().filter(|step| Some(*step) != take).collect();
        }
        let before = done().filter(|done| done.told != Told::PassedOver);
        let before = before.max_by_key(|done| done.days).map(|done| done.action);
        self.stage = take.map(|step| step.action).or(before);
        self.next_at = self.wakes(with, today);
        let state = self.lock(with.state, make);
        Decision {
            why: self.why(another && !with.steps.is_empty()),
            kept: self,
            take,
            passed,
            state,
        }
    }

    /// When the next step comes, or grace ends.
    fn wakes(&self, with: Looked<'_>, today: NaiveDate) -> Option<DateTime<Utc>> {
        let Some(since) = self.since else {
            // Where it is tomorrow already in another country, it is looked at before its own day begins.
            let tomorrow = today + Days::new(1);
            return longest(with.steps, with.open, tomorrow).map(|_| with.cycles.midnight(tomorrow));
        };
        let day = match &self.grace {
            Some(grace) => Some(grace.until + Days::new(1)),
            None => with
                .steps
                .iter()
                .map(|step| since + TimeDelta::days(step.days))
                .find(|day| *day > today),
        };
        day.map(|day| with.cycles.midnight(day))
    }

    /// Makes the account's lock what it is to be: the ladder's own where that stops more than a lock by hand.
    fn lock(
        &mut self,
        state: &AccountState,
        make: impl Fn(LockLevel, NaiveDate) -> AccountState,
    ) -> Option<AccountState> {
        let beneath = match (state.is_overdue(), self.under.take()) {
            (false, _) => state.clone(),
            (true, Some(under)) => under,
            (true, None) => AccountState::Active,
        };
        let level = self
            .wants
            .filter(|level| beneath.level().is_none_or(|by_hand| by_hand < *level));
        let after = match level.zip(self.since) {
            Some((level, since)) => make(level, since),
            None => beneath.clone(),
        };
        self.holds = after.is_overdue();
        self.under = (self.holds && beneath.level().is_some()).then_some(beneath);
        (!alike(state, &after)).then_some(after)
    }

    /// Why what was stopped goes on, `paid` telling whether something else is due the longest, or nothing.
    const fn why(&self, paid: bool) -> LiftedBy {
        match (&self.grace, self.released) {
            _ if paid => LiftedBy::Paid,
            (Some(_), _) => LiftedBy::Grace,
            (None, true) => LiftedBy::Hand,
            (None, false) => LiftedBy::Settings,
        }
    }
}

/// The day on which that is due which is open the longest, as far ahead as the first step comes before it.
fn longest(steps: &[DunningStep], open: &[Open], today: NaiveDate) -> Option<NaiveDate> {
    let until = until(steps, today)?;
    open.iter().map(|open| open.due_on).filter(|day| *day <= until).min()
}

/// Until which day something has to be due to be on the ladder.
pub(super) fn until(steps: &[DunningStep], today: NaiveDate) -> Option<NaiveDate> {
    let first = steps.first()?;
    Some(today - TimeDelta::days(first.days))
}

/// What is due until today, or on the day that an account stands on where that is to come; by currency.
pub(super) fn owed(open: &[Open], since: NaiveDate, today: NaiveDate) -> Vec<Money> {
    let until = since.max(today);
    let mut sums: Vec<(Currency, i64)> = Vec::new();
    for each in open.iter().filter(|open| open.due_on <= until) {
        let currency = &each.amount.currency;
        match sums.iter_mut().find(|(known, _)| known == currency) {
            Some((_, minor)) => *minor += each.amount.minor,
            None => sums.push((currency.clone(), each.amount.minor)),
        }
    }
    let money = |(currency, minor)| Money { minor, currency };
    sums.into_iter().map(money).collect()
}

/// Whether two states are the same lock, or none; since when does not matter.
fn alike(one: &AccountState, other: &AccountState) -> bool {
    use AccountState::{Active, Locked};
    match (one, other) {
        (Active, Active) => true,
        (
            Locked {
                level,
                reason,
                by,
                overdue,
                ..
            },
            Locked {
                level: other_level,
                reason: other_reason,
                by: other_by,
                overdue: other_overdue,
                ..
            },
        ) => (level, reason, by, overdue) == (other_level, other_reason, other_by, other_overdue),
        _ => false,
    }
}
