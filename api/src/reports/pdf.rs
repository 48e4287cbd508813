//! What was issued, to print: a table whose head stands on every page, with the pages numbered.

use types::accounts::Environment;
use types::kit::problem::Code;
use types::kit::text::Language;
use types::reports::NewReport;

use super::lines::{Counts, HEADINGS, Line, Lines, Totals};
use super::out::Out;
use super::pack::Tally;
use super::store::Asked;
use super::text;
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};
use crate::kit::paper::{ACROSS, Fonts, Page, Weight, printed};
use crate::kit::written::{amount, marks};

/// Nobody reads more lines on paper; they are made as a spreadsheet.
const MOST: usize = 10_000;
const WIDTH: f32 = ACROSS.0;
const HEIGHT: f32 = ACROSS.1;
const MARGIN: f32 = 36.0;
const SIZE: f32 = 8.0;
const SMALL: f32 = 7.0;
/// From one line of a row to the next, and around a row.
const LEADING: f32 = 10.0;
const AIR: f32 = 5.0;
/// Above this there is the table, below it the number of the page.
const BOTTOM: f32 = HEIGHT - MARGIN - 14.0;
/// How wide the columns are, and whether they stand at the right.
const COLUMNS: [(f32, bool); 12] = [
    (190.0, false),
    (74.0, false),
    (44.0, false),
    (94.0, false),
    (40.0, false),
    (82.0, true),
    (60.0, true),
    (46.0, true),
    (50.0, true),
    (50.0, true),
    (46.0, true),
    (0.0, true),
];
const GAP: f32 = 6.0;
/// A name has so many lines at most.
const NAME_LINES: usize = 4;

pub(super) async fn write(
    context: &Context,
    scope: &Scope,
    asked: &Asked,
    out: &mut Out,
    progress: &dyn Fn(i64),
) -> Result<Tally> {
    let (mut lines, mut tally) = (Lines::of(context, scope, &asked.report), Tally::default());
    let mut all = Vec::new();
    while let Some(page) = lines.next().await? {
        tally.documents += page.iter().map(|line| line.counts.documents).sum::<i64>();
        all.extend(page);
        if all.len() > MOST {
            return Err(Code::ReportTooLarge.into());
        }
        progress(tally.documents);
    }
    let asked = asked.clone();
    let made = tokio::task::spawn_blocking(move || made(&asked, &all)).await;
    out.put(made.map_err(Error::broken)??).await?;
    Ok(tally)
}

fn made(asked: &Asked, lines: &[Line]) -> Result<Vec<u8>> {
    let mut totals = Totals::default();
    totals.add(lines);
    let mut table = Table::begin(asked)?;
    for line in lines {
        table.line(line);
    }
    table.totals(&totals);
    printed(
        table.numbered(),
        ACROSS,
        text::issued_title(asked.language).to_owned(),
        asked.language,
    )
}

/// The table being written.
struct Table<'a> {
    asked: &'a Asked,
    language: Language,
    fonts: Fonts,
    done: Vec<Page>,
    page: Page,
    /// Where the next row begins.
    y: f32,
    /// The account of the row before on this page.
    last: Option<types::accounts::AccountId>,
}

impl<'a> Table<'a> {
    fn begin(asked: &'a Asked) -> Result<Self> {
        let mut table = Self {
            asked,
            language: asked.language,
            fonts: Fonts::read()?,
            done: Vec::new(),
            page: Page::default(),
            y: MARGIN,
            last: None,
        };
        table.title();
        table.head();
        Ok(table)
    }

    fn title(&mut self) {
        let language = self.language;
        self.y += 12.0;
        self.page
            .text((MARGIN, self.y), Weight::SemiBold, 16.0, text::issued_title(language));
        self.y += 6.0;
        for line in self
            .fonts
            .lines(&self.about(), Weight::Regular, 9.0, WIDTH - 2.0 * MARGIN, 3)
        {
            self.y += 12.0;
            self.page.text((MARGIN, self.y), Weight::Regular, 9.0, line);
        }
        self.y += 14.0;
    }

    /// Whose documents they are, of which months, which kinds.
    fn about(&self) -> String {
        let (language, asked) = (self.language, &self.asked.report);
        let NewReport { from, to, kinds, .. } = asked;
        let whose = self.asked.account.as_ref();
        let whose = whose.map_or_else(
            || text::all_accounts(language).to_owned(),
            |account| account.name.clone(),
        );
        let when = if from == to {
            from.to_string()
        } else {
            format!("{from} – {to}")
        };
        let kinds: Vec<_> = kinds.iter().map(|kind| text::of_kind(*kind, language)).collect();
        let kinds = if kinds.is_empty() {
            text::all_kinds(language).to_owned()
        } else {
            kinds.join(", ")
        };
        let demo = match asked.environment() {
            Environment::Demo => format!(" · {}", text::demo(language)),
            Environment::Production => String::new(),
        };
        format!("{whose} · {when} · {kinds}{demo}")
    }

    fn head(&mut self) {
        let headings = HEADINGS.map(|heading| heading(self.language).to_owned());
        self.y += LEADING;
        for ((place, heading), (x, width)) in headings.iter().enumerate().zip(places()) {
            let is_right = COLUMNS.get(place).is_some_and(|(_, right)| *right);
            let lines = self.fonts.lines(heading, Weight::SemiBold, SMALL, width, 2);
            let top = self.y - if lines.len() > 1 { 8.0 } else { 0.0 };
            for (down, line) in lines
                .into_iter()
                .scan(0.0, |down, line| Some((std::mem::replace(down, *down + 8.0), line)))
            {
                let x = if is_right {
                    x + width - self.fonts.width(&line, Weight::SemiBold, SMALL)
                } else {
                    x
                };
                self.page.text((x, top + down), Weight::SemiBold, SMALL, line);
            }
        }
        self.y += 4.0;
        self.page.rule((MARGIN, self.y), WIDTH - MARGIN, true);
        self.last = None;
    }

    /// Goes on on another page where so much does not fit on this one.
    fn make_room(&mut self, height: f32) {
        if self.y + height > BOTTOM {
            self.done.push(std::mem::take(&mut self.page));
            self.y = MARGIN;
            self.head();
        }
    }

    fn line(&mut self, line: &Line) {
        let (account, currency) = (&line.account, line.currency.as_ref());
        let width = COLUMNS.first().map_or(0.0, |(width, _)| width - GAP);
        let name = self
            .fonts
            .lines(&account.name, Weight::Regular, SIZE, width, NAME_LINES);
        let rows = name.iter().fold(0.0, |height, _| height + LEADING).max(LEADING);
        self.make_room(rows + AIR);
        let is_new = self.last != Some(account.id);
        if is_new && self.last.is_some() {
            self.page.rule((MARGIN, self.y), WIDTH - MARGIN, false);
        }
        let mut words = [
            String::new(),
            String::new(),
            line.month.to_string(),
            text::of_kind(line.kind, self.language).to_owned(),
            currency.map_or_else(String::new, |currency| currency.as_str().to_owned()),
        ];
        if is_new {
            let [_, tax_id, ..] = &mut words;
            account.tax_id.clone_into(tax_id);
            let mut y = self.y + LEADING;
            for each in name {
                self.page.text((MARGIN, y), Weight::Regular, SIZE, each);
                y += LEADING;
            }
        }
        let money = self.money(line.counts.minor, line.currency.as_ref());
        self.cells(words, money, &line.counts, Weight::Regular);
        self.y += AIR + if is_new { rows } else { LEADING };
        self.last = Some(account.id);
    }

    fn totals(&mut self, totals: &Totals) {
        let told = totals.told();
        if told.is_empty() {
            self.page
                .quiet((MARGIN, self.y + 16.0), 9.0, text::nothing_issued(self.language));
            return;
        }
        for (place, (currency, kind, counts)) in told.into_iter().enumerate() {
            self.make_room(LEADING + AIR);
            if place == 0 || kind.is_none() {
                self.page.rule((MARGIN, self.y), WIDTH - MARGIN, place == 0);
            }
            let weight = if kind.is_none() {
                Weight::SemiBold
            } else {
                Weight::Regular
            };
            let kind = kind.map_or_else(String::new, |kind| text::of_kind(kind, self.language).to_owned());
            let money = self.money(counts.minor, currency.as_ref());
            let currency = currency.map_or_else(String::new, |currency| currency.as_str().to_owned());
            let words = [
                text::total(self.language).to_owned(),
                String::new(),
                String::new(),
                kind,
                currency,
            ];
            self.cells(words, money, &counts, weight);
            self.y += LEADING + AIR;
        }
        self.make_room(20.0);
        self.page
            .quiet((MARGIN, self.y + 14.0), SMALL, text::amount_note(self.language));
    }

    fn money(&self, minor: i64, currency: Option<&types::kit::money::Currency>) -> String {
        let (mark, group) = marks(self.language);
        currency.map_or_else(String::new, |currency| amount(minor, currency, mark, Some(group)))
    }

    fn cells(&mut self, words: [String; 5], money: String, counts: &Counts, weight: Weight) {
        let [account, tax_id, month, kind, currency] = words;
        let count = |count: i64| {
            if count == 0 {
                "–".to_owned()
            } else {
                self.grouped(count)
            }
        };
        let [documents, accepted, observed, rejected, voided, pending] = counts.numbers().map(count);
        let cells = [
            account, tax_id, month, kind, currency, money, documents, accepted, observed, rejected, voided, pending,
        ];
        let y = self.y + LEADING;
        for ((cell, (x, width)), (_, is_right)) in cells.into_iter().zip(places()).zip(COLUMNS) {
            let x = if is_right {
                x + width - self.fonts.width(&cell, weight, SIZE)
            } else {
                x
            };
            self.page.text((x, y), weight, SIZE, cell);
        }
    }

    /// A count with its thousands apart.
    fn grouped(&self, count: i64) -> String {
        let text = count.to_string();
        let (_, group) = marks(self.language);
        let mut grouped = String::new();
        for (place, digit) in text.chars().enumerate() {
            if place > 0 && (text.len() - place).is_multiple_of(3) {
                grouped.push(group);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// All pages, each with its number.
    fn numbered(mut self) -> Vec<Page> {
        self.done.push(self.page);
        let all = self.done.len().to_string();
        for (page, number) in self.done.iter_mut().zip(1..) {
            let words = text::page(self.language, number.to_string(), all.clone());
            let x = WIDTH - MARGIN - self.fonts.width(&words, Weight::Regular, SMALL);
            page.quiet((x, HEIGHT - MARGIN), SMALL, words);
        }
        self.done
    }
}

/// Where each column begins, and how wide it is; the last takes what is left.
fn places() -> [(f32, f32); 12] {
    let mut x = MARGIN;
    COLUMNS.map(|(width, _)| {
        let width = if width > 0.0 { width } else { WIDTH - MARGIN - x };
        let place = (x, width - GAP);
        x += width;
        if x >= WIDTH - MARGIN {
            return (place.0, place.1 + GAP);
        }
        place
    })
}
