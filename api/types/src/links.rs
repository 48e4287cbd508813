//! One-use links: invitations, new passwords, and proofs that an e-mail address is one's own.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::access::Role;
use crate::kit::fault::{Fault, Faults};
use crate::kit::text::Language;
use crate::kit::value::{Email, Name, Password};
use crate::users::{Member, MemberId};

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "invitation")]
pub enum Purpose {
    /// To choose one's first password.
    Invitation,
    /// To choose another password.
    Reset,
    /// To prove that the member's address is its own.
    Verification,
    /// To take a new address.
    EmailChange,
}

impl Purpose {
    pub const ALL: [Self; 4] = [Self::Invitation, Self::Reset, Self::Verification, Self::EmailChange];

    /// The name as stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
            Self::Verification => "verification",
            Self::EmailChange => "email_change",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.name() == name)
    }

    /// Where such a link leads in the browser application; the token follows.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Invitation => "/invitation/",
            Self::Reset => "/reset/",
            Self::Verification | Self::EmailChange => "/verify/",
        }
    }
}

/// A person to invite: it chooses its own password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInvitation {
    #[schema(example = "Lucía Quispe")]
    pub name: String,
    #[schema(example = "lucia@sillar.example")]
    pub email: String,
    /// One of the roles a reseller gives; `operator` is refused.
    pub role: Role,
    #[serde(default)]
    pub language: Language,
}

/// A [`NewInvitation`] whose values are right.
#[derive(Clone, Debug)]
pub struct ValidInvitation {
    pub name: Name,
    pub email: Email,
    pub role: Role,
    pub language: Language,
}

impl NewInvitation {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<ValidInvitation, Faults> {
        let mut faults = Faults::default();
        let name = faults.take("name", Name::parse(&self.name));
        let email = faults.take("email", Email::parse(&self.email));
        let known = Role::OF_A_RESELLER.contains(&self.role);
        let role = faults.take("role", known.then_some(self.role).ok_or(Fault::Unknown));
        match (name, email, role) {
            (Some(name), Some(email), Some(role)) => Ok(ValidInvitation {
                name,
                email,
                role,
                language: self.language,
            }),
            _ => Err(faults),
        }
    }
}

/// A member who was invited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Invitation {
    pub member: Member,
    /// The link to hand over, this once, when the installation sends no mail; else it went by mail.
    #[schema(example = "https://back.example.com/invitation/6f1c…")]
    pub link: Option<String>,
}

/// A link that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SentLink {
    /// The link to hand over, this once, when the installation sends no mail; else it went by mail.
    #[schema(example = "https://back.example.com/reset/6f1c…")]
    pub link: Option<String>,
}

/// The token of a link: what follows its path.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkToken {
    #[schema(example = "6f1c0d7e5b2a49838f0e1d2c3b4a59687f6e5d4c3b2a19080f1e2d3c4b5a6978")]
    pub token: String,
}

/// What a link is for, told to whoever has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LinkFacts {
    pub purpose: Purpose,
    #[schema(example = "Lucía Quispe")]
    pub name: String,
    #[schema(example = "lucia@sillar.example")]
    pub email: String,
    pub language: Language,
    /// The reseller the member works for; none for the operator.
    #[schema(example = "Sillar Factura")]
    pub reseller: Option<String>,
    pub expires_at: DateTime<Utc>,
}

/// A password, by the link that lets one choose it.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChosenPassword {
    #[schema(example = "6f1c0d7e5b2a49838f0e1d2c3b4a59687f6e5d4c3b2a19080f1e2d3c4b5a6978")]
    pub token: String,
    #[schema(example = "nieve-tambor-lago")]
    pub password: String,
}

impl ChosenPassword {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<Password, Faults> {
        Password::parse(&self.password).map_err(|fault| Faults::one("password", fault))
    }
}

/// The address a link was for; one signs in with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LinkUsed {
    #[schema(example = "lucia@sillar.example")]
    pub email: String,
}

/// Whoever forgot the password of that address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetRequest {
    #[schema(example = "rosa@sillar.example")]
    pub email: String,
}

impl ResetRequest {
    /// # Errors
    /// When it is no address.
    pub fn parse(&self) -> Result<Email, Faults> {
        Email::parse(&self.email).map_err(|fault| Faults::one("email", fault))
    }
}

/// The address to have from now on, and one's password.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EmailChange {
    #[schema(example = "rosa.ccori@sillar.example")]
    pub email: String,
    #[schema(example = "puente-cobre-lluvia")]
    pub password: String,
}

impl EmailChange {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<Email, Faults> {
        let mut faults = Faults::default();
        let email = faults.take("email", Email::parse(&self.email));
        if self.password.is_empty() {
            faults.add("password", Fault::Required);
        }
        email.filter(|_| faults.is_empty()).ok_or(faults)
    }
}

macro_rules! prints_nothing {
    ($($name:ident),*) => { $(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )* };
}
prints_nothing!(LinkToken, ChosenPassword, EmailChange);

crate::calls! {
    InviteMember: Post "/invitations" { body: NewInvitation } => Invitation;
    ResendInvitation: Post "/members/{member_id}/invitation" { member_id: MemberId } => Invitation;
    RevokeInvitation: Delete "/members/{member_id}/invitation" { member_id: MemberId } => ();
    SendResetLink: Post "/members/{member_id}/reset-link" { member_id: MemberId } => SentLink;
    AskForReset: Post "/links/reset-requests" { body: ResetRequest } => ();
    ReadLink: Post "/links/read" { body: LinkToken } => LinkFacts;
    AcceptInvitation: Post "/links/invitation" { body: ChosenPassword } => LinkUsed;
    UseResetLink: Post "/links/reset" { body: ChosenPassword } => LinkUsed;
    ConfirmEmail: Post "/links/email" { body: LinkToken } => LinkUsed;
    ChangeEmail: Post "/me/email" { body: EmailChange } => ();
    AskToConfirmEmail: Post "/me/email/confirmation" {} => ();
}
