//! The people of one's reseller.

use leptos::prelude::*;
use types::access::Operation;
use types::kit::page::PageQuery;
use types::users::{ListMembers, Member, MemberId};

use crate::auth::{may, me, role_name};
use crate::kit::{
    Column, Dot, Empty, Kind, LinkButton, ListTable, Menu, MenuItem, PageHead, Tone, browser, language, listing,
    open_at_new, say, t,
};
use crate::users::access::AccessTable;
use crate::users::change::{ChangeDialogs, Changes};
use crate::users::form::NewMemberDialog;
use crate::users::link_acts::{LinkActs, LinkDialogs};
use crate::users::text;

/// The address of the form.
pub const NEW: &str = "/members/new";

/// The page.
#[component]
pub fn Members() -> impl IntoView {
    let list = listing(|cursor| ListMembers {
        query: PageQuery { cursor, limit: None },
    });
    let adding = open_at_new("/members", may(Operation::CreateMember));
    let changes = Changes::of(list);
    let links = LinkActs::of(list);
    let add = move || view! { <LinkButton label=t(text::new_person) href=NEW kind=Kind::Primary icon="plus" /> };
    let mut columns = vec![
        Column(t(text::person), ""),
        Column(t(text::role), "w1 air"),
        Column(t(text::state), "w1 air"),
        Column(t(text::last_seen), "w2 air"),
    ];
    if may(Operation::ChangeMember) {
        columns.push(Column("", "do"));
    }
    view! {
        <PageHead title=t(text::team) about=t(text::team_more)>
            {may(Operation::CreateMember).then(add)}
        </PageHead>
        <ListTable
            caption=t(text::list)
            columns
            list
            key=|member: &Member| format!("{}-{}", member.id, member.version)
            row=move |member| row(member, changes, links)
            empty=|| view! { <Empty icon="team" title=t(text::nobody) about=t(text::nobody_more) /> }
        />
        <AccessTable />
        {may(Operation::CreateMember)
            .then(|| {
                let on_made = Callback::new(move |()| list.again());
                view! { <NewMemberDialog open=adding on_made /> }
            })}
        {may(Operation::ChangeMember).then(|| view! { <ChangeDialogs changes /> <LinkDialogs acts=links /> })}
    }
    .into_any()
}

fn row(member: Member, changes: Changes, links: LinkActs) -> AnyView {
    let is_me = untrack(me).is_some_and(|me| me.member_id == member.id);
    let seen = member
        .last_seen_at
        .map_or_else(|| t(text::never).to_owned(), say::lately);
    let (word, tone) = standing(&member);
    let state = view! { <Dot label=word tone /> };
    let more = invited_until(&member).map(|until| view! { <small>{until}</small> });
    let out = (tone != Tone::Ok).then(|| view! { <span class="nar">{word} " · "</span> });
    let proven = member.verified_at.is_some().then(|| {
        view! { <span class="muted">" · " {t(text::verified)}</span> }
    });
    let role = role_name(member.role);
    let (name, email) = (member.name.clone(), member.email.clone());
    let acts = may(Operation::ChangeMember).then(|| view! { <td class="do">{acts(member, changes, links)}</td> });
    view! {
        <tr>
            <td class="who">
                <span>{name} {is_me.then(|| view! { <span class="muted">" · " {t(text::you)}</span> })}</span>
                <small>{out} <span class="nar">{role} " · "</span> {email} {proven}</small>
            </td>
            <td class="w1 air nw">{role}</td>
            <td class="w1 air nw">{state} {more}</td>
            <td class="w2 air nw">{seen}</td>
            {acts}
        </tr>
    }
    .into_any()
}

/// What a member is called in the list: whoever was invited has not come yet.
fn standing(member: &Member) -> (&'static str, Tone) {
    match (member.active, member.invited_until) {
        (false, _) => (t(text::inactive), Tone::Quiet),
        (true, None) => (t(text::active), Tone::Ok),
        (true, Some(until)) if until > browser::now() => (t(text::invited), Tone::Warn),
        (true, Some(_)) => (t(text::invitation_over), Tone::Bad),
    }
}

fn invited_until(member: &Member) -> Option<String> {
    let until = member.invited_until.filter(|until| *until > browser::now())?;
    Some(text::until(language(), say::day_of(until)))
}

fn link_acts(id: MemberId, invited: bool, links: LinkActs) -> AnyView {
    if invited {
        let again = Callback::new(move |()| links.invite_again(id));
        let revoke = Callback::new(move |()| links.ask_revocation(id));
        view! {
            <MenuItem label=t(text::invite_again) icon="send" on_click=again />
            <MenuItem label=t(text::revoke_ask) icon="x" danger=true on_click=revoke />
        }
        .into_any()
    } else {
        let reset = Callback::new(move |()| links.send_reset(id));
        view! { <MenuItem label=t(text::send_reset) icon="key" on_click=reset /> }.into_any()
    }
}

fn acts(member: Member, changes: Changes, links: LinkActs) -> AnyView {
    let (id, active, invited) = (member.id, member.active, member.invited_until.is_some());
    let label = text::acts_on(language(), &member.name);
    let role = Callback::new(move |()| changes.ask_role(id));
    let switch = if member.active {
        let out = Callback::new(move |()| changes.ask_deactivation(id));
        view! { <MenuItem label=t(text::deactivate_ask) icon="ban" danger=true on_click=out /> }.into_any()
    } else {
        let back = Callback::new(move |()| changes.activate(&member));
        view! { <MenuItem label=t(text::activate) icon="ok" on_click=back /> }.into_any()
    };
    let links = (active && may(Operation::SendResetLink)).then(|| link_acts(id, invited, links));
    view! {
        <Menu label>
            <MenuItem label=t(text::role_ask) icon="shield" on_click=role />
            {links}
            {switch}
        </Menu>
    }
    .into_any()
}
