//! The steps of the ladder: read as a line around the day on which something is due, and changed.

use leptos::prelude::*;
use types::access::Operation;
use types::dunning::{ChangeDunningSettings, DunningSettings, DunningSettingsChange, GetDunningSettings};
use types::kit::fault::Faults;

use crate::auth::may;
use crate::dunning::typed::{StepFields, TypedSteps};
use crate::dunning::{DUNNING, text, timeline};
use crate::kit::{
    Badge, Button, Card, Field, Form, FormFailure, FormView, Kind, Load, PageHead, Remote, SkelLines, Switch,
    TextInput, Tone, load, t, toast,
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
        form.send(parsed, ChangeDunningSettings { version, body }, move |settings| {
            toast(t(text::saved));
            read.set(settings);
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
    }
    .into_any()
}
