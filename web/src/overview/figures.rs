//! The figures on top, each leading to the list it counts, and how the accounts stand.

use chrono::{Datelike, Months, NaiveDate};
use leptos::prelude::*;
use types::accounts::LockLevel;
use types::kit::text::Language;
use types::overview::{AccountFigures, AccountsInTrouble, DocumentFigures};

use crate::accounts::{LIST, level};
use crate::inbox;
use crate::inbox::badge::Badge;
use crate::kit::format::{NOTHING, month};
use crate::kit::{Card, Dot, Fact, Facts, Meter, Tone, language, say, t};
use crate::overview::text;

/// The strip of figures.
#[component]
pub fn Figures(
    accounts: AccountFigures,
    documents: DocumentFigures,
    today: NaiveDate,
    near: i64,
    problems: AccountsInTrouble,
) -> impl IntoView {
    let locked = accounts.locked.all();
    let locked = match locked {
        0 => t(text::none_locked).into_any(),
        count => {
            let words = text::locked(language(), say::number(count));
            view! { <a href=format!("{LIST}?state=locked")>{words}</a> }.into_any()
        }
    };
    let before = today.checked_sub_months(Months::new(1)).unwrap_or(today);
    let compared = compared(&documents, month(before.month(), language()));
    let near_about = t(if near == 0 { text::none_near } else { text::near_about });
    view! {
        <section class="card metrics" aria-label=t(text::figures)>
            {waiting()}
            {figure(text::active, "?state=active", accounts.active, locked)}
            {figure(text::this_month, "?sort=total_documents", documents.this_month, compared.into_any())}
            {figure(text::near_limit, "?near_limit=true", near, near_about.into_any())}
            {figure(text::with_problems, "?problems=true", problems.accounts, troubles(&problems).into_any())}
        </section>
    }
    .into_any()
}

/// What waits in the inbox, the first of the figures.
fn waiting() -> Option<AnyView> {
    let badge = use_context::<Badge>()?;
    let counts = move || badge.0.value.get();
    let open = move || counts().map_or_else(|| NOTHING.to_owned(), |counts| say::number(counts.open));
    let about = move || {
        let counts = counts()?;
        Some(match (counts.open, counts.pressing) {
            (0, _) => t(text::nothing_waits).to_owned(),
            (_, 0) => text::unassigned(language(), say::number(counts.unassigned)),
            (_, pressing) => text::pressing(language(), say::number(pressing)),
        })
    };
    let figure = view! {
        <div>
            <h2><a href=inbox::ADDRESS>{t(text::inbox)}</a></h2>
            <b class="num">{open}</b>
            <p>{about}</p>
        </div>
    };
    Some(figure.into_any())
}

type Text = fn(Language) -> &'static str;

fn figure(name: Text, query: &str, value: i64, about: AnyView) -> AnyView {
    view! {
        <div>
            <h2><a href=format!("{LIST}{query}")>{t(name)}</a></h2>
            <b class="num">{say::number(value)}</b>
            <p>{about}</p>
        </div>
    }
    .into_any()
}

/// This month against the same days of the last.
fn compared(documents: &DocumentFigures, last_month: &str) -> String {
    let (now, before) = (documents.this_month, documents.same_days_last_month);
    let (language, month) = (language(), last_month.to_owned());
    let was = say::number(before);
    if before == 0 {
        return text::none_before(language, month);
    }
    let share = (now - before).saturating_mul(100) / before;
    let said = say::percent(share.abs(), 100);
    match (now - before, share) {
        (0, _) => text::same(language, month),
        (_, 0) => text::about_the_same(language, month, was),
        (_, 1..) => text::more(language, said, month, was),
        _ => text::fewer(language, said, month, was),
    }
}

fn troubles(problems: &AccountsInTrouble) -> String {
    if problems.accounts == 0 {
        return t(text::none_with_problems).to_owned();
    }
    let language = language();
    let count =
        |value: i64, words: fn(Language, String) -> String| (value > 0).then(|| words(language, say::number(value)));
    let said = [
        count(problems.not_sent, text::not_sent),
        count(problems.pending_voiding, text::pending_voiding),
        count(problems.with_errors, text::with_errors),
    ];
    let said: Vec<_> = said.into_iter().flatten().collect();
    said.join(" · ")
}

/// The card of accounts by environment and state, and the room in the reseller's own plan.
#[component]
pub fn Standing(accounts: AccountFigures) -> impl IntoView {
    let locked = accounts.locked;
    let count = |value: i64| match value {
        0 => NOTHING.to_owned(),
        value => say::number(value),
    };
    let line = move |name: &'static str, value: i64| {
        view! { <Fact name><span class="num">{count(value)}</span></Fact> }
    };
    let levels = [
        (LockLevel::Users, locked.users),
        (LockLevel::Issuing, locked.issuing),
        (LockLevel::Everything, locked.everything),
    ];
    let levels = levels.map(|(each, value)| {
        let shown = if value == 0 {
            NOTHING.into_any()
        } else {
            view! { <Dot label=say::number(value) tone=level::tone(each) /> }.into_any()
        };
        view! { <Fact name=level::name(each)><span class="num">{shown}</span></Fact> }
    });
    view! {
        <Card title=t(text::standing)>
            <div class="stack">
                <Meter value=accounts.all limit=accounts.maximum label=t(text::of_plan) />
                <Facts end=true>
                    {line(t(text::production), accounts.production)}
                    {line(t(text::demo), accounts.demo)}
                    <Fact name=t(text::active_state)>
                        <span class="num"><Dot label=count(accounts.active) tone=Tone::Ok /></span>
                    </Fact>
                    {levels.into_iter().collect_view()}
                </Facts>
            </div>
        </Card>
    }
    .into_any()
}
