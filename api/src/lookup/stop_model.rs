//! Who walks through numbers, on which line a number lies, and how long look-ups are stopped: pure rules.

use chrono::{DateTime, TimeDelta, Utc};
use types::accounts::AccountId;
use types::kit::problem::Code;
use types::lookup::Asked;
use types::lookup::stops::HarvestPattern;
use types::resellers::ResellerId;
use uuid::Uuid;

use crate::access::Scope;
use crate::kit::error::{Error, Refusal};
use crate::kit::walks::{Pattern, Point};

/// The lines on which numbers lie: those of Peru, of which a DNI is the RUC of its holder; those of Brazil, and those of
/// Brazil with letters.
const PERU: u8 = 0;
const BRAZIL: u8 = 1;
const LETTERS: u8 = 2;
/// A RUC without its check digit, and a CNPJ without that of its establishment, have so many signs.
const RUC_BODY: usize = 10;
const CNPJ_ROOT: usize = 8;
/// So many signs of what is a person's are hidden at its end.
const HIDDEN: usize = 4;
/// Hours that look-ups are stopped, the first time and each time after; the last of them from then on.
const HOURS: [i64; 4] = [1, 4, 24, 72];
/// Whoever was not stopped for so long begins anew.
const FORGIVEN: TimeDelta = TimeDelta::days(30);

/// Who asks: an account's software, or a reseller's members together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Holder {
    pub reseller: ResellerId,
    pub account: Option<AccountId>,
}

impl Holder {
    /// Who acts with that leave; none for the operator, who has the registries anyway.
    pub(super) fn of(scope: &Scope, account: Option<AccountId>) -> Option<Self> {
        let reseller = scope.reseller().ok()?;
        Some(Self { reseller, account })
    }

    pub(super) fn id(self) -> Uuid {
        self.account.map_or(self.reseller.0, |account| account.0)
    }
}

/// Where a number lies, its check digits apart.
pub(super) fn point(asked: &Asked) -> Point {
    let text = |text: &str, signs: usize| text.chars().take(signs).collect::<String>();
    match asked.ruc() {
        Some(ruc) => Point::new(PERU, text(&ruc, RUC_BODY).parse().unwrap_or_default()),
        None => {
            let root = text(asked.number(), CNPJ_ROOT);
            match root.parse() {
                Ok(number) => Point::new(BRAZIL, number),
                Err(_) => Point::new(LETTERS, u64::from_str_radix(&root, 36).unwrap_or_default()),
            }
        }
    }
}

/// A number as it may be told: of people's the end is hidden.
pub(super) fn masked(point: Point) -> String {
    let number = point.number();
    let hidden = |text: &str| {
        let shown: String = text.chars().take(text.len().saturating_sub(HIDDEN)).collect();
        shown + &"*".repeat(HIDDEN)
    };
    match point.line() {
        PERU => {
            let body = format!("{number:0RUC_BODY$}");
            match body.strip_prefix("10") {
                Some(dni) => hidden(dni),
                None if body.starts_with("20") => body + "*",
                None => hidden(&body) + "*",
            }
        }
        LETTERS => in_letters(number),
        _ => format!("{number:0CNPJ_ROOT$}"),
    }
}

/// A root with letters, from the number it stands for.
fn in_letters(mut number: u64) -> String {
    let mut signs = Vec::with_capacity(CNPJ_ROOT);
    for _ in 0..CNPJ_ROOT {
        let sign = u32::try_from(number % 36)
            .ok()
            .and_then(|sign| char::from_digit(sign, 36));
        signs.extend(sign.map(|sign| sign.to_ascii_uppercase()));
        number /= 36;
    }
    signs.into_iter().rev().collect()
}

/// Which time in a row it is, and until when look-ups are stopped, after when the last stop ended and which that was.
pub(super) fn stopped_until(before: Option<(DateTime<Utc>, i64)>, now: DateTime<Utc>) -> (i64, DateTime<Utc>) {
    let before = before.filter(|(until, _)| now - *until < FORGIVEN);
    let times = before.map_or(1, |(_, times)| times.saturating_add(1));
    let place = usize::try_from(times - 1).unwrap_or_default().min(HOURS.len() - 1);
    let hours = HOURS.get(place).copied().unwrap_or_default();
    (times, now + TimeDelta::hours(hours))
}

/// What whoever is stopped is told.
pub(super) fn refusal(until: DateTime<Utc>, now: DateTime<Utc>) -> Error {
    let seconds = u64::try_from((until - now).num_seconds()).unwrap_or_default();
    Refusal::new(Code::HarvestingStopped).retry_after(seconds.max(1)).into()
}

/// A pattern as it is told.
pub(super) const fn told(pattern: Pattern) -> HarvestPattern {
    match pattern {
        Pattern::Close => HarvestPattern::Close,
        Pattern::Nobodys => HarvestPattern::Nobodys,
    }
}

#[cfg(test)]
mod tests {
    use types::lookup::NumberKind;

    use super::*;

    fn at(kind: NumberKind, number: &str) -> Point {
        point(&Asked::parse(kind, number).expect("a number"))
    }

    #[test]
    fn numbers_that_follow_each_other_lie_side_by_side() {
        let (one, next) = (at(NumberKind::Ruc, "20131312955"), at(NumberKind::Ruc, "20131312963"));
        assert_eq!(next.number() - one.number(), 1, "their check digits apart");
        assert_eq!(
            at(NumberKind::Dni, "10117410"),
            at(NumberKind::Ruc, "10101174102"),
            "one person"
        );
        assert_eq!(at(NumberKind::Cnpj, "33000167000101"), Point::new(BRAZIL, 33_000_167));
        assert_eq!(at(NumberKind::Cnpj, "12ABC34501DE35").line(), LETTERS);
    }

    #[test]
    fn of_people_the_end_is_hidden() {
        for (kind, number, told) in [
            (NumberKind::Dni, "10117410", "1011****"),
            (NumberKind::Ruc, "10401234565", "4012****"),
            (NumberKind::Ruc, "17401234560", "174012*****"),
            (NumberKind::Ruc, "20131312955", "2013131295*"),
            (NumberKind::Cnpj, "33000167000101", "33000167"),
            (NumberKind::Cnpj, "12ABC34501DE35", "12ABC345"),
        ] {
            assert_eq!(masked(at(kind, number)), told, "{number}");
        }
    }

    #[test]
    fn each_time_takes_longer_until_it_is_forgiven() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).expect("a time");
        let hours = |before| {
            let (times, until) = stopped_until(before, now);
            (times, (until - now).num_hours())
        };
        assert_eq!(hours(None), (1, 1));
        for (times, told) in [(1, (2, 4)), (2, (3, 24)), (3, (4, 72)), (40, (41, 72))] {
            assert_eq!(hours(Some((now - TimeDelta::days(1), times))), told);
        }
        assert_eq!(hours(Some((now - FORGIVEN, 3))), (1, 1));
    }
}
