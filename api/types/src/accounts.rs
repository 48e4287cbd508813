//! Accounts: the client companies a reseller sells to, and the keys of their integrations.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::kit::fault::{Fault, Faults};
use crate::kit::page::Page;
use crate::kit::value::{Email, Name, Password, is_dns_label};
use crate::limits::Limit;
use crate::plans::PlanId;
use crate::resellers::Reason;
use crate::tax_id::{Country, TaxId};

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

/// The name under which an account's software is reached: one DNS label of 3 to 40 characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Hostname(String);

impl Hostname {
    /// Names that would pass for the installation's own.
    pub const RESERVED: [&'static str; 30] = [
        "account",
        "accounts",
        "admin",
        "api",
        "app",
        "auth",
        "billing",
        "blog",
        "cdn",
        "demo",
        "dev",
        "docs",
        "ftp",
        "help",
        "localhost",
        "login",
        "mail",
        "ns1",
        "ns2",
        "operator",
        "root",
        "smtp",
        "staging",
        "static",
        "status",
        "support",
        "talonario",
        "test",
        "web",
        "www",
    ];

    /// # Errors
    /// When it is missing, not such a label, or reserved.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let hostname = text.trim().to_ascii_lowercase();
        if hostname.is_empty() {
            return Err(Fault::Required);
        }
        let fits = (3..=40).contains(&hostname.len()) && is_dns_label(&hostname) && !hostname.starts_with("xn--");
        if !fits {
            return Err(Fault::NotAHostname);
        }
        if Self::RESERVED.contains(&hostname.as_str()) {
            return Err(Fault::Reserved);
        }
        Ok(Self(hostname))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether an account may issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum AccountState {
    Active,
    /// It issues nothing; what it has stays readable.
    Locked {
        since: DateTime<Utc>,
        #[schema(example = "Tres cuotas vencidas")]
        reason: String,
        /// The name of who locked it.
        #[schema(example = "Rosa Ccori")]
        by: String,
    },
}

/// The plan an account is on, as far as a list needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PlanRef {
    pub id: PlanId,
    #[schema(example = "Emprendedor")]
    pub name: String,
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
    /// Documents of this cycle against their limit.
    pub documents: Limit,
    /// Users of the account's software against their limit.
    pub users: Limit,
    /// The day of the month on which its cycle starts; in a shorter month its last day.
    #[schema(example = 1, minimum = 1, maximum = 31)]
    pub cycle_day: u8,
    pub created_at: DateTime<Utc>,
    pub version: i64,
}

/// An account to create.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAccount {
    pub country: Country,
    /// RUC or CNPJ, with or without separators.
    #[schema(example = "20131312955")]
    pub tax_id: String,
    #[schema(example = "Pukara Textil S.A.C.")]
    pub name: String,
    /// The name under which its software is reached; unique in the installation.
    #[schema(example = "pukara")]
    pub hostname: String,
    /// What the client signs in with. Nothing is ever sent to it.
    #[schema(example = "gerencia@pukara.example")]
    pub access_email: String,
    #[schema(example = "puente-cobre-lluvia")]
    pub password: String,
    pub plan_id: PlanId,
    pub environment: Environment,
    /// Whether the plan's limit of documents is applied.
    #[serde(default = "yes")]
    pub limit_documents: bool,
    /// Whether the plan's limit of users is applied.
    #[serde(default = "yes")]
    pub limit_users: bool,
}

const fn yes() -> bool {
    true
}

impl std::fmt::Debug for NewAccount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewAccount")
            .field("hostname", &self.hostname)
            .finish_non_exhaustive()
    }
}

/// A [`NewAccount`] whose values are right.
#[derive(Clone, Debug)]
pub struct ValidAccount {
    pub tax_id: TaxId,
    pub name: Name,
    pub hostname: Hostname,
    pub access_email: Email,
    pub password: Password,
    pub plan_id: PlanId,
    pub environment: Environment,
    pub limit_documents: bool,
    pub limit_users: bool,
}

impl NewAccount {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<ValidAccount, Faults> {
        let mut faults = Faults::default();
        let tax_id = faults.take("tax_id", TaxId::parse(self.country, &self.tax_id));
        let name = faults.take("name", Name::parse(&self.name));
        let hostname = faults.take("hostname", Hostname::parse(&self.hostname));
        let access_email = faults.take("access_email", Email::parse(&self.access_email));
        let password = faults.take("password", Password::parse(&self.password));
        match (tax_id, name, hostname, access_email, password) {
            (Some(tax_id), Some(name), Some(hostname), Some(access_email), Some(password)) => Ok(ValidAccount {
                tax_id,
                name,
                hostname,
                access_email,
                password,
                plan_id: self.plan_id,
                environment: self.environment,
                limit_documents: self.limit_documents,
                limit_users: self.limit_users,
            }),
            _ => Err(faults),
        }
    }
}

/// Which accounts are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AccountQuery {
    /// Part of the hostname, name, tax number or access e-mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(max_length = 200)]
    pub q: Option<String>,
    /// Where the page before ended (`next` of its reply).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<Uuid>,
    /// How many at most: 1 to 200, 50 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u16>,
}

/// A key by which an account's own software signs in. The key itself is shown once, when it is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct IntegrationKey {
    pub id: IntegrationKeyId,
    /// What it is for, in its maker's words.
    #[schema(example = "Servidor de facturación")]
    pub name: String,
    /// Its first characters, to tell it from others.
    #[schema(example = "tal_3kTq9Z")]
    pub hint: String,
    pub created_at: DateTime<Utc>,
    pub last_used_at: Option<DateTime<Utc>>,
}

/// A key to make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewIntegrationKey {
    #[schema(example = "Servidor de facturación")]
    pub name: String,
}

impl NewIntegrationKey {
    /// # Errors
    /// When the name is missing or too long.
    pub fn parse(&self) -> Result<Name, Faults> {
        Name::parse(&self.name).map_err(|fault| Faults::one("name", fault))
    }
}

/// A key just made: the only time its secret is shown.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct IntegrationKeyMade {
    pub key: IntegrationKey,
    /// Send it as `Authorization: Bearer`.
    #[schema(example = "tal_3kTq9ZrVb2Xn8MwY4cLpD6sHfJ1gK5uA7eRtC0vBxNqW2zOi")]
    pub secret: String,
}

impl std::fmt::Debug for IntegrationKeyMade {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IntegrationKeyMade")
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

crate::calls! {
    ListAccounts: Get "/accounts" { query: AccountQuery } => Page<Account>;
    CreateAccount: Post "/accounts" { body: NewAccount } => Account;
    GetAccount: Get "/accounts/{account_id}" { account_id: AccountId } => Account;
    LockAccount: Post "/accounts/{account_id}/lock" { account_id: AccountId, version: i64, body: Reason } => Account;
    UnlockAccount: Post "/accounts/{account_id}/unlock" { account_id: AccountId, version: i64 } => Account;
    ListIntegrationKeys: Get "/accounts/{account_id}/integration-keys" { account_id: AccountId } => Vec<IntegrationKey>;
    CreateIntegrationKey: Post "/accounts/{account_id}/integration-keys" { account_id: AccountId, body: NewIntegrationKey } => IntegrationKeyMade;
    RevokeIntegrationKey: Delete "/accounts/{account_id}/integration-keys/{key_id}" { account_id: AccountId, key_id: IntegrationKeyId } => ();
}

#[cfg(test)]
mod tests {
    use super::{Fault, Hostname};

    #[test]
    fn a_hostname_is_one_plain_label_nobody_else_needs() {
        assert_eq!(Hostname::parse(" Pukara ").expect("valid").as_str(), "pukara");
        assert_eq!(Hostname::parse(""), Err(Fault::Required));
        assert_eq!(Hostname::parse("admin"), Err(Fault::Reserved));
        for wrong in [
            "ab",
            "-abc",
            "abc-",
            "a.b.c",
            "piñata",
            "a_b_c",
            "xn--piata-pta",
            &"x".repeat(41),
        ] {
            assert_eq!(Hostname::parse(wrong), Err(Fault::NotAHostname), "{wrong}");
        }
    }
}
