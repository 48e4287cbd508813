use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "boletos")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub reseller_id: Uuid,
    pub account_id: Option<Uuid>,
    pub state: String,
    pub environment: String,
    pub due_on: Date,
    pub amount_minor: i64,
    pub charge: Option<String>,
    pub barcode: Option<String>,
    pub our_number: Option<String>,
    pub pix: Option<String>,
    pub registered_at: Option<DateTimeUtc>,
    pub registered_by: Option<String>,
    pub paid_on: Option<Date>,
    pub paid_minor: Option<i64>,
    pub confirmed: Option<bool>,
    pub claim: Option<Uuid>,
    pub claimed_until: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
