//! A statement to print and to send: whose it is, the entries, and what is not paid.

use types::kit::text::Language;
use types::statements::{OpenCharge, Statement, StatementLine};

use super::{file, text};
use crate::kit::error::Result;
use crate::kit::pages::Pages;
use crate::kit::paper::{UPRIGHT, Weight};
use crate::kit::written::{day, told};

const MARGIN: f32 = 42.0;
const RIGHT: f32 = UPRIGHT.0 - MARGIN;
const SIZE: f32 = 9.0;
const SMALL: f32 = 8.0;
const LEADING: f32 = 12.0;
const AIR: f32 = 6.0;
/// Where the columns of amounts end: charged, credited, balance.
const ENDS: [f32; 3] = [RIGHT - 148.0, RIGHT - 74.0, RIGHT];
/// Where what an entry is for begins, and how wide it may be.
const WHAT: (f32, f32) = (MARGIN + 64.0, 216.0);
/// What an entry is for has so many lines at most.
const LINES: usize = 3;

/// The file.
///
/// # Errors
/// When a font is damaged.
pub(super) fn made(statement: &Statement, reseller: &str, language: Language) -> Result<Vec<u8>> {
    let mut sheet = Sheet {
        statement,
        language,
        pages: Pages::begin(UPRIGHT, MARGIN)?,
    };
    sheet.title(reseller);
    sheet.head();
    sheet.edge(text::opening(language), statement.opening_minor);
    for line in &statement.lines {
        sheet.line(line);
    }
    sheet.edge(text::closing(language), statement.closing_minor);
    sheet.open();
    let title = format!("{} · {}", text::title(language), statement.account_name);
    sheet.pages.numbered(text::page, title, language)
}

/// The pages being written.
struct Sheet<'a> {
    statement: &'a Statement,
    language: Language,
    pages: Pages,
}

impl Sheet<'_> {
    fn title(&mut self, reseller: &str) {
        let (language, statement) = (self.language, self.statement);
        self.pages.y += 10.0;
        self.pages.quiet(MARGIN, SIZE, reseller);
        let made = text::made_on(language, day(statement.today));
        self.pages.at_right(RIGHT, Weight::Regular, SIZE, &made);
        self.pages.y += 24.0;
        self.pages
            .at_left(MARGIN, Weight::SemiBold, 18.0, text::title(language));
        self.pages.y += 8.0;
        let wide = RIGHT - MARGIN;
        for name in self
            .pages
            .fonts
            .lines(&statement.account_name, Weight::SemiBold, 11.0, wide, LINES)
        {
            self.pages.y += 14.0;
            self.pages.at_left(MARGIN, Weight::SemiBold, 11.0, name);
        }
        let days = text::of_days(language, day(statement.from), day(statement.to));
        let number = format!("{} {}", statement.country.tax_id_name(), statement.tax_id);
        self.pages.y += 14.0;
        let about = format!("{number} · {days} · {}", statement.currency.as_str());
        self.pages.at_left(MARGIN, Weight::Regular, SIZE, about);
        self.pages.y += 16.0;
    }

    fn head(&mut self) {
        let language = self.language;
        self.pages.y += LEADING;
        self.pages
            .at_left(MARGIN, Weight::SemiBold, SMALL, text::date(language));
        self.pages
            .at_left(WHAT.0, Weight::SemiBold, SMALL, text::entry(language));
        let heads = [
            text::charged(language),
            text::credited(language),
            text::balance(language),
        ];
        for (end, head) in ENDS.into_iter().zip(heads) {
            self.pages.at_right(end, Weight::SemiBold, SMALL, head);
        }
        self.pages.y += 4.0;
        self.pages.page.rule((MARGIN, self.pages.y), RIGHT, true);
    }

    fn edge(&mut self, name: &str, minor: i64) {
        self.make_room(LEADING + AIR);
        let y = self.pages.y;
        self.pages.y += LEADING;
        self.pages.at_left(WHAT.0, Weight::SemiBold, SIZE, name);
        let told = self.told(minor);
        self.pages.at_right(RIGHT, Weight::SemiBold, SIZE, &told);
        self.pages.y = y + LEADING + AIR;
        self.pages.page.rule((MARGIN, self.pages.y), RIGHT, false);
    }

    fn line(&mut self, line: &StatementLine) {
        let entry = &line.entry;
        let what = file::what(entry, self.language);
        let lines = self.pages.fonts.lines(&what, Weight::Regular, SIZE, WHAT.1, LINES);
        let high = lines.iter().fold(0.0, |high, _| high + LEADING).max(LEADING);
        self.make_room(high + AIR);
        let top = self.pages.y;
        self.pages.y += LEADING;
        self.pages
            .at_left(MARGIN, Weight::Regular, SIZE, day(entry.happened_on));
        let minor = entry.amount.minor;
        let [charged, credited, _] = ENDS;
        let side = if minor > 0 { charged } else { credited };
        let (moved, owed) = (self.told(minor.abs()), self.told(line.balance_minor));
        self.pages.at_right(side, Weight::Regular, SIZE, &moved);
        self.pages.at_right(RIGHT, Weight::Regular, SIZE, &owed);
        for each in lines {
            self.pages.at_left(WHAT.0, Weight::Regular, SIZE, each);
            self.pages.y += LEADING;
        }
        self.pages.y = top + high + AIR;
        self.pages.page.rule((MARGIN, self.pages.y), RIGHT, false);
    }

    /// What is not paid, and what of that is overdue.
    fn open(&mut self) {
        let (language, statement) = (self.language, self.statement);
        self.make_room(5.0 * LEADING);
        self.pages.y += 30.0;
        self.pages.at_left(MARGIN, Weight::SemiBold, 12.0, text::open(language));
        self.pages.y += 6.0;
        if statement.open.is_empty() {
            self.pages.y += LEADING;
            self.pages.quiet(MARGIN, SIZE, text::none_open(language));
            return;
        }
        for charge in &statement.open {
            self.charge(charge);
        }
        let balance = &statement.balance;
        self.sum(text::total(language), balance.open_minor);
        if balance.overdue_minor > 0 {
            self.sum(text::of_which_overdue(language), balance.overdue_minor);
        }
    }

    fn charge(&mut self, charge: &OpenCharge) {
        let lines = self
            .pages
            .fonts
            .lines(&charge.description, Weight::Regular, SIZE, WHAT.1, LINES);
        let high = lines.iter().fold(0.0, |high, _| high + LEADING).max(LEADING);
        self.make_room(high + AIR);
        let top = self.pages.y;
        self.pages.y += LEADING;
        self.pages.at_left(MARGIN, Weight::Regular, SIZE, day(charge.due_on));
        let standing = match charge.days_overdue {
            Some(days) => text::overdue(self.language, days.to_string()),
            None if charge.withheld_minor >= charge.open_minor => text::to_state(self.language).to_owned(),
            None => String::new(),
        };
        let [_, credited, _] = ENDS;
        self.pages.at_right(credited, Weight::Regular, SMALL, &standing);
        let open = self.told(charge.open_minor);
        self.pages.at_right(RIGHT, Weight::Regular, SIZE, &open);
        for each in lines {
            self.pages.at_left(WHAT.0, Weight::Regular, SIZE, each);
            self.pages.y += LEADING;
        }
        self.pages.y = top + high + AIR;
        self.pages.page.rule((MARGIN, self.pages.y), RIGHT, false);
    }

    fn sum(&mut self, name: &str, minor: i64) {
        self.make_room(LEADING + AIR);
        self.pages.y += LEADING + 2.0;
        self.pages.at_left(WHAT.0, Weight::SemiBold, SIZE, name);
        let told = self.told(minor);
        self.pages.at_right(RIGHT, Weight::SemiBold, SIZE, &told);
    }

    fn make_room(&mut self, height: f32) {
        if self.pages.turned_for(height) {
            self.head();
        }
    }

    fn told(&self, minor: i64) -> String {
        told(minor, &self.statement.currency, self.language)
    }
}
