//! Boletos known from elsewhere: bar codes and lines of brcobranca's tests (MIT) and pyboleto's
//! (BSD), and one of our own after the factor began again.

use chrono::NaiveDate;

use super::{Agreement, Bank, Barcode, BoletoFault, Charge, DigitableLine, NewAgreement};
use crate::kit::fault::Faults;

/// An agreement of its fields by their names.
pub(super) fn agreement(bank: Bank, fields: &[(&str, &str)]) -> Result<Agreement, Faults> {
    let field = |name| fields.iter().find(|(known, _)| *known == name);
    let text = |name| field(name).map(|(_, text)| (*text).to_owned()).unwrap_or_default();
    let typed = NewAgreement {
        bank,
        carteira: text("carteira"),
        agencia: text("agencia"),
        conta: text("conta"),
        convenio: text("convenio"),
        posto: text("posto"),
        byte: text("byte"),
    };
    typed.parse()
}

/// A charge made in August 2016.
pub(super) fn charge(sequence: u64, due: &str, amount: i64) -> Charge {
    Charge {
        sequence,
        document: None,
        issued: NaiveDate::from_ymd_opt(2016, 8, 1).expect("a day"),
        due: due.parse().ok(),
        amount,
    }
}

/// Bar codes, their lines, and what they were made of: bank, agreement, charge, nosso número.
type Known<'a> = (&'a str, &'a str, Bank, &'a [(&'a str, &'a str)], Charge, &'a str);

fn known() -> Vec<Known<'static>> {
    vec![
        (
            "00193376900000135000000001238798977770016818",
            "00190.00009 01238.798977 77700.168188 3 37690000013500",
            Bank::BancoDoBrasil,
            &[("convenio", "12387989"), ("carteira", "18")],
            charge(777_700_168, "2008-02-01", 13_500),
            "12387989777700168",
        ),
        (
            "00193377100000135000000001238798777770016818",
            "00190.00009 01238.798779 77700.168188 3 37710000013500",
            Bank::BancoDoBrasil,
            &[("convenio", "1238798"), ("carteira", "18")],
            charge(7_777_700_168, "2008-02-03", 13_500),
            "12387987777700168",
        ),
        (
            "00192376900000135001238790123440420006190018",
            "00191.23876 90123.440423 00061.900189 2 37690000013500",
            Bank::BancoDoBrasil,
            &[
                ("convenio", "123879"),
                ("carteira", "18"),
                ("agencia", "4042"),
                ("conta", "61900"),
            ],
            charge(1_234, "2008-02-01", 13_500),
            "12387901234-5",
        ),
        (
            "23795422300002952951172060007589645204030050",
            "23791.17209 60007.589645 52040.300502 5 42230000295295",
            Bank::Bradesco,
            &[("agencia", "1172"), ("carteira", "06"), ("conta", "403005")],
            charge(75_896_452, "2009-04-30", 295_295),
            "06/00075896452-5",
        ),
        (
            "23793163700000123451172060007589645204030050",
            "23791.17209 60007.589645 52040.300502 3 16370000012345",
            Bank::Bradesco,
            &[("agencia", "1172"), ("carteira", "6"), ("conta", "0403005")],
            charge(75_896_452, "2026-11-21", 12_345),
            "06/00075896452-5",
        ),
        (
            "34191432900000000001751234567840810536789000",
            "34191.75124 34567.840813 05367.890000 1 43290000000000",
            Bank::Itau,
            &[("agencia", "810"), ("conta", "53678"), ("carteira", "175")],
            charge(12_345_678, "2009-08-14", 0),
            "175/12345678-4",
        ),
        (
            "34191252500000135001960025828112345671234550",
            "34191.96005 25828.112349 56712.345505 1 25250000013500",
            Bank::Itau,
            &[
                ("agencia", "810"),
                ("conta", "53678"),
                ("carteira", "196"),
                ("convenio", "12345"),
            ],
            Charge {
                document: Some(1_234_567),
                ..charge(258_281, "2004-09-05", 13_500)
            },
            "196/00258281-3",
        ),
        (
            "03399511500000025009189977500000900002690102",
            "03399.18997 77500.000904 00026.901025 9 51150000002500",
            Bank::Santander,
            &[("convenio", "1899775"), ("carteira", "102")],
            charge(9_000_026, "2011-10-09", 2_500),
            "000009000026-9",
        ),
        (
            "03399545000000054009189977500009000272070102",
            "03399.18997 77500.009004 02720.701024 9 54500000005400",
            Bank::Santander,
            &[("convenio", "1899775"), ("carteira", "102")],
            charge(90_002_720, "2012-09-08", 5_400),
            "000090002720-7",
        ),
        (
            "74891689400000195573116208879307106500129105",
            "74893.11626 08879.307109 65001.291056 1 68940000019557",
            Bank::Sicredi,
            &[
                ("carteira", "3"),
                ("byte", "2"),
                ("agencia", "710"),
                ("posto", "65"),
                ("convenio", "129"),
            ],
            charge(8_879, "2016-08-22", 19_557),
            "16/208879-3",
        ),
    ]
}

#[test]
fn known_bar_codes_and_lines_are_read_each_from_the_other() {
    for (code, line, bank, ..) in known() {
        let barcode = Barcode::parse(code).unwrap_or_else(|fault| panic!("{code}: {fault}"));
        assert_eq!(Bank::of_code(barcode.bank_code()), Some(bank));
        assert_eq!(DigitableLine::of(barcode).to_string(), line);
        let read = DigitableLine::parse(line).unwrap_or_else(|fault| panic!("{line}: {fault}"));
        assert_eq!(read.barcode().as_str(), code);
    }
}

#[test]
fn known_boletos_are_made_of_their_agreements() {
    for (code, _, bank, fields, charge, own_number) in known() {
        let agreement = agreement(bank, fields).expect("an agreement");
        assert_eq!(agreement.bank(), bank);
        let boleto = agreement.boleto(&charge).expect("a boleto");
        assert_eq!(boleto.barcode.as_str(), code, "{bank:?}");
        assert_eq!(boleto.own_number, own_number, "{bank:?}");
    }
}

#[test]
fn caixa_is_read_by_sicob_and_made_by_sigcb() {
    let line = "10498.01952 25086.156582 70000.004146 1 53880000295295";
    let read = DigitableLine::parse(line).expect("a line");
    let code = "10491538800002952958019525086156587000000414";
    assert_eq!(read.barcode().as_str(), code);
    assert_eq!(
        DigitableLine::of(Barcode::parse(code).expect("a bar code")).to_string(),
        line
    );

    let agreement = agreement(Bank::Caixa, &[("carteira", "1"), ("convenio", "245274")]).expect("an agreement");
    let boleto = agreement.boleto(&charge(1, "2026-11-21", 1_000)).expect("a boleto");
    assert_eq!(boleto.barcode.free_field(), "2452740000100040000000017");
    assert_eq!(boleto.own_number, "14000000000000001-4");
}

#[test]
fn the_slip_of_a_utility_is_no_boleto() {
    for typed in [
        "846700000017 435900240209 024050002435 842210108119",
        "83640000001-1 33120138000-2 81288462711-6 08013618155-1",
    ] {
        assert_eq!(DigitableLine::parse(typed), Err(BoletoFault::UtilitySlip), "{typed}");
    }
}
