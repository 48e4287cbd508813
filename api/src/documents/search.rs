//! What people type to find documents: numbers as they are written in either country, and words of customers.

use std::ops::RangeInclusive;

use types::accounts::terms::words;
use types::documents::DocumentKind;

use super::xml::access_key::AccessKey;

/// So many parts of a search are looked for at most.
const PARTS: usize = 8;

/// The largest number a document has.
const LARGEST: i64 = 999_999_999;

/// One part of a search: a document fits when its number or its customer does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    pub numbers: Vec<Numbered>,
    /// The beginning of a term of the customer.
    pub word: Option<String>,
}

/// Numbers that documents may have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Numbered {
    pub kind: Option<DocumentKind>,
    pub series: Series,
    /// Any number when empty.
    pub numbers: Vec<RangeInclusive<i64>>,
    pub access_key: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Series {
    #[default]
    Any,
    Exactly(String),
    Beginning(String),
}

/// What a search asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Search {
    /// Every one must fit.
    pub parts: Vec<Part>,
    /// The kinds that are named in it: `NF-e 1/1234` is how people call a note, and how it is shown.
    pub kinds: Vec<DocumentKind>,
}

/// Reads a search; of one without letters and digits nothing is left.
pub(super) fn read(search: &str) -> Search {
    let whole: String = search.chars().filter(|letter| !letter.is_whitespace()).collect();
    if let Some(key) = AccessKey::parse(&whole.to_ascii_uppercase()) {
        return Search {
            parts: vec![of_key(&key)],
            kinds: Vec::new(),
        };
    }
    let mut read = Search::default();
    for typed in search.split_whitespace() {
        match kind_named(typed) {
            Some(kind) => read.kinds.push(kind),
            None => read.parts.extend(part(typed)),
        }
    }
    read.parts.dedup();
    read.parts.truncate(PARTS);
    read
}

fn kind_named(typed: &str) -> Option<DocumentKind> {
    let bare: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    match bare.to_ascii_lowercase().as_str() {
        "nfe" => Some(DocumentKind::Nfe),
        "nfce" => Some(DocumentKind::Nfce),
        _ => None,
    }
}

fn of_key(key: &AccessKey) -> Part {
    let named = key.numbered();
    let mut names = named.split('-');
    let kind = names.next().and_then(of_code);
    let series = names.next().unwrap_or_default().to_owned();
    let number: i64 = names.next().and_then(|number| number.parse().ok()).unwrap_or_default();
    Part {
        numbers: vec![Numbered {
            kind,
            series: Series::Exactly(series),
            numbers: vec![number..=number],
            access_key: Some(key.as_str().to_owned()),
        }],
        word: None,
    }
}

/// What one word of a search can mean: a number, and each bare word of it.
fn part(typed: &str) -> Vec<Part> {
    let numbers = numbered(typed);
    let mut words = words(typed).into_iter();
    let (word, more) = (words.next(), words);
    // With a hyphen or slash in it that a number would have, it is a number and no name.
    let is_number = !numbers.is_empty() && typed.contains(['-', '/']);
    let first = Part {
        numbers,
        word: word.filter(|_| !is_number),
    };
    let rest = more.map(|word| Part {
        numbers: Vec::new(),
        word: Some(word),
    });
    let said = !first.numbers.is_empty() || first.word.is_some();
    said.then_some(first).into_iter().chain(rest).collect()
}

/// The numbers that a text can be the beginning of.
fn numbered(typed: &str) -> Vec<Numbered> {
    let typed = typed.to_ascii_uppercase();
    let pieces: Vec<&str> = typed.split(['-', '/']).collect();
    match pieces.as_slice() {
        [only] => alone(only),
        [code, series] if is_date(series) && of_code(code).is_some_and(DocumentKind::voids) => {
            of_code(code).map(|kind| in_series(Some(kind), series, ""))
        }
        [series, number] => Some(in_series(None, series, number)),
        [code, series, number] => of_code(code).map(|kind| in_series(Some(kind), series, number)),
        _ => None,
    }
    .unwrap_or_default()
}

fn alone(typed: &str) -> Option<Vec<Numbered>> {
    let digits = typed.bytes().all(|b| b.is_ascii_digit());
    if digits && (1..=9).contains(&typed.len()) {
        return Some(vec![Numbered {
            numbers: beginning(typed)?,
            ..Numbered::default()
        }]);
    }
    let is_series = (1..=4).contains(&typed.len()) && typed.bytes().all(|b| b.is_ascii_alphanumeric());
    is_series.then(|| {
        vec![Numbered {
            series: Series::Beginning(typed.to_owned()),
            ..Numbered::default()
        }]
    })
}

/// `F001-211` is a number of Peru; `1-1687`, `001-1687` of Brazil too.
fn in_series(kind: Option<DocumentKind>, series: &str, number: &str) -> Vec<Numbered> {
    let shaped =
        is_date(series) || ((1..=4).contains(&series.len()) && series.bytes().all(|b| b.is_ascii_alphanumeric()));
    let Some(numbers) = beginning(number).filter(|_| shaped) else {
        return Vec::new();
    };
    let named = |series: &str| Numbered {
        kind,
        series: Series::Exactly(series.to_owned()),
        numbers: numbers.clone(),
        access_key: None,
    };
    let mut all = vec![named(series)];
    // In Brazil series are kept without leading zeros.
    let plain = series.parse::<u16>().ok().map(|series| series.to_string());
    all.extend(plain.filter(|plain| plain != series).map(|plain| named(&plain)));
    all
}

/// The numbers that begin with some digits; with leading zeros, that number alone; none of them all without digits.
fn beginning(digits: &str) -> Option<Vec<RangeInclusive<i64>>> {
    if digits.is_empty() {
        return Some(Vec::new());
    }
    let shaped = digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit());
    let number: i64 = digits.parse().ok().filter(|_| shaped)?;
    if digits.starts_with('0') {
        return Some(vec![number..=number]);
    }
    let (mut first, mut last) = (number, number);
    let mut ranges = Vec::new();
    while first <= LARGEST {
        ranges.push(first..=last.min(LARGEST));
        (first, last) = (first * 10, last * 10 + 9);
    }
    Some(ranges)
}

fn is_date(series: &str) -> bool {
    series.len() == 8 && series.bytes().all(|b| b.is_ascii_digit())
}

fn of_code(code: &str) -> Option<DocumentKind> {
    DocumentKind::ALL.into_iter().find(|kind| kind.code() == code)
}

#[cfg(test)]
mod tests {
    use super::{DocumentKind, Numbered, Part, Series, read};

    fn only(search: &str) -> Part {
        let mut parts = read(search).parts;
        assert_eq!(parts.len(), 1, "{search}: {parts:?}");
        parts.pop().expect("a part")
    }

    /// A kind, a series, and the first and the last of some numbers.
    type Read = (Option<DocumentKind>, Series, Option<(i64, i64)>);

    fn numbers(search: &str) -> Vec<Read> {
        let first = |each: &Numbered| each.numbers.first().map(|range| (*range.start(), *range.end()));
        let part = only(search);
        part.numbers
            .iter()
            .map(|each| (each.kind, each.series.clone(), first(each)))
            .collect()
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let f001 = || Series::Exactly("F001".to_owned());
        let exactly = |series: &str| Series::Exactly(series.to_owned());
        assert_eq!(numbers("F001-211"), [(None, f001(), Some((211, 211)))]);
        assert_eq!(numbers("f001-00000211"), [(None, f001(), Some((211, 211)))]);
        assert_eq!(numbers("F001-"), [(None, f001(), None)]);
        assert_eq!(
            numbers("01-F001-211"),
            [(Some(DocumentKind::Factura), f001(), Some((211, 211)))]
        );
        assert_eq!(
            numbers("55-1-1687"),
            [(Some(DocumentKind::Nfe), exactly("1"), Some((1687, 1687)))]
        );
        assert_eq!(numbers("NF-e 1/1687"), [(None, exactly("1"), Some((1687, 1687)))]);
        assert_eq!(
            numbers("RA-20260821-1"),
            [(Some(DocumentKind::ComunicacionBaja), exactly("20260821"), Some((1, 1)))]
        );
        assert_eq!(
            numbers("RA-20260821"),
            [(Some(DocumentKind::ComunicacionBaja), exactly("20260821"), None)]
        );
        assert_eq!(
            numbers("001-7"),
            [(None, exactly("001"), Some((7, 7))), (None, exactly("1"), Some((7, 7)))]
        );
    }

    #[test]
    fn a_number_is_the_beginning_of_others_unless_it_is_written_out() {
        let ranges = |search: &str| only(search).numbers.first().expect("a number").numbers.clone();
        assert_eq!(ranges("F001-211").len(), 7);
        assert_eq!(ranges("F001-211").get(1), Some(&(2_110..=2_119)));
        assert_eq!(ranges("F001-00000211"), [211..=211]);
        assert_eq!(ranges("999999999"), [999_999_999..=999_999_999]);
    }

    #[test]
    fn what_may_be_either_is_both() {
        let digits = only("20100070");
        assert!(!digits.numbers.is_empty() && digits.word.as_deref() == Some("20100070"));
        let series = only("B0");
        assert_eq!(
            series.numbers.first().map(|each| each.series.clone()),
            Some(Series::Beginning("B0".to_owned()))
        );
        assert_eq!(series.word.as_deref(), Some("b0"));
        let ruc = only("20100070970");
        assert!(ruc.numbers.is_empty() && ruc.word.as_deref() == Some("20100070970"));
        let cnpj = only("12.ABC.345/01DE-35");
        assert!(cnpj.numbers.is_empty() && cnpj.word.as_deref() == Some("12abc34501de35"));
    }

    #[test]
    fn every_part_must_fit() {
        let parts = read("andina  F001-2 S.A.").parts;
        let words: Vec<_> = parts.iter().map(|part| part.word.as_deref()).collect();
        assert_eq!(words, [Some("andina"), None, Some("sa")]);
        assert_eq!(read(" - / "), super::Search::default());
    }

    #[test]
    fn a_kind_that_is_named_is_asked_for() {
        let kinds = |search: &str| read(search).kinds;
        assert_eq!(kinds("NF-e 1/65"), [DocumentKind::Nfe]);
        assert_eq!(kinds("andina nfce"), [DocumentKind::Nfce]);
        assert_eq!(kinds("1/65"), []);
        assert!(read("NFC-e").parts.is_empty());
    }

    #[test]
    fn an_access_key_is_one_document_however_it_is_spaced() {
        let key = "35260811222333000181550010000012341000012340";
        let Some(valid) = (0..10).find_map(|digit| {
            let key = format!("{}{digit}", key.get(..43).unwrap_or_default());
            super::AccessKey::parse(&key)
        }) else {
            panic!("one of ten digits is right")
        };
        let spaced: Vec<String> = valid
            .as_str()
            .as_bytes()
            .chunks(4)
            .map(|four| String::from_utf8_lossy(four).into_owned())
            .collect();
        let part = only(&spaced.join(" "));
        let numbered = part.numbers.first().expect("a number");
        assert_eq!(numbered.access_key.as_deref(), Some(valid.as_str()));
        assert_eq!(
            (numbered.kind, &numbered.series),
            (Some(DocumentKind::Nfe), &Series::Exactly("1".to_owned()))
        );
        assert_eq!(numbered.numbers, [1_234..=1_234]);
    }
}
