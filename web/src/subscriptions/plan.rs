//! Another plan in the middle of a period: what it means is shown, then confirmed as it was shown.

use leptos::prelude::*;
use types::kit::page::{PAGE_MAXIMUM, PageQuery};
use types::kit::problem::Code;
use types::plans::{ListPlans, PlanId};
use types::subscriptions::{ChangePlanNow, ConfirmedPlanChange, NewPlanChange, PlanChangePreview, PreviewPlanChange};

use crate::kit::{
    Dialog, Fact, Facts, Field, Form, FormFailure, FormFoot, FormView, Remote, Select, SkelLines, language, load, say,
    t,
};
use crate::subscriptions::desk::Desk;
use crate::subscriptions::text;

/// The dialog.
#[component]
pub fn PlanDialog(desk: Desk) -> impl IntoView {
    view! {
        <Dialog open=desk.planning title=t(text::plan_title)>
            <PlanForm desk />
        </Dialog>
    }
}

#[component]
fn PlanForm(desk: Desk) -> impl IntoView {
    let form = Form::new();
    let own = desk.account.with_untracked(|account| account.plan.id);
    let chosen = RwSignal::new(String::new());
    let plans = load(|| {
        let query = PageQuery {
            cursor: None,
            limit: Some(PAGE_MAXIMUM),
        };
        Some(ListPlans { query })
    });
    let options = Signal::derive(move || {
        let plans = plans.value.read();
        let others = plans.iter().flat_map(|page| page.items.iter());
        let others = others.filter(|plan| plan.enabled && plan.id != own);
        others
            .map(|plan| (plan.id.to_string(), plan.name.clone()))
            .collect::<Vec<_>>()
    });
    let preview = load(move || {
        let plan_id = chosen.get().parse::<PlanId>().ok()?;
        let body = NewPlanChange { plan_id };
        Some(PreviewPlanChange {
            account_id: desk.id,
            body,
        })
    });
    // Told that something changed, it shows what would be done now, and asks again.
    Effect::new(move |_| {
        let failure = form.task.failure.read();
        if failure.as_ref().and_then(crate::kit::Failure::code) == Some(Code::PreviewIsStale) {
            preview.again();
        }
    });
    let submit = Callback::new(move |()| {
        let (Ok(plan_id), Some(shown)) = (chosen.get_untracked().parse::<PlanId>(), preview.value.get_untracked())
        else {
            return form.tell("plan_id", types::kit::fault::Fault::Required);
        };
        let body = ConfirmedPlanChange {
            plan_id,
            fingerprint: shown.fingerprint,
        };
        let call = ChangePlanNow {
            account_id: desk.id,
            body,
        };
        form.send(Ok(()), call, move |told| {
            desk.moved.run(());
            desk.done(told, desk.planning, t(text::planned));
        });
    });
    let shape = || view! { <SkelLines lines=3 /> };
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <Field name="plan_id" label=t(text::new_plan) hint=t(text::new_plan_hint)>
                    <Select value=chosen options placeholder=t(text::choose_plan) />
                </Field>
                <div aria-live="polite">
                    <Remote load=preview shape show=previewed />
                </div>
                <FormFailure form />
            </div>
            <FormFoot form open=desk.planning verb=t(text::plan_verb) />
        </FormView>
    }
    .into_any()
}

fn previewed(preview: PlanChangePreview) -> AnyView {
    let Some(to) = preview.to else {
        return view! { <p>{t(text::nothing_settled)}</p> }.into_any();
    };
    let days = text::period(language(), say::date(preview.from), say::date(to));
    let fact = |name: String, money| view! { <Fact name><span class="num">{say::money(&money)}</span></Fact> };
    let credit = preview
        .credit
        .map(|money| fact(text::credited(language(), preview.from_plan), money));
    let charge = preview
        .charge
        .map(|money| fact(text::charged(language(), preview.to_plan), money));
    let due = preview.due_on.map(|due| text::due(language(), say::date(due)));
    view! {
        <Facts end=true>
            <Fact name=t(text::days)>{days}</Fact>
            {credit}
            {charge}
        </Facts>
        {due.map(|due| view! { <p class="muted">{due}</p> })}
    }
    .into_any()
}
