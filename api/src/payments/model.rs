//! What may become of a payment.

use chrono::{DateTime, NaiveDate, Utc};
use types::accounts::AccountId;
use types::kit::fold::fold;
use types::kit::money::Money;
use types::kit::problem::Code;
use types::ledger::EntryId;
use types::payments::{AlikePayment, How, Payment, PaymentId, PaymentState};

use crate::kit::error::Result;

/// A payment as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub id: PaymentId,
    pub account: AccountId,
    pub state: PaymentState,
    pub due_on: NaiveDate,
    pub description: String,
    pub amount: Money,
    pub how: How,
    /// The charge it is for.
    pub charge: EntryId,
    pub rest_of: Option<PaymentId>,
    pub paid_on: Option<NaiveDate>,
    /// What it wrote to the ledger when it came in.
    pub entry: Option<EntryId>,
    pub decided: Option<Decided>,
    pub created_at: DateTime<Utc>,
    pub created_by: Option<String>,
    pub version: i64,
}

/// Who decided about a payment, when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decided {
    pub at: DateTime<Utc>,
    pub by: String,
    pub reason: Option<String>,
}

impl Kept {
    /// # Errors
    /// `version_is_stale` when it was seen at another version, `already_in_that_state` when it is not in the one that
    /// is asked for.
    pub(super) fn is_at(&self, against: i64, state: PaymentState) -> Result<()> {
        if self.version != against {
            return Err(Code::VersionIsStale.into());
        }
        if self.state != state {
            return Err(Code::AlreadyInThatState.into());
        }
        Ok(())
    }

    pub(super) fn told(self, alike: Vec<AlikePayment>) -> Payment {
        let (decided_at, decided_by, reason) = match self.decided {
            None => (None, None, None),
            Some(decided) => (Some(decided.at), Some(decided.by), decided.reason),
        };
        Payment {
            id: self.id,
            account_id: self.account,
            state: self.state,
            due_on: self.due_on,
            description: self.description,
            amount: self.amount,
            method: self.how.method,
            card_brand: self.how.card_brand,
            bank: self.how.bank,
            reference: self.how.reference,
            charge_id: Some(self.charge),
            rest_of: self.rest_of,
            paid_on: self.paid_on,
            decided_at,
            decided_by,
            reason,
            created_at: self.created_at,
            created_by: self.created_by,
            alike,
            boleto: None,
            version: self.version,
        }
    }
}

/// What the reference of a payment is compared by, with its method and bank; none without a reference. Case, accents
/// and what stands between letters and digits do not count.
pub(super) fn reference_key(how: &How) -> Option<String> {
    let plain = |text: &str| -> String { fold(text).chars().filter(|c| c.is_alphanumeric()).collect() };
    let reference = plain(how.reference.as_deref()?);
    let bank = plain(how.bank.as_deref().unwrap_or_default());
    (!reference.is_empty()).then(|| format!("{}:{bank}:{reference}", how.method.name()))
}

#[cfg(test)]
mod tests {
    use types::payments::{How, PaymentMethod};

    use super::reference_key;

    fn how(method: PaymentMethod, bank: Option<&str>, reference: Option<&str>) -> How {
        How {
            method,
            card_brand: None,
            bank: bank.map(str::to_owned),
            reference: reference.map(str::to_owned),
        }
    }

    #[test]
    fn a_reference_is_the_same_however_it_is_written() {
        let transfer = |bank, reference| reference_key(&how(PaymentMethod::Transfer, Some(bank), Some(reference)));
        assert_eq!(transfer("BCP", "OP 004512"), transfer(" bcp ", "op-004512"));
        assert_ne!(transfer("BCP", "OP 004512"), transfer("BBVA", "OP 004512"));
        assert_ne!(transfer("BCP", "OP 004512"), transfer("BCP", "OP 4512"));
        let yape = reference_key(&how(PaymentMethod::Yape, None, Some("OP 004512")));
        assert_ne!(yape, transfer("BCP", "OP 004512"));
        assert_eq!(reference_key(&how(PaymentMethod::Yape, None, None)), None);
        assert_eq!(reference_key(&how(PaymentMethod::Yape, None, Some("--"))), None);
    }
}
