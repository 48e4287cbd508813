//! One valid request for each operation on links.

use tests::Attempt;
use tests::world::PASSWORD;
use types::access::{Operation, Role};
use types::kit::text::Language;
use types::links::{
    AcceptInvitation, AskForReset, AskToConfirmEmail, ChangeEmail, ChosenPassword, ConfirmEmail, EmailChange,
    InviteMember, LinkToken, NewInvitation, ReadLink, ResendInvitation, ResetRequest, RevokeInvitation, SendResetLink,
    UseResetLink,
};

use super::target::Target;

/// A valid request for that operation.
pub(super) fn request(operation: Operation, on: &Target<'_>) -> Attempt {
    use Operation as O;
    match operation {
        O::InviteMember => Attempt::of(&InviteMember { body: invitation(on) }),
        O::ResendInvitation => Attempt::of(&ResendInvitation { member_id: on.member.0 }),
        O::RevokeInvitation => Attempt::of(&RevokeInvitation { member_id: on.member.0 }),
        O::SendResetLink => Attempt::of(&SendResetLink { member_id: on.member.0 }),
        O::AskForReset => Attempt::of(&AskForReset {
            body: ResetRequest {
                email: format!("nadie-{}@{}.example", on.fresh, on.tenant.reseller.country.code()),
            },
        }),
        O::ReadLink => Attempt::of(&ReadLink {
            body: LinkToken {
                token: on.token.clone(),
            },
        }),
        O::AcceptInvitation => Attempt::of(&AcceptInvitation {
            body: chosen_password(on),
        }),
        O::UseResetLink => Attempt::of(&UseResetLink {
            body: chosen_password(on),
        }),
        O::ConfirmEmail => Attempt::of(&ConfirmEmail {
            body: LinkToken {
                token: on.token.clone(),
            },
        }),
        O::ChangeEmail => Attempt::of(&ChangeEmail {
            body: EmailChange {
                email: format!("otra-{}@chasqui.example", on.fresh),
                password: PASSWORD.to_owned(),
            },
        }),
        O::AskToConfirmEmail => Attempt::of(&AskToConfirmEmail {}),
        other => panic!("{} is no operation on links", other.id()),
    }
}

/// A person to invite.
pub(super) fn invitation(on: &Target<'_>) -> NewInvitation {
    NewInvitation {
        name: "Nilda Choque".to_owned(),
        email: format!("invitada-{}@chasqui.example", on.fresh),
        role: Role::Support,
        language: Language::Es,
    }
}

fn chosen_password(on: &Target<'_>) -> ChosenPassword {
    ChosenPassword {
        token: on.token.clone(),
        password: PASSWORD.to_owned(),
    }
}
