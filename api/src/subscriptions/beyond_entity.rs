use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "use_charges")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub starts_on: Date,
    #[sea_orm(primary_key, auto_increment = false)]
    pub meter: String,
    pub reseller_id: Uuid,
    pub next_on: Date,
    pub plan_id: Uuid,
    pub plan_version: i64,
    pub used: i64,
    pub included: i64,
    pub unit_minor: i64,
    pub currency: String,
    pub amount_minor: i64,
    pub entry_id: Option<Uuid>,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
