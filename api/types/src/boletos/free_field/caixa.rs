//! Caixa, 104, by SIGCB. The older SICOB can be read, not made.
//!
//! The nosso número is carteira 1, who prints it 1 (4: not the bank), sequence 15. The free field has beneficiário 6
//! with its check digit, then the nosso número's digits 3–5, 1, 6–8, 2 and 9–17, and a check digit of all that. All
//! three check digits, the nosso número's included, are modulo 11 with 0 for 10 and 11.
//!
//! By the bank's *Especificação do Código de Barras para Bloquetos de Cobrança Sem Registro e Registrada no SIGCB*
//! (67.119), as it is quoted in public.

use super::{Charge, NewAgreement, Numbered, one_of};
use crate::boletos::check::mod11;
use crate::kit::digits::Digits;
use crate::kit::fault::Faults;

/// The one who hires the bank prints the boleto.
const PRINTED_BY_BENEFICIARY: &str = "4";

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Caixa {
    carteira: Digits<1>,
    convenio: Digits<6>,
}

impl Caixa {
    pub(super) fn parse(typed: &NewAgreement) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let carteira = faults.take("carteira", one_of(&typed.carteira, &["1", "2"]));
        let convenio = faults.take("convenio", Digits::parse(&typed.convenio));
        match (carteira, convenio) {
            (Some(carteira), Some(convenio)) => Ok(Self { carteira, convenio }),
            _ => Err(faults),
        }
    }

    pub(super) fn numbered(&self, charge: &Charge) -> Result<Numbered, Faults> {
        let (carteira, convenio) = (self.carteira.as_str(), self.convenio.as_str());
        let sequence = charge.sequence::<15>()?;
        let number = format!("{carteira}{PRINTED_BY_BENEFICIARY}{sequence}");
        let written = format!("{number}-{}", check(&number));

        let (first, rest) = sequence.as_str().split_at(3);
        let (second, third) = rest.split_at(3);
        let own = check(convenio);
        let body = format!("{convenio}{own}{first}{carteira}{second}{PRINTED_BY_BENEFICIARY}{third}");
        let last = check(&body).to_string();
        Ok(Numbered::new(written, &[&body, &last]))
    }
}

fn check(digits: &str) -> char {
    mod11(digits, 9, '0', '0')
}
