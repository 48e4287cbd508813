use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "usage_totals")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    pub reseller_id: Uuid,
    pub documents: i64,
    pub demo_documents: i64,
    pub users: i64,
    pub establishments: i64,
    pub not_sent: i64,
    pub pending_voiding: i64,
    pub with_errors: i64,
    pub oldest_at: Option<DateTimeUtc>,
    pub reported_at: Option<DateTimeUtc>,
    pub with_problems: bool,
    /// What is known here of documents that need somebody, beside what is reported.
    pub known_not_sent: i64,
    pub known_voiding: i64,
    pub known_errors: i64,
    /// Until when the certificate of the account's software is valid, as it last reported.
    pub certificate_until: Option<DateTimeUtc>,
    /// Whether it was ever told how one of its documents stands.
    pub tells_states: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The row of an account of which nothing was counted yet.
pub(super) const fn nothing(account: Uuid, reseller: Uuid) -> ActiveModel {
    ActiveModel {
        account_id: Set(account),
        reseller_id: Set(reseller),
        documents: Set(0),
        demo_documents: Set(0),
        users: Set(0),
        establishments: Set(0),
        not_sent: Set(0),
        pending_voiding: Set(0),
        with_errors: Set(0),
        oldest_at: Set(None),
        reported_at: Set(None),
        with_problems: Set(false),
        known_not_sent: Set(0),
        known_voiding: Set(0),
        known_errors: Set(0),
        certificate_until: Set(None),
        tells_states: Set(false),
    }
}
