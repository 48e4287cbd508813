//! The terms of a plan: what it costs, what it gives, how much of it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Beyond;
use crate::documents::DocumentKind;
use crate::kit::fault::{Fault, Faults};
use crate::kit::money::{Currency, Money};
use crate::kit::value::Name;
use crate::limits::Meter;
use crate::modules::ModuleCode;
use crate::tax_id::Country;

/// How often a plan is paid for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "monthly")]
pub enum Interval {
    #[default]
    Monthly,
    Quarterly,
    Semiannual,
    Yearly,
}

impl Interval {
    pub const ALL: [Self; 4] = [Self::Monthly, Self::Quarterly, Self::Semiannual, Self::Yearly];

    /// The interval as stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
            Self::Semiannual => "semiannual",
            Self::Yearly => "yearly",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|interval| interval.name() == name)
    }

    /// How many times it comes in a year.
    #[must_use]
    pub const fn per_year(self) -> i64 {
        match self {
            Self::Monthly => 12,
            Self::Quarterly => 4,
            Self::Semiannual => 2,
            Self::Yearly => 1,
        }
    }
}

/// An amount and how often it is paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PlanPrice {
    pub amount: Money,
    pub interval: Interval,
}

impl PlanPrice {
    /// What a year of it costs, in minor units.
    #[must_use]
    pub fn yearly_minor(&self) -> i64 {
        self.amount.minor.saturating_mul(self.interval.per_year())
    }
}

/// What a plan costs and gives. Of the limits, none = unlimited.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanTerms {
    /// The product that is sold.
    #[schema(example = "Facturador Andino")]
    pub software: Option<String>,
    #[schema(example = "Para quien recién empieza a facturar.")]
    pub description: Option<String>,
    /// What it costs each time it is paid; none = nothing was said, which is not free.
    pub price: Option<Money>,
    #[serde(default)]
    pub interval: Interval,
    /// Whether the price has the tax in it (IGV; in Brazil, the taxes on the sale).
    #[serde(default)]
    pub tax_included: bool,
    /// The most documents in a cycle, at least 1.
    #[schema(example = 500)]
    pub documents: Option<i64>,
    /// The most sales notes in a cycle, at least 1.
    #[schema(example = 300)]
    pub sales_notes: Option<i64>,
    /// The most users, at least 1.
    #[schema(example = 3)]
    pub users: Option<i64>,
    /// The most look-ups in a cycle, at least 1.
    #[schema(example = 200)]
    pub lookups: Option<i64>,
    /// The most establishments, at least 1.
    #[schema(example = 1)]
    pub establishments: Option<i64>,
    /// The most that may be sold in a cycle, in the currency of the price.
    pub sales_amount: Option<Money>,
    /// Whether sales notes, which the tax office does not see, count as documents: each then uses up one of `documents`
    /// too, beside one of `sales_notes`.
    #[serde(default)]
    pub sales_notes_count: bool,
    /// What each one more than a limit costs; where that is said, more is let through and charged when the cycle is over.
    #[serde(default)]
    pub beyond: Beyond,
    /// The kinds of document it allows; none = all. Voiding is always allowed and is not named here.
    pub document_kinds: Option<Vec<DocumentKind>>,
    /// The modules a new account gets where none are asked for; none = all.
    pub default_modules: Option<Vec<ModuleCode>>,
    /// For how many whole months after that of its issue the files of a document stay at hand, 3 to 240; none = always.
    /// Older ones are moved to colder storage where the installation has one, and are given out from there as before.
    #[schema(example = 24, minimum = 3, maximum = 240)]
    pub months_at_hand: Option<i64>,
}

/// The highest price, in minor units.
pub(super) const MOST_MINOR: i64 = 1_000_000_000_000;
const LONGEST_DESCRIPTION: usize = 1_000;
/// The fewest months that files may be asked to stay at hand, and the most.
const MONTHS_AT_HAND: (i64, i64) = (3, 240);

impl PlanTerms {
    /// Whether an account on these terms may issue that kind of document.
    #[must_use]
    pub fn allows(&self, kind: DocumentKind) -> bool {
        let kinds = self.document_kinds.as_ref();
        !kind.counts() || kinds.is_none_or(|kinds| kinds.contains(&kind))
    }

    /// The most of a meter; none = unlimited. Money is in minor units of [`Self::currency`].
    #[must_use]
    pub fn limit(&self, meter: Meter) -> Option<i64> {
        match meter {
            Meter::Documents => self.documents,
            Meter::SalesNotes => self.sales_notes,
            Meter::Lookups => self.lookups,
            Meter::Users => self.users,
            Meter::Establishments => self.establishments,
            Meter::SalesAmount => self.sales_amount.as_ref().map(|sales| sales.minor),
        }
    }

    /// How much of the limit of documents a cycle uses up: its documents, and its sales notes where they count.
    #[must_use]
    pub const fn documents_used(&self, documents: i64, sales_notes: i64) -> i64 {
        if self.sales_notes_count {
            documents.saturating_add(sales_notes)
        } else {
            documents
        }
    }

    /// How much of the limit of sales a cycle uses up: what documents sold, and what sales notes did where they count.
    #[must_use]
    pub const fn sales_used(&self, documents_minor: i64, notes_minor: i64) -> i64 {
        self.documents_used(documents_minor, notes_minor)
    }

    /// What the sales of an account on these terms are held against: the plan's money, or its country's where the
    /// plan names none.
    #[must_use]
    pub fn currency(&self, country: Country) -> Currency {
        let named = self.sales_amount.as_ref().or(self.price.as_ref());
        named.map_or_else(|| country.currency(), |money| money.currency.clone())
    }

    /// The price with its interval, where there is one.
    #[must_use]
    pub fn price(&self) -> Option<PlanPrice> {
        self.price.clone().map(|amount| PlanPrice {
            amount,
            interval: self.interval,
        })
    }

    /// The terms with their texts trimmed and their kinds in order; right when no fault was added.
    pub(super) fn parse(&self, faults: &mut Faults) -> Self {
        let mut valid = self.clone();
        valid.software = faults
            .take("terms.software", line(self.software.as_deref()))
            .unwrap_or_default();
        valid.description = faults
            .take("terms.description", paragraph(self.description.as_deref()))
            .unwrap_or_default();
        faults.take("terms.price", price(self.price.as_ref()));
        for meter in Meter::ALL.into_iter().filter(|meter| !meter.is_money()) {
            faults.take(&format!("terms.{}", meter.name()), meter.check(self.limit(meter)));
        }
        faults.take("terms.sales_amount", self.sales());
        for meter in Beyond::METERS {
            faults.take(&format!("terms.beyond.{}", meter.name()), self.price_beyond(meter));
        }
        valid.document_kinds = faults.take("terms.document_kinds", self.kinds()).unwrap_or_default();
        faults.take("terms.months_at_hand", months(self.months_at_hand));
        valid
    }

    fn sales(&self) -> Result<(), Fault> {
        Meter::SalesAmount.check(self.limit(Meter::SalesAmount))?;
        match (&self.price, &self.sales_amount) {
            (Some(price), Some(sales)) if price.currency != sales.currency => Err(Fault::OtherCurrency),
            _ => Ok(()),
        }
    }

    fn kinds(&self) -> Result<Option<Vec<DocumentKind>>, Fault> {
        let Some(named) = &self.document_kinds else {
            return Ok(None);
        };
        if named.is_empty() {
            return Err(Fault::Required);
        }
        if named.iter().any(|kind| !kind.counts()) {
            return Err(Fault::Unknown);
        }
        let kinds = DocumentKind::ALL.into_iter().filter(|kind| named.contains(kind));
        Ok(Some(kinds.collect()))
    }
}

fn months(months: Option<i64>) -> Result<(), Fault> {
    let (minimum, maximum) = MONTHS_AT_HAND;
    match months {
        Some(months) if !(minimum..=maximum).contains(&months) => Err(Fault::OutOfRange { minimum, maximum }),
        _ => Ok(()),
    }
}

/// A price that a plan can have.
pub(crate) fn price(price: Option<&Money>) -> Result<(), Fault> {
    let (minimum, maximum) = (0, MOST_MINOR);
    match price {
        Some(price) if !(minimum..=maximum).contains(&price.minor) => Err(Fault::OutOfRange { minimum, maximum }),
        _ => Ok(()),
    }
}

fn line(text: Option<&str>) -> Result<Option<String>, Fault> {
    match text.map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => Ok(Some(Name::parse(text)?.into_string())),
    }
}

fn paragraph(text: Option<&str>) -> Result<Option<String>, Fault> {
    let text = match text.map(str::trim) {
        None | Some("") => return Ok(None),
        Some(text) => text.replace("\r\n", "\n"),
    };
    if text.chars().count() > LONGEST_DESCRIPTION {
        return Err(Fault::TooLong {
            maximum: LONGEST_DESCRIPTION,
        });
    }
    if text.chars().any(|letter| letter.is_control() && letter != '\n') {
        return Err(Fault::NotPlainText);
    }
    Ok(Some(text))
}

#[cfg(test)]
mod tests {
    use super::{Interval, PlanTerms};
    use crate::documents::DocumentKind;
    use crate::kit::fault::{Fault, Faults};
    use crate::kit::money::{Currency, Money};
    use crate::limits::Meter;
    use crate::tax_id::Country;

    fn money(minor: i64, currency: &str) -> Money {
        let currency = Currency::parse(currency).expect("a currency");
        Money { minor, currency }
    }

    #[test]
    fn terms_are_put_in_order() {
        let terms = PlanTerms {
            software: Some("  Facturador   Andino ".to_owned()),
            description: Some("  ".to_owned()),
            document_kinds: Some(vec![DocumentKind::Boleta, DocumentKind::Factura, DocumentKind::Boleta]),
            ..PlanTerms::default()
        };
        let mut faults = Faults::default();
        let valid = terms.parse(&mut faults);
        assert!(faults.is_empty());
        assert_eq!(valid.software.as_deref(), Some("Facturador Andino"));
        assert_eq!(valid.description, None);
        let kinds = [DocumentKind::Factura, DocumentKind::Boleta];
        assert_eq!(valid.document_kinds.as_deref(), Some(kinds.as_slice()));
    }

    #[test]
    fn files_stay_at_hand_for_some_months() {
        for (months, right) in [
            (None, true),
            (Some(2), false),
            (Some(3), true),
            (Some(240), true),
            (Some(241), false),
        ] {
            let terms = PlanTerms {
                months_at_hand: months,
                ..PlanTerms::default()
            };
            let mut faults = Faults::default();
            terms.parse(&mut faults);
            assert_eq!(faults.is_empty(), right, "{months:?}");
        }
    }

    #[test]
    fn sales_are_in_the_currency_of_the_price() {
        let terms = PlanTerms {
            price: Some(money(5_000, "PEN")),
            sales_amount: Some(money(1_000_000, "USD")),
            ..PlanTerms::default()
        };
        let mut faults = Faults::default();
        terms.parse(&mut faults);
        assert_eq!(faults, Faults::one("terms.sales_amount", Fault::OtherCurrency));
    }

    #[test]
    fn sales_notes_use_up_documents_where_they_count() {
        let apart = PlanTerms::default();
        let together = PlanTerms {
            sales_notes_count: true,
            ..PlanTerms::default()
        };
        assert_eq!(apart.documents_used(7, 5), 7);
        assert_eq!(together.documents_used(7, 5), 12);
        assert_eq!(together.documents_used(i64::MAX, 5), i64::MAX);
        assert_eq!((apart.sales_used(700, 50), together.sales_used(700, 50)), (700, 750));
    }

    #[test]
    fn each_meter_has_its_limit_and_money_is_the_plans_or_the_countrys() {
        let terms = PlanTerms {
            documents: Some(1),
            sales_notes: Some(2),
            lookups: Some(3),
            users: Some(4),
            establishments: Some(5),
            sales_amount: Some(money(6, "USD")),
            ..PlanTerms::default()
        };
        assert_eq!(Meter::ALL.map(|meter| terms.limit(meter)), [1, 2, 3, 4, 5, 6].map(Some));
        assert_eq!(terms.currency(Country::Pe).as_str(), "USD");
        let priced = PlanTerms {
            price: Some(money(5_900, "BRL")),
            ..PlanTerms::default()
        };
        assert_eq!(priced.currency(Country::Pe).as_str(), "BRL");
        let own = Country::ALL.map(|country| PlanTerms::default().currency(country));
        assert_eq!(own.map(String::from), ["PEN", "BRL"]);
    }

    #[test]
    fn voiding_is_always_allowed() {
        let terms = PlanTerms {
            document_kinds: Some(vec![DocumentKind::Boleta]),
            ..PlanTerms::default()
        };
        assert!(terms.allows(DocumentKind::Boleta) && terms.allows(DocumentKind::ComunicacionBaja));
        assert!(!terms.allows(DocumentKind::Factura));
        assert!(PlanTerms::default().allows(DocumentKind::Nfe));
    }

    #[test]
    fn a_year_is_paid_as_often_as_the_interval_comes() {
        let yearly = |interval| {
            let terms = PlanTerms {
                price: Some(money(3_000, "BRL")),
                interval,
                ..PlanTerms::default()
            };
            terms.price().map(|price| price.yearly_minor())
        };
        assert_eq!(
            Interval::ALL.map(yearly),
            [Some(36_000), Some(12_000), Some(6_000), Some(3_000)]
        );
    }
}
