//! Members: the people who work for a reseller.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::access::Role;
use crate::kit::fault::{Fault, Faults};
use crate::kit::page::{Page, PageQuery};
use crate::kit::text::Language;
use crate::kit::value::{Email, Name, Password};

crate::ids! {
    /// A person who can sign in.
    MemberId;
}

/// A person who can sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Member {
    pub id: MemberId,
    #[schema(example = "Rosa Ccori")]
    pub name: String,
    #[schema(example = "rosa@sillar.example")]
    pub email: String,
    pub role: Role,
    pub language: Language,
    /// A member who is not active cannot sign in.
    pub active: bool,
    pub created_at: DateTime<Utc>,
    /// Until when an invited member may accept; none once it has its password.
    pub invited_until: Option<DateTime<Utc>>,
    /// When the address was proven to be the member's.
    pub verified_at: Option<DateTime<Utc>>,
    /// When somebody last used one of the member's sessions.
    pub last_seen_at: Option<DateTime<Utc>>,
    pub version: i64,
}

/// A person to add to one's reseller.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMember {
    #[schema(example = "Rosa Ccori")]
    pub name: String,
    #[schema(example = "rosa@sillar.example")]
    pub email: String,
    /// One of the roles a reseller gives; `operator` is refused.
    pub role: Role,
    /// To hand over; its owner changes it after signing in.
    #[schema(example = "puente-cobre-lluvia")]
    pub password: String,
    #[serde(default)]
    pub language: Language,
}

/// A [`NewMember`] whose values are right.
#[derive(Clone, Debug)]
pub struct ValidMember {
    pub name: Name,
    pub email: Email,
    pub role: Role,
    pub password: Password,
    pub language: Language,
}

impl NewMember {
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<ValidMember, Faults> {
        let mut faults = Faults::default();
        let name = faults.take("name", Name::parse(&self.name));
        let email = faults.take("email", Email::parse(&self.email));
        let role = Role::OF_A_RESELLER
            .contains(&self.role)
            .then_some(self.role)
            .ok_or(Fault::Unknown);
        let role = faults.take("role", role);
        let password = faults.take("password", Password::parse(&self.password));
        match (name, email, role, password) {
            (Some(name), Some(email), Some(role), Some(password)) => Ok(ValidMember {
                name,
                email,
                role,
                password,
                language: self.language,
            }),
            _ => Err(faults),
        }
    }
}

/// What changes of a member; what is left out stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberChange {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Whether the member can sign in; without it no session of the member's works either.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
}

crate::calls! {
    ListMembers: Get "/members" { query: PageQuery } => Page<Member>;
    CreateMember: Post "/members" { body: NewMember } => Member;
    ChangeMember: Patch "/members/{member_id}" { member_id: MemberId, version: i64, body: MemberChange } => Member;
}
