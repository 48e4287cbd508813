//! One's own profile: name, language, theme, password, open sessions.

use leptos::prelude::*;
use types::auth::{ChangeMe, MeChange};
use types::kit::fault::Faults;
use types::kit::text::Language;
use types::kit::value::Name;

use crate::auth::password::PasswordForm;
use crate::auth::sessions::{Sessions, open_sessions};
use crate::auth::{session, text};
use crate::kit::theme::{Theme, choose_theme, theme};
use crate::kit::{
    Button, Field, Form, FormFailure, FormView, Kind, PageHead, Segmented, TextInput, language, t, toast,
};

/// The page.
#[component]
pub fn Profile() -> impl IntoView {
    let sessions = open_sessions();
    view! {
        <PageHead title=t(text::me) />
        <div class="card settings">
            <Setting title=t(text::about_me) about=t(text::about_me_more)><AboutMe /></Setting>
            <Setting title=t(text::appearance) about=t(text::appearance_more)><Appearance /></Setting>
            <Setting title=t(text::change_password) about=t(text::change_password_more)>
                <PasswordForm on_changed=Callback::new(move |()| sessions.again()) />
            </Setting>
            <Setting title=t(text::sessions) about=t(text::sessions_more)><Sessions sessions /></Setting>
        </div>
    }
}

/// What and why on the left, the controls on the right.
#[component]
fn Setting(title: &'static str, about: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="setting">
            <div>
                <h2>{title}</h2>
                <p>{about}</p>
            </div>
            <div class="col">{children()}</div>
        </section>
    }
    .into_any()
}

#[component]
fn AboutMe() -> impl IntoView {
    let form = Form::new();
    let me = session::me();
    let name = RwSignal::new(me.as_ref().map(|me| me.name.clone()).unwrap_or_default());
    let email = RwSignal::new(me.map(|me| me.email).unwrap_or_default());
    let submit = Callback::new(move |()| {
        let Some(me) = untrack(session::me) else { return };
        let typed = name.get_untracked();
        let body = MeChange {
            name: Some(typed.clone()),
            language: None,
        };
        let parsed = Name::parse(&typed).map_err(|fault| Faults::one("name", fault));
        form.send(
            parsed,
            ChangeMe {
                version: me.version,
                body,
            },
            move |me| {
                name.set(me.name.clone());
                session::changed(me);
                toast(t(text::saved));
            },
        );
    });
    view! {
        <FormView form on_submit=submit>
            <Field name="name" label=t(text::name)>
                <TextInput value=name autocomplete="name" />
            </Field>
            <Field name="email" label=t(text::email) hint=t(text::email_fixed)>
                <TextInput value=email kind="email" readonly=true />
            </Field>
            <FormFailure form />
            <div class="acts">
                <Button label=t(text::save) kind=Kind::Primary submit=true busy=form.task.busy />
            </div>
        </FormView>
    }
}

#[component]
fn Appearance() -> impl IntoView {
    let spoken = RwSignal::new(language().code().to_owned());
    Effect::new(move |before: Option<()>| {
        let chosen = Language::of_tag(&spoken.read());
        if let (Some(()), Some(chosen)) = (before, chosen) {
            session::choose_language(chosen);
        }
    });
    let look = RwSignal::new(untrack(theme).name().to_owned());
    Effect::new(move |before: Option<()>| {
        let chosen = Theme::of_name(&look.read());
        if before.is_some() {
            choose_theme(chosen);
        }
    });
    let languages = Language::ALL
        .into_iter()
        .map(|each| (each.code(), text::language_name(each)))
        .collect::<Vec<_>>();
    let themes = vec![
        ("system", t(text::system)),
        ("light", t(text::light)),
        ("dark", t(text::dark_short)),
    ];
    view! {
        <div class="stack">
            <Field name="language" label=t(text::language) group=true>
                <Segmented value=spoken options=languages />
            </Field>
            <Field name="theme" label=t(text::theme) group=true>
                <Segmented value=look options=themes />
            </Field>
        </div>
    }
}
