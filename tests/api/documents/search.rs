//! Documents searched for by their numbers and keys, as people write them.

use talonario::documents::sample::UblKind;
use tests::make::{self, CNPJ, RUC};
use tests::{Caller, on_both_engines};
use types::accounts::Environment;

use super::list::{found, searched, sold};
use super::send;

/// What people call each of the documents found, sorted.
async fn numbers(caller: &Caller<'_>, q: &str) -> Vec<String> {
    let page = found(caller, searched(q)).await;
    let mut numbers: Vec<_> = page
        .items
        .iter()
        .map(|each| format!("{}-{}", each.series, each.number))
        .collect();
    numbers.sort();
    numbers
}

on_both_engines! {
    async fn numbers_are_found_as_people_write_them(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        for (series, number) in [("F001", 2), ("F001", 21), ("F001", 211), ("F001", 2_119), ("F002", 211), ("F012", 3)] {
            let xml = sold(UblKind::Factura, RUC, series, number, (0, "2026-11-21"));
            software.ok(send(account.id, &xml)).await;
        }
        software.ok(send(account.id, &sold(UblKind::Boleta, RUC, "B001", 211, (1, "2026-11-21")))).await;
        let support = app.by(&app.world.sillar.support);
        for (q, expected) in [
            ("F001-211", vec!["F001-211", "F001-2119"]),
            ("f001-00000211", vec!["F001-211"]),
            ("F001-21", vec!["F001-21", "F001-211", "F001-2119"]),
            ("F001-", vec!["F001-2", "F001-21", "F001-211", "F001-2119"]),
            ("F01", vec!["F012-3"]),
            ("211", vec!["B001-211", "F001-211", "F001-2119", "F002-211"]),
            ("00000211", vec!["B001-211", "F001-211", "F002-211"]),
            ("01-F001-2119", vec!["F001-2119"]),
            ("03-F001-2119", vec![]),
            ("211 textiles", vec!["B001-211"]),
            ("F009-1", vec![]),
            ("- /", vec![]),
        ] {
            assert_eq!(numbers(&support, q).await, expected, "{q}");
        }
    }

    async fn a_note_of_brazil_is_found_by_its_key_and_its_number(app) {
        let (account, software) = app.integration(&app.world.ipe, "aroeira").await;
        for number in [1_687, 16_870] {
            let xml = make::nfe(CNPJ, number, "2026-11-21", Environment::Production);
            software.ok(send(account.id, &xml)).await;
        }
        let support = app.by(&app.world.ipe.support);
        let key = make::access_key(CNPJ, 1_687, "2026-11-21");
        let spaced: Vec<String> = key.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into_owned()).collect();
        for (q, expected) in [
            (key.as_str(), vec!["1-1687"]),
            (&spaced.join(" "), vec!["1-1687"]),
            ("55-1-1687", vec!["1-1687", "1-16870"]),
            ("NF-e 1/1687", vec!["1-1687", "1-16870"]),
            ("001-000001687", vec!["1-1687"]),
            ("nfe", vec!["1-1687", "1-16870"]),
            ("NF-e 333000167000101", vec![]),
            ("NFC-e 1/1687", vec![]),
            ("NF-e NFC-e", vec![]),
            ("65-1-1687", vec![]),
            ("33.000.167/0001-01", vec!["1-1687", "1-16870"]),
        ] {
            assert_eq!(numbers(&support, q).await, expected, "{q}");
        }
    }
}
