use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_items")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub entry_id: Uuid,
    pub reseller_id: Uuid,
    pub account_id: Uuid,
    pub currency: String,
    pub is_charge: bool,
    pub is_open: bool,
    pub falls_on: Date,
    pub open_minor: i64,
    pub withheld_minor: i64,
    pub withheld_kind: Option<String>,
    pub meant_for: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
