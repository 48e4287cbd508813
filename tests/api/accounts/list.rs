//! Lists: page by page in one order, searched, counted, and only one's own.

use chrono::TimeDelta;
use tests::make::new_account;
use tests::{Attempt, Code, TestApp, make, on_both_engines};
use types::accounts::{AccountCursor, AccountPage, AccountQuery, CreateAccount, ListAccounts, NewAccount};
use types::documents::CreateDocument;

async fn page(app: &TestApp, q: &str, cursor: Option<AccountCursor>, limit: Option<u16>) -> AccountPage {
    let q = (!q.is_empty()).then(|| q.to_owned());
    let query = AccountQuery {
        q,
        cursor,
        limit,
        ..AccountQuery::default()
    };
    app.by(&app.world.sillar.support).ok(ListAccounts { query }).await
}

async fn found(app: &TestApp, q: &str) -> Vec<String> {
    let page = page(app, q, None, None).await;
    let told = i64::try_from(page.items.len()).expect("few");
    assert_eq!((page.next, page.total), (None, Some(told)), "{q}");
    let mut found: Vec<_> = page.items.into_iter().map(|each| each.hostname).collect();
    found.sort();
    found
}

async fn many(app: &TestApp, count: usize) {
    for number in 0..count {
        app.clock.advance(TimeDelta::milliseconds(1));
        app.account(&app.world.sillar, &format!("cuenta-{number:02}")).await;
        app.account(&app.world.ipe, &format!("conta-{number:02}")).await;
    }
}

on_both_engines! {
    async fn a_list_is_read_page_by_page_in_exact_order_without_repeats(app) {
        many(&app, 11).await;
        let mut told = Vec::new();
        let mut pages = 0;
        let mut cursor = None;
        loop {
            let page = page(&app, "", cursor, Some(3)).await;
            assert_eq!(page.total, Some(11));
            told.extend(page.items.into_iter().map(|each| each.hostname));
            pages += 1;
            cursor = page.next;
            if cursor.is_none() { break }
        }
        let expected: Vec<_> = (0..11).rev().map(|number| format!("cuenta-{number:02}")).collect();
        assert_eq!((told, pages), (expected, 4));
    }

    async fn what_is_added_meanwhile_does_not_shift_the_pages(app) {
        many(&app, 4).await;
        let first = page(&app, "", None, Some(2)).await;
        app.clock.advance(TimeDelta::seconds(1));
        app.account(&app.world.sillar, "recien-llegada").await;
        let second = page(&app, "", first.next, Some(2)).await;
        let told: Vec<_> = first.items.iter().chain(&second.items).map(|each| each.hostname.as_str()).collect();
        assert_eq!(told, ["cuenta-03", "cuenta-02", "cuenta-01", "cuenta-00"]);
        assert_eq!(second.next, None);
    }

    async fn a_full_last_page_says_that_it_is_the_last(app) {
        many(&app, 4).await;
        let first = page(&app, "", None, Some(2)).await;
        assert_eq!(page(&app, "", first.next, Some(2)).await.next, None);
        assert_eq!(page(&app, "", None, Some(4)).await.next, None);
        let before_all = "created~00000000-0000-0000-0000-000000000000~2020-01-01T00:00:00+00:00";
        let past = page(&app, "", Some(before_all.parse().expect("a cursor")), None).await;
        assert_eq!((past.items.len(), past.next), (0, None));
    }

    async fn odd_page_sizes_are_brought_into_bounds_and_nonsense_is_refused(app) {
        many(&app, 2).await;
        assert_eq!(page(&app, "", None, Some(0)).await.items.len(), 1);
        assert_eq!(page(&app, "", None, Some(60_000)).await.items.len(), 2);
        for query in ["limit=-1", "limit=x", "cursor=x", "cursor=name~00000000-0000-0000-0000-000000000000~a", "sort=age", "state=gone", "created_from=ayer", "limit=99999999", "page=2", "q=a&q=b"] {
            let attempt = Attempt::new(reqwest::Method::GET, &format!("/accounts?{query}"));
            let problem = app.manager().attempt(&attempt).await.problem();
            assert_eq!(problem.code, Code::MalformedRequest, "{query}");
            assert!(problem.detail.is_some(), "{query}");
        }
    }

    async fn a_search_finds_by_the_beginning_of_everything_one_remembers_without_case_and_accents(app) {
        let manager = app.manager();
        for (hostname, name, email) in [
            ("nandu-textil", "Ñandú Têxtil São João S.A.C.", "ventas@nandu.example"),
            ("wayra", "Wayra Logística E.I.R.L.", "caja@wayra.example"),
        ] {
            let body = NewAccount {
                name: name.to_owned(),
                access_email: email.to_owned(),
                ..new_account(&app.world.sillar, hostname)
            };
            manager.ok(CreateAccount { body }).await;
        }
        let body = NewAccount { name: "Ñandú ajeno".to_owned(), ..new_account(&app.world.ipe, "ajeno") };
        app.by(&app.world.ipe.manager).ok(CreateAccount { body }).await;
        for words in ["ñandú", "NANDU", "Ñandu", "textil sao joao", "TÊXTIL SÃO", "joão ñandú", "nandu-tex", "ventas@nandu",
            "NANDU.example", "s.a.c.", "textil ventas", " ñandú & "] {
            assert_eq!(found(&app, words).await, ["nandu-textil"], "{words}");
        }
        assert_eq!(found(&app, "LOGISTICA").await, ["wayra"]);
        assert_eq!(found(&app, "201313").await, ["nandu-textil", "wayra"], "the tax number begins so");
        assert_eq!(found(&app, "textil caja").await, [""; 0], "every word must be found");
        assert_eq!(found(&app, "ajeno").await, [""; 0]);
        assert_eq!(found(&app, "no está").await, [""; 0]);
    }

    async fn signs_neither_find_nor_keep_from_finding(app) {
        let manager = app.manager();
        for (hostname, name) in [("cien", "100% Algodón"), ("guion", "a_b Servicios"), ("barra", "c\\d Servicios"), ("otra", "axb Servicios")] {
            let body = NewAccount { name: name.to_owned(), ..new_account(&app.world.sillar, hostname) };
            manager.ok(CreateAccount { body }).await;
        }
        for signs in ["%", "_", "\\", "--", "\u{0}"] {
            assert_eq!(found(&app, signs).await, [""; 0], "{signs}");
        }
        assert_eq!(found(&app, "100% alg").await, ["cien"]);
        assert_eq!(found(&app, "a_b").await, ["guion"]);
        assert_eq!(found(&app, "c\\d").await, ["barra"]);
        assert_eq!(found(&app, "'; DROP TABLE accounts; --").await, [""; 0]);
        assert_eq!(found(&app, "otra\u{0}").await, ["otra"]);
        assert_eq!(app.rows("accounts").await, 4);
    }

    async fn a_search_is_read_page_by_page_too(app) {
        many(&app, 5).await;
        let first = page(&app, "CUENTA", None, Some(3)).await;
        let second = page(&app, "CUENTA", first.next, Some(3)).await;
        let told: Vec<_> = first.items.iter().chain(&second.items).map(|each| each.hostname.as_str()).collect();
        assert_eq!(told, ["cuenta-04", "cuenta-03", "cuenta-02", "cuenta-01", "cuenta-00"]);
        assert_eq!(second.next, None);
    }

    async fn each_account_is_listed_with_what_it_used(app) {
        let (first, software) = app.integration(&app.world.sillar, "pukara").await;
        app.clock.advance(TimeDelta::milliseconds(1));
        let second = app.account(&app.world.sillar, "wayra").await;
        for number in 1..=3 {
            let xml = make::document(&first, number, "2026-11-21");
            software.ok(CreateDocument { account_id: first.id, xml }).await;
        }
        let late = make::document(&first, 4, "2026-10-02");
        software.ok(CreateDocument { account_id: first.id, xml: late }).await;
        let items = page(&app, "", None, None).await.items;
        assert_eq!(items[0], second);
        assert_eq!((items[1].id, items[1].documents.used, items[1].total_documents), (first.id, 3, 4));
    }
}
