//! What the account's software reports of itself: the counts of the cycle, and documents that need attention.

use leptos::prelude::*;
use types::accounts::{Account, AccountId};
use types::limits::Limit;
use types::tax_id::Country;
use types::usage::Notifications;

use crate::accounts::standing_text as text;
use crate::kit::format::NOTHING;
use crate::kit::{Badge, Card, Dot, Fact, Facts, Tone, language, say, t};

/// How many documents need attention, in a header; nothing when none does.
#[must_use]
pub fn attention_badge(notes: Notifications) -> Option<AnyView> {
    let count = notes.not_sent + notes.pending_voiding + notes.with_errors;
    let label = text::attention_short(language(), say::number(count));
    notes
        .any()
        .then(|| view! { <Badge label tone=tone(&notes) /> }.into_any())
}

/// The card of what needs attention; nothing when nothing does.
#[component]
pub fn Attention(account: Memo<Account>) -> impl IntoView {
    let notes = Memo::new(move |_| account.with(|account| account.notifications));
    move || {
        let notes = notes.get();
        notes.any().then(|| {
            let id = account.read_untracked().id;
            view! { <Card title=t(text::attention)>{attention(notes)} {to_inbox(id)}</Card> }
        })
    }
}

/// The way to what of an account is in the inbox.
#[must_use]
pub fn to_inbox(id: AccountId) -> AnyView {
    let href = format!("{}?account_id={id}", crate::inbox::ADDRESS);
    view! { <p><a href=href>{t(text::in_inbox)}</a></p> }.into_any()
}

/// What needs attention, without a card around it.
#[must_use]
pub fn attention(notes: Notifications) -> AnyView {
    let line = |name, count: i64, tone| {
        let value = if count == 0 {
            NOTHING.into_any()
        } else {
            view! { <Dot label=say::number(count) tone /> }.into_any()
        };
        view! { <Fact name=t(name)><span class="num">{value}</span></Fact> }
    };
    let when = [
        notes.oldest_at.map(|at| text::oldest(language(), say::lately(at))),
        notes.reported_at.map(|at| text::reported(language(), say::lately(at))),
    ];
    let when = when
        .into_iter()
        .flatten()
        .map(|each| view! { <p class="hint">{each}</p> });
    view! {
        <div class="stack tight">
            <Facts end=true>
                {line(text::not_sent, notes.not_sent, Tone::Warn)}
                {line(text::pending_voiding, notes.pending_voiding, Tone::Warn)}
                {line(text::with_errors, notes.with_errors, Tone::Bad)}
            </Facts>
            {when.collect_view()}
        </div>
    }
    .into_any()
}

/// The card of the cycle's counts.
#[component]
pub fn CycleCounts(account: Memo<Account>) -> impl IntoView {
    view! { <Card title=t(text::this_cycle)>{move || counts(&account.get())}</Card> }
}

/// The cycle's counts, without a card around them.
#[must_use]
pub fn counts(account: &Account) -> AnyView {
    let numbers = t(match account.country {
        Country::Pe => text::of_peru,
        Country::Br => text::of_brazil,
    });
    let count = |name, value: i64| line(t(name).to_owned(), say::number(value));
    let documents = count(text::documents, account.documents_in_cycle());
    let notes = count(text::sales_notes, account.sales_notes);
    let total = say::number(account.monthly_total);
    let lookups = line(text::lookups(language(), numbers), say::number(account.lookups));
    let users = line(t(text::users_of_limit).to_owned(), of_limit(&account.users));
    let establishments = count(text::establishments, account.establishments);
    view! {
        <Facts end=true>
            {documents}
            {notes}
            <Fact name=t(text::monthly_total)>
                <b class="num">{total}</b>
            </Fact>
            {lookups}
            {users}
            {establishments}
        </Facts>
    }
    .into_any()
}

fn line(name: String, value: String) -> AnyView {
    view! { <Fact name><span class="num">{value}</span></Fact> }.into_any()
}

fn of_limit(limit: &Limit) -> String {
    match limit.bound() {
        Some(most) => text::of(language(), say::number(limit.used), say::number(most)),
        None => say::number(limit.used),
    }
}

/// How bad it is that documents need attention.
const fn tone(notes: &Notifications) -> Tone {
    if notes.with_errors > 0 { Tone::Bad } else { Tone::Warn }
}
