use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invoice_lines")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reseller_id: Uuid,
    pub account_id: Uuid,
    pub invoice_id: Option<Uuid>,
    pub account_name: String,
    pub description: String,
    pub from_on: Date,
    pub to_on: Date,
    pub currency: String,
    pub full_minor: i64,
    pub discount_minor: i64,
    pub tax_points: Option<i64>,
    pub tax_minor: Option<i64>,
    pub amount_minor: i64,
    pub written_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
