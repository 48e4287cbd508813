//! Changing one's own password.

use leptos::prelude::*;
use types::auth::{ChangePassword, PasswordChange};
use types::kit::fault::{Fault, Faults};
use types::kit::value::Password;

use crate::auth::text;
use crate::kit::{Button, Field, Form, FormFailure, FormView, PasswordInput, t, toast};

/// The form; `on_changed` is told when the other sessions are over.
#[component]
pub fn PasswordForm(on_changed: Callback<()>) -> impl IntoView {
    let form = Form::new();
    let current = RwSignal::new(String::new());
    let new = RwSignal::new(String::new());
    let submit = Callback::new(move |()| {
        let body = PasswordChange {
            current: current.get_untracked(),
            new: new.get_untracked(),
        };
        form.send(check(&body), ChangePassword { body }, move |()| {
            current.set(String::new());
            new.set(String::new());
            toast(t(text::password_changed));
            on_changed.run(());
        });
    });
    view! {
        <FormView form on_submit=submit>
            <Field name="current" label=t(text::current)>
                <PasswordInput value=current />
            </Field>
            <Field name="new" label=t(text::new) hint=t(text::new_hint)>
                <PasswordInput value=new new=true />
            </Field>
            <FormFailure form />
            <div class="acts">
                <Button label=t(text::change_password) submit=true busy=form.task.busy />
            </div>
        </FormView>
    }
}

fn check(body: &PasswordChange) -> Result<(), Faults> {
    let mut faults = Faults::default();
    if body.current.is_empty() {
        faults.add("current", Fault::Required);
    }
    faults.take("new", Password::parse(&body.new));
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}
