//! One item of the list.

use chrono::TimeDelta;
use leptos::prelude::*;
use types::access::Operation;
use types::inbox::InboxItem;
use types::tax_id::written;
use types::users::MemberId;

use crate::accounts::address;
use crate::auth::{may, me};
use crate::inbox::acts::Acts;
use crate::inbox::showing::address as showing;
use crate::inbox::{text, words};
use crate::kit::pick::tick;
use crate::kit::{Dot, Icon, Menu, MenuItem, MenuLink, Picked, browser, language, t};

/// Whether this member may do anything about items.
#[must_use]
pub fn may_act() -> bool {
    may(Operation::AssignInboxItem)
}

/// An item by its name, for screen readers.
fn called(item: &InboxItem) -> String {
    format!("{}, {}", words::what(item), item.account.name)
}

/// A row.
pub fn row(item: InboxItem, acts: Acts, picked: Option<Picked<InboxItem>>) -> AnyView {
    let what = words::what(&item);
    let account = format!(
        "{} · {}",
        item.account.name,
        written(item.account.country, &item.account.tax_id)
    );
    let whole = account.clone();
    let documents = words::documents(&item).map(|documents| format!(" · {documents}"));
    let next = words::next(&item);
    let (due, date) = words::due(&item);
    let aside = item.dismissed.as_ref().map(|dismissed| {
        let who = dismissed.by.clone();
        text::aside_by(language(), words::reason(dismissed.reason).to_owned(), who)
    });
    let snoozed = item
        .snoozed_until
        .map(|until| text::until(language(), words::day(browser::local(until).date_naive())));
    let said = aside.or(snoozed).unwrap_or_else(|| next.clone());
    let note = item.note.clone().map(|note| {
        view! { <small class="ell" title=note.clone()>{format!("{}: {note}", t(text::note))}</small> }
    });
    view! {
        <tr>
            {picked.map(|picked| tick(picked, &item, text::choose(language(), called(&item))))}
            <td class="who">
                <a href=words::address_of(&item)>{what}</a>
                <small title=whole>{account} {documents}</small>
                <small class="nar whole">{said.clone()}</small>
            </td>
            <td class="w3 todo">
                <span>{said}</span>
                {note}
            </td>
            <td class="nw below">
                <Dot label=due tone=words::tone(item.urgency) />
                <small>{date}</small>
            </td>
            <td class="w2">{assignee(&item, acts)}</td>
            <td class="do">{may_act().then(|| menu(&item, acts))}</td>
        </tr>
    }
    .into_any()
}

/// Whose it is, to be changed where this member may.
fn assignee(item: &InboxItem, acts: Acts) -> AnyView {
    let own = item.assignee.as_ref().map(|member| member.id);
    if !may_act() {
        let name = item.assignee.as_ref().map(|member| member.name.clone());
        return name.unwrap_or_else(|| t(text::nobody).to_owned()).into_any();
    }
    let about = text::whose_of(language(), called(item));
    let item = item.clone();
    let change = move |event| {
        let to = event_target_value(&event).parse::<MemberId>().ok();
        acts.assign(&item, to);
    };
    let mine = me().map(|me| me.member_id);
    let option = move |(id, name): (MemberId, String)| {
        let name = if Some(id) == mine {
            text::me(language(), name)
        } else {
            name
        };
        view! { <option value=id.to_string() selected=own == Some(id)>{name}</option> }
    };
    let people = move || {
        let people = acts.people.value.read();
        let people = people.iter().flatten().map(|member| (member.id, member.name.clone()));
        people.map(option).collect_view()
    };
    view! {
        <span class="control slim">
            <select aria-label=about aria-keyshortcuts="a" on:change=change>
                <option value="" selected=own.is_none()>{t(text::nobody)}</option>
                {people}
            </select>
            <Icon name="down" />
        </span>
    }
    .into_any()
}

fn menu(item: &InboxItem, acts: Acts) -> AnyView {
    let label = text::acts_on(language(), called(item));
    let aside = item.dismissed.is_some() || item.snoozed_until.is_some();
    let later = |days| {
        let item = item.clone();
        Callback::new(move |()| acts.snooze(&item, browser::now() + TimeDelta::days(days)))
    };
    let own = item.clone();
    let back = Callback::new(move |()| acts.reopen(&own));
    let own = item.clone();
    let take = Callback::new(move |()| acts.assign(&own, me().map(|me| me.member_id)));
    let own = item.clone();
    let note = Callback::new(move |()| {
        acts.item.set(Some(own.clone()));
        acts.note_open.set(true);
    });
    let own = item.clone();
    let set_aside = Callback::new(move |()| {
        acts.item.set(Some(own.clone()));
        acts.aside_open.set(true);
    });
    let only = showing(&types::inbox::InboxQuery {
        account_id: Some(item.account.id),
        ..types::inbox::InboxQuery::default()
    });
    let history = address::tab(item.account.id, address::HISTORY);
    let putting_off = (!aside).then(|| {
        view! {
            <MenuItem label=t(text::take) icon="ok" on_click=take />
            <MenuItem label=t(text::tomorrow_again) icon="cal" on_click=later(1) />
            <MenuItem label=t(text::in_three_days) icon="cal" on_click=later(3) />
            <MenuItem label=t(text::in_a_week) icon="cal" on_click=later(7) />
        }
    });
    view! {
        <Menu label>
            {aside.then(|| view! { <MenuItem label=t(text::show_again) icon="undo" on_click=back /> })}
            {putting_off}
            <MenuItem label=t(text::write_note) icon="doc" on_click=note />
            {(!aside).then(|| view! { <MenuItem label=t(text::set_aside) icon="ban" key="e" on_click=set_aside /> })}
            <hr />
            <MenuLink label=t(text::only_account) href=only icon="filter" />
            <MenuLink label=t(text::history) href=history icon="undo" />
        </Menu>
    }
    .into_any()
}
