//! The same document sent again.

use tests::many::at_once;
use tests::{Attempt, Code, make, on_both_engines};
use types::accounts::LockAccount;
use types::documents::DocumentReceived;

use super::send;

on_both_engines! {
    async fn sent_again_it_is_answered_the_same_and_counted_once(app) {
        for tenant in app.tenants() {
            let hostname = format!("pukara-{}", tenant.reseller.country.code());
            let (account, software) = app.integration(tenant, &hostname).await;
            let attempt = Attempt::of(&send(account.id, &make::document(&account, 1, "2026-11-21")));
            let first = software.attempt(&attempt).await;
            app.clock.advance(chrono::TimeDelta::minutes(1));
            let again = software.attempt(&attempt).await;
            assert_eq!((first.status, again.status), (201, 200));
            let read = |bytes: &[u8]| serde_json::from_slice::<DocumentReceived>(bytes).expect("the answer");
            let (first, again) = (read(&first.body), read(&again.body));
            assert_eq!((first.counted, again.counted), (true, false));
            assert_eq!((first.document, first.limits), (again.document, again.limits));
        }
        assert_eq!(app.documents_three_ways().await, [2, 2, 2]);
    }

    async fn the_same_number_with_other_content_is_refused(app) {
        for tenant in app.tenants() {
            let hostname = format!("pukara-{}", tenant.reseller.country.code());
            let (account, software) = app.integration(tenant, &hostname).await;
            let xml = make::document(&account, 1, "2026-11-21");
            software.ok(send(account.id, &xml)).await;
            let other = [xml.as_slice(), b"\n"].concat();
            let problem = software.refused(send(account.id, &other), Code::DocumentDiffers).await;
            assert!(problem.detail.is_some_and(|detail| detail == "01-F001-1" || detail == "55-1-1"));
            software.ok(send(account.id, &xml)).await;
        }
        assert_eq!((app.rows("documents").await, app.documents_three_ways().await), (2, [2, 2, 2]));
    }

    async fn a_known_document_gets_its_answer_while_the_account_is_full_or_locked(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let limits = app.limit(&app.world.sillar, account.id, make::documents_limit(Some(1), true)).await;
        let known = make::document(&account, 1, "2026-11-21");
        let first = software.ok(send(account.id, &known)).await;
        software.refused(send(account.id, &make::document(&account, 2, "2026-11-21")), Code::LimitReached).await;
        assert_eq!(software.ok(send(account.id, &known)).await.document, first.document);
        let body = make::lock("Mora");
        app.manager().ok(LockAccount { account_id: account.id, version: limits.version, body }).await;
        let again = software.ok(send(account.id, &known)).await;
        assert_eq!((again.document, again.counted), (first.document, false));
        let other = [known.as_slice(), b" "].concat();
        software.refused(send(account.id, &other), Code::DocumentDiffers).await;
    }

    async fn two_hundred_at_once_of_one_document_are_one(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let attempt = Attempt::of(&send(account.id, &make::document(&account, 1, "2026-11-21")));
        let answers = at_once(64, (0..200).map(|_| software.attempt(&attempt))).await;
        let of = |status| answers.iter().filter(|answer| answer.status == status).count();
        assert_eq!((of(201), of(200)), (1, 199));
        let received = |bytes: &[u8]| serde_json::from_slice::<DocumentReceived>(bytes).expect("the answer");
        let first = received(&answers[0].body).document;
        for answer in &answers {
            let told = received(&answer.body);
            assert_eq!((told.document, told.limits.documents.used), (first.clone(), 1));
            assert_eq!(told.counted, answer.status == 201);
        }
        assert_eq!((app.rows("documents").await, app.documents_three_ways().await), (1, [1, 1, 1]));
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'document.received'").await, 1);
    }

    async fn of_many_at_once_with_one_number_and_different_content_one_is_taken(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let xml = make::document(&account, 1, "2026-11-21");
        let calls = (0..40).map(|spaces| {
            let other = [xml.as_slice(), " ".repeat(spaces).as_bytes()].concat();
            software.send(send(account.id, &other))
        });
        let answers = at_once(20, calls.collect::<Vec<_>>()).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        for problem in answers.iter().filter_map(|answer| answer.as_ref().err()) {
            assert_eq!(problem.code, Code::DocumentDiffers);
        }
        assert_eq!((app.rows("documents").await, app.documents_three_ways().await), (1, [1, 1, 1]));
    }

    async fn two_accounts_of_one_company_each_have_their_own(app) {
        let (first, one) = app.integration(&app.world.sillar, "tienda-norte").await;
        let (second, other) = app.integration(&app.world.sillar, "tienda-sur").await;
        let xml = make::document(&first, 1, "2026-11-21");
        let (here, there) = (one.ok(send(first.id, &xml)).await, other.ok(send(second.id, &xml)).await);
        assert!(here.counted && there.counted && here.document.id != there.document.id);
    }
}
