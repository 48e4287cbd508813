//! An account to create.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Environment, Hostname, Payer, cycle_day};
use crate::kit::fault::Faults;
use crate::kit::value::{Email, Name, Password};
use crate::limits::PerMeter;
use crate::modules::ModuleCode;
use crate::plans::PlanId;
use crate::settings::{Issuer, MailSettings, SystemSettings, ValidMail, ValidSystem};
use crate::tax_id::{Country, TaxId};

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
    /// Whether the plan's limit of sales notes is applied.
    #[serde(default = "yes")]
    pub limit_sales_notes: bool,
    /// Whether the plan's limit of look-ups is applied.
    #[serde(default = "yes")]
    pub limit_lookups: bool,
    /// Whether the plan's limit of users is applied.
    #[serde(default = "yes")]
    pub limit_users: bool,
    /// Whether the plan's limit of establishments is applied.
    #[serde(default = "yes")]
    pub limit_establishments: bool,
    /// Whether the plan's limit of sales is applied.
    #[serde(default = "yes")]
    pub limit_sales_amount: bool,
    /// What its software shows: parts, and modules that have no parts. Left out: what its plan gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modules: Option<Vec<ModuleCode>>,
    /// The day of the month on which its cycle starts; in a shorter month its last day.
    #[serde(default = "first")]
    #[schema(example = 1, minimum = 1, maximum = 31)]
    pub cycle_day: u8,
    /// Who takes what it issues. Production in Peru needs a secondary user of SUNAT.
    #[serde(default)]
    pub system: SystemSettings,
    /// By which mail server its software writes; left out, it sends no mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<MailSettings>,
    /// Whether the client's own software may pass from demo to production.
    #[serde(default)]
    pub client_may_switch: bool,
    /// Who pays what its plan costs.
    #[serde(default)]
    pub payer: Payer,
}

const fn yes() -> bool {
    true
}

const fn first() -> u8 {
    1
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
    /// Whether each limit is applied.
    pub enforced: PerMeter<bool>,
    pub modules: Option<Vec<ModuleCode>>,
    pub cycle_day: u8,
    pub system: ValidSystem,
    pub mail: Option<ValidMail>,
    pub client_may_switch: bool,
    pub payer: Payer,
}

impl NewAccount {
    const fn enforced(&self) -> PerMeter<bool> {
        PerMeter {
            documents: self.limit_documents,
            sales_notes: self.limit_sales_notes,
            lookups: self.limit_lookups,
            users: self.limit_users,
            establishments: self.limit_establishments,
            sales_amount: self.limit_sales_amount,
        }
    }

    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<ValidAccount, Faults> {
        let mut faults = Faults::default();
        let tax_id = faults.take("tax_id", TaxId::parse(self.country, &self.tax_id));
        let name = faults.take("name", Name::parse(&self.name));
        let hostname = faults.take("hostname", Hostname::parse(&self.hostname));
        let access_email = faults.take("access_email", Email::parse(&self.access_email));
        let password = faults.take("password", Password::parse(&self.password));
        let cycle_day = faults.take("cycle_day", cycle_day(self.cycle_day));
        let issuer = Issuer {
            country: self.country,
            tax_id: tax_id.as_ref().map_or("", TaxId::as_str),
            in_production: self.environment == Environment::Production,
        };
        let system = faults.take_all(self.system.parse(issuer, None));
        let mail = faults.take_all(self.mail.as_ref().map(|mail| mail.parse(None)).transpose());
        match (tax_id, name, hostname, access_email, password, cycle_day, system, mail) {
            (
                Some(tax_id),
                Some(name),
                Some(hostname),
                Some(access_email),
                Some(password),
                Some(cycle_day),
                Some(system),
                Some(mail),
            ) => Ok(ValidAccount {
                tax_id,
                name,
                hostname,
                access_email,
                password,
                plan_id: self.plan_id,
                environment: self.environment,
                enforced: self.enforced(),
                modules: self.modules.clone(),
                cycle_day,
                system,
                mail,
                client_may_switch: self.client_may_switch,
                payer: self.payer,
            }),
            _ => Err(faults),
        }
    }
}
