//! What of an account should be in the inbox, by what is known and counted of it: pure rules.

use chrono::{DateTime, TimeDelta, Utc};
use types::accounts::Environment;
use types::documents::DocumentKind;
use types::inbox::Cause;
use types::kit::money::Currency;
use types::limits::{Limit, MARKS, Meter};
use types::tax_id::Country;
use types::usage::Notifications;

use super::deadline::{A_DAY, PATIENCE, send_by};
use super::model::{Act, Figures, Known, Subject, Wanted};
use crate::accounts::model::Contract;
use crate::usage::cycle::CycleRule;
use crate::usage::store::Counts;

/// Everything of an account that should be in the inbox.
pub(crate) fn wanted(
    account: &Contract,
    counts: &Counts,
    known: impl Fn(Cause) -> Option<Known>,
    now: DateTime<Utc>,
) -> Vec<Wanted> {
    if account.environment != Environment::Production {
        return Vec::new();
    }
    let rejected = known(Cause::Rejected).map_or(0, |known| known.all);
    let reported = |cause| match cause {
        Cause::NotSent => counts.reported.not_sent,
        Cause::Failed => (counts.reported.with_errors - rejected).max(0),
        Cause::Voiding => counts.reported.pending_voiding,
        Cause::Rejected | Cause::Limit | Cause::Certificate => 0,
    };
    let documents = [Cause::NotSent, Cause::Failed, Cause::Rejected, Cause::Voiding].into_iter();
    let documents = documents.filter_map(|cause| {
        of_documents(
            account.country,
            cause,
            known(cause),
            reported(cause),
            &counts.reported,
            now,
        )
    });
    let cycle = account.cycles().instants(account.cycle_now(now));
    let meters = Meter::ALL.into_iter().filter_map(|meter| {
        let resets_at = meter.is_of_cycle().then_some(cycle.resets_at);
        let currency = meter.is_money().then(|| account.currency());
        of_meter(meter, &account.limit(meter, counts), currency, resets_at, now)
    });
    let certificate = counts.certificate_until.map(|until| of_certificate(until, now));
    documents.chain(meters).chain(certificate).collect()
}

fn of_documents(
    country: Country,
    cause: Cause,
    known: Option<Known>,
    reported: i64,
    notes: &Notifications,
    now: DateTime<Utc>,
) -> Option<Wanted> {
    let (all, fresh) = known.as_ref().map_or((0, 0), |known| (known.all, known.fresh));
    if all == 0 && reported == 0 {
        return None;
    }
    let first = known.as_ref().map(|known| &known.first);
    let oldest = notes.oldest_at.filter(|_| first.is_none());
    let due_at = match (first, oldest) {
        (Some(first), _) => first.due_at,
        (None, Some(oldest)) if country == Country::Pe && matches!(cause, Cause::NotSent | Cause::Failed) => {
            send_by(DocumentKind::Factura, CycleRule::new(country, 1).today(oldest))
        }
        _ => None,
    };
    let opens_at = match (known.as_ref().and_then(|known| known.opens_at), oldest) {
        (Some(opens_at), _) => opens_at,
        (None, Some(oldest)) if cause != Cause::Failed => oldest + PATIENCE,
        _ => now,
    };
    Some(Wanted {
        subject: Subject::of(cause),
        figures: Figures {
            count: if fresh + reported > 0 { fresh.max(reported) } else { all },
            grade: reported,
            document: first.map(|first| first.document.clone()),
            due_at,
            ..Figures::one(reported)
        },
        act: first
            .map(|first| first.act_by)
            .or(due_at)
            .map_or(Act::Within(A_DAY), Act::At),
        looks_at: (opens_at > now).then_some(opens_at),
        opens_at,
        fresh: fresh > 0,
        live: fresh + reported > 0,
    })
}

fn of_meter(
    meter: Meter,
    limit: &Limit,
    currency: Option<Currency>,
    resets_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Option<Wanted> {
    let (most, mark) = limit.bound().zip(limit.mark())?;
    let next = MARKS.into_iter().find(|next| *next > mark);
    // What is charged stops nobody: there is time to tell the client for as long as the cycle lasts.
    let charged_at = resets_at.filter(|_| limit.beyond.is_some());
    let act = charged_at.map_or(Act::Within(patience(mark)), Act::At);
    Some(Wanted {
        subject: Subject {
            cause: Cause::Limit,
            meter: Some(meter),
        },
        figures: Figures {
            used: Some(limit.used),
            limit: Some(most),
            currency,
            next_used: next.map(|next| (most.saturating_mul(next) + 99) / 100),
            beyond: limit.beyond.clone(),
            due_at: resets_at,
            ..Figures::one(mark)
        },
        act,
        opens_at: now,
        looks_at: resets_at,
        fresh: false,
        live: true,
    })
}

/// How long a limit may wait at a mark.
const fn patience(mark: i64) -> TimeDelta {
    match mark {
        100.. => TimeDelta::zero(),
        95.. => A_DAY,
        _ => TimeDelta::hours(72),
    }
}

/// A certificate is known of from its report on; it waits until 30 days are left.
fn of_certificate(until: DateTime<Utc>, now: DateTime<Utc>) -> Wanted {
    let marks = [(30, 70), (15, 85), (7, 93), (0, 100)].map(|(days, grade)| (until - TimeDelta::days(days), grade));
    let grade = marks
        .iter()
        .rev()
        .find(|(at, _)| *at <= now)
        .map_or(0, |(_, grade)| *grade);
    Wanted {
        subject: Subject::of(Cause::Certificate),
        figures: Figures {
            due_at: Some(until),
            ..Figures::one(grade)
        },
        act: Act::At(until),
        opens_at: until - TimeDelta::days(30),
        looks_at: marks.iter().map(|(at, _)| *at).find(|at| *at > now),
        fresh: false,
        live: true,
    }
}

#[cfg(test)]
mod tests {
    use types::kit::money::Money;

    use super::*;

    #[test]
    fn what_is_charged_may_wait_for_the_cycles_end_and_what_is_refused_may_not() {
        let now: DateTime<Utc> = "2026-11-21T15:00:00Z".parse().expect("a time");
        let ends = now + TimeDelta::days(9);
        let price = Money {
            minor: 50,
            currency: Currency::sol(),
        };
        let wanted = |used, price: Option<&Money>| {
            let limit = Limit::of(Some(20), None, true, used).charged(price);
            of_meter(Meter::Documents, &limit, None, Some(ends), now)
        };
        let hours = |hours| Act::Within(TimeDelta::hours(hours));
        for (used, refused, mark, next) in [
            (16, hours(72), 80, Some(19)),
            (19, hours(24), 95, Some(20)),
            (20, hours(0), 100, None),
        ] {
            let stops = wanted(used, None).expect("a mark");
            let charged = wanted(used, Some(&price)).expect("a mark");
            assert_eq!((stops.act, charged.act), (refused, Act::At(ends)));
            assert_eq!(charged.figures.beyond, Some(price.clone()));
            assert_eq!(
                Figures {
                    beyond: None,
                    ..charged.figures
                },
                stops.figures
            );
            assert_eq!((stops.figures.grade, stops.figures.next_used), (mark, next));
        }
        assert_eq!(wanted(15, Some(&price)), None);
    }
}
