//! BR Codes known from elsewhere, and what is wrong with others. The first three are of the central bank's manual and
//! API; one with capital letters is of a public collection of examples.

use super::crc::crc16;
use super::{BrCode, BrCodeFault, KeyKind, Location, MAXIMUM_AMOUNT, PixKey, Receiver, TxId};
use crate::kit::digits::Digits;
use crate::kit::fault::Fault;

const STATIC: &str = "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR\
    5913Fulano de Tal6008BRASILIA62070503***63041D3D";
const DYNAMIC: &str = "00020101021226700014br.gov.bcb.pix2548pix.example.com/8b3da2f39a4140d1a91abd93113bd441\
    5204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***630464E4";
const RECURRENCE: &str = "00020126180014br.gov.bcb.pix5204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***\
    80800014br.gov.bcb.pix2558pix.example.com/qr/v2/rec/2353c790eefb11eaadc10242ac120002630462C9";
const CAPITALS: &str = "00020101021226770014BR.GOV.BCB.PIX2555pix.example.com/qr/93598be0-1bd0-4997-8318-81776a1d8a99\
    5204000053039865802BR5907EMPRESA6009SAO PAULO62070503***6304EEAB";

fn fulano() -> Receiver {
    Receiver::new("Fulano de Tal", "BRASILIA").expect("a receiver")
}

fn location(text: &str) -> Location {
    Location::parse(text).expect("a location")
}

fn key(kind: KeyKind, text: &str) -> PixKey {
    PixKey::parse(kind, text).expect("a key")
}

/// A code with its checksum.
fn signed(body: &str) -> String {
    let text = format!("{body}6304");
    format!("{text}{:04X}", crc16(text.as_bytes()))
}

#[test]
fn known_codes_are_made_and_read() {
    let random = key(KeyKind::Random, "123e4567-e12b-12d1-a456-426655440000");
    let charge = location("pix.example.com/8b3da2f39a4140d1a91abd93113bd441");
    let recurrence = location("pix.example.com/qr/v2/rec/2353c790eefb11eaadc10242ac120002");
    for (text, code) in [
        (STATIC, BrCode::to_key(random, fulano())),
        (DYNAMIC, BrCode::to_charge(charge, fulano())),
        (RECURRENCE, BrCode::to_recurrence(recurrence, fulano())),
    ] {
        assert_eq!(code.to_string(), text);
        assert_eq!(BrCode::parse(&format!(" {text}\n")), Ok(code));
    }
}

#[test]
fn a_code_says_all_it_was_made_of() {
    let receiver = fulano().at(Digits::parse("70074900").expect("a CEP"));
    let code = BrCode::to_key(key(KeyKind::Cnpj, "12ABC34501DE35"), receiver)
        .with_amount(12_345)
        .and_then(|code| code.with_note("Mensalidade de março"))
        .expect("a code")
        .with_txid(TxId::parse("RP202611").expect("a txid"))
        .with_recurrence(location("pix.example.com/rec/1"));
    let text = code.to_string();
    for part in [
        "011412ABC34501DE350220Mensalidade de marco",
        "5406123.45",
        "610870074900",
        "62120508RP202611",
        "2521pix.example.com/rec/1",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let read = BrCode::parse(&text).expect("a code");
    assert_eq!(
        (read.amount(), read.note()),
        (Some(12_345), Some("Mensalidade de marco"))
    );
    assert_eq!(read.txid().map(TxId::as_str), Some("RP202611"));
    assert!(!read.is_single_use() && read.charge().is_none());
    assert_eq!(read, code);
}

#[test]
fn what_others_write_in_their_way_is_read() {
    let phone = "00020126360014BR.GOV.BCB.PIX0114+55119432143215204000053039865405\
        66.665802BR5907EMPRESA6008BRASILIA62070503***";
    let phone = BrCode::parse(&signed(phone)).expect("a code");
    assert_eq!(phone.key().map(PixKey::kind), Some(KeyKind::Phone));
    assert_eq!(phone.amount(), Some(6_666));
    let dynamic = BrCode::parse(CAPITALS).expect("a code");
    assert!(dynamic.is_single_use() && dynamic.charge().is_some());

    // The account of another scheme comes first, and is made of something else.
    let accounts = "2605other27360014br.gov.bcb.pix0114+5511943214321";
    let two = signed(&format!(
        "000201{accounts}5204123453039865402155802BR5901A6001B62070503***"
    ));
    let two = BrCode::parse(&two).expect("a code");
    assert_eq!(two.key().map(PixKey::as_str), Some("+5511943214321"));
    assert_eq!(two.amount(), Some(1_500));
}

#[test]
fn a_wrong_code_says_what_is_wrong() {
    let body = &STATIC[..STATIC.len() - 8];
    let with = |from: &str, to: &str| {
        assert!(body.contains(from), "{from}");
        signed(&body.replacen(from, to, 1))
    };
    for (text, fault) in [
        (String::new(), BrCodeFault::NoChecksum),
        ("1D3D".to_owned(), BrCodeFault::NoChecksum),
        (STATIC[..100].to_owned(), BrCodeFault::NoChecksum),
        (STATIC.replace("Fulano", "Fulana"), BrCodeFault::WrongChecksum),
        (STATIC.replace("1D3D", "1D3E"), BrCodeFault::WrongChecksum),
        (with("Fulano", "Fuláno"), BrCodeFault::NotAscii),
        (with("5913", "5999"), BrCodeFault::Broken),
        (with("5913", "59x3"), BrCodeFault::Broken),
        (with("000201", "000202"), BrCodeFault::Wrong(0)),
        (with("000201", ""), BrCodeFault::Missing(0)),
        (with("000201", "000201010213"), BrCodeFault::Wrong(1)),
        (with("br.gov.bcb.pix", "br.gov.bcb.pox"), BrCodeFault::Missing(26)),
        (with("0136123e", "0236123e"), BrCodeFault::Missing(26)),
        (with("123e4567-", "123e4567x"), BrCodeFault::Wrong(26)),
        (with("5303986", "5303840"), BrCodeFault::Wrong(53)),
        (with("5802BR", "5802PE"), BrCodeFault::Wrong(58)),
        (with("5802BR", "54041,005802BR"), BrCodeFault::Wrong(54)),
        (with("5802BR", "5405-1.005802BR"), BrCodeFault::Wrong(54)),
        (with("5802BR", "541410000000000.005802BR"), BrCodeFault::Wrong(54)),
        (with("5913Fulano de Tal", ""), BrCodeFault::Missing(59)),
        (with("5913Fulano de Tal", "5900"), BrCodeFault::Wrong(59)),
        (with("6008BRASILIA", "6016BRASILIABRASILIA"), BrCodeFault::Wrong(60)),
        (with("62070503", "6104700762070503"), BrCodeFault::Wrong(61)),
        (with("62070503***", ""), BrCodeFault::Missing(62)),
        (with("62070503***", "62070503a-b"), BrCodeFault::Wrong(62)),
        (with("62070503***", "62070603***"), BrCodeFault::Wrong(62)),
        (with("0503***", "0503***80180014br.gov.bcb.pix"), BrCodeFault::Wrong(80)),
    ] {
        assert_eq!(BrCode::parse(&text), Err(fault), "{text}");
    }
}

#[test]
fn what_has_no_room_in_a_code_is_refused() {
    let range = Fault::OutOfRange {
        minimum: 1,
        maximum: MAXIMUM_AMOUNT,
    };
    let code = || BrCode::to_key(key(KeyKind::Cpf, "52998224725"), fulano());
    for wrong in [-1, 0, MAXIMUM_AMOUNT + 1] {
        assert_eq!(code().with_amount(wrong), Err(range.clone()), "{wrong}");
    }
    assert!(code().with_amount(MAXIMUM_AMOUNT).is_ok());
    assert!(code().with_note(&"x".repeat(62)).is_ok());
    assert_eq!(code().with_note(&"x".repeat(63)), Err(Fault::TooLong { maximum: 62 }));
    assert_eq!(code().with_note("…"), Err(Fault::Required));
    let dynamic = BrCode::to_charge(location("pix.example.com/a"), fulano());
    assert_eq!(dynamic.with_note("x"), Err(Fault::Malformed));
    for (txid, fault) in [
        ("", Fault::Required),
        ("a-b", Fault::WrongCharacters),
        ("***", Fault::WrongCharacters),
        ("abcdefghijabcdefghijabcdef", Fault::TooLong { maximum: 25 }),
    ] {
        assert_eq!(TxId::parse(txid), Err(fault), "{txid}");
    }
}
