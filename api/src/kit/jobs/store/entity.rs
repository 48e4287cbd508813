use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "jobs")]
pub(super) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reseller_id: Option<Uuid>,
    pub owner_id: Uuid,
    pub kind: String,
    pub state: String,
    pub attempts: i64,
    pub turn: Option<Uuid>,
    pub done: i64,
    pub total: i64,
    pub failure: Option<String>,
    pub created_at: DateTimeUtc,
    /// When it may be taken: at once, when a worker's time is over, or never again.
    pub next_at: Option<DateTimeUtc>,
    pub ended_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(super) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
