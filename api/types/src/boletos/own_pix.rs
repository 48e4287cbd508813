//! Pix without a payment provider: to a key of the reseller's own, by a code that is made here. Nobody tells that it was
//! paid, so that is confirmed by hand.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::accounts::AccountId;
use crate::kit::fault::{Fault, Faults};
use crate::kit::money::Money;
use crate::payments::{Payment, PaymentId};
use crate::pix::{BrCode, KeyKind, PixKey, Receiver, TxId};

/// Who is paid by Pix, as codes tell it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PixReceiver {
    pub kind: KeyKind,
    /// A key of that kind; as it is written in codes where it is told.
    #[schema(example = "12ABC34501DE35")]
    pub key: String,
    /// Cut to 25 letters without accents.
    #[schema(example = "Ipe Notas Ltda")]
    pub name: String,
    /// Cut to 15 letters without accents.
    #[schema(example = "Sao Paulo")]
    pub city: String,
}

/// The Pix key of a reseller.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PixSettings {
    /// None: there are no codes to its own key.
    pub receiver: Option<PixReceiver>,
    /// 0 where there never was one, or none any more.
    #[schema(example = 1)]
    pub version: i64,
}

/// Another Pix key, or none any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PixSettingsChange {
    /// None: no codes are made any more.
    pub receiver: Option<PixReceiver>,
}

/// By which Pix a payment that is waited for can be paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PaymentPix {
    pub payment_id: PaymentId,
    pub amount: Money,
    /// To be copied and pasted, or drawn as a QR code.
    #[schema(
        example = "00020126360014br.gov.bcb.pix0114+5561912345678520400005303986540550.005802BR5913FULANO DE TAL6008BRASILIA62290525CLZ0I3PV3NJ1W8LKPG1QOEMYO6304AF33"
    )]
    pub code: String,
    /// By which the payment is found again in what the bank tells.
    #[schema(example = "CLZ0I3PV3NJ1W8LKPG1QOEMYO")]
    pub txid: String,
    pub receiver: PixReceiver,
}

impl PixReceiver {
    /// The receiver with its fields as codes have them.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let key = faults.take("receiver.key", PixKey::parse(self.kind, &self.key));
        let receiver = match Receiver::new(&self.name, &self.city) {
            Ok(receiver) => Some(receiver),
            Err(others) => {
                for field in ["name", "city"] {
                    if others.of(field).is_some() {
                        faults.add(&format!("receiver.{field}"), Fault::Required);
                    }
                }
                None
            }
        };
        match (key, receiver) {
            (Some(key), Some(receiver)) => Ok(Self {
                kind: key.kind(),
                key: key.as_str().to_owned(),
                name: receiver.name().to_owned(),
                city: receiver.city().to_owned(),
            }),
            _ => Err(faults),
        }
    }

    /// The code of a payment, and the name by which it is known.
    ///
    /// # Errors
    /// When a field is wrong, or the amount is more than a code asks for.
    pub fn code(&self, payment: PaymentId, minor: i64) -> Result<(String, TxId), Faults> {
        let key = PixKey::parse(self.kind, &self.key).map_err(|fault| Faults::one("receiver.key", fault))?;
        let txid = TxId::of_id(payment.0);
        let code = BrCode::to_key(key, Receiver::new(&self.name, &self.city)?)
            .with_amount(minor)
            .map_err(|fault| Faults::one("amount", fault))?
            .with_txid(txid.clone());
        Ok((code.to_string(), txid))
    }
}

/// The payment whose Pix has that name; none where nobody gave it.
#[must_use]
pub fn payment_of(txid: &str) -> Option<PaymentId> {
    let id: Uuid = TxId::parse(txid.trim()).ok()?.id()?;
    Some(PaymentId(id))
}

crate::calls! {
    GetPixSettings: Get "/pix-receiver" {} => PixSettings;
    ChangePixSettings: Put "/pix-receiver" { version: i64, body: PixSettingsChange } => PixSettings;
    GetPaymentPix: Get "/accounts/{account_id}/payments/{payment_id}/pix" { account_id: AccountId, payment_id: PaymentId } => PaymentPix;
    FindPixPayment: Get "/pix-payments/{txid}" { txid: String } => Payment;
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{PixReceiver, payment_of};
    use crate::kit::fault::Fault;
    use crate::payments::PaymentId;
    use crate::pix::{BrCode, KeyKind};

    fn receiver(kind: KeyKind, key: &str) -> PixReceiver {
        PixReceiver {
            kind,
            key: key.to_owned(),
            name: "Ipê Notas e Serviços de Informática Ltda".to_owned(),
            city: "São Paulo".to_owned(),
        }
    }

    #[test]
    fn a_code_asks_for_the_payment_and_names_it() {
        let id = PaymentId(Uuid::from_u128(0x019a_9f3e_6c00_7000_8000_0000_0000_002a));
        let parsed = receiver(KeyKind::Phone, "(61) 91234-5678")
            .parse()
            .expect("it is right");
        assert_eq!(
            (parsed.key.as_str(), parsed.name.as_str()),
            ("+5561912345678", "Ipe Notas e Servicos de I")
        );
        let (code, txid) = parsed.code(id, 12_990).expect("a code");
        let read = BrCode::parse(&code).expect("a BR Code");
        assert_eq!((read.amount(), read.txid()), (Some(12_990), Some(&txid)));
        assert_eq!(read.key().map(|key| key.as_str().to_owned()), Some(parsed.key));
        assert_eq!(payment_of(txid.as_str()), Some(id));
        assert_eq!(payment_of(&format!(" {} ", txid.as_str().to_lowercase())), Some(id));
        for strange in [
            "",
            "***",
            "PEDIDO7",
            "ZZZZZZZZZZZZZZZZZZZZZZZZZ",
            "0000000000000000000000000",
        ] {
            assert_ne!(payment_of(strange), Some(id), "{strange}");
        }
        assert_eq!(payment_of("ZZZZZZZZZZZZZZZZZZZZZZZZZ"), None, "more than any id");
    }

    #[test]
    fn every_wrong_field_is_told() {
        let wrong = PixReceiver {
            name: " ".to_owned(),
            city: String::new(),
            ..receiver(KeyKind::Cnpj, "11222333000182")
        };
        let faults = wrong.parse().expect_err("all of it");
        assert_eq!(faults.of("receiver.key"), Some(&Fault::WrongCheckDigit));
        assert_eq!(faults.of("receiver.name"), Some(&Fault::Required));
        assert_eq!(faults.of("receiver.city"), Some(&Fault::Required));
    }
}
