//! What spreadsheets need to be told, and must not be told.

use super::text::Language;

/// By which spreadsheets know that a CSV is UTF-8.
pub const MARK: &[u8] = "\u{feff}".as_bytes();

/// A text that no spreadsheet takes for a formula.
#[must_use]
pub fn harmless(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text
    }
}

/// What stands between the cells of a CSV: spreadsheets set to Portuguese take a comma for the decimal sign.
#[must_use]
pub const fn delimiter(language: Language) -> u8 {
    match language {
        Language::Pt => b';',
        Language::Es | Language::En => b',',
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn what_a_spreadsheet_would_calculate_is_text() {
        for formula in ["=1+1", "+51", "-2", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(harmless(formula.to_owned()), format!("'{formula}"));
        }
        assert_eq!(harmless("a=b".to_owned()), "a=b");
    }
}
