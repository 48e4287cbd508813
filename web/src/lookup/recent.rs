//! The look-ups of this tab, kept in memory only: a number may be a person's.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use types::lookup::{NumberKind, Taxpayer};
use types::users::MemberId;

use crate::auth::me;
use crate::kit::{Card, Icon, browser, say, t};
use crate::lookup::text;

/// How many are kept.
const KEPT: usize = 20;

/// One answer: the number, who it is if anybody, and when it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recent {
    pub kind: NumberKind,
    pub number: String,
    pub taxpayer: Option<Taxpayer>,
    at: DateTime<Utc>,
}

/// The answers, and whose they are: they are not shown to whoever signs in next.
static KEPT_FOR: LazyLock<ArcRwSignal<(Option<MemberId>, Vec<Recent>)>> =
    LazyLock::new(|| ArcRwSignal::new((None, Vec::new())));

/// Keeps an answer, the newest first, each number once.
pub fn keep(kind: NumberKind, number: String, taxpayer: Option<Taxpayer>) {
    let mine = untrack(me).map(|me| me.member_id);
    let new = Recent {
        kind,
        number,
        taxpayer,
        at: browser::now(),
    };
    KEPT_FOR.update(|(whose, kept)| {
        if *whose != mine {
            kept.clear();
            *whose = mine;
        }
        kept.retain(|each| (each.kind, &each.number) != (new.kind, &new.number));
        kept.insert(0, new);
        kept.truncate(KEPT);
    });
}

/// The name that was answered for a number in this tab, if it was looked up.
#[must_use]
pub fn name_of(kind: NumberKind, number: &str) -> Option<String> {
    let is_it = |each: &Recent| each.kind == kind && each.number == number;
    let found = untrack(mine).into_iter().find(is_it)?;
    found.taxpayer.map(|taxpayer| taxpayer.name)
}

fn mine() -> Vec<Recent> {
    let me = me().map(|me| me.member_id);
    let (whose, kept) = KEPT_FOR.get();
    if whose == me { kept } else { Vec::new() }
}

/// The list; `on_choose` shows an answer again, without asking anew.
#[component]
pub fn RecentLookups(on_choose: Callback<Recent>) -> impl IntoView {
    let row = move |recent: Recent| view! { <Row recent on_choose /> };
    let rows = move || {
        let all = mine();
        if all.is_empty() {
            view! { <p class="body muted">{t(text::recent_none)}</p> }.into_any()
        } else {
            view! { <ul class="rows" role="list">{all.into_iter().map(row).collect_view()}</ul> }.into_any()
        }
    };
    view! { <Card title=t(text::recent) bare=true>{rows}</Card> }
}

#[component]
fn Row(recent: Recent, on_choose: Callback<Recent>) -> impl IntoView {
    let number = format!("{} {}", recent.kind.written(), recent.number);
    let (name, warns) = match &recent.taxpayer {
        Some(taxpayer) => (taxpayer.name.clone(), !taxpayer.is_in_order()),
        None => (t(text::not_there).to_owned(), false),
    };
    let found = recent.taxpayer.is_some();
    let mark = warns.then(|| view! { <span class="warn ink" title=t(text::not_in_order)><Icon name="warn" /></span> });
    let at = say::lately(recent.at);
    let choose = move |_| on_choose.run(recent.clone());
    view! {
        <li>
            {mark}
            <span class="grow">
                <button class="link" type="button" class:muted=!found on:click=choose>
                    {name}
                </button>
                <small class="num">{number}</small>
            </span>
            <small class="muted num">{at}</small>
        </li>
    }
    .into_any()
}
