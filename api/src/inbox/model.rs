//! What needs a person, and what becomes of it when its cause changes: pure rules.

use chrono::{DateTime, NaiveDate, SubsecRound, TimeDelta, Utc};
use types::accounts::{AccountId, Environment};
use types::documents::{DocumentId, DocumentKind, DocumentState};
use types::inbox::{Cause, DismissalReason, InboxDocument, InboxItemId, Urgency};
use types::kit::money::{Currency, Money};
use types::limits::Meter;
use types::tax_id::Country;
use types::users::MemberId;

use super::deadline::{A_DAY, PATIENCE, due_at};
use crate::accounts::model::Contract;

/// A document whose state is one that may need a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InTrouble {
    pub id: DocumentId,
    pub account: AccountId,
    pub environment: Environment,
    pub kind: DocumentKind,
    pub series: String,
    pub number: i64,
    pub issued_on: NaiveDate,
    pub admitted_at: DateTime<Utc>,
    /// When the tax office said what it stands on.
    pub told_at: Option<DateTime<Utc>>,
    pub state: DocumentState,
}

/// A document as it is kept for its account's item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Marked {
    pub document: InboxDocument,
    pub account: AccountId,
    pub cause: Cause,
    pub due_at: Option<DateTime<Utc>>,
    pub act_by: DateTime<Utc>,
    /// From when on it is worth a person's look.
    pub opens_at: DateTime<Utc>,
}

/// The documents of one account and cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    pub all: i64,
    /// Those that nobody set aside.
    pub fresh: i64,
    /// From when on one of these is worth a person's look.
    pub opens_at: Option<DateTime<Utc>>,
    /// The one that presses most.
    pub first: Marked,
}

/// What an item is about: of an account there is one for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Subject {
    pub cause: Cause,
    pub meter: Option<Meter>,
}

/// How an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Its cause is there, and not yet worth a person's look.
    Waiting,
    Open,
    Dismissed,
    Closed,
}

/// What is told of an item's cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Figures {
    pub count: i64,
    /// How bad it is, of its kind: the mark that is passed, or how many documents the software reports.
    pub grade: i64,
    pub used: Option<i64>,
    pub limit: Option<i64>,
    pub currency: Option<Currency>,
    /// What each one more costs, where that is let through.
    pub beyond: Option<Money>,
    /// What is used when the next mark is reached.
    pub next_used: Option<i64>,
    pub document: Option<InboxDocument>,
    pub due_at: Option<DateTime<Utc>>,
}

/// Something that needs a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub id: InboxItemId,
    pub account: AccountId,
    pub country: Country,
    pub subject: Subject,
    pub standing: Standing,
    pub figures: Figures,
    pub act_by: DateTime<Utc>,
    /// When time changes something about it.
    pub looks_at: Option<DateTime<Utc>>,
    pub since: DateTime<Utc>,
    pub assignee: Option<MemberId>,
    pub note: Option<String>,
    pub snoozed_until: Option<DateTime<Utc>>,
    pub dismissed: Option<SetAside>,
    pub version: i64,
}

/// That somebody set an item aside, and how bad it was then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SetAside {
    pub reason: DismissalReason,
    pub by: String,
    pub at: DateTime<Utc>,
    pub grade: i64,
}

/// An item as its cause says it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub subject: Subject,
    pub figures: Figures,
    pub act: Act,
    /// From when on it is worth a person's look.
    pub opens_at: DateTime<Utc>,
    pub looks_at: Option<DateTime<Utc>>,
    /// Whether there are documents that nobody set aside.
    pub fresh: bool,
    /// Whether there is anything that nobody set aside.
    pub live: bool,
}

/// By when somebody should have acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    At(DateTime<Utc>),
    /// So long after it began, or got worse.
    Within(TimeDelta),
}

impl Subject {
    pub(crate) const fn of(cause: Cause) -> Self {
        Self { cause, meter: None }
    }
}

/// The cause of which a document in that state is; none for what needs nobody.
pub(crate) const fn cause_of(state: DocumentState) -> Option<Cause> {
    use DocumentState as S;
    match state {
        S::NotSent | S::Sent => Some(Cause::NotSent),
        S::Error => Some(Cause::Failed),
        S::Rejected | S::Denied => Some(Cause::Rejected),
        S::Voiding => Some(Cause::Voiding),
        S::Accepted | S::Observed | S::Voided => None,
    }
}

/// A document as it is kept for its account's item; none while it needs nobody.
pub(crate) fn marked(document: &InTrouble, now: DateTime<Utc>) -> Option<Marked> {
    let cause = cause_of(document.state)?;
    let old = document.admitted_at + PATIENCE;
    let fiscal = document.environment == Environment::Production && document.kind != DocumentKind::SalesNote;
    if !fiscal || (cause == Cause::NotSent && now < old) {
        return None;
    }
    let since = if cause == Cause::NotSent {
        document.admitted_at
    } else {
        now
    };
    let due_at = due_at(cause, document);
    Some(Marked {
        document: InboxDocument {
            id: document.id,
            kind: document.kind,
            series: document.series.clone(),
            number: document.number,
        },
        account: document.account,
        cause,
        due_at,
        act_by: due_at.unwrap_or(since + A_DAY).trunc_subsecs(0),
        opens_at: if cause == Cause::Voiding { now + PATIENCE } else { now },
    })
}

/// How much something presses.
pub(crate) fn urgency(act_by: DateTime<Utc>, now: DateTime<Utc>) -> Urgency {
    match act_by - now {
        left if left <= TimeDelta::zero() => Urgency::Overdue,
        left if left <= TimeDelta::hours(24) => Urgency::Today,
        left if left <= TimeDelta::hours(72) => Urgency::Soon,
        _ => Urgency::Later,
    }
}

impl Figures {
    pub(crate) const fn one(grade: i64) -> Self {
        Self {
            count: 1,
            grade,
            used: None,
            limit: None,
            currency: None,
            beyond: None,
            next_used: None,
            document: None,
            due_at: None,
        }
    }

    /// Whether it is worse than that: a higher mark is passed, more is reported, or what was charged is refused now.
    fn is_worse_than(&self, before: &Self) -> bool {
        self.grade > before.grade || self.is_refused_unlike(before)
    }

    /// Whether what is full is refused now, and was charged before.
    const fn is_refused_unlike(&self, before: &Self) -> bool {
        before.beyond.is_some() && self.beyond.is_none()
    }
}

/// What becomes of an item, and what happened to it that is told; none when it stays as it is.
pub(crate) fn step(item: &Item, wanted: Option<&Wanted>, now: DateTime<Utc>) -> Option<(Item, Option<&'static str>)> {
    let there = |wanted: &&Wanted| wanted.live || item.standing == Standing::Dismissed;
    let Some(wanted) = wanted.filter(there) else {
        return closed(item);
    };
    let opens = wanted.opens_at <= now;
    let worse = wanted.figures.is_worse_than(&item.figures);
    let mut next = Item {
        figures: wanted.figures.clone(),
        looks_at: wanted.looks_at,
        act_by: match wanted.act {
            Act::At(at) => at.trunc_subsecs(0),
            Act::Within(_) if !worse && item.standing == Standing::Open => item.act_by,
            Act::Within(delta) => (now + delta).trunc_subsecs(0),
        },
        ..item.clone()
    };
    let happened = match item.standing {
        Standing::Closed | Standing::Waiting if !opens => {
            next.standing = Standing::Waiting;
            None
        }
        Standing::Closed | Standing::Waiting => {
            next.open(now);
            Some(OPENED)
        }
        Standing::Open | Standing::Dismissed if !opens => {
            next.standing = Standing::Waiting;
            next.snoozed_until = None;
            next.dismissed = None;
            Some(RESOLVED)
        }
        Standing::Dismissed => {
            let grade = item.dismissed.as_ref().map_or(0, |dismissed| dismissed.grade);
            if wanted.fresh || wanted.figures.grade > grade || wanted.figures.is_refused_unlike(&item.figures) {
                next.open(now);
                Some(OPENED)
            } else {
                if let Some(dismissed) = &mut next.dismissed {
                    dismissed.grade = grade.min(wanted.figures.grade);
                }
                None
            }
        }
        Standing::Open => {
            if worse {
                next.snoozed_until = None;
            }
            None
        }
    };
    if next.standing != item.standing {
        next.version += 1;
    }
    (next != *item).then_some((next, happened))
}

pub(crate) const OPENED: &str = "account.inbox_opened";
pub(crate) const RESOLVED: &str = "account.inbox_resolved";

/// An item that was not there.
pub(crate) fn first(
    id: InboxItemId,
    account: &Contract,
    wanted: &Wanted,
    now: DateTime<Utc>,
) -> (Item, Option<&'static str>) {
    let none = Item {
        id,
        account: account.id,
        country: account.country,
        subject: wanted.subject,
        standing: Standing::Closed,
        figures: Figures::one(0),
        act_by: now,
        looks_at: None,
        since: now,
        assignee: None,
        note: None,
        snoozed_until: None,
        dismissed: None,
        version: 0,
    };
    match step(&none, Some(wanted), now) {
        Some((item, happened)) => (item, happened),
        None => (none, None),
    }
}

fn closed(item: &Item) -> Option<(Item, Option<&'static str>)> {
    let happened = match item.standing {
        Standing::Closed => return None,
        Standing::Waiting => None,
        Standing::Open | Standing::Dismissed => Some(RESOLVED),
    };
    let next = Item {
        standing: Standing::Closed,
        looks_at: None,
        snoozed_until: None,
        dismissed: None,
        version: item.version + 1,
        ..item.clone()
    };
    Some((next, happened))
}

impl Item {
    fn open(&mut self, now: DateTime<Utc>) {
        self.standing = Standing::Open;
        self.since = now;
        self.snoozed_until = None;
        self.dismissed = None;
    }
}

impl Standing {
    pub(crate) const ALL: [Self; 4] = [Self::Waiting, Self::Open, Self::Dismissed, Self::Closed];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Open => "open",
            Self::Dismissed => "dismissed",
            Self::Closed => "closed",
        }
    }
}

#[cfg(test)]
mod tests;
