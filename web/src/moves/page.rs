//! The page: which accounts, to which plan, what that means for each, and the button that does it.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use types::access::Operation;
use types::accounts::AccountId;
use types::kit::page::{Page, PageQuery};
use types::kit::problem::Code;
use types::moves::{ConfirmedMove, MoveAccounts, MoveOutcome, MovePreview, NewMove, PreviewMove, VersionOfPlan};
use types::plans::{ListPlans, Plan, PlanId};

use crate::accounts;
use crate::auth::may;
use crate::kit::{
    Button, Card, Empty, ErrorNote, Failure, Field, Kind, LinkButton, Load, Note, PageHead, Select, SkelLines, Task,
    Tone, effect, language, load, say, t,
};
use crate::moves::price::{Price, PriceField};
use crate::moves::rows::Rows;
use crate::moves::text;
use crate::moves::totals::Totals;
use crate::plans;
use crate::shell::NotFound;

/// As many plans as are offered to choose from.
const PLANS: u16 = 200;

/// The page.
#[component]
pub fn MovePage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        let query = query.read();
        asked(query.get_str("accounts"), query.get_str("from"))
    });
    let wanted = query.read_untracked().get("to").unwrap_or_default();
    move || match asked.get() {
        _ if !may(Operation::MoveAccounts) => view! { <NotFound /> }.into_any(),
        Some(asked) => view! { <Move asked wanted=wanted.clone() /> }.into_any(),
        None => view! {
            <PageHead title=t(text::title) crumbs=crumbs(&NewMove::default()) />
            <Empty icon="plan" title=t(text::nobody) about=t(text::nobody_more)>
                <LinkButton label=t(text::to_plans) href=plans::LIST />
            </Empty>
        }
        .into_any(),
    }
}

fn crumbs(asked: &NewMove) -> Vec<(String, String)> {
    let name = if asked.account_ids.is_some() {
        text::accounts
    } else {
        text::plans
    };
    vec![(t(name).to_owned(), origin(asked).to_owned())]
}

/// The list that one came from: a version is chosen among the plans, accounts are named in theirs.
const fn origin(asked: &NewMove) -> &'static str {
    if asked.account_ids.is_some() {
        accounts::LIST
    } else {
        plans::LIST
    }
}

/// Which accounts the address names.
fn asked(accounts: Option<&str>, from: Option<&str>) -> Option<NewMove> {
    let mut asked = NewMove::default();
    match (accounts, from) {
        (Some(ids), None) => {
            let ids: Option<Vec<AccountId>> = ids.split('.').map(|id| id.parse().ok()).collect();
            asked.account_ids = Some(ids?);
        }
        (None, Some(version)) => {
            let (plan, number) = version.split_once('.')?;
            asked.from = Some(VersionOfPlan {
                plan_id: plan.parse().ok()?,
                version: number.parse().ok()?,
            });
        }
        _ => return None,
    }
    Some(asked)
}

#[component]
fn Move(asked: NewMove, wanted: String) -> impl IntoView {
    let target = RwSignal::new(wanted);
    let outcome = RwSignal::new(None::<MoveOutcome>);
    let back = origin(&asked);
    let crumbs = crumbs(&asked);
    let (body, confirmed) = (asked.clone(), asked);
    let plans = load(|| {
        let query = PageQuery {
            cursor: None,
            limit: Some(PLANS),
        };
        Some(ListPlans { query })
    });
    let price = Price::of(plans, target);
    let preview = load(move || {
        let plan_id = target.read().parse::<PlanId>().ok()?;
        let body = NewMove {
            price: price.read()?,
            ..body.clone()
        };
        Some(PreviewMove { plan_id, body })
    });
    let task = Task::new();
    let go = Callback::new(move |()| {
        let Some(shown) = preview.value.get_untracked() else {
            return;
        };
        let asked = NewMove {
            price: untrack(|| price.read()).flatten(),
            ..confirmed.clone()
        };
        let body = ConfirmedMove::of(asked, shown.fingerprint);
        let call = MoveAccounts {
            plan_id: shown.to.id,
            body,
        };
        let stale = move |failure: &Failure| {
            if failure.code() == Some(Code::PreviewIsStale) {
                preview.again();
            }
        };
        task.run_or(call, move |done| outcome.set(Some(done)), stale);
    });
    effect(move || {
        target.track();
        price.typed.track();
        task.clear();
    });
    let chosen = move || !target.read().is_empty();
    let shown = move || match outcome.get() {
        Some(done) => view! { <Done done /> }.into_any(),
        None => view! {
            <Target target plans price />
            {move || if chosen() { view! { <Preview preview task back go /> }.into_any() } else { way_back(back) }}
        }
        .into_any(),
    };
    view! {
        <PageHead title=t(text::title) crumbs about=t(text::about) />
        <div class="stack">{shown}</div>
    }
    .into_any()
}

/// The way back as long as no plan is chosen.
fn way_back(back: &'static str) -> AnyView {
    view! {
        <div class="acts">
            <span class="push" />
            <LinkButton label=t(text::cancel) href=back />
        </div>
    }
    .into_any()
}

/// The choice of the plan.
#[component]
fn Target(target: RwSignal<String>, plans: Load<Page<Plan>>, price: Price) -> impl IntoView {
    let option = |plan: &Plan| {
        let price = plans::terms::price(plan.terms.price().as_ref());
        let number = say::number(plan.newest_version);
        (
            plan.id.to_string(),
            text::option(language(), plan.name.clone(), number, price),
        )
    };
    let options = Signal::derive(move || {
        let page = plans.value.read();
        let plans = page.iter().flat_map(|page| &page.items);
        plans
            .filter(|plan| plan.enabled || plan.id.to_string() == *target.read_untracked())
            .map(option)
            .collect::<Vec<_>>()
    });
    let retry = Callback::new(move |()| plans.again());
    view! {
        <Card title=t(text::to_which)>
            <div class="stack">
                {move || plans.failure.get().map(|failure| view! { <ErrorNote failure retry /> })}
                <Field name="to" label=t(text::plan) hint=t(text::newest_hint)>
                    <Select value=target options placeholder=t(text::choose_plan) />
                </Field>
                {move || (may(Operation::ChangePlan) && !target.read().is_empty()).then(|| view! { <PriceField price /> })}
            </div>
        </Card>
    }
    .into_any()
}

/// What the move means, and the button that makes it.
#[component]
fn Preview(preview: Load<MovePreview>, task: Task, back: &'static str, go: Callback<()>) -> impl IntoView {
    let retry = Callback::new(move |()| preview.again());
    let is_stale = move || {
        let code = task.failure.read().as_ref().and_then(Failure::code);
        code == Some(Code::PreviewIsStale)
    };
    let refused = move || match task.failure.get() {
        Some(_) if is_stale() => view! {
            <Note tone=Tone::Warn alert=true>
                <b>{t(text::stale)}</b>
                " "
                {t(text::stale_more)}
            </Note>
        }
        .into_any(),
        Some(failure) => view! { <ErrorNote failure /> }.into_any(),
        None => ().into_any(),
    };
    let shown = move || match preview.value.get() {
        None => view! { <SkelLines lines=6 /> }.into_any(),
        Some(told) => {
            let moving = told.totals.moving;
            let label = match moving {
                1 => t(text::move_one).to_owned(),
                count => text::move_many(language(), say::number(count)),
            };
            let price = plans::terms::price(told.terms.price().as_ref());
            view! {
                <Totals totals=told.totals />
                <Rows rows=told.rows to=price />
                {refused}
                <div class="acts">
                    <span class="push" />
                    <LinkButton label=t(text::cancel) href=back />
                    {(moving > 0)
                        .then(|| view! { <Button label kind=Kind::Primary busy=task.busy on_click=go /> })}
                </div>
            }
            .into_any()
        }
    };
    view! {
        {move || preview.failure.get().map(|failure| view! { <ErrorNote failure retry /> })}
        {shown}
    }
    .into_any()
}

/// What became of each account.
#[component]
fn Done(done: MoveOutcome) -> impl IntoView {
    let name = text::version_of(language(), done.to.name.clone(), say::number(done.to.version));
    let words = match done.moved {
        1 => text::moved_one(language(), name),
        count => text::moved_many(language(), say::number(count), name),
    };
    let left = (done.left > 0).then(|| text::left_over(language(), say::number(done.left)));
    let plan = plans::address(done.to.id);
    view! {
        <Note tone=Tone::Ok alert=true>
            <p>{words}</p>
            {left.map(|left| view! { <p>{left}</p> })}
        </Note>
        <Rows rows=done.rows to=String::new() />
        <div class="acts">
            <span class="push" />
            <LinkButton label=t(text::see_plan) href=plan kind=Kind::Primary />
        </div>
    }
    .into_any()
}
