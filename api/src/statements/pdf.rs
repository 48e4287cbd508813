//! A statement to print and to send: whose it is, the entries, and what is not paid.

use types::kit::text::Language;
use types::statements::{OpenCharge, Statement, StatementLine};

use super::{file, text};
use crate::kit::error::Result;
use crate::kit::paper::{Fonts, Page, UPRIGHT, Weight, printed};

const MARGIN: f32 = 42.0;
const RIGHT: f32 = UPRIGHT.0 - MARGIN;
/// Above this there are the entries, below it the number of the page.
const BOTTOM: f32 = UPRIGHT.1 - MARGIN - 16.0;
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
        fonts: Fonts::read()?,
        done: Vec::new(),
        page: Page::default(),
        y: MARGIN,
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
    printed(sheet.numbered(), UPRIGHT, title, language)
}

/// The pages being written.
struct Sheet<'a> {
    statement: &'a Statement,
    language: Language,
    fonts: Fonts,
    done: Vec<Page>,
    page: Page,
    /// Where the next row begins.
    y: f32,
}

impl Sheet<'_> {
    fn title(&mut self, reseller: &str) {
        let (language, statement) = (self.language, self.statement);
        self.y += 10.0;
        self.page.quiet((MARGIN, self.y), SIZE, reseller);
        let made = text::made_on(language, file::day(statement.today));
        self.at_right(RIGHT, Weight::Regular, SIZE, &made);
        self.y += 24.0;
        self.page
            .text((MARGIN, self.y), Weight::SemiBold, 18.0, text::title(language));
        self.y += 8.0;
        let wide = RIGHT - MARGIN;
        for name in self
            .fonts
            .lines(&statement.account_name, Weight::SemiBold, 11.0, wide, LINES)
        {
            self.y += 14.0;
            self.page.text((MARGIN, self.y), Weight::SemiBold, 11.0, name);
        }
        let days = text::of_days(language, file::day(statement.from), file::day(statement.to));
        let number = format!("{} {}", statement.country.tax_id_name(), statement.tax_id);
        self.y += 14.0;
        let about = format!("{number} · {days} · {}", statement.currency.as_str());
        self.page.text((MARGIN, self.y), Weight::Regular, SIZE, about);
        self.y += 16.0;
    }

    fn head(&mut self) {
        let language = self.language;
        self.y += LEADING;
        self.page
            .text((MARGIN, self.y), Weight::SemiBold, SMALL, text::date(language));
        self.page
            .text((WHAT.0, self.y), Weight::SemiBold, SMALL, text::entry(language));
        let heads = [
            text::charged(language),
            text::credited(language),
            text::balance(language),
        ];
        for (end, head) in ENDS.into_iter().zip(heads) {
            self.at_right(end, Weight::SemiBold, SMALL, head);
        }
        self.y += 4.0;
        self.page.rule((MARGIN, self.y), RIGHT, true);
    }

    fn edge(&mut self, name: &str, minor: i64) {
        self.make_room(LEADING + AIR);
        let y = self.y;
        self.y += LEADING;
        self.page.text((WHAT.0, self.y), Weight::SemiBold, SIZE, name);
        let told = self.told(minor);
        self.at_right(RIGHT, Weight::SemiBold, SIZE, &told);
        self.y = y + LEADING + AIR;
        self.page.rule((MARGIN, self.y), RIGHT, false);
    }

    fn line(&mut self, line: &StatementLine) {
        let entry = &line.entry;
        let what = file::what(entry, self.language);
        let lines = self.fonts.lines(&what, Weight::Regular, SIZE, WHAT.1, LINES);
        let high = lines.iter().fold(0.0, |high, _| high + LEADING).max(LEADING);
        self.make_room(high + AIR);
        let top = self.y;
        self.y += LEADING;
        self.page
            .text((MARGIN, self.y), Weight::Regular, SIZE, file::day(entry.happened_on));
        let minor = entry.amount.minor;
        let [charged, credited, _] = ENDS;
        let side = if minor > 0 { charged } else { credited };
        let (moved, owed) = (self.told(minor.abs()), self.told(line.balance_minor));
        self.at_right(side, Weight::Regular, SIZE, &moved);
        self.at_right(RIGHT, Weight::Regular, SIZE, &owed);
        for each in lines {
            self.page.text((WHAT.0, self.y), Weight::Regular, SIZE, each);
            self.y += LEADING;
        }
        self.y = top + high + AIR;
        self.page.rule((MARGIN, self.y), RIGHT, false);
    }

    /// What is not paid, and what of that is overdue.
    fn open(&mut self) {
        let (language, statement) = (self.language, self.statement);
        self.make_room(5.0 * LEADING);
        self.y += 30.0;
        self.page
            .text((MARGIN, self.y), Weight::SemiBold, 12.0, text::open(language));
        self.y += 6.0;
        if statement.open.is_empty() {
            self.y += LEADING;
            self.page.quiet((MARGIN, self.y), SIZE, text::none_open(language));
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
            .fonts
            .lines(&charge.description, Weight::Regular, SIZE, WHAT.1, LINES);
        let high = lines.iter().fold(0.0, |high, _| high + LEADING).max(LEADING);
        self.make_room(high + AIR);
        let top = self.y;
        self.y += LEADING;
        self.page
            .text((MARGIN, self.y), Weight::Regular, SIZE, file::day(charge.due_on));
        let standing = match charge.days_overdue {
            Some(days) => text::overdue(self.language, days.to_string()),
            None if charge.withheld_minor >= charge.open_minor => text::to_state(self.language).to_owned(),
            None => String::new(),
        };
        let [_, credited, _] = ENDS;
        self.at_right(credited, Weight::Regular, SMALL, &standing);
        let open = self.told(charge.open_minor);
        self.at_right(RIGHT, Weight::Regular, SIZE, &open);
        for each in lines {
            self.page.text((WHAT.0, self.y), Weight::Regular, SIZE, each);
            self.y += LEADING;
        }
        self.y = top + high + AIR;
        self.page.rule((MARGIN, self.y), RIGHT, false);
    }

    fn sum(&mut self, name: &str, minor: i64) {
        self.make_room(LEADING + AIR);
        self.y += LEADING + 2.0;
        self.page.text((WHAT.0, self.y), Weight::SemiBold, SIZE, name);
        let told = self.told(minor);
        self.at_right(RIGHT, Weight::SemiBold, SIZE, &told);
    }

    /// Goes on on another page where so much does not fit on this one.
    fn make_room(&mut self, height: f32) {
        if self.y + height > BOTTOM {
            self.done.push(std::mem::take(&mut self.page));
            self.y = MARGIN;
            self.head();
        }
    }

    fn at_right(&mut self, end: f32, weight: Weight, size: f32, text: &str) {
        let x = end - self.fonts.width(text, weight, size);
        self.page.text((x, self.y), weight, size, text);
    }

    fn told(&self, minor: i64) -> String {
        file::told(minor, &self.statement.currency, self.language)
    }

    /// All pages, each with its number.
    fn numbered(mut self) -> Vec<Page> {
        self.done.push(self.page);
        let all = self.done.len().to_string();
        for (page, number) in self.done.iter_mut().zip(1..) {
            let words = text::page(self.language, number.to_string(), all.clone());
            let x = RIGHT - self.fonts.width(&words, Weight::Regular, SMALL);
            page.quiet((x, UPRIGHT.1 - MARGIN), SMALL, words);
        }
        self.done
    }
}
