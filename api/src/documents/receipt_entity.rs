use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "receipts")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reseller_id: Uuid,
    pub account_id: Uuid,
    pub document_id: Uuid,
    pub kind: String,
    pub state: Option<String>,
    pub code: String,
    pub description: Option<String>,
    pub notes: String,
    pub number: Option<String>,
    pub told_at: Option<DateTimeUtc>,
    pub received_at: DateTimeUtc,
    pub sha256: String,
    pub bytes: i64,
    pub zipped: bool,
    pub voided: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
