use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inbox_documents")]
pub(super) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub document_id: Uuid,
    pub reseller_id: Uuid,
    pub account_id: Uuid,
    pub cause: String,
    pub kind: String,
    pub series: String,
    pub number: i64,
    pub due_at: Option<DateTimeUtc>,
    pub act_by: DateTimeUtc,
    pub opens_at: DateTimeUtc,
    /// When somebody set it aside with its account's item.
    pub dismissed_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(super) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
