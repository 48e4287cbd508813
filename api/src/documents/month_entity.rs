use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_months")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub reseller_id: Uuid,
    /// An account's id, or one of the shards that together are the whole reseller.
    #[sea_orm(primary_key, auto_increment = false)]
    pub part: Uuid,
    /// Its first day.
    #[sea_orm(primary_key, auto_increment = false)]
    pub month: Date,
    #[sea_orm(primary_key, auto_increment = false)]
    pub environment: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub state: String,
    /// Empty for documents without an amount.
    #[sea_orm(primary_key, auto_increment = false)]
    pub currency: String,
    pub documents: i64,
    pub minor: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
