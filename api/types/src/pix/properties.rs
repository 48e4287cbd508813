//! What holds for every BR Code, tried on many by chance.

use proptest::option::of;
use proptest::prelude::*;

use super::{BrCode, KeyKind, Location, MAXIMUM_AMOUNT, PixKey, Receiver, TxId};
use crate::kit::digits::Digits;

fn keys() -> impl Strategy<Value = PixKey> {
    let fixed = prop::sample::select(vec![
        (KeyKind::Cpf, "52998224725".to_owned()),
        (KeyKind::Cnpj, "11222333000181".to_owned()),
        (KeyKind::Cnpj, "12ABC34501DE35".to_owned()),
    ]);
    let email = "[a-z0-9]{1,60}@[a-z]{1,10}[.]com";
    let phone = "[+]55[1-9][0-9]{9,10}";
    prop_oneof![
        fixed,
        email.prop_map(|text| (KeyKind::Email, text)),
        phone.prop_map(|text| (KeyKind::Phone, text)),
        any::<u128>().prop_map(|number| (KeyKind::Random, uuid::Uuid::from_u128(number).to_string())),
    ]
    .prop_map(|(kind, text)| PixKey::parse(kind, &text).expect("a key"))
}

fn locations() -> impl Strategy<Value = Location> {
    "[a-z]{1,8}[.]com[.]br/[!-.0-~]{1,60}".prop_map(|text| Location::parse(&text).expect("a location"))
}

fn receivers() -> impl Strategy<Value = Receiver> {
    ("[A-Za-zÀ-ü&. ]{0,40}x", "x[A-Za-zÀ-ü ]{0,20}", of("[0-9]{8}")).prop_filter_map(
        "nothing is left",
        |(name, city, cep)| {
            let receiver = Receiver::new(&name, &city).ok()?;
            Some(match cep {
                Some(cep) => receiver.at(Digits::exact(&cep).ok()?),
                None => receiver,
            })
        },
    )
}

fn codes() -> impl Strategy<Value = BrCode> {
    let target = prop_oneof![
        (keys(), of("[A-Za-z0-9 ]{0,15}x")).prop_map(|(key, note)| (Some((key, note)), None)),
        locations().prop_map(|charge| (None, Some(charge))),
        Just((None, None)),
    ];
    let rest = (
        of(1..=MAXIMUM_AMOUNT),
        of("[A-Za-z0-9]{1,25}"),
        locations(),
        any::<bool>(),
    );
    (target, receivers(), rest).prop_map(|((key, charge), receiver, (amount, txid, recurrence, recurring))| {
        let code = match (key, charge) {
            (Some((key, note)), _) => {
                let code = BrCode::to_key(key, receiver);
                let noted = note.and_then(|note| code.clone().with_note(&note).ok());
                noted.unwrap_or(code)
            }
            (None, Some(charge)) => BrCode::to_charge(charge, receiver),
            (None, None) => BrCode::to_recurrence(recurrence.clone(), receiver),
        };
        let code = if recurring {
            code.with_recurrence(recurrence)
        } else {
            code
        };
        let code = match txid {
            Some(txid) => code.with_txid(TxId::parse(&txid).expect("a txid")),
            None => code,
        };
        match amount {
            Some(amount) => code.with_amount(amount).expect("an amount"),
            None => code,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_code_is_read_as_it_is_written(code in codes()) {
        let text = code.to_string();
        prop_assert!(text.is_ascii());
        prop_assert_eq!(BrCode::parse(&text), Ok(code));
    }

    #[test]
    fn one_wrong_character_is_found(code in codes(), place in any::<prop::sample::Index>(), other in "[ -~]") {
        let text = code.to_string();
        let place = place.index(text.len());
        prop_assume!(!text[place..=place].eq_ignore_ascii_case(&other));
        let wrong = format!("{}{other}{}", &text[..place], &text[place + 1..]);
        prop_assert!(BrCode::parse(&wrong).is_err(), "{wrong}");
    }

    #[test]
    fn whatever_is_pasted_is_answered(text in any::<String>(), code in codes(), end in any::<prop::sample::Index>()) {
        let known = code.to_string();
        let cut = &known[..end.index(known.len())];
        prop_assert!(BrCode::parse(&text).is_err());
        prop_assert!(BrCode::parse(cut).is_err());
    }
}
