use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invoices")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reseller_id: Uuid,
    pub number: i64,
    pub issued_on: Date,
    pub due_on: Date,
    pub state: String,
    pub currency: String,
    pub lines: i64,
    pub total_minor: i64,
    pub tax_minor: i64,
    pub paid_on: Option<Date>,
    pub method: Option<String>,
    pub reference: Option<String>,
    pub cancel_reason: Option<String>,
    pub decided_by: Option<String>,
    pub created_at: DateTimeUtc,
    pub told_at: Option<DateTimeUtc>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
