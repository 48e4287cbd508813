//! The catalogue as a tree: each module with its parts, and what of it can be given to an account.

use super::{Module, ModuleCode};

/// A module with its parts, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    pub module: Module,
    pub parts: Vec<Module>,
}

impl Branch {
    /// What an account can have of it, retired or not: its parts; the module itself when it has none.
    pub fn leaves(&self) -> impl Iterator<Item = &Module> {
        let itself = self.parts.is_empty().then_some(&self.module);
        itself.into_iter().chain(&self.parts)
    }

    /// What of it can be given to an account now.
    pub fn offered(&self) -> impl Iterator<Item = &Module> {
        let living = !self.module.retired;
        self.leaves().filter(move |leaf| living && !leaf.retired)
    }
}

/// The catalogue as a tree, in its order.
#[must_use]
pub fn branches(modules: &[Module]) -> Vec<Branch> {
    let parts = |code: &ModuleCode| {
        let is_part = |each: &&Module| each.part_of.as_ref() == Some(code);
        modules.iter().filter(is_part).cloned().collect()
    };
    let roots = modules.iter().filter(|each| each.part_of.is_none());
    roots
        .map(|module| Branch {
            parts: parts(&module.code),
            module: module.clone(),
        })
        .collect()
}

/// Everything that can be given to an account now, in the order of the catalogue.
#[must_use]
pub fn offered(modules: &[Module]) -> Vec<ModuleCode> {
    let of_branch = |branch: &Branch| branch.offered().map(|leaf| leaf.code.clone()).collect::<Vec<_>>();
    branches(modules).iter().flat_map(of_branch).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{Module, offered};
    use crate::modules::{ModuleCode, ModuleId, ModuleNames};

    fn entry(code: &str, part_of: Option<&str>, retired: bool) -> Module {
        let names = ModuleNames {
            es: code.to_owned(),
            pt: code.to_owned(),
            en: code.to_owned(),
        };
        Module {
            id: ModuleId(Uuid::nil()),
            code: ModuleCode::from(code.to_owned()),
            part_of: part_of.map(|code| ModuleCode::from(code.to_owned())),
            names,
            retired,
            version: 1,
        }
    }

    #[test]
    fn parts_are_offered_and_modules_that_have_none() {
        let modules = [
            entry("sales", None, false),
            entry("sales_invoices", Some("sales"), false),
            entry("sales_quotes", Some("sales"), true),
            entry("pos", None, false),
            entry("hotel", None, true),
            entry("hotel_rooms", Some("hotel"), false),
            entry("pharmacy", None, false),
            entry("pharmacy_lots", Some("pharmacy"), true),
        ];
        let codes: Vec<_> = offered(&modules).iter().map(ToString::to_string).collect();
        assert_eq!(codes, ["sales_invoices", "pos"]);
    }
}
