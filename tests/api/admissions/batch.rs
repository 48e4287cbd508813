//! Many documents in one request, each with its own answer.

use tests::make;
use tests::{Code, on_both_engines};
use types::admissions::{AdmissionOutcome, CreateAdmissions, NewDocument, NewDocuments};
use types::documents::DocumentKind;
use types::kit::fault::Fault;
use types::limits::Meter;

use super::meter;

on_both_engines! {
    async fn each_is_answered_by_itself_in_the_order_asked(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        app.limit(&app.world.sillar, account.id, make::documents_limit(Some(3), true)).await;
        let one = |number| make::announced(&account, number, "2026-11-21");
        let october = make::announced(&account, 9, "2026-10-21");
        let wrong = NewDocument { kind: DocumentKind::Nfe, ..one(4) };
        let documents = vec![one(1), one(1), wrong, one(2), october, one(3), one(4), one(2)];
        let told = software.ok(CreateAdmissions { account_id: account.id, body: NewDocuments { documents } }).await;
        use AdmissionOutcome::{Admitted, Refused, Repeated};
        let outcomes: Vec<_> = told.answers.iter().map(|answer| answer.outcome).collect();
        assert_eq!(outcomes, [Admitted, Repeated, Refused, Admitted, Admitted, Admitted, Refused, Repeated]);
        let used: Vec<_> = told.answers.iter().map(|answer| meter(answer, Meter::Documents).map(|(used, _)| used)).collect();
        assert_eq!(used, [Some(1), Some(1), None, Some(2), Some(1), Some(3), None, Some(3)]);
        assert_eq!(told.answers[0].document_id, told.answers[1].document_id);
        let wrong = told.answers[2].problem.as_ref().expect("why");
        assert_eq!((wrong.code, wrong.errors[0].field.as_str()), (Code::InvalidFields, "kind"));
        assert!(!wrong.errors[0].message.is_empty(), "in words");
        let full = told.answers[6].problem.as_ref().expect("why");
        assert_eq!(full.code, Code::LimitReached);
        assert_eq!(full.limit.as_ref().map(|limit| (limit.used, limit.limit)), Some((3, 3)));
        assert_eq!(app.documents_three_ways().await, [4, 4, 4]);
        assert_eq!(app.rows("documents").await, 4);
    }

    async fn none_and_too_many_are_refused(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let batch = |count| CreateAdmissions {
            account_id: account.id,
            body: NewDocuments { documents: (1..=count).map(|number| make::announced(&account, number, "2026-11-21")).collect() },
        };
        let none = software.refused(batch(0), Code::InvalidFields).await;
        assert_eq!((none.errors[0].field.as_str(), &none.errors[0].fault), ("documents", &Fault::Required));
        let many = software.refused(batch(1_001), Code::InvalidFields).await;
        assert_eq!(many.errors[0].fault, Fault::TooLong { maximum: 1_000 });
        app.limit(&app.world.sillar, account.id, make::documents_limit(Some(600), true)).await;
        let told = software.ok(batch(1_000)).await;
        let admitted = told.answers.iter().filter(|answer| answer.outcome == AdmissionOutcome::Admitted);
        assert_eq!((admitted.count(), told.answers.len()), (600, 1_000));
        assert_eq!(app.documents_three_ways().await, [600, 600, 600]);
    }
}
