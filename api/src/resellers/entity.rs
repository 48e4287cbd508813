use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "resellers")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reseller_plan_id: Uuid,
    pub name: String,
    pub country: String,
    pub tax_id: String,
    pub accounts: i64,
    pub suspended_at: Option<DateTimeUtc>,
    pub suspended_for: Option<String>,
    pub created_at: DateTimeUtc,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {
    #[sea_orm(
        belongs_to = "super::plan_entity::Entity",
        from = "Column::ResellerPlanId",
        to = "super::plan_entity::Column::Id"
    )]
    Plan,
}

impl Related<super::plan_entity::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Plan.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
