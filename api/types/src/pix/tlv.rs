//! The fields of a BR Code: two digits of id, two of length, the value; some values are made of fields again.

use super::fault::BrCodeFault;

/// The longest value: its length has two digits.
pub(super) const LONGEST: usize = 99;

/// Fields as they were read, in their order.
pub(super) struct Fields<'a>(Vec<(u8, &'a str)>);

/// A field of an ASCII value of at most [`LONGEST`] characters.
pub(super) fn field(id: u8, value: &str) -> String {
    format!("{id:02}{:02}{value}", value.len())
}

impl<'a> Fields<'a> {
    /// Reads an ASCII text that is nothing but fields.
    pub(super) fn read(mut text: &'a str) -> Result<Self, BrCodeFault> {
        let mut fields = Vec::new();
        while !text.is_empty() {
            let (id, rest) = number(text)?;
            let (length, rest) = number(rest)?;
            let (value, rest) = rest.split_at_checked(length.into()).ok_or(BrCodeFault::Broken)?;
            fields.push((id, value));
            text = rest;
        }
        Ok(Self(fields))
    }

    /// The value of the first field of an id.
    pub(super) fn get(&self, id: u8) -> Option<&'a str> {
        let mut fields = self.0.iter();
        fields.find(|(known, _)| *known == id).map(|(_, value)| *value)
    }

    /// The values of the fields from one id to another.
    pub(super) fn between(&self, first: u8, last: u8) -> impl Iterator<Item = &'a str> + '_ {
        let fields = self.0.iter().filter(move |(id, _)| (first..=last).contains(id));
        fields.map(|(_, value)| *value)
    }
}

/// The two digits at the start of a text, and what follows them.
fn number(text: &str) -> Result<(u8, &str), BrCodeFault> {
    let (digits, rest) = text.split_at_checked(2).ok_or(BrCodeFault::Broken)?;
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(BrCodeFault::Broken);
    }
    let number = digits.parse().map_err(|_| BrCodeFault::Broken)?;
    Ok((number, rest))
}

#[cfg(test)]
mod tests {
    use super::{BrCodeFault, Fields, field};

    #[test]
    fn fields_are_read_as_they_are_written() {
        let text = [field(0, "01"), field(59, "Fulano de Tal"), field(99, "")].concat();
        assert_eq!(text, "0002015913Fulano de Tal9900");
        let fields = Fields::read(&text).expect("fields");
        assert_eq!(fields.get(59), Some("Fulano de Tal"));
        assert_eq!(fields.get(60), None);
        assert_eq!(fields.between(0, 60).collect::<Vec<_>>(), ["01", "Fulano de Tal"]);
    }

    #[test]
    fn what_is_not_made_of_fields_is_broken() {
        for text in ["0", "00", "000", "0003ab", "0x01a", "00+1a", "000201x"] {
            assert_eq!(Fields::read(text).err(), Some(BrCodeFault::Broken), "{text}");
        }
    }
}
