//! What a file of the tax office proves against what software only reported, and one file against another.

use tests::answers::{cdr, noted};
use tests::make::{self, RUC};
use tests::many::at_once;
use tests::{Code, on_both_engines};
use types::documents::DocumentState as S;

use super::{attach, report, send, standing};

on_both_engines! {
    async fn a_file_outranks_a_report_and_no_report_a_file(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let document = software.ok(send(account.id, &make::factura(RUC, 1, "2026-11-21"))).await.document;
        let told = software.ok(report(&document, S::Accepted, Some("0"))).await.state;
        assert!(!told.proved);
        let proved = software.ok(attach(&document, &cdr("F001-1", "2335", 1))).await;
        assert_eq!((proved.changed, proved.document.state.state, proved.document.state.proved), (true, S::Rejected, true));
        software.refused(report(&document, S::Accepted, Some("0")), Code::DocumentStatePassed).await;
        software.refused(attach(&document, &cdr("F001-1", "0", 2)), Code::DocumentStatePassed).await;
    }

    async fn a_file_that_says_the_same_proves_it(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let document = software.ok(send(account.id, &make::factura(RUC, 1, "2026-11-21"))).await.document;
        software.ok(report(&document, S::Accepted, Some("0"))).await;
        let taken = software.ok(attach(&document, &cdr("F001-1", "0", 1))).await;
        assert!(taken.changed && taken.document.state.proved);
        let observed = software.ok(attach(&document, &noted("F001-1", "0", 2, &["4252 - Un código"]))).await;
        assert_eq!((observed.changed, observed.document.state.state), (true, S::Observed), "a later one tells more");
    }

    async fn an_older_file_is_kept_and_does_not_override_a_newer_one(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let document = software.ok(send(account.id, &make::factura(RUC, 1, "2026-11-21"))).await.document;
        software.ok(attach(&document, &cdr("F001-1", "0306", 30))).await;
        let older = software.ok(attach(&document, &cdr("F001-1", "0109", 10))).await;
        assert_eq!((older.changed, older.document.state.code.as_deref()), (false, Some("0306")));
        let newer = software.ok(attach(&document, &cdr("F001-1", "0", 40))).await;
        assert_eq!((newer.changed, newer.document.state.state), (true, S::Accepted));
        let attached = "SELECT COUNT(*) FROM events WHERE name = 'document.receipt_attached'";
        assert_eq!((app.rows("receipts").await, app.number(attached).await), (3, 1));
    }

    async fn of_two_answers_at_once_one_decides(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        for number in 1..=10 {
            let document = software.ok(send(account.id, &make::factura(RUC, number, "2026-11-21"))).await.document;
            let reference = format!("F001-{number}");
            let files = [cdr(&reference, "0", 1), cdr(&reference, "2335", 1)];
            let answers = at_once(2, files.iter().map(|file| software.send(attach(&document, file)))).await;
            let taken: Vec<_> = answers.iter().flatten().collect();
            let refused: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().err()).collect();
            assert_eq!((taken.len(), refused.len()), (1, 1), "{answers:?}");
            assert_eq!(refused[0].code, Code::DocumentStatePassed);
            assert_eq!(standing(&software, &document).await, taken[0].document.state);
        }
        assert_eq!(app.rows("receipts").await, 10);
    }
}
