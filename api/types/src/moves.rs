//! Moving accounts to another plan, or to another version of theirs: first shown, then confirmed as it was shown.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::{AccountId, PlanRef};
use crate::documents::DocumentKind;
use crate::kit::fault::{Fault, Faults};
use crate::kit::money::{Currency, Money};
use crate::limits::Meter;
use crate::plans::{PlanId, PlanPrice, PlanTerms, price};

/// So many accounts may be named at a time.
pub const MOST_NAMED: usize = 200;
/// So many of a version are moved at a time, the oldest first.
pub const MOST_AT_ONCE: u16 = 5_000;

/// A version of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VersionOfPlan {
    pub plan_id: PlanId,
    #[schema(example = 1)]
    pub version: i64,
}

/// Which accounts are to move, and to which version of the plan in the path: either `account_ids` or `from`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMove {
    /// These accounts, at most 200.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_ids: Option<Vec<AccountId>>,
    /// All accounts on that version, at most 5,000 at a time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<VersionOfPlan>,
    /// The version they come to be on; none = the newest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 2)]
    pub version: Option<i64>,
    /// What the plan is to cost instead. A new version of it is made with that price, and the accounts come to be on that;
    /// so not beside `version`, and only for whoever may change plans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Money>,
}

/// A move as it was previewed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmedMove {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_ids: Option<Vec<AccountId>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<VersionOfPlan>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 2)]
    pub version: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Money>,
    /// The preview's.
    #[schema(example = "4f6c2f0e6d1b4c1e9f596a2b4b8f3c11")]
    pub fingerprint: String,
}

/// The accounts a move is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    Named(Vec<AccountId>),
    All(VersionOfPlan),
}

/// How an account stands to the move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MoveState {
    /// In a preview: it will be moved.
    Moves,
    /// It was moved.
    Moved,
    /// It is on that version already.
    AlreadyThere,
    /// The plan takes no new accounts.
    PlanDisabled,
    /// It changed while the move was going on, and was left alone.
    Changed,
}

/// What becomes of one limit of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LimitMove {
    /// What is applied today; none = unlimited.
    #[schema(example = 100)]
    pub before: Option<i64>,
    /// What will be applied; none = unlimited.
    #[schema(example = 50)]
    pub after: Option<i64>,
    /// The account's own number, which it keeps.
    pub own: Option<i64>,
    /// What is used, as it will be counted.
    #[schema(example = 72)]
    pub used: i64,
}

impl LimitMove {
    /// Whether more is used than will be allowed.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.after.is_some_and(|limit| self.used > limit)
    }
}

/// What an account's sales are held against, today and after the move. Its own number of the sales amount is in the
/// one and then in the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CurrencyMove {
    pub before: Currency,
    pub after: Currency,
}

/// What the move means for one account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MoveRow {
    pub account_id: AccountId,
    #[schema(example = "Pukara Textil S.A.C.")]
    pub name: String,
    #[schema(example = "pukara")]
    pub hostname: String,
    pub from: PlanRef,
    pub state: MoveState,
    /// Documents of this cycle.
    pub documents: LimitMove,
    /// Sales notes of this cycle.
    pub sales_notes: LimitMove,
    /// Look-ups of this cycle.
    pub lookups: LimitMove,
    pub users: LimitMove,
    pub establishments: LimitMove,
    /// What is sold in this cycle, in minor units of `currency`.
    pub sales_amount: LimitMove,
    pub currency: CurrencyMove,
    /// What it costs today, where that was said.
    pub price: Option<PlanPrice>,
    /// Kinds of document it may issue today and may not after the move.
    pub kinds_lost: Vec<DocumentKind>,
}

impl MoveRow {
    /// What becomes of one limit.
    #[must_use]
    pub const fn of(&self, meter: Meter) -> &LimitMove {
        match meter {
            Meter::Documents => &self.documents,
            Meter::SalesNotes => &self.sales_notes,
            Meter::Lookups => &self.lookups,
            Meter::Users => &self.users,
            Meter::Establishments => &self.establishments,
            Meter::SalesAmount => &self.sales_amount,
        }
    }
}

/// What a year of all accounts that move costs, before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct YearlyPrice {
    pub currency: Currency,
    /// In minor units.
    #[schema(example = 120_000)]
    pub before: i64,
    /// In minor units.
    #[schema(example = 144_000)]
    pub after: i64,
}

/// The move in numbers of accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MoveTotals {
    #[schema(example = 30)]
    pub moving: i64,
    pub already_there: i64,
    /// The plan takes no new accounts.
    pub refused: i64,
    /// Of those that move: more documents are used in this cycle than will be allowed.
    pub over_documents: i64,
    /// Of those that move: more sales notes are made in this cycle than will be allowed.
    pub over_sales_notes: i64,
    /// Of those that move: more look-ups are made in this cycle than will be allowed.
    pub over_lookups: i64,
    /// Of those that move: more users than will be allowed.
    pub over_users: i64,
    /// Of those that move: more establishments than will be allowed.
    pub over_establishments: i64,
    /// Of those that move: more is sold in this cycle than will be allowed.
    pub over_sales_amount: i64,
    /// Of those that move: with a number of their own, which stays.
    pub own_numbers: i64,
    /// Of those that move: with a kind of document that is no longer allowed.
    pub losing_kinds: i64,
    /// What a year of those that move costs, currency by currency.
    pub yearly: Vec<YearlyPrice>,
    /// Accounts on the version that were left for the next time, because at most so many move at once.
    pub left: i64,
}

/// What a move would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MovePreview {
    pub to: PlanRef,
    /// The terms they come to have.
    pub terms: PlanTerms,
    pub rows: Vec<MoveRow>,
    pub totals: MoveTotals,
    /// Stands for what is previewed; the move is refused when it would do something else.
    #[schema(example = "4f6c2f0e6d1b4c1e9f596a2b4b8f3c11")]
    pub fingerprint: String,
}

/// What a move did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MoveOutcome {
    pub to: PlanRef,
    pub rows: Vec<MoveRow>,
    #[schema(example = 30)]
    pub moved: i64,
    /// Accounts on the version that were left for the next time.
    pub left: i64,
}

impl NewMove {
    /// # Errors
    /// When no accounts are named, or too many, or in both ways; when a price is none, or one of another version.
    pub fn parse(&self) -> Result<Chosen, Faults> {
        price(self.price.as_ref()).map_err(|fault| Faults::one("price", fault))?;
        if self.price.is_some() && self.version.is_some() {
            return Err(Faults::one("version", Fault::Unknown));
        }
        match (&self.account_ids, self.from) {
            (Some(ids), None) if ids.is_empty() => Err(Faults::one("account_ids", Fault::Required)),
            (Some(ids), None) if ids.len() > MOST_NAMED => {
                let maximum = i64::try_from(MOST_NAMED).unwrap_or(i64::MAX);
                Err(Faults::one("account_ids", Fault::OutOfRange { minimum: 1, maximum }))
            }
            (Some(ids), None) => Ok(Chosen::Named(ids.clone())),
            (None, Some(from)) => Ok(Chosen::All(from)),
            (None, None) => Err(Faults::one("account_ids", Fault::Required)),
            (Some(_), Some(_)) => Err(Faults::one("from", Fault::Unknown)),
        }
    }
}

impl ConfirmedMove {
    /// The same move, confirmed.
    #[must_use]
    pub fn of(asked: NewMove, fingerprint: String) -> Self {
        Self {
            account_ids: asked.account_ids,
            from: asked.from,
            version: asked.version,
            price: asked.price,
            fingerprint,
        }
    }

    /// What was asked to be previewed.
    #[must_use]
    pub fn asked(&self) -> NewMove {
        NewMove {
            account_ids: self.account_ids.clone(),
            from: self.from,
            version: self.version,
            price: self.price.clone(),
        }
    }
}

crate::calls! {
    PreviewMove: Post "/plans/{plan_id}/moves/preview" { plan_id: PlanId, body: NewMove } => MovePreview;
    MoveAccounts: Post "/plans/{plan_id}/moves" { plan_id: PlanId, body: ConfirmedMove } => MoveOutcome;
}
