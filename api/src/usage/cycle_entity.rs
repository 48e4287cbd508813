use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "usage_cycles")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    pub reseller_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub starts_on: Date,
    pub documents: i64,
    pub demo_documents: i64,
    pub sales_notes: i64,
    /// Sales notes that were made elsewhere, as they were reported.
    pub reported_notes: i64,
    pub reported_lookups: i64,
    pub lookups: i64,
    /// What was sold with documents, in the smallest unit of the country's currency.
    pub sales_minor: i64,
    /// What was sold with sales notes, likewise.
    pub notes_minor: i64,
    /// From when until when the cycle runs, while it is near its limit.
    pub near_from: Option<DateTimeUtc>,
    pub near_until: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The row of a cycle in which nothing was counted yet.
pub(super) const fn nothing(account: Uuid, reseller: Uuid, starts_on: Date) -> ActiveModel {
    ActiveModel {
        account_id: Set(account),
        reseller_id: Set(reseller),
        starts_on: Set(starts_on),
        documents: Set(0),
        demo_documents: Set(0),
        sales_notes: Set(0),
        reported_notes: Set(0),
        reported_lookups: Set(0),
        lookups: Set(0),
        sales_minor: Set(0),
        notes_minor: Set(0),
        near_from: Set(None),
        near_until: Set(None),
    }
}
