//! Accounts: the client companies a reseller sells to, and the keys of their integrations.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kit::call::{Call, Method, Parts};
use crate::kit::fault::Fault;
use crate::limits::Limit;
use crate::plans::PlanId;
use crate::tax_id::Country;
use crate::usage::Notifications;

mod bulk;
mod change;
mod cursor;
mod hostname;
mod keys;
mod lock;
mod modules;
mod new;
mod payer;
mod query;
pub mod terms;

pub use bulk::{BULK_MAXIMUM, BulkLock, BulkOutcome, BulkUnlock, Chosen, Outcome, RowOutcome, amount};
pub use change::{AccountChange, AccountRef, AccountSettings, NewTwin, ValidChange};
pub use cursor::AccountCursor;
pub use hostname::{Availability, Hostname, HostnameCheck, HostnameQuery, alternatives, proposed, skeleton};
pub use keys::{IntegrationKey, IntegrationKeyMade, NewIntegrationKey};
pub use lock::{AccountState, Lock, LockLevel};
pub use modules::{AccountModules, ModulesChange};
pub use new::{NewAccount, ValidAccount};
pub use payer::Payer;
pub use query::{AccountPage, AccountQuery, AccountSort, ExportFormat, StateFilter};

crate::ids! {
    /// A client company.
    AccountId;
    /// A key by which an account's own software signs in.
    IntegrationKeyId;
}

/// Whether what the account issues has fiscal validity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "production")]
pub enum Environment {
    Demo,
    Production,
}

impl Environment {
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Demo => "demo",
            Self::Production => "production",
        }
    }
}

/// The plan an account is on, as far as a list needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PlanRef {
    pub id: PlanId,
    #[schema(example = "Emprendedor")]
    pub name: String,
    /// The number of the version the account is on.
    #[schema(example = 1)]
    pub version: i64,
    /// Whether the plan has a newer version than that.
    pub newer: bool,
}

/// A client company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Account {
    pub id: AccountId,
    #[schema(example = "pukara")]
    pub hostname: String,
    #[schema(example = "Pukara Textil S.A.C.")]
    pub name: String,
    pub country: Country,
    #[schema(example = "20131312955")]
    pub tax_id: String,
    #[schema(example = "gerencia@pukara.example")]
    pub access_email: String,
    pub plan: PlanRef,
    pub environment: Environment,
    pub state: AccountState,
    /// Documents with fiscal validity since the beginning.
    #[schema(example = 4_812)]
    pub total_documents: i64,
    /// Documents of this cycle against their limit; where the plan has sales notes count as documents, those are among
    /// what is used.
    pub documents: Limit,
    /// Users of the account's software against their limit.
    pub users: Limit,
    /// Look-ups of tax numbers in this cycle: those its software was answered here, and those it reports from elsewhere.
    #[schema(example = 120)]
    pub lookups: i64,
    /// Sales notes of this cycle.
    #[schema(example = 38)]
    pub sales_notes: i64,
    /// Documents and sales notes of this cycle together.
    #[schema(example = 450)]
    pub monthly_total: i64,
    /// Establishments there are.
    #[schema(example = 2)]
    pub establishments: i64,
    /// Documents that need somebody's attention.
    pub notifications: Notifications,
    /// Whether the client's password is a temporary one, to be changed at the next sign-in.
    pub must_change_password: bool,
    /// The day of the month on which its cycle starts; in a shorter month its last day.
    #[schema(example = 1, minimum = 1, maximum = 31)]
    pub cycle_day: u8,
    /// Who pays what its plan costs.
    pub payer: Payer,
    /// The account whose demo twin it is.
    pub twin_of: Option<AccountId>,
    pub created_at: DateTime<Utc>,
    pub version: i64,
}

impl Account {
    /// Documents of this cycle, without sales notes even where they count as documents.
    #[must_use]
    pub const fn documents_in_cycle(&self) -> i64 {
        self.monthly_total - self.sales_notes
    }
}

/// The day of the month on which a cycle starts.
pub(crate) fn cycle_day(day: u8) -> Result<u8, Fault> {
    let fault = Fault::OutOfRange {
        minimum: 1,
        maximum: 31,
    };
    if (1..=31).contains(&day) { Ok(day) } else { Err(fault) }
}

crate::calls! {
    ListAccounts: Get "/accounts" { query: AccountQuery } => AccountPage;
    CreateAccount: Post "/accounts" { body: NewAccount } => Account;
    GetAccount: Get "/accounts/{account_id}" { account_id: AccountId } => Account;
    CheckHostname: Get "/hostname-check" { query: HostnameQuery } => HostnameCheck;
    GetAccountModules: Get "/accounts/{account_id}/modules" { account_id: AccountId } => AccountModules;
    ChangeAccountModules: Put "/accounts/{account_id}/modules" { account_id: AccountId, version: i64, body: ModulesChange } => AccountModules;
    LockAccount: Post "/accounts/{account_id}/lock" { account_id: AccountId, version: i64, body: Lock } => Account;
    GetAccountSettings: Get "/accounts/{account_id}/settings" { account_id: AccountId } => AccountSettings;
    ChangeAccount: Patch "/accounts/{account_id}" { account_id: AccountId, version: i64, body: AccountChange } => AccountSettings;
    GoLive: Post "/accounts/{account_id}/go-live" { account_id: AccountId, version: i64 } => Account;
    CreateTwin: Post "/accounts/{account_id}/twin" { account_id: AccountId, body: NewTwin } => Account;
    UnlockAccount: Post "/accounts/{account_id}/unlock" { account_id: AccountId, version: i64 } => Account;
    BulkLockAccounts: Post "/accounts/bulk/lock" { body: BulkLock } => BulkOutcome;
    BulkUnlockAccounts: Post "/accounts/bulk/unlock" { body: BulkUnlock } => BulkOutcome;
    /// Makes the tax number the client's password, a temporary one.
    ResetClientPassword: Post "/accounts/{account_id}/password/reset" { account_id: AccountId, version: i64 } => Account;
    ListIntegrationKeys: Get "/accounts/{account_id}/integration-keys" { account_id: AccountId } => Vec<IntegrationKey>;
    CreateIntegrationKey: Post "/accounts/{account_id}/integration-keys" { account_id: AccountId, body: NewIntegrationKey } => IntegrationKeyMade;
    RevokeIntegrationKey: Delete "/accounts/{account_id}/integration-keys/{key_id}" { account_id: AccountId, key_id: IntegrationKeyId } => ();
}

/// The accounts of a list, in its order, as a file.
#[derive(Clone, Debug)]
pub struct ExportAccounts {
    pub format: ExportFormat,
    pub query: AccountQuery,
}

impl Call for ExportAccounts {
    const OPERATION: crate::access::Operation = crate::access::Operation::ExportAccounts;
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/account-exports/{format}";
    type Reply = Vec<u8>;

    fn parts(&self) -> Parts {
        Parts::default().parameter("format", &self.format).query(&self.query)
    }

    fn read(&self, reply: &[u8]) -> Result<Self::Reply, serde_json::Error> {
        Ok(reply.to_vec())
    }
}
