//! The provider: asked after the padrón, its answers kept for a while.

use std::path::Path;
use std::sync::Arc;

use chrono::TimeDelta;
use serde_json::json;
use talonario::lookup::import::import;
use tests::fake::{Behaviour, Fake};
use tests::{Code, on_both_engines};
use types::kit::fault::Fault;
use types::lookup::{GetRegistries, NumberKind, Source};
use types::places::Place;

use super::{CNPJ, DNI, RUC, ask, company, found, person, registries};

on_both_engines! {
    async fn a_company_that_the_padron_lacks_is_found_at_the_provider(app) {
        let fake = Fake::start(found(RUC)).await;
        let beside = app.asking(registries(&fake)).await;
        let manager = app.manager().at(&beside);
        let told = manager.ok(ask(NumberKind::Ruc, "20-10007097-0")).await;
        assert_eq!((told.name.as_str(), told.number.as_str()), ("Molinos Achachila S.A.C.", RUC));
        assert_eq!((told.state.as_deref(), told.condition.as_deref()), (Some("ACTIVO"), Some("HABIDO")));
        assert_eq!(told.place.as_ref().map(Place::written).as_deref(), Some("Juliaca, San Román, Puno"));
        assert_eq!((told.source, told.as_of), (Source::Provider, app.context.now()));
        let head = fake.last();
        assert!(head.starts_with("GET /v1/sunat/ruc?numero=20100070970 HTTP/1.1\r\n"), "{head}");
        assert!(head.to_lowercase().contains("authorization: bearer clave-de-prueba\r\n"), "{head}");
        let about = manager.ok(GetRegistries {}).await;
        assert_eq!(about.provided, NumberKind::ALL);
        assert_eq!(app.manager().ok(GetRegistries {}).await.provided, []);
    }

    async fn the_padron_answers_first_and_the_provider_is_not_asked(app) {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/padron.txt");
        import(&app.context, &file, false, Arc::new(|_| ())).await.expect("a padrón");
        let fake = Fake::start(found("20131312955")).await;
        let beside = app.asking(registries(&fake)).await;
        let manager = app.manager().at(&beside);
        let told = manager.ok(ask(NumberKind::Ruc, "20131312955")).await;
        assert_eq!((told.source, told.name.as_str()), (Source::Padron, "OFICINA DE MUESTRA DEL PADRÓN"));
        let told = manager.ok(ask(NumberKind::Dni, "40123457")).await;
        assert_eq!((told.source, told.name.as_str()), (Source::Padron, "QUISPE MAMANI LUCÍA"));
        assert_eq!((told.kind, told.number.as_str()), (NumberKind::Dni, "40123457"));
        assert_eq!(fake.asked(), 0);
        app.manager().refused(ask(NumberKind::Ruc, RUC), Code::TaxpayerNotFound).await;
        app.manager().refused(ask(NumberKind::Dni, DNI), Code::LookupNotConfigured).await;
        app.manager().refused(ask(NumberKind::Cnpj, CNPJ), Code::LookupNotConfigured).await;
    }

    async fn a_person_is_found_by_dni_and_told_by_name_alone(app) {
        let fake = Fake::start(Behaviour::Json(200, person(DNI))).await;
        let beside = app.asking(registries(&fake)).await;
        let told = app.manager().at(&beside).ok(ask(NumberKind::Dni, "10117410-2")).await;
        assert_eq!((told.name.as_str(), told.number.as_str()), ("QUISPE LAURA LUCIA", DNI));
        assert_eq!((told.state, told.condition, told.address, told.place_code), (None, None, None, None));
        assert!(fake.last().starts_with("GET /v1/reniec/dni?numero=10117410 "), "{}", fake.last());
    }

    async fn a_company_of_brazil_is_found_by_cnpj(app) {
        let told = json!({
            "cnpj": "33000167000101", "razao_social": "COMERCIAL CERRADO LTDA", "uf": "SP",
            "descricao_situacao_cadastral": "ATIVA", "descricao_tipo_de_logradouro": "RUA", "logradouro": "DAS PALMEIRAS",
            "numero": "120", "complemento": "", "bairro": "CENTRO", "codigo_municipio_ibge": 3_550_308,
        });
        let fake = Fake::start(Behaviour::Json(200, told.to_string())).await;
        let beside = app.asking(registries(&fake)).await;
        let found = app.manager().at(&beside).ok(ask(NumberKind::Cnpj, "33.000.167/0001-01")).await;
        assert_eq!((found.name.as_str(), found.state.as_deref()), ("COMERCIAL CERRADO LTDA", Some("ATIVA")));
        assert_eq!(found.address.as_deref(), Some("RUA DAS PALMEIRAS, 120, CENTRO"));
        assert_eq!(found.place.as_ref().map(Place::written).as_deref(), Some("São Paulo, SP"));
        assert!(fake.last().starts_with("GET /api/cnpj/v1/33000167000101 "), "{}", fake.last());
        assert!(!fake.last().to_lowercase().contains("authorization"), "there is no token to send");
        let none = r#"{"message":"CNPJ não encontrado","type":"not_found","name":"NotFoundError"}"#;
        fake.behave(Behaviour::Json(404, none.to_owned()));
        let other = ask(NumberKind::Cnpj, "00000000000191");
        app.manager().at(&beside).refused(other, Code::TaxpayerNotFound).await;
    }

    async fn an_answer_is_kept_a_week_for_a_company_and_a_day_for_a_person(app) {
        let fake = Fake::start(found(RUC)).await;
        let beside = app.asking(registries(&fake)).await;
        let asked_at = app.context.now();
        let manager = app.manager().at(&beside);
        let first = manager.ok(ask(NumberKind::Ruc, RUC)).await;
        fake.behave(Behaviour::Json(200, company(RUC, "Otro Nombre S.A.")));
        app.clock.advance(TimeDelta::minutes(10));
        let again = app.by(&app.world.ipe.manager).at(&beside).ok(ask(NumberKind::Ruc, RUC)).await;
        assert_eq!((&again, again.as_of, fake.asked()), (&first, asked_at, 1));
        fake.behave(Behaviour::Json(200, person(DNI)));
        manager.ok(ask(NumberKind::Dni, DNI)).await;
        assert_eq!((fake.asked(), app.rows("lookup_answers").await), (2, 2));

        app.clock.advance(TimeDelta::hours(24));
        talonario::lookup::service::forget(&app.context).await.expect("forgotten");
        assert_eq!(app.rows("lookup_answers").await, 1, "nothing of the person is left");
        let manager = app.anew(&app.world.sillar.manager).await.at(&beside);
        manager.ok(ask(NumberKind::Dni, DNI)).await;
        manager.ok(ask(NumberKind::Ruc, RUC)).await;
        assert_eq!(fake.asked(), 3);

        app.clock.advance(TimeDelta::days(6));
        fake.behave(Behaviour::Json(200, company(RUC, "Otro Nombre S.A.")));
        let manager = app.anew(&app.world.sillar.manager).await.at(&beside);
        assert_eq!(manager.ok(ask(NumberKind::Ruc, RUC)).await.name, "Otro Nombre S.A.");
        assert_eq!(fake.asked(), 4);
    }

    async fn what_is_not_found_is_asked_anew_each_time(app) {
        let fake = Fake::start(Behaviour::Json(404, r#"{"error":"not found"}"#.to_owned())).await;
        let beside = app.asking(registries(&fake)).await;
        let manager = app.manager().at(&beside);
        for _ in 0..2 {
            manager.refused(ask(NumberKind::Ruc, RUC), Code::TaxpayerNotFound).await;
        }
        for (status, words) in [(400, r#"{"message":"ruc no valido"}"#), (422, r#"{"error":"RUC no encontrado"}"#)] {
            fake.behave(Behaviour::Json(status, words.to_owned()));
            manager.refused(ask(NumberKind::Ruc, RUC), Code::TaxpayerNotFound).await;
        }
        assert_eq!((fake.asked(), app.rows("lookup_answers").await), (4, 0));
        fake.behave(found(RUC));
        manager.ok(ask(NumberKind::Ruc, RUC)).await;
    }

    async fn a_number_that_is_wrong_is_never_asked_about(app) {
        let fake = Fake::start(found(RUC)).await;
        let beside = app.asking(registries(&fake)).await;
        let manager = app.manager().at(&beside);
        for (kind, wrong, fault) in [
            (NumberKind::Ruc, "20100070971", Fault::WrongCheckDigit),
            (NumberKind::Dni, "1011741", Fault::WrongLength { expected: 8 }),
            (NumberKind::Dni, "10117410-3", Fault::WrongCheckDigit),
            (NumberKind::Cnpj, "33000167000102", Fault::WrongCheckDigit),
        ] {
            manager.wrong(ask(kind, wrong), &[("number", fault)]).await;
        }
        assert_eq!(fake.asked(), 0);
    }
}
