//! A line of SUNAT's files, as bytes: fields between pipes, and one pipe more at the end.
//!
//! Taxpayers: RUC, name, state, condition, UBIGEO, street type, street, zone code, zone type, number, interior, lot,
//! flat, block, kilometre. Branches: RUC, UBIGEO, street type, street, zone code, zone type, number, kilometre,
//! interior, lot, flat, block. Nothing is `-`, sometimes several. A pipe inside a name shifts what follows; the six
//! digits of the UBIGEO, or the dashes in its place, find it again.

use serde::{Deserialize, Serialize};

use crate::number::parse_ruc;

/// Which of the two files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The padrón reducido: one row for each RUC.
    Taxpayers,
    /// The local annexes: any number of rows for each RUC.
    Branches,
}

/// Why a line is no row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Too few fields, or far too many.
    Fields,
    /// No UBIGEO where one may be.
    Place,
    /// The RUC's check digit is wrong, or it is no RUC at all.
    Ruc,
}

impl Reason {
    /// As reports write it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fields => "fields",
            Self::Place => "place",
            Self::Ruc => "ruc",
        }
    }
}

/// So many parts has an address.
pub(crate) const PARTS: usize = 10;
/// More pipes than any row has.
const PIPES: usize = 32;

/// What a row holds, as it stands in the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row<'a> {
    pub(crate) ruc: u64,
    pub(crate) name: &'a [u8],
    /// State and condition, with the pipe between them.
    pub(crate) standing: &'a [u8],
    pub(crate) ubigeo: Option<&'a [u8]>,
    /// Street type, street, zone code, zone type, number, interior, lot, flat, block, kilometre.
    pub(crate) address: [Option<&'a [u8]>; PARTS],
}

impl Kind {
    /// What its file is called by SUNAT, for people.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Taxpayers => "the padrón reducido del RUC",
            Self::Branches => "the padrón reducido de locales anexos",
        }
    }

    const fn fields(self) -> usize {
        match self {
            Self::Taxpayers => 15,
            Self::Branches => 12,
        }
    }

    /// The capital letters that its header begins with; accents differ from file to file.
    const fn header(self) -> &'static str {
        match self {
            Self::Taxpayers => "RUCNOMBREORAZNSOCIALESTADODELCONTRIBUYENTECONDICINDEDOMICILIOUBIGEO",
            Self::Branches => "RUCUBIGEOTIPODEV",
        }
    }

    /// Whether a line is its header.
    pub(crate) fn is_header(self, line: &[u8]) -> bool {
        let letters = line.iter().filter(|byte| byte.is_ascii_uppercase());
        letters.take(self.header().len()).eq(self.header().as_bytes())
    }

    /// Reads a line without its end.
    pub(crate) fn read(self, line: &[u8]) -> Result<Row<'_>, Reason> {
        let fields = Fields::of(line).ok_or(Reason::Fields)?;
        let extra = fields.count.checked_sub(self.fields()).ok_or(Reason::Fields)?;
        let ruc = parse_ruc(fields.get(0)).ok_or(Reason::Ruc)?;
        match self {
            Self::Taxpayers => taxpayer(ruc, &fields, extra).ok_or(Reason::Place),
            Self::Branches => branch(ruc, &fields).ok_or(Reason::Place),
        }
    }
}

fn taxpayer<'a>(ruc: u64, fields: &Fields<'a>, extra: usize) -> Option<Row<'a>> {
    // Where the UBIGEO is so many places further on, the name has so many pipes; the street has those that are left.
    let digits = |shift: &usize| is_ubigeo(fields.get(4 + shift));
    let nothing = |shift: &usize| value(fields.get(4 + shift)).is_none();
    let shift = (0..=extra).find(digits).or_else(|| (0..=extra).rev().find(nothing))?;
    let left = extra - shift;
    let part = |place: usize| {
        let first = 5 + shift + place;
        let field = match place {
            0 => fields.get(first),
            1 => fields.join(first, first + left),
            _ => fields.get(first + left),
        };
        value(field)
    };
    Some(Row {
        ruc,
        name: fields.join(1, 1 + shift),
        standing: fields.join(2 + shift, 3 + shift),
        ubigeo: value(fields.get(4 + shift)),
        address: std::array::from_fn(part),
    })
}

fn branch<'a>(ruc: u64, fields: &Fields<'a>) -> Option<Row<'a>> {
    const ORDER: [usize; PARTS] = [2, 3, 4, 5, 6, 8, 9, 10, 11, 7];
    let ubigeo = value(fields.get(1));
    if ubigeo.is_some_and(|field| !is_ubigeo(field)) {
        return None;
    }
    Some(Row {
        ruc,
        name: b"",
        standing: b"|",
        ubigeo,
        address: ORDER.map(|place| value(fields.get(place))),
    })
}

fn is_ubigeo(field: &[u8]) -> bool {
    field.len() == 6 && field.iter().all(u8::is_ascii_digit)
}

/// A field that says something.
fn value(field: &[u8]) -> Option<&[u8]> {
    field.iter().any(|byte| *byte != b'-').then_some(field)
}

/// Where the fields of a line end.
struct Fields<'a> {
    line: &'a [u8],
    pipes: [usize; PIPES],
    count: usize,
}

impl<'a> Fields<'a> {
    /// None where there are far too many.
    fn of(line: &'a [u8]) -> Option<Self> {
        let line = line.trim_ascii();
        let mut fields = Self {
            line,
            pipes: [line.len(); PIPES],
            count: 0,
        };
        for pipe in memchr::memchr_iter(b'|', line) {
            *fields.pipes.get_mut(fields.count)? = pipe;
            fields.count += 1;
        }
        // The one at the end closes the last field; without it the end of the line does.
        if !line.ends_with(b"|") && fields.count < PIPES {
            fields.count += 1;
        }
        Some(fields)
    }

    fn get(&self, place: usize) -> &'a [u8] {
        self.join(place, place)
    }

    /// The fields from one to another, with the pipes between them.
    fn join(&self, from: usize, to: usize) -> &'a [u8] {
        let start = match from.checked_sub(1) {
            None => 0,
            Some(before) => self.pipes.get(before).map_or(usize::MAX, |pipe| pipe + 1),
        };
        let end = self.pipes.get(to).copied().unwrap_or_default();
        self.line.get(start..end).unwrap_or_default().trim_ascii()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(row: &Row<'_>) -> Vec<String> {
        let text =
            |part: &Option<&[u8]>| part.map_or("·".to_owned(), |part| String::from_utf8_lossy(part).into_owned());
        row.address.iter().map(text).collect()
    }

    #[test]
    fn a_row_is_read_with_its_quirks() {
        let line = b"20131312955|EMPRESA  DE PRUEBA S.A.|ACTIVO|HABIDO|150101|AV.|LOS TALLANES|URB.|EL SOL|1472|2|-|301|----|-|\r";
        let row = Kind::Taxpayers.read(line).expect("a row");
        assert_eq!(row.ruc, 20_131_312_955);
        assert_eq!(row.standing, b"ACTIVO|HABIDO");
        assert_eq!(row.ubigeo, Some(b"150101".as_slice()));
        assert_eq!(
            parts(&row),
            [
                "AV.",
                "LOS TALLANES",
                "URB.",
                "EL SOL",
                "1472",
                "2",
                "·",
                "301",
                "·",
                "·"
            ]
        );
        let bare = line.strip_suffix(b"|\r").expect("its end");
        assert_eq!(Kind::Taxpayers.read(bare), Ok(row), "without the pipe at its end");
    }

    #[test]
    fn a_pipe_in_the_name_or_the_street_is_put_back() {
        let named = Kind::Taxpayers
            .read(b"20131312955|UNO|DOS|S.A.|ACTIVO|HABIDO|150101|-|-|-|-|-|-|-|-|-|-|")
            .expect("a row");
        assert_eq!(
            (named.name, named.standing),
            (b"UNO|DOS|S.A.".as_slice(), b"ACTIVO|HABIDO".as_slice())
        );
        let person = Kind::Taxpayers
            .read(b"10401234565|UNO|DOS|ACTIVO|-|-|-|-|-|-|-|-|-|-|-|-|")
            .expect("a row");
        assert_eq!(
            (person.name, person.standing),
            (b"UNO|DOS".as_slice(), b"ACTIVO|-".as_slice())
        );
        let street = Kind::Taxpayers
            .read(b"20131312955|UNO|ACTIVO|HABIDO|150101|AV.|A|B|URB.|-|7|-|-|-|-|-|")
            .expect("a row");
        assert_eq!(street.name, b"UNO");
        assert_eq!(
            parts(&street),
            ["AV.", "A|B", "URB.", "·", "7", "·", "·", "·", "·", "·"]
        );
    }

    #[test]
    fn a_row_without_a_name_is_a_row() {
        let row = Kind::Taxpayers
            .read(b"20131312955||NUEVO ESTADO|HABIDO|150101|-|-|-|-|-|-|-|-|-|-|")
            .expect("a row");
        assert_eq!(
            (row.name, row.standing),
            (b"".as_slice(), b"NUEVO ESTADO|HABIDO".as_slice())
        );
    }

    #[test]
    fn branches_have_another_order() {
        let row = Kind::Branches
            .read(b"20131312955|150101|AV.|LIMA|URB.|EL SOL|12|3.5|4|5|6|7|")
            .expect("a row");
        assert_eq!(
            parts(&row),
            ["AV.", "LIMA", "URB.", "EL SOL", "12", "4", "5", "6", "7", "3.5"]
        );
        assert_eq!(
            Kind::Branches.read(b"20131312955|LIMA|AV.|LIMA|-|-|12|-|-|-|-|-|"),
            Err(Reason::Place)
        );
    }

    #[test]
    fn what_is_no_row_says_why() {
        let reason = |line: &[u8]| Kind::Taxpayers.read(line).expect_err("no row");
        assert_eq!(reason(b""), Reason::Fields);
        assert_eq!(reason(b"20131312955"), Reason::Fields);
        assert_eq!(reason(&b"|".repeat(40)), Reason::Fields);
        assert_eq!(
            reason(b"20131312956|X|ACTIVO|HABIDO|150101|-|-|-|-|-|-|-|-|-|-|"),
            Reason::Ruc
        );
        assert_eq!(
            reason(b"20131312955|X|ACTIVO|HABIDO|15|-|-|-|-|-|-|-|-|-|-|"),
            Reason::Place
        );
    }

    #[test]
    fn headers_are_known_with_and_without_accents() {
        assert!(
            Kind::Taxpayers.is_header(
                "RUC|NOMBRE O RAZÓN SOCIAL|ESTADO DEL CONTRIBUYENTE|CONDICIÓN DE DOMICILIO|UBIGEO|".as_bytes()
            )
        );
        assert!(
            Kind::Taxpayers
                .is_header(b" RUC |NOMBRE O RAZ?N SOCIAL|ESTADO DEL CONTRIBUYENTE|CONDICI?N DE DOMICILIO|UBIGEO")
        );
        assert!(Kind::Branches.is_header(b" RUC|UBIGEO|TIPO DE VIA|"));
        assert!(!Kind::Taxpayers.is_header(b"RUC|UBIGEO|TIPO DE VIA|"));
        assert!(!Kind::Taxpayers.is_header(b"20131312955|X|"));
        assert!(!Kind::Branches.is_header(b""));
    }
}
