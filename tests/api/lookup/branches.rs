//! Branches of a taxpayer: told with its RUC where their registry was imported.

use std::path::Path;
use std::sync::Arc;

use talonario::lookup::{annexes, import};
use tests::on_both_engines;
use types::lookup::NumberKind;
use types::places::Place;

use super::ask;

const RUC: &str = "20131312955";

on_both_engines! {
    async fn they_come_with_the_number_when_they_were_imported(app) {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/padron.txt");
        import::import(&app.context, &file, false, Arc::new(|_| ())).await.expect("a padrón");
        let manager = app.manager();
        assert_eq!(manager.ok(ask(NumberKind::Ruc, RUC)).await.branches, None, "nobody knows of any");

        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("anexos.txt");
        let mut text = " RUC|UBIGEO|TIPO DE VIA|NOMBRE DE VIA|CODIGO DE ZONA|TIPO DE ZONA|NUMERO|KILOMETRO|INTERIOR|LOTE|DPTO|MANZANA|\n".to_owned();
        text += &format!("{RUC}|200101|JR.|LIMA|-|-|120|-|-|-|-|-|\n{RUC}|-|-|-|-|-|-|-|-|-|-|-|\n");
        for number in 0..130 {
            text += &format!("20551000088|120101|CAL.|REAL|-|-|{number}|-|-|-|-|-|\n");
        }
        std::fs::write(&file, text).expect("written");
        let told = annexes::import(&app.context, &file, false, Arc::new(|_| ())).await.expect("branches");
        assert_eq!((told.rows, told.rejected), (132, 0));

        let told = manager.ok(ask(NumberKind::Ruc, RUC)).await.branches.expect("branches");
        assert_eq!((told.count, told.items.len(), told.as_of), (2, 2, app.context.now()));
        let first = told.items.first().expect("the first");
        assert_eq!((first.address.as_deref(), first.place_code.as_deref()), (Some("JR. LIMA 120"), Some("200101")));
        assert_eq!(first.place.as_ref().map(Place::written).as_deref(), Some("Piura"));
        let many = manager.ok(ask(NumberKind::Ruc, "20551000088")).await.branches.expect("branches");
        assert_eq!((many.count, many.items.len()), (130, 100), "a hundred are told, and how many there are");
        let none = manager.ok(ask(NumberKind::Ruc, "20551000002")).await.branches.expect("branches");
        assert_eq!((none.count, none.items.len()), (0, 0));
        let person = manager.ok(ask(NumberKind::Dni, "40123457")).await;
        assert_eq!(person.branches, None);
    }
}
