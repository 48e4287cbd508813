//! Where a page of the inbox ended.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Where a page of the inbox ended: by when the last one should have been acted on, and which it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct InboxCursor {
    pub act_by: DateTime<Utc>,
    pub id: Uuid,
}

impl From<InboxCursor> for String {
    fn from(cursor: InboxCursor) -> Self {
        format!("{}~{}", cursor.act_by.timestamp(), cursor.id)
    }
}

impl TryFrom<String> for InboxCursor {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let read = || {
            let (seconds, id) = text.split_once('~')?;
            Some(Self {
                act_by: DateTime::from_timestamp(seconds.parse().ok()?, 0)?,
                id: id.parse().ok()?,
            })
        };
        read().ok_or("not a cursor")
    }
}

#[cfg(test)]
mod tests {
    use super::InboxCursor;

    #[test]
    fn a_cursor_is_read_back() {
        let text = "1764633600~019a9f3e-6c00-7000-8000-000000000001".to_owned();
        let cursor = InboxCursor::try_from(text.clone()).expect("a cursor");
        assert_eq!(String::from(cursor), text);
        for wrong in ["", "1764633600", "x~019a9f3e-6c00-7000-8000-000000000001", "1~2"] {
            assert!(InboxCursor::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
