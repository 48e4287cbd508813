//! What can be changed of an account, and its whole state as the page of changes needs it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Account, AccountId, Payer, cycle_day};
use crate::kit::fault::{Fault, Faults};
use crate::kit::value::Password;
use crate::plans::PlanId;
use crate::settings::{Issuer, MailSettings, Settings, SystemSettings, ValidMail, ValidSystem};

/// An account, as far as a link to it needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountRef {
    pub id: AccountId,
    #[schema(example = "pukara-demo")]
    pub hostname: String,
}

/// An account with its settings and its twin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountSettings {
    pub account: Account,
    pub settings: Settings,
    /// Its demo twin, if it has one.
    pub twin: Option<AccountRef>,
    /// Whose demo twin it is, if it is one.
    pub twin_of: Option<AccountRef>,
}

/// What changes of an account; what is left out stays. Who it is, its name, number, country and hostname, does not
/// change; the environment changes by `go_live` alone.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountChange {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<PlanId>,
    /// The day of the month on which its cycle starts. The cycle that runs goes on under its new dates with what it
    /// has counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 15, minimum = 1, maximum = 31)]
    pub cycle_day: Option<u8>,
    /// Whether the client's own software may pass from demo to production.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_may_switch: Option<bool>,
    /// Who pays what its plan costs, from its next period on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer: Option<Payer>,
    /// Replaces the whole section; a password that is left out stays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<SystemSettings>,
    /// Replaces the whole section; a password that is left out stays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<MailSettings>,
    /// Takes the mail settings away.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub remove_mail: bool,
}

impl std::fmt::Debug for AccountChange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AccountChange")
            .field("plan_id", &self.plan_id)
            .field("cycle_day", &self.cycle_day)
            .finish_non_exhaustive()
    }
}

/// An [`AccountChange`] whose values are right.
#[derive(Clone, Debug)]
pub struct ValidChange {
    pub plan_id: Option<PlanId>,
    pub cycle_day: Option<u8>,
    pub client_may_switch: Option<bool>,
    pub payer: Option<Payer>,
    pub system: Option<ValidSystem>,
    /// None: stays. Some of none: taken away.
    pub mail: Option<Option<ValidMail>>,
}

impl AccountChange {
    /// # Errors
    /// Every field that is wrong for that issuer, given what is saved.
    pub fn parse(&self, issuer: Issuer<'_>, saved: &Settings) -> Result<ValidChange, Faults> {
        let mut faults = Faults::default();
        let day = faults.take("cycle_day", self.cycle_day.map(cycle_day).transpose());
        let system = self.system.as_ref();
        let system = faults.take_all(
            system
                .map(|system| system.parse(issuer, Some(&saved.system)))
                .transpose(),
        );
        let mail = self.mail.as_ref();
        let mail = faults.take_all(mail.map(|mail| mail.parse(saved.mail.as_ref())).transpose());
        if self.remove_mail && self.mail.is_some() {
            faults.add("remove_mail", Fault::Unknown);
        }
        match (day, system, mail, faults.is_empty()) {
            (Some(cycle_day), Some(system), Some(mail), true) => Ok(ValidChange {
                plan_id: self.plan_id,
                cycle_day,
                client_may_switch: self.client_may_switch,
                payer: self.payer,
                system,
                mail: if self.remove_mail { Some(None) } else { mail.map(Some) },
            }),
            _ => Err(faults),
        }
    }
}

/// A demo twin to make.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTwin {
    /// What the client signs in to the twin with, under the account's own access e-mail.
    #[schema(example = "puente-cobre-lluvia")]
    pub password: String,
}

impl std::fmt::Debug for NewTwin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewTwin(…)")
    }
}

impl NewTwin {
    /// # Errors
    /// When the password is missing, too short or too easy.
    pub fn parse(&self) -> Result<Password, Faults> {
        Password::parse(&self.password).map_err(|fault| Faults::one("password", fault))
    }
}
