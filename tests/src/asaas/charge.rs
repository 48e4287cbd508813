//! A charge at Asaas, and the codes by which it is paid.

use chrono::NaiveDate;
use serde_json::{Value, json};
use types::boletos::{Bank, Barcode, DigitableLine, DueFactor};
use types::kit::digits::Digits;
use types::kit::money::{Currency, Money};
use types::pix::{BrCode, Location, Receiver};

use super::{Mood, Told, wrong};

/// A charge as it stands there.
#[derive(Clone, Debug)]
pub struct Charge {
    pub id: String,
    pub(super) customer: String,
    pub reference: String,
    pub description: String,
    pub minor: i64,
    pub(super) due_on: NaiveDate,
    pub(super) status: &'static str,
    pub(super) paid_on: Option<NaiveDate>,
    pub deleted: bool,
}

impl Charge {
    /// The charge as it is told, and as its events tell it.
    #[must_use]
    pub fn told(&self) -> Value {
        let value: Value = serde_json::from_str(&reais(self.minor).decimal()).expect("a number");
        let net: Value = serde_json::from_str(&reais(self.minor - 199).decimal()).expect("a number");
        json!({
            "object": "payment", "id": self.id, "dateCreated": "2026-11-21", "customer": self.customer,
            "billingType": "BOLETO", "value": value, "netValue": net, "status": self.status, "dueDate": self.due_on,
            "paymentDate": self.paid_on, "clientPaymentDate": self.paid_on, "externalReference": self.reference,
            "description": self.description, "deleted": self.deleted, "bankSlipUrl": "https://asaas.example/b/pdf/1",
        })
    }

    pub(super) fn codes(&self, mood: Mood) -> Value {
        let number: String = self.id.chars().filter(char::is_ascii_digit).collect();
        let free = |first: &str| Digits::exact(&format!("{first}{number:0>24}")).expect("25 digits");
        let due = DueFactor::of(self.due_on).expect("a factor");
        let barcode = Barcode::new(Bank::Bradesco, due, self.minor, &free("1")).expect("a bar code");
        let other = Barcode::new(Bank::Bradesco, due, self.minor, &free("2")).expect("a bar code");
        let line = if mood == Mood::OtherLine {
            other
        } else {
            barcode.clone()
        };
        let code = match mood {
            Mood::GarbageBarcode => barcode.as_str().replacen("237", "238", 1),
            _ => barcode.to_string(),
        };
        let line = DigitableLine::of(line).digits();
        json!({"identificationField": line, "nossoNumero": number.trim_start_matches('0'), "barCode": code})
    }

    pub(super) fn pix(&self, mood: Mood) -> Told {
        if mood == Mood::NoPix {
            return Err((
                400,
                wrong("invalid_action", "Cadastre uma chave Pix para gerar o QR Code."),
            ));
        }
        let at = format!("pix.example.com/qr/v2/cobv/{}", self.id);
        let at = Location::parse(&at).expect("a location");
        let receiver = Receiver::new("Ipê Notas", "São Paulo").expect("a receiver");
        let minor = self.minor + i64::from(mood == Mood::OtherPix);
        let code = BrCode::to_charge(at, receiver).with_amount(minor).expect("a code");
        Ok(json!({
            "success": true, "encodedImage": "iVBORw0KGgo=", "payload": code.to_string(),
            "expirationDate": "2027-11-21 23:59:59",
        }))
    }
}

fn reais(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::real(),
    }
}
