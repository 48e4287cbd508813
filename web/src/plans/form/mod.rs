//! The form of a plan: a new one, or other terms for one that there is.

pub mod amount;
pub mod draft;
pub mod merge;
pub mod modules;
pub mod sections;

use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};
use types::access::Operation;
use types::plans::{ChangePlan, CreatePlan, GetPlan, NewPlan, Plan, PlanChange, PlanId, PlanTerms};

use crate::auth::may;
use crate::kit::remote::long_wait;
use crate::kit::{
    Button, Card, Form, FormFailure, FormView, Kind, LinkButton, Load, Note, Others, OthersNote, PageHead, Tone,
    language, load, say, t, toast,
};
use crate::plans::form::draft::{Draft, checked, currency};
use crate::plans::form::merge::merged;
use crate::plans::form::modules::Modules;
use crate::plans::form::sections::{Documents, Limits, Price, Sold};
use crate::plans::page::{absent, crumbs};
use crate::plans::{LIST, address, text};
use crate::shell::NotFound;

/// The page: of a new plan, or of the one its address names.
#[component]
pub fn PlanFormPage() -> impl IntoView {
    let params = use_params_map();
    let named = Memo::new(move |_| params.read().get("id"));
    let id = Memo::new(move |_| named.get().and_then(|id| id.parse::<PlanId>().ok()));
    let plan = load(move || id.get().map(|plan_id| GetPlan { plan_id }));
    let long = long_wait(move || plan.waiting.get() && plan.value.read().is_none());
    let known = Memo::new(move |_| plan.value.with(|plan| plan.as_ref().map(|plan| plan.id)));
    move || {
        if named.read().is_none() {
            return if may(Operation::CreatePlan) {
                view! { <NewPlanForm /> }.into_any()
            } else {
                view! { <NotFound /> }.into_any()
            };
        }
        match (known.get(), plan.value.get_untracked()) {
            _ if !may(Operation::ChangePlan) => view! { <NotFound /> }.into_any(),
            (Some(_), Some(shown)) => view! { <PlanChangeForm plan=shown read=plan /> }.into_any(),
            _ => absent(plan, id.read().is_none(), long.get()),
        }
    }
}

#[component]
fn NewPlanForm() -> impl IntoView {
    let form = Form::new();
    let draft = Draft::new();
    let navigate = use_navigate();
    let submit = Callback::new(move |()| {
        let (terms, typed) = draft.terms();
        let body = NewPlan {
            name: draft.name.get_untracked(),
            terms,
        };
        let navigate = navigate.clone();
        let checked = checked(typed, body.parse());
        form.send(checked, CreatePlan { body }, move |plan| {
            toast(text::made(language(), &plan.name));
            navigate(&address(plan.id), Default::default());
        });
    });
    view! {
        <PageHead title=t(text::new_plan) crumbs=crumbs() />
        <FormView form on_submit=submit summary=true class="stack col">
            <Fields draft />
            <FormFailure form />
            <div class="acts">
                <span class="push" />
                <LinkButton label=t(text::cancel) href=LIST />
                <Button label=t(text::make) kind=Kind::Primary submit=true busy=form.task.busy />
            </div>
        </FormView>
    }
    .into_any()
}

/// What the form of a change begins with.
#[derive(Clone)]
struct Begun {
    /// The plan as it is against which the change is made.
    plan: Plan,
    name: String,
    terms: PlanTerms,
    others: Option<Others>,
}

/// The form of a change; drawn anew with both changes when somebody else made one meanwhile.
#[component]
fn PlanChangeForm(plan: Plan, read: Load<Plan>) -> impl IntoView {
    let form = Form::new();
    let begun = RwSignal::new(Begun {
        name: plan.name.clone(),
        terms: plan.terms.clone(),
        plan,
        others: None,
    });
    let typed = StoredValue::new(None::<Draft>);
    Effect::new(move |_| {
        let Some(now) = read.value.get() else { return };
        let was = begun.get_untracked();
        if let Some(draft) = typed.get_value().filter(|_| now.version != was.plan.version) {
            begun.set(together(&was.plan, draft, now));
            form.task.failure.set(None);
        }
    });
    let on_stale = Callback::new(move |()| read.again());
    move || {
        let begun = begun.get();
        let draft = Draft::filled(&begun.name, &begun.terms, currency(&begun.terms));
        typed.set_value(Some(draft));
        view! { <ChangeFields begun draft form on_stale /> }
    }
}

/// What was typed and what somebody else changed, as one.
fn together(was: &Plan, draft: Draft, now: Plan) -> Begun {
    let mut others = Others::default();
    let name = others.merge(t(text::name), &was.name, draft.name.get_untracked(), now.name.clone());
    let terms = merged(&mut others, &was.terms, draft.terms().0, now.terms.clone());
    Begun {
        plan: now,
        name,
        terms,
        others: Some(others),
    }
}

#[component]
fn ChangeFields(begun: Begun, draft: Draft, form: Form, on_stale: Callback<()>) -> impl IntoView {
    let navigate = use_navigate();
    let Begun { plan, others, .. } = begun;
    let (id, version) = (plan.id, plan.version);
    let mut trail = crumbs();
    trail.push((plan.name.clone(), address(id)));
    let submit = Callback::new(move |()| {
        let (terms, typed) = draft.terms();
        let body = PlanChange {
            name: Some(draft.name.get_untracked()),
            enabled: None,
            terms: Some(terms),
        };
        let checked = checked(typed, body.parse());
        let navigate = navigate.clone();
        let call = ChangePlan {
            plan_id: id,
            version,
            body,
        };
        form.send(checked, call, move |plan| {
            toast(text::changed(language(), &plan.name));
            navigate(&address(plan.id), Default::default());
        });
    });
    view! {
        <PageHead title=t(text::edit_plan) crumbs=trail />
        <FormView form on_submit=submit summary=true class="stack col">
            <Consequence plan />
            <Fields draft />
            {others.map(|others| view! { <OthersNote others changed=t(text::others_changed) /> })}
            <FormFailure form on_stale />
            <div class="acts">
                <span class="push" />
                <LinkButton label=t(text::cancel) href=address(id) />
                <Button label=t(text::save) kind=Kind::Primary submit=true busy=form.task.busy />
            </div>
        </FormView>
    }
    .into_any()
}

/// What a change does to those who are on the plan.
#[component]
fn Consequence(plan: Plan) -> impl IntoView {
    let next = say::number(plan.newest_version + 1);
    let words = match plan.accounts {
        0 => text::next_version(language(), next),
        _ => text::next_version_stay(language(), next),
    };
    view! { <Note tone=Tone::Quiet>{words}</Note> }
}

#[component]
fn Fields(draft: Draft) -> impl IntoView {
    view! {
        <Card title=t(text::sold)><Sold draft /></Card>
        <Card title=t(text::price)><Price draft /></Card>
        <Card title=t(text::limits) about=t(text::limits_more)><Limits draft /></Card>
        <Card title=t(text::documents_allowed)><Documents draft /></Card>
        <Card title=t(text::modules) about=t(text::modules_more)><Modules draft /></Card>
    }
    .into_any()
}
