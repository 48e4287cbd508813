use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lookup_stops")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub holder_id: Uuid,
    pub reseller_id: Uuid,
    pub account_id: Option<Uuid>,
    pub pattern: String,
    pub numbers: i64,
    pub began_at: DateTimeUtc,
    pub first: String,
    pub last: String,
    pub stopped_at: DateTimeUtc,
    pub until: DateTimeUtc,
    pub times: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
