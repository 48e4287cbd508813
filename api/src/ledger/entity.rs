use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_entries")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reseller_id: Uuid,
    pub account_id: Uuid,
    pub currency: String,
    pub kind: String,
    pub happened_on: Date,
    pub due_on: Option<Date>,
    pub description: String,
    pub amount_minor: i64,
    pub tax_rate: Option<i64>,
    pub tax_minor: Option<i64>,
    pub withheld_kind: Option<String>,
    pub withheld_minor: Option<i64>,
    pub reverses: Option<Uuid>,
    pub payment_id: Option<Uuid>,
    pub created_at: DateTimeUtc,
    pub created_by: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
