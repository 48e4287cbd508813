//! Members: added, changed, and never all of the owners lost.

use futures_util::future::join;
use tests::session::sign_in;
use tests::world::PASSWORD;
use tests::{Attempt, Caller, Code, on_both_engines};
use types::access::Role;
use types::auth::GetMe;
use types::kit::fault::Fault;
use types::kit::page::PageQuery;
use types::kit::text::Language;
use types::users::{ChangeMember, CreateMember, ListMembers, Member, MemberChange, NewMember};

fn new(email: &str, role: Role) -> CreateMember {
    let body = NewMember {
        name: "  Lucía   Quispe ".to_owned(),
        email: email.to_owned(),
        role,
        password: PASSWORD.to_owned(),
        language: Language::Pt,
    };
    CreateMember { body }
}

fn change(member: &Member, role: Option<Role>, active: Option<bool>) -> ChangeMember {
    ChangeMember {
        member_id: member.id,
        version: member.version,
        body: MemberChange { role, active },
    }
}

async fn member(caller: &Caller<'_>, email: &str) -> Member {
    let all = ListMembers {
        query: PageQuery::default(),
    };
    let members = caller.ok(all).await.items;
    members.into_iter().find(|each| each.email == email).expect("a member")
}

on_both_engines! {
    async fn an_added_member_can_sign_in_at_once(app) {
        let owner = app.by(&app.world.sillar.owner);
        let added = owner.ok(new(" Lucia@Sillar.Example ", Role::Support)).await;
        assert_eq!((added.name.as_str(), added.email.as_str()), ("Lucía Quispe", "lucia@sillar.example"));
        assert_eq!((added.role, added.language, added.active), (Role::Support, Language::Pt, true));
        assert_eq!((added.version, added.created_at, added.last_seen_at), (1, app.context.now(), None));
        let granted = app.sign_in("LUCIA@sillar.example", PASSWORD).await.expect("a session");
        let me = app.bearing(&granted.token).ok(GetMe {}).await;
        assert_eq!((me.member_id, me.role), (added.id, Role::Support));
        assert_eq!(me.reseller.expect("a reseller").id, app.world.sillar.reseller.id);
        assert_eq!(member(&owner, "lucia@sillar.example").await.last_seen_at, Some(app.context.now()));
    }

    async fn an_address_belongs_to_one_member_of_the_installation(app) {
        let owner = app.by(&app.world.sillar.owner);
        for taken in ["support@sillar.example", "Support@SILLAR.example", "owner@ipe.example", "olga@talonario.example"] {
            owner.wrong(new(taken, Role::Manager), &[("email", Fault::Taken)]).await;
        }
        assert_eq!(app.rows("members").await, 9, "an operator and four of each reseller");
    }

    async fn every_wrong_field_is_told_at_once(app) {
        let body = NewMember {
            name: " ".to_owned(),
            email: "lucia".to_owned(),
            role: Role::Operator,
            password: "corta".to_owned(),
            language: Language::Es,
        };
        let faults = [
            ("name", Fault::Required),
            ("email", Fault::NotAnEmail),
            ("role", Fault::Unknown),
            ("password", Fault::TooShort { minimum: 8 }),
        ];
        app.by(&app.world.sillar.owner).wrong(CreateMember { body }, &faults).await;
    }

    async fn nobody_is_made_an_operator(app) {
        let owner = app.by(&app.world.sillar.owner);
        owner.wrong(new("lucia@sillar.example", Role::Operator), &[("role", Fault::Unknown)]).await;
        let support = member(&owner, "support@sillar.example").await;
        owner.wrong(change(&support, Some(Role::Operator), None), &[("role", Fault::Unknown)]).await;
        assert_eq!(member(&owner, "support@sillar.example").await, support);
    }

    async fn a_changed_member_has_the_new_rights_at_once(app) {
        let owner = app.by(&app.world.sillar.owner);
        let support = app.by(&app.world.sillar.support);
        support.refused(ListMembers { query: PageQuery::default() }, Code::NotAllowed).await;
        let before = member(&owner, "support@sillar.example").await;
        let after = owner.ok(change(&before, Some(Role::Manager), None)).await;
        assert_eq!(after, Member { role: Role::Manager, version: 2, ..before });
        support.ok(ListMembers { query: PageQuery::default() }).await;
    }

    async fn a_reseller_keeps_an_active_owner(app) {
        let owner = app.by(&app.world.sillar.owner);
        let last = member(&owner, "owner@sillar.example").await;
        owner.wrong(change(&last, Some(Role::Manager), None), &[("role", Fault::LastOwner)]).await;
        owner.wrong(change(&last, None, Some(false)), &[("active", Fault::LastOwner)]).await;
        assert_eq!(member(&owner, "owner@sillar.example").await, last);

        let second = owner.ok(new("lucia@sillar.example", Role::Owner)).await;
        owner.ok(change(&second, None, Some(false))).await;
        owner.wrong(change(&last, Some(Role::Support), None), &[("role", Fault::LastOwner)]).await;
        let second = member(&owner, "lucia@sillar.example").await;
        owner.ok(change(&second, None, Some(true))).await;
        assert_eq!(owner.ok(change(&last, Some(Role::Support), None)).await.role, Role::Support);
    }

    async fn two_owners_who_depose_each_other_at_once_leave_one(app) {
        let first = app.by(&app.world.sillar.owner);
        first.ok(new("lucia@sillar.example", Role::Owner)).await;
        let second = app.sign_in("lucia@sillar.example", PASSWORD).await.expect("a session");
        let second = app.bearing(&second.token);
        for round in 0..12 {
            let one = member(&first, "owner@sillar.example").await;
            let other = member(&first, "lucia@sillar.example").await;
            let (deposes, deposed) = join(
                first.send(change(&other, Some(Role::Manager), None)),
                second.send(change(&one, Some(Role::Manager), None)),
            ).await;
            let remaining = match (deposes, deposed) {
                (Ok(_), Err(_)) => &first,
                (Err(_), Ok(_)) => &second,
                both => panic!("round {round}: {both:?}"),
            };
            for email in ["owner@sillar.example", "lucia@sillar.example"] {
                let fallen = member(remaining, email).await;
                if fallen.role != Role::Owner {
                    remaining.ok(change(&fallen, Some(Role::Owner), None)).await;
                }
            }
        }
    }

    async fn a_change_is_made_against_a_version(app) {
        let owner = app.by(&app.world.sillar.owner);
        let support = member(&owner, "support@sillar.example").await;
        let changed = owner.ok(change(&support, Some(Role::Accountant), None)).await;
        owner.refused(change(&support, Some(Role::Manager), None), Code::VersionIsStale).await;
        let attempt = Attempt::of(&change(&changed, Some(Role::Manager), None)).without("if-match");
        assert_eq!(owner.attempt(&attempt).await.problem().code, Code::VersionRequired);
        for odd in ["2", "*", "\"two\"", "W/\"2\"", ""] {
            let outcome = owner.attempt(&attempt.clone().header("if-match", odd)).await;
            assert_eq!(outcome.problem().code, Code::VersionIsStale, "{odd}");
        }
        assert_eq!(member(&owner, "support@sillar.example").await, changed);
        let outcome = owner.attempt(&Attempt::of(&change(&changed, Some(Role::Manager), None))).await;
        assert_eq!(outcome.header("etag"), "\"3\"");
    }

    async fn members_are_listed_page_by_page_the_newest_first(app) {
        let owner = app.by(&app.world.sillar.owner);
        for number in 0..5 {
            app.clock.advance(chrono::TimeDelta::milliseconds(1));
            owner.ok(new(&format!("m{number}@sillar.example"), Role::Support)).await;
        }
        let page = |cursor| ListMembers { query: PageQuery { cursor, limit: Some(2) } };
        let mut emails = Vec::new();
        let mut cursor = None;
        loop {
            let page = owner.ok(page(cursor)).await;
            assert!(page.items.len() <= 2);
            emails.extend(page.items.into_iter().map(|each| each.email));
            cursor = page.next;
            if cursor.is_none() { break }
        }
        assert_eq!(emails.len(), 9);
        assert_eq!(&emails[..5], ["m4", "m3", "m2", "m1", "m0"].map(|name| format!("{name}@sillar.example")));
        let other = app.by(&app.world.ipe.owner).ok(page(None)).await;
        assert!(other.items.iter().all(|each| each.email.ends_with("@ipe.example")));
    }

    async fn a_password_is_nowhere_as_it_was_typed(app) {
        let password = "sauce-olvido-trece";
        let mut call = new("lucia@sillar.example", Role::Support);
        password.clone_into(&mut call.body.password);
        let outcome = app.by(&app.world.sillar.owner).attempt(&Attempt::of(&call)).await;
        assert_eq!(outcome.status, 201);
        assert!(!outcome.text().contains(password) && !outcome.text().contains("argon2"));
        let stored = format!("SELECT COUNT(*) FROM members WHERE password_hash LIKE '%{password}%'");
        assert_eq!(app.number(&stored).await, 0);
        let argon = "SELECT COUNT(*) FROM members WHERE password_hash LIKE '$argon2id$v=19$m=19456,t=2,p=1$%'";
        assert_eq!(app.number(argon).await, 10);
        app.nobody().ok(sign_in("lucia@sillar.example", password)).await;
    }
}
