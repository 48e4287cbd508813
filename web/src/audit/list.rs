//! The history of an account: what happened, who did it, when, and what it was before and after.

use leptos::prelude::*;
use types::accounts::AccountId;
use types::audit::{Event, FieldChange, ListAccountEvents};
use types::kit::page::PageQuery;

use crate::audit::{text, words};
use crate::kit::{Column, Empty, ListTable, language, listing, say, t};

/// So many changed fields are shown at once; the others unfold.
const SHOWN: usize = 3;

/// The history.
#[component]
pub fn AccountHistory(account: AccountId) -> impl IntoView {
    let list = listing(move |cursor| ListAccountEvents {
        account_id: account,
        query: PageQuery { cursor, limit: None },
    });
    let columns = vec![
        Column(t(text::what), ""),
        Column(t(text::who), "w3"),
        Column(t(text::when), "w1"),
    ];
    view! {
        <ListTable
            caption=t(text::caption)
            columns
            list
            key=|event: &Event| event.id.to_string()
            row
            empty=|| view! { <Empty icon="undo" title=t(text::empty) about=t(text::empty_more) /> }
        />
    }
    .into_any()
}

fn row(event: Event) -> AnyView {
    let actor = words::actor(&event.actor);
    let at = say::moment(event.at);
    view! {
        <tr>
            <td class="who">
                <span>{words::event(&event.name)}</span>
                <small class="nar">{at.clone()} " · " {actor.clone()}</small>
                {changes(words::understood(event.changes))}
            </td>
            <td class="w3">{actor}</td>
            <td class="w1 nw num">{at}</td>
        </tr>
    }
    .into_any()
}

fn changes(mut changes: Vec<(&'static str, FieldChange)>) -> AnyView {
    let folded = changes.split_off(changes.len().min(SHOWN));
    let more = (!folded.is_empty()).then(|| {
        let label = text::more(language(), say::number(i64::try_from(folded.len()).unwrap_or(i64::MAX)));
        view! {
            <details>
                <summary>{label}</summary>
                <ul class="changes" role="list">{folded.into_iter().map(change).collect_view()}</ul>
            </details>
        }
    });
    view! {
        <ul class="changes" role="list">{changes.into_iter().map(change).collect_view()}</ul>
        {more}
    }
    .into_any()
}

/// `Estado: Activa → Bloqueada`, or only what it is now when nothing was there before.
fn change((name, change): (&'static str, FieldChange)) -> AnyView {
    let before = change.before.as_ref().map(|before| {
        view! {
            <del>
                <span class="vh">{t(text::before)} " "</span>
                {words::value(Some(before))}
            </del>
            " → "
            <span class="vh">{t(text::after)} " "</span>
        }
    });
    view! {
        <li>
            <small>{name} ": "</small>
            {before}
            <b>{words::value(change.after.as_ref())}</b>
        </li>
    }
    .into_any()
}
