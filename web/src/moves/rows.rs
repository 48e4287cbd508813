//! What a move means for each account, or did to it.

use leptos::prelude::*;
use types::kit::text::Language;
use types::limits::Meter;
use types::moves::{LimitMove, MoveRow, MoveState};

use crate::documents::name;
use crate::kit::{Button, Dot, Tone, language, say, t};
use crate::limits::words;
use crate::moves::text;
use crate::plans;
use crate::resellers::limit::limit_text;

/// A text in every language.
type Say = fn(Language) -> &'static str;

/// So many are shown at first, and more of them each time.
const STEP: usize = 50;

/// The table. `to` is the price the accounts come to have; nothing once that is done.
#[component]
pub fn Rows(rows: Vec<MoveRow>, to: String) -> impl IntoView {
    let shown = RwSignal::new(STEP);
    let (from, price) = if to.is_empty() {
        (t(text::was_from), t(text::price_before))
    } else {
        (t(text::from), t(text::price))
    };
    let count = rows.len();
    let more = Callback::new(move |()| shown.update(|shown| *shown += STEP));
    let drawn = move || {
        let rows = rows.iter().take(shown.get());
        rows.map(|each| row(each, &to)).collect_view()
    };
    let foot = move || {
        (count > shown.get()).then(|| {
            let told = text::shown(language(), shown.get(), count);
            view! {
                <div class="pager">
                    <span class="num" role="status">{told}</span>
                    <Button label=t(text::more) small=true on_click=more />
                </div>
            }
        })
    };
    view! {
        <section class="card list" aria-label=t(text::accounts)>
            <table class="table">
                <caption class="vh">{t(text::accounts)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(text::account)}</th>
                        <th scope="col" class="w3 air">{from}</th>
                        <th scope="col" class="w1 air">{t(text::documents)}</th>
                        <th scope="col" class="w2 air">{t(text::users)}</th>
                        <th scope="col" class="w1 air">{t(text::other_limits)}</th>
                        <th scope="col" class="w4 air">{price}</th>
                        <th scope="col" class="air">{t(text::outcome)}</th>
                    </tr>
                </thead>
                <tbody>{drawn}</tbody>
            </table>
            {foot}
        </section>
    }
    .into_any()
}

fn row(each: &MoveRow, to: &str) -> AnyView {
    let from = text::version_of(language(), each.from.name.clone(), say::number(each.from.version));
    let before = plans::terms::price(each.price.as_ref());
    let price = if to.is_empty() || before == to {
        view! { <span>{before}</span> }.into_any()
    } else {
        view! { <small>{before} " →"</small> <span>{to.to_owned()}</span> }.into_any()
    };
    let lost = (!each.kinds_lost.is_empty() && acts(each.state)).then(|| {
        let kinds: Vec<_> = each.kinds_lost.iter().map(|kind| name::kind(*kind)).collect();
        view! { <small>{text::loses(language(), kinds.join(", "))}</small> }
    });
    view! {
        <tr>
            <td class="who">
                <span>{each.name.clone()}</span>
                <small>{each.hostname.clone()}</small>
                <small><span class="nar">{from.clone()}</span></small>
                {in_short(text::documents, &each.documents, each.state)}
                {in_short(text::users, &each.users, each.state)}
                {others(each).map(|(name, words, over)| change_in_short(name, words, over)).collect_view()}
            </td>
            <td class="w3 air nw">{from}</td>
            <td class="w1 air">{limit(&each.documents, each.state)}</td>
            <td class="w2 air">{limit(&each.users, each.state)}</td>
            <td class="w1 air">{others(each).map(|(name, words, over)| other(name, &words, over)).collect_view()}</td>
            <td class="w4 air nw">{price}</td>
            <td class="air">{state(each.state)} {lost}</td>
        </tr>
    }
    .into_any()
}

/// A limit that changes, where there is no room for its column.
fn in_short(name: Say, limit: &LimitMove, state: MoveState) -> Option<AnyView> {
    let changes = acts(state) && limit.before != limit.after;
    let words = text::from_to(language(), limit_text(limit.before), limit_text(limit.after));
    let over = limit.is_over().then(|| say::number(limit.used));
    changes.then(|| change_in_short(name, words, over))
}

fn change_in_short(name: Say, words: String, over: Option<String>) -> AnyView {
    let over = over.map(|used| view! { <span class="warn ink">" · " {text::uses(language(), used)}</span> });
    view! { <small class="wraps"><span class="nar num">{t(name)} ": " {words} {over}</span></small> }.into_any()
}

/// The limits without a column of their own that change or are passed: the name, `200 → 100`, and what is used where
/// that is more.
fn others(each: &MoveRow) -> impl Iterator<Item = (Say, String, Option<String>)> {
    let named: [(Meter, Say); 4] = [
        (Meter::SalesNotes, text::sales_notes),
        (Meter::Lookups, text::lookups),
        (Meter::Establishments, text::establishments),
        (Meter::SalesAmount, text::sales_amount),
    ];
    let told = |(meter, name): (Meter, Say)| {
        let limit = each.of(meter);
        let written = |number: Option<i64>, currency| match number {
            Some(number) => words::number(meter, number, currency),
            None => limit_text(None),
        };
        let (before, after) = (&each.currency.before, &each.currency.after);
        let (from, to) = (written(limit.before, before), written(limit.after, after));
        let over = limit.is_over().then(|| written(Some(limit.used), after));
        let deserves = acts(each.state) && (from != to || over.is_some());
        let change = if from == to {
            to
        } else {
            text::from_to(language(), from, to)
        };
        deserves.then_some((name, change, over))
    };
    named.into_iter().filter_map(told)
}

fn other(name: Say, words: &str, over: Option<String>) -> AnyView {
    let over = over.map(|used| view! { <span class="warn ink">" · " {text::uses(language(), used)}</span> });
    view! { <small class="num">{t(name)} ": " <span class="nw">{words.to_owned()}</span> {over}</small> }.into_any()
}

const fn acts(state: MoveState) -> bool {
    matches!(state, MoveState::Moves | MoveState::Moved)
}

/// `100 → 50`, and under it what deserves attention.
fn limit(limit: &LimitMove, state: MoveState) -> AnyView {
    let before = limit_text(limit.before);
    if !acts(state) {
        return before.into_any();
    }
    let words = if limit.before == limit.after {
        before
    } else {
        text::from_to(language(), before, limit_text(limit.after))
    };
    let over = limit.is_over().then(|| {
        let used = text::uses(language(), say::number(limit.used));
        view! { <small class="warn ink">{used}</small> }
    });
    let own = limit.own.map(|own| {
        let keeps = text::keeps(language(), say::number(own));
        view! { <small>{keeps}</small> }
    });
    view! { <span class="num">{words}</span> {over} {own} }.into_any()
}

fn state(state: MoveState) -> AnyView {
    let (words, tone): (fn(Language) -> &'static str, Tone) = match state {
        MoveState::Moves => (text::will_move, Tone::Quiet),
        MoveState::Moved => (text::was_moved, Tone::Ok),
        MoveState::AlreadyThere => (text::is_there, Tone::Quiet),
        MoveState::PlanDisabled => (text::plan_disabled, Tone::Warn),
        MoveState::Changed => (text::has_changed, Tone::Warn),
    };
    view! { <Dot label=t(words) tone /> }.into_any()
}
