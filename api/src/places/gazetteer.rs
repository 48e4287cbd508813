//! The places of one country, in memory: sorted by code, so that what is within a place stands together.

use std::sync::LazyLock;

use types::kit::fold::fold;
use types::places::{CountryName, Level, Place, PlaceRef};
use types::tax_id::Country;

static PERU: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::read(Country::Pe, include_str!("data/peru.tsv")));
static BRAZIL: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::read(Country::Br, include_str!("data/brazil.tsv")));
static COUNTRIES: LazyLock<Vec<CountryName>> = LazyLock::new(|| read_countries(include_str!("data/countries.tsv")));

/// Districts of Peru whose province changed: registries still send the old code.
const MOVED: [(&str, &str); 2] = [("160109", "160801"), ("160114", "160803")];

/// The places of one country.
pub(crate) struct Gazetteer {
    country: Country,
    rows: Vec<Row>,
}

struct Row {
    code: &'static str,
    name: &'static str,
    /// The two letters of a state.
    letters: Option<&'static str>,
    /// Its own name, folded.
    folded: String,
    /// The names of what it is within, folded.
    around: String,
}

/// The countries of the world, by code.
pub(super) fn countries() -> &'static [CountryName] {
    &COUNTRIES
}

/// The places of a country.
pub(crate) fn of(country: Country) -> &'static Gazetteer {
    match country {
        Country::Pe => &PERU,
        Country::Br => &BRAZIL,
    }
}

impl Gazetteer {
    /// The place of a code.
    pub(super) fn find(&self, code: &str) -> Option<Place> {
        let moved = MOVED
            .iter()
            .find(|(old, _)| self.country == Country::Pe && *old == code);
        let row = self.row(moved.map_or(code, |(_, now)| now))?;
        Some(self.told(row))
    }

    /// The place of a code, or the widest one around it where the code itself is not known.
    pub(crate) fn nearest(&self, code: &str) -> Option<Place> {
        self.find(code).or_else(|| self.find(code.get(..2)?))
    }

    /// The places directly within that of a code, or within the country, by name.
    pub(super) fn within(&self, code: Option<&str>) -> Option<Vec<Place>> {
        let parent = code.map(|code| self.row(code).ok_or(())).transpose().ok()?;
        let (start, length) = match parent {
            None => ("", 2),
            Some(row) => (row.code, next_length(self.country, row.code.len())),
        };
        let inside = self
            .rows
            .iter()
            .filter(|row| row.code.len() == length && row.code.starts_with(start));
        let mut inside: Vec<_> = inside.collect();
        inside.sort_by_cached_key(|row| order(row.name));
        Some(inside.into_iter().map(|row| self.told(row)).collect())
    }

    /// The places whose names have those words, so many at most, the likeliest first. A word may be of what a place
    /// is within, as long as one is of its own.
    pub(super) fn search(&self, words: &str, within: Option<&str>, most: usize) -> Vec<Place> {
        let words = fold(words);
        let each: Vec<&str> = words.split_whitespace().collect();
        let start = within.unwrap_or_default();
        let fits = |row: &&Row| {
            row.code.starts_with(start)
                && each.iter().any(|word| has(&row.folded, word))
                && each.iter().all(|word| has(&row.folded, word) || has(&row.around, word))
        };
        let own = each.join(" ");
        let likeliness = |code: &str, folded: &str| match folded {
            name if name == own => (0, code.len()),
            name if name.starts_with(&own) => (1, code.len()),
            _ => (2, code.len()),
        };
        let rows = self.rows.iter().filter(fits);
        let mut found: Vec<_> = rows
            .map(|row| (likeliness(row.code, &row.folded), &row.folded, row))
            .collect();
        found.sort_by_key(|(rank, name, row)| (*rank, *name, row.code));
        found.into_iter().take(most).map(|(_, _, row)| self.told(row)).collect()
    }

    fn read(country: Country, text: &'static str) -> Self {
        let mut rows: Vec<Row> = Vec::new();
        for line in text.lines() {
            let mut fields = line.split('\t');
            let (Some(code), Some(name)) = (fields.next(), fields.next()) else {
                continue;
            };
            let wider = |length: usize| code.get(..length).filter(|_| length < code.len());
            let around = [2, 4].into_iter().filter_map(wider);
            let around = around.filter_map(|code| find(&rows, code));
            let around: Vec<_> = around.map(|row: &Row| row.folded.clone()).collect();
            rows.push(Row {
                code,
                name,
                letters: fields.next(),
                folded: fold(name),
                around: around.join(" "),
            });
        }
        Self { country, rows }
    }

    fn row(&self, code: &str) -> Option<&Row> {
        find(&self.rows, code)
    }

    fn told(&self, row: &Row) -> Place {
        let wider = |length: usize| row.code.get(..length).filter(|_| length < row.code.len());
        let within: Vec<&Row> = [4, 2]
            .into_iter()
            .filter_map(wider)
            .filter_map(|code| self.row(code))
            .collect();
        let letters = within.iter().find_map(|each| each.letters).or(row.letters);
        let of = |each: &Row| PlaceRef {
            code: each.code.to_owned(),
            name: each.name.to_owned(),
        };
        Place {
            country: self.country,
            code: row.code.to_owned(),
            level: level(self.country, row.code.len()),
            name: row.name.to_owned(),
            state: letters.map(str::to_owned),
            within: within.into_iter().map(of).collect(),
        }
    }
}

/// What a name is sorted by: accents do not matter, but `ñ` comes after `n`.
fn order(name: &str) -> String {
    fold(&name.to_lowercase().replace('ñ', "n~"))
}

/// The row of a code, in rows sorted by it.
fn find<'a>(rows: &'a [Row], code: &str) -> Option<&'a Row> {
    let at = rows.binary_search_by(|row| row.code.cmp(code)).ok()?;
    rows.get(at)
}

/// Whether a word of a text begins so.
fn has(text: &str, word: &str) -> bool {
    text.split([' ', '-', '\'', '’']).any(|each| each.starts_with(word))
}

const fn next_length(country: Country, length: usize) -> usize {
    match (country, length) {
        (Country::Pe, 2) => 4,
        (Country::Pe, 4) => 6,
        (Country::Br, 2) => 7,
        _ => 0,
    }
}

const fn level(country: Country, length: usize) -> Level {
    match (country, length) {
        (Country::Pe, 2) => Level::Department,
        (Country::Pe, 4) => Level::Province,
        (Country::Pe, _) => Level::District,
        (Country::Br, 2) => Level::State,
        (Country::Br, _) => Level::Municipality,
    }
}

fn read_countries(text: &str) -> Vec<CountryName> {
    let country = |line: &str| match line.split('\t').collect::<Vec<_>>().as_slice() {
        [code, letters, number, es, pt, en] => Some(CountryName {
            code: (*code).to_owned(),
            letters: (*letters).to_owned(),
            number: (*number).to_owned(),
            es: (*es).to_owned(),
            pt: (*pt).to_owned(),
            en: (*en).to_owned(),
        }),
        _ => None,
    };
    text.lines().filter_map(country).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(country: Country, lengths: [usize; 3]) -> [usize; 3] {
        lengths.map(|length| of(country).rows.iter().filter(|row| row.code.len() == length).count())
    }

    #[test]
    fn every_place_is_there_once_and_in_order() {
        assert_eq!(counts(Country::Pe, [2, 4, 6]), [25, 196, 1_894]);
        assert_eq!(counts(Country::Br, [2, 7, 0]), [27, 5_571, 0]);
        for country in Country::ALL {
            let rows = &of(country).rows;
            assert!(rows.is_sorted_by(|one, other| one.code < other.code), "{country}");
            assert!(
                rows.iter()
                    .all(|row| !row.name.is_empty() && row.name.trim() == row.name)
            );
        }
        assert_eq!(countries().len(), 249);
        assert!(countries().is_sorted_by(|one, other| one.code < other.code));
    }

    #[test]
    fn every_place_is_within_those_its_code_begins_with() {
        for country in Country::ALL {
            let gazetteer = of(country);
            for row in &gazetteer.rows {
                let expected = match (country, row.code.len()) {
                    (_, 2) => 0,
                    (Country::Pe, 6) => 2,
                    _ => 1,
                };
                assert_eq!(gazetteer.told(row).within.len(), expected, "{}", row.code);
            }
        }
    }

    /// IBGE's check digit holds for all its codes but nine, which are right all the same.
    #[test]
    fn municipalities_have_their_check_digit() {
        let exceptions = of(Country::Br).rows.iter().map(|row| row.code).filter(|code| {
            let mut digits = code.bytes().map(|b| u32::from(b - b'0'));
            let body: u32 = digits
                .by_ref()
                .take(6)
                .enumerate()
                .map(|(place, digit)| {
                    if place % 2 == 0 {
                        digit
                    } else {
                        digit * 2 / 10 + digit * 2 % 10
                    }
                })
                .sum();
            code.len() == 7 && digits.next() != Some((10 - body % 10) % 10)
        });
        let known = [
            "2201919", "2201988", "2202251", "2611533", "3117836", "3152131", "4305871", "5203939", "5203962",
        ];
        assert_eq!(exceptions.collect::<Vec<_>>(), known);
    }

    #[test]
    fn a_district_that_moved_is_found_by_its_old_code_and_an_unknown_one_by_its_department() {
        let peru = of(Country::Pe);
        let code = |place: Option<Place>| place.map(|place| place.code);
        assert_eq!(code(peru.find("160109")).as_deref(), Some("160801"));
        assert_eq!(code(peru.nearest("150199")).as_deref(), Some("15"));
        assert_eq!(code(peru.nearest("990101")), None);
        assert_eq!(code(peru.find("")), None);
    }
}
