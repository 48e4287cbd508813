use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "usage_totals")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    pub reseller_id: Uuid,
    pub documents: i64,
    pub demo_documents: i64,
    pub users: i64,
    pub establishments: i64,
    pub not_sent: i64,
    pub pending_voiding: i64,
    pub with_errors: i64,
    pub oldest_at: Option<DateTimeUtc>,
    pub reported_at: Option<DateTimeUtc>,
    pub with_problems: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
