//! Banco do Brasil, 001. What is where depends on how many digits the convênio has.
//!
//! Convênio 7 or 8: 6 zeros, convênio, sequence 10 or 9, carteira 2; the nosso número is the 17 digits in the middle,
//! without a check character. Convênio 6: convênio, sequence 5, agência 4, conta 8, carteira 2; the nosso número is the
//! first 11 digits, with a check character by modulo 11 (X for 10, 0 for 11).
//!
//! By the bank's *Especificações Técnicas para Confecção de Boleto de Cobrança*, as it is quoted in public. Its free
//! nosso número of 17 digits, for convênios of 6 without registration, is left out: what is not registered cannot be
//! paid.

use super::{Charge, NewAgreement, Numbered};
use crate::boletos::check::mod11;
use crate::kit::digits::Digits;
use crate::kit::fault::{Fault, Faults};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BancoDoBrasil {
    convenio: Convenio,
    carteira: Digits<2>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Convenio {
    Six {
        convenio: Digits<6>,
        agencia: Digits<4>,
        conta: Digits<8>,
    },
    Seven(Digits<7>),
    Eight(Digits<8>),
}

impl BancoDoBrasil {
    pub(super) fn parse(typed: &NewAgreement) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let carteira = faults.take("carteira", Digits::parse(&typed.carteira));
        let convenio = faults.take_all(Convenio::parse(typed));
        match (convenio, carteira) {
            (Some(convenio), Some(carteira)) => Ok(Self { convenio, carteira }),
            _ => Err(faults),
        }
    }

    pub(super) fn numbered(&self, charge: &Charge) -> Result<Numbered, Faults> {
        let carteira = self.carteira.as_str();
        let number = match &self.convenio {
            Convenio::Seven(convenio) => format!("{convenio}{}", charge.sequence::<10>()?),
            Convenio::Eight(convenio) => format!("{convenio}{}", charge.sequence::<9>()?),
            Convenio::Six {
                convenio,
                agencia,
                conta,
            } => {
                let number = format!("{convenio}{}", charge.sequence::<5>()?);
                let written = format!("{number}-{}", mod11(&number, 9, 'X', '0'));
                let parts = [&number, agencia.as_str(), conta.as_str(), carteira];
                return Ok(Numbered::new(written, &parts));
            }
        };
        Ok(Numbered::new(number.clone(), &["000000", &number, carteira]))
    }
}

impl Convenio {
    fn parse(typed: &NewAgreement) -> Result<Self, Faults> {
        let text = typed.convenio.trim();
        let wrong = |fault| Faults::one("convenio", fault);
        match text.len() {
            0 => Err(wrong(Fault::Required)),
            1..6 => Err(wrong(Fault::TooShort { minimum: 6 })),
            6 => Self::six(typed),
            7 => Digits::exact(text).map(Self::Seven).map_err(wrong),
            _ => Digits::parse(text).map(Self::Eight).map_err(wrong),
        }
    }

    fn six(typed: &NewAgreement) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let convenio = faults.take("convenio", Digits::parse(&typed.convenio));
        let agencia = faults.take("agencia", Digits::parse(&typed.agencia));
        let conta = faults.take("conta", Digits::parse(&typed.conta));
        match (convenio, agencia, conta) {
            (Some(convenio), Some(agencia), Some(conta)) => Ok(Self::Six {
                convenio,
                agencia,
                conta,
            }),
            _ => Err(faults),
        }
    }
}
