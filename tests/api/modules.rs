//! The catalogue of modules.

use std::collections::HashSet;

use tests::{Caller, Code, on_both_engines};
use types::kit::fault::Fault;
use types::modules::{
    ChangeModule, CreateModule, ListModules, Module, ModuleChange, ModuleCode, ModuleNames, NewModule, branches,
    offered,
};

fn code(code: &str) -> ModuleCode {
    ModuleCode::from(code.to_owned())
}

fn names(es: &str, pt: &str, en: &str) -> ModuleNames {
    ModuleNames {
        es: es.to_owned(),
        pt: pt.to_owned(),
        en: en.to_owned(),
    }
}

fn new(code: &str, part_of: Option<&str>) -> CreateModule {
    let body = NewModule {
        code: code.to_owned(),
        part_of: part_of.map(|code| ModuleCode::from(code.to_owned())),
        names: names("Taller", "Oficina", "Workshop"),
    };
    CreateModule { body }
}

fn change(module: &Module, body: ModuleChange) -> ChangeModule {
    ChangeModule {
        module_code: module.code.clone(),
        version: module.version,
        body,
    }
}

fn place(place: u16) -> ModuleChange {
    ModuleChange {
        place: Some(place),
        ..ModuleChange::default()
    }
}

fn retired(retired: bool) -> ModuleChange {
    ModuleChange {
        retired: Some(retired),
        ..ModuleChange::default()
    }
}

async fn entry(caller: &Caller<'_>, code: &str) -> Module {
    let all = caller.ok(ListModules {}).await;
    all.into_iter().find(|each| each.code.as_str() == code).expect(code)
}

async fn parts(caller: &Caller<'_>, module: &str) -> Vec<String> {
    let all = caller.ok(ListModules {}).await;
    let parts = all.iter().filter(|each| each.part_of == Some(code(module)));
    parts.map(|each| each.code.to_string()).collect()
}

on_both_engines! {
    async fn an_installation_begins_with_what_invoicing_systems_have(app) {
        let all = app.by(&app.world.sillar.support).ok(ListModules {}).await;
        let codes: Vec<_> = branches(&all).iter().map(|branch| branch.module.code.to_string()).collect();
        assert_eq!(codes, [
            "dashboard", "sales", "purchases", "pos", "inventory", "reports", "finance", "accounting", "restaurant",
            "hotel", "pharmacy", "subscriptions", "ecommerce", "technical_service", "configuration",
        ]);
        let distinct: HashSet<_> = all.iter().map(|each| each.code.clone()).collect();
        assert_eq!(distinct.len(), all.len());
        assert!(all.iter().all(|each| !each.retired && each.names.parse() == Ok(each.names.clone())));
        assert!(all.iter().all(|each| ModuleCode::parse(each.code.as_str()).is_ok()));
        assert_eq!(offered(&all).len(), all.iter().filter(|each| each.part_of.is_some()).count() + 2);
        let position = |code: &str| all.iter().position(|each| each.code.as_str() == code);
        assert!(position("sales") < position("sales_invoices") && position("sales_invoices") < position("purchases"));
        assert_eq!(app.by(&app.world.operator).ok(ListModules {}).await, all);
    }

    async fn modules_and_parts_are_added_after_those_that_are_there(app) {
        let operator = app.by(&app.world.operator);
        let workshop = operator.ok(new(" workshop ", None)).await;
        assert_eq!((workshop.code.as_str(), workshop.part_of.as_ref(), workshop.version), ("workshop", None, 1));
        let bay = operator.ok(new("workshop_bay", Some("workshop"))).await;
        assert_eq!(bay.part_of, Some(code("workshop")));
        let all = app.manager().ok(ListModules {}).await;
        assert_eq!(all[all.len() - 2..], [workshop, bay]);
        operator.ok(new("sales_layaway", Some("sales"))).await;
        assert_eq!(parts(&operator, "sales").await.last().map(String::as_str), Some("sales_layaway"));
    }

    async fn what_is_wrong_with_a_module_is_named(app) {
        let rows = app.rows("modules").await;
        let operator = app.by(&app.world.operator);
        let body = NewModule { code: "Taller Mecánico".to_owned(), part_of: None, names: names("", " ", "x\u{7}") };
        let faults = [
            ("code", Fault::WrongCharacters),
            ("names.es", Fault::Required),
            ("names.pt", Fault::Required),
            ("names.en", Fault::NotPlainText),
        ];
        operator.wrong(CreateModule { body }, &faults).await;
        operator.wrong(new("pos", None), &[("code", Fault::Taken)]).await;
        operator.wrong(new("part", Some("nowhere")), &[("part_of", Fault::Unknown)]).await;
        operator.wrong(new("part", Some("sales_invoices")), &[("part_of", Fault::Unknown)]).await;
        operator.wrong(new("part", Some("a\0")), &[("part_of", Fault::Unknown)]).await;
        let sales = entry(&operator, "sales").await;
        let body = ModuleChange { names: Some(names("Ventas", "", "Sales")), ..ModuleChange::default() };
        operator.wrong(change(&sales, body), &[("names.pt", Fault::Required)]).await;
        assert_eq!(app.rows("modules").await, rows);
    }

    async fn a_module_is_renamed_moved_retired_and_restored(app) {
        let operator = app.by(&app.world.operator);
        let pos = entry(&operator, "pos").await;
        let named = names("Caja rápida", "PDV", "Tills");
        let body = ModuleChange { names: Some(named.clone()), ..ModuleChange::default() };
        let renamed = operator.ok(change(&pos, body)).await;
        assert_eq!(renamed, Module { names: named, version: 2, ..pos.clone() });
        operator.refused(change(&pos, place(0)), Code::VersionIsStale).await;

        let gone = operator.ok(change(&renamed, retired(true))).await;
        assert!(gone.retired);
        let all = operator.ok(ListModules {}).await;
        assert!(all.contains(&gone) && !offered(&all).contains(&code("pos_counter")));
        let back = operator.ok(change(&gone, retired(false))).await;
        assert!(offered(&operator.ok(ListModules {}).await).contains(&code("pos_counter")) && back.version == 4);

        let moved = operator.ok(change(&back, place(0))).await;
        let all = operator.ok(ListModules {}).await;
        assert_eq!((all[0].code.as_str(), all[1].part_of.as_ref()), ("pos", Some(&moved.code)));
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'module.changed'").await, 4);
    }

    async fn a_part_moves_among_its_siblings_only(app) {
        let operator = app.by(&app.world.operator);
        let before = operator.ok(ListModules {}).await;
        let last = entry(&operator, "hotel_rooms").await;
        operator.ok(change(&last, place(1))).await;
        assert_eq!(parts(&operator, "hotel").await, ["hotel_reception", "hotel_rooms", "hotel_reservations"]);
        let first = entry(&operator, "hotel_reception").await;
        operator.ok(change(&first, place(900))).await;
        assert_eq!(parts(&operator, "hotel").await, ["hotel_rooms", "hotel_reservations", "hotel_reception"]);
        let others = |all: &[Module]| all.iter().filter(|each| each.part_of != Some(code("hotel"))).cloned().collect::<Vec<_>>();
        assert_eq!(others(&operator.ok(ListModules {}).await), others(&before));
    }

    async fn moving_many_at_once_loses_none(app) {
        let operator = app.by(&app.world.operator);
        let before = parts(&operator, "sales").await;
        let all = operator.ok(ListModules {}).await;
        let moves = all.iter().filter(|each| each.part_of == Some(code("sales")));
        let moves = moves.zip([3, 0, 8, 1, 5, 2, 0, 4, 6]).map(|(each, to)| operator.ok(change(each, place(to))));
        tests::many::at_once(9, moves).await;
        let after = parts(&operator, "sales").await;
        let sorted = |codes: &[String]| { let mut codes = codes.to_vec(); codes.sort(); codes };
        assert_eq!(sorted(&after), sorted(&before));
        let places = "SELECT COUNT(DISTINCT place) FROM modules WHERE part_of = 'sales' AND place BETWEEN 0 AND 8";
        assert_eq!(app.number(places).await, 9);
    }

    async fn a_code_is_given_once_and_a_repeat_adds_nothing(app) {
        let operator = app.by(&app.world.operator);
        let first = operator.once("one").ok(new("workshop", None)).await;
        assert_eq!(operator.once("one").ok(new("workshop", None)).await, first);
        let asked = (0..8).map(|_| operator.send(new("laundry", None)));
        let answers = tests::many::at_once(8, asked).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        assert_eq!(app.number("SELECT COUNT(*) FROM modules WHERE code IN ('workshop', 'laundry')").await, 2);
    }

    async fn a_code_that_is_none_is_not_found(app) {
        let operator = app.by(&app.world.operator);
        for nothing in ["nowhere", "Sales", "a%00b", "-"] {
            let call = ChangeModule { module_code: code(nothing), version: 1, body: retired(true) };
            operator.refused(call, Code::NotFound).await;
        }
    }
}
