//! Taxpayers by their names.

use std::path::Path;
use std::sync::Arc;

use padron::{Import, Kind};
use talonario::lookup::import::import;
use tests::{Code, TestApp, on_both_engines};
use types::kit::fault::Fault;
use types::lookup::named::{FindByName, NameQuery};
use types::lookup::{FindTaxpayer, GetRegistries, NumberKind};
use types::places::Place;

use super::ask;

fn named(name: &str) -> FindByName {
    let name = name.to_owned();
    let query = NameQuery { name, limit: None };
    FindByName { query }
}

fn at_most(name: &str, limit: u16) -> FindByName {
    let name = name.to_owned();
    let limit = Some(limit);
    let query = NameQuery { name, limit };
    FindByName { query }
}

async fn load(app: &TestApp) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/padron.txt");
    import(&app.context, &file, false, Arc::new(|_| ()))
        .await
        .expect("a padrón");
}

on_both_engines! {
    async fn words_and_their_beginnings_find_whoever_has_them(app) {
        load(&app).await;
        let support = app.by(&app.world.sillar.support);
        for (name, found) in [
            ("hilados", vec!["HILADOS PUKARA S.A.C."]),
            ("pukara hila", vec!["HILADOS PUKARA S.A.C."]),
            ("nandu textil sac", vec!["ÑANDÚ TÊXTIL SÃO JOÃO S.A.C."]),
            ("Lucía QUISPE", vec!["QUISPE MAMANI LUCÍA"]),
            ("zarzamora", vec![]),
        ] {
            let told = support.ok(named(name)).await;
            let names: Vec<_> = told.items.iter().map(|each| each.name.as_str()).collect();
            assert_eq!((names, told.more), (found, false), "{name}");
        }
    }

    async fn a_row_says_what_one_number_says_and_the_best_comes_first(app) {
        load(&app).await;
        let manager = app.manager();
        let found = manager.ok(named("algodonera")).await.items.pop().expect("found");
        let one: FindTaxpayer = ask(NumberKind::Ruc, "20551000002");
        assert_eq!(found, manager.ok(one).await);
        assert_eq!(found.place.as_ref().map(Place::written).as_deref(), Some("Chachapoyas, Amazonas"));
        let companies = manager.ok(named("s.a.c.")).await;
        assert_eq!((companies.items.len(), companies.more), (17, false));
        let few = manager.ok(at_most("s.a.c.", 3)).await;
        assert_eq!((few.items.len(), few.more), (3, true));
        let all = manager.ok(named("sucu")).await;
        let states: Vec<_> = all.items.iter().filter_map(|each| each.state.as_deref()).collect();
        assert_eq!(states, ["BAJA PROV. POR OFICI"], "who is not in order is found as well");
    }

    async fn what_cannot_be_looked_for_is_refused_and_not_counted(app) {
        let manager = app.manager();
        manager.refused(named("hilados"), Code::LookupNotConfigured).await;
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/padron.txt");
        let only_rows = Import::new(app.context.padron.root(), Kind::Taxpayers, &app.context.now().to_rfc3339());
        only_rows.file(&file, &|_| {}).expect("an import");
        app.clock.advance(chrono::TimeDelta::seconds(1));
        let problem = manager.refused(named("hilados"), Code::NamesNotIndexed).await;
        assert_eq!(problem.retry_after, Some(60));
        app.context.padron.index_names().expect("an index");
        app.clock.advance(chrono::TimeDelta::seconds(1));
        assert_eq!(manager.ok(named("hilados")).await.items.len(), 1, "as soon as it is there");

        let short = Fault::TooShort { minimum: 3 };
        for name in ["", "a.", "  b ", "&&&&"] {
            manager.wrong(named(name), &[("name", short.clone())]).await;
        }
        manager.wrong(named(&"a".repeat(101)), &[("name", Fault::TooLong { maximum: 100 })]).await;
        let range = Fault::OutOfRange { minimum: 1, maximum: 50 };
        for limit in [0, 51] {
            manager.wrong(at_most("hilados", limit), &[("limit", range.clone())]).await;
        }
        assert_eq!(manager.ok(GetRegistries {}).await.lookups, 1, "what was refused is not counted");
        assert_eq!(app.by(&app.world.ipe.owner).ok(GetRegistries {}).await.lookups, 0);
        app.by(&app.world.operator).ok(named("hilados")).await;
    }
}
