//! A credit note to print and to send: who credits whom, how much, why, and the charge it corrects.

use types::kit::money::Money;
use types::kit::text::Language;
use types::ledger::{CorrectedCharge, CreditNote};
use types::tax_id::{Country, written};

use super::text;
use crate::kit::error::Result;
use crate::kit::pages::Pages;
use crate::kit::paper::{UPRIGHT, Weight};
use crate::kit::written::{day, money, told};

const MARGIN: f32 = 42.0;
const RIGHT: f32 = UPRIGHT.0 - MARGIN;
const WIDE: f32 = RIGHT - MARGIN;
const SIZE: f32 = 9.0;
const SMALL: f32 = 8.0;
const LEADING: f32 = 12.0;
const AIR: f32 = 6.0;
/// How wide what stands beside an amount may be, and its lines.
const WHAT: (f32, usize) = (WIDE - 120.0, 6);

/// What goes on the paper.
pub(super) struct Paper {
    pub note: CreditNote,
    /// The country and number of whose account it is.
    pub client: (Country, String),
    /// Name, country and number of who issued it.
    pub issuer: (String, Country, String),
}

impl Paper {
    /// The file.
    ///
    /// # Errors
    /// When a font is damaged.
    pub(super) fn printed(&self, language: Language) -> Result<Vec<u8>> {
        let mut sheet = Sheet {
            paper: self,
            language,
            pages: Pages::begin(UPRIGHT, MARGIN)?,
        };
        sheet.head();
        sheet.sums();
        match &self.note.charge {
            Some(charge) => sheet.charge(charge),
            None => sheet.of_account(),
        }
        sheet.pages.y += 3.0 * LEADING;
        sheet.pages.quiet(MARGIN, SMALL, text::no_tax_document(language));
        let number = text::note(language, self.note.number.to_string());
        let title = format!("{number} · {}", self.note.account_name);
        sheet.pages.numbered(text::page, title, language)
    }

    /// What is credited, which is more than nothing.
    fn amount(&self) -> Money {
        let amount = &self.note.entry.amount;
        Money {
            minor: -amount.minor,
            currency: amount.currency.clone(),
        }
    }
}

struct Sheet<'a> {
    paper: &'a Paper,
    language: Language,
    pages: Pages,
}

impl Sheet<'_> {
    /// Who credits whom, which note it is, and whether it stands.
    fn head(&mut self) {
        let (language, paper) = (self.language, self.paper);
        let (issuer, country, number) = &paper.issuer;
        self.pages.y += 10.0;
        let issued = text::issued(language, day(paper.note.entry.happened_on));
        self.pages.at_right(RIGHT, Weight::Regular, SIZE, &issued);
        self.pages.y -= 13.0;
        self.pages.block(MARGIN, issuer, Weight::SemiBold, 11.0, WIDE - 150.0);
        self.number(*country, number, WIDE - 150.0);
        self.pages.y += 36.0;
        let title = text::note(language, paper.note.number.to_string());
        self.pages.at_left(MARGIN, Weight::SemiBold, 20.0, title);
        let total = money(&paper.amount(), language);
        self.pages.at_right(RIGHT, Weight::SemiBold, 20.0, &total);
        self.pages.y += 2.0;
        let state = match &paper.note.taken_back {
            Some(back) => text::taken_back(language, day(back.on), back.reason.clone()),
            None => text::stands(language).to_owned(),
        };
        self.pages.block(MARGIN, &state, Weight::Regular, SIZE, WIDE);
        self.pages.y += 20.0;
        self.pages.quiet(MARGIN, SMALL, text::to(language));
        self.pages
            .block(MARGIN, &paper.note.account_name, Weight::SemiBold, 11.0, WIDE);
        let (country, number) = &paper.client;
        self.number(*country, number, WIDE);
        self.pages.y += 18.0;
    }

    /// Why, and how much: the tax told apart where there is one.
    fn sums(&mut self) {
        let (language, paper) = (self.language, self.paper);
        self.columns(text::reason(language), text::amount(language));
        let entry = &paper.note.entry;
        let total = -entry.amount.minor;
        let tax = entry.tax.as_ref().filter(|tax| tax.minor != 0);
        self.row(&entry.description, total);
        if let Some(tax) = tax {
            let rate = percent(tax.basis_points, language);
            self.sum(text::before_tax(language), total + tax.minor);
            self.sum(&text::tax(language, rate), -tax.minor);
        }
        self.pages.y += LEADING + 2.0;
        self.pages
            .at_left(MARGIN, Weight::SemiBold, SIZE, text::total(language));
        let told = money(&paper.amount(), language);
        self.pages.at_right(RIGHT, Weight::SemiBold, SIZE, &told);
    }

    fn charge(&mut self, charge: &CorrectedCharge) {
        let language = self.language;
        self.pages.y += 30.0;
        self.columns(text::corrects(language), text::charged(language));
        self.row(&charge.description, charge.amount.minor);
        self.pages.y += LEADING;
        let on = text::charged_on(language, day(charge.happened_on));
        self.pages.quiet(MARGIN, SMALL, on);
    }

    fn of_account(&mut self) {
        self.pages.y += 34.0;
        let words = text::of_account(self.language);
        self.pages.at_left(MARGIN, Weight::Regular, SIZE, words);
    }

    fn number(&mut self, country: Country, number: &str, wide: f32) {
        let number = format!("{} {}", country.tax_id_name(), written(country, number));
        self.pages.block(MARGIN, &number, Weight::Regular, SIZE, wide);
    }

    fn columns(&mut self, what: &str, amount: &str) {
        self.pages.y += LEADING;
        self.pages.at_left(MARGIN, Weight::SemiBold, SMALL, what);
        self.pages.at_right(RIGHT, Weight::SemiBold, SMALL, amount);
        self.pages.y += 4.0;
        self.pages.page.rule((MARGIN, self.pages.y), RIGHT, true);
    }

    /// A text that may have some lines, with its amount.
    fn row(&mut self, what: &str, minor: i64) {
        let (wide, most) = WHAT;
        let told = self.told(minor);
        self.pages.y += LEADING;
        self.pages.at_right(RIGHT, Weight::Regular, SIZE, &told);
        self.pages.y -= LEADING;
        for line in self.pages.fonts.lines(what, Weight::Regular, SIZE, wide, most) {
            self.pages.y += LEADING;
            self.pages.at_left(MARGIN, Weight::Regular, SIZE, line);
        }
        self.pages.y += AIR;
        self.pages.page.rule((MARGIN, self.pages.y), RIGHT, false);
    }

    fn sum(&mut self, name: &str, minor: i64) {
        self.pages.y += LEADING + 2.0;
        self.pages.at_left(MARGIN, Weight::Regular, SIZE, name);
        let told = self.told(minor);
        self.pages.at_right(RIGHT, Weight::Regular, SIZE, &told);
    }

    fn told(&self, minor: i64) -> String {
        told(minor, &self.paper.note.entry.amount.currency, self.language)
    }
}

/// A rate as a percentage, without what it has no need of: `18`, `10.5`.
fn percent(basis_points: i64, language: Language) -> String {
    let (whole, part) = (basis_points / 100, basis_points % 100);
    let mark = crate::kit::written::marks(language).0;
    match part {
        0 => whole.to_string(),
        part if part % 10 == 0 => format!("{whole}{mark}{}", part / 10),
        part => format!("{whole}{mark}{part:02}"),
    }
}
