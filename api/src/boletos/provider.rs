//! What a payment provider does for us, whichever it is.

use types::boletos::{ProviderEnvironment, ProviderKind};
use types::kit::problem::Code;

use super::asaas::Asaas;
use super::debt::Debt;
use super::model::{Charge, Mismatch, Order, Told};
use super::provider_store as store;
use crate::access::Scope;
use crate::kit::client::Trouble;
use crate::kit::context::Context;
use crate::kit::error::{Error, Refusal, Result};
use crate::kit::seal::Place;

/// Seconds to wait after a failure that may pass, and after too many requests.
const SOON: u64 = 15;
const LATER: u64 = 60;
/// The longest wait that is passed on.
const LONGEST_WAIT: u64 = 3_600;

/// What a provider told, or why it did not.
type Answered<T> = std::result::Result<T, Failure>;

/// A payment provider.
pub(super) trait Provider: Sync {
    /// The charge that was made for a debt before, if there is one that was not deleted.
    fn of_debt(&self, debt: Debt) -> impl Future<Output = Answered<Option<Charge>>> + Send;

    /// Makes a charge.
    fn create(&self, order: &Order) -> impl Future<Output = Answered<Charge>> + Send;

    /// A charge as it stands.
    fn find(&self, charge: &str) -> impl Future<Output = Answered<Option<Charge>>> + Send;

    /// By which codes a charge is paid.
    fn codes(&self, charge: &str) -> impl Future<Output = Answered<Told>> + Send;

    /// Deletes a charge, so that it can be paid no more.
    fn cancel(&self, charge: &str) -> impl Future<Output = Answered<()>> + Send;
}

/// Why a provider did not do it. Its words are for the log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Failure {
    #[error("{0}")]
    Trouble(#[from] Trouble),
    #[error("it took too long in all")]
    TooSlow,
    #[error("it does not accept the key")]
    KeyRefused,
    #[error("it was asked too often")]
    OverQuota(Option<u64>),
    #[error("it refused")]
    Refused(String),
    #[error("it answered with status {0}")]
    Status(u16),
    #[error("its answer cannot be understood")]
    Garbage,
    #[error("{0}")]
    Mismatch(#[from] Mismatch),
}

impl Failure {
    /// Whether what was asked for may have been done all the same, or may be yet.
    pub(super) const fn leaves_unsure(&self) -> bool {
        matches!(
            self,
            Self::Trouble(Trouble::TooSlow | Trouble::BrokenOff | Trouble::Unreachable)
                | Self::TooSlow
                | Self::Status(500..)
        )
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        let failed = |seconds| Refusal::new(Code::ProviderFailed).retry_after(seconds);
        match failure {
            Failure::KeyRefused => Refusal::new(Code::ProviderKeyRefused),
            Failure::Refused(words) => Refusal::new(Code::ProviderRefused).detail(words),
            Failure::Mismatch(_) | Failure::Garbage => Refusal::new(Code::ProviderAnswerWrong),
            Failure::OverQuota(wait) => failed(wait.unwrap_or(LATER).clamp(1, LONGEST_WAIT)),
            Failure::Trouble(_) | Failure::TooSlow | Failure::Status(_) => failed(SOON),
        }
        .into()
    }
}

/// The provider of whoever is paid, ready to be spoken with, and where.
///
/// # Errors
/// `provider_not_set_up` when it has none.
pub(super) async fn of_creditor(
    context: &Context,
    scope: &Scope,
) -> Result<(impl Provider + use<>, ProviderEnvironment)> {
    let kept = store::find(&context.db, scope).await?.ok_or(Code::ProviderNotSetUp)?;
    let key = context.seals.open(&place(scope), &kept.api_key)?;
    let provider = match (kept.kind, kept.environment) {
        (ProviderKind::Asaas, ProviderEnvironment::Production) => Asaas::new(context.providers.asaas.clone(), key),
        (ProviderKind::Asaas, ProviderEnvironment::Sandbox) => Asaas::new(context.providers.asaas_sandbox.clone(), key),
    };
    Ok((provider, kept.environment))
}

/// Where the key of a provider belongs.
pub(super) fn place(scope: &Scope) -> Place<'static> {
    let owner = scope.owner();
    Place {
        purpose: "payment_provider",
        reseller: owner,
        record: owner,
        field: "api_key",
    }
}
