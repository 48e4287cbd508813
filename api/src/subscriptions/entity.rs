use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "subscriptions")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    pub reseller_id: Uuid,
    pub starts_on: Date,
    pub charged_to: Date,
    pub due_at: Option<DateTimeUtc>,
    pub used_to: Option<Date>,
    pub use_due_at: Option<DateTimeUtc>,
    pub periods: i64,
    pub discount_points: Option<i64>,
    pub discount_until: Option<Date>,
    pub end_reason: Option<String>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
