//! One's own profile: name, language, theme, password, open sessions.

use leptos::prelude::*;
use types::auth::{ChangeMe, MeChange};
use types::kit::fault::Faults;
use types::kit::text::Language;
use types::kit::value::Name;

use crate::auth::email::MyEmail;
use crate::auth::password::PasswordForm;
use crate::auth::sessions::{Sessions, open_sessions};
use crate::auth::{cities, session, text};
use crate::kit::theme::{Theme, theme};
use crate::kit::{
    Button, Field, Form, FormFailure, FormView, Kind, PageHead, Segmented, Select, TextInput, language, t, toast,
};

/// The page.
#[component]
pub fn Profile() -> impl IntoView {
    let sessions = open_sessions();
    view! {
        <PageHead title=t(text::me) />
        <div class="card settings">
            <Setting title=t(text::about_me) about=t(text::about_me_more)><AboutMe /></Setting>
            <Setting title=t(text::my_email) about=t(text::my_email_more)><MyEmail /></Setting>
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
    let zone = RwSignal::new(me.map(|me| me.time_zone).unwrap_or_default());
    let zones = zones(&zone.get_untracked());
    let submit = Callback::new(move |()| {
        let Some(me) = untrack(session::me) else { return };
        let typed = name.get_untracked();
        let body = MeChange {
            name: Some(typed.clone()),
            time_zone: Some(zone.get_untracked()),
            ..MeChange::default()
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
            <Field name="time_zone" label=t(text::time_zone) hint=t(text::time_zone_hint)>
                <Select value=zone options=zones />
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
            session::choose_theme(chosen);
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

/// The time zones of Peru, Brazil and around them, by a city in each, and the person's own.
fn zones(own: &str) -> Vec<(String, String)> {
    let mut zones: Vec<_> = ZONES
        .iter()
        .map(|(zone, city)| ((*zone).to_owned(), t(*city).to_owned()))
        .collect();
    if !own.is_empty() && !zones.iter().any(|(zone, _)| zone == own) {
        zones.push((own.to_owned(), own.replace('_', " ")));
    }
    zones
}

/// A zone, and the city in it that people know.
type Zone = (&'static str, fn(Language) -> &'static str);

const ZONES: [Zone; 22] = [
    ("America/Lima", cities::lima),
    ("America/Sao_Paulo", cities::sao_paulo),
    ("America/Araguaina", cities::araguaina),
    ("America/Bahia", cities::salvador),
    ("America/Belem", cities::belem),
    ("America/Boa_Vista", cities::boa_vista),
    ("America/Campo_Grande", cities::campo_grande),
    ("America/Cuiaba", cities::cuiaba),
    ("America/Fortaleza", cities::fortaleza),
    ("America/Maceio", cities::maceio),
    ("America/Manaus", cities::manaus),
    ("America/Noronha", cities::noronha),
    ("America/Porto_Velho", cities::porto_velho),
    ("America/Recife", cities::recife),
    ("America/Rio_Branco", cities::rio_branco),
    ("America/Santarem", cities::santarem),
    ("America/Bogota", cities::bogota),
    ("America/Argentina/Buenos_Aires", cities::buenos_aires),
    ("America/Santiago", cities::santiago),
    ("America/New_York", cities::new_york),
    ("Europe/Madrid", cities::madrid),
    ("Europe/Lisbon", cities::lisbon),
];
