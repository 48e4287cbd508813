use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "subscription_periods")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub reseller_id: Uuid,
    pub starts_on: Date,
    pub next_on: Date,
    pub plan_id: Uuid,
    pub plan_version: i64,
    pub plan_name: String,
    pub currency: Option<String>,
    pub amount_minor: Option<i64>,
    pub entry_id: Option<Uuid>,
    pub cut_on: Option<Date>,
    pub credit_id: Option<Uuid>,
    pub line_id: Option<Uuid>,
    pub credit_line_id: Option<Uuid>,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
