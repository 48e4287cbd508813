use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inbox_items")]
pub(super) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reseller_id: Uuid,
    pub account_id: Uuid,
    pub country: String,
    pub cause: String,
    /// Empty for what is no limit.
    pub meter: String,
    pub standing: String,
    pub count: i64,
    pub grade: i64,
    pub used: Option<i64>,
    pub limit_to: Option<i64>,
    /// Of money, and of the price of one more.
    pub currency: Option<String>,
    /// What each one more costs; none where no more is let through.
    pub beyond_minor: Option<i64>,
    pub next_used: Option<i64>,
    pub document_id: Option<Uuid>,
    pub document_kind: Option<String>,
    pub document_series: Option<String>,
    pub document_number: Option<i64>,
    pub due_at: Option<DateTimeUtc>,
    pub act_by: DateTimeUtc,
    pub looks_at: Option<DateTimeUtc>,
    pub since: DateTimeUtc,
    pub assignee_id: Option<Uuid>,
    pub note: Option<String>,
    pub snoozed_until: Option<DateTimeUtc>,
    pub dismissed_reason: Option<String>,
    pub dismissed_by: Option<String>,
    pub dismissed_at: Option<DateTimeUtc>,
    pub dismissed_grade: i64,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(super) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
