//! What has been filled in of a plan so far.

use leptos::prelude::*;
use types::documents::DocumentKind;
use types::kit::fault::{Fault, Faults};
use types::kit::money::{Currency, Money};
use types::kit::text::Language;
use types::limits::Meter;
use types::modules::ModuleCode;
use types::plans::{Beyond, Interval, PlanTerms};

use crate::kit::{amount, language};
use crate::plans::form::amount::AmountLimit;
use crate::resellers::limit::Limit;

/// The kinds of document that plans are about, with whether each is allowed.
pub type Kinds = [(DocumentKind, RwSignal<bool>); 6];

/// The meters of which more may be charged, with what is typed.
pub type Prices = [(Meter, RwSignal<String>); 3];

/// All kinds are allowed, those that will come too.
pub const ALL: &str = "all";
/// Those that are ticked.
pub const SOME: &str = "some";

/// The values of the form, as they are typed and chosen. Copied freely.
#[derive(Clone, Copy)]
pub struct Draft {
    pub name: RwSignal<String>,
    pub software: RwSignal<String>,
    pub description: RwSignal<String>,
    pub currency: RwSignal<String>,
    /// As it is typed; nothing where no price is said.
    pub price: RwSignal<String>,
    pub interval: RwSignal<String>,
    pub tax_included: RwSignal<bool>,
    pub documents: Limit,
    pub sales_notes: Limit,
    pub users: Limit,
    pub lookups: Limit,
    pub establishments: Limit,
    pub sales: AmountLimit,
    /// The price of each one more of a meter, as it is typed; nothing where there is no more.
    pub beyond: Prices,
    pub sales_notes_count: RwSignal<bool>,
    pub which_kinds: RwSignal<String>,
    pub kinds: Kinds,
    pub which_modules: RwSignal<String>,
    pub modules: RwSignal<Vec<ModuleCode>>,
    /// For how many months files stay at hand; no limit is always.
    pub months_at_hand: Limit,
}

/// Whether the form may be sent: what was wrong with what was typed, and what else is wrong with the request.
///
/// # Errors
/// Every field that is wrong.
pub fn checked<V>(mut typed: Faults, parsed: Result<V, Faults>) -> Result<(), Faults> {
    if let Err(others) = parsed {
        typed.join(others);
    }
    if typed.is_empty() { Ok(()) } else { Err(typed) }
}

impl Default for Draft {
    fn default() -> Self {
        Self::new()
    }
}

impl Draft {
    /// An empty form: a month, in the reader's own money, with the limits that most plans have still to be said.
    #[must_use]
    pub fn new() -> Self {
        let currency = match language() {
            Language::Es | Language::En => "PEN",
            Language::Pt => "BRL",
        };
        let draft = Self::filled("", &PlanTerms::default(), currency);
        Self {
            documents: Limit::asked(),
            users: Limit::asked(),
            tax_included: RwSignal::new(true),
            ..draft
        }
    }

    /// The form with terms that there are.
    #[must_use]
    pub fn filled(name: &str, terms: &PlanTerms, currency: &str) -> Self {
        let text = |text: Option<&str>| RwSignal::new(text.unwrap_or_default().to_owned());
        let price = terms.price.as_ref().map(|price| amount::to_type(price, language()));
        let allowed = terms.document_kinds.as_deref();
        let counted = [
            DocumentKind::Factura,
            DocumentKind::Boleta,
            DocumentKind::NotaCredito,
            DocumentKind::NotaDebito,
            DocumentKind::Nfe,
            DocumentKind::Nfce,
        ];
        Self {
            name: text(Some(name)),
            software: text(terms.software.as_deref()),
            description: text(terms.description.as_deref()),
            currency: text(Some(currency)),
            price: text(price.as_deref()),
            interval: text(Some(terms.interval.name())),
            tax_included: RwSignal::new(terms.tax_included),
            documents: Limit::of(terms.documents),
            sales_notes: Limit::of(terms.sales_notes),
            users: Limit::of(terms.users),
            lookups: Limit::of(terms.lookups),
            establishments: Limit::of(terms.establishments),
            sales: AmountLimit::of(terms.sales_amount.as_ref()),
            beyond: Beyond::METERS.map(|meter| {
                let price = terms.beyond.of(meter).map(|price| amount::to_type(price, language()));
                (meter, text(price.as_deref()))
            }),
            sales_notes_count: RwSignal::new(terms.sales_notes_count),
            which_kinds: text(Some(if allowed.is_none() { ALL } else { SOME })),
            kinds: counted.map(|kind| {
                let on = allowed.is_none_or(|kinds| kinds.contains(&kind));
                (kind, RwSignal::new(on))
            }),
            which_modules: text(Some(if terms.default_modules.is_none() { ALL } else { SOME })),
            modules: RwSignal::new(terms.default_modules.clone().unwrap_or_default()),
            months_at_hand: Limit::of(terms.months_at_hand),
        }
    }

    /// The terms as they were filled in, and what of it could not be read; not tracked.
    pub fn terms(self) -> (PlanTerms, Faults) {
        let mut faults = Faults::default();
        let currency = Currency::parse(&self.currency.read_untracked()).ok();
        let asked = faults.take("terms.price", price(self.price, currency.as_ref()));
        let mut beyond = Beyond::default();
        for (meter, typed) in self.beyond {
            let field = format!("terms.beyond.{}", meter.name());
            beyond = beyond.with(meter, faults.take(&field, price(typed, currency.as_ref())).flatten());
        }
        let sales = faults.take("terms.sales_amount", self.sales.read(currency.as_ref()));
        let mut limit = |field: &str, limit: Limit| faults.take(field, limit.read()).flatten();
        let months = limit("terms.months_at_hand", self.months_at_hand);
        let terms = PlanTerms {
            software: filled(self.software),
            description: filled(self.description),
            price: asked.flatten(),
            interval: Interval::of_name(&self.interval.read_untracked()).unwrap_or_default(),
            tax_included: self.tax_included.get_untracked(),
            documents: limit("terms.documents", self.documents),
            sales_notes: limit("terms.sales_notes", self.sales_notes),
            users: limit("terms.users", self.users),
            lookups: limit("terms.lookups", self.lookups),
            establishments: limit("terms.establishments", self.establishments),
            sales_amount: sales.flatten(),
            beyond,
            sales_notes_count: self.sales_notes_count.get_untracked(),
            document_kinds: self.kinds(),
            default_modules: self.modules(),
            months_at_hand: months,
        };
        (terms, faults)
    }

    fn modules(self) -> Option<Vec<ModuleCode>> {
        (*self.which_modules.read_untracked() == SOME).then(|| self.modules.get_untracked())
    }

    fn kinds(self) -> Option<Vec<DocumentKind>> {
        let ticked = self.kinds.iter().filter(|(_, on)| on.get_untracked());
        (*self.which_kinds.read_untracked() == SOME).then(|| ticked.map(|(kind, _)| *kind).collect())
    }
}

/// A price as it was typed; none where nothing was.
fn price(typed: RwSignal<String>, currency: Option<&Currency>) -> Result<Option<Money>, Fault> {
    let typed = typed.read_untracked();
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let money = currency.and_then(|currency| amount::typed(&typed, currency.clone(), language()));
    money.map(Some).ok_or(Fault::Malformed)
}

/// What the amounts of some terms are in.
#[must_use]
pub fn currency(terms: &PlanTerms) -> &str {
    let beyond = Beyond::METERS.into_iter().find_map(|meter| terms.beyond.of(meter));
    let money = terms.price.as_ref().or(terms.sales_amount.as_ref()).or(beyond);
    money.map_or("PEN", |money| money.currency.as_str())
}

fn filled(text: RwSignal<String>) -> Option<String> {
    let text = text.get_untracked();
    (!text.trim().is_empty()).then_some(text)
}
