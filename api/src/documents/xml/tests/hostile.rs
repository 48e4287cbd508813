//! What is sent to do harm. Each must be refused, and at once.

use std::time::{Duration, Instant};

use super::super::{FiscalDocument, MAXIMUM_BYTES, XmlError, read};
use super::{ALL, FACTURA, after, changed};

/// Far more than work in proportion to the length takes, even unoptimised on a busy machine, and far less than
/// any other would.
const PATIENCE: Duration = Duration::from_secs(20);

/// Refused, and within a time that only work in proportion to the length allows.
fn refused(bytes: &[u8]) -> XmlError {
    let begun = Instant::now();
    let error = read(bytes).expect_err("refused");
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
    error
}

fn with_prolog(prolog: &str) -> Vec<u8> {
    changed(FACTURA, "?>\n<Invoice", &format!("?>\n{prolog}\n<Invoice"))
}

/// A document with so much of something in it, where nothing is read.
fn with_extension(extension: &str) -> Vec<u8> {
    changed(
        FACTURA,
        "<ext:ExtensionContent/>",
        &format!("<ext:ExtensionContent>{extension}</ext:ExtensionContent>"),
    )
}

fn is_unsafe(result: &Result<FiscalDocument, XmlError>) -> bool {
    matches!(result, Err(XmlError::Unsafe(_)))
}

#[test]
fn a_document_type_declaration_is_refused_whatever_is_in_it() {
    let laughs: String = (1..30)
        .map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10)))
        .collect();
    let blowup = format!("<!DOCTYPE Invoice [<!ENTITY a \"{}\">]>", "a".repeat(100_000));
    for prolog in [
        "<!DOCTYPE Invoice>",
        "<!DOCTYPE>",
        "<!doctype Invoice>",
        "<!DOCTYPE Invoice SYSTEM \"file:///etc/passwd\">",
        "<!DOCTYPE Invoice PUBLIC \"-//X//Y\" \"http://127.0.0.1/x.dtd\">",
        "<!DOCTYPE Invoice [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE Invoice [<!ENTITY % p SYSTEM \"http://127.0.0.1/p\"> %p;]>",
        "<!DOCTYPE Invoice [<!ATTLIST Invoice a CDATA \"x\">]>",
        "<!DOCTYPE Invoice [",
        &format!("<!DOCTYPE Invoice [<!ENTITY l0 \"ha\">{laughs}]>"),
        &blowup,
    ] {
        let error = refused(&with_prolog(prolog));
        assert_eq!(
            error,
            XmlError::Unsafe("a document type declaration"),
            "{}",
            &prolog[..prolog.len().min(80)]
        );
    }
    let quadratic = changed(&with_prolog(&blowup), "Hermanos", &"&a;".repeat(100_000));
    assert!(matches!(refused(&quadratic), XmlError::Unsafe(_)));
}

#[test]
fn entities_that_xml_does_not_predefine_are_refused_wherever_they_stand() {
    for reference in ["&xxe;", "&nbsp;", "&#0;", "&#xFFFF;", "&", "&;", "& amp;"] {
        let in_text = with_extension(&format!("<x>{reference}</x>"));
        let in_attribute = with_extension(&format!("<x y='{reference}'/>"));
        assert_eq!(refused(&in_text), XmlError::NotXml, "{reference}");
        assert_eq!(refused(&in_attribute), XmlError::NotXml, "{reference}");
    }
    assert!(read(&with_extension("<x y='&amp;&#64;'>&lt;&gt;&quot;&apos;&#x40;</x>")).is_ok());
}

#[test]
fn declarations_without_a_document_type_are_no_xml() {
    for wrong in [
        "<!ENTITY a 'b'>",
        "<!ELEMENT a ANY>",
        "<![INCLUDE[x]]>",
        "<![cdata[x]]>",
        "<!>",
        "<!->",
    ] {
        assert_eq!(refused(&with_prolog(wrong)), XmlError::NotXml, "{wrong}");
        assert_eq!(refused(&with_extension(wrong)), XmlError::NotXml, "{wrong}");
    }
}

#[test]
fn depth_has_an_end() {
    let nested = |levels: usize| with_extension(&format!("{}{}", "<x>".repeat(levels), "</x>".repeat(levels)));
    assert!(read(&nested(60)).is_ok());
    assert!(is_unsafe(&read(&nested(61))));
    assert_eq!(refused(&nested(100_000)), XmlError::Unsafe("more than 64 levels"));
    assert_eq!(
        refused(&with_extension(&"<x>".repeat(500_000))),
        XmlError::Unsafe("more than 64 levels")
    );
}

#[test]
fn the_number_of_nodes_has_an_end() {
    assert!(read(&with_extension(&"<x/>".repeat(199_000))).is_ok());
    for node in ["<x/>", "<x></x>", "&lt;", "<!---->", "<?x?>"] {
        let many = node.repeat(200_001);
        let error = refused(&with_extension(&many));
        assert_eq!(error, XmlError::Unsafe("more than 200 000 nodes"), "{node}");
    }
}

#[test]
fn attributes_names_and_namespaces_have_an_end() {
    let attributes = |count: usize| -> String { (0..count).map(|n| format!(" a{n}=''")).collect() };
    let namespaces = |count: usize| -> String { (0..count).map(|n| format!(" xmlns:n{n}='u:{n}'")).collect() };
    assert!(read(&with_extension(&format!("<x{}/>", attributes(64)))).is_ok());
    assert!(is_unsafe(&read(&with_extension(&format!("<x{}/>", attributes(65))))));
    assert!(matches!(
        refused(&with_extension(&format!("<x{}/>", attributes(150_000)))),
        XmlError::Unsafe(_)
    ));
    assert!(read(&with_extension(&format!("<x{}/>", namespaces(50)))).is_ok());
    assert!(matches!(
        refused(&with_extension(&format!("<x{}/>", namespaces(80_000)))),
        XmlError::Unsafe(_)
    ));
    assert!(matches!(
        refused(&with_extension(&format!("<{}/>", "x".repeat(1_000_000)))),
        XmlError::Unsafe(_)
    ));
    let attribute = format!("<x {}=''/>", "x".repeat(1_000_000));
    assert!(matches!(refused(&with_extension(&attribute)), XmlError::Unsafe(_)));
}

#[test]
fn huge_values_are_read_past() {
    let huge = "x".repeat(1_500_000);
    for extension in [
        format!("<x y='{huge}'/>"),
        format!("<x>{huge}</x>"),
        format!("<!--{huge}-->"),
        format!("<?x {huge}?>"),
        format!("<![CDATA[{huge}]]>"),
        format!("<x>{}</x>", "]".repeat(1_500_000)),
        format!("<!--{}-->", "- ".repeat(700_000)),
    ] {
        let begun = Instant::now();
        assert_eq!(read(&with_extension(&extension)), read(FACTURA));
        assert!(begun.elapsed() < PATIENCE);
    }
    assert_eq!(
        refused(&vec![b'<'; MAXIMUM_BYTES + 1]),
        XmlError::Unsafe("larger than 2 MiB")
    );
    assert_eq!(refused(&vec![b'<'; MAXIMUM_BYTES]), XmlError::NotXml);
}

#[test]
fn a_text_in_very_many_pieces_is_put_together_in_time() {
    let pieces = "<![CDATA[ ]]>".repeat(140_000);
    assert_eq!(
        after(FACTURA, "F001-00000123", &format!("F001-{pieces}")).map(|_| ()),
        Err(XmlError::Incomplete { path: "ID".to_owned() })
    );
    let many = "<cbc:ID>F001-1</cbc:ID>".repeat(80_000);
    assert!(matches!(
        refused(&changed(FACTURA, "<cbc:ID>F001-00000123</cbc:ID>", &many)),
        XmlError::Incomplete { .. }
    ));
}

#[test]
fn nothing_may_stand_around_the_document() {
    for whole in ALL {
        for more in [
            "<x/>",
            "x",
            "&amp;",
            "<![CDATA[ ]]>",
            "<?xml version='1.0'?>",
            "</x>",
            "<",
            "\u{FEFF}",
            "<!--",
        ] {
            let mut bytes = whole.to_vec();
            bytes.extend_from_slice(more.as_bytes());
            assert_eq!(refused(&bytes), XmlError::NotXml, "{more}");
        }
        let mut commented = whole.to_vec();
        commented.extend_from_slice(b"\r\n<!-- sent -->\n<?sent?>\n");
        assert_eq!(read(&commented), read(whole));
        let mut twice = whole.to_vec();
        twice.extend_from_slice(whole);
        assert_eq!(refused(&twice), XmlError::NotXml);
        let mut late = b"\n".to_vec();
        late.extend_from_slice(whole);
        assert_eq!(refused(&late), XmlError::NotXml);
    }
    for nothing in [
        "",
        " ",
        "\u{FEFF}",
        "<!-- -->",
        "<?xml version='1.0'?>",
        "RUC;20990001015",
        "{}",
        "PK\u{3}\u{4}",
    ] {
        assert_eq!(refused(nothing.as_bytes()), XmlError::NotXml, "{nothing}");
    }
}
