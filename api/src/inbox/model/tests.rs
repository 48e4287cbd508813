use chrono::{DateTime, TimeDelta, Utc};
use types::accounts::{AccountId, Environment};
use types::documents::{DocumentId, DocumentKind, DocumentState};
use types::inbox::{Cause, DismissalReason, InboxItemId, Urgency};
use types::kit::money::{Currency, Money};
use types::tax_id::Country;
use uuid::Uuid;

use super::{
    Act, Figures, InTrouble, Item, OPENED, RESOLVED, SetAside, Standing, Subject, Wanted, cause_of, marked, step,
    urgency,
};

fn now() -> DateTime<Utc> {
    "2026-11-21T15:00:00Z".parse().expect("a time")
}

fn item(standing: Standing, grade: i64) -> Item {
    Item {
        id: InboxItemId(Uuid::nil()),
        account: AccountId(Uuid::nil()),
        country: Country::Pe,
        subject: Subject::of(Cause::Certificate),
        standing,
        figures: Figures::one(grade),
        act_by: now(),
        looks_at: None,
        since: now(),
        assignee: None,
        note: Some("Llamar".to_owned()),
        snoozed_until: None,
        dismissed: None,
        version: 7,
    }
}

fn wanted(grade: i64) -> Wanted {
    Wanted {
        subject: Subject::of(Cause::Certificate),
        figures: Figures::one(grade),
        act: Act::At(now()),
        opens_at: now(),
        looks_at: None,
        fresh: false,
        live: true,
    }
}

fn document(state: DocumentState) -> InTrouble {
    InTrouble {
        id: DocumentId(Uuid::nil()),
        account: AccountId(Uuid::nil()),
        environment: Environment::Production,
        kind: DocumentKind::Factura,
        series: "F001".to_owned(),
        number: 1,
        issued_on: "2026-11-21".parse().expect("a day"),
        admitted_at: now(),
        told_at: None,
        state,
    }
}

#[test]
fn urgency_is_how_long_is_left() {
    for (left, pressing) in [
        (-1, Urgency::Overdue),
        (0, Urgency::Overdue),
        (1, Urgency::Today),
        (24 * 3600, Urgency::Today),
        (24 * 3600 + 1, Urgency::Soon),
        (72 * 3600, Urgency::Soon),
        (72 * 3600 + 1, Urgency::Later),
    ] {
        assert_eq!(urgency(now() + TimeDelta::seconds(left), now()), pressing, "{left}");
    }
}

#[test]
fn what_is_not_answered_is_worth_a_look_after_an_hour_and_not_in_demo() {
    let waits = document(DocumentState::NotSent);
    assert_eq!(marked(&waits, now() + TimeDelta::seconds(3599)), None);
    let kept = marked(&waits, now() + TimeDelta::hours(1)).expect("an hour has passed");
    assert_eq!(kept.due_at, "2026-11-25T05:00:00Z".parse().ok());
    assert_eq!(Some(kept.act_by), kept.due_at);
    let demo = InTrouble {
        environment: Environment::Demo,
        ..document(DocumentState::Rejected)
    };
    assert_eq!(marked(&demo, now()), None);
    let note = InTrouble {
        kind: DocumentKind::SalesNote,
        ..document(DocumentState::Error)
    };
    assert_eq!(marked(&note, now()), None);
    assert_eq!(marked(&document(DocumentState::Accepted), now()), None);
}

#[test]
fn a_rejection_is_to_be_seen_to_within_a_day() {
    let kept = marked(&document(DocumentState::Rejected), now()).expect("it needs somebody");
    assert_eq!(
        (kept.cause, kept.due_at, kept.act_by),
        (Cause::Rejected, None, now() + TimeDelta::hours(24))
    );
}

#[test]
fn the_voiding_of_an_nfe_is_due_a_day_after_its_authorisation() {
    let told_at = Some(now() - TimeDelta::hours(2));
    for (kind, due) in [
        (DocumentKind::Nfe, "2026-11-22T13:00:00Z"),
        (DocumentKind::Nfce, "2026-11-21T13:30:00Z"),
        (DocumentKind::Factura, "2026-11-29T05:00:00Z"),
    ] {
        let waits = InTrouble {
            kind,
            told_at,
            ..document(DocumentState::Voiding)
        };
        let kept = marked(&waits, now()).expect("it needs somebody");
        assert_eq!(kept.due_at, due.parse().ok(), "{kind:?}");
        assert_eq!(kept.opens_at, now() + TimeDelta::hours(1));
    }
}

#[test]
fn only_what_is_taken_or_voided_needs_nobody() {
    let quiet: Vec<_> = DocumentState::ALL
        .into_iter()
        .filter(|state| cause_of(*state).is_none())
        .collect();
    assert_eq!(
        quiet,
        [DocumentState::Accepted, DocumentState::Observed, DocumentState::Voided]
    );
}

#[test]
fn an_item_opens_closes_and_comes_back() {
    let (opened, told) = step(&item(Standing::Closed, 0), Some(&wanted(70)), now()).expect("it opens");
    assert_eq!(
        (opened.standing, told, opened.version),
        (Standing::Open, Some(OPENED), 8)
    );
    assert_eq!(opened.note.as_deref(), Some("Llamar"), "what was noted stays");
    assert_eq!(step(&opened, Some(&wanted(70)), now()), None, "nothing changed");
    let (closed, told) = step(&opened, None, now()).expect("it closes");
    assert_eq!((closed.standing, told), (Standing::Closed, Some(RESOLVED)));
    assert_eq!(step(&closed, None, now()), None);
}

#[test]
fn what_is_not_worth_a_look_yet_waits() {
    let later = Wanted {
        opens_at: now() + TimeDelta::hours(1),
        ..wanted(0)
    };
    let (waiting, told) = step(&item(Standing::Closed, 0), Some(&later), now()).expect("it waits");
    assert_eq!((waiting.standing, told), (Standing::Waiting, None));
    let (opened, told) = step(&waiting, Some(&later), later.opens_at).expect("it opens");
    assert_eq!((opened.standing, told), (Standing::Open, Some(OPENED)));
    let (again, told) = step(&item(Standing::Open, 0), Some(&later), now()).expect("it is renewed");
    assert_eq!((again.standing, told), (Standing::Waiting, Some(RESOLVED)));
}

#[test]
fn what_was_set_aside_comes_back_when_it_gets_worse() {
    let aside = Item {
        dismissed: Some(SetAside {
            reason: DismissalReason::ClientInformed,
            by: "Rosa".to_owned(),
            at: now(),
            grade: 80,
        }),
        ..item(Standing::Dismissed, 80)
    };
    assert_eq!(step(&aside, Some(&wanted(80)), now()), None);
    let (back, told) = step(&aside, Some(&wanted(95)), now()).expect("it got worse");
    assert_eq!(
        (back.standing, told, back.dismissed),
        (Standing::Open, Some(OPENED), None)
    );
    let more = Wanted {
        fresh: true,
        ..wanted(80)
    };
    assert_eq!(
        step(&aside, Some(&more), now()).map(|(item, _)| item.standing),
        Some(Standing::Open)
    );
}

#[test]
fn what_is_refused_now_and_was_charged_before_got_worse() {
    let price = Money {
        minor: 50,
        currency: Currency::sol(),
    };
    let charged = Figures {
        beyond: Some(price),
        ..Figures::one(100)
    };
    let refused = Wanted {
        act: Act::Within(TimeDelta::zero()),
        ..wanted(100)
    };
    let open = Item {
        figures: charged.clone(),
        act_by: now() + TimeDelta::days(9),
        ..item(Standing::Open, 100)
    };
    let (stops, told) = step(&open, Some(&refused), now()).expect("it got worse");
    assert_eq!((stops.act_by, told), (now(), None), "at once");
    let aside = Item {
        standing: Standing::Dismissed,
        ..open.clone()
    };
    let (back, told) = step(&aside, Some(&refused), now()).expect("it got worse");
    assert_eq!((back.standing, told), (Standing::Open, Some(OPENED)));
    let wanted = Wanted {
        figures: charged,
        act: Act::At(now() + TimeDelta::days(9)),
        ..wanted(100)
    };
    let (eased, told) = step(&stops, Some(&wanted), now()).expect("there is time again");
    assert_eq!((eased.act_by, told), (open.act_by, None));
}

#[test]
fn what_is_put_off_comes_back_when_it_gets_worse() {
    let off = Item {
        snoozed_until: Some(now() + TimeDelta::days(3)),
        ..item(Standing::Open, 80)
    };
    assert_eq!(step(&off, Some(&wanted(80)), now()), None);
    let (back, told) = step(&off, Some(&wanted(100)), now()).expect("it got worse");
    assert_eq!(
        (back.snoozed_until, told, back.version),
        (None, None, 7),
        "nobody's change is refused for it"
    );
}
