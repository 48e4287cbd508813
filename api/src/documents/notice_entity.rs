use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notice_lines")]
pub(super) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub environment: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub series: String,
    /// The last number it names: the key leads to the ranges that may hold a number.
    #[sea_orm(primary_key, auto_increment = false)]
    pub last: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub first: i64,
    /// The document that is the notice.
    #[sea_orm(primary_key, auto_increment = false)]
    pub notice_id: Uuid,
    /// What it asks for.
    #[sea_orm(primary_key, auto_increment = false)]
    pub asks: String,
    pub reseller_id: Uuid,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(super) enum Relation {
    #[sea_orm(
        belongs_to = "super::entity::Entity",
        from = "Column::NoticeId",
        to = "super::entity::Column::Id"
    )]
    Notice,
}

impl Related<super::entity::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Notice.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
