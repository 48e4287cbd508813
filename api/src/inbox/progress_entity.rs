use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inbox_progress")]
pub(super) struct Model {
    /// There is one row, of nil.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The last document that was looked at.
    pub looked_through: Uuid,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(super) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
