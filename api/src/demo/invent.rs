//! Invented companies: names, hostnames, tax numbers, what they sell.

use types::tax_id::{Country, TaxId};

use super::chance::Chance;

const PERU_FIRST: [&str; 16] = [
    "Pukara", "Illari", "Qantu", "Misti", "Tambo", "Chaska", "Wayra", "Killa", "Sumaq", "Amaru", "Retama", "Kantuta",
    "Ñusta", "Molle", "Chachani", "Yareta",
];
const PERU_TRADE: [&str; 12] = [
    "Textil",
    "Ferretería",
    "Botica",
    "Panificadora",
    "Transportes",
    "Agroexportadora",
    "Imprenta",
    "Hostal",
    "Restaurante",
    "Repuestos",
    "Minimarket",
    "Consultores",
];
const PERU_FORM: [&str; 4] = ["S.A.C.", "E.I.R.L.", "S.R.L.", "S.A."];
const BRAZIL_FIRST: [&str; 16] = [
    "Jacarandá",
    "Araucária",
    "Pitanga",
    "Sabiá",
    "Cerrado",
    "Guará",
    "Jatobá",
    "Caju",
    "Maré",
    "Serra Azul",
    "Buriti",
    "Andorinha",
    "Açaí",
    "Tucum",
    "Ipuã",
    "Lajedo",
];
const BRAZIL_TRADE: [&str; 12] = [
    "Tecidos",
    "Ferragens",
    "Farmácia",
    "Padaria",
    "Transportes",
    "Alimentos",
    "Gráfica",
    "Pousada",
    "Restaurante",
    "Autopeças",
    "Mercearia",
    "Consultoria",
];
const BRAZIL_FORM: [&str; 4] = ["Ltda", "ME", "S.A.", "EPP"];
const LONG: &str = "Comercializadora e Importadora de Insumos Agroindustriales y Servicios Generales Hermanos \
    Yupanqui Mamani S.A.C.";

/// A company, told apart by its number.
pub(super) struct Company {
    pub name: String,
    pub hostname: String,
    pub tax_id: String,
}

/// The company of that number.
pub(super) fn company(country: Country, number: u32) -> Company {
    let mut chance = Chance::new(u64::from(number) * 7919 + 13);
    let (firsts, trades, forms) = match country {
        Country::Pe => (&PERU_FIRST, &PERU_TRADE, &PERU_FORM),
        Country::Br => (&BRAZIL_FIRST, &BRAZIL_TRADE, &BRAZIL_FORM),
    };
    let first = usize::try_from(number).unwrap_or_default() % firsts.len();
    let first = firsts.get(first).copied().unwrap_or_default();
    let (trade, form) = (chance.pick(trades), chance.pick(forms));
    let long = country == Country::Pe && number % 100 == 17;
    let name = if long {
        LONG.to_owned()
    } else {
        format!("{first} {trade} {form}")
    };
    let hostname = format!("{}-{}", plain(first), plain(trade));
    let hostname = if number % 100 < 16 {
        hostname
    } else {
        format!("{hostname}-{}", number % 100)
    };
    Company {
        name,
        hostname,
        tax_id: tax_id(country, number),
    }
}

/// A tax number with right check digits, in a range no tax office has reached.
pub(super) fn tax_id(country: Country, number: u32) -> String {
    let (body, digits) = match country {
        Country::Pe => (format!("2099{number:06}"), 1),
        Country::Br if number.is_multiple_of(3) => (format!("ZD{number:06}0001"), 2),
        Country::Br => (format!("98{number:06}0001"), 2),
    };
    let whole = (0..10_u32.pow(digits)).map(|check| match digits {
        1 => format!("{body}{check}"),
        _ => format!("{body}{check:02}"),
    });
    let right = whole.into_iter().find(|number| TaxId::parse(country, number).is_ok());
    right.unwrap_or_default()
}

/// What a company sells, and the price of one in minor units.
pub(super) fn goods(country: Country, chance: &mut Chance) -> (&'static str, i64) {
    const PERU: [(&str, i64); 8] = [
        ("Servicio de mantenimiento", 18_000),
        ("Polo de algodón pima talla M", 3_890),
        ("Cemento gris 42.5 kg", 2_990),
        ("Menú ejecutivo", 1_800),
        ("Flete Arequipa–Lima", 45_000),
        ("Tóner negro 2,000 páginas", 12_050),
        ("Habitación doble, una noche", 16_000),
        ("Juego de pastillas de freno", 9_700),
    ];
    const BRAZIL: [(&str, i64); 8] = [
        ("Serviço de manutenção", 28_000),
        ("Camiseta de algodão tamanho M", 5_990),
        ("Cimento CP II 50 kg", 3_890),
        ("Prato executivo", 3_450),
        ("Frete Campinas–Curitiba", 78_000),
        ("Cartucho preto XL", 15_900),
        ("Diária quarto duplo", 24_000),
        ("Jogo de pastilhas de freio", 18_700),
    ];
    match country {
        Country::Pe => chance.pick(&PERU),
        Country::Br => chance.pick(&BRAZIL),
    }
}

/// A name as it can stand in an address.
fn plain(name: &str) -> String {
    types::kit::fold::fold(name).replace(' ', "")
}
