//! The steps of the ladder: read as a line around the day on which something is due, and changed.

use leptos::prelude::*;
use types::access::Operation;
use types::dunning::{
    ChangeDunningSettings, DunningForecast, DunningSettings, DunningSettingsChange, ForecastDunning, GetDunningSettings,
};
use types::kit::fault::Faults;

use crate::auth::may;
use crate::dunning::typed::{StepFields, TypedSteps};
use crate::dunning::{DUNNING, text, timeline, words};
use crate::kit::{
    Badge, Button, Card, Confirm, Fact, Facts, Field, Form, FormFailure, FormView, Kind, Load, PageHead, Remote,
    SkelLines, Switch, Task, TextInput, Tone, load, t, toast,
};

/// The page.
#[component]
pub fn DunningSteps() -> impl IntoView {
    let read = load(|| Some(GetDunningSettings {}));
    let crumbs = vec![(t(text::dunning).to_owned(), DUNNING.to_owned())];
    let shape = || view! { <Card><SkelLines lines=8 /></Card> };
    let show = move |settings: DunningSettings| {
        if may(Operation::ChangeDunningSettings) {
            view! { <StepsForm settings read /> }.into_any()
        } else {
            told(&settings)
        }
    };
    view! {
        <PageHead title=t(text::ladder) crumbs about=t(text::ladder_more) />
        <Remote load=read shape show />
    }
    .into_any()
}

fn told(settings: &DunningSettings) -> AnyView {
    let state = if settings.enabled {
        view! { <Badge label=t(text::on) tone=Tone::Ok /> }
    } else {
        view! { <Badge label=t(text::off) /> }
    };
    let steps = timeline::of_steps(&settings.steps);
    view! {
        <Card title=t(text::in_order)>
            <div class="stack">
                <p>{state}</p>
                {steps}
            </div>
        </Card>
    }
    .into_any()
}

#[component]
fn StepsForm(settings: DunningSettings, read: Load<DunningSettings>) -> impl IntoView {
    let form = Form::new();
    let enabled = RwSignal::new(settings.enabled);
    let reply_to = RwSignal::new(settings.reply_to.clone().unwrap_or_default());
    let typed = TypedSteps::of(&settings.steps);
    let version = settings.version;
    let forecast: RwSignal<Option<(ChangeDunningSettings, DunningForecast)>> = RwSignal::new(None);
    let (open, task) = (RwSignal::new(false), Task::new());
    let kept = move |settings: DunningSettings| {
        open.set(false);
        toast(t(text::saved));
        read.set(settings);
    };
    let confirm = Callback::new(move |()| {
        if let Some((change, _)) = forecast.get_untracked() {
            task.run(change, kept);
        }
    });
    let submit = Callback::new(move |()| {
        let mut faults = Faults::default();
        let reply_to = reply_to.get_untracked();
        let body = DunningSettingsChange {
            enabled: enabled.get_untracked(),
            steps: untrack(|| typed.read(&mut faults)),
            reply_to: (!reply_to.trim().is_empty()).then_some(reply_to),
        };
        if let Err(others) = body.parse() {
            faults.join(others);
        }
        let parsed = if faults.is_empty() { Ok(()) } else { Err(faults) };
        let asked = body.clone();
        form.send(parsed, ForecastDunning { body }, move |told| {
            let change = ChangeDunningSettings { version, body: asked };
            if told.is_quiet() {
                form.send(Ok(()), change, kept);
            } else {
                forecast.set(Some((change, told)));
                open.set(true);
            }
        });
    });
    let turn = Callback::new(move |on| enabled.set(on));
    let again = Callback::new(move |()| read.again());
    view! {
        <FormView form on_submit=submit class="">
            <section class="card">
                <div class="body stack">
                    <Switch value=enabled label=t(text::enabled) hint=t(text::enabled_hint) on_change=turn />
                    <div class="grid">
                        <StepFields typed />
                        <div class="field">
                            <p><b>{t(text::in_order)}</b></p>
                            {move || timeline::of_steps(&typed.so_far())}
                        </div>
                    </div>
                    <div class="grid">
                        <Field name="reply_to" label=t(text::reply_to) hint=t(text::reply_hint) optional=true>
                            <TextInput value=reply_to kind="email" keys="email" />
                        </Field>
                    </div>
                    <FormFailure form on_stale=again />
                </div>
                <div class="foot">
                    <Button label=t(text::save) kind=Kind::Primary submit=true busy=form.task.busy />
                </div>
            </section>
        </FormView>
        <Confirm open title=t(text::forecast) verb=t(text::forecast_verb) task on_confirm=confirm>
            {move || forecast.read().as_ref().map(|(_, told)| foretold(told))}
        </Confirm>
    }
    .into_any()
}

/// What would come of the steps at once.
fn foretold(told: &DunningForecast) -> AnyView {
    let steps = told
        .steps
        .iter()
        .map(|step| foretold_of(words::name(step.action), step.accounts));
    let steps = steps.collect_view();
    let stopped = told.stops.iter().map(|stop| stop.accounts).sum();
    let (by_hand, lifted) = (told.by_hand, told.lifted);
    view! {
        <p>{t(text::forecast_more)}</p>
        <Facts>
            {steps}
            {foretold_of(t(text::show_by_hand), by_hand)}
            {foretold_of(t(text::forecast_stops), stopped)}
            {foretold_of(t(text::forecast_lifted), lifted)}
        </Facts>
    }
    .into_any()
}

/// How many accounts that is; nothing where it is none.
fn foretold_of(name: &'static str, accounts: i64) -> Option<AnyView> {
    (accounts > 0).then(|| view! { <Fact name>{words::accounts(accounts)}</Fact> }.into_any())
}
