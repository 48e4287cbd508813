//! Many numbers at once: each answered for itself, asked once, and counted when it was answered.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use talonario::lookup::import::import;
use tests::fake::{Behaviour, Fake};
use tests::{TestApp, on_both_engines};
use types::kit::fault::Fault;
use types::lookup::several::{FindSeveral, LookupNumbers, LookupOutcome, LookupRow, MOST};
use types::lookup::{GetRegistries, Source};

use super::{CNPJ, DNI, RUC, found, registries};

fn several<'a>(numbers: impl IntoIterator<Item = &'a str>) -> FindSeveral {
    let numbers = numbers.into_iter().map(str::to_owned).collect();
    let body = LookupNumbers { numbers };
    FindSeveral { body }
}

async fn load(app: &TestApp) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/padron.txt");
    import(&app.context, &file, false, Arc::new(|_| ()))
        .await
        .expect("a padrón");
}

fn outcomes(rows: &[LookupRow]) -> Vec<LookupOutcome> {
    rows.iter().map(|row| row.outcome).collect()
}

/// RUCs that nobody has, so many, far from each other.
fn rucs(count: usize) -> Vec<String> {
    let right = |ruc: &String| types::tax_id::TaxId::parse(types::tax_id::Country::Pe, ruc).is_ok();
    let far = (0_i64..).map(|n| format!("206{:08}", n * 73_303));
    far.filter(right).take(count).collect()
}

on_both_engines! {
    async fn each_number_is_answered_for_itself_in_the_order_it_stands(app) {
        use LookupOutcome as O;
        load(&app).await;
        let manager = app.manager();
        let asked = [
            "20131312955", " 20-13131295-5 ", RUC, "20131312956", "hola", "", "40123457", DNI, "33.000.167/0001-01",
            "20551000088", "2013131295",
        ];
        let told = manager.ok(several(asked)).await;
        assert_eq!(outcomes(&told.rows), [
            O::Found, O::Found, O::NotFound, O::Invalid, O::Invalid, O::Invalid, O::Found, O::NotConfigured,
            O::NotConfigured, O::Found, O::Invalid,
        ]);
        let as_sent: Vec<_> = told.rows.iter().map(|row| row.asked.as_str()).collect();
        assert_eq!(as_sent, asked.map(str::trim));
        let numbers: Vec<_> = told.rows.iter().map(|row| row.number.as_deref().unwrap_or_default()).collect();
        let expected = ["20131312955", "20131312955", RUC, "", "", "", "40123457", DNI, CNPJ, "20551000088", ""];
        assert_eq!(numbers, expected);
        let names: Vec<_> = told.rows.iter().filter_map(|row| row.taxpayer.as_ref().map(|each| each.name.as_str())).collect();
        let office = "OFICINA DE MUESTRA DEL PADRÓN";
        assert_eq!(names, [office, office, "QUISPE MAMANI LUCÍA", "HILADOS PUKARA S.A.C."]);
        let faults: Vec<_> = told.rows.iter().filter_map(|row| row.fault.as_ref()).collect();
        let whys: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.fault.clone())).collect();
        assert_eq!(whys, [
            ("numbers.3", Fault::WrongCheckDigit),
            ("numbers.4", Fault::WrongCharacters),
            ("numbers.5", Fault::Required),
            ("numbers.10", Fault::WrongLength { expected: 11 }),
        ]);
        assert!(faults.iter().all(|fault| !fault.message.is_empty()), "each says why, in words");
        assert_eq!(told.counted, 4, "three found, once each, and one not found");
        assert_eq!(manager.ok(GetRegistries {}).await.lookups, 4);
        assert_eq!(app.by(&app.world.ipe.owner).ok(GetRegistries {}).await.lookups, 0);
    }

    async fn only_what_the_padron_lacks_is_asked_and_a_failure_is_its_own(app) {
        use LookupOutcome as O;
        load(&app).await;
        let fake = Fake::start(found(RUC)).await;
        let beside = app.asking(registries(&fake)).await;
        let manager = app.manager().at(&beside);
        let call = several(["20131312955", RUC, "20100047218", RUC]);
        let told = manager.ok(call.clone()).await;
        assert_eq!(outcomes(&told.rows), [O::Found, O::Found, O::Failed, O::Found], "of the third it told another's data");
        let sources: Vec<_> = told.rows.iter().filter_map(|row| row.taxpayer.as_ref().map(|each| each.source)).collect();
        assert_eq!(sources, [Source::Padron, Source::Provider, Source::Provider]);
        assert_eq!((fake.asked(), told.counted), (2, 2), "once each, and what failed is not counted");
        fake.behave(Behaviour::Json(404, "{}".to_owned()));
        let told = manager.ok(call).await;
        assert_eq!(outcomes(&told.rows), [O::Found, O::Found, O::NotFound, O::Found]);
        assert_eq!((fake.asked(), told.counted), (3, 3), "what was answered before is kept");
        assert_eq!(manager.ok(GetRegistries {}).await.lookups, 5);
    }

    async fn a_provider_is_asked_a_few_at_a_time(app) {
        let fake = Fake::start(Behaviour::Silent).await;
        let beside = app.asking(registries(&fake)).await;
        let manager = app.manager().at(&beside);
        let numbers = rucs(10);
        let asking = manager.ok(several(numbers.iter().map(String::as_str)));
        let watching = async {
            while fake.asked() == 0 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            tokio::time::sleep(Duration::from_millis(250)).await;
            fake.asked()
        };
        let (told, at_once) = futures_util::future::join(asking, watching).await;
        assert!((1..=4).contains(&at_once), "{at_once} at once");
        assert!(told.rows.iter().all(|row| row.outcome == LookupOutcome::Failed));
        assert_eq!(told.counted, 0, "what failed is not counted");
        assert_eq!(manager.ok(GetRegistries {}).await.lookups, 0);
    }

    async fn a_hundred_go_and_no_more(app) {
        load(&app).await;
        let manager = app.manager();
        let numbers = rucs(MOST + 1);
        let told = manager.ok(several(numbers.iter().take(MOST).map(String::as_str))).await;
        assert_eq!((told.rows.len(), told.counted), (100, 100));
        let range = Fault::OutOfRange { minimum: 1, maximum: 100 };
        manager.wrong(several(numbers.iter().map(String::as_str)), &[("numbers", range.clone())]).await;
        manager.wrong(several([]), &[("numbers", range)]).await;
        assert_eq!(manager.ok(GetRegistries {}).await.lookups, 100);
    }
}
