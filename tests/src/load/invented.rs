//! An invented padrón: the shape of SUNAT's, nobody's data. The same seed gives the same text.

use std::io::{self, Write};

use self::words::{CONDITIONS, FORMS, GIVEN, PLACES, STATES, STREETS, SURNAMES, SYLLABLES, TRADES, ZONES};

mod words;

const HEADER: &str = "RUC|NOMBRE O RAZÓN SOCIAL|ESTADO DEL CONTRIBUYENTE|CONDICIÓN DE DOMICILIO|UBIGEO|TIPO DE VÍA|\
                      NOMBRE DE VÍA|CÓDIGO DE ZONA|TIPO DE ZONA|NÚMERO|INTERIOR|LOTE|DEPARTAMENTO|MANZANA|KILÓMETRO|\n";
/// Of a thousand rows so many are of persons.
const PERSONS: u64 = 860;
/// A step through the rows that leads past all of them, where their number does not share its factors: a large prime.
const STEP: u64 = 7_368_787_019;

/// An invented padrón of so many rows, in no order.
#[derive(Clone, Copy, Debug)]
pub struct Invented {
    pub rows: u64,
    pub seed: u64,
}

impl Invented {
    /// Writes the text, encoded as SUNAT's.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(self, into: &mut dyn Write) -> io::Result<()> {
        let mut line = String::new();
        let mut bytes = Vec::new();
        latin(HEADER, &mut bytes);
        for number in 0..self.rows {
            line.clear();
            self.line(self.mixed(number), &mut line);
            latin(&line, &mut bytes);
            if bytes.len() > 1 << 18 {
                into.write_all(&bytes)?;
                bytes.clear();
            }
        }
        into.write_all(&bytes)
    }

    /// Which taxpayer a line is about.
    ///
    /// # Panics
    /// When there are no rows.
    #[must_use]
    pub fn mixed(self, line: u64) -> u64 {
        let place = (u128::from(line) * u128::from(STEP) + u128::from(self.seed)) % u128::from(self.rows);
        u64::try_from(place).expect("below the number of rows")
    }

    fn persons(self) -> u64 {
        self.rows * PERSONS / 1000
    }

    /// The RUC of a taxpayer, as digits.
    #[must_use]
    pub fn ruc(self, taxpayer: u64) -> String {
        let mut chance = Chance::of(self.seed ^ 0xA5, taxpayer);
        let base = match taxpayer.checked_sub(self.persons()) {
            None => {
                let room = 80_000_000 / self.persons().max(1);
                let prefix = if chance.below(200) == 0 { 15 } else { 10 };
                prefix * 100_000_000 + 100_000 + taxpayer * room + chance.below(room)
            }
            Some(company) => {
                let room = 50_000_000 / (self.rows - self.persons());
                2_010_000_000 + company * room + chance.below(room)
            }
        };
        let weights = [2, 3, 4, 5, 6, 7, 2, 3, 4, 5];
        let mut rest = base;
        let mut sum = 0;
        for weight in weights {
            sum += rest % 10 * weight;
            rest /= 10;
        }
        format!("{base}{}", (11 - sum % 11) % 10)
    }

    /// The name of a taxpayer.
    #[must_use]
    pub fn name(self, taxpayer: u64) -> String {
        let mut name = String::new();
        self.write_name(taxpayer, &mut Chance::of(self.seed, taxpayer), &mut name);
        name
    }

    fn write_name(self, taxpayer: u64, chance: &mut Chance, name: &mut String) {
        if taxpayer < self.persons() {
            for _ in 0..2 {
                chance.word(SURNAMES, 60_000, 5, name);
                name.push(' ');
            }
            chance.word(GIVEN, 30_000, 6, name);
            if chance.below(10) < 7 {
                name.push(' ');
                chance.word(GIVEN, 30_000, 6, name);
            }
            return;
        }
        name.push_str(chance.often(TRADES));
        for _ in 0..=chance.below(2) {
            name.push(' ');
            match chance.below(4) {
                0 => name.push_str(chance.often(PLACES)),
                1 => chance.word(SURNAMES, 60_000, 5, name),
                _ => chance.word(&[], 400_000, 0, name),
            }
        }
        name.push_str(if chance.below(50) == 0 { "  " } else { " " });
        name.push_str(chance.often(FORMS));
    }

    fn line(self, taxpayer: u64, line: &mut String) {
        let mut chance = Chance::of(self.seed, taxpayer);
        line.push_str(&self.ruc(taxpayer));
        line.push('|');
        self.write_name(taxpayer, &mut chance, line);
        line.push('|');
        line.push_str(chance.one(STATES));
        line.push('|');
        line.push_str(chance.one(CONDITIONS));
        line.push('|');
        if taxpayer < self.persons() {
            line.push_str("-|-|-|-|-|-|-|-|-|-|-|\n");
            return;
        }
        let place = chance.below(1_893);
        line.push_str(&format!(
            "{:02}{:02}{:02}|",
            place / 80 + 1,
            place / 10 % 8 + 1,
            place % 10 + 1
        ));
        line.push_str(chance.often(STREETS));
        line.push('|');
        chance.word(PLACES, 90_000, 5, line);
        line.push('|');
        line.push_str(chance.often(ZONES));
        line.push('|');
        chance.word(PLACES, 50_000, 5, line);
        for (share, most) in [(80, 3000), (15, 900), (25, 60), (10, 1200), (25, 30), (3, 900)] {
            line.push('|');
            if chance.below(100) < share {
                line.push_str(&(chance.below(most) + 1).to_string());
            } else {
                line.push('-');
            }
        }
        line.push_str("|\n");
    }
}

/// Chance that is the same whenever the same is asked.
struct Chance(u64);

impl Chance {
    fn of(seed: u64, taxpayer: u64) -> Self {
        Self(seed.wrapping_mul(0x2545_F491_4F6C_DD1D) ^ taxpayer.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    const fn below(&mut self, end: u64) -> u64 {
        (self.next() >> 11) % end
    }

    fn one(&mut self, words: &[&'static str]) -> &'static str {
        let number = self.below(u64::try_from(words.len()).expect("a size"));
        words.get(usize::try_from(number).expect("a place")).expect("a word")
    }

    /// One of them, those before more often.
    fn often(&mut self, words: &[&'static str]) -> &'static str {
        let end = u64::try_from(words.len()).expect("a size");
        let number = self.below(end).min(self.below(end));
        words.get(usize::try_from(number).expect("a place")).expect("a word")
    }

    /// One of the words in so many of ten cases; else one of so many made of syllables, some far more often.
    fn word(&mut self, words: &[&'static str], made: u64, known: u64, into: &mut String) {
        if self.below(10) < known {
            into.push_str(self.often(words));
            return;
        }
        let bits = self.below(64 - u64::from(made.leading_zeros())) + 1;
        let mut number = self.below(1 << bits).min(made) + 40;
        while number > 0 {
            let syllable = usize::try_from(number % 40).expect("a place");
            into.push_str(SYLLABLES.get(syllable).expect("forty"));
            number /= 40;
        }
    }
}

/// Appends a text in one byte for each letter.
fn latin(text: &str, into: &mut Vec<u8>) {
    into.extend(
        text.chars()
            .map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')),
    );
}
