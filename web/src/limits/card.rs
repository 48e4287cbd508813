//! The card of an account's use and limits in its cycle.

use chrono::{Days, NaiveDate};
use leptos::prelude::*;
use types::access::Operation;
use types::limits::{Cycle, GetLimits, Meter};

use crate::auth::may;
use crate::kit::{Button, ErrorNote, Kind, browser, language, load, say, t};
use crate::limits::change::Changing;
use crate::limits::own::OwnNumberDialog;
use crate::limits::switches::{ChangeFailure, limit_of, meter, switch};
use crate::limits::{text, words};

/// The card. The numbers follow the account; the cycle is asked for.
#[component]
pub fn LimitsCard(changing: Changing) -> impl IntoView {
    let id = changing.account.with_untracked(|account| account.id);
    let zone = changing.account.with_untracked(|account| account.country.time_zone());
    let limits = load(move || Some(GetLimits { account_id: id }));
    let cycle = move || {
        limits.value.read().as_ref().map(|limits| {
            let today = browser::day_in(browser::now(), zone);
            let days = Span::of(&limits.cycle, zone);
            view! {
                <h2>{text::cycle(language(), say::short_date(days.first), say::short_date(days.last))}</h2>
                <p>{ends(days.last, today)}</p>
            }
        })
    };
    let head = move || cycle().map_or_else(|| view! { <h2>{t(text::limits)}</h2> }.into_any(), IntoAny::into_any);
    let retry = Callback::new(move |()| limits.again());
    view! {
        <section class="card">
            <div class="head"><div>{head}</div></div>
            <div class="body stack">
                {move || limits.failure.get().map(|failure| view! { <ErrorNote failure retry /> })}
                <div class="grid duo">{Meter::ALL.map(|what| view! { <One changing what /> }).into_iter().collect_view()}</div>
                <ChangeFailure changing />
            </div>
        </section>
    }
    .into_any()
}

/// One limit: the meter, where its number comes from, its switch.
#[component]
fn One(changing: Changing, what: Meter) -> impl IntoView {
    let allowed = may(Operation::ChangeLimits);
    let account = changing.account;
    let source = move || account.with(|account| words::source(what, limit_of(account, what), &account.plan.name));
    let open = RwSignal::new(false);
    let change = Callback::new(move |()| open.set(true));
    let spoken = format!("{} {}", t(text::change_number), words::name(what));
    view! {
        <div class="stack tight">
            {meter(account, what)}
            <div class="acts">
                <small class="hint grow">{source}</small>
                {allowed
                    .then(|| {
                        view! {
                            <Button label=t(text::change_number) spoken kind=Kind::Ghost small=true on_click=change />
                            <OwnNumberDialog changing what open />
                        }
                    })}
            </div>
            {switch(changing, what, allowed)}
        </div>
    }
}

/// The first and the last day of a cycle, where the account is.
struct Span {
    first: NaiveDate,
    last: NaiveDate,
}

impl Span {
    fn of(cycle: &Cycle, zone: &str) -> Self {
        let next = browser::day_in(cycle.resets_at, zone);
        Self {
            first: browser::day_in(cycle.starts_at, zone),
            last: next.checked_sub_days(Days::new(1)).unwrap_or(next),
        }
    }
}

fn ends(last: NaiveDate, today: NaiveDate) -> String {
    match (last - today).num_days() {
        ..=0 => t(text::ends_today).to_owned(),
        1 => t(text::ends_tomorrow).to_owned(),
        days => text::ends_in(language(), say::number(days)),
    }
}
