//! The three languages, and the table form in which every text is written in all of them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A language people read Talonario in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "es")]
pub enum Language {
    #[default]
    Es,
    Pt,
    En,
}

impl Language {
    pub const ALL: [Self; 3] = [Self::Es, Self::Pt, Self::En];

    /// The two-letter code, as stored and as sent.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Es => "es",
            Self::Pt => "pt",
            Self::En => "en",
        }
    }

    /// The BCP 47 tag for `lang` attributes and `Accept-Language`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Es => "es-PE",
            Self::Pt => "pt-BR",
            Self::En => "en",
        }
    }

    /// The language of a code or tag (`pt`, `pt-BR`); `None` for one we do not speak.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let main = tag.trim().split(['-', '_']).next()?;
        Self::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(main))
    }

    /// The first language of an `Accept-Language` header that we speak, by the order written.
    #[must_use]
    pub fn accepted(header: &str) -> Option<Self> {
        header
            .split(',')
            .find_map(|part| Self::of_tag(part.split(';').next().unwrap_or(part)))
    }
}

/// Declares texts, each in Spanish, Portuguese and English: one left out does not compile.
///
/// ```
/// types::texts! {
///     sign_in: "Entrar", "Entrar", "Sign in";
///     left(count: u64): "Quedan {count}", "Restam {count}", "{count} left";
/// }
/// assert_eq!(left(types::kit::text::Language::Pt, 3), "Restam 3");
/// ```
#[macro_export]
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident $(( $($arg:ident : $ty:ty),+ ))? : $es:literal, $pt:literal, $en:literal;)*) => {
        $( $crate::texts!(@one [$(#[$doc])*] $name [$($($arg : $ty),+)?] $es, $pt, $en); )*
    };
    (@one [$($doc:tt)*] $name:ident [] $es:literal, $pt:literal, $en:literal) => {
        $($doc)*
        #[must_use]
        pub const fn $name(language: $crate::kit::text::Language) -> &'static str {
            match language {
                $crate::kit::text::Language::Es => $es,
                $crate::kit::text::Language::Pt => $pt,
                $crate::kit::text::Language::En => $en,
            }
        }
    };
    (@one [$($doc:tt)*] $name:ident [$($arg:ident : $ty:ty),+] $es:literal, $pt:literal, $en:literal) => {
        $($doc)*
        #[must_use]
        pub fn $name(language: $crate::kit::text::Language, $($arg: $ty),+) -> String {
            match language {
                $crate::kit::text::Language::Es => format!($es),
                $crate::kit::text::Language::Pt => format!($pt),
                $crate::kit::text::Language::En => format!($en),
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn the_first_language_we_speak_is_taken() {
        assert_eq!(Language::accepted("fr-FR, pt-BR;q=0.8, es"), Some(Language::Pt));
        assert_eq!(Language::accepted("fr"), None);
        assert_eq!(Language::accepted(""), None);
    }
}
