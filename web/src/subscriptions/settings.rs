//! How a reseller charges.

use leptos::prelude::*;
use types::access::Operation;
use types::accounts::AccountId;
use types::kit::fault::{Fault, Faults};
use types::subscriptions::{
    ChangeSubscriptionSettings, GetSubscriptionSettings, NewSubscriptions, StartSubscriptions, SubscriptionSettings,
    SubscriptionSettingsChange,
};

use crate::auth::may;
use crate::kit::{
    Button, Card, Confirm, Fact, Facts, Field, Form, FormFailure, FormView, Kind, PageHead, Remote, SkelLines, Switch,
    Task, TextInput, language, load, say, t, toast,
};
use crate::subscriptions::text;

/// The page.
#[component]
pub fn Charging() -> impl IntoView {
    let settings = load(|| Some(GetSubscriptionSettings {}));
    let shape = || view! { <Card><SkelLines lines=5 /></Card> };
    let show = |settings: SubscriptionSettings| {
        if may(Operation::ChangeSubscriptionSettings) {
            view! { <SettingsForm settings /> }.into_any()
        } else {
            told(settings)
        }
    };
    view! {
        <PageHead title=t(text::charging) about=t(text::charging_more) />
        <div class="stack">
            <Remote load=settings shape show />
            {may(Operation::StartSubscriptions).then(|| view! { <StartAll /> })}
        </div>
    }
    .into_any()
}

fn told(settings: SubscriptionSettings) -> AnyView {
    let automatic = t(if settings.automatic { text::yes } else { text::no });
    view! {
        <Card>
            <Facts>
                <Fact name=t(text::automatic)>{automatic}</Fact>
                <Fact name=t(text::trial_days)>{say::number(settings.trial_days)}</Fact>
                <Fact name=t(text::days_to_pay)>{say::number(settings.days_to_pay)}</Fact>
            </Facts>
        </Card>
    }
    .into_any()
}

#[component]
fn SettingsForm(settings: SubscriptionSettings) -> impl IntoView {
    let form = Form::new();
    let automatic = RwSignal::new(settings.automatic);
    let trial = RwSignal::new(settings.trial_days.to_string());
    let to_pay = RwSignal::new(settings.days_to_pay.to_string());
    let submit = Callback::new(move |()| {
        let mut faults = Faults::default();
        let number = |text: RwSignal<String>| text.get_untracked().trim().parse::<i64>().map_err(|_| Fault::Malformed);
        let trial_days = faults.take("trial_days", number(trial));
        let days_to_pay = faults.take("days_to_pay", number(to_pay));
        let body = SubscriptionSettingsChange {
            automatic: automatic.get_untracked(),
            trial_days: trial_days.unwrap_or_default(),
            days_to_pay: days_to_pay.unwrap_or_default(),
        };
        if let Err(others) = body.parse() {
            faults.join(others);
        }
        let parsed = if faults.is_empty() { Ok(()) } else { Err(faults) };
        form.send(parsed, ChangeSubscriptionSettings { body }, move |_| {
            toast(t(text::saved))
        });
    });
    let turn = Callback::new(move |on| automatic.set(on));
    view! {
        <FormView form on_submit=submit class="">
            <section class="card">
                <div class="body stack">
                    <Switch value=automatic label=t(text::automatic) hint=t(text::automatic_hint) on_change=turn />
                    <div class="grid">
                        <Field name="trial_days" label=t(text::trial_days) hint=t(text::trial_hint)>
                            <TextInput value=trial keys="numeric" />
                        </Field>
                        <Field name="days_to_pay" label=t(text::days_to_pay) hint=t(text::to_pay_hint)>
                            <TextInput value=to_pay keys="numeric" />
                        </Field>
                    </div>
                    <FormFailure form />
                </div>
                <div class="foot">
                    <Button label=t(text::save) kind=Kind::Primary submit=true busy=form.task.busy />
                </div>
            </section>
        </FormView>
    }
    .into_any()
}

/// Starts the subscriptions of all accounts that have none, some thousand at a time.
#[component]
fn StartAll() -> impl IntoView {
    let (open, task) = (RwSignal::new(false), Task::new());
    let started = RwSignal::new(0_i64);
    let ask = Callback::new(move |()| {
        started.set(0);
        open.set(true);
    });
    let start = Callback::new(move |()| some(task, open, started, None));
    let so_far = move || {
        let count = started.get();
        (count > 0).then(|| view! { <p role="status">{text::so_far(language(), say::number(count))}</p> })
    };
    view! {
        <Card title=t(text::all_title) about=t(text::all_more)>
            <Button label=t(text::all_ask) on_click=ask />
        </Card>
        <Confirm open title=t(text::all_title) verb=t(text::all_verb) task on_confirm=start>
            <p>{t(text::all_means)}</p>
            {so_far}
        </Confirm>
    }
    .into_any()
}

fn some(task: Task, open: RwSignal<bool>, started: RwSignal<i64>, cursor: Option<AccountId>) {
    let body = NewSubscriptions {
        starts_on: None,
        cursor,
    };
    task.run(StartSubscriptions { body }, move |told| {
        started.update(|all| *all += told.started);
        if told.next.is_some() {
            return some(task, open, started, told.next);
        }
        open.set(false);
        toast(match started.get_untracked() {
            0 => t(text::all_none).to_owned(),
            1 => t(text::all_one).to_owned(),
            count => text::all_done(language(), say::number(count)),
        });
    });
}
