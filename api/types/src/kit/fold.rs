//! Texts as both sides of a search are compared, and as names are sorted.

/// A text without case and accents.
#[must_use]
pub fn fold(text: &str) -> String {
    text.to_lowercase().chars().map(plain).collect()
}

/// A small letter without its accent.
#[must_use]
pub const fn plain(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ã' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn a_search_knows_neither_case_nor_accents() {
        assert_eq!(fold("ÑANDÚ São João"), "nandu sao joao");
    }
}
