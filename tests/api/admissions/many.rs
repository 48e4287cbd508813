//! Leave asked for by many at once: exact, in one process and in several.

use tests::many::at_once;
use tests::{Code, make, on_both_engines};
use types::accounts::Account;
use types::admissions::{Admission, AdmissionOutcome};
use types::kit::problem::Problem;
use types::limits::Meter;

use super::{ask, limits, meter};

/// How many were admitted; each of the others must have been refused because of that limit.
fn admitted(answers: &[Result<Admission, Problem>], limit: i64) -> usize {
    for problem in answers.iter().filter_map(|answer| answer.as_ref().err()) {
        assert_eq!(problem.code, Code::LimitReached, "{problem:?}");
        let reached = problem.limit.as_ref().expect("the numbers");
        assert_eq!((reached.used, reached.limit), (limit, limit));
    }
    answers
        .iter()
        .flatten()
        .filter(|answer| answer.outcome == AdmissionOutcome::Admitted)
        .count()
}

on_both_engines! {
    async fn a_thousand_at_once_get_exactly_as_much_as_there_is(app) {
        for (hostname, limit) in [("uno", 1), ("siete", 7), ("cien", 100), ("novecientos", 999)] {
            let (account, software) = app.integration(&app.world.sillar, hostname).await;
            app.limit(&app.world.sillar, account.id, make::documents_limit(Some(limit), true)).await;
            let asks = (1..=1_000).map(|number| software.send(ask(account.id, make::announced(&account, number, "2026-11-21"))));
            let answers = at_once(64, asks).await;
            assert_eq!(i64::try_from(admitted(&answers, limit)), Ok(limit));
            let mut places: Vec<_> = answers.iter().flatten().filter_map(|told| meter(told, Meter::Documents)).map(|(used, _)| used).collect();
            places.sort_unstable();
            assert_eq!(places, (1..=limit).collect::<Vec<_>>(), "each is told its own place");
            assert_eq!(limits(&app, &account).await.documents.used, limit);
        }
        assert_eq!(app.documents_three_ways().await, [1_107, 1_107, 1_107]);
        assert_eq!(app.rows("documents").await, 1_107);
    }

    async fn one_document_asked_for_by_all_counts_once(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let asks = (0..200).map(|_| software.send(ask(account.id, make::announced(&account, 1, "2026-11-21"))));
        let answers = at_once(32, asks).await;
        assert_eq!(admitted(&answers, 0), 1);
        let ids: std::collections::HashSet<_> = answers.iter().flatten().map(|told| told.document_id).collect();
        assert_eq!((ids.len(), app.rows("documents").await), (1, 1));
        assert_eq!(app.documents_three_ways().await, [1, 1, 1]);
    }

    async fn several_processes_and_resellers_at_once_stay_exact(app) {
        let beside = app.beside(false).await;
        let mut accounts: Vec<(Account, String)> = Vec::new();
        for tenant in app.tenants() {
            for place in 0..4 {
                let hostname = format!("cuenta{place}-{}", tenant.reseller.country.code());
                let account = app.account(tenant, &hostname).await;
                app.limit(tenant, account.id, make::documents_limit(Some(15), true)).await;
                let key = app.key(tenant, &account).await;
                accounts.push((account, key));
            }
        }
        let asks = (1..=20).flat_map(|number| accounts.iter().map(move |each| (number, each)));
        let asks = asks.map(|(number, (account, key))| {
            let document = make::announced(account, number, "2026-11-21");
            let software = app.with_key(key);
            let software = if number % 2 == 0 { software } else { software.at(&beside) };
            async move { software.send(ask(account.id, document)).await }
        });
        let answers = at_once(48, asks).await;
        assert_eq!((admitted(&answers, 15), answers.len()), (8 * 15, 8 * 20));
        assert_eq!(app.documents_three_ways().await, [120, 120, 120]);
    }
}
