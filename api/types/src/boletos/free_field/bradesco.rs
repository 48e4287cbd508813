//! Bradesco, 237: agência 4, carteira 2, sequence 11, conta 7, a zero.
//!
//! The nosso número's check character is modulo 11 with weights 2 to 7 over carteira and sequence: P for 10, 0 for 11.

use super::{Charge, NewAgreement, Numbered};
use crate::boletos::check::mod11;
use crate::kit::digits::Digits;
use crate::kit::fault::Faults;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bradesco {
    agencia: Digits<4>,
    carteira: Digits<2>,
    conta: Digits<7>,
}

impl Bradesco {
    pub(super) fn parse(typed: &NewAgreement) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let agencia = faults.take("agencia", Digits::parse(&typed.agencia));
        let carteira = faults.take("carteira", Digits::parse(&typed.carteira));
        let conta = faults.take("conta", Digits::parse(&typed.conta));
        match (agencia, carteira, conta) {
            (Some(agencia), Some(carteira), Some(conta)) => Ok(Self {
                agencia,
                carteira,
                conta,
            }),
            _ => Err(faults),
        }
    }

    pub(super) fn numbered(&self, charge: &Charge) -> Result<Numbered, Faults> {
        let (agencia, carteira, conta) = (self.agencia.as_str(), self.carteira.as_str(), self.conta.as_str());
        let sequence = charge.sequence::<11>()?;
        let check = mod11(&format!("{carteira}{sequence}"), 7, 'P', '0');
        let written = format!("{carteira}/{sequence}-{check}");
        let parts = [agencia, carteira, sequence.as_str(), conta, "0"];
        Ok(Numbered::new(written, &parts))
    }
}
