//! Payment providers: with whom a reseller registers boletos, and what they tell of what became of them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kit::fault::{Fault, Faults};
use crate::settings::SecretText;

crate::ids! {
    /// Where a provider sends what happens to a reseller's charges.
    WebhookId;
}

/// A provider that is spoken with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "asaas")]
pub enum ProviderKind {
    Asaas,
}

impl ProviderKind {
    pub const ALL: [Self; 1] = [Self::Asaas];

    /// The provider as it is stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asaas => "asaas",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Whether a provider moves money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "sandbox")]
pub enum ProviderEnvironment {
    /// For trials: its boletos look real and pay nothing.
    Sandbox,
    Production,
}

impl ProviderEnvironment {
    pub const ALL: [Self; 2] = [Self::Sandbox, Self::Production];

    /// The environment as it is stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sandbox => "sandbox",
            Self::Production => "production",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|environment| environment.name() == name)
    }
}

/// The payment provider of a reseller.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PaymentProvider {
    /// None: it registers no boletos.
    pub provider: Option<ProviderSetting>,
    /// 0 where there never was one, or none any more.
    pub version: i64,
}

/// How a provider is reached; its secrets are never told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProviderSetting {
    pub kind: ProviderKind,
    pub environment: ProviderEnvironment,
    /// Since when its key is kept.
    pub api_key_set_at: DateTime<Utc>,
    /// Where the provider is to send its events, after the address of this installation.
    #[schema(example = "/api/v1/providers/asaas/webhooks/019a9f3e-6c00-7000-8000-000000000001")]
    pub webhook_path: String,
    /// Since when the token is kept that it has to send with them.
    pub webhook_token_set_at: DateTime<Utc>,
    /// When its last event came.
    pub last_event_at: Option<DateTime<Utc>>,
}

/// Another provider, or none any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentProviderChange {
    /// None: no boletos are registered any more.
    pub provider: Option<ProviderAccess>,
}

/// Access to a provider.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProviderAccess {
    pub kind: ProviderKind,
    pub environment: ProviderEnvironment,
    /// Its key; the one that is kept when left out, as long as it is for the same provider and environment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "$aact_hmlg_000000000000000000000000000000")]
    pub api_key: Option<String>,
    /// Makes another token for its events; the one before is good no more.
    #[serde(default)]
    pub new_webhook_token: bool,
}

impl std::fmt::Debug for ProviderAccess {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ProviderAccess")
            .field("kind", &self.kind)
            .field("environment", &self.environment)
            .finish_non_exhaustive()
    }
}

impl ProviderAccess {
    /// The key that was typed, if one was.
    ///
    /// # Errors
    /// When it can be no key.
    pub fn key(&self) -> Result<Option<SecretText>, Faults> {
        const MAXIMUM: usize = 500;
        let Some(typed) = self.api_key.as_deref().map(str::trim).filter(|key| !key.is_empty()) else {
            return Ok(None);
        };
        let fault = match typed {
            long if long.len() > MAXIMUM => Fault::TooLong { maximum: MAXIMUM },
            other if !other.bytes().all(|b| b.is_ascii_graphic()) => Fault::WrongCharacters,
            key => return Ok(Some(SecretText::new(key.to_owned()))),
        };
        Err(Faults::one("provider.api_key", fault))
    }
}

/// The provider as it is now, and the token that was made for its events: it is told this once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PaymentProviderChanged {
    pub provider: PaymentProvider,
    /// What the provider has to send with each event, in `asaas-access-token`.
    pub webhook_token: Option<String>,
}

impl std::fmt::Debug for PaymentProviderChanged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PaymentProviderChanged")
            .field("provider", &self.provider)
            .finish_non_exhaustive()
    }
}

/// Something that happened at Asaas, as far as it is read: the rest of what it says is not believed but asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AsaasEvent {
    /// The same each time the event is sent.
    #[schema(example = "evt_05b708f961d739ea7eba7e4db318f621&368604920")]
    pub id: String,
    /// What happened.
    #[schema(example = "PAYMENT_RECEIVED")]
    pub event: String,
    /// The charge it happened to, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<AsaasCharge>,
}

/// A charge of Asaas by its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AsaasCharge {
    #[schema(example = "pay_080225913252")]
    pub id: String,
}

impl AsaasEvent {
    /// # Errors
    /// When an id is no id.
    pub fn check(&self) -> Result<(), Faults> {
        let mut faults = Faults::default();
        faults.take("id", word(&self.id, 200));
        faults.take("event", word(&self.event, 100));
        if let Some(charge) = &self.payment {
            faults.take("payment.id", charge_id(&charge.id));
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }
}

/// The id of a charge at a provider: letters, digits, `_` and `-`.
///
/// # Errors
/// When it has anything else, is empty or too long.
pub fn charge_id(text: &str) -> Result<(), Fault> {
    word(text, 60)?;
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
    if text.bytes().all(plain) {
        Ok(())
    } else {
        Err(Fault::WrongCharacters)
    }
}

fn word(text: &str, maximum: usize) -> Result<(), Fault> {
    match text {
        "" => Err(Fault::Required),
        long if long.len() > maximum => Err(Fault::TooLong { maximum }),
        other if !other.bytes().all(|b| b.is_ascii_graphic()) => Err(Fault::WrongCharacters),
        _ => Ok(()),
    }
}

crate::calls! {
    GetPaymentProvider: Get "/payment-provider" {} => PaymentProvider;
    ChangePaymentProvider: Put "/payment-provider" { version: i64, body: PaymentProviderChange } => PaymentProviderChanged;
    ReceiveAsaasEvent: Post "/providers/asaas/webhooks/{webhook_id}" { webhook_id: WebhookId, body: AsaasEvent } => ();
}

#[cfg(test)]
mod tests {
    use super::{AsaasCharge, AsaasEvent, ProviderAccess, ProviderEnvironment, ProviderKind};
    use crate::kit::fault::Fault;

    fn access(key: Option<&str>) -> ProviderAccess {
        ProviderAccess {
            kind: ProviderKind::Asaas,
            environment: ProviderEnvironment::Sandbox,
            api_key: key.map(str::to_owned),
            new_webhook_token: false,
        }
    }

    #[test]
    fn a_key_is_one_word_and_is_not_printed() {
        for (typed, kept) in [(None, None), (Some("  "), None), (Some(" $aact_x "), Some("$aact_x"))] {
            let key = access(typed).key().expect("a key or none");
            assert_eq!(key.as_ref().map(|key| key.as_str()), kept);
        }
        for (typed, fault) in [
            ("a b", Fault::WrongCharacters),
            ("clé", Fault::WrongCharacters),
            (&"x".repeat(501), Fault::TooLong { maximum: 500 }),
        ] {
            let faults = access(Some(typed)).key().expect_err(typed);
            assert_eq!(faults.of("provider.api_key"), Some(&fault));
        }
        assert!(!format!("{:?}", access(Some("$aact_x"))).contains("aact"));
    }

    #[test]
    fn an_event_names_its_charge_by_something_that_can_be_asked_for() {
        let event = |id: &str, charge: Option<&str>| AsaasEvent {
            id: id.to_owned(),
            event: "PAYMENT_RECEIVED".to_owned(),
            payment: charge.map(|id| AsaasCharge { id: id.to_owned() }),
        };
        assert!(event("evt_1&2", Some("pay_080225913252")).check().is_ok());
        assert!(event("evt_1", None).check().is_ok());
        for wrong in ["", "../customers", "pay_1?x", "pay 1", &"p".repeat(61)] {
            let faults = event("evt_1", Some(wrong)).check().expect_err(wrong);
            assert!(faults.of("payment.id").is_some());
        }
        assert_eq!(
            event("", None).check().expect_err("an id").of("id"),
            Some(&Fault::Required)
        );
    }
}
