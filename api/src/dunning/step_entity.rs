use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dunning_steps")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub since: Date,
    #[sea_orm(primary_key, auto_increment = false)]
    pub days: i64,
    pub reseller_id: Uuid,
    pub action: String,
    pub told: String,
    pub addresses: i64,
    pub taken_at: DateTimeUtc,
    pub told_at: Option<DateTimeUtc>,
    pub told_by: Option<String>,
    pub lifted_at: Option<DateTimeUtc>,
    pub lifted_by: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
