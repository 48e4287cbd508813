//! The page of one plan: its terms, its versions with their accounts, and what can be done with it.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use types::access::Operation;
use types::kit::problem::Code;
use types::modules::{ListModules, Module};
use types::plans::{ChangePlan, GetPlan, ListPlanVersions, Plan, PlanChange, PlanId, PlanVersion};

use crate::auth::may;
use crate::kit::remote::long_wait;
use crate::kit::{
    Badge, Button, Card, Empty, ErrorNote, Fact, Facts, Failure, Kind, LinkButton, Load, Note, PageHead, Remote,
    SkelLines, Task, Tone, language, load, say, t, toast,
};
use crate::plans::compare::Compare;
use crate::plans::versions::Versions;
use crate::plans::{LIST, address, terms, text};

/// The page.
#[component]
pub fn PlanPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").and_then(|id| id.parse::<PlanId>().ok()));
    let plan = load(move || id.get().map(|plan_id| GetPlan { plan_id }));
    let versions = load(move || id.get().map(|plan_id| ListPlanVersions { plan_id }));
    let catalogue = load(|| Some(ListModules {}));
    let long = long_wait(move || plan.waiting.get() && plan.value.read().is_none());
    move || match plan.value.get() {
        Some(shown) => {
            view! { <Shown plan=shown read=plan versions catalogue=catalogue.value.get().unwrap_or_default() /> }
                .into_any()
        }
        None => absent(plan, id.get().is_none(), long.get()),
    }
}

/// The pages above this one.
pub(super) fn crumbs() -> Vec<(String, String)> {
    vec![(t(text::plans).to_owned(), LIST.to_owned())]
}

/// What stands there while the plan is being read, or cannot be.
pub(super) fn absent(plan: Load<Plan>, nonsense: bool, long: bool) -> AnyView {
    let retry = Callback::new(move |()| plan.again());
    let missing = |failure: &Failure| failure.code() == Some(Code::NotFound);
    match plan.failure.get() {
        Some(failure) if !missing(&failure) => view! {
            <PageHead title=t(text::plan) crumbs=crumbs() />
            <ErrorNote failure retry />
        }
        .into_any(),
        None if !nonsense => long.then(|| view! { <SkelLines lines=6 /> }).into_any(),
        _ => view! {
            <PageHead title=t(text::plan) crumbs=crumbs() />
            <Empty icon="search" title=t(text::no_such_plan) about=t(text::no_such_plan_more)>
                <LinkButton label=t(text::to_plans) href=LIST />
            </Empty>
        }
        .into_any(),
    }
}

#[component]
fn Shown(plan: Plan, read: Load<Plan>, versions: Load<Vec<PlanVersion>>, catalogue: Vec<Module>) -> impl IntoView {
    let enabled = plan.enabled;
    let badge = move || (!enabled).then(|| view! { <Badge label=t(text::not_offered) draft=true /> });
    let offering = Task::new();
    let failure = move || offering.failure.get().map(|failure| view! { <ErrorNote failure /> });
    let newest = text::newest_version(language(), say::number(plan.newest_version));
    let facts = terms::lines(&plan.terms, &catalogue)
        .into_iter()
        .map(|(name, value)| view! { <Fact name>{value}</Fact> })
        .collect_view();
    let (behind, current) = (plan.clone(), plan.newest_version);
    let id = plan.id;
    let history = move |all: Vec<PlanVersion>| {
        view! {
            <Versions plan=id current all=all.clone() />
            <Compare all catalogue=catalogue.clone() />
        }
        .into_any()
    };
    view! {
        <PageHead title=plan.name.clone() crumbs=crumbs() badge about=counted(&plan)>
            {may(Operation::ChangePlan).then(|| view! { <Acts plan read offering /> })}
        </PageHead>
        {failure}
        <Behind plan=behind />
        <div class="split flip">
            <Card title=newest>
                <Facts>{facts}</Facts>
            </Card>
            <div class="stack">
                <Remote load=versions shape=|| view! { <SkelLines lines=4 /> } show=history />
            </div>
        </div>
    }
    .into_any()
}

fn counted(plan: &Plan) -> String {
    match plan.accounts {
        0 => t(text::no_accounts).to_owned(),
        1 => t(text::one_account).to_owned(),
        count => text::many_accounts(language(), say::number(count)),
    }
}

/// What can be done with the plan.
#[component]
fn Acts(plan: Plan, read: Load<Plan>, offering: Task) -> impl IntoView {
    let edit = format!("{}/edit", address(plan.id));
    let label = t(if plan.enabled {
        text::stop_offering
    } else {
        text::offer_again
    });
    let turn = Callback::new(move |()| {
        let enabled = Some(!plan.enabled);
        let body = PlanChange {
            enabled,
            ..PlanChange::default()
        };
        let call = ChangePlan {
            plan_id: plan.id,
            version: plan.version,
            body,
        };
        let again = move |failure: &Failure| {
            if failure.code() == Some(Code::VersionIsStale) {
                read.again();
            }
        };
        let done = move |plan: Plan| {
            toast(
                t(if plan.enabled {
                    text::offered
                } else {
                    text::no_longer_offered
                })
                .to_owned(),
            );
            read.set(plan);
        };
        offering.run_or(call, done, again);
    });
    view! {
        <Button label on_click=turn busy=offering.busy />
        <LinkButton label=t(text::edit) href=edit kind=Kind::Primary />
    }
    .into_any()
}

/// Accounts that are still on older versions.
#[component]
fn Behind(plan: Plan) -> impl IntoView {
    (plan.accounts_on_older > 0).then(|| {
        let words = match plan.accounts_on_older {
            1 => t(text::one_behind).to_owned(),
            count => text::behind(language(), say::number(count)),
        };
        view! { <Note tone=Tone::Quiet>{words}</Note> }
    })
}
