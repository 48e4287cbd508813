//! The free field: the 25 digits of a bar code that are the bank's own, and the *nosso número*, by which the bank knows
//! the boleto and which every bank counts, checks and prints in its own way.

mod banco_do_brasil;
mod bradesco;
mod caixa;
mod itau;
mod santander;
mod sicredi;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use self::banco_do_brasil::BancoDoBrasil;
use self::bradesco::Bradesco;
use self::caixa::Caixa;
use self::itau::Itau;
use self::santander::Santander;
use self::sicredi::Sicredi;
use super::bank::Bank;
use super::barcode::Barcode;
use super::due_factor::DueFactor;
use crate::kit::digits::Digits;
use crate::kit::fault::{Fault, Faults};

/// What the contract with a bank says, as typed: digits alone, without check digits. Each bank needs some of it; zeros
/// are put before what is too short, and what a bank does not need is not looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAgreement {
    pub bank: Bank,
    /// *Carteira*. Banco do Brasil and Bradesco 2 digits, Itaú and Santander 3, Caixa 1 (registered) or 2, Sicredi 1
    /// (registered) or 3.
    #[schema(example = "109")]
    pub carteira: String,
    /// *Agência*, at Sicredi the *cooperativa*, of 4 digits. Not at Santander and Caixa; at Banco do Brasil only with a
    /// convênio of 6 digits.
    #[serde(default)]
    #[schema(example = "0810")]
    pub agencia: String,
    /// *Conta*: Bradesco 7 digits, Itaú 5, Banco do Brasil 8 with a convênio of 6 digits.
    #[serde(default)]
    #[schema(example = "53678")]
    pub conta: String,
    /// *Convênio* or *código do beneficiário*: Banco do Brasil 6, 7 or 8 digits, all of them typed; Santander 7, Caixa
    /// 6, Sicredi 5; Itaú 5, in those carteiras that print the document's own number.
    #[serde(default)]
    #[schema(example = "1238798")]
    pub convenio: String,
    /// *Posto*, of 2 digits. Sicredi.
    #[serde(default)]
    #[schema(example = "18")]
    pub posto: String,
    /// The *byte* that comes before the sequence, 2 to 9. Sicredi.
    #[serde(default)]
    #[schema(example = "2")]
    pub byte: String,
}

/// A contract with a bank that boletos can be made under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement(Terms);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Terms {
    BancoDoBrasil(BancoDoBrasil),
    Santander(Santander),
    Caixa(Caixa),
    Bradesco(Bradesco),
    Itau(Itau),
    Sicredi(Sicredi),
}

/// What is asked of a payer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charge {
    /// Counts the boletos of the agreement, from 1. The banks take 5 to 15 digits.
    pub sequence: u64,
    /// *Seu número*: the document's own, up to 7 digits. Needed in those carteiras of Itaú's that print it.
    pub document: Option<u64>,
    /// The day it is made. Sicredi counts by its year.
    pub issued: NaiveDate,
    /// `None` when it may be paid on any day.
    pub due: Option<NaiveDate>,
    /// In centavos; 0 where the payer fills it in.
    pub amount: i64,
}

/// A boleto, as far as its numbers go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boleto {
    /// The *nosso número*, as the bank prints it.
    pub own_number: String,
    pub barcode: Barcode,
}

/// What a bank makes of a charge.
struct Numbered {
    own_number: String,
    free_field: Digits<25>,
}

impl NewAgreement {
    /// # Errors
    /// Names every field that the bank needs and that is missing, too long or not digits, or has a value that the bank
    /// does not know.
    pub fn parse(&self) -> Result<Agreement, Faults> {
        let terms = match self.bank {
            Bank::BancoDoBrasil => Terms::BancoDoBrasil(BancoDoBrasil::parse(self)?),
            Bank::Santander => Terms::Santander(Santander::parse(self)?),
            Bank::Caixa => Terms::Caixa(Caixa::parse(self)?),
            Bank::Bradesco => Terms::Bradesco(Bradesco::parse(self)?),
            Bank::Itau => Terms::Itau(Itau::parse(self)?),
            Bank::Sicredi => Terms::Sicredi(Sicredi::parse(self)?),
        };
        Ok(Agreement(terms))
    }
}

impl Agreement {
    #[must_use]
    pub const fn bank(&self) -> Bank {
        match self.0 {
            Terms::BancoDoBrasil(_) => Bank::BancoDoBrasil,
            Terms::Santander(_) => Bank::Santander,
            Terms::Caixa(_) => Bank::Caixa,
            Terms::Bradesco(_) => Bank::Bradesco,
            Terms::Itau(_) => Bank::Itau,
            Terms::Sicredi(_) => Bank::Sicredi,
        }
    }

    /// The numbers of the boleto by which a charge is paid.
    ///
    /// # Errors
    /// Names `sequence` or `document` when the bank has no room for it, `due` before 8 October 1997, and `amount` below
    /// 0 or above ten digits.
    pub fn boleto(&self, charge: &Charge) -> Result<Boleto, Faults> {
        let mut faults = Faults::default();
        let numbered = faults.take_all(self.numbered(charge));
        let factor = charge.due.map_or(Some(DueFactor::UNDATED), DueFactor::of);
        let due = faults.take("due", factor.ok_or(Fault::WrongTime));
        let (Some(numbered), Some(due)) = (numbered, due) else {
            return Err(faults);
        };
        let barcode = Barcode::new(self.bank(), due, charge.amount, &numbered.free_field);
        Ok(Boleto {
            own_number: numbered.own_number,
            barcode: barcode.map_err(|fault| Faults::one("amount", fault))?,
        })
    }

    fn numbered(&self, charge: &Charge) -> Result<Numbered, Faults> {
        match &self.0 {
            Terms::BancoDoBrasil(terms) => terms.numbered(charge),
            Terms::Santander(terms) => terms.numbered(charge),
            Terms::Caixa(terms) => terms.numbered(charge),
            Terms::Bradesco(terms) => terms.numbered(charge),
            Terms::Itau(terms) => terms.numbered(charge),
            Terms::Sicredi(terms) => terms.numbered(charge),
        }
    }
}

impl Numbered {
    /// Of parts that have 25 digits together.
    fn new(own_number: String, parts: &[&str]) -> Self {
        let free_field = Digits::exact(&parts.concat()).expect("each part has the length that its bank says");
        Self { own_number, free_field }
    }
}

impl Charge {
    /// The sequence in as many digits as a bank has for it.
    fn sequence<const N: usize>(&self) -> Result<Digits<N>, Faults> {
        Digits::counted(self.sequence).map_err(|fault| Faults::one("sequence", fault))
    }
}

/// A digit that is one of those a bank knows.
fn one_of(typed: &str, known: &[&str]) -> Result<Digits<1>, Fault> {
    let digit = Digits::parse(typed)?;
    known.contains(&digit.as_str()).then_some(digit).ok_or(Fault::Unknown)
}
