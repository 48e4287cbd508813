use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "turns")]
pub(super) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub task: String,
    /// Nil for the installation's own turn.
    #[sea_orm(primary_key, auto_increment = false)]
    pub of_id: Uuid,
    pub next_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(super) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
