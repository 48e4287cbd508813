//! Who is in the demo.

use types::access::Role;
use types::kit::text::Language;
use types::tax_id::Country;

use crate::kit::error::{Error, Result};

/// Everybody's password.
pub(super) const PASSWORD: &str = "puente-cobre-lluvia";

/// A reseller with its people, its plans and how many accounts of each country it has.
pub(super) struct Cast {
    pub name: &'static str,
    pub country: Country,
    pub language: Language,
    /// The number its own tax number and its accounts' are made from.
    pub number: u32,
    pub maximum_accounts: Option<i64>,
    pub people: Vec<Person>,
    /// Name and address of somebody who has not accepted an invitation.
    pub invited: Option<(&'static str, &'static str)>,
    pub plans: &'static [Offer],
    pub accounts: &'static [(Country, u32)],
    pub suspended: Option<&'static str>,
}

/// A plan: its name, what a month of it costs in minor units, its documents in a cycle and its users.
pub(super) struct Offer {
    pub name: &'static str,
    pub price: i64,
    pub documents: Option<i64>,
    pub users: Option<i64>,
}

pub(super) struct Person {
    pub name: &'static str,
    pub email: &'static str,
    pub role: Role,
}

impl Cast {
    pub(super) fn owner(&self) -> Result<&Person> {
        self.people
            .iter()
            .find(|person| person.role == Role::Owner)
            .ok_or_else(|| Error::broken("nobody owns it"))
    }
}

const fn person(name: &'static str, email: &'static str, role: Role) -> Person {
    Person { name, email, role }
}

const fn offer(name: &'static str, price: i64, documents: Option<i64>, users: Option<i64>) -> Offer {
    Offer {
        name,
        price,
        documents,
        users,
    }
}

const PERU_PLANS: &[Offer] = &[
    offer("Semilla", 2_900, Some(15), Some(1)),
    offer("Emprendedor", 5_900, Some(40), Some(3)),
    offer("Negocio", 11_900, Some(100), Some(8)),
    offer("Corporativo", 29_900, None, None),
];

const BRAZIL_PLANS: &[Offer] = &[
    offer("Bronze", 4_900, Some(20), Some(1)),
    offer("Prata", 8_900, Some(45), Some(3)),
    offer("Ouro", 17_900, Some(110), Some(10)),
    offer("Diamante", 39_900, None, None),
];

pub(super) fn all() -> Vec<Cast> {
    vec![
        Cast {
            name: "Sillar Factura",
            country: Country::Pe,
            language: Language::Es,
            number: 100,
            maximum_accounts: Some(40),
            people: vec![
                person("Rosa Ccori", "rosa@sillar.example", Role::Owner),
                person("Mario Quispe", "mario@sillar.example", Role::Manager),
                person("Ana Lucía Paredes", "ana@sillar.example", Role::Accountant),
                person("Saúl Benavides", "saul@sillar.example", Role::Support),
            ],
            invited: Some(("Yeni Mamani", "yeni@sillar.example")),
            plans: PERU_PLANS,
            accounts: &[(Country::Pe, 26), (Country::Br, 4)],
            suspended: None,
        },
        Cast {
            name: "Ipê Notas",
            country: Country::Br,
            language: Language::Pt,
            number: 300,
            maximum_accounts: None,
            people: vec![
                person("Joana Prado", "joana@ipe.example", Role::Owner),
                person("Caio Menezes", "caio@ipe.example", Role::Manager),
                person("Débora Lins", "debora@ipe.example", Role::Accountant),
            ],
            invited: None,
            plans: BRAZIL_PLANS,
            accounts: &[(Country::Br, 18)],
            suspended: None,
        },
        Cast {
            name: "Chasqui Sistemas",
            country: Country::Pe,
            language: Language::Es,
            number: 500,
            maximum_accounts: Some(8),
            people: vec![person("Elmer Huanca", "elmer@chasqui.example", Role::Owner)],
            invited: None,
            plans: PERU_PLANS,
            accounts: &[(Country::Pe, 8)],
            suspended: None,
        },
        Cast {
            name: "Tumi Digital",
            country: Country::Pe,
            language: Language::Es,
            number: 700,
            maximum_accounts: Some(15),
            people: vec![person("Gladys Rojas", "gladys@tumi.example", Role::Owner)],
            invited: None,
            plans: PERU_PLANS,
            accounts: &[(Country::Pe, 3)],
            suspended: Some("Dos facturas vencidas"),
        },
    ]
}
