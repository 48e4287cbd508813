//! What the padrón knows of a number.

use crate::standing::{Condition, State};

/// A row of the padrón reducido.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Taxpayer {
    /// Eleven digits.
    pub ruc: u64,
    /// Empty where SUNAT names nobody; words are one blank apart.
    pub name: String,
    /// As SUNAT writes it, cut at 20 characters.
    pub state: String,
    /// As SUNAT writes it, cut at 20 characters.
    pub condition: String,
    /// Where it is.
    pub address: Address,
}

/// An address of a taxpayer, or that of a branch.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    /// Six digits: department, province, district, as INEI counts them.
    pub ubigeo: Option<String>,
    /// `AV.`, `JR.`, …
    pub street_type: Option<String>,
    /// The street.
    pub street: Option<String>,
    /// `URB.`, `A.H.`, …: SUNAT calls it a code.
    pub zone_type: Option<String>,
    /// The zone: SUNAT calls it a type.
    pub zone: Option<String>,
    /// Of the house.
    pub number: Option<String>,
    /// Of the room in it.
    pub interior: Option<String>,
    /// Of the plot.
    pub lot: Option<String>,
    /// Of the flat.
    pub flat: Option<String>,
    /// Of the block.
    pub block: Option<String>,
    /// Of the road.
    pub kilometre: Option<String>,
}

impl Taxpayer {
    /// Its state, when it is one that is known.
    #[must_use]
    pub fn known_state(&self) -> Option<State> {
        State::of(&self.state)
    }

    /// Its condition, when it is one that is known.
    #[must_use]
    pub fn known_condition(&self) -> Option<Condition> {
        Condition::of(&self.condition)
    }

    /// Whether it is in business and where it says to be.
    #[must_use]
    pub fn is_in_order(&self) -> bool {
        self.known_state() == Some(State::Active) && self.known_condition() == Some(Condition::Found)
    }
}

impl Address {
    /// Street, number and the rest as one line that people read.
    #[must_use]
    pub fn line(&self) -> Option<String> {
        let parts = [
            ("", &self.street_type),
            ("", &self.street),
            ("", &self.number),
            ("INT. ", &self.interior),
            ("DPTO. ", &self.flat),
            ("MZA. ", &self.block),
            ("LOTE. ", &self.lot),
            ("KM. ", &self.kilometre),
            ("", &self.zone_type),
            ("", &self.zone),
        ];
        let said = parts
            .iter()
            .filter_map(|(label, part)| part.as_ref().map(|part| format!("{label}{part}")));
        let line = said.collect::<Vec<_>>().join(" ");
        (!line.is_empty()).then_some(line)
    }

    /// The parts after the UBIGEO, as SUNAT orders them.
    pub(crate) fn parts_mut(&mut self) -> [&mut Option<String>; 10] {
        [
            &mut self.street_type,
            &mut self.street,
            &mut self.zone_type,
            &mut self.zone,
            &mut self.number,
            &mut self.interior,
            &mut self.lot,
            &mut self.flat,
            &mut self.block,
            &mut self.kilometre,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_as_it_is_written_on_paper() {
        let said = |text: &str| Some(text.to_owned());
        let address = Address {
            ubigeo: said("150101"),
            street_type: said("AV."),
            street: said("LOS TALLANES"),
            zone_type: said("URB."),
            zone: said("EL SOL"),
            number: said("1472"),
            interior: said("2"),
            flat: said("301"),
            ..Address::default()
        };
        assert_eq!(
            address.line(),
            said("AV. LOS TALLANES 1472 INT. 2 DPTO. 301 URB. EL SOL")
        );
        assert_eq!(Address::default().line(), None);
    }
}
