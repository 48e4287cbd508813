//! The history of an account: what happened, who did it, when, and what it was before and after.

use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};
use types::accounts::AccountId;
use types::audit::{Event, EventQuery, FieldChange, HistoryPart, ListAccountEvents};
use types::modules::ListModules;

use crate::accounts::address;
use crate::audit::fields::{self, Names};
use crate::audit::{text, words};
use crate::kit::{Column, Empty, ListTable, Segmented, effect, language, listing, load, quietly, say, t};

/// So many changed fields are shown at once; the others unfold.
const SHOWN: usize = 3;

/// The history: its changes, or everything when one asks for it. The address keeps the choice.
#[component]
pub fn AccountHistory(account: AccountId) -> impl IntoView {
    let part = part_of_the_address();
    let list = listing(move |cursor| ListAccountEvents {
        account_id: account,
        query: EventQuery {
            show: Some(part.get()).filter(|part| *part != HistoryPart::default()),
            cursor,
            limit: None,
        },
    });
    let catalogue = load(|| Some(ListModules {}));
    let names = Memo::new(move |_| fields::names(catalogue.value.read().as_deref().unwrap_or_default()));
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
            row=move |event| row(event, names)
            empty=|| view! { <Empty icon="undo" title=t(text::empty) about=t(text::empty_more) /> }
        >
            <Parts account part />
        </ListTable>
    }
    .into_any()
}

fn part_of_the_address() -> Memo<HistoryPart> {
    let query = use_query_map();
    Memo::new(move |_| {
        let query = query.read();
        query.get_str("show").and_then(HistoryPart::of_name).unwrap_or_default()
    })
}

/// The choice above the list.
#[component]
fn Parts(account: AccountId, part: Memo<HistoryPart>) -> impl IntoView {
    let go = use_navigate();
    let chosen = RwSignal::new(part.get_untracked().name().to_owned());
    effect(move || chosen.set(part.get().name().to_owned()));
    effect(move || {
        let wanted = HistoryPart::of_name(&chosen.read()).unwrap_or_default();
        if wanted != part.get_untracked() {
            let history = address::tab(account, address::HISTORY);
            let to = match wanted {
                HistoryPart::Changes => history,
                HistoryPart::Everything => format!("{history}?show={}", wanted.name()),
            };
            go(&to, quietly(false));
        }
    });
    let options = vec![
        (HistoryPart::Changes.name(), t(text::changes)),
        (HistoryPart::Everything.name(), t(text::everything_that)),
    ];
    let about = move || match part.get() {
        HistoryPart::Changes => t(text::changes_more),
        HistoryPart::Everything => t(text::everything_more),
    };
    view! {
        <div class="filters">
            <Segmented value=chosen options label=t(text::part) />
            <span class="muted small">{about}</span>
        </div>
    }
    .into_any()
}

fn row(event: Event, names: Memo<Names>) -> AnyView {
    let (actor, what) = words::actor(&event.actor);
    let at = say::moment(event.at);
    view! {
        <tr class="top">
            <td class="who">
                <span>{words::event(&event.name)}</span>
                <small class="nar">{at.clone()} " · " {actor.clone()}</small>
                {changes(fields::understood(event.changes), names)}
            </td>
            <td class="w3 two">
                <span title=actor.clone()>{actor.clone()}</span>
                {what.map(|what| view! { <small>{what}</small> })}
            </td>
            <td class="w1 nw num">{at}</td>
        </tr>
    }
    .into_any()
}

fn changes(mut changes: Vec<(&'static str, FieldChange)>, names: Memo<Names>) -> AnyView {
    let folded = changes.split_off(changes.len().min(SHOWN));
    let lines = move |changes: Vec<_>| changes.into_iter().map(|each| change(each, names)).collect_view();
    let more = (!folded.is_empty()).then(|| {
        let label = text::more(language(), say::number(i64::try_from(folded.len()).unwrap_or(i64::MAX)));
        view! {
            <details>
                <summary>{label}</summary>
                <ul class="changes" role="list">{lines(folded)}</ul>
            </details>
        }
    });
    view! {
        <ul class="changes" role="list">{lines(changes)}</ul>
        {more}
    }
    .into_any()
}

/// `Estado: Activa → Bloqueada`, or only what it is now when nothing was there before.
fn change((name, change): (&'static str, FieldChange), names: Memo<Names>) -> AnyView {
    if fields::modules(&change, &names.read_untracked()).is_some() {
        let told = move || fields::modules(&change, &names.read());
        return view! { <li><small>{name} ": "</small> <b>{told}</b></li> }.into_any();
    }
    let before = change.before.as_ref().map(|before| {
        view! {
            <del>
                <span class="vh">{t(text::before)} " "</span>
                {words::value(&change.field, Some(before))}
            </del>
            " → "
            <span class="vh">{t(text::after)} " "</span>
        }
    });
    view! {
        <li>
            <small>{name} ": "</small>
            {before}
            <b>{words::value(&change.field, change.after.as_ref())}</b>
        </li>
    }
    .into_any()
}
