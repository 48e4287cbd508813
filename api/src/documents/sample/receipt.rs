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

/// SEFAZ's record that numbers are not used.
#[derive(Clone, Debug)]
pub struct SampleUnused {
    /// The CNPJ of whose numbers they are.
    pub issuer: String,
    pub environment: Environment,
    /// `55` or `65`.
    pub model: &'static str,
    pub series: u16,
    pub first: i64,
    pub last: i64,
    pub code: String,
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
    let tag = format!("protNFe xmlns=\"{NFE}\" versao=\"4.00\"");
    xml.within(&tag, |xml| of_protocol(xml, sample));
    xml.finish()
}

fn of_protocol(xml: &mut Writer, sample: &SampleAnswer) {
    xml.within("infProt", |xml| {
        xml.leaf("tpAmb", environment(sample.environment));
        xml.leaf("chNFe", &sample.access_key);
        xml.leaf("dhRecbto", sample.told_at.to_rfc3339());
        xml.leaf("nProt", "135260000000007");
        xml.leaf("cStat", &sample.code);
        xml.leaf("xMotivo", &sample.words);
    });
}

/// The XML of an event of that kind (`110111` cancels) with the answer to it.
#[must_use]
pub fn event(sample: &SampleAnswer, kind: &str) -> String {
    let mut xml = Writer::new(COMMENT);
    let tag = format!("procEventoNFe xmlns=\"{NFE}\" versao=\"1.00\"");
    xml.within(&tag, |xml| of_event(xml, sample, kind));
    xml.finish()
}

fn of_event(xml: &mut Writer, sample: &SampleAnswer, kind: &str) {
    xml.within("evento versao=\"1.00\"", |xml| {
        xml.within("infEvento", |xml| {
            xml.leaf("tpAmb", environment(sample.environment));
            xml.leaf("chNFe", &sample.access_key);
            xml.leaf("dhEvento", sample.told_at.to_rfc3339());
            xml.leaf("tpEvento", kind);
            xml.leaf("nSeqEvento", "1");
        });
    });
    xml.within("retEvento versao=\"1.00\"", |xml| {
        xml.within("infEvento", |xml| {
            xml.leaf("tpAmb", environment(sample.environment));
            xml.leaf("cStat", &sample.code);
            xml.leaf("xMotivo", &sample.words);
            xml.leaf("chNFe", &sample.access_key);
            xml.leaf("tpEvento", kind);
            xml.leaf("dhRegEvento", sample.told_at.to_rfc3339());
            xml.leaf("nProt", "135260000000008");
        });
    });
}

/// The XML of how a note stands, as SEFAZ answers who asks: by what code, its protocol where it has one, and its
/// events, each with its kind.
#[must_use]
pub fn situation(asked: &SampleAnswer, protocol: Option<&SampleAnswer>, events: &[(&str, SampleAnswer)]) -> String {
    let mut xml = Writer::new(COMMENT);
    xml.within(&format!("retConsSitNFe xmlns=\"{NFE}\" versao=\"4.00\""), |xml| {
        xml.leaf("tpAmb", environment(asked.environment));
        xml.leaf("verAplic", "MUESTRA");
        xml.leaf("cStat", &asked.code);
        xml.leaf("xMotivo", &asked.words);
        xml.leaf("cUF", "35");
        xml.leaf("dhRecbto", asked.told_at.to_rfc3339());
        xml.leaf("chNFe", &asked.access_key);
        if let Some(protocol) = protocol {
            xml.within("protNFe versao=\"4.00\"", |xml| of_protocol(xml, protocol));
        }
        for (kind, event) in events {
            xml.within("procEventoNFe versao=\"1.00\"", |xml| of_event(xml, event, kind));
        }
    });
    xml.finish()
}

/// The XML of a range of numbers that is not used, with the request for it.
#[must_use]
pub fn unused(sample: &SampleUnused) -> String {
    let mut xml = Writer::new(COMMENT);
    let range = |xml: &mut Writer| {
        xml.leaf("ano", sample.told_at.format("%y"));
        xml.leaf("CNPJ", &sample.issuer);
        xml.leaf("mod", sample.model);
        xml.leaf("serie", sample.series);
        xml.leaf("nNFIni", sample.first);
        xml.leaf("nNFFin", sample.last);
    };
    xml.within(&format!("procInutNFe xmlns=\"{NFE}\" versao=\"4.00\""), |xml| {
        xml.within("inutNFe versao=\"4.00\"", |xml| {
            xml.within("infInut", |xml| {
                xml.leaf("tpAmb", environment(sample.environment));
                xml.leaf("xServ", "INUTILIZAR");
                xml.leaf("cUF", "35");
                range(xml);
                xml.leaf("xJust", "Quebra de sequência da numeração");
            });
        });
        xml.within("retInutNFe versao=\"4.00\"", |xml| {
            xml.within("infInut", |xml| {
                xml.leaf("tpAmb", environment(sample.environment));
                xml.leaf("verAplic", "MUESTRA");
                xml.leaf("cStat", &sample.code);
                xml.leaf("xMotivo", "Inutilizacao de numero homologado");
                xml.leaf("cUF", "35");
                range(xml);
                xml.leaf("dhRecbto", sample.told_at.to_rfc3339());
                xml.leaf("nProt", "135260000000009");
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

const fn environment(environment: Environment) -> &'static str {
    match environment {
        Environment::Production => "1",
        Environment::Demo => "2",
    }
}
