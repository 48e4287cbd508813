//! What of an amount is tax, and what of it the client pays to the State itself.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kit::fault::Fault;
use crate::kit::money::{Currency, Money};
use crate::tax_id::Country;

/// What a whole is in basis points, hundredths of a percent.
const WHOLE: i64 = 10_000;

/// Whether an amount has the tax in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "included")]
pub enum TaxTreatment {
    /// The amount is what is paid. Where a country has no rule here, no tax is told apart.
    #[default]
    Included,
    /// The tax comes on top of the amount.
    Added,
    /// There is no tax on it.
    Exempt,
}

/// The tax that is in an amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TaxPart {
    /// The rate in hundredths of a percent.
    #[schema(example = 1_800)]
    pub basis_points: i64,
    /// The tax in minor units, negative where the amount is.
    #[schema(example = 1_800)]
    pub minor: i64,
}

/// A rate, and the first day on which it holds.
type Since = (NaiveDate, i64);

/// The general sales tax of Peru, IGV and IPM together (Ley 28033, Ley 29666). Since 2026 more of it is IPM each year
/// (Ley 32387); the whole stays.
const IGV: [Since; 2] = [(day(2003, 8, 1), 1_900), (day(2011, 3, 1), 1_800)];

/// The rate on sales of that day in basis points. None for Brazil, where it is the municipality's matter and is in the
/// price.
#[must_use]
pub fn sales_tax(country: Country, on: NaiveDate) -> Option<i64> {
    let rates: &[Since] = match country {
        Country::Pe => &IGV,
        Country::Br => &[],
    };
    rates
        .iter()
        .rev()
        .find(|(since, _)| *since <= on)
        .map(|(_, rate)| *rate)
}

/// An amount with its tax: what is paid in all, in minor units, and what of it is tax. Halves go up.
///
/// # Errors
/// When a tax is to be added and the country has no rule for it.
pub fn with_tax(
    minor: i64,
    treatment: TaxTreatment,
    country: Country,
    on: NaiveDate,
) -> Result<(i64, Option<TaxPart>), Fault> {
    let part = |rate, minor| TaxPart {
        basis_points: rate,
        minor,
    };
    match (treatment, sales_tax(country, on)) {
        (TaxTreatment::Exempt, _) | (TaxTreatment::Included, None) => Ok((minor, None)),
        (TaxTreatment::Added, None) => Err(Fault::OutOfPlace),
        (TaxTreatment::Included, Some(rate)) => {
            let net = rounded(minor, WHOLE, WHOLE.saturating_add(rate));
            Ok((minor, Some(part(rate, minor - net))))
        }
        (TaxTreatment::Added, Some(rate)) => {
            let tax = rounded(minor, rate, WHOLE);
            Ok((minor.saturating_add(tax), Some(part(rate, tax))))
        }
    }
}

/// Who keeps part of what is paid for the State.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "detraction")]
pub enum WithholdingKind {
    /// *Detracción* (SPOT): the client deposits part of the price in the reseller's account at the Banco de la Nación.
    Detraction,
    /// *Retención*: a client that is an agent keeps part of the price and gives a certificate of it.
    Retention,
}

impl WithholdingKind {
    pub const ALL: [Self; 2] = [Self::Detraction, Self::Retention];

    /// The kind as it is stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Detraction => "detraction",
            Self::Retention => "retention",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The usual rate on services in basis points: 12 % of *detracción* (code 037), 3 % of *retención*.
    #[must_use]
    pub const fn usual(self) -> i64 {
        match self {
            Self::Detraction => 1_200,
            Self::Retention => 300,
        }
    }
}

/// That part of a charge is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Withholding {
    pub kind: WithholdingKind,
    /// The rate in hundredths of a percent, 1 to 2000; the usual one when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 1_200, minimum = 1, maximum = 2_000)]
    pub basis_points: Option<i64>,
}

/// The part of a charge that is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WithheldPart {
    pub kind: WithholdingKind,
    /// In minor units.
    #[schema(example = 14_200)]
    pub minor: i64,
}

impl Withholding {
    /// Nothing is withheld of what is not above this, in céntimos.
    pub const FROM: i64 = 70_000;
    /// The highest rate that is taken.
    pub const HIGHEST: i64 = 2_000;

    /// What is withheld of a charge. A *detracción* is of whole soles.
    ///
    /// # Errors
    /// When the rate is none, or nothing may be withheld of that: it is Peruvian, in soles and above 700.
    pub fn part_of(self, charge: &Money, country: Country) -> Result<WithheldPart, Fault> {
        let rate = self.basis_points.unwrap_or(self.kind.usual());
        if !(1..=Self::HIGHEST).contains(&rate) {
            return Err(Fault::OutOfRange {
                minimum: 1,
                maximum: Self::HIGHEST,
            });
        }
        if country != Country::Pe || charge.currency != Currency::sol() || charge.minor <= Self::FROM {
            return Err(Fault::OutOfPlace);
        }
        let minor = match self.kind {
            WithholdingKind::Detraction => rounded(charge.minor, rate, WHOLE * 100) * 100,
            WithholdingKind::Retention => rounded(charge.minor, rate, WHOLE),
        };
        Ok(WithheldPart { kind: self.kind, minor })
    }
}

/// `minor` × `times` ÷ `by`, halves away from zero.
fn rounded(minor: i64, times: i64, by: i64) -> i64 {
    let (product, by) = (i128::from(minor) * i128::from(times), i128::from(by));
    let half = if product < 0 { -by / 2 } else { by / 2 };
    i64::try_from((product + half) / by).unwrap_or(i64::MAX)
}

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => NaiveDate::MIN,
    }
}

#[cfg(test)]
mod tests {
    use super::{TaxTreatment, Withholding, WithholdingKind, day, sales_tax, with_tax};
    use crate::kit::fault::Fault;
    use crate::kit::money::{Currency, Money};
    use crate::tax_id::Country;

    #[test]
    fn tax_is_told_apart_to_the_centimo() {
        let on = day(2026, 11, 1);
        for (gross, net) in [(11_800, 10_000), (5_000, 4_237), (9_990, 8_466), (3_500, 2_966)] {
            let (paid, tax) = with_tax(gross, TaxTreatment::Included, Country::Pe, on).expect("a rule");
            let tax = tax.expect("a tax");
            assert_eq!((paid, tax.basis_points, gross - tax.minor), (gross, 1_800, net));
            let (refunded, tax) = with_tax(-gross, TaxTreatment::Included, Country::Pe, on).expect("a rule");
            assert_eq!(refunded - tax.expect("a tax").minor, -net, "the same back");
        }
        let (paid, tax) = with_tax(10_000, TaxTreatment::Added, Country::Pe, on).expect("a rule");
        assert_eq!((paid, tax.expect("a tax").minor), (11_800, 1_800));
        let exempt = with_tax(10_000, TaxTreatment::Exempt, Country::Pe, on);
        assert_eq!(exempt, Ok((10_000, None)));
        let brazil = |treatment| with_tax(9_900, treatment, Country::Br, on);
        assert_eq!(brazil(TaxTreatment::Included), Ok((9_900, None)));
        assert_eq!(brazil(TaxTreatment::Added), Err(Fault::OutOfPlace));
    }

    #[test]
    fn a_rate_holds_from_its_day_on() {
        let igv = |year, month, date| sales_tax(Country::Pe, day(year, month, date));
        assert_eq!(igv(2011, 2, 28), Some(1_900));
        assert_eq!(igv(2011, 3, 1), Some(1_800));
        assert_eq!(igv(2003, 7, 31), None);
    }

    #[test]
    fn a_detraction_is_of_whole_soles_and_a_retention_of_centimos() {
        let of = |kind, minor, currency: Currency, country| {
            let basis_points = None;
            Withholding { kind, basis_points }.part_of(&Money { minor, currency }, country)
        };
        let sol = Currency::sol;
        let minor = |kind, whole| of(kind, whole, sol(), Country::Pe).expect("above 700").minor;
        assert_eq!(minor(WithholdingKind::Detraction, 118_000), 14_200);
        assert_eq!(minor(WithholdingKind::Detraction, 120_416), 14_400, "144.4992");
        assert_eq!(minor(WithholdingKind::Detraction, 120_417), 14_500, "144.5004");
        assert_eq!(minor(WithholdingKind::Retention, 118_017), 3_541, "35.4051");
        for (amount, currency, country) in [
            (70_000, sol(), Country::Pe),
            (118_000, Currency::real(), Country::Pe),
            (118_000, Currency::real(), Country::Br),
        ] {
            let refused = of(WithholdingKind::Detraction, amount, currency, country);
            assert_eq!(refused, Err(Fault::OutOfPlace));
        }
    }
}
