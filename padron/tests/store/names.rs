//! Finding by names.

use crate::text::{companies, line, named, ruc, stored, text};

#[test]
fn words_are_found_in_any_order_begun_or_whole_with_and_without_accents() {
    let lines = [
        line(ruc(1), "\u{d1}AND\u{da} T\u{c9}XTIL PER\u{da} S.A.C."),
        line(ruc(2), "NANDU DEL NORTE S.A.C."),
        line(ruc(3), "TEXTILES NANDUTI"),
        line(ruc(4), "PESCA D'ANGELO & HIJOS"),
    ];
    let (_folder, version) = stored(&text(&lines));
    let find = |query: &str| {
        let found = version.by_name(query, 20).expect("sound");
        named(&found).iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        find("ñandú")[..2],
        ["ÑANDÚ TÉXTIL PERÚ S.A.C.", "NANDU DEL NORTE S.A.C."]
    );
    assert_eq!(find("ñandú").len(), 3, "the last word may be begun");
    assert_eq!(find("nandu ").len(), 2, "a blank ends it");
    assert_eq!(find("textil nan")[0], "ÑANDÚ TÉXTIL PERÚ S.A.C.");
    assert_eq!(find("sac nandu norte"), ["NANDU DEL NORTE S.A.C."]);
    assert_eq!(find("dangelo"), find("D’Angelo"));
    assert_eq!(find("angelo pesca").len(), 0);
    assert_eq!(
        find("tex per"),
        ["ÑANDÚ TÉXTIL PERÚ S.A.C."],
        "a word that no name has is one begun"
    );
    for nothing in ["", "  ", "---", "nadie", "nandu nadie"] {
        assert!(find(nothing).is_empty(), "{nothing}");
    }
}

#[test]
fn who_is_active_and_found_comes_first() {
    let other = line(ruc(1), "BODEGA ROSITA").replace("ACTIVO", "BAJA DE OFICIO");
    let lost = line(ruc(2), "BODEGA ROSITA").replace("HABIDO", "NO HABIDO");
    let longer = line(ruc(3), "LA BODEGA ROSITA DE LIMA");
    let (_folder, version) = stored(&text(&[other, lost, longer, line(ruc(4), "BODEGA ROSITA")]));
    let found = version.by_name("bodega rosita", 20).expect("sound");
    let order: Vec<u64> = found.iter().map(|taxpayer| taxpayer.ruc).collect();
    assert_eq!(order, [ruc(4), ruc(3), ruc(1), ruc(2)]);
    assert_eq!(version.by_name("bodega rosita", 1).expect("sound").len(), 1);
    assert!(version.by_name("bodega rosita", 0).expect("sound").is_empty());
}

#[test]
fn long_lists_and_wide_prefixes_give_what_reading_all_names_gives() {
    let (_folder, version) = stored(&text(&companies(20_000)));
    let all: Vec<String> = (0..20_000_u64)
        .map(|n| format!("COMPANIA {} DEL {}", n, n % 97))
        .collect();
    for (query, words, begun) in [
        ("compania 12", vec!["COMPANIA"], "12"),
        ("12", vec![], "12"),
        ("del 5 ", vec!["DEL", "5"], ""),
        ("compania del 96 29", vec!["COMPANIA", "DEL", "96"], "29"),
        ("1 1", vec!["1"], "1"),
    ] {
        let fits = |name: &&String| {
            let parts: Vec<&str> = name.split(' ').collect();
            words.iter().all(|word| parts.contains(word)) && parts.iter().any(|part| part.starts_with(begun))
        };
        let expected = all.iter().filter(fits).count();
        let found = version.by_name(query, 40_000).expect("sound");
        // A prefix alone looks at those of its words that are used most.
        if words.is_empty() {
            assert!(!found.is_empty() && found.len() <= expected, "{query}");
        } else {
            assert_eq!(found.len(), expected, "{query}");
        }
        assert!(named(&found).iter().all(|name| fits(&&(*name).to_owned())), "{query}");
    }
}
