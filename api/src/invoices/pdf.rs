//! An invoice to print and to send: who owes whom, each line, the total and how it is paid.

use types::invoices::{Invoice, InvoiceLine, InvoiceState};
use types::kit::text::Language;
use types::tax_id::{Country, written};

use super::text;
use crate::kit::error::Result;
use crate::kit::pages::Pages;
use crate::kit::paper::{UPRIGHT, Weight};
use crate::kit::qr;
use crate::kit::written::{day, money, told};
use crate::payments::names;

const MARGIN: f32 = 42.0;
const RIGHT: f32 = UPRIGHT.0 - MARGIN;
const WIDE: f32 = RIGHT - MARGIN;
const SIZE: f32 = 9.0;
const SMALL: f32 = 8.0;
const LEADING: f32 = 12.0;
const AIR: f32 = 6.0;
/// How wide the name of an account may be, and its lines.
const NAME: (f32, usize) = (186.0, 3);
/// Where the days of a line begin.
const DAYS: f32 = MARGIN + 200.0;
/// Where the columns of amounts end: price, discount, amount.
const ENDS: [f32; 3] = [RIGHT - 142.0, RIGHT - 72.0, RIGHT];
/// How wide a QR code is with its white.
const QR: f32 = 112.0;

/// What goes on the paper.
pub(super) struct Paper {
    pub invoice: Invoice,
    /// Its first lines; of those that are left out there is a sum.
    pub lines: Vec<InvoiceLine>,
    /// Name and number of who issued it, as far as they were said.
    pub issuer: (Option<String>, Option<String>),
    pub how_to_pay: Option<String>,
    /// The country and number of who owes it.
    pub debtor: (Country, String),
    pub way: Option<Way>,
}

/// By what a pending invoice is paid at a bank.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    /// The digits of a boleto.
    pub line: Option<String>,
    pub pix: Option<String>,
    /// Whether it is of a sandbox.
    pub trial: bool,
}

impl Paper {
    /// The file.
    ///
    /// # Errors
    /// When a font is damaged, or a Pix code is longer than any QR code holds.
    pub(super) fn printed(&self, language: Language) -> Result<Vec<u8>> {
        let mut sheet = Sheet {
            paper: self,
            language,
            pages: Pages::begin(UPRIGHT, MARGIN)?,
        };
        sheet.title();
        sheet.head();
        for line in &self.lines {
            sheet.line(line);
        }
        sheet.sums();
        sheet.payment()?;
        sheet.note();
        let number = text::invoice(language, self.invoice.number.to_string());
        let title = format!("{number} · {}", self.invoice.reseller_name);
        sheet.pages.numbered(text::page, title, language)
    }

    /// What the lines that are left out come to: how many, and how much.
    fn left_out(&self) -> (i64, i64) {
        let (mut lines, mut minor) = (self.invoice.lines, self.invoice.total.minor);
        for line in &self.lines {
            lines -= 1;
            minor -= line.amount.minor;
        }
        (lines, minor)
    }
}

struct Sheet<'a> {
    paper: &'a Paper,
    language: Language,
    pages: Pages,
}

impl Sheet<'_> {
    fn title(&mut self) {
        let (language, invoice) = (self.language, &self.paper.invoice);
        let (name, number) = self.paper.issuer.clone();
        self.pages.y += 10.0;
        let top = self.pages.y;
        self.pages.at_right(
            RIGHT,
            Weight::Regular,
            SIZE,
            &text::issued(language, day(invoice.issued_on)),
        );
        self.pages.y += LEADING + 1.0;
        self.pages
            .at_right(RIGHT, Weight::SemiBold, SIZE, &text::due(language, day(invoice.due_on)));
        self.pages.y = top - 13.0;
        self.pages
            .block(MARGIN, &name.unwrap_or_default(), Weight::SemiBold, 11.0, WIDE - 150.0);
        self.pages
            .block(MARGIN, &number.unwrap_or_default(), Weight::Regular, SIZE, WIDE - 150.0);
        self.pages.y = self.pages.y.max(top + LEADING) + 36.0;
        let title = text::invoice(language, invoice.number.to_string());
        self.pages.at_left(MARGIN, Weight::SemiBold, 20.0, title);
        let total = money(&invoice.total, language);
        self.pages.at_right(RIGHT, Weight::SemiBold, 20.0, &total);
        self.pages.y += 2.0;
        self.pages.block(MARGIN, &self.state(), Weight::Regular, SIZE, WIDE);
        self.pages.y += 20.0;
        self.pages.quiet(MARGIN, SMALL, text::to(language));
        self.pages
            .block(MARGIN, &invoice.reseller_name, Weight::SemiBold, 11.0, WIDE);
        let (country, number) = &self.paper.debtor;
        let number = format!("{} {}", country.tax_id_name(), written(*country, number));
        self.pages.block(MARGIN, &number, Weight::Regular, SIZE, WIDE);
        self.pages.y += 18.0;
    }

    /// How the invoice stands.
    fn state(&self) -> String {
        let (language, invoice) = (self.language, &self.paper.invoice);
        match (invoice.state, &invoice.paid, &invoice.cancel_reason) {
            (InvoiceState::Paid, Some(paid), _) => {
                let how = names::method(paid.method, language);
                let reference = paid.reference.as_ref().map(|text| format!(", {text}"));
                let how = format!("{how}{}", reference.unwrap_or_default());
                text::paid(language, day(paid.on), how)
            }
            (InvoiceState::Cancelled, _, Some(reason)) => text::cancelled_for(language, reason.clone()),
            (InvoiceState::Cancelled, _, None) => text::cancelled(language).to_owned(),
            _ if invoice.overdue => text::overdue(language).to_owned(),
            _ => text::pending(language).to_owned(),
        }
    }

    fn head(&mut self) {
        let language = self.language;
        self.pages.y += LEADING;
        for (x, head) in [(MARGIN, text::account(language)), (DAYS, text::days(language))] {
            self.pages.at_left(x, Weight::SemiBold, SMALL, head);
        }
        let heads = [text::price(language), text::discount(language), text::amount(language)];
        for (end, head) in ENDS.into_iter().zip(heads) {
            self.pages.at_right(end, Weight::SemiBold, SMALL, head);
        }
        self.pages.y += 4.0;
        self.pages.page.rule((MARGIN, self.pages.y), RIGHT, true);
    }

    fn line(&mut self, line: &InvoiceLine) {
        let (wide, most) = NAME;
        let fonts = &self.pages.fonts;
        let name = fonts.lines(&line.account_name, Weight::Regular, SIZE, wide, most);
        let plan = fonts.lines(&line.description, Weight::Regular, SMALL, wide, most);
        let high = name.iter().chain(&plan).fold(0.0, |high, _| high + LEADING);
        self.make_room(high + AIR);
        let top = self.pages.y;
        self.pages.y += LEADING;
        let days = text::period(self.language, day(line.from), day(line.to));
        self.pages.at_left(DAYS, Weight::Regular, SMALL, days);
        let discount = match line.discount_minor {
            0 => String::new(),
            minor => self.told(-minor),
        };
        let amounts = [self.told(line.full.minor), discount, self.told(line.amount.minor)];
        for (end, amount) in ENDS.into_iter().zip(amounts) {
            self.pages.at_right(end, Weight::Regular, SIZE, &amount);
        }
        for each in name {
            self.pages.at_left(MARGIN, Weight::Regular, SIZE, each);
            self.pages.y += LEADING;
        }
        for each in plan {
            self.pages.quiet(MARGIN, SMALL, each);
            self.pages.y += LEADING;
        }
        self.pages.y = top + high + AIR;
        self.pages.page.rule((MARGIN, self.pages.y), RIGHT, false);
    }

    /// What is left out, the tax and the total.
    fn sums(&mut self) {
        let (language, invoice) = (self.language, &self.paper.invoice);
        let (count, minor) = self.paper.left_out();
        if count > 0 {
            let told = self.told(minor);
            self.sum(&text::others(language, count.to_string()), &told, Weight::Regular);
        }
        if invoice.tax_minor != 0 {
            let told = self.told(invoice.tax_minor);
            self.sum(text::tax(language), &told, Weight::Regular);
        }
        let total = money(&invoice.total, language);
        self.sum(text::total(language), &total, Weight::SemiBold);
    }

    fn sum(&mut self, name: &str, told: &str, weight: Weight) {
        self.make_room(LEADING + AIR);
        self.pages.y += LEADING + 2.0;
        let y = self.pages.y;
        self.pages.page.text((MARGIN, y), weight, SIZE, name);
        self.pages.at_right(RIGHT, weight, SIZE, told);
    }

    /// How it is paid, as long as it is to be.
    fn payment(&mut self) -> Result<()> {
        let (language, paper) = (self.language, self.paper);
        let nothing = paper.how_to_pay.is_none() && paper.way.is_none();
        if paper.invoice.state != InvoiceState::Pending || nothing {
            return Ok(());
        }
        let said: Vec<&str> = paper.how_to_pay.iter().flat_map(|said| said.lines()).collect();
        let said_high = said.iter().fold(0.0, |high, _| high + LEADING);
        let drawn = match &paper.way {
            Some(Way { pix: Some(_), .. }) => QR + 3.0 * LEADING,
            Some(_) => 3.0 * LEADING,
            None => 0.0,
        };
        self.pages.turned_for(34.0 + said_high + drawn);
        self.pages.y += 34.0;
        self.pages
            .at_left(MARGIN, Weight::SemiBold, 12.0, text::how_to_pay(language));
        self.pages.y += 2.0;
        for line in said {
            self.pages.block(MARGIN, line, Weight::Regular, SIZE, WIDE);
        }
        match &paper.way {
            Some(way) => self.way(way),
            None => Ok(()),
        }
    }

    fn way(&mut self, way: &Way) -> Result<()> {
        let language = self.language;
        self.pages.y += AIR;
        if way.trial {
            self.pages
                .block(MARGIN, text::trial(language), Weight::SemiBold, SIZE, WIDE);
        }
        if let Some(line) = &way.line {
            self.pages.block(
                MARGIN,
                &format!("{}: {line}", text::boleto(language)),
                Weight::Regular,
                SIZE,
                WIDE,
            );
        }
        let Some(pix) = &way.pix else { return Ok(()) };
        let top = self.pages.y + AIR;
        // The white of the code stands beyond the margin, so that its black begins where the texts do.
        self.pages.page.black(qr::areas(pix, (MARGIN - 10.0, top), QR)?);
        let x = MARGIN + QR;
        let mut y = top + 22.0;
        self.pages
            .page
            .text((x, y), Weight::SemiBold, SIZE, text::pix(language));
        for line in self.pages.fonts.lines(pix, Weight::Regular, SMALL, RIGHT - x, 8) {
            y += LEADING;
            self.pages.page.text((x, y), Weight::Regular, SMALL, line);
        }
        self.pages.y = y.max(top + QR);
        Ok(())
    }

    fn note(&mut self) {
        self.pages.turned_for(2.0 * LEADING);
        self.pages.y += 2.0 * LEADING;
        let note = text::no_tax_document(self.language);
        self.pages.quiet(MARGIN, SMALL, note);
    }

    fn make_room(&mut self, height: f32) {
        if self.pages.turned_for(height) {
            self.head();
        }
    }

    fn told(&self, minor: i64) -> String {
        told(minor, &self.paper.invoice.total.currency, self.language)
    }
}
