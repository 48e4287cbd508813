//! A BR Code, made and written. Its text is what [`ToString`] gives.

use super::crc::crc16;
use super::key::PixKey;
use super::location::Location;
use super::receiver::{Receiver, ascii};
use super::tlv::{LONGEST, field};
use super::txid::TxId;
use crate::kit::fault::Fault;
use crate::kit::money::{Currency, Money};

/// The most a code asks for: R$ 99,999,999.99, in centavos, as much as a boleto's bar code can say.
pub const MAXIMUM_AMOUNT: i64 = 9_999_999_999;

/// Says of a field that it is about Pix.
pub(super) const PIX: &str = "br.gov.bcb.pix";
/// Stands where there is no `txid`.
pub(super) const NO_TXID: &str = "***";

/// What a payer's bank needs to know to make a Pix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrCode {
    /// None when it is about a recurrence alone; then that is there.
    pub(super) pays: Option<Pays>,
    pub(super) recurrence: Option<Location>,
    pub(super) initiation: Initiation,
    pub(super) receiver: Receiver,
    /// In centavos.
    pub(super) amount: Option<i64>,
    pub(super) txid: Option<TxId>,
}

/// What is paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pays {
    Key { key: PixKey, note: Option<String> },
    Charge(Location),
}

/// How often a code may be used, as field 01 says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Initiation {
    Unsaid,
    Reusable,
    Once,
}

impl BrCode {
    /// A static code: it pays to a key, any number of times.
    #[must_use]
    pub const fn to_key(key: PixKey, receiver: Receiver) -> Self {
        Self::new(Some(Pays::Key { key, note: None }), Initiation::Unsaid, receiver)
    }

    /// A dynamic code: it pays a charge that the provider keeps, once. What it pays and when it is due is told there.
    #[must_use]
    pub const fn to_charge(charge: Location, receiver: Receiver) -> Self {
        Self::new(Some(Pays::Charge(charge)), Initiation::Once, receiver)
    }

    /// A code that pays nothing: it asks for leave to charge again.
    #[must_use]
    pub fn to_recurrence(recurrence: Location, receiver: Receiver) -> Self {
        Self::new(None, Initiation::Unsaid, receiver).with_recurrence(recurrence)
    }

    const fn new(pays: Option<Pays>, initiation: Initiation, receiver: Receiver) -> Self {
        Self {
            pays,
            recurrence: None,
            initiation,
            receiver,
            amount: None,
            txid: None,
        }
    }

    /// Asks for leave to charge again as well.
    #[must_use]
    pub fn with_recurrence(self, recurrence: Location) -> Self {
        Self {
            recurrence: Some(recurrence),
            ..self
        }
    }

    /// Asks for an amount in centavos; without, the payer says how much. A charge tells its own.
    ///
    /// # Errors
    /// When it is below 1 or above [`MAXIMUM_AMOUNT`].
    pub fn with_amount(self, amount: i64) -> Result<Self, Fault> {
        if !(1..=MAXIMUM_AMOUNT).contains(&amount) {
            return Err(Fault::OutOfRange {
                minimum: 1,
                maximum: MAXIMUM_AMOUNT,
            });
        }
        Ok(Self {
            amount: Some(amount),
            ..self
        })
    }

    /// Names the payment, for the payee to know it by. A charge has its own name.
    #[must_use]
    pub fn with_txid(self, txid: TxId) -> Self {
        Self {
            txid: Some(txid),
            ..self
        }
    }

    /// Tells the payer something, without accents. Only beside a key, and as long as the key leaves room.
    ///
    /// # Errors
    /// When there is no key, nothing is left of the text, or it is longer than that.
    pub fn with_note(self, text: &str) -> Result<Self, Fault> {
        let Some(Pays::Key { key, .. }) = self.pays else {
            return Err(Fault::Malformed);
        };
        let taken = [field(0, PIX), field(1, key.as_str()), field(2, "")].concat();
        let maximum = LONGEST.saturating_sub(taken.len());
        let note = ascii(text);
        if note.is_empty() {
            return Err(Fault::Required);
        }
        if note.len() > maximum {
            return Err(Fault::TooLong { maximum });
        }
        let note = Some(note);
        Ok(Self {
            pays: Some(Pays::Key { key, note }),
            ..self
        })
    }

    /// The key it pays to, if it is static.
    #[must_use]
    pub const fn key(&self) -> Option<&PixKey> {
        match &self.pays {
            Some(Pays::Key { key, .. }) => Some(key),
            _ => None,
        }
    }

    /// What it tells the payer, if it is static.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        match &self.pays {
            Some(Pays::Key { note, .. }) => note.as_deref(),
            _ => None,
        }
    }

    /// Where the charge is that it pays, if it is dynamic.
    #[must_use]
    pub const fn charge(&self) -> Option<&Location> {
        match &self.pays {
            Some(Pays::Charge(charge)) => Some(charge),
            _ => None,
        }
    }

    /// Where the recurrence is that it asks for.
    #[must_use]
    pub const fn recurrence(&self) -> Option<&Location> {
        self.recurrence.as_ref()
    }

    /// Whether it says that it may be used once.
    #[must_use]
    pub fn is_single_use(&self) -> bool {
        self.initiation == Initiation::Once
    }

    #[must_use]
    pub const fn receiver(&self) -> &Receiver {
        &self.receiver
    }

    /// In centavos; `None` where the payer says how much, or the charge tells.
    #[must_use]
    pub const fn amount(&self) -> Option<i64> {
        self.amount
    }

    #[must_use]
    pub const fn txid(&self) -> Option<&TxId> {
        self.txid.as_ref()
    }

    /// The field of the account (26).
    fn account(&self) -> String {
        let mut account = field(0, PIX);
        match &self.pays {
            None => {}
            Some(Pays::Charge(charge)) => account += &field(25, charge.as_str()),
            Some(Pays::Key { key, note }) => {
                account += &field(1, key.as_str());
                account.extend(note.iter().map(|note| field(2, note)));
            }
        }
        account
    }
}

impl std::fmt::Display for BrCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let money = |minor| Money {
            minor,
            currency: Currency::real(),
        };
        let written = |id: u8, value: Option<&str>| value.map(|value| field(id, value));
        let initiation = match self.initiation {
            Initiation::Unsaid => None,
            Initiation::Reusable => Some("11"),
            Initiation::Once => Some("12"),
        };
        let amount = self.amount.map(|amount| money(amount).decimal());
        let postal_code = self.receiver.postal_code().map(|code| code.as_str());
        let txid = field(5, self.txid.as_ref().map_or(NO_TXID, TxId::as_str));
        let recurrence = self.recurrence.as_ref().map(Location::as_str);
        let recurrence = recurrence.map(|at| field(0, PIX) + &field(25, at));
        let fields = [
            written(0, Some("01")),
            written(1, initiation),
            written(26, Some(&self.account())),
            written(52, Some("0000")),
            written(53, Some("986")),
            written(54, amount.as_deref()),
            written(58, Some("BR")),
            written(59, Some(self.receiver.name())),
            written(60, Some(self.receiver.city())),
            written(61, postal_code),
            written(62, Some(&txid)),
            written(80, recurrence.as_deref()),
        ];
        let text: String = fields.into_iter().flatten().chain(["6304".to_owned()]).collect();
        write!(f, "{text}{:04X}", crc16(text.as_bytes()))
    }
}
