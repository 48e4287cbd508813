use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "usage_cycles")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    pub reseller_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub starts_on: Date,
    pub documents: i64,
    pub demo_documents: i64,
    pub sales_notes: i64,
    pub reported_lookups: i64,
    pub lookups: i64,
    /// What was sold, in the smallest unit of the country's currency.
    pub sales_minor: i64,
    /// From when until when the cycle runs, while it is near its limit.
    pub near_from: Option<DateTimeUtc>,
    pub near_until: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
