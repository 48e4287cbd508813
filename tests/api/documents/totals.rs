//! What was issued by month and kind is what the documents themselves come to, whatever happened to them.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, TimeDelta};
use talonario::documents::sample::{Referred, UblKind};
use tests::answers::cdr;
use tests::chance::Chance;
use tests::make::{self, RUC};
use tests::{Attempt, Caller, Code, TestApp, on_both_engines};
use types::accounts::{AccountId, Environment};
use types::admissions::{CreateAdmission, NewAdmission};
use types::documents::totals::{AmountTotals, KindTotals, MonthTotals, month};
use types::documents::{
    Document, DocumentKind, DocumentQuery, DocumentState as S, FindDocuments, GetDocumentTotals, TotalsQuery,
};
use types::kit::fault::Fault;

use super::{attach, report, send};
use crate::recount::recount;

/// Every document of a reseller or of one account.
async fn all(caller: &Caller<'_>, account_id: Option<AccountId>) -> Vec<Document> {
    let mut query = DocumentQuery {
        account_id,
        limit: Some(200),
        ..DocumentQuery::default()
    };
    let mut all = Vec::new();
    loop {
        let page = caller.ok(FindDocuments { query: query.clone() }).await;
        all.extend(page.items);
        query.cursor = page.next;
        if query.cursor.is_none() {
            return all;
        }
    }
}

/// The totals of documents, added up one by one.
fn naive(documents: &[Document], environment: Environment) -> Vec<MonthTotals> {
    let mut months: BTreeMap<NaiveDate, Vec<KindTotals>> = BTreeMap::new();
    for document in documents.iter().filter(|each| each.environment == environment) {
        let kinds = months.entry(month(document.issued_on)).or_default();
        let place = kinds
            .iter()
            .position(|each| each.kind == document.kind)
            .unwrap_or_else(|| {
                kinds.push(KindTotals {
                    kind: document.kind,
                    documents: 0,
                    voided: 0,
                    rejected: 0,
                    amounts: Vec::new(),
                });
                kinds.len() - 1
            });
        let kind = &mut kinds[place];
        let voided = document.state.state == S::Voided;
        let rejected = matches!(document.state.state, S::Rejected | S::Denied);
        kind.documents += 1;
        kind.voided += i64::from(voided);
        kind.rejected += i64::from(rejected);
        let Some(total) = &document.total else { continue };
        let place = kind
            .amounts
            .iter()
            .position(|each| each.currency == total.currency)
            .unwrap_or_else(|| {
                let currency = total.currency.clone();
                kind.amounts.push(AmountTotals {
                    currency,
                    minor: 0,
                    voided_minor: 0,
                    rejected_minor: 0,
                });
                kind.amounts.len() - 1
            });
        let amount = &mut kind.amounts[place];
        match (voided, rejected) {
            (true, _) => amount.voided_minor += total.minor,
            (_, true) => amount.rejected_minor += total.minor,
            _ => amount.minor += total.minor,
        }
    }
    let place = |kind: DocumentKind| DocumentKind::ALL.iter().position(|each| *each == kind);
    let sorted = |(month, mut kinds): (NaiveDate, Vec<KindTotals>)| {
        kinds.sort_by_key(|each| place(each.kind));
        for kind in &mut kinds {
            kind.amounts
                .sort_by(|a, b| a.currency.as_str().cmp(b.currency.as_str()));
        }
        MonthTotals { month, kinds }
    };
    months.into_iter().map(sorted).collect()
}

async fn told(caller: &Caller<'_>, account_id: Option<AccountId>, environment: Environment) -> Vec<MonthTotals> {
    let day = |text: &str| text.parse().ok();
    let query = TotalsQuery {
        account_id,
        environment: Some(environment),
        from: day("2024-12-01"),
        to: day("2027-11-30"),
    };
    let mut months = caller.ok(GetDocumentTotals { query }).await.months;
    assert_eq!(months.len(), 36);
    months.retain(|month| !month.kinds.is_empty());
    for kind in months.iter_mut().flat_map(|month| &mut month.kinds) {
        kind.amounts
            .sort_by(|a, b| a.currency.as_str().cmp(b.currency.as_str()));
    }
    months
}

/// The totals of the reseller and of its accounts are what their documents come to.
async fn are_right(app: &TestApp, accounts: &[AccountId]) {
    let owner = app.anew(&app.world.sillar.owner).await;
    for reach in std::iter::once(None).chain(accounts.iter().copied().map(Some)) {
        let documents = all(&owner, reach).await;
        for environment in [Environment::Production, Environment::Demo] {
            assert_eq!(
                told(&owner, reach, environment).await,
                naive(&documents, environment),
                "{reach:?} {environment:?}"
            );
        }
    }
}

fn announcement(account_id: AccountId, number: i64, day: NaiveDate, minor: i64, currency: &str) -> CreateAdmission {
    let new = types::admissions::NewDocument {
        kind: DocumentKind::Factura,
        series: "F001".to_owned(),
        number,
        issued_on: day,
        total: make::money(minor, currency),
    };
    CreateAdmission {
        account_id,
        body: NewAdmission::Document(new),
    }
}

on_both_engines! {
    async fn totals_are_what_the_documents_come_to(app) {
        let mut chance = Chance::begin();
        let mut accounts = Vec::new();
        for hostname in ["pukara", "illari"] {
            let (account, software) = app.integration(&app.world.sillar, hostname).await;
            app.limit(&app.world.sillar, account.id, make::documents_limit(None, false)).await;
            accounts.push((account, software, 0_i64, Vec::<Document>::new(), Vec::<(i64, NaiveDate)>::new()));
        }
        let today: NaiveDate = "2026-11-21".parse().expect("a day");
        for step in 1..=120_u32 {
            app.clock.advance(TimeDelta::seconds(1));
            let who = chance.pick(&[0, 1]);
            let (account, software, number, sent, announced) = &mut accounts[who];
            let day = today - Days::new(chance.below(75));
            match chance.below(9) {
                0 | 1 => {
                    *number += 1;
                    let (minor, currency) = chance.pick(&[(11_800, "PEN"), (99_999, "PEN"), (5_000, "USD")]);
                    software.ok(announcement(account.id, *number, day, minor, currency)).await;
                    announced.push((*number, day));
                }
                // What was announced is issued on its day, or on another of another month.
                2 | 3 => if let Some((number, announced_on)) = announced.pop() {
                    let day = chance.pick(&[announced_on, day]);
                    let xml = make::factura(&account.tax_id, number, &day.to_string());
                    sent.push(software.ok(send(account.id, &xml)).await.document);
                },
                4 => {
                    *number += 1;
                    let kind = UblKind::Boleta;
                    let xml = make::ubl(kind, &account.tax_id, "B001", *number, &day.to_string());
                    sent.push(software.ok(send(account.id, &xml)).await.document);
                }
                5 => if let Some(document) = sent.pop() {
                    let voided = Referred { kind: document.kind, series: document.series.clone(), number: document.number };
                    *number += 1;
                    let kind = UblKind::ComunicacionBaja(vec![voided]);
                    let xml = make::ubl(kind, &account.tax_id, "", *number, &today.to_string());
                    let notice = software.ok(send(account.id, &xml)).await.document;
                    let code = chance.pick(&[Some("0"), Some("2105"), None]);
                    if let Some(code) = code {
                        let reference = format!("RA-{}-{}", notice.series, notice.number);
                        // Only the account of the sample's number can match its receipt.
                        if account.tax_id == RUC {
                            software.ok(attach(&notice, &cdr(&reference, code, step % 60))).await;
                        } else {
                            let state = if code == "0" { S::Accepted } else { S::Rejected };
                            software.ok(report(&notice, state, Some(code))).await;
                        }
                    }
                },
                _ => if !sent.is_empty() {
                    let place = usize::try_from(chance.below(u64::try_from(sent.len()).expect("few"))).expect("a place");
                    let (state, code) = chance.pick(&[
                        (S::Sent, None), (S::Accepted, Some("0")), (S::Observed, Some("4252")),
                        (S::Rejected, Some("2335")), (S::Error, Some("0306")), (S::Voided, None),
                    ]);
                    // Late ones are refused, and change nothing.
                    software.attempt(&Attempt::of(&report(&sent[place], state, code))).await;
                },
            }
            if step % 40 == 0 {
                are_right(&app, &accounts.iter().map(|each| each.0.id).collect::<Vec<_>>()).await;
                assert_eq!(recount(&app, false).await.differences, []);
            }
        }
        assert!(app.rows("documents").await > 30);
    }

    async fn many_at_once_are_all_counted(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        app.limit(&app.world.sillar, account.id, make::documents_limit(None, false)).await;
        let day = "2026-11-20".parse().expect("a day");
        let asks = (1..=60).map(|number| software.ok(announcement(account.id, number % 40 + 1, day, 11_800, "PEN")));
        tests::many::at_once(30, asks).await;
        are_right(&app, &[account.id]).await;
        let counted = app.number("SELECT CAST(SUM(documents) AS BIGINT) FROM document_months").await;
        assert_eq!(counted, 80, "forty documents, of the account and of its reseller");
    }

    async fn what_is_refused_is_not_counted(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        app.limit(&app.world.sillar, account.id, make::documents_limit(Some(1), true)).await;
        software.ok(send(account.id, &make::factura(RUC, 1, "2026-11-21"))).await;
        software.refused(send(account.id, &make::factura(RUC, 2, "2026-11-21")), Code::LimitReached).await;
        software.ok(send(account.id, &make::factura(RUC, 1, "2026-11-21"))).await;
        are_right(&app, &[account.id]).await;
        assert_eq!(all(&app.by(&app.world.sillar.owner), None).await.len(), 1);
    }

    async fn a_total_that_is_wrong_is_told_and_put_right(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        for number in 1..=3 {
            software.ok(send(account.id, &make::factura(RUC, number, "2026-11-21"))).await;
        }
        let shard = "part < X'00000000000000000000000000000100'";
        let shard = if app.engine() == tests::Engine::Postgres { "part < '00000000-0000-0000-0000-000000000100'" } else { shard };
        let set = "UPDATE document_months SET";
        for (statement, differing) in [
            (format!("{set} documents = documents + 4 WHERE NOT ({shard})"), 1),
            (format!("{set} minor = 7 WHERE {shard}"), 1),
            (format!("{set} state = 'voided' WHERE {shard}"), 4),
            (format!("DELETE FROM document_months WHERE NOT ({shard})"), 2),
            ("DELETE FROM document_months".to_owned(), 4),
        ] {
            app.execute(&statement).await;
            let told = recount(&app, false).await;
            assert_eq!((told.differences.len(), told.repaired), (differing, 0), "{statement} {:?}", told.differences);
            assert_eq!(recount(&app, true).await.differences, told.differences, "{statement}");
            assert_eq!(recount(&app, true).await.differences, [], "{statement}");
            are_right(&app, &[account.id]).await;
        }
    }

    async fn a_year_is_told_unless_somebody_asks_for_other_months(app) {
        let owner = app.by(&app.world.sillar.owner);
        let months = owner.ok(GetDocumentTotals { query: TotalsQuery::default() }).await.months;
        let edges = (months.first().map(|each| each.month), months.last().map(|each| each.month));
        assert_eq!(edges, ("2025-12-01".parse().ok(), "2026-11-01".parse().ok()));
        let query = TotalsQuery { from: "2026-12-02".parse().ok(), ..TotalsQuery::default() };
        let problem = owner.refused(GetDocumentTotals { query }, Code::InvalidFields).await;
        let named: Vec<_> = problem.errors.iter().map(|each| (each.field.as_str(), &each.fault)).collect();
        assert_eq!(named, [("from", &Fault::OutOfRange { minimum: 1, maximum: 36 })]);
        let (account, _) = app.integration(&app.world.ipe, "aroeira").await;
        let query = TotalsQuery { account_id: Some(account.id), ..TotalsQuery::default() };
        owner.refused(GetDocumentTotals { query }, Code::NotFound).await;
    }
}
