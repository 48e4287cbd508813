//! Documents found: by number, customer, state, kind and day, over all accounts and in one, in either order.

use chrono::{NaiveDate, TimeDelta};
use reqwest::Method;
use talonario::documents::sample::{self, Party, SampleLine, SampleUbl, UblKind};
use tests::make::{self, RUC};
use tests::{Attempt, Caller, Code, TestApp, on_both_engines};
use types::accounts::{AccountId, Environment};
use types::documents::{
    Document, DocumentKind, DocumentPage, DocumentQuery, DocumentSort, DocumentState as S, FindDocuments, ListDocuments,
};
use types::kit::money::Currency;
use types::kit::page::Order;

use super::{report, send};

/// Whom documents are sold to here.
const CUSTOMERS: [(&str, &str); 4] = [
    ("20100070970", "Comercial Ñandú del Sur S.A.C."),
    ("20131312955", "Textiles Andinos E.I.R.L."),
    ("45678912", "Ana Quispe Mamani"),
    ("10456789123", "Quispe Mamani, Ana"),
];

/// A document of Peru of that kind, series and number, sold to one of [`CUSTOMERS`] on that day.
pub(super) fn sold(kind: UblKind, issuer: &str, series: &str, number: i64, (customer, day): (usize, &str)) -> Vec<u8> {
    let (tax_id, name) = CUSTOMERS[customer % CUSTOMERS.len()];
    let party = |number: &str, name: &str| Party {
        number: number.to_owned(),
        name: name.to_owned(),
    };
    let day: NaiveDate = day.parse().expect("a day");
    let sample = SampleUbl {
        kind,
        issuer: party(issuer, "Empresa Emisora S.A.C."),
        customer: Some(party(tax_id, name)),
        series: series.to_owned(),
        number,
        issued_at: day.and_hms_opt(9, 30, 0).expect("a time"),
        currency: Currency::sol(),
        lines: vec![SampleLine {
            description: "Servicio".to_owned(),
            quantity: 1,
            unit_price_minor: 10_000 + number,
        }],
    };
    sample::ubl(&sample).into_bytes()
}

pub(super) fn searched(q: &str) -> DocumentQuery {
    DocumentQuery {
        q: Some(q.to_owned()),
        ..DocumentQuery::default()
    }
}

pub(super) async fn found(caller: &Caller<'_>, query: DocumentQuery) -> DocumentPage {
    caller.ok(FindDocuments { query }).await
}

/// Every document that a query finds, three at a time.
async fn all(caller: &Caller<'_>, account: Option<AccountId>, query: &DocumentQuery) -> Vec<Document> {
    let mut all = Vec::new();
    let mut query = DocumentQuery {
        limit: Some(3),
        ..query.clone()
    };
    loop {
        let page = match account {
            Some(account_id) => {
                caller
                    .ok(ListDocuments {
                        account_id,
                        query: query.clone(),
                    })
                    .await
            }
            None => found(caller, query.clone()).await,
        };
        assert!(
            page.items
                .iter()
                .all(|each| page.accounts.iter().any(|issuer| issuer.account_id == each.account_id))
        );
        all.extend(page.items);
        query.cursor = page.next;
        if query.cursor.is_none() {
            return all;
        }
    }
}

/// Documents of two accounts, of several kinds, days, customers and states.
async fn filled(app: &TestApp) -> (AccountId, AccountId) {
    let mut ids = Vec::new();
    for (which, hostname) in ["pukara", "illari"].into_iter().enumerate() {
        let (account, software) = app.integration(&app.world.sillar, hostname).await;
        for step in 0..12_usize {
            app.clock.advance(TimeDelta::milliseconds(1));
            let number = i64::try_from(step * 7 % 12 + 1).expect("a number");
            let (kind, series) = if step % 3 == 0 {
                (UblKind::Boleta, "B001")
            } else {
                (UblKind::Factura, "F001")
            };
            let day = format!("2026-{:02}-{:02}", 9 + step % 3, 1 + (step * 5 + which) % 20);
            let xml = sold(kind, &account.tax_id, series, number, (step + which, &day));
            let document = software.ok(send(account.id, &xml)).await.document;
            let reported = match step % 4 {
                1 => Some((S::Sent, None)),
                2 => Some((S::Rejected, Some("2335"))),
                _ => None,
            };
            if let Some((state, code)) = reported {
                software.ok(report(&document, state, code)).await;
            }
        }
        for number in 30..33 {
            let mut new = make::announced(&account, number, "2026-11-20");
            new.series = "F002".to_owned();
            let ask = types::admissions::CreateAdmission {
                account_id: account.id,
                body: types::admissions::NewAdmission::Document(new),
            };
            software.ok(ask).await;
        }
        ids.push(account.id);
    }
    (ids[0], ids[1])
}

/// The queries of the stories, of either reach, without orders.
fn queries(account: AccountId) -> Vec<DocumentQuery> {
    let day = |text: &str| Some(text.parse().expect("a day"));
    let everything = DocumentQuery::default;
    let mut queries = vec![
        everything(),
        DocumentQuery {
            kind: Some(DocumentKind::Boleta),
            ..everything()
        },
        DocumentQuery {
            kind: Some(DocumentKind::NotaDebito),
            ..everything()
        },
        DocumentQuery {
            environment: Some(Environment::Production),
            ..everything()
        },
        DocumentQuery {
            environment: Some(Environment::Demo),
            ..everything()
        },
        DocumentQuery {
            account_id: Some(account),
            ..everything()
        },
        DocumentQuery {
            issued_from: day("2026-10-03"),
            ..everything()
        },
        DocumentQuery {
            issued_to: day("2026-10-03"),
            ..everything()
        },
        DocumentQuery {
            issued_from: day("2026-09-10"),
            issued_to: day("2026-10-10"),
            ..everything()
        },
        DocumentQuery {
            issued_from: day("2026-12-01"),
            issued_to: day("2026-01-01"),
            ..everything()
        },
    ];
    queries.extend(
        [S::NotSent, S::Sent, S::Rejected, S::Voided].map(|state| DocumentQuery {
            state: Some(state),
            ..everything()
        }),
    );
    for q in [
        "F001",
        "f001-1",
        "F001-00000001",
        "quispe",
        "ana mamani",
        "nandu 2010007",
        "7",
        "F002-3",
        "45678912",
    ] {
        queries.push(searched(q));
        queries.push(DocumentQuery {
            state: Some(S::NotSent),
            kind: Some(DocumentKind::Factura),
            ..searched(q)
        });
        queries.push(DocumentQuery {
            issued_from: day("2026-10-01"),
            issued_to: day("2026-11-30"),
            ..searched(q)
        });
    }
    queries
}

/// Whether a document is what a query asks for, said without any index.
fn fits(document: &Document, query: &DocumentQuery) -> bool {
    let name = document
        .customer_name
        .clone()
        .unwrap_or_default()
        .to_lowercase()
        .replace('ñ', "n")
        .replace('ú', "u");
    let word = |word: &str| {
        let number = document.number.to_string();
        let whole = format!("{}-{number}", document.series.to_lowercase());
        let bare = name.replace(['.', ','], "");
        let tax_id = document.customer_tax_id.clone().unwrap_or_default();
        match word.split_once('-') {
            Some((series, exact)) if exact.starts_with('0') => {
                document.series.to_lowercase() == series && exact.trim_start_matches('0') == number
            }
            Some(_) => whole.starts_with(word),
            None => {
                number.starts_with(word)
                    || document.series.to_lowercase().starts_with(word)
                    || tax_id.starts_with(word)
                    || bare.split_whitespace().any(|each| each.starts_with(word))
            }
        }
    };
    let q = query.q.clone().unwrap_or_default().to_lowercase();
    q.split_whitespace().all(word)
        && query.state.is_none_or(|state| document.state.state == state)
        && query.kind.is_none_or(|kind| document.kind == kind)
        && query
            .environment
            .is_none_or(|environment| document.environment == environment)
        && query.account_id.is_none_or(|account| document.account_id == account)
        && query.issued_from.is_none_or(|day| document.issued_on >= day)
        && query.issued_to.is_none_or(|day| document.issued_on <= day)
}

on_both_engines! {
    async fn what_is_found_is_what_fits_in_its_order(app) {
        let (pukara, _) = filled(&app).await;
        let support = app.anew(&app.world.sillar.support).await;
        let every = all(&support, None, &DocumentQuery::default()).await;
        assert_eq!(every.len(), 30);
        for reach in [None, Some(pukara)] {
            let within = every.iter().filter(|each| reach.is_none_or(|account| each.account_id == account));
            let within: Vec<_> = within.cloned().collect();
            let mut told = 0;
            for query in queries(pukara) {
                for (sort, order) in [
                    (None, None),
                    (Some(DocumentSort::Admitted), Some(Order::Asc)),
                    (Some(DocumentSort::Issued), Some(Order::Desc)),
                    (Some(DocumentSort::Issued), Some(Order::Asc)),
                ] {
                    let query = DocumentQuery { sort, order, ..query.clone() };
                    let mut expected: Vec<_> = within.iter().filter(|each| fits(each, &query)).cloned().collect();
                    match query.sorted() {
                        (DocumentSort::Admitted, _) => expected.sort_by_key(|each| each.id),
                        (DocumentSort::Issued, _) => expected.sort_by_key(|each| (each.issued_on, each.id)),
                    }
                    if query.sorted().1 == Order::Desc {
                        expected.reverse();
                    }
                    let found = all(&support, reach, &query).await;
                    let ids = |documents: &[Document]| documents.iter().map(|each| each.id).collect::<Vec<_>>();
                    assert_eq!(ids(&found), ids(&expected), "{reach:?} {query:?}");
                    told += found.len();
                }
            }
            assert!(told > 200, "the queries find something: {told}");
        }
    }

    async fn a_page_goes_on_where_it_ended_whatever_happened_meanwhile(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        for number in 1..=6 {
            app.clock.advance(TimeDelta::milliseconds(1));
            let day = format!("2026-11-{:02}", 10 + number);
            software.ok(send(account.id, &sold(UblKind::Factura, RUC, "F001", number, (0, &day)))).await;
        }
        let support = app.by(&app.world.sillar.support);
        for sort in DocumentSort::ALL {
            let query = DocumentQuery { sort: Some(sort), limit: Some(3), ..DocumentQuery::default() };
            let first = found(&support, query.clone()).await;
            let last = first.items.last().expect("a last one");
            software.ok(report(last, S::Sent, None)).await;
            app.clock.advance(TimeDelta::milliseconds(1));
            let more = 50 + first.total.expect("a total");
            software.ok(send(account.id, &sold(UblKind::Factura, RUC, "F001", more, (0, "2026-11-21")))).await;
            let second = found(&support, DocumentQuery { cursor: first.next, ..query }).await;
            let ends = second.items.first().map(|each| each.number);
            assert_eq!(ends, Some(last.number - 1), "{sort:?}");
            assert_eq!(second.total, None);
        }
    }

    async fn a_total_is_told_where_it_is_counted_already(app) {
        filled(&app).await;
        let support = app.anew(&app.world.sillar.support).await;
        let some = |query: DocumentQuery| DocumentQuery { limit: Some(2), ..query };
        for (query, total) in [
            (DocumentQuery::default(), Some(30)),
            (DocumentQuery { state: Some(S::Rejected), ..DocumentQuery::default() }, Some(6)),
            (DocumentQuery { kind: Some(DocumentKind::Boleta), state: Some(S::Sent), ..DocumentQuery::default() }, Some(2)),
            (searched("quispe"), None),
        ] {
            assert_eq!(found(&support, some(query.clone())).await.total, total, "{query:?}");
        }
        assert_eq!(found(&support, searched("F002")).await.total, Some(6), "all of it is on the page");
    }

    async fn another_reseller_s_documents_are_not_there(app) {
        let (pukara, _) = filled(&app).await;
        let stranger = app.anew(&app.world.ipe.owner).await;
        assert_eq!(found(&stranger, DocumentQuery::default()).await.items, []);
        for q in ["F001-1", "quispe", "7"] {
            assert_eq!(found(&stranger, searched(q)).await.items, [], "{q}");
        }
        let query = DocumentQuery { account_id: Some(pukara), ..DocumentQuery::default() };
        stranger.refused(FindDocuments { query: query.clone() }, Code::NotFound).await;
        let owner = app.anew(&app.world.sillar.owner).await;
        let (other, _) = app.integration(&app.world.sillar, "wayra").await;
        let account_id = other.id;
        assert_eq!(owner.ok(ListDocuments { account_id, query }).await.items, [], "another account's list has none of it");
    }

    async fn what_cannot_be_asked_is_refused(app) {
        let owner = app.by(&app.world.sillar.owner);
        let asked = |query: &str| Attempt::new(Method::GET, &format!("/documents?{query}"));
        for query in [
            "state=asleep", "kind=recibo", "environment=x", "issued_from=soon", "cursor=x", "sort=name", "order=up",
            "limit=x", "account_id=7", "unknown=1",
        ] {
            assert_eq!(owner.attempt(&asked(query)).await.problem().code, Code::MalformedRequest, "{query}");
        }
        let id = uuid::Uuid::nil();
        let other = asked(&format!("sort=issued&cursor=admitted~{id}"));
        assert_eq!(owner.attempt(&other).await.problem().code, Code::MalformedRequest, "a cursor of the other order");
    }
}
