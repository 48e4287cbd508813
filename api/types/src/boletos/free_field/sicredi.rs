//! Sicredi, 748: carteira 1, a 1, nosso número 9, cooperativa 4, posto 2, beneficiário 5, whether there is an amount 1,
//! a zero, check digit.
//!
//! The nosso número is the year 2, a byte 1 (1 for boletos printed by Sicredi, 2 to 9 for others), sequence 5, check
//! digit. This one covers cooperativa, posto, beneficiário and the digits before it. Both are modulo 11 with 0 for 10
//! and 11.
//!
//! By the bank's manual of 2016 for those who print their own boletos, as it is quoted in public.

use super::{Charge, NewAgreement, Numbered, one_of};
use crate::boletos::check::mod11;
use crate::kit::digits::Digits;
use crate::kit::fault::Faults;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sicredi {
    carteira: Digits<1>,
    byte: Digits<1>,
    agencia: Digits<4>,
    posto: Digits<2>,
    convenio: Digits<5>,
}

impl Sicredi {
    pub(super) fn parse(typed: &NewAgreement) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let carteira = faults.take("carteira", one_of(&typed.carteira, &["1", "3"]));
        let bytes = ["2", "3", "4", "5", "6", "7", "8", "9"];
        let byte = faults.take("byte", one_of(&typed.byte, &bytes));
        let agencia = faults.take("agencia", Digits::parse(&typed.agencia));
        let posto = faults.take("posto", Digits::parse(&typed.posto));
        let convenio = faults.take("convenio", Digits::parse(&typed.convenio));
        match (carteira, byte, agencia, posto, convenio) {
            (Some(carteira), Some(byte), Some(agencia), Some(posto), Some(convenio)) => Ok(Self {
                carteira,
                byte,
                agencia,
                posto,
                convenio,
            }),
            _ => Err(faults),
        }
    }

    pub(super) fn numbered(&self, charge: &Charge) -> Result<Numbered, Faults> {
        let Self { carteira, byte, .. } = self;
        let sequence = charge.sequence::<5>()?;
        let year = charge.issued.format("%y");
        let beneficiary = format!("{}{}{}", self.agencia, self.posto, self.convenio);
        let check = modulo(&format!("{beneficiary}{year}{byte}{sequence}"));
        let written = format!("{year}/{byte}{sequence}-{check}");
        let has_amount = if charge.amount > 0 { '1' } else { '0' };
        let body = format!("{carteira}1{year}{byte}{sequence}{check}{beneficiary}{has_amount}0");
        let last = modulo(&body).to_string();
        Ok(Numbered::new(written, &[&body, &last]))
    }
}

fn modulo(digits: &str) -> char {
    mod11(digits, 9, '0', '0')
}
