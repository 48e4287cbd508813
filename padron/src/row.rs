//! A row as numbers of words: how many the name has, they, the standing, which parts of the address there are, they.
//! UBIGEO, types and numbers are a word each; street and zone are counted words, as the name is.

use crate::line::Row;
use crate::num::{put, take, take_u32, wide};
use crate::taxpayer::{Address, Taxpayer};
use crate::words::{Interner, Words};

/// The parts, after the UBIGEO, that have many words: street and zone.
const WORDY: [usize; 2] = [2, 4];
/// Fewer words than this are counted by a byte.
const FEW: u8 = 127;
/// UBIGEO and the parts of the address.
const PARTS: usize = 11;

/// Appends a row.
pub(crate) fn write(row: &Row<'_>, words: &mut Interner, into: &mut Vec<u8>) {
    write_words(row.name, words, into);
    put(into, u64::from(words.intern(row.standing, 1)));
    let parts = || std::iter::once(row.ubigeo).chain(row.address);
    let there = parts().enumerate().filter(|(_, part)| part.is_some());
    put(into, there.fold(0, |mask, (place, _)| mask | 1 << place));
    for (place, part) in parts().enumerate() {
        match part {
            Some(part) if WORDY.contains(&place) => write_words(part, words, into),
            Some(part) => put(into, u64::from(words.intern(part, 1))),
            None => {}
        }
    }
}

fn write_words(text: &[u8], words: &mut Interner, into: &mut Vec<u8>) {
    let each = || text.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    let place = into.len();
    into.push(0);
    let mut count = 0_u8;
    for word in each().take(usize::from(FEW)) {
        put(into, u64::from(words.intern(word, 1)));
        count += 1;
    }
    if count < FEW {
        if let Some(kept) = into.get_mut(place) {
            *kept = count;
        }
        return;
    }
    // As many or more: their number may take more than a byte, and is counted before them.
    into.truncate(place);
    put(into, wide(each().count()));
    for (place, word) in each().enumerate() {
        let times = u32::from(place >= usize::from(FEW));
        put(into, u64::from(words.intern(word, times)));
    }
}

/// Appends a row whose words have other numbers now; none when it is no row.
pub(crate) fn renumber(mut row: &[u8], number: impl Fn(u32) -> Option<u32>, into: &mut Vec<u8>) -> Option<()> {
    let one = |row: &mut &[u8], into: &mut Vec<u8>| {
        put(into, u64::from(number(take_u32(row)?)?));
        Some(())
    };
    let many = |row: &mut &[u8], into: &mut Vec<u8>| {
        let count = take(row)?;
        put(into, count);
        (0..count).try_for_each(|_| one(row, into))
    };
    many(&mut row, into)?;
    one(&mut row, into)?;
    let mask = take(&mut row)?;
    put(into, mask);
    for place in (0..PARTS).filter(|place| mask >> place & 1 == 1) {
        if WORDY.contains(&place) {
            many(&mut row, into)?;
        } else {
            one(&mut row, into)?;
        }
    }
    row.is_empty().then_some(())
}

/// The numbers of the words of a row's name, and that of its standing.
pub(crate) fn name_of(mut row: &[u8], mut each: impl FnMut(u32)) -> Option<u32> {
    let count = take(&mut row)?;
    for _ in 0..count {
        each(take_u32(&mut row)?);
    }
    take_u32(&mut row)
}

/// A row as it was; none when it is no row.
pub(crate) fn read(ruc: u64, mut row: &[u8], words: &Words) -> Option<Taxpayer> {
    let name = read_words(&mut row, words)?;
    let standing = text(words.get(take_u32(&mut row)?)?);
    let (state, condition) = standing.split_once('|')?;
    let mut taxpayer = Taxpayer {
        ruc,
        name,
        state: state.trim_end().to_owned(),
        condition: condition.trim_start().to_owned(),
        address: Address::default(),
    };
    let mask = take(&mut row)?;
    if mask & 1 == 1 {
        taxpayer.address.ubigeo = Some(text(words.get(take_u32(&mut row)?)?));
    }
    for (place, part) in (1..).zip(taxpayer.address.parts_mut()) {
        if mask >> place & 1 == 0 {
            continue;
        }
        *part = Some(if WORDY.contains(&place) {
            read_words(&mut row, words)?
        } else {
            text(words.get(take_u32(&mut row)?)?)
        });
    }
    row.is_empty().then_some(taxpayer)
}

/// The name of a row; none when it is no row.
pub(crate) fn read_name(mut row: &[u8], words: &Words) -> Option<String> {
    read_words(&mut row, words)
}

fn read_words(row: &mut &[u8], words: &Words) -> Option<String> {
    let count = take(row)?;
    let mut bytes = Vec::new();
    for place in 0..count {
        if place > 0 {
            bytes.push(b' ');
        }
        bytes.extend_from_slice(words.get(take_u32(row)?)?);
    }
    Some(text(&bytes))
}

/// Text of SUNAT's files.
pub(crate) fn text(bytes: &[u8]) -> String {
    encoding_rs::WINDOWS_1252
        .decode_without_bom_handling(bytes)
        .0
        .into_owned()
}
