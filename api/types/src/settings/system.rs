//! Who takes what an account issues, and how it signs in there.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::SecretText;
use super::value::{filled, filled_password, https_url, secret, sol_user};
use crate::kit::fault::{Fault, Faults};
use crate::tax_id::Country;

/// Who takes what an account issues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "sunat")]
pub enum Sender {
    /// Peru's tax office itself.
    Sunat,
    /// An operator authorised by SUNAT, at an address of its own.
    Ose,
    /// The tax office of the issuer's state in Brazil.
    Sefaz,
}

impl Sender {
    /// Those that a country has; the first is what an account begins with.
    #[must_use]
    pub const fn of(country: Country) -> &'static [Self] {
        match country {
            Country::Pe => &[Self::Sunat, Self::Ose],
            Country::Br => &[Self::Sefaz],
        }
    }

    /// What an account begins with.
    #[must_use]
    pub const fn first_of(country: Country) -> Self {
        match country {
            Country::Pe => Self::Sunat,
            Country::Br => Self::Sefaz,
        }
    }

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sunat => "sunat",
            Self::Ose => "ose",
            Self::Sefaz => "sefaz",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        [Self::Sunat, Self::Ose, Self::Sefaz]
            .into_iter()
            .find(|sender| sender.name() == name)
    }
}

/// Who takes what an account issues, as it is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct System {
    pub sender: Sender,
    /// Where the OSE takes documents; none unless it is the sender.
    #[schema(example = "https://ose.example/ol-ti-itcpe/billService")]
    pub ose_url: Option<String>,
    /// The secondary user of SUNAT's *Clave SOL*, without the RUC.
    #[schema(example = "FACTURA1")]
    pub sol_user: Option<String>,
    /// Since when its password is kept; the password itself is never told.
    pub sol_password_set_at: Option<DateTime<Utc>>,
}

/// Who is to take what an account issues.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SystemSettings {
    /// The country's first when left out: SUNAT in Peru, SEFAZ in Brazil.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender: Option<Sender>,
    /// Needed when the sender is an OSE; HTTPS.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "https://ose.example/ol-ti-itcpe/billService")]
    pub ose_url: Option<String>,
    /// The secondary user of SUNAT's *Clave SOL*, without the RUC; needed for production in Peru.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "FACTURA1")]
    pub sol_user: Option<String>,
    /// The saved one when left out, as long as the user is the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "lluvia-cobre")]
    pub sol_password: Option<String>,
}

impl std::fmt::Debug for SystemSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SystemSettings")
            .field("sender", &self.sender)
            .finish_non_exhaustive()
    }
}

/// Who issues, as far as the rules ask.
#[derive(Clone, Copy, Debug)]
pub struct Issuer<'a> {
    pub country: Country,
    pub tax_id: &'a str,
    /// Whether what it issues has fiscal validity.
    pub in_production: bool,
}

/// A secondary user, and its password unless the saved one stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SolAccess {
    pub user: String,
    pub password: Option<SecretText>,
}

/// [`SystemSettings`] whose values are right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidSystem {
    pub sender: Sender,
    pub ose_url: Option<String>,
    pub sol: Option<SolAccess>,
}

impl SystemSettings {
    /// # Errors
    /// Every field that is wrong for that issuer, given what is saved.
    pub fn parse(&self, issuer: Issuer<'_>, saved: Option<&System>) -> Result<ValidSystem, Faults> {
        let mut faults = Faults::default();
        let sender = self.sender.unwrap_or(Sender::first_of(issuer.country));
        if !Sender::of(issuer.country).contains(&sender) {
            faults.add("system.sender", Fault::Unknown);
        }
        let ose_url = match (sender, filled(self.ose_url.as_ref())) {
            (Sender::Ose, url) => faults.take("system.ose_url", https_url(url.unwrap_or_default()).map(Some)),
            (_, None) => Some(None),
            (_, Some(_)) => faults.take("system.ose_url", Err(Fault::Unknown)),
        };
        let sol = self.sol(issuer, saved, &mut faults);
        match (ose_url, faults.is_empty()) {
            (Some(ose_url), true) => Ok(ValidSystem { sender, ose_url, sol }),
            _ => Err(faults),
        }
    }

    fn sol(&self, issuer: Issuer<'_>, saved: Option<&System>, faults: &mut Faults) -> Option<SolAccess> {
        let (user, password) = (
            filled(self.sol_user.as_ref()),
            filled_password(self.sol_password.as_ref()),
        );
        let needed = issuer.in_production && issuer.country == Country::Pe;
        if issuer.country != Country::Pe {
            for (field, given) in [("system.sol_user", user), ("system.sol_password", password)] {
                if given.is_some() {
                    faults.add(field, Fault::Unknown);
                }
            }
            return None;
        }
        if user.is_none() && password.is_none() && !needed {
            return None;
        }
        let user = faults.take("system.sol_user", sol_user(user.unwrap_or_default(), issuer.tax_id));
        let keeps =
            saved.is_some_and(|saved| saved.sol_password_set_at.is_some() && user.is_some() && saved.sol_user == user);
        let password = match password {
            None if keeps => None,
            given => faults.take("system.sol_password", secret(given.unwrap_or_default())),
        };
        user.map(|user| SolAccess { user, password })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUC: &str = "20131312955";

    fn issuer(country: Country, in_production: bool) -> Issuer<'static> {
        Issuer {
            country,
            tax_id: RUC,
            in_production,
        }
    }

    fn sol(user: &str, password: &str) -> SystemSettings {
        SystemSettings {
            sol_user: Some(user.to_owned()),
            sol_password: Some(password.to_owned()),
            ..SystemSettings::default()
        }
    }

    fn faults(settings: &SystemSettings, issuer: Issuer<'_>) -> Vec<(&'static str, Fault)> {
        let faults = settings.parse(issuer, None).expect_err("wrong");
        [
            "system.sender",
            "system.ose_url",
            "system.sol_user",
            "system.sol_password",
        ]
        .into_iter()
        .filter_map(|field| Some((field, faults.of(field)?.clone())))
        .collect()
    }

    #[test]
    fn demo_needs_nothing_and_production_in_peru_needs_a_secondary_user() {
        let nothing = SystemSettings::default();
        assert_eq!(
            nothing.parse(issuer(Country::Pe, false), None).expect("demo").sender,
            Sender::Sunat
        );
        assert_eq!(
            nothing.parse(issuer(Country::Br, true), None).expect("Brazil").sender,
            Sender::Sefaz
        );
        let needed = [
            ("system.sol_user", Fault::Required),
            ("system.sol_password", Fault::Required),
        ];
        assert_eq!(faults(&nothing, issuer(Country::Pe, true)), needed);
        let valid = sol(" moddatos ", "moddatos")
            .parse(issuer(Country::Pe, true), None)
            .expect("valid");
        assert_eq!(valid.sol.expect("a user").user, "MODDATOS");
    }

    #[test]
    fn the_secondary_user_is_not_the_ruc() {
        for (user, fault) in [
            (RUC, Fault::NotTheTaxId),
            ("20131312955MODDATOS", Fault::NotTheTaxId),
            ("AB", Fault::TooShort { minimum: 3 }),
            ("X23456789012345678901", Fault::TooLong { maximum: 20 }),
            ("MI USUARIO", Fault::WrongCharacters),
        ] {
            assert_eq!(
                faults(&sol(user, "clave"), issuer(Country::Pe, false)),
                [("system.sol_user", fault)],
                "{user}"
            );
        }
        let brazil = faults(&sol("MODDATOS", "clave"), issuer(Country::Br, true));
        assert_eq!(
            brazil,
            [
                ("system.sol_user", Fault::Unknown),
                ("system.sol_password", Fault::Unknown)
            ]
        );
    }

    #[test]
    fn the_saved_password_stays_for_the_same_user_alone() {
        let saved = System {
            sender: Sender::Sunat,
            ose_url: None,
            sol_user: Some("MODDATOS".to_owned()),
            sol_password_set_at: Some(DateTime::UNIX_EPOCH),
        };
        let user = |user: &str| SystemSettings {
            sol_password: None,
            ..sol(user, "")
        };
        let kept = user("moddatos")
            .parse(issuer(Country::Pe, true), Some(&saved))
            .expect("kept");
        assert_eq!(kept.sol.expect("a user").password, None);
        let other = user("OTRO")
            .parse(issuer(Country::Pe, true), Some(&saved))
            .expect_err("another user");
        assert_eq!(other.of("system.sol_password"), Some(&Fault::Required));
    }

    #[test]
    fn an_ose_says_where_it_is() {
        let ose = |url: &str| SystemSettings {
            sender: Some(Sender::Ose),
            ose_url: Some(url.to_owned()),
            ..SystemSettings::default()
        };
        for right in ["https://ose.example/ws?wsdl", "https://ose.example:8443"] {
            assert!(ose(right).parse(issuer(Country::Pe, false), None).is_ok(), "{right}");
        }
        for wrong in [
            "http://ose.example",
            "https://",
            "https://localhost/x",
            "https://a@ose.example",
            "https://ose.example:0",
            "https://ose.example/a b",
            "ose.example",
            "https://-x.example",
        ] {
            assert_eq!(
                faults(&ose(wrong), issuer(Country::Pe, false)),
                [("system.ose_url", Fault::NotAnHttpsUrl)],
                "{wrong}"
            );
        }
        assert_eq!(
            faults(&ose(" "), issuer(Country::Pe, false)),
            [("system.ose_url", Fault::Required)]
        );
        let sunat = SystemSettings {
            sender: Some(Sender::Sunat),
            ..ose("https://ose.example")
        };
        assert_eq!(
            faults(&sunat, issuer(Country::Pe, false)),
            [("system.ose_url", Fault::Unknown)]
        );
        let sefaz = SystemSettings {
            sender: Some(Sender::Sunat),
            ..SystemSettings::default()
        };
        assert_eq!(
            faults(&sefaz, issuer(Country::Br, false)),
            [("system.sender", Fault::Unknown)]
        );
    }

    #[test]
    fn nothing_secret_is_printed() {
        let printed = format!("{:?}{:?}", sol("MODDATOS", "lluvia"), secret("lluvia"));
        assert!(!printed.contains("lluvia"), "{printed}");
    }
}
