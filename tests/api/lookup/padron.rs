//! The padrón: what it answers, and imports that never leave a moment without a whole registry.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use talonario::kit::error::Result;
use talonario::lookup::import::import;
use tests::many::at_once;
use tests::{Code, TestApp, on_both_engines};
use types::kit::fault::Fault;
use types::lookup::{FindTaxpayer, GetRegistries, NumberKind, Padron, Source, Taxpayer};
use types::places::Place;

pub(super) fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/padron.txt")
}

pub(super) async fn load(app: &TestApp, file: &Path) -> Result<Padron> {
    import(&app.context, file, true, Arc::new(|_| ())).await
}

/// A padrón of that text, in the encoding SUNAT uses, in a file of its own.
fn written(folder: &tempfile::TempDir, text: &str) -> PathBuf {
    let file = folder.path().join("padron.txt");
    let bytes: Vec<u8> = text
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).expect("Latin"))
        .collect();
    std::fs::write(&file, bytes).expect("written");
    file
}

/// A padrón of so many invented taxpayers of that state.
pub(super) fn invented(count: u32, state: &str) -> String {
    let mut text =
        "RUC|NOMBRE O RAZÓN SOCIAL|ESTADO DEL CONTRIBUYENTE|CONDICIÓN DE DOMICILIO|UBIGEO|TIPO DE VÍA|\n".to_owned();
    for number in 0..count {
        let ruc = ruc(number);
        text.push_str(&format!(
            "{ruc}|EMPRESA {number} S.A.|{state}|HABIDO|150101|-|-|-|-|-|-|-|-|-|-|\n"
        ));
    }
    text
}

/// The RUC whose first ten digits are that number after 20.
pub(super) fn ruc(number: u32) -> String {
    let body = format!("20{number:08}");
    let right = (0..10).map(|digit| format!("{body}{digit}"));
    let mut right = right.filter(|ruc| types::tax_id::TaxId::parse(types::tax_id::Country::Pe, ruc).is_ok());
    right.next().expect("one digit fits")
}

fn find(ruc: &str) -> FindTaxpayer {
    let kind = NumberKind::Ruc;
    FindTaxpayer {
        kind,
        number: ruc.to_owned(),
    }
}

/// The padrón that answers.
async fn current(app: &TestApp) -> Option<Padron> {
    app.manager().ok(GetRegistries {}).await.padron
}

on_both_engines! {
    async fn it_answers_or_says_why_not(app) {
        let support = app.by(&app.world.sillar.support);
        support.refused(find("20131312955"), Code::LookupNotConfigured).await;
        assert_eq!(current(&app).await, None);
        let padron = load(&app, &sample()).await.expect("a padrón");
        assert_eq!((padron.rows, padron.rejected, padron.imported_at), (26, 4, app.context.now()));
        assert_eq!(current(&app).await, Some(padron.clone()));

        let found = support.ok(find("20131312955")).await;
        let expected = Taxpayer {
            kind: NumberKind::Ruc,
            number: "20131312955".to_owned(),
            name: "OFICINA DE MUESTRA DEL PADRÓN".to_owned(),
            state: Some("ACTIVO".to_owned()),
            condition: Some("HABIDO".to_owned()),
            address: Some("AV. GARCILASO 1472 INT. 2 DPTO. 301 URB. EL SOL".to_owned()),
            place_code: Some("150101".to_owned()),
            place: found.place.clone(),
            source: Source::Padron,
            as_of: padron.imported_at,
            branches: None,
        };
        assert_eq!(found.place.as_ref().map(Place::written).as_deref(), Some("Lima"));
        assert_eq!(found, expected);
        assert_eq!(support.ok(find(" 20-13131295-5")).await, expected);
        support.refused(find("20100070970"), Code::TaxpayerNotFound).await;
        for (wrong, fault) in [
            ("20131312956", Fault::WrongCheckDigit),
            ("2013131295", Fault::WrongLength { expected: 11 }),
            ("30131312955", Fault::WrongPrefix),
            ("hola", Fault::WrongCharacters),
        ] {
            support.wrong(find(wrong), &[("number", fault)]).await;
        }
    }

    async fn names_and_addresses_come_out_as_they_went_in(app) {
        load(&app, &sample()).await.expect("a padrón");
        let manager = app.manager();
        for (ruc, name, condition, ubigeo, address) in [
            ("20550000017", "ÑANDÚ TÊXTIL SÃO JOÃO S.A.C.", "HABIDO", Some("040101"), Some("CAL. PERÚ MZA. C LOTE. 12 P.J. MIGUEL GRAU")),
            ("20550000025", "UNO|DOS Y TRES S.R.L.", "NO HALLADO SE MUDO D", Some("200101"), Some("JR. ÁNCASH S/N")),
            ("20550000033", "COMERCIAL “EL PUENTE” – SUCURSAL 2 S.A.", "HABIDO", Some("130101"), None),
            ("20550000041", "D'ONOFRIO & HIJOS \"LA UNIÓN\" E.I.R.L.", "PENDIENTE", None, None),
            ("10401234573", "QUISPE MAMANI LUCÍA", "HABIDO", None, None),
            ("20550000050", "CARRETERA NORTE S.A.", "HABIDO", Some("250101"), Some("CAR. PANAMERICANA NORTE MZA. B LOTE. 7 KM. 1032.5 A.H. NUEVO HORIZONTE")),
        ] {
            let found = manager.ok(find(ruc)).await;
            assert_eq!((found.name.as_str(), found.condition.as_deref()), (name, Some(condition)));
            assert_eq!((found.place_code.as_deref(), found.address.as_deref()), (ubigeo, address), "{name}");
        }
        for refused in ["20550000084", "20550000106"] {
            manager.refused(find(refused), Code::TaxpayerNotFound).await;
        }
    }

    async fn a_second_import_takes_the_place_of_the_first(app) {
        load(&app, &sample()).await.expect("a padrón");
        app.clock.advance(chrono::TimeDelta::minutes(10));
        let folder = tempfile::tempdir().expect("a folder");
        let second = load(&app, &written(&folder, &invented(10, "ACTIVO"))).await.expect("a padrón");
        let manager = app.manager();
        assert_eq!(current(&app).await, Some(second.clone()));
        assert_eq!(second.rows, 10);
        assert_eq!(manager.ok(find(&ruc(3))).await.name, "EMPRESA 3 S.A.");
        manager.refused(find("20131312955"), Code::TaxpayerNotFound).await;
        manager.refused(find(&ruc(10)), Code::TaxpayerNotFound).await;
    }

    async fn a_file_that_is_another_or_cut_off_leaves_the_old_one_answering(app) {
        let first = load(&app, &sample()).await.expect("a padrón");
        let folder = tempfile::tempdir().expect("a folder");
        let whole = invented(4_500, "ACTIVO");
        let cut_off = |length: usize| whole.chars().take(length).collect::<String>();
        let header = whole.lines().next().expect("a header");
        let others = [
            String::new(),
            "hola".to_owned(),
            whole.lines().skip(1).collect::<Vec<_>>().join("\n"),
            header.to_owned(),
            format!("{header}\n20131312955|X|\n"),
            cut_off(whole.chars().count() - 20),
            cut_off(300_000),
            cut_off(header.len() + 30),
        ];
        for (place, text) in others.iter().enumerate() {
            assert!(load(&app, &written(&folder, text)).await.is_err(), "file {place}");
            assert_eq!(current(&app).await.as_ref(), Some(&first), "file {place}");
            assert_eq!(app.manager().ok(find("20131312955")).await.name, "OFICINA DE MUESTRA DEL PADRÓN");
            app.manager().refused(find(&ruc(3)), Code::TaxpayerNotFound).await;
        }
        assert!(load(&app, &folder.path().join("nowhere.txt")).await.is_err());
        load(&app, &written(&folder, &whole)).await.expect("the whole file is taken");
    }

    async fn while_an_import_runs_every_answer_is_of_one_registry(app) {
        let folder = tempfile::tempdir().expect("a folder");
        load(&app, &written(&folder, &invented(3_000, "ACTIVO"))).await.expect("a padrón");
        app.clock.advance(chrono::TimeDelta::seconds(1));
        let next = written(&folder, &invented(40_000, "BAJA DEFINITIVA"));
        let manager = app.manager();
        let looking = async {
            let mut states = Vec::new();
            while states.last().is_none_or(|state| state == "ACTIVO") {
                let found = at_once(4, (0..8).map(|number| manager.ok(find(&ruc(number * 300))))).await;
                let mut seen: Vec<_> = found.into_iter().filter_map(|each| each.state).collect();
                seen.sort();
                states.extend(seen);
            }
            states
        };
        let (loaded, states) = futures_util::future::join(load(&app, &next), looking).await;
        assert_eq!(loaded.expect("a padrón").rows, 40_000);
        assert!(states.iter().all(|state| state == "ACTIVO" || state == "BAJA DEFINITIVA"));
        assert!(states.len() > 8, "it was asked while it ran");
    }

    async fn a_padron_that_shrank_is_taken_only_when_that_is_allowed(app) {
        let folder = tempfile::tempdir().expect("a folder");
        let first = load(&app, &written(&folder, &invented(100, "ACTIVO"))).await.expect("a padrón");
        let fewer = written(&folder, &invented(80, "ACTIVO"));
        let error = import(&app.context, &fewer, false, Arc::new(|_| ())).await.expect_err("it shrank");
        assert!(error.to_string().contains("less than nine tenths"), "{error}");
        assert_eq!(current(&app).await, Some(first));
        assert_eq!(load(&app, &fewer).await.expect("it is allowed").rows, 80);
    }

    async fn other_processes_answer_from_a_new_one_within_a_second(app) {
        let beside = app.beside(false).await;
        let other = |ruc: String| {
            let manager = app.manager().at(&beside);
            async move { manager.send(find(&ruc)).await }
        };
        assert!(other(ruc(3)).await.is_err());
        load(&app, &sample()).await.expect("a padrón");
        app.clock.advance(chrono::TimeDelta::seconds(1));
        assert_eq!(other("20131312955".to_owned()).await.expect("found").name, "OFICINA DE MUESTRA DEL PADRÓN");
    }
}
