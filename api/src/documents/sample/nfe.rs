//! Brazil: nfeProc 4.00, the note with the tax office's protocol. The issuers are in São Paulo.

use chrono::{Datelike, TimeDelta};
use types::accounts::Environment;
use types::kit::money::{Currency, Money};

use super::super::xml::access_key::KeyFields;
use super::writer::Writer;
use super::{NfeModel, Party, SampleLine, SampleNfe, percent};

const NAMESPACE: &str = "http://www.portalfiscal.inf.br/nfe";
const COMMENT: &str = "Documento de amostra: sem assinatura, nunca enviado à SEFAZ";

const STATE: &str = "35";
const CITY: &str = "3550308";
const NOTHING: &str = "0.00";

/// Rates in hundredths of a percent.
const ICMS: i64 = 1_800;
const PIS: i64 = 165;
const COFINS: i64 = 760;

/// The XML of a document of Brazil.
#[must_use]
pub fn nfe(sample: &SampleNfe) -> String {
    let key = access_key(sample);
    let mut xml = Writer::new(COMMENT);
    xml.within(&format!("nfeProc xmlns=\"{NAMESPACE}\" versao=\"4.00\""), |xml| {
        xml.within(&format!("NFe xmlns=\"{NAMESPACE}\""), |xml| {
            xml.within(&format!("infNFe versao=\"4.00\" Id=\"NFe{key}\""), |xml| {
                note(xml, sample, &key)
            });
            if matches!(sample.model, NfeModel::Nfce { .. }) {
                xml.within("infNFeSupl", |xml| enquiry(xml, sample, &key));
            }
        });
        xml.within("protNFe versao=\"4.00\"", |xml| {
            xml.within("infProt", |xml| protocol(xml, sample, &key));
        });
    });
    xml.finish()
}

pub(super) fn access_key(sample: &SampleNfe) -> String {
    KeyFields {
        state: STATE,
        issued_on: sample.issued_at.date_naive(),
        cnpj: &sample.issuer.number,
        model: model(sample),
        series: sample.series,
        number: sample.number,
        emission: "1",
        code: &code(sample),
    }
    .key()
}

pub(super) fn reais(minor: i64) -> Money {
    let currency = Currency::parse("BRL").expect("three capital letters");
    Money { minor, currency }
}

fn decimal(minor: i64) -> String {
    reais(minor).decimal()
}

const fn model(sample: &SampleNfe) -> &'static str {
    match sample.model {
        NfeModel::Nfe { .. } => "55",
        NfeModel::Nfce { .. } => "65",
    }
}

const fn environment(sample: &SampleNfe) -> &'static str {
    match sample.environment {
        Environment::Production => "1",
        Environment::Demo => "2",
    }
}

/// The code an issuer chooses for each of its notes: eight digits that do not repeat the number.
fn code(sample: &SampleNfe) -> String {
    let scattered = sample.number.wrapping_mul(48_271).wrapping_add(13_579_246);
    format!("{:08}", scattered.rem_euclid(100_000_000))
}

fn note(xml: &mut Writer, sample: &SampleNfe, key: &str) {
    xml.within("ide", |xml| identification(xml, sample, key));
    xml.within("emit", |xml| {
        xml.leaf("CNPJ", &sample.issuer.number);
        xml.leaf("xNome", &sample.issuer.name);
        xml.within("enderEmit", |xml| {
            address(xml, "Rua das Paineiras", "Bela Vista", "01310000")
        });
        xml.leaf("IE", "110042490114");
        xml.leaf("CRT", "3");
    });
    let customer = match &sample.model {
        NfeModel::Nfe { customer } => Some(customer),
        NfeModel::Nfce { customer } => customer.as_ref(),
    };
    if let Some(customer) = customer {
        xml.within("dest", |xml| recipient(xml, customer));
    }
    for (place, line) in (1..).zip(&sample.lines) {
        xml.within(&format!("det nItem=\"{place}\""), |xml| item(xml, line, place));
    }
    xml.within("total", |xml| xml.within("ICMSTot", |xml| totals(xml, sample)));
    xml.within("transp", |xml| xml.leaf("modFrete", "9"));
    xml.within("pag", |xml| {
        xml.within("detPag", |xml| {
            xml.leaf("tPag", "01");
            xml.leaf("vPag", sample.total().decimal());
        });
    });
}

fn identification(xml: &mut Writer, sample: &SampleNfe, key: &str) {
    let print = match sample.model {
        NfeModel::Nfe { .. } => "1",
        NfeModel::Nfce { .. } => "4",
    };
    xml.leaf("cUF", STATE);
    xml.leaf("cNF", code(sample));
    xml.leaf("natOp", "Venda de mercadoria");
    xml.leaf("mod", model(sample));
    xml.leaf("serie", sample.series);
    xml.leaf("nNF", sample.number);
    xml.leaf("dhEmi", sample.issued_at.format("%Y-%m-%dT%H:%M:%S%:z"));
    xml.leaf("tpNF", "1");
    xml.leaf("idDest", "1");
    xml.leaf("cMunFG", CITY);
    xml.leaf("tpImp", print);
    xml.leaf("tpEmis", "1");
    xml.leaf("cDV", key.get(43..).unwrap_or_default());
    xml.leaf("tpAmb", environment(sample));
    xml.leaf("finNFe", "1");
    xml.leaf("indFinal", "1");
    xml.leaf("indPres", "1");
    xml.leaf("procEmi", "0");
    xml.leaf("verProc", "1.0");
}

fn address(xml: &mut Writer, street: &str, quarter: &str, postcode: &str) {
    xml.leaf("xLgr", street);
    xml.leaf("nro", "120");
    xml.leaf("xBairro", quarter);
    xml.leaf("cMun", CITY);
    xml.leaf("xMun", "São Paulo");
    xml.leaf("UF", "SP");
    xml.leaf("CEP", postcode);
    xml.leaf("cPais", "1058");
    xml.leaf("xPais", "Brasil");
}

fn recipient(xml: &mut Writer, customer: &Party) {
    let name = if customer.number.len() == 14 { "CNPJ" } else { "CPF" };
    xml.leaf(name, &customer.number);
    xml.leaf("xNome", &customer.name);
    xml.within("enderDest", |xml| address(xml, "Rua dos Ipês", "Centro", "01001000"));
    xml.leaf("indIEDest", "9");
}

fn item(xml: &mut Writer, line: &SampleLine, place: usize) {
    let (value, price) = (decimal(line.value()), decimal(line.unit_price_minor));
    xml.within("prod", |xml| {
        xml.leaf("cProd", format_args!("P{place:03}"));
        xml.leaf("cEAN", "SEM GTIN");
        xml.leaf("xProd", &line.description);
        xml.leaf("NCM", "48201000");
        xml.leaf("CFOP", "5102");
        xml.leaf("uCom", "UN");
        xml.leaf("qCom", line.quantity);
        xml.leaf("vUnCom", &price);
        xml.leaf("vProd", &value);
        xml.leaf("cEANTrib", "SEM GTIN");
        xml.leaf("uTrib", "UN");
        xml.leaf("qTrib", line.quantity);
        xml.leaf("vUnTrib", &price);
        xml.leaf("indTot", "1");
    });
    let taxes = Taxes::of(line);
    xml.within("imposto", |xml| {
        let icms = |xml: &mut Writer| {
            xml.leaf("orig", "0");
            xml.leaf("CST", "00");
            xml.leaf("modBC", "3");
            xml.leaf("vBC", &value);
            xml.leaf("pICMS", "18.00");
            xml.leaf("vICMS", decimal(taxes.icms));
        };
        let contribution = |xml: &mut Writer, rate_name: &str, rate: &str, name: &str, amount: i64| {
            xml.leaf("CST", "01");
            xml.leaf("vBC", decimal(line.value().saturating_sub(taxes.icms)));
            xml.leaf(rate_name, rate);
            xml.leaf(name, decimal(amount));
        };
        xml.within("ICMS", |xml| xml.within("ICMS00", icms));
        xml.within("PIS", |xml| {
            xml.within("PISAliq", |xml| contribution(xml, "pPIS", "1.65", "vPIS", taxes.pis));
        });
        xml.within("COFINS", |xml| {
            xml.within("COFINSAliq", |xml| {
                contribution(xml, "pCOFINS", "7.60", "vCOFINS", taxes.cofins)
            });
        });
    });
}

/// The taxes within a line's price; PIS and COFINS are reckoned on what ICMS leaves.
#[derive(Clone, Copy)]
struct Taxes {
    icms: i64,
    pis: i64,
    cofins: i64,
}

impl Taxes {
    fn of(line: &SampleLine) -> Self {
        let icms = percent(line.value(), ICMS);
        let rest = line.value().saturating_sub(icms);
        Self {
            icms,
            pis: percent(rest, PIS),
            cofins: percent(rest, COFINS),
        }
    }
}

fn totals(xml: &mut Writer, sample: &SampleNfe) {
    let sum = |tax: fn(Taxes) -> i64| decimal(sample.lines.iter().map(Taxes::of).map(tax).sum());
    let total = sample.total().decimal();
    xml.leaf("vBC", &total);
    xml.leaf("vICMS", sum(|taxes| taxes.icms));
    for name in ["vICMSDeson", "vFCP", "vBCST", "vST", "vFCPST", "vFCPSTRet"] {
        xml.leaf(name, NOTHING);
    }
    xml.leaf("vProd", &total);
    for name in ["vFrete", "vSeg", "vDesc", "vII", "vIPI", "vIPIDevol"] {
        xml.leaf(name, NOTHING);
    }
    xml.leaf("vPIS", sum(|taxes| taxes.pis));
    xml.leaf("vCOFINS", sum(|taxes| taxes.cofins));
    xml.leaf("vOutro", NOTHING);
    xml.leaf("vNF", &total);
}

/// Where the buyer may look the NFC-e up.
fn enquiry(xml: &mut Writer, sample: &SampleNfe, key: &str) {
    let host = match sample.environment {
        Environment::Production => "www.nfce.fazenda.sp.gov.br",
        Environment::Demo => "www.homologacao.nfce.fazenda.sp.gov.br",
    };
    let tp_amb = environment(sample);
    xml.leaf("qrCode", format_args!("https://{host}/qrcode?p={key}|3|{tp_amb}"));
    xml.leaf("urlChave", format_args!("https://{host}/consulta"));
}

fn protocol(xml: &mut Writer, sample: &SampleNfe, key: &str) {
    let received_at = sample.issued_at + TimeDelta::seconds(3);
    let year = sample.issued_at.year().rem_euclid(100);
    xml.leaf("tpAmb", environment(sample));
    xml.leaf("verAplic", "SP_NFE_PL009_V4");
    xml.leaf("chNFe", key);
    xml.leaf("dhRecbto", received_at.format("%Y-%m-%dT%H:%M:%S%:z"));
    xml.leaf("nProt", format_args!("1{STATE}{year:02}{:010}", sample.number));
    xml.leaf("cStat", "100");
    xml.leaf("xMotivo", "Autorizado o uso da NF-e");
}
