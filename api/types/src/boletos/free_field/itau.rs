//! Itaú, 341, in two ways.
//!
//! Most carteiras: carteira 3, sequence 8, check digit, agência 4, conta 5, check digit of these two, 3 zeros. Those
//! that print the document's own number: carteira 3, sequence 8, document 7, convênio 5, check digit of all that, a
//! zero.
//!
//! The nosso número's check digit covers agência, conta, carteira and sequence; in a few carteiras the last two alone.
//! All are modulo 10.

use super::{Charge, NewAgreement, Numbered};
use crate::boletos::check::mod10;
use crate::kit::digits::Digits;
use crate::kit::fault::{Fault, Faults};

/// Whose check digit covers neither agência nor conta. The bank's manual, as it is quoted in public, has them
/// without 112, which other programs count among them.
const WITHOUT_ACCOUNT: [&str; 6] = ["112", "126", "131", "146", "150", "168"];

/// Whose free field has the document's own number.
const WITH_DOCUMENT: [&str; 8] = ["106", "107", "122", "142", "143", "195", "196", "198"];

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Itau {
    agencia: Digits<4>,
    conta: Digits<5>,
    carteira: Digits<3>,
    /// Only where the carteira has the document's own number.
    convenio: Option<Digits<5>>,
}

impl Itau {
    pub(super) fn parse(typed: &NewAgreement) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let agencia = faults.take("agencia", Digits::parse(&typed.agencia));
        let conta = faults.take("conta", Digits::parse(&typed.conta));
        let carteira: Option<Digits<3>> = faults.take("carteira", Digits::parse(&typed.carteira));
        let with_document = |carteira: &Digits<3>| WITH_DOCUMENT.contains(&carteira.as_str());
        let convenio = if carteira.as_ref().is_some_and(with_document) {
            faults.take("convenio", Digits::parse(&typed.convenio))
        } else {
            None
        };
        match (agencia, conta, carteira) {
            (Some(agencia), Some(conta), Some(carteira)) if faults.is_empty() => Ok(Self {
                agencia,
                conta,
                carteira,
                convenio,
            }),
            _ => Err(faults),
        }
    }

    pub(super) fn numbered(&self, charge: &Charge) -> Result<Numbered, Faults> {
        let carteira = self.carteira.as_str();
        let sequence = charge.sequence::<8>()?;
        let number = format!("{carteira}{sequence}");
        let account = format!("{}{}", self.agencia, self.conta);
        let check = if WITHOUT_ACCOUNT.contains(&carteira) {
            mod10(&number)
        } else {
            mod10(&format!("{account}{number}"))
        };
        let written = format!("{carteira}/{sequence}-{check}");
        let body = match &self.convenio {
            Some(convenio) => format!("{number}{}{convenio}", document(charge)?),
            None => format!("{number}{check}{account}"),
        };
        let (last, zeros) = match &self.convenio {
            Some(_) => (mod10(&body), "0"),
            None => (mod10(&account), "000"),
        };
        Ok(Numbered::new(written, &[&body, &last.to_string(), zeros]))
    }
}

fn document(charge: &Charge) -> Result<Digits<7>, Faults> {
    let number = charge.document.ok_or(Fault::Required);
    number
        .and_then(Digits::counted)
        .map_err(|fault| Faults::one("document", fault))
}
