//! A limit when everything comes at once: never one more, never one less.

use std::time::Instant;

use tests::make::{self, RUC};
use tests::many::at_once;
use tests::{Caller, Code, TestApp, on_both_engines};
use types::documents::DocumentReceived;
use types::kit::problem::Problem;
use types::limits::GetLimits;

use super::send;

type Answer = Result<DocumentReceived, Problem>;

/// How many were accepted; each of the others must have been refused because of that limit.
fn accepted(answers: &[Answer], limit: i64) -> usize {
    for problem in answers.iter().filter_map(|answer| answer.as_ref().err()) {
        assert_eq!(problem.code, Code::LimitReached, "{problem:?}");
        let reached = problem.limit.as_ref().expect("the numbers");
        assert_eq!((reached.used, reached.limit), (limit, limit));
    }
    answers.iter().filter(|answer| answer.is_ok()).count()
}

/// Sends so many documents over so many connections, to each caller in turn.
async fn pour(
    callers: &[Caller<'_>],
    account: types::accounts::AccountId,
    count: i64,
    connections: usize,
) -> Vec<Answer> {
    let documents: Vec<_> = (1..=count)
        .map(|number| make::factura(RUC, number, "2026-11-21"))
        .collect();
    let calls = callers.iter().cycle().zip(&documents);
    at_once(connections, calls.map(|(caller, xml)| caller.send(send(account, xml)))).await
}

async fn told(app: &TestApp, account_id: types::accounts::AccountId) -> i64 {
    app.manager().ok(GetLimits { account_id }).await.documents.used
}

on_both_engines! {
    async fn of_a_thousand_at_once_against_a_hundred_exactly_a_hundred_are_accepted(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let start = Instant::now();
        let answers = pour(&[software], account.id, 1_000, 64).await;
        println!("{:?}: 1,000 documents over 64 connections in {:.2?}", app.engine(), start.elapsed());
        assert_eq!((accepted(&answers, 100), answers.len()), (100, 1_000));
        assert_eq!(told(&app, account.id).await, 100);
        assert_eq!(app.documents_three_ways().await, [100, 100, 100]);
        assert_eq!(app.rows("documents").await, 100);
        let mut used: Vec<_> = answers.iter().flatten().map(|each| each.limits.documents.used).collect();
        used.sort_unstable();
        assert_eq!(used, (1..=100).collect::<Vec<_>>(), "each was told its own place");
    }

    async fn the_limit_holds_for_other_numbers_too(app) {
        for (hostname, limit) in [("uno", 1), ("siete", 7), ("diecinueve", 19)] {
            let (account, software) = app.integration(&app.world.sillar, hostname).await;
            app.limit(&app.world.sillar, account.id, make::documents_limit(Some(limit), true)).await;
            let answers = pour(&[software], account.id, 60, 32).await;
            assert_eq!(i64::try_from(accepted(&answers, limit)), Ok(limit));
            assert_eq!(told(&app, account.id).await, limit);
        }
        assert_eq!(app.documents_three_ways().await, [27, 27, 27]);
    }

    async fn the_limit_holds_across_processes(app) {
        let other = app.beside(false).await;
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let callers = [software.clone(), software.at(&other)];
        let answers = pour(&callers, account.id, 300, 32).await;
        assert_eq!(accepted(&answers, 100), 100);
        assert_eq!(told(&app, account.id).await, 100);
        assert_eq!(app.documents_three_ways().await, [100, 100, 100]);
    }

    async fn what_is_sent_in_two_places_at_once_is_still_counted_once(app) {
        let other = app.beside(false).await;
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let callers = [software.clone(), software.at(&other)];
        let documents: Vec<_> = (1..=40).map(|number| make::factura(RUC, number, "2026-11-21")).collect();
        let calls = documents.iter().flat_map(|xml| callers.iter().map(move |caller| (caller, xml)));
        let answers = at_once(32, calls.map(|(caller, xml)| caller.send(send(account.id, xml)))).await;
        assert!(answers.iter().all(Result::is_ok));
        assert_eq!(answers.iter().flatten().filter(|each| each.counted).count(), 40);
        assert_eq!(app.documents_three_ways().await, [40, 40, 40]);
    }
}
