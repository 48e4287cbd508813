use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "documents")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reseller_id: Uuid,
    pub account_id: Uuid,
    pub kind: String,
    pub series: String,
    pub number: i64,
    pub identity: String,
    pub access_key: Option<String>,
    pub environment: String,
    pub issued_on: Date,
    pub customer_tax_id: Option<String>,
    pub customer_name: Option<String>,
    pub total_minor: Option<i64>,
    pub total_currency: Option<String>,
    pub xml_bytes: Option<i64>,
    pub sha256: Option<String>,
    pub counted: bool,
    pub received_at: Option<DateTimeUtc>,
    pub admitted_at: DateTimeUtc,
    /// How many times its account's cycle day had been changed when it was admitted.
    pub cycle_changes: i64,
    pub state: String,
    pub state_code: Option<String>,
    pub state_text: Option<String>,
    pub state_ticket: Option<String>,
    pub state_proved: bool,
    pub state_at: Option<DateTimeUtc>,
    pub state_told_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
