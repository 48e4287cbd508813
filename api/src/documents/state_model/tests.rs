//! Every pair of states, who says it, and when.

use chrono::{DateTime, TimeDelta, Utc};
use types::documents::{DocumentState, TaxOffice};

use super::{Standing, Step, may_follow, step};

use DocumentState as S;

fn instant(minute: i64) -> DateTime<Utc> {
    DateTime::<Utc>::UNIX_EPOCH + TimeDelta::minutes(minute)
}

fn code(office: TaxOffice, state: S) -> Option<&'static str> {
    match (office, state) {
        (TaxOffice::Sunat, S::Accepted | S::Voided) => Some("0"),
        (TaxOffice::Sunat, S::Observed) => Some("4252"),
        (TaxOffice::Sunat, S::Rejected) => Some("2335"),
        (TaxOffice::Sunat, S::Error) => Some("0306"),
        (TaxOffice::Sefaz, S::Accepted) => Some("100"),
        (TaxOffice::Sefaz, S::Voided) => Some("135"),
        (TaxOffice::Sefaz, S::Rejected) => Some("539"),
        (TaxOffice::Sefaz, S::Denied) => Some("302"),
        (TaxOffice::Sefaz, S::Error) => Some("108"),
        _ => None,
    }
}

fn stands(office: TaxOffice, state: S, proved: bool, minute: Option<i64>) -> Standing {
    Standing {
        state,
        code: code(office, state).map(str::to_owned),
        proved,
        told_at: minute.map(instant),
        ..Standing::UNKNOWN
    }
}

/// What a later file of the tax office makes of a document that stands on an earlier one.
fn by_file(office: TaxOffice, from: S, to: S) -> Step {
    step(
        office,
        &stands(office, from, true, Some(1)),
        &stands(office, to, true, Some(2)),
    )
}

fn by_report(office: TaxOffice, from: S, to: S) -> Step {
    step(
        office,
        &stands(office, from, true, None),
        &stands(office, to, false, None),
    )
}

#[test]
fn the_table_is_this_one() {
    let rows: [(S, &[S], &[S]); 9] = [
        (
            S::NotSent,
            &[
                S::Sent,
                S::Accepted,
                S::Observed,
                S::Rejected,
                S::Denied,
                S::Error,
                S::Voiding,
                S::Voided,
            ],
            &[],
        ),
        (
            S::Sent,
            &[
                S::Accepted,
                S::Observed,
                S::Rejected,
                S::Denied,
                S::Error,
                S::Voiding,
                S::Voided,
            ],
            &[S::Sent],
        ),
        (
            S::Error,
            &[
                S::Sent,
                S::Accepted,
                S::Observed,
                S::Rejected,
                S::Denied,
                S::Voiding,
                S::Voided,
            ],
            &[S::Error],
        ),
        (S::Accepted, &[S::Observed, S::Voiding, S::Voided], &[S::Accepted]),
        (S::Observed, &[S::Voiding, S::Voided], &[S::Observed, S::Accepted]),
        (S::Rejected, &[], &[S::Rejected]),
        (S::Denied, &[], &[S::Denied]),
        (S::Voiding, &[S::Voided], &[S::Voiding, S::Accepted, S::Observed]),
        (S::Voided, &[], &[S::Voided, S::Accepted, S::Observed]),
    ];
    for office in [TaxOffice::Sunat, TaxOffice::Sefaz] {
        for (from, moves, stays) in rows {
            for to in S::ALL.into_iter().filter(|to| *to != S::NotSent) {
                let again = office == TaxOffice::Sefaz && from == S::Rejected;
                let expected = if moves.contains(&to) {
                    Step::Moves
                } else if stays.contains(&to) {
                    Step::Stays
                } else if again && to != S::Voiding {
                    Step::Moves
                } else {
                    Step::Late
                };
                assert_eq!(by_file(office, from, to), expected, "{office:?}: {from:?} → {to:?}");
            }
        }
    }
}

#[test]
fn nothing_makes_a_document_unknown_again() {
    for office in [TaxOffice::Sunat, TaxOffice::Sefaz] {
        for from in S::ALL {
            assert!(!may_follow(office, from, S::NotSent), "{from:?}");
        }
    }
}

#[test]
fn a_repeat_changes_nothing_whoever_repeats_it() {
    for office in [TaxOffice::Sunat, TaxOffice::Sefaz] {
        for state in S::ALL {
            let now = stands(office, state, true, Some(1));
            for next in [stands(office, state, true, Some(1)), stands(office, state, false, None)] {
                assert_eq!(step(office, &now, &next), Step::Stays, "{state:?}");
            }
        }
    }
}

#[test]
fn what_was_only_reported_gives_way_to_a_file() {
    let office = TaxOffice::Sunat;
    for (reported, file) in [
        (S::Accepted, S::Rejected),
        (S::Rejected, S::Accepted),
        (S::Observed, S::Accepted),
    ] {
        let (now, next) = (
            stands(office, reported, false, None),
            stands(office, file, true, Some(1)),
        );
        assert_eq!(step(office, &now, &next), Step::Moves, "{reported:?} → {file:?}");
        let proved = stands(office, reported, true, Some(0));
        assert_ne!(step(office, &proved, &next), Step::Moves, "{reported:?} → {file:?}");
    }
    let (now, next) = (
        stands(office, S::Accepted, false, None),
        stands(office, S::Accepted, true, Some(1)),
    );
    assert_eq!(step(office, &now, &next), Step::Moves, "the file proves it");
    let error = stands(office, S::Error, true, Some(1));
    assert_eq!(
        step(office, &now, &error),
        Step::Late,
        "an error says nothing of what was accepted"
    );
}

#[test]
fn a_report_of_what_was_so_before_is_late_and_a_file_is_kept() {
    for office in [TaxOffice::Sunat, TaxOffice::Sefaz] {
        for from in [S::Voiding, S::Voided] {
            assert_eq!(by_report(office, from, S::Accepted), Step::Late);
            assert_eq!(by_file(office, from, S::Accepted), Step::Stays);
        }
        assert_eq!(by_report(office, S::Accepted, S::Rejected), Step::Late);
        assert_eq!(by_file(office, S::Accepted, S::Rejected), Step::Late);
    }
}

#[test]
fn an_older_file_never_overrides_a_newer_one() {
    let office = TaxOffice::Sefaz;
    for (from, to) in [
        (S::Rejected, S::Accepted),
        (S::Error, S::Rejected),
        (S::Accepted, S::Voided),
    ] {
        let (now, next) = (stands(office, from, true, Some(2)), stands(office, to, true, Some(1)));
        assert_eq!(step(office, &now, &next), Step::Stays, "{from:?} → {to:?}");
        let untimed = stands(office, to, true, None);
        assert_eq!(
            step(office, &now, &untimed),
            Step::Moves,
            "{from:?} → {to:?} of no time"
        );
    }
}

#[test]
fn another_ticket_and_another_error_are_news() {
    let office = TaxOffice::Sunat;
    let with = |state, code: Option<&str>, ticket: Option<&str>| Standing {
        code: code.map(str::to_owned),
        ticket: ticket.map(str::to_owned),
        ..stands(office, state, false, None)
    };
    let step = |now: &Standing, next: &Standing| step(office, now, next);
    let first = with(S::Sent, None, Some("1"));
    assert_eq!(step(&first, &with(S::Sent, None, Some("2"))), Step::Moves);
    assert_eq!(step(&first, &with(S::Sent, None, Some("1"))), Step::Stays);
    let error = with(S::Error, Some("0109"), None);
    assert_eq!(step(&error, &with(S::Error, Some("0306"), None)), Step::Moves);
}

#[test]
fn what_was_before_voiding_is_told_by_the_code() {
    let standing = |code: Option<&str>, proved| Standing {
        state: S::Voiding,
        code: code.map(str::to_owned),
        proved,
        ..Standing::UNKNOWN
    };
    for (office, code, proved, before) in [
        (TaxOffice::Sunat, Some("0"), true, S::Accepted),
        (TaxOffice::Sunat, Some("4252"), true, S::Observed),
        (TaxOffice::Sunat, None, false, S::NotSent),
        (TaxOffice::Sefaz, Some("150"), true, S::Accepted),
        (TaxOffice::Sefaz, None, true, S::Accepted),
    ] {
        assert_eq!(standing(code, proved).before_voiding(office), before, "{code:?}");
    }
}
