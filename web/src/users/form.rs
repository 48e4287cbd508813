//! Adding a person: a dialog that ends with what the person needs to sign in.

use leptos::prelude::*;
use types::access::Role;
use types::kit::fault::{Fault, Faults};
use types::kit::text::Language;
use types::links::{InviteMember, NewInvitation};
use types::users::{CreateMember, NewMember};

use crate::auth::me;
use crate::auth::text::language_name;
use crate::kit::{
    Button, Dialog, Field, Form, FormFailure, FormFoot, FormView, Kind, PasswordToHandOver, Segmented, TextInput,
    browser, language, proposed_password, t, toast,
};
use crate::users::link_acts::LinkToHand;
use crate::users::role::RoleField;
use crate::users::{HandOver, text};

/// Who was added, with the password or the link that is about to be forgotten.
#[derive(Clone)]
enum Made {
    Added {
        name: String,
        email: String,
        password: String,
        reads: Language,
    },
    Invited {
        name: String,
        link: String,
    },
}

/// The two ways in, as the form names them.
const INVITATION: &str = "invitation";
const PASSWORD: &str = "password";

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
        Some(Made::Added { name, .. }) => text::may_come(language(), &name),
        Some(Made::Invited { name, .. }) => text::invited_whom(language(), &name),
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
    let mail = untrack(me).is_some_and(|me| me.mail);
    let way = RwSignal::new(INVITATION.to_owned());
    let invited = move || way.get() == INVITATION;
    let submit = Callback::new(move |()| {
        let chosen = Role::of_name(&role.read_untracked());
        if untrack(invited) {
            let body = NewInvitation {
                name: name.get_untracked(),
                email: email.get_untracked(),
                role: chosen.unwrap_or(Role::Support),
                language: Language::of_tag(&spoken.read_untracked()).unwrap_or_default(),
            };
            let parsed = check(body.parse().err(), chosen);
            form.send(parsed, InviteMember { body }, move |invitation| {
                match invitation.link {
                    Some(link) => made.set(Some(Made::Invited {
                        name: invitation.member.name,
                        link: browser::whole(&link),
                    })),
                    None => {
                        open.set(false);
                        toast(text::link_sent(language(), &invitation.member.email));
                    }
                }
                on_made.run(());
            });
            return;
        }
        let body = NewMember {
            name: name.get_untracked(),
            email: email.get_untracked(),
            role: chosen.unwrap_or(Role::Support),
            password: password.get_untracked(),
            language: Language::of_tag(&spoken.read_untracked()).unwrap_or_default(),
        };
        form.send(
            check(body.parse().err(), chosen),
            CreateMember { body },
            move |member| {
                made.set(Some(Made::Added {
                    name: member.name,
                    email: member.email,
                    password: password.get_untracked(),
                    reads: member.language,
                }));
                on_made.run(());
            },
        );
    });
    let languages = Language::ALL.map(|each| (each.code(), language_name(each))).to_vec();
    let ways = vec![(INVITATION, t(text::by_invitation)), (PASSWORD, t(text::by_password))];
    let verb = Signal::derive(move || t(if invited() { text::invite } else { text::add_person }).to_owned());
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
                <Field name="way" label=t(text::way) group=true>
                    <Segmented value=way options=ways />
                </Field>
                {move || {
                    if invited() {
                        let hint = if mail { text::invitation_hint } else { text::invitation_link_hint };
                        view! { <p class="muted">{t(hint)}</p> }.into_any()
                    } else {
                        view! {
                            <Field name="password" label=t(text::first_password) hint=t(text::first_password_hint)>
                                <PasswordToHandOver value=password />
                            </Field>
                        }
                        .into_any()
                    }
                }}
                <FormFailure form />
            </div>
            <FormFoot form open verb />
        </FormView>
    }
    .into_any()
}

fn check(found: Option<Faults>, chosen: Option<Role>) -> Result<(), Faults> {
    let mut faults = found.unwrap_or_default();
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
            {match made {
                Made::Added { email, password, reads, .. } => view! { <HandOver email password reads /> }.into_any(),
                Made::Invited { link, .. } => view! { <LinkToHand link /> }.into_any(),
            }}
        </div>
        <div class="foot">
            <Button label=t(text::handed_over) kind=Kind::Primary on_click=done />
        </div>
    }
    .into_any()
}
