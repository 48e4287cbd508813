//! What several processes do at once, and how often.

use chrono::TimeDelta;
use tests::make::{self, RUC};
use tests::many::at_once;
use tests::on_both_engines;
use types::documents::{CreateDocument, DocumentState as S};
use types::inbox::Cause;

use super::{causes, says};

on_both_engines! {
    async fn several_processes_look_at_once_and_do_no_harm(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        for number in 1..=12 {
            let xml = make::factura(RUC, number, "2026-11-21");
            let document = software.ok(CreateDocument { account_id: account.id, xml }).await.document;
            if number == 1 {
                software.ok(says(&document, S::Accepted, Some("0"))).await;
            }
        }
        app.clock.advance(TimeDelta::hours(2));
        let mut contexts = vec![app.context.clone()];
        for _ in 0..3 {
            contexts.push(app.apart().await);
        }
        for _ in 0..3 {
            let looks = at_once(4, contexts.iter().map(talonario::watch::service::due)).await;
            assert!(looks.into_iter().all(|look| look.is_ok()));
            app.clock.advance(TimeDelta::minutes(1));
        }
        let manager = app.anew(&app.world.sillar.manager).await;
        assert_eq!(causes(&manager).await, [(Cause::NotSent, 11)]);
        assert_eq!(app.rows("inbox_items").await, 1);
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'account.inbox_opened'").await, 1);
    }

    async fn states_that_change_at_once_leave_the_right_count(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let mut documents = Vec::new();
        for number in 1..=10 {
            let xml = make::factura(RUC, number, "2026-11-21");
            documents.push(software.ok(CreateDocument { account_id: account.id, xml }).await.document);
        }
        at_once(10, documents.iter().map(|document| software.ok(says(document, S::Error, Some("0109"))))).await;
        assert_eq!(causes(&app.manager()).await, [(Cause::Failed, 10)]);
        at_once(10, documents.iter().skip(3).map(|document| software.ok(says(document, S::Accepted, Some("0"))))).await;
        assert_eq!(causes(&app.manager()).await, [(Cause::Failed, 3)]);
    }
}
