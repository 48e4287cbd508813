use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "events")]
pub(super) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reseller_id: Option<Uuid>,
    pub name: String,
    pub subject_id: Uuid,
    pub actor_id: Option<Uuid>,
    pub actor_name: String,
    pub actor_kind: Option<String>,
    pub data: String,
    pub at: DateTimeUtc,
    pub routine: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(super) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
