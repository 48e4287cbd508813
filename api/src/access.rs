//! Authority: who is calling, and the only place that makes a [`Scope`].
//!
//! What a role may do is one table, `types::access`. A handler asks its [`Caller`] for the scope of its
//! operation and gets one, or a refusal; stores ask for a scope, so neither question can be forgotten.

use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpRequest, web};
use types::access::{Operation, Role};
use types::accounts::{AccountId, IntegrationKeyId};
use types::auth::SessionId;
use types::kit::problem::Code;
use types::resellers::ResellerId;
use types::users::MemberId;
use uuid::Uuid;

use crate::accounts;
use crate::accounts::key_holders::KeyHolders;
use crate::auth::holders::SessionHolders;
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};
use crate::kit::once::Sender;
use crate::kit::outbox::{Actor, ActorKind, Change, Event};

/// A member with a living session.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub member: MemberId,
    pub name: String,
    pub role: Role,
    pub session: SessionId,
    /// None for the operator.
    pub reseller: Option<ResellerId>,
    /// Whether the reseller is suspended.
    pub suspended: bool,
}

/// An account's own software, known by its integration key.
#[derive(Clone, Debug)]
pub struct Integration {
    pub key: IntegrationKeyId,
    pub name: String,
    pub reseller: ResellerId,
    pub account: AccountId,
}

/// Who is calling.
#[derive(Clone, Debug)]
pub enum Caller {
    Member(SignedIn),
    Integration(Integration),
}

/// How far the caller reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// The installation itself: resellers, not what is theirs.
    Installation,
    Reseller(ResellerId),
    Account(ResellerId, AccountId),
}

/// Leave to do one operation, as far as its caller reaches.
#[derive(Clone, Debug)]
pub struct Scope {
    operation: &'static str,
    reach: Reach,
    actor: Actor,
}

impl Caller {
    /// Leave to do an operation.
    ///
    /// # Errors
    /// `not_allowed` when the table says no, `reseller_suspended` when its reseller may not work.
    pub fn may(&self, operation: Operation) -> Result<Scope> {
        let (allowed, reach, actor) = match self {
            Self::Member(member) => {
                if member.suspended {
                    return Err(Code::ResellerSuspended.into());
                }
                let actor = Actor {
                    id: Some(member.member.0),
                    kind: ActorKind::Person,
                    name: member.name.clone(),
                };
                (
                    member.role.may(operation),
                    member.reseller.map_or(Reach::Installation, Reach::Reseller),
                    actor,
                )
            }
            Self::Integration(key) => {
                let actor = Actor {
                    id: Some(key.key.0),
                    kind: ActorKind::Program,
                    name: key.name.clone(),
                };
                (
                    operation.row().integration,
                    Reach::Account(key.reseller, key.account),
                    actor,
                )
            }
        };
        if !allowed {
            return Err(Code::NotAllowed.into());
        }
        Ok(Scope {
            operation: operation.id(),
            reach,
            actor,
        })
    }

    /// The account whose software is calling.
    ///
    /// # Errors
    /// `not_allowed` when a person is.
    pub fn account(&self) -> Result<AccountId> {
        match self {
            Self::Member(_) => Err(Code::NotAllowed.into()),
            Self::Integration(key) => Ok(key.account),
        }
    }

    /// The member, for what concerns one's own sign-in.
    ///
    /// # Errors
    /// `not_allowed` when a program is calling.
    pub fn member(&self) -> Result<&SignedIn> {
        match self {
            Self::Member(member) => Ok(member),
            Self::Integration(_) => Err(Code::NotAllowed.into()),
        }
    }
}

impl Scope {
    /// Leave for a command of the installation's own machine (seeding, importing), within a reseller.
    #[must_use]
    pub fn of_command(operation: Operation, reseller: Option<ResellerId>, name: &str) -> Self {
        let reach = reseller.map_or(Reach::Installation, Reach::Reseller);
        Self {
            operation: operation.id(),
            reach,
            actor: Actor {
                id: None,
                kind: ActorKind::Installation,
                name: name.to_owned(),
            },
        }
    }

    /// The reseller within which everything happens.
    ///
    /// # Errors
    /// `not_found` for the operator, to whom nothing of a reseller exists.
    pub fn reseller(&self) -> Result<ResellerId> {
        match self.reach {
            Reach::Installation => Err(Code::NotFound.into()),
            Reach::Reseller(reseller) | Reach::Account(reseller, _) => Ok(reseller),
        }
    }

    /// Whose settings are meant where the operator has some of the same kind: the reseller's id, or nil for the operator.
    #[must_use]
    pub fn owner(&self) -> Uuid {
        self.reseller().map_or(Uuid::nil(), |id| id.0)
    }

    /// The account, if it is within reach as far as that can be told without looking.
    ///
    /// # Errors
    /// `not_found` when the caller is an integration of another account.
    pub fn account(&self, account: AccountId) -> Result<AccountId> {
        match self.reach {
            Reach::Account(_, own) if own != account => Err(Code::NotFound.into()),
            _ => Ok(account),
        }
    }

    /// Whether an account's own software is acting.
    #[must_use]
    pub const fn is_of_an_account(&self) -> bool {
        matches!(self.reach, Reach::Account(..))
    }

    /// Only the operator passes.
    ///
    /// # Errors
    /// `not_found` for everybody else.
    pub fn installation(&self) -> Result<()> {
        if self.reach == Reach::Installation {
            Ok(())
        } else {
            Err(Code::NotFound.into())
        }
    }

    #[must_use]
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// What happened to a thing, by whoever has this leave.
    #[must_use]
    pub fn event(&self, name: &'static str, subject: Uuid, change: Change) -> Event<'_> {
        Event {
            reseller: self.reseller().ok().map(|id| id.0),
            actor: &self.actor,
            name,
            subject,
            change,
            routine: false,
        }
    }

    /// Who asks and for what, as repeated requests are recognised by it.
    #[must_use]
    pub fn sender(&self) -> Sender {
        let reseller = self.reseller().ok().map(|id| id.0);
        Sender {
            actor: self.actor.id.unwrap_or(Uuid::nil()),
            reseller,
            operation: self.operation,
        }
    }
}

impl FromRequest for Caller {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let header = request
            .headers()
            .get(AUTHORIZATION)
            .and_then(|value| value.to_str().ok());
        let bearer = header
            .and_then(|value| value.strip_prefix("Bearer "))
            .map(str::to_owned);
        let context = request.app_data::<web::Data<Context>>().cloned();
        let keys = request.app_data::<web::Data<KeyHolders>>().cloned();
        let sessions = request.app_data::<web::Data<SessionHolders>>().cloned();
        Box::pin(async move {
            let not_set_up = || Error::broken("the service is not set up");
            let context = context.ok_or_else(not_set_up)?;
            let bearer = bearer.ok_or(Code::NotSignedIn)?;
            if accounts::is_key(&bearer) {
                let keys = keys.ok_or_else(not_set_up)?;
                keys.find(&context, &bearer).await.map(Self::Integration)
            } else {
                let sessions = sessions.ok_or_else(not_set_up)?;
                sessions.find(&context, &bearer).await.map(Self::Member)
            }
        })
    }
}
