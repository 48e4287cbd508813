//! Adding a person: a dialog that ends with what the person needs to sign in.

use leptos::prelude::*;
use types::access::Role;
use types::kit::fault::{Fault, Faults};
use types::kit::text::Language;
use types::users::{CreateMember, NewMember};

use crate::auth::text::language_name;
use crate::kit::{
    Button, Dialog, Field, Form, FormFailure, FormView, Kind, PasswordToHandOver, Segmented, TextInput, language,
    proposed_password, t,
};
use crate::users::role::RoleField;
use crate::users::{HandOver, text};

/// Who was added, with the password that is about to be forgotten.
#[derive(Clone)]
struct Made {
    name: String,
    email: String,
    password: String,
    reads: Language,
}

/// The dialog. `on_made` is told when somebody was added.
#[component]
pub fn NewMemberDialog(open: RwSignal<bool>, on_made: Callback<()>) -> impl IntoView {
    let made = RwSignal::new(None::<Made>);
    Effect::new(move |_| {
        open.track();
        made.set(None);
    });
    let title = Signal::derive(move || match made.get() {
        None => t(text::new_person).to_owned(),
        Some(made) => text::may_come(language(), &made.name),
    });
    view! {
        <Dialog open title>
            {move || match made.get() {
                None => view! { <NewMemberForm made open on_made /> }.into_any(),
                Some(made) => view! { <Ready made open /> }.into_any(),
            }}
        </Dialog>
    }
}

#[component]
fn NewMemberForm(made: RwSignal<Option<Made>>, open: RwSignal<bool>, on_made: Callback<()>) -> impl IntoView {
    let form = Form::new();
    let name = RwSignal::new(String::new());
    let email = RwSignal::new(String::new());
    let role = RwSignal::new(String::new());
    let password = RwSignal::new(proposed_password());
    let spoken = RwSignal::new(language().code().to_owned());
    let submit = Callback::new(move |()| {
        let chosen = Role::of_name(&role.read_untracked());
        let body = NewMember {
            name: name.get_untracked(),
            email: email.get_untracked(),
            role: chosen.unwrap_or(Role::Support),
            password: password.get_untracked(),
            language: Language::of_tag(&spoken.read_untracked()).unwrap_or_default(),
        };
        form.send(check(&body, chosen), CreateMember { body }, move |member| {
            made.set(Some(Made {
                name: member.name,
                email: member.email,
                password: password.get_untracked(),
                reads: member.language,
            }));
            on_made.run(());
        });
    });
    let languages = Language::ALL.map(|each| (each.code(), language_name(each))).to_vec();
    let cancel = Callback::new(move |()| open.set(false));
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <Field name="name" label=t(text::name)>
                    <TextInput value=name autofocus=true />
                </Field>
                <Field name="email" label=t(text::email) hint=t(text::email_hint)>
                    <TextInput value=email kind="email" keys="email" />
                </Field>
                <RoleField chosen=role group="new-member-role" />
                <Field name="language" label=t(text::language) group=true>
                    <Segmented value=spoken options=languages />
                </Field>
                <Field name="password" label=t(text::first_password) hint=t(text::first_password_hint)>
                    <PasswordToHandOver value=password />
                </Field>
                <FormFailure form />
            </div>
            <div class="foot">
                <Button label=t(text::cancel) on_click=cancel />
                <Button label=t(text::add_person) kind=Kind::Primary submit=true busy=form.task.busy />
            </div>
        </FormView>
    }
    .into_any()
}

fn check(body: &NewMember, chosen: Option<Role>) -> Result<(), Faults> {
    let mut faults = body.parse().err().unwrap_or_default();
    if chosen.is_none() {
        faults.add("role", Fault::Required);
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

#[component]
fn Ready(made: Made, open: RwSignal<bool>) -> impl IntoView {
    let done = Callback::new(move |()| open.set(false));
    view! {
        <div class="body">
            <HandOver email=made.email password=made.password reads=made.reads />
        </div>
        <div class="foot">
            <Button label=t(text::handed_over) kind=Kind::Primary on_click=done />
        </div>
    }
    .into_any()
}
