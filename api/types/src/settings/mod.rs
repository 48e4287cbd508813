//! Settings of an account: who takes what it issues, by which mail server it writes, what its client may do by
//! itself. Secrets are written and never told: a reply says only since when there is one.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::AccountId;

mod mail;
mod system;
mod value;

pub use mail::{Mail, MailSettings, ValidMail};
pub use system::{Issuer, Sender, SolAccess, System, SystemSettings, ValidSystem};

/// A text that is kept sealed: nothing prints it.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretText(String);

impl SecretText {
    #[must_use]
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for SecretText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretText(…)")
    }
}

/// The settings of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Settings {
    pub system: System,
    /// None: its software sends no mail.
    pub mail: Option<Mail>,
    /// Whether the client's own software may pass from demo to production.
    pub client_may_switch: bool,
}

/// A test message to send by settings that are not saved.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailTest {
    /// Where it goes.
    #[schema(example = "rosa@sillar.example")]
    pub to: String,
    pub mail: MailSettings,
}

/// A test message to send by an account's settings.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountMailTest {
    /// Where it goes.
    #[schema(example = "rosa@sillar.example")]
    pub to: String,
    /// Settings to try before they are saved; the saved ones when left out. A password that is left out is the
    /// saved one, as long as server and user are the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<MailSettings>,
}

macro_rules! says_only_to_whom {
    ($($name:ident),*) => { $(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    )* };
}
says_only_to_whom!(MailTest, AccountMailTest);

/// A test message the mail server took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MailTested {
    #[schema(example = "rosa@sillar.example")]
    pub to: String,
    pub sent_at: DateTime<Utc>,
}

crate::calls! {
    TestMail: Post "/mail/test" { body: MailTest } => MailTested;
    TestAccountMail: Post "/accounts/{account_id}/mail/test" { account_id: AccountId, body: AccountMailTest } => MailTested;
}
