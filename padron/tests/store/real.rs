//! The rows of the repository's fixture, and SUNAT's own where somebody has them: `PADRON_SAMPLE` names the file.

use std::collections::HashSet;
use std::path::PathBuf;

use padron::{Condition, Import, Kind, State, Store};

use crate::text::stored;

fn fixture() -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/padron.txt");
    std::fs::read(path).expect("the fixture")
}

#[test]
fn invented_rows_with_all_quirks_answer() {
    let (_folder, version) = stored(&fixture());
    let ask = |ruc: u64| version.by_ruc(ruc).expect("sound").expect("it is there");
    let office = ask(20_131_312_955);
    assert_eq!(office.name, "OFICINA DE MUESTRA DEL PADRÓN");
    assert_eq!(office.known_state(), Some(State::Active));
    assert!(office.is_in_order());
    assert_eq!(office.address.ubigeo.as_deref(), Some("150101"));
    assert_eq!(
        office.address.line().as_deref(),
        Some("AV. GARCILASO 1472 INT. 2 DPTO. 301 URB. EL SOL")
    );
    assert_eq!(ask(20_550_000_017).name, "ÑANDÚ TÊXTIL SÃO JOÃO S.A.C.");
    let piped = ask(20_550_000_025);
    assert_eq!(piped.name, "UNO|DOS Y TRES S.R.L.");
    assert_eq!(piped.known_condition(), Some(Condition::NotMetMoved));
    assert_eq!(ask(20_550_000_033).name, "COMERCIAL “EL PUENTE” – SUCURSAL 2 S.A.");
    assert_eq!(version.by_name("el puente", 5).expect("sound").len(), 1);
}

/// What a naive reading of SUNAT's own rows gives is what comes back.
#[test]
fn rows_of_sunat_answer_exactly() {
    let bytes = match std::env::var_os("PADRON_SAMPLE") {
        Some(path) => std::fs::read(path).expect("the sample"),
        None => fixture(),
    };
    let folder = tempfile::tempdir().expect("a folder");
    let manifest = Import::new(folder.path(), Kind::Taxpayers, "2026-11-23")
        .reader(&mut bytes.as_slice(), &|_| {})
        .expect("an import");
    let version = Store::open(folder.path(), Kind::Taxpayers)
        .expect("a store")
        .version()
        .expect("a version");
    let mut told = 0;
    let mut seen = HashSet::new();
    for line in bytes.split(|byte| *byte == b'\n').skip(1) {
        let text: String = line.iter().map(|byte| char::from(*byte)).collect();
        let fields: Vec<&str> = text
            .trim_end()
            .trim_end_matches('|')
            .split('|')
            .map(str::trim)
            .collect();
        // Without pipes of their own and letters that Latin-1 does not have.
        let Some(ruc) = fields.first().and_then(|ruc| padron::parse_ruc(ruc.as_bytes())) else {
            continue;
        };
        if fields.len() != 15 || line.iter().any(|byte| (0x80..0xa0).contains(byte)) {
            continue;
        }
        if !seen.insert(ruc) {
            continue;
        }
        let found = version.by_ruc(ruc).expect("sound").expect("it is there");
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let said = |field: &str| (!field.bytes().all(|byte| byte == b'-')).then(|| words(field));
        let address = &found.address;
        let parts = [
            &address.ubigeo,
            &address.street_type,
            &address.street,
            &address.zone_type,
            &address.zone,
            &address.number,
            &address.interior,
            &address.lot,
            &address.flat,
            &address.block,
            &address.kilometre,
        ];
        assert_eq!(found.name, words(fields[1]));
        assert_eq!((found.state.as_str(), found.condition.as_str()), (fields[2], fields[3]));
        for (part, field) in parts.into_iter().zip(&fields[4..]) {
            assert_eq!(part.as_ref().map(|part| words(part)), said(field));
        }
        told += 1;
    }
    assert!(told > 5 && told + 10 >= manifest.rows, "{told} of {}", manifest.rows);
}
