//! Santander, 033: a 9, beneficiário 7, sequence 12 with its check digit, a 0, carteira 3.
//!
//! The nosso número's check digit is modulo 11 with weights 2 to 9, and 0 for 10 and 11. The 0 before the carteira is
//! the rate of a tax that only insurers fill in.

use super::{Charge, NewAgreement, Numbered};
use crate::boletos::check::mod11;
use crate::kit::digits::Digits;
use crate::kit::fault::Faults;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Santander {
    carteira: Digits<3>,
    convenio: Digits<7>,
}

impl Santander {
    pub(super) fn parse(typed: &NewAgreement) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let carteira = faults.take("carteira", Digits::parse(&typed.carteira));
        let convenio = faults.take("convenio", Digits::parse(&typed.convenio));
        match (carteira, convenio) {
            (Some(carteira), Some(convenio)) => Ok(Self { carteira, convenio }),
            _ => Err(faults),
        }
    }

    pub(super) fn numbered(&self, charge: &Charge) -> Result<Numbered, Faults> {
        let sequence = charge.sequence::<12>()?;
        let check = mod11(sequence.as_str(), 9, '0', '0');
        let written = format!("{sequence}-{check}");
        let number = format!("{sequence}{check}");
        let parts = ["9", self.convenio.as_str(), &number, "0", self.carteira.as_str()];
        Ok(Numbered::new(written, &parts))
    }
}
