//! What can be said of a RUC while it is being typed, before anything is asked.

use types::kit::fault::Fault;
use types::tax_id::{Country, TaxId};

/// How many digits a RUC has.
pub const LENGTH: usize = 11;

/// How far the number has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    Nothing,
    /// So many digits, and nothing wrong so far.
    Partly(usize),
    Right,
    Wrong(Fault),
}

/// Judges what stands in the field: what more typing may still mend is not called wrong.
#[must_use]
pub fn judge(text: &str) -> Typed {
    let typed: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '/')).collect();
    if typed.is_empty() {
        return Typed::Nothing;
    }
    if !typed.bytes().all(|b| b.is_ascii_digit()) {
        return Typed::Wrong(Fault::WrongCharacters);
    }
    if let Some(start) = typed.get(..2)
        && !["10", "15", "16", "17", "20"].contains(&start)
    {
        return Typed::Wrong(Fault::WrongPrefix);
    }
    if typed.len() < LENGTH {
        return Typed::Partly(typed.len());
    }
    match TaxId::parse(Country::Pe, &typed) {
        Ok(_) => Typed::Right,
        Err(fault) => Typed::Wrong(fault),
    }
}

#[cfg(test)]
mod tests {
    use types::kit::fault::Fault;

    use super::{Typed, judge};

    #[test]
    fn an_unfinished_number_is_not_called_wrong() {
        assert_eq!(judge(" "), Typed::Nothing);
        assert_eq!(judge("2"), Typed::Partly(1));
        assert_eq!(judge("20-131 312"), Typed::Partly(8));
        assert_eq!(judge("20131312955"), Typed::Right);
    }

    #[test]
    fn what_no_more_typing_can_mend_is_told_at_once() {
        assert_eq!(judge("30"), Typed::Wrong(Fault::WrongPrefix));
        assert_eq!(judge("2o"), Typed::Wrong(Fault::WrongCharacters));
        assert_eq!(judge("20131312956"), Typed::Wrong(Fault::WrongCheckDigit));
        assert_eq!(judge("201313129555"), Typed::Wrong(Fault::WrongLength { expected: 11 }));
    }
}
