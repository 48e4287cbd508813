//! Choosing a reseller plan.

use leptos::prelude::*;
use types::kit::page::{PAGE_MAXIMUM, Page, PageQuery};
use types::resellers::{ListResellerPlans, ResellerPlan};

use crate::kit::{ErrorNote, Field, Load, Select, language, load, say, t};
use crate::resellers::text;

/// Reads the plans there are to choose from.
pub fn reseller_plans() -> Load<Page<ResellerPlan>> {
    load(|| {
        Some(ListResellerPlans {
            query: PageQuery {
                cursor: None,
                limit: Some(PAGE_MAXIMUM),
            },
        })
    })
}

/// What a plan is called and what it allows.
#[must_use]
pub fn plan_text(plan: &ResellerPlan) -> String {
    match plan.maximum_accounts {
        Some(maximum) => text::plan_up_to(language(), &plan.name, say::number(maximum)),
        None => text::plan_no_limit(language(), &plan.name),
    }
}

/// The field. Where there is no plan yet, it says how to make one.
#[component]
pub fn PlanField(value: RwSignal<String>, plans: Load<Page<ResellerPlan>>) -> impl IntoView {
    let options = Signal::derive(move || {
        let plans = plans.value.read();
        let all = plans.as_ref().map(|page| page.items.as_slice()).unwrap_or_default();
        let option = |plan: &ResellerPlan| (plan.id.to_string(), plan_text(plan));
        all.iter().map(option).collect::<Vec<_>>()
    });
    let none = move || plans.value.read().as_ref().is_some_and(|page| page.items.is_empty());
    let retry = Callback::new(move |()| plans.again());
    view! {
        <Field name="plan_id" label=t(text::reseller_plan)>
            <Select value options placeholder=t(text::choose_plan) />
            {move || {
                none()
                    .then(|| {
                        view! {
                            <p class="hint">
                                {t(text::no_plans_yet)} " "
                                <a href=crate::resellers::plans::NEW>{t(text::new_plan)}</a>
                            </p>
                        }
                    })
            }}
            {move || plans.failure.get().map(|failure| view! { <ErrorNote failure retry /> })}
        </Field>
    }
    .into_any()
}
