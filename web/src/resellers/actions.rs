//! What the operator does with a reseller: another plan, suspending, resuming.

use leptos::prelude::*;
use leptos::task::spawn_local;
use types::kit::fault::{Fault, Faults};
use types::resellers::{
    ChangeReseller, Reason, Reseller, ResellerChange, ResellerPlanId, ResumeReseller, Standing, SuspendReseller,
};

use crate::kit::http::send;
use crate::kit::{
    Button, Dialog, Field, Form, FormFailure, FormFoot, FormView, Kind, Listing, Load, Note, Task, TextArea, Tone,
    language, say, t, toast, toast_undo,
};
use crate::resellers::plan_field::{PlanField, reseller_plans};
use crate::resellers::text;

/// The list, the reseller open beside it, and what is being done with it. Copied freely.
#[derive(Clone, Copy)]
pub struct Desk {
    pub reseller: Load<Reseller>,
    pub plan_open: RwSignal<bool>,
    pub suspend_open: RwSignal<bool>,
    pub resuming: Task,
    list: Listing<Reseller>,
}

impl Desk {
    #[must_use]
    pub fn of(list: Listing<Reseller>, reseller: Load<Reseller>) -> Self {
        Self {
            reseller,
            plan_open: RwSignal::new(false),
            suspend_open: RwSignal::new(false),
            resuming: Task::new(),
            list,
        }
    }

    /// Lets a reseller work again: done at once, with the way back.
    pub fn resume(self, reseller: &Reseller) {
        let Standing::Suspended { reason, .. } = reseller.standing.clone() else {
            return;
        };
        let call = ResumeReseller {
            reseller_id: reseller.id,
            version: reseller.version,
        };
        let done = move |resumed: Reseller| {
            let back = SuspendReseller {
                reseller_id: resumed.id,
                version: resumed.version,
                body: Reason { reason },
            };
            toast_undo(text::resumed(language(), &resumed.name), move || {
                self.suspend_again(back.clone())
            });
            self.took(resumed);
        };
        self.resuming.run_or(call, done, move |failure| {
            toast(failure.title());
            self.read_again();
        });
    }

    fn suspend_again(self, call: SuspendReseller) {
        spawn_local(async move {
            match send(call).await {
                Ok(suspended) => self.took(suspended),
                Err(failure) => toast(failure.title()),
            }
        });
    }

    fn read_again(self) {
        self.reseller.again();
        self.list.again();
    }

    /// Puts a changed reseller in its places, as far as they are still on the page.
    fn took(self, changed: Reseller) {
        let is_open = |open: &Option<Reseller>| open.as_ref().is_some_and(|open| open.id == changed.id);
        if self.reseller.value.try_with_untracked(is_open) == Some(true) {
            self.reseller.set(changed.clone());
        }
        self.list.items.try_update(|items| {
            if let Some(item) = items.iter_mut().find(|item| item.id == changed.id) {
                *item = changed;
            }
        });
    }

    /// The open reseller as last read.
    fn current(self) -> Option<Reseller> {
        self.reseller.value.get_untracked()
    }
}

/// Both dialogs.
#[component]
pub fn ActionDialogs(desk: Desk) -> impl IntoView {
    let name = move || {
        desk.reseller
            .value
            .read()
            .as_ref()
            .map(|reseller| reseller.name.clone())
    };
    let plan_title = Signal::derive(move || text::plan_of(language(), &name().unwrap_or_default()));
    let suspend_title = Signal::derive(move || text::suspend_whom(language(), &name().unwrap_or_default()));
    view! {
        <Dialog open=desk.plan_open title=plan_title>
            <PlanForm desk />
        </Dialog>
        <Dialog open=desk.suspend_open title=suspend_title>
            <SuspendForm desk />
        </Dialog>
    }
    .into_any()
}

#[component]
fn PlanForm(desk: Desk) -> impl IntoView {
    let form = Form::new();
    let plans = reseller_plans();
    let before = desk.current().map(|reseller| reseller.plan.id.to_string());
    let value = RwSignal::new(before.unwrap_or_default());
    let submit = Callback::new(move |()| {
        let Some(reseller) = desk.current() else { return };
        let plan_id = value.read_untracked().parse::<ResellerPlanId>().ok();
        let checked = plan_id.ok_or_else(|| Faults::one("plan_id", Fault::Required));
        let call = ChangeReseller {
            reseller_id: reseller.id,
            version: reseller.version,
            body: ResellerChange { plan_id },
        };
        form.send(checked, call, move |changed| {
            desk.plan_open.set(false);
            toast(text::now_on(language(), &changed.name, &changed.plan.name));
            desk.took(changed);
        });
    });
    let too_many = move || {
        let has = desk.reseller.value.read().as_ref().map(|reseller| reseller.accounts)?;
        let chosen = value.read();
        let plans = plans.value.read();
        let plan = plans
            .as_ref()?
            .items
            .iter()
            .find(|plan| plan.id.to_string() == *chosen)?;
        (has > plan.maximum_accounts?).then(|| {
            let line = text::keeps_them(language(), say::number(has));
            view! { <Note tone=Tone::Warn alert=true>{line}</Note> }
        })
    };
    let on_stale = Callback::new(move |()| desk.read_again());
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <PlanField value plans />
                {too_many}
                <FormFailure form on_stale />
            </div>
            <FormFoot form open=desk.plan_open verb=t(text::change_plan) />
        </FormView>
    }
    .into_any()
}

#[component]
fn SuspendForm(desk: Desk) -> impl IntoView {
    let form = Form::new();
    let reason = RwSignal::new(String::new());
    let submit = Callback::new(move |()| {
        let Some(reseller) = desk.current() else { return };
        let body = Reason {
            reason: reason.get_untracked(),
        };
        let checked = body.parse();
        let call = SuspendReseller {
            reseller_id: reseller.id,
            version: reseller.version,
            body,
        };
        form.send(checked, call, move |changed| {
            desk.suspend_open.set(false);
            toast(text::suspended_now(language(), &changed.name));
            desk.took(changed);
        });
    });
    let cancel = Callback::new(move |()| desk.suspend_open.set(false));
    let on_stale = Callback::new(move |()| desk.read_again());
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <p>{t(text::suspend_more)}</p>
                <Field name="reason" label=t(text::reason) hint=t(text::reason_hint)>
                    <TextArea value=reason rows=2 />
                </Field>
                <FormFailure form on_stale />
            </div>
            <div class="foot">
                <Button label=t(text::cancel) harmless=true on_click=cancel />
                <Button label=t(text::suspend) kind=Kind::DangerPrimary submit=true busy=form.task.busy />
            </div>
        </FormView>
    }
    .into_any()
}
