//! Which modules an account can be given, and in which order siblings stand.

use std::collections::HashSet;

use types::kit::fault::{Fault, Faults};
use types::modules::{Module, ModuleCode, branches, offered};

/// The modules asked for, in the order of the catalogue and each once. Whoever holds one that was retired since may
/// keep it.
pub(super) fn chosen(
    catalogue: &[Module],
    field: &str,
    asked: &[ModuleCode],
    held: &[ModuleCode],
) -> Result<Vec<ModuleCode>, Faults> {
    let offered: HashSet<_> = offered(catalogue).into_iter().collect();
    let mut faults = Faults::default();
    for (place, code) in asked.iter().enumerate() {
        if !offered.contains(code) && !held.contains(code) {
            faults.add(&format!("{field}.{place}"), Fault::Unknown);
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(in_order(catalogue, asked))
}

/// Those of some codes that can be given now.
pub(super) fn living(catalogue: &[Module], codes: &[ModuleCode]) -> Vec<ModuleCode> {
    let mut living = offered(catalogue);
    living.retain(|code| codes.contains(code));
    living
}

/// Siblings after one of them was moved to a place among them; beyond the last is the last.
pub(super) fn moved(mut siblings: Vec<ModuleCode>, code: &ModuleCode, place: u16) -> Vec<ModuleCode> {
    siblings.retain(|each| each != code);
    let place = usize::from(place).min(siblings.len());
    siblings.insert(place, code.clone());
    siblings
}

fn in_order(catalogue: &[Module], asked: &[ModuleCode]) -> Vec<ModuleCode> {
    let asked: HashSet<_> = asked.iter().collect();
    let all = branches(catalogue)
        .into_iter()
        .flat_map(|branch| std::iter::once(branch.module).chain(branch.parts));
    all.map(|each| each.code).filter(|code| asked.contains(code)).collect()
}

#[cfg(test)]
mod tests {
    use super::{ModuleCode, moved};

    #[test]
    fn a_sibling_moves_to_its_place() {
        let codes = |text: &str| -> Vec<ModuleCode> { text.split(' ').map(|code| code.to_owned().into()).collect() };
        let to = |code: &str, place| moved(codes("aa bb cc dd"), &code.to_owned().into(), place);
        assert_eq!(to("cc", 0), codes("cc aa bb dd"));
        assert_eq!(to("aa", 2), codes("bb cc aa dd"));
        assert_eq!(to("bb", 9), codes("aa cc dd bb"));
        assert_eq!(to("bb", 1), codes("aa bb cc dd"));
    }
}
