//! The sections of the form, at its left: which are done, and which have something wrong.

use leptos::prelude::*;

use crate::accounts::form::draft::Draft;
use crate::accounts::form::{access, company, modules, terms};
use crate::accounts::text;
use crate::kit::{Form, Icon, t};
use crate::settings::{mail, system, text as settings};

/// The sections.
#[component]
pub fn Steps(form: Form, draft: Draft) -> impl IntoView {
    let filled = |value: &RwSignal<String>| !value.read().trim().is_empty();
    let company = move || [draft.tax_id, draft.name].iter().all(filled);
    let access = move || [draft.hostname, draft.access_email, draft.password].iter().all(filled);
    let terms = move || filled(&draft.plan_id);
    let modules = move || !draft.modules.read().is_empty();
    let system = move || draft.request_of_system().is_ok();
    let mail = move || draft.mail.request().is_some_and(|mail| mail.parse(None).is_ok());
    view! {
        <nav class="steps" aria-label=t(text::sections)>
            <ol role="list">
                {step("#company", t(text::company_data), move || how(form, &company::FIELDS, company()))}
                {step("#access", t(text::access_data), move || how(form, &access::FIELDS, access()))}
                {step("#terms", t(text::terms_data), move || how(form, &terms::FIELDS, terms()))}
                {step("#modules", t(text::modules), move || how(form, &modules::FIELDS, modules()))}
                {step("#system", t(settings::system), move || how(form, &system::FIELDS, system()))}
                {step("#mail", t(settings::mail), move || how(form, &mail::FIELDS, mail()))}
            </ol>
        </nav>
    }
    .into_any()
}

/// How far a section is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum How {
    Open,
    Done,
    Wrong,
}

/// How far the section with those fields is.
#[must_use]
pub fn how(form: Form, fields: &[&str], filled: bool) -> How {
    match (form.is_wrong(fields), filled) {
        (true, _) => How::Wrong,
        (false, true) => How::Done,
        (false, false) => How::Open,
    }
}

/// One section of the list.
pub fn step(href: &'static str, name: &'static str, how: impl Fn() -> How + Send + Sync + 'static) -> AnyView {
    let how = Memo::new(move |_| how());
    let class = move || match how.get() {
        How::Open => "",
        How::Done => "done",
        How::Wrong => "wrong",
    };
    let told = move || match how.get() {
        How::Open => view! { <Icon name="ring" /> }.into_any(),
        How::Done => view! { <Icon name="ok" /><span class="vh">{t(text::done)}</span> }.into_any(),
        How::Wrong => view! { <Icon name="warn" /><span class="vh">{t(text::wrong)}</span> }.into_any(),
    };
    view! { <li><a href=href class=class>{told} {name}</a></li> }.into_any()
}
