//! The name under which an account's software is reached, and which names could be taken for others.

use crate::kit::fault::Fault;
use crate::kit::value::is_dns_label;

mod check;
mod proposal;
mod reserved;

pub use check::{Availability, HostnameCheck, HostnameQuery};
pub use proposal::{alternatives, proposed};

/// The name under which an account's software is reached: one DNS label of 3 to 40 characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Hostname(String);

impl Hostname {
    pub const MAXIMUM: usize = 40;

    /// # Errors
    /// When it is missing, not such a label, reserved, or could be taken for a reserved one.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let hostname = text.trim().to_ascii_lowercase();
        if hostname.is_empty() {
            return Err(Fault::Required);
        }
        let fits =
            (3..=Self::MAXIMUM).contains(&hostname.len()) && is_dns_label(&hostname) && !hostname.starts_with("xn--");
        if !fits {
            return Err(Fault::NotAHostname);
        }
        if reserved::is_reserved(&hostname) {
            return Err(Fault::Reserved);
        }
        if reserved::looks_reserved(&hostname) {
            return Err(Fault::LooksLikeAnother);
        }
        Ok(Self(hostname))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the name looks like: names with the same skeleton can be taken for one another.
    #[must_use]
    pub fn skeleton(&self) -> String {
        skeleton(&self.0)
    }
}

/// What a text looks like as a hostname: hyphens do not tell names apart, nor do characters that are read as others.
/// A word of digits alone is a number and stays one.
#[must_use]
pub fn skeleton(hostname: &str) -> String {
    let read = |letter: char| match letter {
        '0' => 'o',
        '1' | 'i' => 'l',
        '5' => 's',
        other => other,
    };
    let word = |word: &str| {
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            word.to_owned()
        } else {
            word.chars().map(read).collect()
        }
    };
    let letters: String = hostname.split('-').map(word).collect();
    letters.replace("rn", "m").replace("vv", "w")
}

#[cfg(test)]
mod tests {
    use super::{Fault, Hostname, skeleton};

    fn look(hostname: &str) -> String {
        Hostname::parse(hostname).expect(hostname).skeleton()
    }

    #[test]
    fn a_hostname_is_one_plain_label() {
        assert_eq!(Hostname::parse(" Pukara ").expect("valid").as_str(), "pukara");
        assert_eq!(Hostname::parse(""), Err(Fault::Required));
        for wrong in [
            "ab",
            "-abc",
            "abc-",
            "a.b.c",
            "piñata",
            "a_b_c",
            "xn--piata-pta",
            &"x".repeat(41),
        ] {
            assert_eq!(Hostname::parse(wrong), Err(Fault::NotAHostname), "{wrong}");
        }
    }

    #[test]
    fn a_name_that_would_pass_for_another_s_is_refused() {
        for reserved in [
            "admin",
            "sunat",
            "consulta-sunat",
            "sefaz-sp",
            "login-pukara",
            "bcp",
            "banco-do-brasil",
        ] {
            assert_eq!(Hostname::parse(reserved), Err(Fault::Reserved), "{reserved}");
        }
        for alike in [
            "adm1n",
            "5unat",
            "s-u-n-a-t",
            "pagos-5unat",
            "l0gin",
            "1tau",
            "banco-dobrasil",
            "vvebmail",
        ] {
            assert_eq!(Hostname::parse(alike), Err(Fault::LooksLikeAnother), "{alike}");
        }
        for free in [
            "administraciones-quispe",
            "caja-verde",
            "santander-textil",
            "solar",
            "bancos-de-madera",
            "talonarios-express",
            "cuenta-5",
        ] {
            assert!(Hostname::parse(free).is_ok(), "{free}");
        }
    }

    #[test]
    fn names_that_are_read_alike_have_one_skeleton() {
        for (one, other) in [
            ("pukara", "puk-ara"),
            ("puka-urpi", "pukaurpi"),
            ("cafe-lima", "cafe--lima"),
            ("illari", "i11ari"),
            ("illari", "lllari"),
            ("tornillos", "tomillos"),
            ("vvayra", "wayra"),
            ("molino", "mo1in0"),
            ("sillar", "5illar"),
            ("norte-1", "nor-te-1"),
        ] {
            assert_eq!(look(one), look(other), "{one} {other}");
        }
    }

    #[test]
    fn names_that_only_resemble_one_another_stay_apart() {
        for (one, other) in [
            ("pukara", "pukara-2"),
            ("pukara", "pukaras"),
            ("tienda-norte", "tienda-sur"),
            ("dino", "clino"),
            ("sede-2", "sede-3"),
            ("sede-10", "sede-11"),
            ("tienda-5", "tiendas"),
            ("norte-1", "nortel"),
            ("mana", "nana"),
            ("qantu", "cantu"),
            ("inca", "incas"),
        ] {
            assert_ne!(look(one), look(other), "{one} {other}");
        }
    }

    #[test]
    fn hyphens_and_disguises_never_tell_names_apart() {
        let letters = [
            "a", "i", "l", "1", "0", "o", "5", "s", "r", "n", "m", "v", "w", "rn", "vv",
        ];
        for one in letters {
            for two in letters {
                for three in letters {
                    let name = format!("xa{one}{two}{three}ax");
                    let look = skeleton(&name);
                    assert_eq!(look, skeleton(&format!("x-a{one}{two}{three}a-x")), "{name}");
                    assert_eq!(look, skeleton(&look), "{name}");
                    assert!(
                        !look.contains(['-', '0', '1', 'i', '5']) && !look.contains("rn"),
                        "{name}"
                    );
                }
            }
        }
    }
}
