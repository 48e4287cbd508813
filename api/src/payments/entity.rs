use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "payments")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reseller_id: Uuid,
    pub account_id: Uuid,
    pub state: String,
    pub due_on: Date,
    pub description: String,
    pub currency: String,
    pub amount_minor: i64,
    pub method: String,
    pub card_brand: Option<String>,
    pub bank: Option<String>,
    pub reference: Option<String>,
    pub reference_key: Option<String>,
    pub charge_id: Uuid,
    pub rest_of: Option<Uuid>,
    pub paid_on: Option<Date>,
    pub entry_id: Option<Uuid>,
    pub decided_at: Option<DateTimeUtc>,
    pub decided_by: Option<String>,
    pub reason: Option<String>,
    pub created_at: DateTimeUtc,
    pub created_by: Option<String>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
