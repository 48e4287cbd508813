//! The fiscal inbox: what of all accounts needs a person, ranked by when somebody should have acted.

mod change;
mod cursor;
mod query;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::AccountId;
use crate::documents::{DocumentId, DocumentKind};
use crate::kit::money::{Currency, Money};
use crate::limits::Meter;
use crate::tax_id::Country;
use crate::users::MemberId;

pub use self::change::{
    Assignment, AssignmentOutcome, AssignmentOutcomes, BULK_MAXIMUM, BulkAssignment, ChosenItem, Dismissal,
    DismissalReason, NOTE_MAXIMUM, Note, SNOOZE_DAYS, Snooze,
};
pub use self::cursor::InboxCursor;
pub use self::query::{AssigneeFilter, InboxCountQuery, InboxQuery, InboxState};

crate::ids! {
    /// Something that needs a person.
    InboxItemId;
}

/// Why something needs a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "not_sent")]
pub enum Cause {
    /// Documents that the tax office did not get, or has not answered, an hour after they were issued.
    NotSent,
    /// Documents that failed when they were sent: the tax office did not process them.
    Failed,
    /// Documents that the tax office refused.
    Rejected,
    /// Documents whose voiding was asked for and not answered.
    Voiding,
    /// A meter that is at 80 % of its limit or more, or of what its plan includes before each one more is charged.
    Limit,
    /// The account's certificate ends within 30 days, or has ended.
    Certificate,
}

impl Cause {
    pub const ALL: [Self; 6] = [
        Self::NotSent,
        Self::Failed,
        Self::Rejected,
        Self::Voiding,
        Self::Limit,
        Self::Certificate,
    ];

    /// The cause as it is stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotSent => "not_sent",
            Self::Failed => "failed",
            Self::Rejected => "rejected",
            Self::Voiding => "voiding",
            Self::Limit => "limit",
            Self::Certificate => "certificate",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.name() == name)
    }
}

/// How much it presses, now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "today")]
pub enum Urgency {
    /// The time to act is over, or the account is stopped by it.
    Overdue,
    /// Within 24 hours.
    Today,
    /// Within 72 hours.
    Soon,
    Later,
}

/// The account that something is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InboxAccount {
    pub id: AccountId,
    #[schema(example = "Pukara Textil S.A.C.")]
    pub name: String,
    #[schema(example = "20600055519")]
    pub tax_id: String,
    pub country: Country,
}

/// The document that presses most of those that something is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InboxDocument {
    pub id: DocumentId,
    pub kind: DocumentKind,
    #[schema(example = "F001")]
    pub series: String,
    #[schema(example = 123)]
    pub number: i64,
}

/// A meter near its limit, or near the end of what is included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InboxMeter {
    pub meter: Meter,
    /// Which mark is passed: 80, 95 or 100 per cent.
    #[schema(example = 95)]
    pub mark: i64,
    #[schema(example = 478)]
    pub used: i64,
    #[schema(example = 500)]
    pub limit: i64,
    /// What it is in, where the meter is money.
    pub currency: Option<Currency>,
    /// What each one more costs when the cycle is over. Where it is there, `limit` is what is included, and nothing is
    /// refused.
    #[serde(default)]
    pub beyond: Option<Money>,
}

/// A member of the reseller, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Assignee {
    pub id: MemberId,
    #[schema(example = "Rosa Ccori")]
    pub name: String,
}

/// That somebody set it aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Dismissed {
    pub reason: DismissalReason,
    #[schema(example = "Mario Quispe")]
    pub by: String,
    pub at: DateTime<Utc>,
}

/// Something of an account that needs a person. There is one for each account and cause, and of limits one for each
/// meter. It ends by itself when its cause is gone, and comes back with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InboxItem {
    pub id: InboxItemId,
    pub cause: Cause,
    pub account: InboxAccount,
    pub urgency: Urgency,
    /// How many documents it is about; 1 for a meter and a certificate.
    #[schema(example = 14)]
    pub count: i64,
    /// The document that presses most; none where only the account's software knows which.
    pub document: Option<InboxDocument>,
    /// The meter, where it is a limit.
    pub meter: Option<InboxMeter>,
    /// The legal deadline, the end of the certificate, or when the meter begins anew; none where there is none.
    pub due_at: Option<DateTime<Utc>>,
    /// By when somebody should have acted; the list is sorted by it.
    pub act_by: DateTime<Utc>,
    /// Since when it needs a person.
    pub since: DateTime<Utc>,
    /// Whose it is; none while nobody has taken it, or whoever had it cannot sign in any more.
    pub assignee: Option<Assignee>,
    #[schema(example = "Hablé con la contadora; envía hoy.")]
    pub note: Option<String>,
    /// Until when it is put off.
    pub snoozed_until: Option<DateTime<Utc>>,
    pub dismissed: Option<Dismissed>,
    pub version: i64,
}

/// One page of the inbox, what presses most first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct InboxPage {
    pub items: Vec<InboxItem>,
    /// Send it back as `cursor`, with everything else as it was, for the next page; absent on the last one.
    #[schema(value_type = Option<String>, example = "1764633600~019a9f3e-6c00-7000-8000-000000000001")]
    pub next: Option<InboxCursor>,
    /// How many there are in all, where that is cheap to know.
    #[schema(example = 14)]
    pub total: Option<i64>,
}

/// How many there are of one cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CauseCount {
    pub cause: Cause,
    #[schema(example = 3)]
    pub items: i64,
}

/// How much is in the inbox. What is put off or set aside counts in `snoozed` and `dismissed` alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InboxCounts {
    #[schema(example = 14)]
    pub open: i64,
    /// Of these, those that are overdue or fall due within 24 hours.
    #[schema(example = 2)]
    pub pressing: i64,
    /// Of these, those that are one's own.
    #[schema(example = 5)]
    pub mine: i64,
    /// Of these, those that nobody has.
    #[schema(example = 9)]
    pub unassigned: i64,
    #[schema(example = 1)]
    pub snoozed: i64,
    #[schema(example = 4)]
    pub dismissed: i64,
    /// Those that are open, for each cause of which there is one.
    pub causes: Vec<CauseCount>,
}

crate::calls! {
    ListInbox: Get "/inbox" { query: InboxQuery } => InboxPage;
    CountInbox: Get "/inbox/counts" { query: InboxCountQuery } => InboxCounts;
    ListAssignees: Get "/inbox/assignees" { } => Vec<Assignee>;
    AssignInboxItems: Post "/inbox/assignments" { body: BulkAssignment } => AssignmentOutcomes;
    AssignInboxItem: Put "/inbox/{inbox_item_id}/assignee" { inbox_item_id: InboxItemId, version: i64, body: Assignment } => InboxItem;
    NoteInboxItem: Put "/inbox/{inbox_item_id}/note" { inbox_item_id: InboxItemId, version: i64, body: Note } => InboxItem;
    SnoozeInboxItem: Put "/inbox/{inbox_item_id}/snooze" { inbox_item_id: InboxItemId, version: i64, body: Snooze } => InboxItem;
    DismissInboxItem: Post "/inbox/{inbox_item_id}/dismissal" { inbox_item_id: InboxItemId, version: i64, body: Dismissal } => InboxItem;
    ReopenInboxItem: Post "/inbox/{inbox_item_id}/reopening" { inbox_item_id: InboxItemId, version: i64 } => InboxItem;
}
