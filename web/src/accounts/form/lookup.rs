//! Looking a RUC up in the padrón, to fill the company's name in. Four answers: found, not found, a wrong
//! number, no padrón loaded.

use leptos::prelude::*;
use types::kit::problem::Code;
use types::lookup::{FindTaxpayer, NumberKind, Taxpayer};
use types::tax_id::{Country, TaxId};

use crate::accounts::form::draft::Draft;
use crate::accounts::text;
use crate::kit::{Button, Dot, ErrorNote, Form, Kind, Note, Task, Tone, language, t};

/// A look-up for the form.
#[derive(Clone, Copy)]
pub struct Lookup {
    pub task: Task,
    form: Form,
    draft: Draft,
    answer: RwSignal<Option<Answer>>,
    /// The name that the last look-up wrote, which the next may replace.
    written: StoredValue<String>,
}

#[derive(Clone, Debug, PartialEq)]
enum Answer {
    Found(Taxpayer),
    NotFound,
    NoPadron,
}

impl Lookup {
    #[must_use]
    pub fn new(form: Form, draft: Draft) -> Self {
        let it = Self {
            task: Task::new(),
            form,
            draft,
            answer: RwSignal::new(None),
            written: StoredValue::new(String::new()),
        };
        Effect::new(move |_| {
            draft.tax_id.track();
            draft.country.track();
            it.answer.set(None);
            it.task.clear();
        });
        it
    }

    /// Asks for the number that is typed.
    pub fn ask(self) {
        let number = match TaxId::parse(Country::Pe, &self.draft.tax_id.read_untracked()) {
            Ok(number) => number.as_str().to_owned(),
            Err(fault) => return self.form.tell("tax_id", fault),
        };
        let call = FindTaxpayer {
            kind: NumberKind::Ruc,
            number,
        };
        self.task.run_or(
            call,
            move |found| self.found(found),
            move |failure| {
                let wrong = failure.faults().first().map(|told| told.fault.clone());
                match (failure.code(), wrong) {
                    (Some(Code::TaxpayerNotFound), _) => self.answer.set(Some(Answer::NotFound)),
                    (Some(Code::LookupNotConfigured), _) => self.answer.set(Some(Answer::NoPadron)),
                    (_, Some(fault)) => self.form.tell("tax_id", fault),
                    _ => (),
                }
            },
        );
    }

    fn found(self, taxpayer: Taxpayer) {
        let typed = self.draft.name.get_untracked();
        if typed.trim().is_empty() || typed == self.written.get_value() {
            self.take(&taxpayer.name);
        }
        self.answer.set(Some(Answer::Found(taxpayer)));
    }

    fn take(self, name: &str) {
        self.draft.name.set(name.to_owned());
        self.written.set_value(name.to_owned());
        self.form.forget("name");
    }
}

/// What the look-up answered, below the number.
#[component]
pub fn LookupAnswer(lookup: Lookup) -> impl IntoView {
    let answer = move || match lookup.answer.get() {
        Some(Answer::Found(taxpayer)) => view! { <Found lookup taxpayer /> }.into_any(),
        Some(Answer::NotFound) => view! { <Note tone=Tone::Warn>{t(text::not_in_padron)}</Note> }.into_any(),
        Some(Answer::NoPadron) => view! { <Note>{t(text::no_padron)}</Note> }.into_any(),
        None => lookup
            .task
            .failure
            .get()
            .filter(is_unforeseen)
            .map(|failure| view! { <ErrorNote failure /> })
            .into_any(),
    };
    view! { <div class="told" role="status">{answer}</div> }
}

fn is_unforeseen(failure: &crate::kit::Failure) -> bool {
    let answers = [Code::TaxpayerNotFound, Code::LookupNotConfigured];
    failure.faults().is_empty() && failure.code().is_none_or(|code| !answers.contains(&code))
}

#[component]
fn Found(lookup: Lookup, taxpayer: Taxpayer) -> impl IntoView {
    let state = if taxpayer.state.as_deref() == Some("ACTIVO") {
        Tone::Ok
    } else {
        Tone::Bad
    };
    let condition = if taxpayer.condition.as_deref() == Some("HABIDO") {
        Tone::Ok
    } else {
        Tone::Warn
    };
    let name = taxpayer.name.clone();
    let differs = move || *lookup.draft.name.read() != name;
    let offered = taxpayer.name.clone();
    let offer = move || {
        let name = offered.clone();
        let label = text::use_name(language(), name.clone());
        let take = Callback::new(move |()| lookup.take(&name));
        view! { <Button label kind=Kind::Ghost small=true on_click=take /> }
    };
    view! {
        <div class="found">
            <Dot label=taxpayer.state.unwrap_or_default() tone=state />
            <Dot label=taxpayer.condition.unwrap_or_default() tone=condition />
            {taxpayer.address.map(|address| view! { <span class="muted">{address}</span> })}
            {move || differs().then(&offer)}
        </div>
    }
}
