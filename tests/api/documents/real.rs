//! Real receipts, from a folder named by `TALONARIO_FIXTURES`: each is attached to a made-up document of its number.

use std::path::{Path, PathBuf};

use talonario::documents::sample::{Referred, UblKind};
use tests::make::{self, new_account};
use tests::on_both_engines;
use types::accounts::{CreateAccount, NewAccount};
use types::documents::{DocumentKind, DocumentState, MatchReceipt};

use super::{send, standing};

/// The receipts of Peru in that folder, by name: whose they are, which document they answer, and what they say.
const KNOWN: [(&str, &str, i64, DocumentState, &str); 3] = [
    ("R-20600995805-01-F001-1.xml", "F001", 1, DocumentState::Accepted, "0"),
    ("cdr-rechazo.zip", "F001", 2, DocumentState::Error, "0109"),
    ("cdrBaja.zip", "2017-10-01", 1, DocumentState::Accepted, "0"),
];
const ISSUER: &str = "20600995805";

fn document(series: &str, number: i64) -> Vec<u8> {
    if series == "F001" {
        return make::factura(ISSUER, number, "2018-09-14");
    }
    let voids = vec![Referred {
        kind: DocumentKind::Factura,
        series: "F001".to_owned(),
        number: 1,
    }];
    make::ubl(UblKind::ComunicacionBaja(voids), ISSUER, "", number, series)
}

on_both_engines! {
    async fn real_receipts_say_what_they_say(app) {
        let Some(folder) = std::env::var_os("TALONARIO_FIXTURES") else {
            println!("TALONARIO_FIXTURES names no folder of real documents; none were tried");
            return;
        };
        let tenant = &app.world.sillar;
        let body = NewAccount { tax_id: ISSUER.to_owned(), ..new_account(tenant, "real") };
        let account = app.by(&tenant.manager).ok(CreateAccount { body }).await;
        let software = app.with_key(&app.key(tenant, &account).await);
        for (name, series, number, state, code) in KNOWN {
            let path: PathBuf = Path::new(&folder).join("peru").join(name);
            let file = std::fs::read(&path).expect("the receipt");
            let sent = software.ok(send(account.id, &document(series, number))).await.document;
            let taken = software.ok(MatchReceipt { account_id: account.id, file: file.clone() }).await;
            assert_eq!((taken.document.id, taken.document.state.state), (sent.id, state), "{name}");
            assert_eq!(taken.receipt.code, code, "{name}");
            println!("{name} → {} {:?}", taken.document.state.state.name(), taken.receipt.description);
            let again = software.ok(MatchReceipt { account_id: account.id, file }).await;
            assert!(!again.changed, "{name}");
            if taken.voided > 0 {
                assert_eq!(taken.document.kind, DocumentKind::ComunicacionBaja);
            }
            assert_eq!(standing(&software, &sent).await.state, state);
        }
    }
}
