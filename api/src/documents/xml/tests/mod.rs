//! The reader as a whole, on made-up documents of every kind, and on what no document should be.

mod brazil;
mod damaged;
mod hostile;
mod notices;
mod peru;
mod peru_forms;
mod receipts;
mod situation;

use super::{FiscalDocument, XmlError, read};

const FACTURA: &[u8] = include_bytes!("../../../../../tests/fixtures/peru-factura.xml");
const BOLETA: &[u8] = include_bytes!("../../../../../tests/fixtures/peru-boleta-ubl20.xml");
const NOTA_CREDITO: &[u8] = include_bytes!("../../../../../tests/fixtures/peru-nota-credito.xml");
const NOTA_DEBITO: &[u8] = include_bytes!("../../../../../tests/fixtures/peru-nota-debito.xml");
const BAJA: &[u8] = include_bytes!("../../../../../tests/fixtures/peru-comunicacion-baja.xml");
const NFE: &[u8] = include_bytes!("../../../../../tests/fixtures/brasil-nfe.xml");
const NFCE: &[u8] = include_bytes!("../../../../../tests/fixtures/brasil-nfce.xml");

const ALL: [&[u8]; 7] = [FACTURA, BOLETA, NOTA_CREDITO, NOTA_DEBITO, BAJA, NFE, NFCE];

/// The document with every `from` in it turned into `to`; there must be one.
fn changed(document: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut rest = document;
    let mut whole = Vec::new();
    let mut times = 0;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix(from.as_bytes()) {
            whole.extend_from_slice(to.as_bytes());
            rest = after;
            times += 1;
        } else {
            whole.push(rest[0]);
            rest = &rest[1..];
        }
    }
    assert!(times > 0, "there is no {from}");
    whole
}

/// What is read after such a change.
fn after(document: &[u8], from: &str, to: &str) -> Result<FiscalDocument, XmlError> {
    read(&changed(document, from, to))
}

fn incomplete(path: &str) -> Result<FiscalDocument, XmlError> {
    let path = path.to_owned();
    Err(XmlError::Incomplete { path })
}

fn unknown(root: &str) -> Result<FiscalDocument, XmlError> {
    let root = root.to_owned();
    Err(XmlError::KindUnknown { root })
}
