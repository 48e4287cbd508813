//! `format` in the language and the time zone of whoever reads: what views call.

use chrono::{DateTime, NaiveDate, Utc};
use types::kit::money::Money;

use crate::kit::text::language;
use crate::kit::{browser, format};

/// `31,204`
#[must_use]
pub fn number(value: i64) -> String {
    format::number(value, language())
}

/// `7.3 MB`
#[must_use]
pub fn size(bytes: i64) -> String {
    format::size(bytes, language())
}

/// `S/ 1,234.50`
#[must_use]
pub fn money(money: &Money) -> String {
    format::money(money, language())
}

/// `1,234.50`
#[must_use]
pub fn amount(money: &Money) -> String {
    format::amount(money, language())
}

/// `21/11/2026`
#[must_use]
pub fn date(day: NaiveDate) -> String {
    format::date(day, language())
}

/// `21 nov`
#[must_use]
pub fn short_date(day: NaiveDate) -> String {
    format::short_date(day, language())
}

/// `nov 2026`
#[must_use]
pub fn month_year(day: NaiveDate) -> String {
    format::month_year(day, language())
}

/// The day of a moment, by the reader's clock: `21/11/2026`
#[must_use]
pub fn day_of(moment: DateTime<Utc>) -> String {
    format::date(browser::local(moment).date_naive(), language())
}

/// `21/11/2026 14:08`, by the reader's clock
#[must_use]
pub fn moment(moment: DateTime<Utc>) -> String {
    format::moment(browser::local(moment), language())
}

/// `hoy, 14:08`, by the reader's clock
#[must_use]
pub fn lately(moment: DateTime<Utc>) -> String {
    format::lately(browser::local(moment), browser::today(), language())
}

/// `96 %`
#[must_use]
pub fn percent(part: i64, whole: i64) -> String {
    format::percent(part, whole, language())
}
