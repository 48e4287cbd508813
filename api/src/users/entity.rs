use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "members")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reseller_id: Option<Uuid>,
    pub name: String,
    pub email: String,
    pub role: String,
    pub language: String,
    pub password_hash: String,
    pub active: bool,
    pub created_at: DateTimeUtc,
    pub invited_until: Option<DateTimeUtc>,
    pub verified_at: Option<DateTimeUtc>,
    pub password_set_at: Option<DateTimeUtc>,
    pub new_email: Option<String>,
    pub time_zone: Option<String>,
    pub theme: String,
    pub last_seen_at: Option<DateTimeUtc>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
