use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "payment_providers")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub reseller_id: Uuid,
    pub kind: String,
    pub environment: String,
    pub api_key: String,
    pub api_key_at: DateTimeUtc,
    pub webhook_id: Uuid,
    pub webhook_token: String,
    pub webhook_token_at: DateTimeUtc,
    pub last_event_at: Option<DateTimeUtc>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
