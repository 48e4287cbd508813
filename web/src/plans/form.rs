//! A new plan.

use leptos::prelude::*;
use types::plans::{CreatePlan, NewPlan, PlanTerms};

use crate::kit::{Button, Field, Form, FormFailure, FormView, Kind, TextInput, language, t, toast};
use crate::plans::text;
use crate::resellers::limit::{Limit, LimitField, with_limits};

/// What the dialog holds. `on_made` is told when the plan was made.
#[component]
pub fn PlanForm(open: RwSignal<bool>, on_made: Callback<()>) -> impl IntoView {
    let form = Form::new();
    let name = RwSignal::new(String::new());
    let documents = Limit::asked();
    let users = Limit::asked();
    let submit = Callback::new(move |()| {
        let body = NewPlan {
            name: name.get_untracked(),
            terms: PlanTerms {
                documents: documents.read().unwrap_or_default(),
                users: users.read().unwrap_or_default(),
                ..PlanTerms::default()
            },
        };
        let checked = with_limits(body.parse(), &[("terms.documents", documents), ("terms.users", users)]);
        form.send(checked, CreatePlan { body }, move |plan| {
            open.set(false);
            on_made.run(());
            toast(text::made(language(), &plan.name));
        });
    });
    let cancel = Callback::new(move |()| open.set(false));
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <Field name="name" label=t(text::name) hint=t(text::name_hint)>
                    <TextInput value=name autofocus=true />
                </Field>
                <LimitField name="terms.documents" label=t(text::documents) unit=t(text::documents_unit) limit=documents />
                <LimitField name="terms.users" label=t(text::users) unit=t(text::users_unit) limit=users />
                <FormFailure form />
            </div>
            <div class="foot">
                <Button label=t(text::cancel) on_click=cancel />
                <Button label=t(text::make) kind=Kind::Primary submit=true busy=form.task.busy />
            </div>
        </FormView>
    }
    .into_any()
}
