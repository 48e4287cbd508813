use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_versions")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub plan_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub reseller_id: Uuid,
    pub software: Option<String>,
    pub description: Option<String>,
    pub price_minor: Option<i64>,
    pub price_currency: Option<String>,
    pub interval: String,
    pub tax_included: bool,
    pub documents: Option<i64>,
    pub sales_notes: Option<i64>,
    pub users: Option<i64>,
    pub lookups: Option<i64>,
    pub establishments: Option<i64>,
    pub sales_minor: Option<i64>,
    pub sales_currency: Option<String>,
    pub sales_notes_count: bool,
    /// What each one more than a limit costs, all of them in one currency.
    pub beyond_currency: Option<String>,
    pub documents_beyond: Option<i64>,
    pub sales_notes_beyond: Option<i64>,
    pub lookups_beyond: Option<i64>,
    /// Their names, one after the other; none = all.
    pub document_kinds: Option<String>,
    /// Their codes, one after the other; none = all.
    pub default_modules: Option<String>,
    pub months_at_hand: Option<i64>,
    pub created_at: DateTimeUtc,
    pub created_by: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {
    #[sea_orm(
        belongs_to = "super::entity::Entity",
        from = "Column::PlanId",
        to = "super::entity::Column::Id"
    )]
    Plan,
}

impl Related<super::entity::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Plan.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
