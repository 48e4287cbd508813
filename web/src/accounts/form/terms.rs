//! The plan, and whether its limits are applied.

use leptos::prelude::*;
use types::access::Operation;
use types::accounts::Payer;
use types::kit::page::Page;
use types::limits::Meter;
use types::plans::Plan;
use types::tax_id::Country;

use crate::accounts::form::draft::Draft;
use crate::accounts::text;
use crate::auth::may;
use crate::kit::{ErrorNote, Field, LinkButton, Load, Note, Segmented, Select, Switch, Tone, language, t};
use crate::limits::{self, words};
use crate::plans::{self, terms};

/// The fields of the section, as the request names them.
pub const FIELDS: [&str; 3] = ["plan_id", "cycle_day", "payer"];

/// The section.
#[component]
pub fn Terms(draft: Draft, plans: Load<Page<Plan>>) -> impl IntoView {
    let known = Memo::new(move |_| {
        let page = plans.value.read();
        let plans = page.iter().flat_map(|page| &page.items);
        plans.filter(|plan| plan.enabled).cloned().collect::<Vec<_>>()
    });
    choose_the_only_one(draft, known);
    let none = move || plans.value.read().is_some() && known.read().is_empty();
    let retry = Callback::new(move |()| plans.again());
    let chosen = Memo::new(move |_| draft.plan(&known.read()));
    view! {
        <section class="card" id="terms">
            <div class="head">
                <div>
                    <h2>{t(text::terms_data)}</h2>
                </div>
            </div>
            <div class="body stack">
                {move || plans.failure.get().map(|failure| view! { <ErrorNote failure retry /> })}
                {move || none().then(|| view! { <NoPlans /> })}
                <div class="grid">
                    <PlanField value=draft.plan_id known />
                    <CycleDayField value=draft.cycle_day />
                    <PayerField value=draft.payer />
                </div>
                {move || limit_switches(draft, chosen.get().as_ref())}
            </div>
        </section>
    }
    .into_any()
}

/// The plan, of those there are.
#[component]
pub fn PlanField(value: RwSignal<String>, known: Memo<Vec<Plan>>) -> impl IntoView {
    let options = Signal::derive(move || known.get().iter().map(option).collect::<Vec<_>>());
    view! {
        <Field name="plan_id" label=t(text::plan) all=true>
            <Select value options placeholder=t(text::choose_plan) />
        </Field>
    }
}

/// The day of the month on which the cycle starts.
#[component]
pub fn CycleDayField(value: RwSignal<String>) -> impl IntoView {
    let days: Vec<_> = (1..=31_u8)
        .map(|day| (day.to_string(), text::day_of_month(language(), day)))
        .collect();
    view! {
        <Field name="cycle_day" label=t(text::cycle_start) hint=t(text::cycle_start_hint)>
            <Select value options=days />
        </Field>
    }
}

/// Who pays what the plan costs.
#[component]
pub fn PayerField(value: RwSignal<String>) -> impl IntoView {
    let options = vec![
        (Payer::Client.name(), t(text::payer_client)),
        (Payer::Reseller.name(), t(text::payer_reseller)),
    ];
    view! {
        <Field name="payer" label=t(text::payer) hint=t(text::payer_hint) group=true>
            <Segmented value options fill=true />
        </Field>
    }
}

fn option(plan: &Plan) -> (String, String) {
    let counted = |what| limits::counted(what, plan.terms.limit(what), &plan.terms.currency(Country::Pe));
    let (documents, users) = (counted(Meter::Documents), counted(Meter::Users));
    let name = match plan.terms.price() {
        Some(price) => format!("{} · {}", plan.name, terms::price(Some(&price))),
        None => plan.name.clone(),
    };
    (
        plan.id.to_string(),
        text::plan_option(language(), name, documents, users),
    )
}

fn choose_the_only_one(draft: Draft, plans: Memo<Vec<Plan>>) {
    Effect::new(move |_| {
        if let [only] = plans.read().as_slice()
            && draft.plan_id.read_untracked().is_empty()
        {
            draft.plan_id.set(only.id.to_string());
        }
    });
}

#[component]
fn NoPlans() -> impl IntoView {
    let way = may(Operation::CreatePlan)
        .then(|| view! { <LinkButton label=t(text::make_plan) href=plans::NEW icon="plan" small=true /> });
    view! {
        <Note tone=Tone::Warn>
            <p>{t(text::no_plans)}</p>
            {way}
        </Note>
    }
}

/// The switches of documents and users, and of every other limit that the plan sets.
fn limit_switches(draft: Draft, plan: Option<&Plan>) -> AnyView {
    let country = draft.country();
    let limit = |what| plan.and_then(|plan| plan.terms.limit(what));
    let shown = |what: &Meter| matches!(what, Meter::Documents | Meter::Users) || limit(*what).is_some();
    let switch = |what| {
        let hint = match plan {
            Some(plan) => limits::consequence(what, limit(what), &plan.terms.currency(country)),
            None => t(text::limit_of_plan).to_owned(),
        };
        let on = *draft.enforced.of(what);
        let on_change = Callback::new(move |wanted| on.set(wanted));
        view! { <Switch value=on label=words::switch(what) hint on_change /> }
    };
    Meter::ALL
        .into_iter()
        .filter(shown)
        .map(switch)
        .collect_view()
        .into_any()
}
