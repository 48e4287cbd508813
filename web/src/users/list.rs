//! The people of one's reseller.

use leptos::prelude::*;
use types::access::Operation;
use types::kit::page::PageQuery;
use types::users::{ListMembers, Member};

use crate::auth::{may, me, role_name};
use crate::kit::{
    Column, Dot, Empty, Kind, LinkButton, ListTable, Menu, MenuItem, PageHead, Tone, language, listing, open_at_new,
    say, t,
};
use crate::users::access::AccessTable;
use crate::users::change::{ChangeDialogs, Changes};
use crate::users::form::NewMemberDialog;
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
            row=move |member| row(member, changes)
            empty=|| view! { <Empty icon="team" title=t(text::nobody) about=t(text::nobody_more) /> }
        />
        <AccessTable />
        {may(Operation::CreateMember)
            .then(|| {
                let on_made = Callback::new(move |()| list.again());
                view! { <NewMemberDialog open=adding on_made /> }
            })}
        {may(Operation::ChangeMember).then(|| view! { <ChangeDialogs changes /> })}
    }
    .into_any()
}

fn row(member: Member, changes: Changes) -> AnyView {
    let is_me = untrack(me).is_some_and(|me| me.member_id == member.id);
    let seen = member
        .last_seen_at
        .map_or_else(|| t(text::never).to_owned(), say::lately);
    let state = if member.active {
        view! { <Dot label=t(text::active) tone=Tone::Ok /> }.into_any()
    } else {
        view! { <Dot label=t(text::inactive) /> }.into_any()
    };
    let out = (!member.active).then(|| view! { <span class="nar">{t(text::inactive)} " · "</span> });
    let role = role_name(member.role);
    let (name, email) = (member.name.clone(), member.email.clone());
    let acts = may(Operation::ChangeMember).then(|| view! { <td class="do">{acts(member, changes)}</td> });
    view! {
        <tr>
            <td class="who">
                <span>{name} {is_me.then(|| view! { <span class="muted">" · " {t(text::you)}</span> })}</span>
                <small>{out} <span class="nar">{role} " · "</span> {email}</small>
            </td>
            <td class="w1 air nw">{role}</td>
            <td class="w1 air">{state}</td>
            <td class="w2 air nw">{seen}</td>
            {acts}
        </tr>
    }
    .into_any()
}

fn acts(member: Member, changes: Changes) -> AnyView {
    let id = member.id;
    let label = text::acts_on(language(), &member.name);
    let role = Callback::new(move |()| changes.ask_role(id));
    let switch = if member.active {
        let out = Callback::new(move |()| changes.ask_deactivation(id));
        view! { <MenuItem label=t(text::deactivate_ask) icon="ban" danger=true on_click=out /> }.into_any()
    } else {
        let back = Callback::new(move |()| changes.activate(&member));
        view! { <MenuItem label=t(text::activate) icon="ok" on_click=back /> }.into_any()
    };
    view! {
        <Menu label>
            <MenuItem label=t(text::role_ask) icon="shield" on_click=role />
            {switch}
        </Menu>
    }
    .into_any()
}
