//! The terms of a plan in words.

use types::documents::DocumentKind;
use types::kit::money::Money;
use types::kit::text::Language;
use types::modules::{Module, ModuleCode};
use types::plans::{Interval, PlanPrice, PlanTerms};

use crate::documents::name;
use crate::kit::format::NOTHING;
use crate::kit::{language, say, t};
use crate::plans::text;
use crate::resellers::limit::limit_text;

/// One of the terms: what it is called, and what it says.
pub type Line = (&'static str, String);

/// A text in every language.
type Say = fn(Language) -> &'static str;

/// `S/ 59.00 al mes`; a dash where no price was said.
#[must_use]
pub fn price(price: Option<&PlanPrice>) -> String {
    let Some(price) = price else { return NOTHING.to_owned() };
    let amount = say::money(&price.amount);
    match price.interval {
        Interval::Monthly => text::each_month(language(), amount),
        Interval::Quarterly => text::each_quarter(language(), amount),
        Interval::Semiannual => text::each_half(language(), amount),
        Interval::Yearly => text::each_year(language(), amount),
    }
}

/// `Mensual`
#[must_use]
pub fn interval(interval: Interval) -> &'static str {
    t(match interval {
        Interval::Monthly => text::monthly,
        Interval::Quarterly => text::quarterly,
        Interval::Semiannual => text::semiannual,
        Interval::Yearly => text::yearly,
    })
}

/// `Factura, Boleta`; all of them where none are named.
#[must_use]
pub fn kinds(kinds: Option<&[DocumentKind]>) -> String {
    match kinds {
        None => t(text::all_kinds).to_owned(),
        Some(kinds) => kinds
            .iter()
            .map(|kind| name::kind(*kind))
            .collect::<Vec<_>>()
            .join(", "),
    }
}

/// All the terms, in the order in which they are shown and compared.
#[must_use]
pub fn lines(terms: &PlanTerms, catalogue: &[Module]) -> Vec<Line> {
    let said = |text: &Option<String>| text.clone().unwrap_or_else(|| NOTHING.to_owned());
    let yes = |yes: bool, is: Say, is_not: Say| t(if yes { is } else { is_not }).to_owned();
    let mut lines = vec![
        (t(text::software), said(&terms.software)),
        (t(text::description), said(&terms.description)),
        (t(text::price), price(terms.price().as_ref())),
    ];
    if terms.price.is_some() {
        let tax = yes(terms.tax_included, text::tax_in, text::tax_out);
        lines.push((t(text::tax), tax));
    }
    lines.extend([
        (
            t(text::documents),
            with_more(terms.documents, terms.beyond.documents.as_ref()),
        ),
        (
            t(text::notes_per_cycle),
            with_more(terms.sales_notes, terms.beyond.sales_notes.as_ref()),
        ),
        (t(text::users), limit_text(terms.users)),
        (
            t(text::lookups),
            with_more(terms.lookups, terms.beyond.lookups.as_ref()),
        ),
        (t(text::establishments), limit_text(terms.establishments)),
        (t(text::sales), sales(terms.sales_amount.as_ref())),
        (
            t(text::sales_notes),
            yes(terms.sales_notes_count, text::notes_count, text::notes_do_not),
        ),
        (t(text::kinds), kinds(terms.document_kinds.as_deref())),
        (t(text::at_hand), at_hand(terms.months_at_hand)),
        (t(text::modules), modules(terms.default_modules.as_deref(), catalogue)),
    ]);
    lines
}

/// `500; S/ 0.50 cada adicional`
fn with_more(limit: Option<i64>, price: Option<&Money>) -> String {
    let limit = limit_text(limit);
    match price {
        Some(price) => text::each_more(language(), limit, say::money(price)),
        None => limit,
    }
}

/// `24 meses`
fn at_hand(months: Option<i64>) -> String {
    months.map_or_else(
        || t(text::always).to_owned(),
        |months| text::so_many_months(language(), say::number(months)),
    )
}

/// The names of modules in the order of the catalogue; their codes where it does not know them.
fn modules(chosen: Option<&[ModuleCode]>, catalogue: &[Module]) -> String {
    let name = |code: &ModuleCode| {
        let known = catalogue.iter().find(|module| module.code == *code);
        known.map_or_else(|| code.to_string(), |module| module.names.of(language()).to_owned())
    };
    match chosen {
        None => t(text::all_modules).to_owned(),
        Some([]) => t(text::no_modules).to_owned(),
        Some(codes) => codes.iter().map(name).collect::<Vec<_>>().join(", "),
    }
}

fn sales(amount: Option<&Money>) -> String {
    amount.map_or_else(|| limit_text(None), say::money)
}
