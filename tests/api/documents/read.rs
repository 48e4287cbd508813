//! Documents given out again: listed, shown, and downloaded byte by byte.

use chrono::TimeDelta;
use talonario::documents::sample::UblKind;
use tests::make::{self, CNPJ, RUC};
use tests::{Attempt, Code, on_both_engines};
use types::accounts::Environment;
use types::documents::{DocumentId, DocumentQuery, DownloadDocument, GetDocument, ListDocuments};

use super::send;

on_both_engines! {
    async fn the_last_received_is_listed_first_page_by_page(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        for number in 1..=7 {
            app.clock.advance(TimeDelta::milliseconds(1));
            software.ok(send(account.id, &make::factura(RUC, number, &format!("2026-11-{:02}", 20 - number)))).await;
        }
        let support = app.by(&app.world.sillar.support);
        let mut numbers = Vec::new();
        let mut query = DocumentQuery { limit: Some(3), ..DocumentQuery::default() };
        loop {
            let page = support.ok(ListDocuments { account_id: account.id, query: query.clone() }).await;
            numbers.extend(page.items.iter().map(|each| each.number));
            query.cursor = page.next;
            if query.cursor.is_none() { break }
        }
        assert_eq!(numbers, [7, 6, 5, 4, 3, 2, 1]);
    }

    async fn a_document_is_shown_as_it_was_when_it_came(app) {
        let (account, software) = app.integration(&app.world.ipe, "aroeira").await;
        let received = software.ok(send(account.id, &make::document(&account, 1, "2026-11-21"))).await.document;
        let (account_id, document_id) = (account.id, received.id);
        for caller in [&software, &app.by(&app.world.ipe.accountant)] {
            assert_eq!(caller.ok(GetDocument { account_id, document_id }).await, received);
            let query = DocumentQuery::default();
            assert_eq!(caller.ok(ListDocuments { account_id, query }).await.items, std::slice::from_ref(&received));
        }
        let document_id = DocumentId(uuid::Uuid::nil());
        software.refused(GetDocument { account_id, document_id }, Code::NotFound).await;
        software.refused(DownloadDocument { account_id, document_id }, Code::NotFound).await;
    }

    async fn what_is_downloaded_is_what_was_sent_byte_by_byte(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let plain = String::from_utf8(make::factura(RUC, 1, "2026-11-21")).expect("text");
        let (_, body) = plain.split_once("?>").expect("a declaration");
        let in_latin = body.replace("F001-1<", "F001-2<").replace("Andina", "Ñandú");
        let letters = in_latin.chars().map(|letter| u8::try_from(u32::from(letter)).expect("Latin"));
        let head = b"\r\n".iter().chain(b"<?xml version='1.0' encoding='ISO-8859-1'?>").skip(2).copied();
        let in_latin: Vec<u8> = head.chain(letters).collect();
        let marked = [b"\xEF\xBB\xBF".as_slice(), plain.replace("F001-1<", "F001-3<").replace('\n', "\r\n").as_bytes()].concat();
        for xml in [plain.into_bytes(), in_latin, marked] {
            let received = software.ok(send(account.id, &xml)).await.document;
            let call = DownloadDocument { account_id: account.id, document_id: received.id };
            assert_eq!(app.by(&app.world.sillar.accountant).ok(call).await, xml);
        }
    }

    async fn a_download_is_a_file_that_no_browser_runs_or_keeps(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let (other, others) = app.integration(&app.world.ipe, "aroeira").await;
        let boleta = software.ok(send(account.id, &make::ubl(UblKind::Boleta, RUC, "B001", 45, "2026-11-21"))).await.document;
        let nfe = others.ok(send(other.id, &make::nfe(CNPJ, 9, "2026-11-21", Environment::Production))).await.document;
        let key = nfe.access_key.clone().expect("a key");
        for (caller, document, name) in [
            (&software, boleta, "03-B001-45.xml".to_owned()),
            (&others, nfe, format!("{key}-procNFe.xml")),
        ] {
            let call = DownloadDocument { account_id: document.account_id, document_id: document.id };
            let outcome = caller.attempt(&Attempt::of(&call)).await;
            assert_eq!(outcome.header("content-disposition"), format!("attachment; filename=\"{name}\""));
            assert_eq!(outcome.header("content-type"), "application/xml");
            assert_eq!(outcome.header("x-content-type-options"), "nosniff");
            assert_eq!(outcome.header("cache-control"), "no-store");
        }
    }

    async fn a_locked_accounts_documents_stay_readable(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let xml = make::factura(RUC, 1, "2026-11-21");
        let received = software.ok(send(account.id, &xml)).await.document;
        let body = tests::make::lock("Mora");
        app.manager().ok(types::accounts::LockAccount { account_id: account.id, version: 1, body }).await;
        for caller in [software, app.by(&app.world.sillar.support)] {
            let call = DownloadDocument { account_id: account.id, document_id: received.id };
            assert_eq!(caller.ok(call).await, xml);
        }
    }
}
