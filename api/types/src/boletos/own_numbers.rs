//! The own numbers and free fields of each bank, and what is wrong with an agreement or a charge. The numbers are those
//! of brcobranca's and boleto_bancario's tests (MIT).

use chrono::NaiveDate;

use super::vectors::{agreement, charge};
use super::{Bank, Charge};
use crate::kit::fault::{Fault, Faults};
use crate::kit::text::Language;

#[test]
fn banco_do_brasil_checks_eleven_digits() {
    for (convenio, sequence, own_number) in [("050094", 1_448, "05009401448-1"), ("850680", 14_982, "85068014982-9")] {
        let fields = [
            ("convenio", convenio),
            ("carteira", "17"),
            ("agencia", "4042"),
            ("conta", "61900"),
        ];
        let agreement = agreement(Bank::BancoDoBrasil, &fields).expect("an agreement");
        let boleto = agreement.boleto(&charge(sequence, "2026-11-21", 1)).expect("a boleto");
        assert_eq!(boleto.own_number, own_number);
    }
}

#[test]
fn itau_checks_the_account_too_or_not_by_carteira() {
    for (carteira, conta, sequence, own_number) in [
        ("126", "12345", 12_345, "126/00012345-8"),
        ("131", "12345", 6_789, "131/00006789-5"),
        ("146", "12345", 147_890, "146/00147890-9"),
        ("150", "12345", 18_765_476, "150/18765476-2"),
        ("168", "12345", 12_784_698, "168/12784698-3"),
        ("110", "12345", 12_345_678, "110/12345678-8"),
        ("198", "72192", 98_712_345, "198/98712345-1"),
    ] {
        let fields = [
            ("agencia", "57"),
            ("conta", conta),
            ("carteira", carteira),
            ("convenio", "94786"),
        ];
        let agreement = agreement(Bank::Itau, &fields).expect("an agreement");
        let charge = Charge {
            document: Some(1),
            ..charge(sequence, "2026-11-21", 1)
        };
        assert_eq!(agreement.boleto(&charge).expect("a boleto").own_number, own_number);
    }
}

#[test]
fn itau_has_the_document_in_the_free_field_or_the_account_by_carteira() {
    for (carteira, free_field) in [
        ("109", "1091234567800057123457000"),
        ("107", "1071234567811089549478620"),
        ("122", "1221234567811089549478610"),
        ("142", "1421234567811089549478690"),
        ("143", "1431234567811089549478670"),
        ("196", "1961234567811089549478650"),
        ("198", "1981234567811089549478610"),
    ] {
        let fields = [
            ("agencia", "57"),
            ("conta", "12345"),
            ("carteira", carteira),
            ("convenio", "94786"),
        ];
        let agreement = agreement(Bank::Itau, &fields).expect("an agreement");
        let charge = Charge {
            document: Some(1_108_954),
            ..charge(12_345_678, "2026-11-21", 1)
        };
        assert_eq!(
            agreement.boleto(&charge).expect("a boleto").barcode.free_field(),
            free_field
        );
    }
}

#[test]
fn bradesco_checks_with_p_where_others_have_10() {
    for (carteira, sequence, own_number) in [
        ("06", 525, "06/00000000525-P"),
        ("09", 1, "09/00000000001-1"),
        ("19", 2, "19/00000000002-8"),
    ] {
        let fields = [("agencia", "1172"), ("carteira", carteira), ("conta", "403005")];
        let agreement = agreement(Bank::Bradesco, &fields).expect("an agreement");
        let boleto = agreement.boleto(&charge(sequence, "2026-11-21", 1)).expect("a boleto");
        assert_eq!(boleto.own_number, own_number);
    }
}

#[test]
fn santander_checks_with_0_where_others_have_10_or_11() {
    let agreement = agreement(Bank::Santander, &[("convenio", "1899775"), ("carteira", "102")]).expect("an agreement");
    for (sequence, own_number) in [
        (566_612_457_800, "566612457800-2"),
        (1_961_005, "000001961005-0"),
        (400_000_192_433, "400000192433-0"),
    ] {
        let boleto = agreement.boleto(&charge(sequence, "2026-11-21", 1)).expect("a boleto");
        assert_eq!(boleto.own_number, own_number);
    }
}

#[test]
fn sicredi_says_whether_there_is_an_amount_and_counts_by_year() {
    let fields = [
        ("carteira", "3"),
        ("byte", "2"),
        ("agencia", "1234"),
        ("posto", "18"),
        ("convenio", "12345"),
    ];
    let agreement = agreement(Bank::Sicredi, &fields).expect("an agreement");
    let in_2012 = |amount| Charge {
        issued: NaiveDate::from_ymd_opt(2012, 1, 19).expect("a day"),
        ..charge(13_871, "2012-01-24", amount)
    };
    let boleto = agreement.boleto(&in_2012(295_295)).expect("a boleto");
    assert_eq!(boleto.barcode.free_field(), "3112213871512341812345100");
    assert_eq!(boleto.own_number, "12/213871-5");
    let open = agreement.boleto(&in_2012(0)).expect("a boleto");
    assert!(open.barcode.free_field().starts_with("311221387151234181234500"));
}

#[test]
fn what_is_wrong_with_an_agreement_is_named_field_by_field() {
    for (bank, fields, faults) in [
        (
            Bank::Bradesco,
            &[("agencia", "1172-0"), ("conta", "12345678")][..],
            &[
                ("agencia", Fault::WrongCharacters),
                ("carteira", Fault::Required),
                ("conta", Fault::TooLong { maximum: 7 }),
            ][..],
        ),
        (
            Bank::BancoDoBrasil,
            &[("convenio", "123879"), ("carteira", "18")],
            &[("agencia", Fault::Required), ("conta", Fault::Required)],
        ),
        (
            Bank::BancoDoBrasil,
            &[("convenio", "12345"), ("carteira", "118")],
            &[
                ("convenio", Fault::TooShort { minimum: 6 }),
                ("carteira", Fault::TooLong { maximum: 2 }),
            ],
        ),
        (
            Bank::Itau,
            &[("agencia", "810"), ("conta", "53678"), ("carteira", "198")],
            &[("convenio", Fault::Required)],
        ),
        (
            Bank::Santander,
            &[],
            &[("carteira", Fault::Required), ("convenio", Fault::Required)],
        ),
        (
            Bank::Caixa,
            &[("carteira", "3"), ("convenio", "1234567")],
            &[
                ("carteira", Fault::Unknown),
                ("convenio", Fault::TooLong { maximum: 6 }),
            ],
        ),
        (
            Bank::Sicredi,
            &[
                ("carteira", "1"),
                ("byte", "1"),
                ("agencia", "710"),
                ("convenio", "129"),
            ],
            &[("byte", Fault::Unknown), ("posto", Fault::Required)],
        ),
    ] {
        let found = agreement(bank, fields).expect_err("faults");
        for (field, fault) in faults {
            assert_eq!(found.of(field), Some(fault), "{bank:?} {field}");
        }
        assert_eq!(found.told(Language::En).len(), faults.len(), "{bank:?}");
    }
}

#[test]
fn what_is_wrong_with_a_charge_is_named_field_by_field() {
    let fields = [
        ("agencia", "810"),
        ("conta", "53678"),
        ("carteira", "198"),
        ("convenio", "1"),
    ];
    let agreement = agreement(Bank::Itau, &fields).expect("an agreement");
    let right = Charge {
        document: Some(1),
        ..charge(1, "2026-11-21", 1)
    };
    assert!(agreement.boleto(&right).is_ok());
    let range = |maximum| Fault::OutOfRange { minimum: 1, maximum };
    let early = NaiveDate::from_ymd_opt(1997, 10, 7);
    for (wrong, field, fault) in [
        (
            Charge {
                sequence: 0,
                ..right.clone()
            },
            "sequence",
            range(99_999_999),
        ),
        (
            Charge {
                sequence: 100_000_000,
                ..right.clone()
            },
            "sequence",
            range(99_999_999),
        ),
        (
            Charge {
                document: None,
                ..right.clone()
            },
            "document",
            Fault::Required,
        ),
        (
            Charge {
                document: Some(10_000_000),
                ..right.clone()
            },
            "document",
            range(9_999_999),
        ),
        (
            Charge {
                due: early,
                ..right.clone()
            },
            "due",
            Fault::WrongTime,
        ),
    ] {
        assert_eq!(agreement.boleto(&wrong), Err(Faults::one(field, fault)));
    }
    let negative = agreement.boleto(&Charge { amount: -1, ..right });
    assert!(negative.is_err_and(|faults| faults.of("amount").is_some()));
}
