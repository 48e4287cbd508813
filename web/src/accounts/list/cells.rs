//! What a column says of an account.

use leptos::prelude::*;
use types::accounts::{Account, AccountState};
use types::kit::text::Language;
use types::limits::{Limit, Nearness};
use types::tax_id::written;
use types::usage::Notifications;

use crate::accounts::list::columns::Col;
use crate::accounts::list::text as words;
use crate::accounts::state::environment;
use crate::accounts::{level, text};
use crate::kit::format::NOTHING;
use crate::kit::{Dot, Meter, Tone, language, say, t};

/// The cell of an account in a column.
#[must_use]
pub fn cell(column: Col, account: &Account, chosen: bool) -> AnyView {
    let (content, whole) = content(column, account);
    view! { <td class=column.class(chosen) title=whole>{content}</td> }.into_any()
}

/// What stands there, and what does when it may be cut.
fn content(column: Col, account: &Account) -> (AnyView, Option<String>) {
    let notes = account.notifications;
    let words = |text: &str| (text.to_owned().into_any(), Some(text.to_owned()));
    let plain = |view: AnyView| (view, None);
    match column {
        Col::Hostname => words(&account.hostname),
        Col::Plan => words(&account.plan.name),
        Col::AccessEmail => words(&account.access_email),
        Col::LockReason => match &account.state {
            AccountState::Active => plain(nothing()),
            AccountState::Locked { reason, .. } => words(reason),
        },
        Col::TaxId => plain(written(account.country, &account.tax_id).into_any()),
        Col::Environment => plain(environment(account.environment)),
        Col::State => plain(state(&account.state)),
        Col::Attention => plain(attention(&notes)),
        Col::NotSent => plain(alarming(notes.not_sent, Tone::Warn)),
        Col::PendingVoiding => plain(alarming(notes.pending_voiding, Tone::Warn)),
        Col::WithErrors => plain(alarming(notes.with_errors, Tone::Bad)),
        Col::CycleDay => plain(text::day_of_month(language(), account.cycle_day).into_any()),
        Col::Documents => plain(documents(account)),
        Col::SalesNotes => plain(say::number(account.sales_notes).into_any()),
        Col::MonthlyTotal => plain(say::number(account.monthly_total).into_any()),
        Col::Lookups => plain(say::number(account.lookups).into_any()),
        Col::Users => plain(against(&account.users)),
        Col::TotalDocuments => plain(say::number(account.total_documents).into_any()),
        Col::Created => (
            say::day_of(account.created_at).into_any(),
            Some(say::moment(account.created_at)),
        ),
    }
}

fn nothing() -> AnyView {
    view! { <span class="muted">{NOTHING}</span> }.into_any()
}

/// The state; of a lock also what it stops, below.
fn state(state: &AccountState) -> AnyView {
    let (label, tone, stops) = match state {
        AccountState::Active => (t(text::active), Tone::Ok, None),
        AccountState::Locked { level, .. } => (t(text::locked), level::tone(*level), Some(level::stops(*level))),
    };
    let stops = stops.map(|stops| view! { <small class="muted">{stops}</small> });
    view! { <Dot label tone /> {stops} }.into_any()
}

fn documents(account: &Account) -> AnyView {
    let about = text::documents_of(language(), account.name.clone());
    let limit = &account.documents;
    let most = limit.bound();
    view! { <Meter value=limit.used limit=most about charged=limit.beyond.is_some() /> }.into_any()
}

/// How many need attention in all, and of what kinds for who points at it.
fn attention(notes: &Notifications) -> AnyView {
    if !notes.any() {
        return nothing();
    }
    let tone = if notes.with_errors > 0 { Tone::Bad } else { Tone::Warn };
    let count = notes.not_sent + notes.pending_voiding + notes.with_errors;
    let kind =
        |count: i64, say: fn(Language, String) -> String| (count > 0).then(|| say(language(), say::number(count)));
    let kinds = [
        kind(notes.not_sent, words::not_sent),
        kind(notes.pending_voiding, words::pending_voiding),
        kind(notes.with_errors, words::with_errors),
    ];
    let kinds: Vec<String> = kinds.into_iter().flatten().collect();
    let class = format!("dot {}", tone.class());
    let kinds = kinds.join(", ");
    let spoken = kinds.clone();
    view! {
        <span class=class title=spoken>
            {say::number(count)} <span class="vh">" ("{kinds}")"</span>
        </span>
    }
    .into_any()
}

/// A number that had better be none.
fn alarming(count: i64, tone: Tone) -> AnyView {
    if count == 0 {
        return nothing();
    }
    let class = format!("{} ink", tone.class());
    view! { <span class=class>{say::number(count)}</span> }.into_any()
}

/// A number against its limit, without a bar.
fn against(limit: &Limit) -> AnyView {
    let tone = match limit.nearness() {
        Nearness::Far => "",
        Nearness::Near => "warn ink",
        Nearness::Reached => "bad ink",
    };
    let bound = limit
        .bound()
        .map(|bound| view! { <span class="muted">" / " {say::number(bound)}</span> });
    view! { <span class=tone>{say::number(limit.used)}</span> {bound} }.into_any()
}
