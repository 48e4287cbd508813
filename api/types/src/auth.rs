//! Signing in and out, sessions, one's own password and profile.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::access::Role;
use crate::kit::text::Language;
use crate::resellers::ResellerId;
use crate::tax_id::Country;
use crate::users::MemberId;

crate::ids! {
    /// One sign-in on one device.
    SessionId;
}

/// E-mail and password.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    #[schema(example = "rosa@sillar.example")]
    pub email: String,
    #[schema(example = "puente-cobre-lluvia")]
    pub password: String,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials")
            .field("email", &self.email)
            .finish_non_exhaustive()
    }
}

/// An access token; the refresh token travels beside it, in an `HttpOnly` cookie.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Token {
    /// Send it as `Authorization: Bearer`.
    pub access_token: String,
    /// Seconds until it expires; `refresh_session` gives the next.
    #[schema(example = 900)]
    pub expires_in: i64,
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Me {
    pub member_id: MemberId,
    pub session_id: SessionId,
    #[schema(example = "Rosa Ccori")]
    pub name: String,
    #[schema(example = "rosa@sillar.example")]
    pub email: String,
    pub role: Role,
    pub language: Language,
    pub theme: Theme,
    /// The IANA time zone in which one is shown times.
    #[schema(example = "America/Lima")]
    pub time_zone: String,
    /// When the address was proven to be one's own.
    pub verified_at: Option<DateTime<Utc>>,
    /// The address that takes its place once it is confirmed.
    #[schema(example = "rosa.ccori@sillar.example")]
    pub new_email: Option<String>,
    /// Whether the installation sends mail: invitations, links for new passwords, confirmations.
    pub mail: bool,
    /// The reseller one works for; none for the operator.
    pub reseller: Option<MyReseller>,
    pub version: i64,
}

/// Whether pages are light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "system")]
pub enum Theme {
    Light,
    Dark,
    /// As the device wants it.
    #[default]
    System,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::System];

    /// The name as stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::System => "system",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// The reseller one works for, as far as every member may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MyReseller {
    pub id: ResellerId,
    #[schema(example = "Sillar Factura")]
    pub name: String,
    pub country: Country,
    #[schema(example = 186)]
    pub accounts: i64,
    /// The most accounts its plan allows; none = unlimited.
    #[schema(example = 200)]
    pub maximum_accounts: Option<i64>,
}

/// What changes of one's own profile; what is left out stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeChange {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    /// An IANA time zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "America/Lima")]
    pub time_zone: Option<String>,
}

/// A new password, and the one it replaces.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    #[schema(example = "puente-cobre-lluvia")]
    pub current: String,
    #[schema(example = "nieve-tambor-lago")]
    pub new: String,
}

impl std::fmt::Debug for PasswordChange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordChange(…)")
    }
}

/// One sign-in on one device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Session {
    pub id: SessionId,
    /// What the browser called itself when it signed in.
    #[schema(example = "Mozilla/5.0 (X11; Linux x86_64) Chrome/156")]
    pub user_agent: String,
    pub created_at: DateTime<Utc>,
    pub last_seen_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    pub current: bool,
}

crate::calls! {
    SignIn: Post "/auth/sign-in" { body: Credentials } => Token;
    RefreshSession: Post "/auth/refresh" {} => Token;
    SignOut: Post "/auth/sign-out" {} => ();
    GetMe: Get "/me" {} => Me;
    ChangeMe: Patch "/me" { version: i64, body: MeChange } => Me;
    /// Ends every other session.
    ChangePassword: Post "/me/password" { body: PasswordChange } => ();
    ListSessions: Get "/me/sessions" {} => Vec<Session>;
    EndSession: Delete "/me/sessions/{session_id}" { session_id: SessionId } => ();
}
