//! Where a page of accounts ended: what its last account was sorted by, and the account. It stays right when the
//! account itself changes or goes.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{AccountId, AccountSort};

/// Where a page of accounts ended. Opaque: it is sent back as it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AccountCursor {
    pub sort: AccountSort,
    pub id: AccountId,
    /// The value sorted by, as text.
    pub value: String,
}

/// It is no cursor.
#[derive(Clone, Copy, Debug)]
pub struct NotACursor;

impl fmt::Display for NotACursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a cursor of this list")
    }
}

impl fmt::Display for AccountCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}~{}~{}", self.sort.name(), self.id, self.value)
    }
}

impl FromStr for AccountCursor {
    type Err = NotACursor;
    fn from_str(text: &str) -> Result<Self, NotACursor> {
        let (sort, rest) = text.split_once('~').ok_or(NotACursor)?;
        let (id, value) = rest.split_once('~').ok_or(NotACursor)?;
        let id: Uuid = id.parse().map_err(|_| NotACursor)?;
        if value.contains('\0') {
            return Err(NotACursor);
        }
        Ok(Self {
            sort: AccountSort::of_name(sort).ok_or(NotACursor)?,
            id: AccountId(id),
            value: value.to_owned(),
        })
    }
}

impl TryFrom<String> for AccountCursor {
    type Error = NotACursor;
    fn try_from(text: String) -> Result<Self, NotACursor> {
        text.parse()
    }
}

impl From<AccountCursor> for String {
    fn from(cursor: AccountCursor) -> Self {
        cursor.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::{AccountCursor, AccountId, AccountSort};

    #[test]
    fn a_cursor_is_read_back_whatever_the_name_holds() {
        let cursor = AccountCursor {
            sort: AccountSort::Name,
            id: AccountId(uuid::Uuid::from_u128(7)),
            value: "a~b ~ c".to_owned(),
        };
        assert_eq!(cursor.to_string().parse::<AccountCursor>().expect("a cursor"), cursor);
        for wrong in ["", "x", "name~x~y", "age~00000000-0000-0000-0000-000000000007~y"] {
            assert!(wrong.parse::<AccountCursor>().is_err(), "{wrong}");
        }
    }
}
