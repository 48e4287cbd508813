//! Which documents are asked for, in which order, and from where on.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{Document, DocumentId, DocumentKind, DocumentState};
use crate::accounts::{AccountId, Environment};
use crate::kit::page::Order;
use crate::tax_id::Country;

/// Which documents are asked for. All that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DocumentQuery {
    /// Numbers and words. A number as people write it, whole or its beginning: `F001-211`, `211`, `01-F001-211`,
    /// `55-1-1687`, or the 44 characters of an access key; written with its leading zeros, `F001-00000211`, it is that
    /// number alone. A word is the beginning of one of the customer's name or number. Case, accents and signs do not
    /// matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(max_length = 200)]
    pub q: Option<String>,
    /// Those that stand so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<DocumentState>,
    /// Those of this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<DocumentKind>,
    /// Those with fiscal validity, or those without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<Environment>,
    /// Those issued on this day or later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_from: Option<NaiveDate>,
    /// Those issued on this day or earlier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_to: Option<NaiveDate>,
    /// Those of this account. In an account's own list only its own id leaves any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<AccountId>,
    /// What they are sorted by. When left out: by the day of issue where days are asked for, else by admission.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<DocumentSort>,
    /// The last first, `desc`, when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<Order>,
    /// Where the page before ended (`next` of its reply).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>)]
    pub cursor: Option<DocumentCursor>,
    /// How many at most: 1 to 200, 50 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u16>,
}

impl DocumentQuery {
    /// What the documents are sorted by, and which way.
    #[must_use]
    pub fn sorted(&self) -> (DocumentSort, Order) {
        let by_days = self.issued_from.is_some() || self.issued_to.is_some();
        let natural = if by_days {
            DocumentSort::Issued
        } else {
            DocumentSort::Admitted
        };
        (self.sort.unwrap_or(natural), self.order.unwrap_or(Order::Desc))
    }

    /// The same documents from the first on, in pages of the usual size.
    #[must_use]
    pub fn whole(&self) -> Self {
        Self {
            cursor: None,
            limit: None,
            ..self.clone()
        }
    }

    /// Whether every document is asked for.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        let order = Self {
            sort: self.sort,
            order: self.order,
            ..Self::default()
        };
        self.whole() == order
    }
}

/// What documents are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "issued")]
pub enum DocumentSort {
    /// When leave was given to issue them, or they came without having asked.
    Admitted,
    /// The day they were issued.
    Issued,
}

impl DocumentSort {
    pub const ALL: [Self; 2] = [Self::Admitted, Self::Issued];

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Admitted => "admitted",
            Self::Issued => "issued",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.name() == name)
    }
}

/// One page of documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DocumentPage {
    pub items: Vec<Document>,
    /// Whose the documents of this page are.
    pub accounts: Vec<Issuer>,
    /// Send it back as `cursor`, with everything else as it was, for the next page; absent on the last one.
    #[schema(value_type = Option<String>, example = "issued~019a9f3e-6c00-7000-8000-000000000001~2026-11-21")]
    pub next: Option<DocumentCursor>,
    /// How many fit in all, where that is cheap to know.
    #[schema(example = 1_204)]
    pub total: Option<i64>,
}

/// An account, as far as a document of it needs that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Issuer {
    pub account_id: AccountId,
    #[schema(example = "Pukara Textil S.A.C.")]
    pub name: String,
    #[schema(example = "20131312955")]
    pub tax_id: String,
    pub country: Country,
}

/// Where a page of documents ended: what its last one was sorted by, and that document. It stays right when the
/// document itself changes. Opaque: it is sent back as it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum DocumentCursor {
    Admitted(DocumentId),
    Issued(DocumentId, NaiveDate),
}

/// It is no cursor.
#[derive(Clone, Copy, Debug)]
pub struct NotACursor;

impl fmt::Display for NotACursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a cursor of this list")
    }
}

impl fmt::Display for DocumentCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Admitted(id) => write!(f, "{}~{id}", DocumentSort::Admitted.name()),
            Self::Issued(id, day) => write!(f, "{}~{id}~{day}", DocumentSort::Issued.name()),
        }
    }
}

impl FromStr for DocumentCursor {
    type Err = NotACursor;
    fn from_str(text: &str) -> Result<Self, NotACursor> {
        let (sort, rest) = text.split_once('~').ok_or(NotACursor)?;
        let id = |text: &str| text.parse::<Uuid>().map(DocumentId).map_err(|_| NotACursor);
        match DocumentSort::of_name(sort).ok_or(NotACursor)? {
            DocumentSort::Admitted => Ok(Self::Admitted(id(rest)?)),
            DocumentSort::Issued => {
                let (document, day) = rest.split_once('~').ok_or(NotACursor)?;
                Ok(Self::Issued(id(document)?, day.parse().map_err(|_| NotACursor)?))
            }
        }
    }
}

impl TryFrom<String> for DocumentCursor {
    type Error = NotACursor;
    fn try_from(text: String) -> Result<Self, NotACursor> {
        text.parse()
    }
}

impl From<DocumentCursor> for String {
    fn from(cursor: DocumentCursor) -> Self {
        cursor.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::{DocumentCursor, DocumentId, DocumentQuery, DocumentSort};
    use crate::kit::page::Order;

    #[test]
    fn a_cursor_is_read_back() {
        let id = DocumentId(uuid::Uuid::from_u128(7));
        let day = "2026-11-21".parse().expect("a day");
        for cursor in [DocumentCursor::Admitted(id), DocumentCursor::Issued(id, day)] {
            assert_eq!(cursor.to_string().parse::<DocumentCursor>().expect("a cursor"), cursor);
        }
        for wrong in [
            "",
            "x",
            "admitted",
            "admitted~x",
            "name~00000000-0000-0000-0000-000000000007",
            "issued~00000000-0000-0000-0000-000000000007",
            "issued~00000000-0000-0000-0000-000000000007~soon",
        ] {
            assert!(wrong.parse::<DocumentCursor>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn whoever_asks_for_days_reads_by_days() {
        let everything = DocumentQuery::default();
        assert_eq!(everything.sorted(), (DocumentSort::Admitted, Order::Desc));
        let of_days = DocumentQuery {
            issued_from: "2026-11-01".parse().ok(),
            ..DocumentQuery::default()
        };
        assert_eq!(of_days.sorted(), (DocumentSort::Issued, Order::Desc));
        assert!(everything.is_everything() && !of_days.is_everything());
    }
}
