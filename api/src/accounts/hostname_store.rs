//! Which hostnames are taken, in the whole installation.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::entity::{Column, Entity};
use crate::kit::db::Source;
use crate::kit::error::Result;

/// The hostnames that look like these, by what they look like.
pub(super) async fn alike(source: &impl Source, skeletons: Vec<String>) -> Result<HashMap<String, String>> {
    let query = Entity::find()
        .select_only()
        .columns([Column::HostnameSkeleton, Column::Hostname])
        .filter(Column::HostnameSkeleton.is_in(skeletons));
    let rows: Vec<(String, String)> = query.into_tuple().all(&source.executor()).await?;
    Ok(rows.into_iter().collect())
}
