//! Brazil: NF-e and NFC-e.

use types::documents::DocumentContent;
use types::documents::content::{ContentLine, Party, Payment, Reference, SumKind, Tax};
use types::kit::money::Currency;

use super::content::{is_something, joined, named, sum};
use super::tree::Node;
use super::values::day;

/// The totals of taxes, each with the field of what it is taken of.
const TAXES: [(&str, &str, Option<&str>); 8] = [
    ("ICMS", "vICMS", Some("vBC")),
    ("ICMS ST", "vST", Some("vBCST")),
    ("FCP", "vFCP", None),
    ("IPI", "vIPI", None),
    ("II", "vII", None),
    ("PIS", "vPIS", None),
    ("COFINS", "vCOFINS", None),
    ("ICMS desonerado", "vICMSDeson", None),
];

pub(super) fn read(root: &Node) -> DocumentContent {
    let Some(note) = root.at(&["NFe", "infNFe"]) else {
        return DocumentContent::default();
    };
    let of_total = |name: &str| note.text(&["total", "ICMSTot", name]);
    let sums = [
        (SumKind::Lines, of_total("vProd")),
        (SumKind::Discounts, of_total("vDesc")),
        (SumKind::Freight, of_total("vFrete")),
        (SumKind::Insurance, of_total("vSeg")),
        (SumKind::Charges, of_total("vOutro")),
        (SumKind::Payable, of_total("vNF")),
    ];
    let issued_at = note
        .text(&["ide", "dhEmi"])
        .and_then(|text| Some(text.split_once('T')?.1.to_owned()));
    let said = ["infCpl", "infAdFisco"].map(|name| note.text(&["infAdic", name]));
    DocumentContent {
        issuer: note.at(&["emit"]).map(|of| party(of, "enderEmit")).unwrap_or_default(),
        customer: note.at(&["dest"]).map(|of| party(of, "enderDest")),
        currency: Some(Currency::real()),
        issued_at,
        due_on: None,
        operation: note.text(&["ide", "natOp"]),
        references: references(note),
        lines: note.all("det").map(line).collect(),
        line_count: 0,
        taxes: taxes(note),
        sums: sums
            .into_iter()
            .filter_map(|(what, amount)| sum(what, amount))
            .collect(),
        payments: payments(note),
        notes: said.into_iter().flatten().collect(),
    }
}

/// A notice of numbers that are not used: whose they are, which, and why.
pub(super) fn unused(root: &Node) -> DocumentContent {
    let answer = root.at(&["retInutNFe", "infInut"]).or_else(|| root.at(&["infInut"]));
    let said = |name: &str| answer.and_then(|answer| answer.text(&[name]));
    let numbers = |model: String| {
        let (series, first, last) = (said("serie")?, said("nNFIni")?, said("nNFFin")?);
        Some(Reference {
            number: format!("{series}-{first} – {series}-{last}"),
            kind_code: Some(model),
            reason: root.text(&["inutNFe", "infInut", "xJust"]),
        })
    };
    DocumentContent {
        issuer: Party {
            tax_id: said("CNPJ"),
            ..Party::default()
        },
        issued_at: said("dhRecbto").and_then(|text| Some(text.split_once('T')?.1.to_owned())),
        references: said("mod").and_then(numbers).into_iter().collect(),
        ..DocumentContent::default()
    }
}

fn party(of: &Node, place: &str) -> Party {
    let part = |name: &str| of.text(&[place, name]);
    let street = match (part("xLgr"), part("nro")) {
        (Some(street), Some(number)) => Some(format!("{street}, {number}")),
        (street, number) => street.or(number),
    };
    let city = match (part("xMun"), part("UF")) {
        (Some(city), Some(state)) => Some(format!("{city} – {state}")),
        (city, state) => city.or(state),
    };
    let name = named(of, &["xNome"]);
    Party {
        tax_id: ["CNPJ", "CPF", "idEstrangeiro"]
            .into_iter()
            .find_map(|field| named(of, &[field])),
        trade_name: named(of, &["xFant"]).filter(|trade| Some(trade) != name.as_ref()),
        name,
        address: joined([street, part("xCpl"), part("xBairro"), city, part("CEP").map(cep)]),
        state_registration: named(of, &["IE"]),
    }
}

/// A postal code as Brazil writes it: `01310-100`.
fn cep(digits: String) -> String {
    let whole = digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit());
    match digits.split_at_checked(5) {
        Some((area, street)) if whole => format!("{area}-{street}"),
        _ => digits,
    }
}

fn line(line: &Node) -> ContentLine {
    let of_product = |name: &str| line.text(&["prod", name]);
    let taxed = line
        .at(&["imposto", "ICMS"])
        .and_then(|taxes| taxes.children().first()?.text(&["vICMS"]));
    let more = line.text(&["infAdProd"]);
    let described: Vec<String> = [of_product("xProd"), more].into_iter().flatten().collect();
    ContentLine {
        number: line.attribute("nItem").unwrap_or_default(),
        code: of_product("cProd"),
        description: described.join(" · "),
        quantity: of_product("qCom"),
        unit: of_product("uCom"),
        price: of_product("vUnCom"),
        tax: taxed,
        amount: of_product("vProd"),
    }
}

fn taxes(note: &Node) -> Vec<Tax> {
    let of_total = |name: &str| note.text(&["total", "ICMSTot", name]);
    let known = TAXES
        .into_iter()
        .map(|(name, amount, base)| (name, of_total(amount), base.and_then(of_total)));
    let reformed = |way: [&str; 2]| note.at(&["total", "IBSCBSTot"]).and_then(|total| total.text(&way));
    let base = note.text(&["total", "IBSCBSTot", "vBCIBSCBS"]);
    let reform = [
        ("IBS", reformed(["gIBS", "vIBS"]), base.clone()),
        ("CBS", reformed(["gCBS", "vCBS"]), base),
    ];
    let tax = |(name, amount, base): (&str, Option<String>, Option<String>)| {
        Some(Tax {
            name: name.to_owned(),
            base: base.filter(|base| is_something(base)),
            rate: None,
            amount: amount.filter(|amount| is_something(amount))?,
        })
    };
    known.chain(reform).filter_map(tax).collect()
}

fn references(note: &Node) -> Vec<Reference> {
    let refers = note.at(&["ide"]).into_iter().flat_map(|ide| ide.all("NFref"));
    let reference = |each: &Node| {
        Some(Reference {
            number: each.text(&["refNFe"])?,
            kind_code: None,
            reason: None,
        })
    };
    refers.filter_map(reference).collect()
}

/// How it is paid, and by when where it is paid in parts.
fn payments(note: &Node) -> Vec<Payment> {
    let ways = note.at(&["pag"]).into_iter().flat_map(|paid| paid.all("detPag"));
    let way = |each: &Node| {
        let code = each.text(&["tPag"])?;
        let own = each.text(&["xPag"]);
        Some(Payment {
            way: own.unwrap_or_else(|| way_name(&code).map_or(code, str::to_owned)),
            amount: each.text(&["vPag"]).filter(|amount| is_something(amount)),
            due_on: None,
        })
    };
    let parts = note.at(&["cobr"]).into_iter().flat_map(|charged| charged.all("dup"));
    let part = |each: &Node| {
        Some(Payment {
            way: format!("Duplicata {}", each.text(&["nDup"]).unwrap_or_default())
                .trim()
                .to_owned(),
            amount: each.text(&["vDup"]),
            due_on: each.text(&["dVenc"]).and_then(|text| day(&text)),
        })
    };
    ways.filter_map(way).chain(parts.filter_map(part)).collect()
}

/// What a code of *tPag* means, as the note's own printed form says it.
fn way_name(code: &str) -> Option<&'static str> {
    Some(match code {
        "01" => "Dinheiro",
        "02" => "Cheque",
        "03" => "Cartão de crédito",
        "04" => "Cartão de débito",
        "05" => "Crédito da loja",
        "10" => "Vale-alimentação",
        "11" => "Vale-refeição",
        "12" => "Vale-presente",
        "13" => "Vale-combustível",
        "15" => "Boleto bancário",
        "16" => "Depósito bancário",
        "17" | "20" => "Pix",
        "18" => "Transferência bancária",
        "19" => "Programa de fidelidade",
        "90" => "Sem pagamento",
        "99" => "Outros",
        _ => return None,
    })
}
