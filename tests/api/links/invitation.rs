//! Inviting somebody by e-mail: the link, its use, its end.

use chrono::TimeDelta;
use futures_util::future::join;
use tests::letters::token_of;
use tests::world::PASSWORD;
use tests::{Code, on_both_engines};
use types::access::Role;
use types::auth::GetMe;
use types::kit::fault::Fault;
use types::kit::page::PageQuery;
use types::kit::text::Language;
use types::links::{
    AcceptInvitation, AskForReset, InviteMember, LinkToken, NewInvitation, Purpose, ReadLink, ResendInvitation,
    ResetRequest, RevokeInvitation, SendResetLink, UseResetLink,
};
use types::users::{ChangeMember, CreateMember, ListMembers, MemberChange, NewMember};

use super::{ANOTHER, chosen};

const LUCIA: &str = "lucia@sillar.example";
const PATH: &str = "/invitation/";

fn invite(email: &str, role: Role) -> InviteMember {
    InviteMember {
        body: NewInvitation {
            name: "Lucía Quispe".to_owned(),
            email: email.to_owned(),
            role,
            language: Language::Pt,
        },
    }
}

fn read(token: &str) -> ReadLink {
    ReadLink {
        body: LinkToken {
            token: token.to_owned(),
        },
    }
}

fn accept(token: &str, password: &str) -> AcceptInvitation {
    AcceptInvitation {
        body: chosen(token, password),
    }
}

on_both_engines! {
    async fn an_invited_person_chooses_a_password_and_signs_in(app) {
        let owner = app.by(&app.world.sillar.owner);
        let invitation = owner.ok(invite(" Lucia@Sillar.example", Role::Manager)).await;
        let member = &invitation.member;
        assert_eq!((invitation.link, member.email.as_str(), member.active), (None, LUCIA, true));
        assert_eq!(member.invited_until, Some(app.context.now() + TimeDelta::days(7)));
        assert_eq!(member.verified_at, None);
        for password in ["", PASSWORD] {
            let refused = app.sign_in(LUCIA, password).await.expect_err("there is no password yet");
            assert_eq!(refused.code, Code::WrongCredentials);
        }

        let letter = app.letters().await.pop().expect("a letter");
        assert!(letter.subject.contains("Sillar Factura") && letter.text.contains("Olá, Lucía Quispe:"), "{}", letter.text);
        assert!(letter.text.contains("owner@sillar.example") || letter.text.contains("Rosa Ccori"), "{}", letter.text);
        let token = app.mailed_token(LUCIA, PATH).await;
        let facts = app.nobody().ok(read(&token)).await;
        assert_eq!((facts.purpose, facts.email.as_str(), facts.language), (Purpose::Invitation, LUCIA, Language::Pt));
        assert_eq!(facts.reseller.as_deref(), Some("Sillar Factura"));

        assert_eq!(app.nobody().ok(accept(&token, ANOTHER)).await.email, LUCIA);
        let granted = app.sign_in(LUCIA, ANOTHER).await.expect("a session");
        let me = app.bearing(&granted.token).ok(GetMe {}).await;
        assert_eq!((me.member_id, me.role, me.verified_at), (member.id, Role::Manager, Some(app.context.now())));
        app.nobody().refused(accept(&token, PASSWORD), Code::LinkSpent).await;
        app.nobody().refused(read(&token), Code::LinkSpent).await;
        let members = owner.ok(ListMembers { query: PageQuery::default() }).await.items;
        assert_eq!(members[0].invited_until, None);
    }

    async fn only_the_hash_of_a_token_is_kept_and_no_letter_can_be_read(app) {
        app.by(&app.world.sillar.owner).ok(invite(LUCIA, Role::Support)).await;
        let token = app.mailed_token(LUCIA, PATH).await;
        let kept = format!("SELECT COUNT(*) FROM links WHERE token_hash LIKE '%{token}%'");
        assert_eq!((app.rows("links").await, app.number(&kept).await), (1, 0));
        let sealed = format!("SELECT COUNT(*) FROM mails WHERE sealed LIKE '%{token}%' OR sealed LIKE '%lucia%'");
        assert_eq!((app.rows("mails").await, app.number(&sealed).await), (1, 0));
        let told = format!("SELECT COUNT(*) FROM events WHERE data LIKE '%{token}%'");
        assert_eq!(app.number(&told).await, 0);
    }

    async fn of_two_who_use_a_link_at_once_one_wins(app) {
        for round in 0..6 {
            let email = format!("lucia{round}@sillar.example");
            app.by(&app.world.sillar.owner).ok(invite(&email, Role::Support)).await;
            let token = app.mailed_token(&email, PATH).await;
            let nobody = app.nobody();
            let (one, other) = join(
                nobody.send(accept(&token, ANOTHER)),
                nobody.send(accept(&token, PASSWORD)),
            ).await;
            let (winner, loser, refused) = match (one, other) {
                (Ok(_), Err(refused)) => (ANOTHER, PASSWORD, refused),
                (Err(refused), Ok(_)) => (PASSWORD, ANOTHER, refused),
                both => panic!("round {round}: {both:?}"),
            };
            assert_eq!(refused.code, Code::LinkSpent);
            app.sign_in(&email, winner).await.expect("a session");
            app.sign_in(&email, loser).await.expect_err("the other password came to nothing");
        }
    }

    async fn a_link_lives_for_seven_days(app) {
        app.by(&app.world.sillar.owner).ok(invite(LUCIA, Role::Support)).await;
        let token = app.mailed_token(LUCIA, PATH).await;
        app.clock.advance(TimeDelta::days(7) - TimeDelta::milliseconds(1));
        app.nobody().ok(read(&token)).await;
        app.clock.advance(TimeDelta::milliseconds(1));
        app.nobody().refused(read(&token), Code::LinkSpent).await;
        app.nobody().refused(accept(&token, ANOTHER), Code::LinkSpent).await;
    }

    async fn sent_again_the_link_before_is_useless(app) {
        let owner = app.by(&app.world.sillar.owner);
        let member = owner.ok(invite(LUCIA, Role::Support)).await.member;
        let first = app.mailed_token(LUCIA, PATH).await;
        app.clock.advance(TimeDelta::days(8));
        let again = owner_anew(&app).await.ok(ResendInvitation { member_id: member.id }).await;
        assert_eq!(again.member.invited_until, Some(app.context.now() + TimeDelta::days(7)));
        let second = app.mailed_token(LUCIA, PATH).await;
        assert_ne!(first, second);
        app.nobody().refused(accept(&first, ANOTHER), Code::LinkSpent).await;
        app.nobody().ok(accept(&second, ANOTHER)).await;
        let again = owner_anew(&app).await;
        again.refused(ResendInvitation { member_id: member.id }, Code::AlreadyInThatState).await;
        again.refused(RevokeInvitation { member_id: member.id }, Code::AlreadyInThatState).await;
    }

    async fn taken_back_the_link_is_useless_and_the_address_free(app) {
        let owner = app.by(&app.world.sillar.owner);
        let member = owner.ok(invite(LUCIA, Role::Support)).await.member;
        let token = app.mailed_token(LUCIA, PATH).await;
        owner.ok(RevokeInvitation { member_id: member.id }).await;
        app.nobody().refused(accept(&token, ANOTHER), Code::LinkSpent).await;
        owner.refused(RevokeInvitation { member_id: member.id }, Code::NotFound).await;
        app.by(&app.world.ipe.owner).ok(invite(LUCIA, Role::Owner)).await;
        assert_eq!(app.rows("links").await, 1);
    }

    async fn strangers_and_members_of_old_are_no_invitations(app) {
        let owner = app.by(&app.world.sillar.owner);
        let invited = owner.ok(invite(LUCIA, Role::Support)).await.member.id;
        let stranger = app.by(&app.world.ipe.owner);
        stranger.refused(ResendInvitation { member_id: invited }, Code::NotFound).await;
        stranger.refused(RevokeInvitation { member_id: invited }, Code::NotFound).await;
        stranger.refused(SendResetLink { member_id: invited }, Code::NotFound).await;
        owner.refused(SendResetLink { member_id: invited }, Code::AlreadyInThatState).await;
        let members = owner.ok(ListMembers { query: PageQuery::default() }).await.items;
        let support = members.iter().find(|each| each.role == Role::Support && each.id != invited).expect("the support");
        owner.refused(RevokeInvitation { member_id: support.id }, Code::AlreadyInThatState).await;
        assert_eq!(app.rows("members").await, 10);
    }

    async fn every_wrong_field_is_told_at_once(app) {
        let owner = app.by(&app.world.sillar.owner);
        let mut call = invite("lucia", Role::Operator);
        call.body.name = " ".to_owned();
        owner.wrong(call, &[("name", Fault::Required), ("email", Fault::NotAnEmail), ("role", Fault::Unknown)]).await;
        owner.wrong(invite("owner@ipe.example", Role::Support), &[("email", Fault::Taken)]).await;
        owner.ok(invite(LUCIA, Role::Support)).await;
        owner.wrong(invite(LUCIA, Role::Support), &[("email", Fault::Taken)]).await;
        let token = app.mailed_token(LUCIA, PATH).await;
        app.nobody().wrong(accept(&token, "corta"), &[("password", Fault::TooShort { minimum: 8 })]).await;
        app.nobody().ok(accept(&token, ANOTHER)).await;
    }

    async fn a_link_is_good_for_its_own_purpose_alone(app) {
        app.by(&app.world.sillar.owner).ok(invite(LUCIA, Role::Support)).await;
        let token = app.mailed_token(LUCIA, PATH).await;
        app.nobody().refused(UseResetLink { body: chosen(&token, ANOTHER) }, Code::LinkSpent).await;
        let body = LinkToken { token: token.clone() };
        app.nobody().refused(types::links::ConfirmEmail { body }, Code::LinkSpent).await;
        for wrong in ["", "x", &token[1..], &token.to_uppercase(), &"0".repeat(100_000)] {
            app.nobody().refused(accept(wrong, ANOTHER), Code::LinkSpent).await;
        }
        app.nobody().ok(accept(&token, ANOTHER)).await;
    }

    async fn an_invited_owner_is_no_owner_yet(app) {
        let owner = app.by(&app.world.sillar.owner);
        owner.ok(invite(LUCIA, Role::Owner)).await;
        let members = owner.ok(ListMembers { query: PageQuery::default() }).await.items;
        let last = members.iter().find(|each| each.email == "owner@sillar.example").expect("the owner");
        let body = MemberChange { role: Some(Role::Support), active: None };
        let call = ChangeMember { member_id: last.id, version: last.version, body };
        owner.wrong(call, &[("role", Fault::LastOwner)]).await;
    }

    async fn a_deactivated_invitation_does_not_let_in(app) {
        let owner = app.by(&app.world.sillar.owner);
        let member = owner.ok(invite(LUCIA, Role::Support)).await.member;
        let token = app.mailed_token(LUCIA, PATH).await;
        let body = MemberChange { role: None, active: Some(false) };
        owner.ok(ChangeMember { member_id: member.id, version: member.version, body }).await;
        app.nobody().refused(read(&token), Code::LinkSpent).await;
        app.nobody().refused(accept(&token, ANOTHER), Code::LinkSpent).await;
    }

    async fn without_a_mail_server_the_link_is_handed_over(app) {
        let app = app.mailing(talonario::kit::mail::Mail::default());
        let owner = app.by(&app.world.sillar.owner);
        assert!(!owner.ok(GetMe {}).await.mail);
        let invitation = owner.ok(invite(LUCIA, Role::Support)).await;
        let link = invitation.link.expect("a link");
        assert!(link.starts_with(PATH), "without a public address it begins with its path: {link}");
        app.nobody().ok(accept(&token_of(&link), ANOTHER)).await;
        let reset = owner.ok(SendResetLink { member_id: invitation.member.id }).await.link.expect("a link");
        app.nobody().ok(UseResetLink { body: chosen(&token_of(&reset), PASSWORD) }).await;
        app.sign_in(LUCIA, PASSWORD).await.expect("a session");
        let body = ResetRequest { email: LUCIA.to_owned() };
        app.nobody().refused(AskForReset { body }, Code::MailNotSetUp).await;
        assert_eq!(app.rows("mails").await, 0);
    }

    async fn a_password_to_hand_over_is_still_possible(app) {
        let body = NewMember {
            name: "Lucía Quispe".to_owned(),
            email: LUCIA.to_owned(),
            role: Role::Support,
            password: PASSWORD.to_owned(),
            language: Language::Es,
        };
        let member = app.by(&app.world.sillar.owner).ok(CreateMember { body }).await;
        assert_eq!((member.invited_until, member.verified_at), (None, None));
        assert_eq!(app.rows("mails").await, 0);
    }
}

async fn owner_anew(app: &tests::TestApp) -> tests::Caller<'_> {
    app.anew(&app.world.sillar.owner).await
}
