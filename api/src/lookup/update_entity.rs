use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "padron_updates")]
pub(crate) struct Model {
    /// That of its job.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub began_at: DateTimeUtc,
    pub stage: String,
    pub ended_at: Option<DateTimeUtc>,
    pub imported: Option<i64>,
    pub rejected: Option<i64>,
    pub failure: Option<String>,
    pub detail: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
