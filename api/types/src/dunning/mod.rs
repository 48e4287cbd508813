//! Dunning: the ladder that an account climbs while it does not pay, told step by step, and undone by itself when it
//! does.
//!
//! An account stands on the ladder by the charge that is open the longest. Each step comes so many days before or after
//! the day on which that is due, and is taken once for that day.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

mod contact;
mod forecast;
mod settings;

pub use contact::{BillingContact, BillingContactChange, phone};
pub use forecast::{DunningForecast, ForecastStep, ForecastStop};
pub use settings::{
    DunningSettings, DunningSettingsChange, DunningStep, FIRST_DAY, LAST_DAY, MOST_STEPS, ValidDunningSettings,
    suggested,
};

use crate::accounts::{AccountId, LockLevel};
use crate::kit::fault::{Fault, Faults};
use crate::kit::money::Money;
use crate::kit::value::Name;

/// The most days that a period of grace has.
pub const LONGEST_GRACE: i64 = 60;

/// What a step does, from the mildest to the most severe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "stop_issuing")]
pub enum DunningAction {
    /// The client is reminded.
    Remind,
    /// The client is told what follows.
    Warn,
    /// No users are added.
    StopUsers,
    /// Nothing is issued either.
    StopIssuing,
    /// Nobody signs in either.
    Lock,
}

impl DunningAction {
    pub const ALL: [Self; 5] = [Self::Remind, Self::Warn, Self::StopUsers, Self::StopIssuing, Self::Lock];

    /// The action as stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Remind => "remind",
            Self::Warn => "warn",
            Self::StopUsers => "stop_users",
            Self::StopIssuing => "stop_issuing",
            Self::Lock => "lock",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }

    /// How much it stops; none where it only tells.
    #[must_use]
    pub const fn level(self) -> Option<LockLevel> {
        match self {
            Self::Remind | Self::Warn => None,
            Self::StopUsers => Some(LockLevel::Users),
            Self::StopIssuing => Some(LockLevel::Issuing),
            Self::Lock => Some(LockLevel::Everything),
        }
    }
}

/// How a client was told of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "mailed")]
pub enum Told {
    /// By a letter.
    Mailed,
    /// Somebody is to tell it: there is no address, or this installation sends no mail.
    ByHand,
    /// Not at all: a later or more severe step came due with it, or its time passed during grace.
    PassedOver,
}

impl Told {
    /// How it is stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mailed => "mailed",
            Self::ByHand => "by_hand",
            Self::PassedOver => "passed_over",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        [Self::Mailed, Self::ByHand, Self::PassedOver]
            .into_iter()
            .find(|told| told.name() == name)
    }
}

/// Why what a step stopped goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "paid")]
pub enum LiftedBy {
    /// Nothing that it stood on is overdue any more.
    Paid,
    /// Somebody gave the account a period of grace.
    Grace,
    /// Somebody unlocked the account, or locked it otherwise.
    Hand,
    /// The reseller changed its ladder, or switched it off.
    Settings,
}

impl LiftedBy {
    /// Why, as stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Paid => "paid",
            Self::Grace => "grace",
            Self::Hand => "hand",
            Self::Settings => "settings",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        [Self::Paid, Self::Grace, Self::Hand, Self::Settings]
            .into_iter()
            .find(|why| why.name() == name)
    }
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TakenStep {
    /// The day on which that was due which it stands on.
    #[schema(example = "2026-11-01")]
    pub since: NaiveDate,
    #[schema(example = 20)]
    pub days: i64,
    pub action: DunningAction,
    pub taken_at: DateTime<Utc>,
    pub told: Told,
    /// To how many addresses a letter went.
    #[schema(example = 1)]
    pub addresses: i64,
    /// When somebody told the client of one that was to be told by hand, and who.
    pub told_at: Option<DateTime<Utc>>,
    #[schema(example = "Rosa Ccori")]
    pub told_by: Option<String>,
    /// When what it stopped went on.
    pub lifted_at: Option<DateTime<Utc>>,
    pub lifted_by: Option<LiftedBy>,
}

impl TakenStep {
    /// Whether somebody is to tell the client of it still.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.told == Told::ByHand && self.told_at.is_none()
    }
}

/// A step that is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NextStep {
    pub action: DunningAction,
    #[schema(example = "2026-12-16")]
    pub on: NaiveDate,
}

/// A step that somebody told the client of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ToldStep {
    /// The day on which that was due which it stands on.
    #[schema(example = "2026-11-01")]
    pub since: NaiveDate,
    #[schema(example = 20)]
    pub days: i64,
}

/// A time in which nothing is stopped and no step is taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Grace {
    /// Its last day.
    #[schema(example = "2026-12-05")]
    pub until: NaiveDate,
    #[schema(example = "Paga el viernes")]
    pub reason: String,
    /// The name of who gave it.
    #[schema(example = "Rosa Ccori")]
    pub by: String,
}

/// Grace to give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewGrace {
    /// Its last day: today to 60 days from today.
    #[schema(example = "2026-12-05")]
    pub until: NaiveDate,
    /// 1 to 200 characters.
    #[schema(example = "Paga el viernes")]
    pub reason: String,
}

impl NewGrace {
    /// The reason, if all is right.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self, today: NaiveDate) -> Result<String, Faults> {
        let mut faults = Faults::default();
        let days = (self.until - today).num_days();
        let until = (0..=LONGEST_GRACE).contains(&days);
        faults.take("until", until.then_some(()).ok_or(Fault::WrongDay));
        match faults.take("reason", Name::parse(&self.reason)) {
            Some(reason) if faults.is_empty() => Ok(reason.into_string()),
            _ => Err(faults),
        }
    }
}

/// What an account is to be told by WhatsApp. A link that opens it begins `https://wa.me/`, has the digits of the
/// number, and the text as its parameter `text`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReadyText {
    /// The digits of the number, with its country's code; none where no number is known.
    #[schema(example = "51987654321")]
    pub digits: Option<String>,
    /// What is said, in the language of the contact.
    #[schema(example = "Hola, le escribe Sillar Sistemas.")]
    pub text: String,
}

/// How an account stands on the ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Ladder {
    pub account_id: AccountId,
    #[schema(example = "Pukara S.A.C.")]
    pub account_name: String,
    #[schema(example = "20131312955")]
    pub tax_id: String,
    /// The day on which that is due which is open the longest.
    #[schema(example = "2026-11-01")]
    pub since: NaiveDate,
    /// How many days ago that was; less than nothing before it.
    #[schema(example = 21)]
    pub days: i64,
    /// What is due until today, or on that day where it is yet to come, without what goes to the State; by currency.
    pub amounts: Vec<Money>,
    /// The step it stands on.
    pub stage: Option<DunningAction>,
    /// Whether somebody is to tell the client of that step.
    pub by_hand: bool,
    /// How much of the account the ladder stops now.
    pub stops: Option<LockLevel>,
    /// Whether somebody ended what the ladder stopped; it stops nothing more until something else is due the longest, or
    /// grace ends.
    pub released: bool,
    pub next: Option<NextStep>,
    pub grace: Option<Grace>,
}

/// How an account stands, whom to tell, and what was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountDunning {
    /// Whether the reseller's steps are taken.
    pub enabled: bool,
    /// None while nothing is to be done.
    pub ladder: Option<Ladder>,
    /// The grace that it has, whether it is on the ladder or not.
    pub grace: Option<Grace>,
    pub contact: Option<BillingContact>,
    /// What it is to be told; none while it is not on the ladder.
    pub whatsapp: Option<ReadyText>,
    /// The steps that were taken, the last first; up to 100.
    pub steps: Vec<TakenStep>,
}

/// Which accounts on the ladder are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DunningQuery {
    /// Those that stand on such a step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(example = "warn")]
    pub stage: Option<DunningAction>,
    /// Those that somebody is to tell, or the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_hand: Option<bool>,
    /// Those that have grace, or the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grace: Option<bool>,
    /// Where the page before ended (`next` of its reply).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// How many at most: 1 to 200, 50 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u16>,
}

/// A page of the accounts on the ladder, what is due the longest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Ladders {
    /// Whether the reseller's steps are taken.
    pub enabled: bool,
    pub items: Vec<Ladder>,
    /// Send it back as `cursor` for the next page; absent on the last one.
    pub next: Option<String>,
}

crate::calls! {
    GetDunningSettings: Get "/dunning-settings" {} => DunningSettings;
    ChangeDunningSettings: Put "/dunning-settings" { version: i64, body: DunningSettingsChange } => DunningSettings;
    ForecastDunning: Post "/dunning-settings/forecast" { body: DunningSettingsChange } => DunningForecast;
    ListDunning: Get "/dunning" { query: DunningQuery } => Ladders;
    GetDunning: Get "/accounts/{account_id}/dunning" { account_id: AccountId } => AccountDunning;
    TellDunningStep: Post "/accounts/{account_id}/dunning/told" { account_id: AccountId, body: ToldStep } => AccountDunning;
    ChangeBillingContact: Put "/accounts/{account_id}/billing-contact" { account_id: AccountId, body: BillingContactChange } => BillingContact;
    GrantGrace: Put "/accounts/{account_id}/grace" { account_id: AccountId, body: NewGrace } => AccountDunning;
    EndGrace: Delete "/accounts/{account_id}/grace" { account_id: AccountId } => AccountDunning;
}
