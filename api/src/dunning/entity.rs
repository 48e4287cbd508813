use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dunnings")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    pub reseller_id: Uuid,
    pub since: Option<Date>,
    pub next_at: Option<DateTimeUtc>,
    pub stage: Option<String>,
    pub by_hand: bool,
    pub wants: Option<String>,
    pub holds: bool,
    pub released: bool,
    pub under: Option<String>,
    pub seen_version: i64,
    pub seen_settings: i64,
    pub grace_until: Option<Date>,
    pub grace_reason: Option<String>,
    pub grace_by: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
