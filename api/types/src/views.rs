//! Views: ways of looking at the list of accounts that a member keeps under a name.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kit::fault::{Fault, Faults};
use crate::kit::value::Name;

crate::ids! {
    /// A kept way of looking at the list of accounts.
    ViewId;
}

/// A kept way of looking at the list of accounts, its member's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct View {
    pub id: ViewId,
    #[schema(example = "Cerca del límite")]
    pub name: String,
    /// The query of the list's address: what is filtered, sorted and shown.
    #[schema(example = "near_limit=true&sort=name")]
    pub query: String,
    pub created_at: DateTime<Utc>,
    pub version: i64,
}

/// A view to keep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewView {
    /// Up to 60 characters, unlike the names of one's other views.
    #[schema(example = "Cerca del límite")]
    pub name: String,
    /// The query of the list's address, without the question mark; up to 1000 characters.
    #[schema(example = "near_limit=true&sort=name")]
    pub query: String,
}

/// What changes of a view; what is left out stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ViewChange {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub query: Option<String>,
}

impl View {
    /// So many a member keeps at most.
    pub const MOST: u16 = 50;
    pub const LONGEST_NAME: usize = 60;
    pub const LONGEST_QUERY: usize = 1_000;
}

impl NewView {
    /// The name and the query.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<(String, String), Faults> {
        let mut faults = Faults::default();
        let name = faults.take("name", name(&self.name));
        let query = faults.take("query", query(&self.query));
        name.zip(query).ok_or(faults)
    }
}

impl ViewChange {
    /// The change with its name as it will be kept.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let changed = Self {
            name: self.name.as_deref().and_then(|text| faults.take("name", name(text))),
            query: self.query.as_deref().and_then(|text| faults.take("query", query(text))),
        };
        if faults.is_empty() { Ok(changed) } else { Err(faults) }
    }
}

fn name(text: &str) -> Result<String, Fault> {
    let name = Name::parse(text)?.into_string();
    if name.chars().count() > View::LONGEST_NAME {
        return Err(Fault::TooLong {
            maximum: View::LONGEST_NAME,
        });
    }
    Ok(name)
}

fn query(text: &str) -> Result<String, Fault> {
    let query = text.trim().trim_start_matches('?');
    if query.chars().count() > View::LONGEST_QUERY {
        return Err(Fault::TooLong {
            maximum: View::LONGEST_QUERY,
        });
    }
    if query.chars().any(char::is_control) {
        return Err(Fault::NotPlainText);
    }
    Ok(query.to_owned())
}

crate::calls! {
    ListViews: Get "/views" {} => Vec<View>;
    CreateView: Post "/views" { body: NewView } => View;
    ChangeView: Patch "/views/{view_id}" { view_id: ViewId, version: i64, body: ViewChange } => View;
    DeleteView: Delete "/views/{view_id}" { view_id: ViewId } => ();
}
