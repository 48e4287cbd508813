//! The page.

use std::time::Duration;

use leptos::prelude::*;
use types::inbox::{InboxCursor, InboxItem, InboxItemId, InboxPage, InboxQuery, InboxState, ListAssignees, ListInbox};

use crate::accounts;
use crate::inbox::acts::Acts;
use crate::inbox::badge::{Badge, every};
use crate::inbox::bulk::BulkBar;
use crate::inbox::dialogs::Dialogs;
use crate::inbox::filters::{Causes, Filters};
use crate::inbox::row::{may_act, row};
use crate::inbox::showing::{Showing, showing_here};
use crate::inbox::text;
use crate::kit::pick::tick_head;
use crate::kit::remote::long_wait;
use crate::kit::table::Pager;
use crate::kit::{
    Button, Empty, ErrorNote, LinkButton, Listing, PageHead, Paged, Pick, Picked, effect, language, listing, load,
    row_keys, t,
};

/// A page of the list.
const PAGE: u16 = 50;
/// So often it is read again while somebody looks at it.
const FRESH: Duration = Duration::from_secs(30);
/// How many rows stand there while the first page is waited for.
const SKELETON: usize = 6;

/// The page.
#[component]
pub fn Inbox() -> impl IntoView {
    let showing = showing_here();
    let list = listing(move |cursor| {
        let query = InboxQuery {
            cursor,
            limit: Some(PAGE),
            ..showing.asked.get()
        };
        ListInbox { query }
    });
    let acts = Acts::new(list, load(|| Some(ListAssignees {})));
    let picked = may_act().then(|| Picked::new(list));
    effect(move || {
        showing.asked.track();
        if let Some(picked) = picked {
            picked.clear();
        }
    });
    every(FRESH, move || {
        let busy = acts.is_asking() || picked.is_some_and(|picked| untrack(|| picked.count()) > 0);
        if !busy && list.items.read_untracked().len() <= usize::from(PAGE) {
            acts.again();
        }
    });
    let keys_on = row_keys(move || list.items.track());
    let badge = use_context::<Badge>();
    view! {
        <PageHead title=t(text::inbox) about=t(text::about)>
            <p class="keys" hidden=move || list.items.read().is_empty()>
                {move || keys_on.get().then(keys)}
                <button
                    class="chip"
                    type="button"
                    aria-pressed=move || keys_on.get().to_string()
                    on:click=move |_| keys_on.update(|on| *on = !*on)
                >
                    {t(text::keys)}
                </button>
            </p>
        </PageHead>
        <List list showing acts picked badge />
        <Dialogs acts />
    }
    .into_any()
}

#[component]
fn List(
    list: Listing<InboxItem>,
    showing: Showing,
    acts: Acts,
    picked: Option<Picked<InboxItem>>,
    badge: Option<Badge>,
) -> impl IntoView {
    let retry = Callback::new(move |()| list.again());
    let choosing = move || picked.is_some_and(|picked| picked.count() > 0);
    let none = move || list.begun.get() && list.items.read().is_empty();
    let long = long_wait(move || list.waiting.get() && !list.begun.get());
    let shape = move || long.get().then(|| skeleton(picked.is_some()));
    let key = |item: &InboxItem| {
        format!(
            "{}-{}-{}-{}-{:?}",
            item.id, item.version, item.count, item.act_by, item.urgency
        )
    };
    view! {
        {move || list.failure.get().map(|failure| view! { <ErrorNote failure retry /> })}
        <section class="card list" aria-label=t(text::inbox) aria-busy=move || list.waiting.get().to_string()>
            {picked.map(|picked| view! { <BulkBar picked acts /> })}
            <form class="filters" role="search" hidden=choosing on:submit=|event| event.prevent_default()>
                <Filters showing acts />
            </form>
            {badge.map(|badge| view! { <Causes showing counts=badge.0 /> })}
            <table class="table" hidden=none>
                <caption class="vh">{t(text::caption)}</caption>
                <thead>
                    <tr>
                        {picked.map(|picked| tick_head(picked, text::choose(language(), t(text::all).to_owned())))}
                        <th scope="col" class="who">{t(text::what)}</th>
                        <th scope="col" class="w3">{t(text::next)}</th>
                        <th scope="col">{t(text::due)}</th>
                        <th scope="col" class="w2">{t(text::whose)}</th>
                        <th scope="col" class="do">
                            <span class="vh">{t(text::actions)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    {shape}
                    <For each=move || list.items.get() key children=move |item| row(item, acts, picked) />
                </tbody>
            </table>
            {move || none().then(|| nothing(showing))}
            <Pager list />
        </section>
    }
    .into_any()
}

/// Which keys there are.
fn keys() -> AnyView {
    let pairs: [(&[_], _); 4] = [
        (&["j", "k"], t(text::key_rows)),
        (&["x"], t(text::key_tick)),
        (&["a"], t(text::key_give)),
        (&["e"], t(text::key_aside)),
    ];
    let here = if may_act() { 4 } else { 1 };
    let key = |key: &&'static str| view! { <kbd>{*key}</kbd> };
    let pair = |(keys, what): (&[&'static str], _)| view! { <span>{keys.iter().map(key).collect_view()} {what}</span> };
    pairs.into_iter().take(here).map(pair).collect_view().into_any()
}

/// What stands where nothing is.
fn nothing(showing: Showing) -> AnyView {
    let asked = showing.asked.get();
    let clear = Callback::new(move |()| {
        showing.change(|asked| {
            *asked = InboxQuery {
                state: asked.state,
                ..InboxQuery::default()
            };
        });
    });
    if !asked.is_everything() {
        return view! {
            <Empty icon="filter" title=t(text::none_fits) about=t(text::none_fits_more)>
                <Button label=t(text::clear) on_click=clear />
            </Empty>
        }
        .into_any();
    }
    match asked.state.unwrap_or_default() {
        InboxState::Open => view! {
            <Empty icon="ok" title=t(text::nothing) about=t(text::nothing_more)>
                <LinkButton label=t(text::to_accounts) href=accounts::LIST icon="accounts" />
            </Empty>
        }
        .into_any(),
        InboxState::Snoozed => {
            view! { <Empty icon="cal" title=t(text::none_snoozed) about=t(text::none_snoozed_more) /> }.into_any()
        }
        InboxState::Dismissed => {
            view! { <Empty icon="ban" title=t(text::none_aside) about=t(text::none_aside_more) /> }.into_any()
        }
    }
}

fn skeleton(ticks: bool) -> AnyView {
    let row = |_| {
        view! {
            <tr aria-hidden="true">
                {ticks.then(|| view! { <td class="tick w1" /> })}
                <td class="who">
                    <span class="skel m" />
                    <span class="skel s" />
                </td>
                <td class="w3"><span class="skel" /></td>
                <td><span class="skel" /></td>
                <td class="w2"><span class="skel" /></td>
                <td class="do" />
            </tr>
        }
    };
    (0..SKELETON).map(row).collect_view().into_any()
}

impl Paged for InboxPage {
    type Item = InboxItem;
    type Cursor = InboxCursor;
    fn cut(self) -> (Vec<InboxItem>, Option<InboxCursor>, Option<i64>) {
        (self.items, self.next, self.total)
    }
}

/// An item is given at the version at which it was seen.
impl Pick for InboxItem {
    type Key = InboxItemId;
    type Kept = i64;
    fn key(&self) -> InboxItemId {
        self.id
    }
    fn kept(&self) -> i64 {
        self.version
    }
}
