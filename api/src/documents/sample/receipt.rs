//! What the tax offices would answer: a CDR of Peru, protocols and events of Brazil.

use chrono::{DateTime, FixedOffset, NaiveDateTime};
use types::accounts::Environment;

use super::writer::Writer;

const UBL: &str = "urn:oasis:names:specification:ubl:schema:xsd";
const NFE: &str = "http://www.portalfiscal.inf.br/nfe";
const COMMENT: &str = "Respuesta de muestra: sin firma, ninguna administración tributaria la dio";
const SUNAT: &str = "20131312955";

/// A CDR of Peru.
#[derive(Clone, Debug)]
pub struct SampleCdr {
    /// The RUC of whom it answers.
    pub issuer: String,
    /// `F001-123`, `RA-20261121-1`.
    pub reference: String,
    pub code: String,
    pub words: String,
    /// Observations: `4252 - El dato…`.
    pub notes: Vec<String>,
    /// The time in Lima.
    pub told_at: NaiveDateTime,
}

/// An answer of Brazil to a note, or to an event of one.
#[derive(Clone, Debug)]
pub struct SampleAnswer {
    pub access_key: String,
    pub environment: Environment,
    pub code: String,
    pub words: String,
    pub told_at: DateTime<FixedOffset>,
}

/// The XML of a CDR.
#[must_use]
pub fn cdr(sample: &SampleCdr) -> String {
    let mut xml = Writer::new(COMMENT);
    let root = format!(
        "ApplicationResponse xmlns=\"{UBL}:ApplicationResponse-2\" xmlns:cac=\"{UBL}:CommonAggregateComponents-2\" \
         xmlns:cbc=\"{UBL}:CommonBasicComponents-2\""
    );
    xml.within(&root, |xml| {
        xml.leaf("cbc:UBLVersionID", "2.0");
        xml.leaf("cbc:CustomizationID", "1.0");
        xml.leaf("cbc:ID", sample.told_at.format("2%Y%m%d%H%M%S"));
        for day in ["cbc:IssueDate", "cbc:ResponseDate"] {
            xml.leaf(day, sample.told_at.date());
        }
        xml.leaf("cbc:ResponseTime", sample.told_at.format("%H:%M:%S"));
        for note in &sample.notes {
            xml.leaf("cbc:Note", note);
        }
        party(xml, "cac:SenderParty", SUNAT);
        party(xml, "cac:ReceiverParty", &sample.issuer);
        xml.within("cac:DocumentResponse", |xml| {
            xml.within("cac:Response", |xml| {
                xml.leaf("cbc:ReferenceID", &sample.reference);
                xml.leaf("cbc:ResponseCode", &sample.code);
                xml.leaf("cbc:Description", &sample.words);
            });
            xml.within("cac:DocumentReference", |xml| xml.leaf("cbc:ID", &sample.reference));
        });
    });
    xml.finish()
}

/// The XML of a protocol on its own.
#[must_use]
pub fn protocol(sample: &SampleAnswer) -> String {
    let mut xml = Writer::new(COMMENT);
    xml.within(&format!("protNFe xmlns=\"{NFE}\" versao=\"4.00\""), |xml| {
        xml.within("infProt", |xml| {
            xml.leaf("tpAmb", environment(sample));
            xml.leaf("chNFe", &sample.access_key);
            xml.leaf("dhRecbto", sample.told_at.to_rfc3339());
            xml.leaf("nProt", "135260000000007");
            xml.leaf("cStat", &sample.code);
            xml.leaf("xMotivo", &sample.words);
        });
    });
    xml.finish()
}

/// The XML of an event of that kind (`110111` cancels) with the answer to it.
#[must_use]
pub fn event(sample: &SampleAnswer, kind: &str) -> String {
    let mut xml = Writer::new(COMMENT);
    xml.within(&format!("procEventoNFe xmlns=\"{NFE}\" versao=\"1.00\""), |xml| {
        xml.within("evento versao=\"1.00\"", |xml| {
            xml.within("infEvento", |xml| {
                xml.leaf("tpAmb", environment(sample));
                xml.leaf("chNFe", &sample.access_key);
                xml.leaf("dhEvento", sample.told_at.to_rfc3339());
                xml.leaf("tpEvento", kind);
                xml.leaf("nSeqEvento", "1");
            });
        });
        xml.within("retEvento versao=\"1.00\"", |xml| {
            xml.within("infEvento", |xml| {
                xml.leaf("tpAmb", environment(sample));
                xml.leaf("cStat", &sample.code);
                xml.leaf("xMotivo", &sample.words);
                xml.leaf("chNFe", &sample.access_key);
                xml.leaf("tpEvento", kind);
                xml.leaf("dhRegEvento", sample.told_at.to_rfc3339());
                xml.leaf("nProt", "135260000000008");
            });
        });
    });
    xml.finish()
}

fn party(xml: &mut Writer, tag: &str, number: &str) {
    xml.within(tag, |xml| {
        xml.within("cac:PartyIdentification", |xml| xml.leaf("cbc:ID", number));
    });
}

const fn environment(sample: &SampleAnswer) -> &'static str {
    match sample.environment {
        Environment::Production => "1",
        Environment::Demo => "2",
    }
}
