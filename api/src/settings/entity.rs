use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account_settings")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    pub reseller_id: Uuid,
    pub sender: String,
    pub ose_url: Option<String>,
    pub sol_user: Option<String>,
    pub sol_password: Option<String>,
    pub sol_password_at: Option<DateTimeUtc>,
    pub client_may_switch: bool,
    pub mail_host: Option<String>,
    pub mail_port: Option<i64>,
    pub mail_security: Option<String>,
    pub mail_user: Option<String>,
    pub mail_password: Option<String>,
    pub mail_password_at: Option<DateTimeUtc>,
    pub mail_from_name: Option<String>,
    pub mail_from_address: Option<String>,
    pub mail_reply_to: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
