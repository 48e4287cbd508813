//! Modules: the catalogue of what an account's software can show. Modules have parts; the operator edits them,
//! everybody reads them, and an account has some of them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kit::fault::{Fault, Faults};
use crate::kit::text::Language;
use crate::kit::value::Name;

mod branch;

pub use branch::{Branch, branches, offered};

crate::ids! {
    /// An entry of the catalogue, as its history knows it.
    ModuleId;
}

/// The stable name of a module or part, by which software knows it. It never changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = String, pattern = "^[a-z][a-z0-9_]{1,59}$", example = "sales_invoices")]
pub struct ModuleCode(String);

impl ModuleCode {
    pub const MAXIMUM: usize = 60;

    /// # Errors
    /// When it is missing, too long, or not snake_case: small letters, digits and underscores, a letter first.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let code = text.trim();
        if code.is_empty() {
            return Err(Fault::Required);
        }
        if code.len() < 2 {
            return Err(Fault::TooShort { minimum: 2 });
        }
        if code.len() > Self::MAXIMUM {
            return Err(Fault::TooLong { maximum: Self::MAXIMUM });
        }
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        if !code.bytes().all(fits) || !code.starts_with(|letter: char| letter.is_ascii_lowercase()) {
            return Err(Fault::WrongCharacters);
        }
        Ok(Self(code.to_owned()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ModuleCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<String> for ModuleCode {
    fn from(code: String) -> Self {
        Self(code)
    }
}

/// What people call a module, in each language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ModuleNames {
    #[schema(example = "Facturas y boletas")]
    pub es: String,
    #[schema(example = "Notas fiscais")]
    pub pt: String,
    #[schema(example = "Invoices and receipts")]
    pub en: String,
}

impl ModuleNames {
    /// The name in a language.
    #[must_use]
    pub fn of(&self, language: Language) -> &str {
        match language {
            Language::Es => &self.es,
            Language::Pt => &self.pt,
            Language::En => &self.en,
        }
    }

    /// The names as they are kept.
    ///
    /// # Errors
    /// Every language in which it is missing or too long.
    pub fn parse(&self) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let es = faults.take("names.es", Name::parse(&self.es));
        let pt = faults.take("names.pt", Name::parse(&self.pt));
        let en = faults.take("names.en", Name::parse(&self.en));
        match (es, pt, en) {
            (Some(es), Some(pt), Some(en)) => Ok(Self {
                es: es.into_string(),
                pt: pt.into_string(),
                en: en.into_string(),
            }),
            _ => Err(faults),
        }
    }
}

/// An entry of the catalogue: a module, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Module {
    pub id: ModuleId,
    pub code: ModuleCode,
    /// The module it is a part of; none for a module.
    pub part_of: Option<ModuleCode>,
    pub names: ModuleNames,
    /// A retired one is given to no account any more; the accounts that have it keep it.
    #[schema(example = false)]
    pub retired: bool,
    pub version: i64,
}

/// A module or part to add, after those that are there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewModule {
    /// Small letters, digits and underscores; it never changes.
    #[schema(example = "sales_invoices")]
    pub code: String,
    /// The module it is a part of; left out for a module.
    #[serde(default)]
    pub part_of: Option<ModuleCode>,
    pub names: ModuleNames,
}

impl NewModule {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<(ModuleCode, ModuleNames), Faults> {
        let mut faults = Faults::default();
        let code = faults.take("code", ModuleCode::parse(&self.code));
        match (code, self.names.parse()) {
            (Some(code), Ok(names)) => Ok((code, names)),
            (_, names) => Err(faults.and(names.err().unwrap_or_default())),
        }
    }
}

/// What to change of a module or part; what is left out stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ModuleChange {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub names: Option<ModuleNames>,
    /// Its place among its siblings, from 0; beyond the last is the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 0)]
    pub place: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<bool>,
}

impl ModuleChange {
    /// # Errors
    /// Every name that is wrong.
    pub fn parse(&self) -> Result<Self, Faults> {
        let names = self.names.as_ref().map(ModuleNames::parse).transpose()?;
        Ok(Self { names, ..self.clone() })
    }
}

crate::calls! {
    ListModules: Get "/modules" { } => Vec<Module>;
    CreateModule: Post "/modules" { body: NewModule } => Module;
    ChangeModule: Patch "/modules/{module_code}" { module_code: ModuleCode, version: i64, body: ModuleChange } => Module;
}

#[cfg(test)]
mod tests {
    use super::{Fault, ModuleCode};

    #[test]
    fn a_code_is_snake_case() {
        for right in ["pos", " sales_invoices ", "x9"] {
            assert!(ModuleCode::parse(right).is_ok(), "{right}");
        }
        for (wrong, fault) in [
            ("", Fault::Required),
            ("a", Fault::TooShort { minimum: 2 }),
            ("Sales", Fault::WrongCharacters),
            ("9lives", Fault::WrongCharacters),
            ("_x", Fault::WrongCharacters),
            ("sales-invoices", Fault::WrongCharacters),
            ("ventas_ñ", Fault::WrongCharacters),
        ] {
            assert_eq!(ModuleCode::parse(wrong), Err(fault), "{wrong}");
        }
        assert_eq!(ModuleCode::parse(&"x".repeat(61)), Err(Fault::TooLong { maximum: 60 }));
    }
}
