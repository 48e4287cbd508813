//! A boleto as it is kept, and what a provider has to get right.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use types::boletos::{
    Barcode, BoletoFault, BoletoPaid, BoletoState, DigitableLine, DueFactor, ProviderEnvironment, RegisteredBoleto,
};
use types::kit::money::{Currency, Money};
use types::pix::{BrCode, BrCodeFault};
use uuid::Uuid;

use super::debt::Debt;

/// So long one speaks with the provider about a boleto before another may. Longer than all of the answers together may
/// take.
pub(super) const CLAIM: TimeDelta = TimeDelta::seconds(90);
/// So long nobody asks again after a charge was asked for and no answer came: it may be on its way yet.
pub(super) const UNSURE: TimeDelta = TimeDelta::seconds(15);

/// A boleto as it is kept.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub debt: Debt,
    pub state: BoletoState,
    pub environment: ProviderEnvironment,
    pub due_on: NaiveDate,
    pub amount_minor: i64,
    /// The charge at the provider.
    pub charge: Option<String>,
    pub codes: Option<Codes>,
    pub registered: Option<(DateTime<Utc>, Option<String>)>,
    pub paid: Option<Paid>,
    pub claim: Option<Claim>,
    pub created_at: DateTime<Utc>,
}

/// Who speaks with the provider about a boleto, and until when nobody else does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    pub id: Uuid,
    pub until: DateTime<Utc>,
}

/// What a boleto is paid by, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Codes {
    pub barcode: Barcode,
    pub our_number: Option<String>,
    /// The BR Code as the provider wrote it.
    pub pix: Option<String>,
}

/// What came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paid {
    pub on: NaiveDate,
    pub minor: i64,
    /// Whether it confirmed the payment.
    pub confirmed: bool,
}

/// What is to be registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Order {
    pub debt: Debt,
    pub due_on: NaiveDate,
    pub amount_minor: i64,
    pub description: String,
    pub payer: Payer,
}

/// Who is to pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Payer {
    /// The account's or the reseller's.
    pub id: Uuid,
    pub name: String,
    pub tax_id: String,
    pub email: Option<String>,
}

/// A charge as a provider tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Charge {
    pub id: String,
    /// What we named it by.
    pub reference: Option<String>,
    pub due_on: NaiveDate,
    /// What it asks for; of one that was paid, what was paid.
    pub minor: i64,
    pub standing: Standing,
}

/// How a charge stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It can be paid, or what became of it is not decided.
    Waiting,
    /// The payer paid, on that day.
    Paid(NaiveDate),
    Refunded,
    /// It was deleted.
    Gone,
}

/// The codes of a charge as a provider tells them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub line: String,
    pub barcode: String,
    pub our_number: Option<String>,
    pub pix: Option<String>,
}

/// What a provider got wrong. Its words are for the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Mismatch {
    #[error("the charge is of another reference")]
    Reference,
    #[error("the charge asks for another amount")]
    Amount,
    #[error("the charge is due on another day")]
    DueDay,
    #[error("the bar code is wrong: {0}")]
    Barcode(BoletoFault),
    #[error("the digitable line is wrong: {0}")]
    Line(BoletoFault),
    #[error("the digitable line is of another bar code")]
    LineOfAnother,
    #[error("the bar code asks for another amount")]
    BarcodeAmount,
    #[error("the bar code is due on another day")]
    BarcodeDueDay,
    #[error("the Pix code is wrong: {0}")]
    Pix(BrCodeFault),
    #[error("the Pix code asks for another amount")]
    PixAmount,
}

impl Order {
    /// Whether a charge is the one that was asked for.
    pub(super) fn is_of(&self, charge: &Charge) -> Result<(), Mismatch> {
        if charge.reference.as_deref() != Some(self.debt.id().to_string().as_str()) {
            return Err(Mismatch::Reference);
        }
        if charge.minor != self.amount_minor {
            return Err(Mismatch::Amount);
        }
        if charge.due_on != self.due_on {
            return Err(Mismatch::DueDay);
        }
        Ok(())
    }

    /// The codes, if they are right in themselves and ask for what was ordered.
    pub(super) fn checked(&self, told: Told) -> Result<Codes, Mismatch> {
        let barcode = Barcode::parse(&told.barcode).map_err(Mismatch::Barcode)?;
        let line = DigitableLine::parse(&told.line).map_err(Mismatch::Line)?;
        if *line.barcode() != barcode {
            return Err(Mismatch::LineOfAnother);
        }
        if barcode.amount() != self.amount_minor {
            return Err(Mismatch::BarcodeAmount);
        }
        if DueFactor::of(self.due_on) != Some(barcode.due()) {
            return Err(Mismatch::BarcodeDueDay);
        }
        if let Some(pix) = &told.pix {
            let code = BrCode::parse(pix).map_err(Mismatch::Pix)?;
            let asks = code.amount();
            let tells_elsewhere = asks.is_none() && code.charge().is_some();
            if asks != Some(self.amount_minor) && !tells_elsewhere {
                return Err(Mismatch::PixAmount);
            }
        }
        Ok(Codes {
            barcode,
            our_number: told.our_number,
            pix: told.pix.map(|pix| pix.trim().to_owned()),
        })
    }
}

impl Kept {
    /// A boleto that is being registered.
    pub(super) fn ordered(order: &Order, environment: ProviderEnvironment, claim: Claim, now: DateTime<Utc>) -> Self {
        Self {
            debt: order.debt,
            state: BoletoState::Registering,
            environment,
            due_on: order.due_on,
            amount_minor: order.amount_minor,
            charge: None,
            codes: None,
            registered: None,
            paid: None,
            claim: Some(claim),
            created_at: now,
        }
    }

    /// Whether somebody speaks with the provider about it now.
    pub(super) fn is_claimed(&self, now: DateTime<Utc>) -> bool {
        self.claim.is_some_and(|claim| claim.until > now)
    }

    pub(super) fn told(self) -> RegisteredBoleto {
        let reais = |minor| Money {
            minor,
            currency: Currency::real(),
        };
        let codes = self.codes.as_ref();
        let (account_id, payment_id, invoice_id) = match self.debt {
            Debt::Payment(account, payment) => (Some(account), Some(payment), None),
            Debt::Invoice(invoice) => (None, None, Some(invoice)),
        };
        let (registered_at, registered_by) = self.registered.map_or((None, None), |(at, by)| (Some(at), by));
        RegisteredBoleto {
            payment_id,
            account_id,
            invoice_id,
            state: self.state,
            environment: self.environment,
            due_on: self.due_on,
            amount: reais(self.amount_minor),
            digitable_line: codes.map(|codes| DigitableLine::of(codes.barcode.clone()).to_string()),
            barcode: codes.map(|codes| codes.barcode.to_string()),
            our_number: codes.and_then(|codes| codes.our_number.clone()),
            pix: codes.and_then(|codes| codes.pix.clone()),
            registered_at,
            registered_by,
            paid: self.paid.map(|paid| BoletoPaid {
                on: paid.on,
                amount: reais(paid.minor),
                confirmed: paid.confirmed,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use types::accounts::AccountId;
    use types::boletos::{BoletoFault, CheckedBy};
    use types::payments::PaymentId;
    use types::pix::BrCodeFault;
    use uuid::Uuid;

    use super::super::debt::Debt;
    use super::{Charge, Mismatch, Order, Payer, Standing, Told};

    const LINE: &str = "23791.17209 60007.589645 52040.300502 3 16370000012345";
    const CODE: &str = "23793163700000123451172060007589645204030050";
    const PIX: &str = "00020101021226700014br.gov.bcb.pix2548pix.example.com/8b3da2f39a4140d1a91abd93113bd441\
        5204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***630464E4";
    /// To a key, and without an amount.
    const STATIC: &str = "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR\
        5913Fulano de Tal6008BRASILIA62070503***63041D3D";

    fn order() -> Order {
        Order {
            debt: Debt::Payment(AccountId(Uuid::from_u128(8)), PaymentId(Uuid::from_u128(7))),
            due_on: "2026-11-21".parse().expect("a day"),
            amount_minor: 12_345,
            description: "Mensalidade".to_owned(),
            payer: Payer {
                id: Uuid::from_u128(8),
                name: "Padaria".to_owned(),
                tax_id: "33000167000101".to_owned(),
                email: None,
            },
        }
    }

    fn told() -> Told {
        Told {
            line: LINE.to_owned(),
            barcode: CODE.to_owned(),
            our_number: Some("6543".to_owned()),
            pix: Some(format!("{PIX}\n")),
        }
    }

    #[test]
    fn codes_that_ask_for_what_was_ordered_are_kept() {
        let codes = order().checked(told()).expect("right codes");
        assert_eq!((codes.barcode.as_str(), codes.pix.as_deref()), (CODE, Some(PIX)));
        let without = order().checked(Told { pix: None, ..told() }).expect("right codes");
        assert_eq!(without.pix, None);
    }

    #[test]
    fn what_a_provider_gets_wrong_is_told() {
        let check = BoletoFault::WrongCheckDigit(CheckedBy::General);
        let other = "00190000090123879897777700168188337690000013500";
        for (wrong, mismatch) in [
            (
                Told {
                    barcode: CODE.replacen('3', "4", 1),
                    ..told()
                },
                Mismatch::Barcode(check),
            ),
            (
                Told {
                    barcode: "lixo".to_owned(),
                    ..told()
                },
                Mismatch::Barcode(BoletoFault::NotDigits),
            ),
            (
                Told {
                    line: other.to_owned(),
                    ..told()
                },
                Mismatch::LineOfAnother,
            ),
            (
                Told {
                    line: LINE.replace('7', "8"),
                    ..told()
                },
                Mismatch::Line(BoletoFault::WrongCheckDigit(CheckedBy::FirstField)),
            ),
            (
                Told {
                    pix: Some(PIX.replace("Fulano", "Fulana")),
                    ..told()
                },
                Mismatch::Pix(BrCodeFault::WrongChecksum),
            ),
            (
                Told {
                    pix: Some(STATIC.to_owned()),
                    ..told()
                },
                Mismatch::PixAmount,
            ),
        ] {
            assert_eq!(order().checked(wrong), Err(mismatch));
        }
        let dearer = Order {
            amount_minor: 12_346,
            ..order()
        };
        assert_eq!(dearer.checked(told()), Err(Mismatch::BarcodeAmount));
        let later = Order {
            due_on: "2026-11-22".parse().expect("a day"),
            ..order()
        };
        assert_eq!(later.checked(told()), Err(Mismatch::BarcodeDueDay));
    }

    #[test]
    fn a_charge_is_the_one_that_was_ordered_or_is_not() {
        let right = Charge {
            id: "pay_1".to_owned(),
            reference: Some(Uuid::from_u128(7).to_string()),
            due_on: order().due_on,
            minor: 12_345,
            standing: Standing::Waiting,
        };
        assert_eq!(order().is_of(&right), Ok(()));
        let later = order().due_on.succ_opt().expect("a day");
        for (wrong, mismatch) in [
            (
                Charge {
                    reference: None,
                    ..right.clone()
                },
                Mismatch::Reference,
            ),
            (
                Charge {
                    minor: 12_300,
                    ..right.clone()
                },
                Mismatch::Amount,
            ),
            (
                Charge {
                    due_on: later,
                    ..right.clone()
                },
                Mismatch::DueDay,
            ),
        ] {
            assert_eq!(order().is_of(&wrong), Err(mismatch));
        }
    }
}
