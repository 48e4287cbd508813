//! BR Codes read back. Fields that Talonario does not write are left out: to show a code again, keep its text.

use super::br_code::{BrCode, Initiation, NO_TXID, PIX, Pays};
use super::crc::crc16;
use super::fault::BrCodeFault;
use super::key::PixKey;
use super::location::Location;
use super::receiver::Receiver;
use super::tlv::Fields;
use super::txid::TxId;
use crate::kit::digits::Digits;
use crate::kit::money::{Currency, Money};

/// The most characters of an amount.
const LONGEST_AMOUNT: usize = 13;

impl BrCode {
    /// Reads a code as it is scanned or pasted.
    ///
    /// # Errors
    /// When it is cut off, changed, not made of fields, or a field is missing or has a value that it may not have.
    pub fn parse(text: &str) -> Result<Self, BrCodeFault> {
        let fields = Fields::read(checked(text.trim())?)?;
        for (id, value) in [(0, "01"), (53, "986"), (58, "BR")] {
            if required(&fields, id)? != value {
                return Err(BrCodeFault::Wrong(id));
            }
        }
        let account = of_pix(fields.between(26, 51))?.ok_or(BrCodeFault::Missing(26))?;
        let recurrence = match of_pix(fields.between(80, 99))? {
            Some(fields) => Some(location(fields.get(25).unwrap_or_default(), 80)?),
            None => None,
        };
        let pays = pays(&account)?;
        if pays.is_none() && recurrence.is_none() {
            return Err(BrCodeFault::Missing(26));
        }
        Ok(Self {
            pays,
            recurrence,
            initiation: initiation(fields.get(1))?,
            receiver: receiver(&fields)?,
            amount: fields.get(54).map(amount).transpose()?,
            txid: txid(required(&fields, 62)?)?,
        })
    }
}

/// The code without its checksum (63), which must be right.
fn checked(text: &str) -> Result<&str, BrCodeFault> {
    if !text.is_ascii() {
        return Err(BrCodeFault::NotAscii);
    }
    let end = text.len().saturating_sub(4);
    let (signed, checksum) = text.split_at_checked(end).ok_or(BrCodeFault::NoChecksum)?;
    let body = signed.strip_suffix("6304").ok_or(BrCodeFault::NoChecksum)?;
    let own = format!("{:04X}", crc16(signed.as_bytes()));
    own.eq_ignore_ascii_case(checksum)
        .then_some(body)
        .ok_or(BrCodeFault::WrongChecksum)
}

fn required<'a>(fields: &Fields<'a>, id: u8) -> Result<&'a str, BrCodeFault> {
    fields.get(id).ok_or(BrCodeFault::Missing(id))
}

/// The fields within the first value that says that it is about Pix. What is not made of fields is somebody else's.
fn of_pix<'a>(values: impl Iterator<Item = &'a str>) -> Result<Option<Fields<'a>>, BrCodeFault> {
    let says_so = |value: &&str| {
        let gui = value.strip_prefix("0014").and_then(|rest| rest.get(..PIX.len()));
        gui.is_some_and(|gui| gui.eq_ignore_ascii_case(PIX))
    };
    let mut values = values;
    values.find(says_so).map(Fields::read).transpose()
}

fn pays(account: &Fields<'_>) -> Result<Option<Pays>, BrCodeFault> {
    if let Some(charge) = account.get(25) {
        return location(charge, 26).map(Pays::Charge).map(Some);
    }
    let Some(key) = account.get(1) else {
        return Ok(None);
    };
    let key = PixKey::of_code(key).ok_or(BrCodeFault::Wrong(26))?;
    let note = account.get(2).map(str::to_owned);
    Ok(Some(Pays::Key { key, note }))
}

fn location(text: &str, id: u8) -> Result<Location, BrCodeFault> {
    Location::parse(text).map_err(|_| BrCodeFault::Wrong(id))
}

fn initiation(value: Option<&str>) -> Result<Initiation, BrCodeFault> {
    match value {
        None => Ok(Initiation::Unsaid),
        Some("11") => Ok(Initiation::Reusable),
        Some("12") => Ok(Initiation::Once),
        Some(_) => Err(BrCodeFault::Wrong(1)),
    }
}

fn receiver(fields: &Fields<'_>) -> Result<Receiver, BrCodeFault> {
    let (name, city) = (required(fields, 59)?, required(fields, 60)?);
    let receiver = Receiver::told(name, city)?;
    let Some(code) = fields.get(61) else {
        return Ok(receiver);
    };
    let digits = Digits::exact(&code.replace('-', ""));
    Ok(receiver.at(digits.map_err(|_| BrCodeFault::Wrong(61))?))
}

fn amount(text: &str) -> Result<i64, BrCodeFault> {
    let money = Money::of_decimal(text, Currency::real());
    let fits = |money: &Money| {
        text.len() <= LONGEST_AMOUNT && text.starts_with(|c: char| c.is_ascii_digit()) && money.minor >= 0
    };
    money
        .filter(fits)
        .map(|money| money.minor)
        .ok_or(BrCodeFault::Wrong(54))
}

fn txid(template: &str) -> Result<Option<TxId>, BrCodeFault> {
    match Fields::read(template)?.get(5).unwrap_or_default() {
        NO_TXID => Ok(None),
        name => TxId::parse(name).map(Some).map_err(|_| BrCodeFault::Wrong(62)),
    }
}
