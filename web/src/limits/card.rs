//! The card of an account's use and limits in its cycle.

use chrono::{Days, NaiveDate};
use leptos::prelude::*;
use types::access::Operation;
use types::limits::{Cycle, GetLimits, Meter};

use crate::auth::may;
use crate::kit::{Button, ErrorNote, Kind, SkelLines, browser, effect, language, load, say, t};
use crate::limits::change::Changing;
use crate::limits::own::OwnNumberDialog;
use crate::limits::switches::{ChangeFailure, meter, switch};
use crate::limits::{text, words};

/// The card. What the account tells of itself is there at once; the cycle and the other limits are asked for, again
/// whenever the account was changed.
#[component]
pub fn LimitsCard(changing: Changing) -> impl IntoView {
    let account = changing.account;
    let (id, zone) = account.with_untracked(|account| (account.id, account.country.time_zone()));
    let version = Memo::new(move |_| account.with(|account| account.version));
    let limits = load(move || version.with(|_| Some(GetLimits { account_id: id })));
    effect(move || {
        if let Some(all) = limits.value.get() {
            changing.all.set(Some(all));
        }
    });
    let cycle = move || {
        changing.all.with(|all| {
            let days = Span::of(&all.as_ref()?.cycle, zone);
            let today = browser::day_in(browser::now(), zone);
            Some(view! {
                <h2>{text::cycle(language(), say::short_date(days.first), say::short_date(days.last))}</h2>
                <p>{ends(days.last, today)}</p>
            })
        })
    };
    let head = move || cycle().map_or_else(|| view! { <h2>{t(text::limits)}</h2> }.into_any(), IntoAny::into_any);
    let retry = Callback::new(move |()| limits.again());
    let failed = Memo::new(move |_| limits.failure.read().is_some());
    view! {
        <section class="card">
            <div class="head"><div>{head}</div></div>
            <div class="body stack">
                {move || limits.failure.get().map(|failure| view! { <ErrorNote failure retry /> })}
                <div class="grid duo apart">
                    {Meter::ALL.map(|what| view! { <One changing what failed /> }).into_iter().collect_view()}
                </div>
                <ChangeFailure changing />
            </div>
        </section>
    }
    .into_any()
}

/// One limit, in its shape until it is known.
#[component]
fn One(changing: Changing, what: Meter, failed: Memo<bool>) -> impl IntoView {
    let known = Memo::new(move |_| changing.limit(what).is_some());
    move || match (known.get(), failed.get()) {
        (true, _) => view! { <Known changing what /> }.into_any(),
        (false, false) => view! { <SkelLines lines=3 /> }.into_any(),
        (false, true) => ().into_any(),
    }
}

/// One limit: the meter, where its number comes from, its switch.
#[component]
fn Known(changing: Changing, what: Meter) -> impl IntoView {
    let allowed = may(Operation::ChangeLimits);
    let source = move || {
        let limit = changing.limit(what)?;
        let plan = changing.account.with(|account| account.plan.name.clone());
        Some(words::source(what, &limit, &plan, &changing.currency()))
    };
    let open = RwSignal::new(false);
    let change = Callback::new(move |()| open.set(true));
    let spoken = format!("{} {}", t(text::change_number), words::name(what));
    view! {
        <div class="stack tight">
            {meter(changing, what)}
            {(what == Meter::Documents).then(|| view! { <NotesAmong changing /> })}
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
    .into_any()
}

/// How many of the documents used up are sales notes, where there are any.
#[component]
fn NotesAmong(changing: Changing) -> impl IntoView {
    let among = Memo::new(move |_| {
        let account = changing.account.read();
        account.documents.used - account.documents_in_cycle()
    });
    move || {
        let count = Some(among.get()).filter(|count| *count > 0)?;
        let counted = words::counted(Meter::SalesNotes, Some(count), &changing.currency());
        let words = text::with_sales_notes(language(), counted);
        Some(view! { <small class="hint">{words}</small> })
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
