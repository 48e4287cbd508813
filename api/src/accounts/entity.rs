use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accounts")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reseller_id: Uuid,
    pub plan_id: Uuid,
    pub plan_version: i64,
    pub country: String,
    pub tax_id: String,
    pub name: String,
    /// The name without case and accents, as lists are sorted by it.
    pub sort_name: String,
    pub hostname: String,
    pub hostname_skeleton: String,
    pub access_email: String,
    pub password_hash: String,
    pub environment: String,
    pub limit_documents: bool,
    pub limit_sales_notes: bool,
    pub limit_lookups: bool,
    pub limit_users: bool,
    pub limit_establishments: bool,
    pub limit_sales_amount: bool,
    pub own_documents: Option<i64>,
    pub own_sales_notes: Option<i64>,
    pub own_lookups: Option<i64>,
    pub own_users: Option<i64>,
    pub own_establishments: Option<i64>,
    pub own_sales_minor: Option<i64>,
    pub cycle_day: i64,
    /// How many times that day was changed.
    pub cycle_changes: i64,
    pub locked_at: Option<DateTimeUtc>,
    pub lock_reason: Option<String>,
    pub locked_by: Option<String>,
    pub lock_level: Option<String>,
    /// Whether the overdue ladder locked it.
    pub lock_overdue: bool,
    /// Whether it counts as lost: somebody locked it, whatever the ladder did since.
    pub is_lost: bool,
    pub password_temporary: bool,
    pub sessions_valid_from: Option<DateTimeUtc>,
    pub payer: String,
    pub twin_of: Option<Uuid>,
    pub created_at: DateTimeUtc,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
