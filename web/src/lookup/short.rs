//! An answer in a form, below the number: in a line, with what can be done about it.

use leptos::prelude::*;
use types::lookup::Taxpayer;

use crate::kit::effect::effect;
use crate::kit::{Button, Dot, Form, Kind, Note, Tone, language, t};
use crate::lookup::answer::{as_sentence, condition_tone, state_tone};
use crate::lookup::asking::{Answer, Asking};
use crate::lookup::digits::Number;
use crate::lookup::stops::refused;
use crate::lookup::text;

/// The answer below the number, which fills the company's name in where nothing else was written.
#[component]
pub fn ShortAnswer(
    form: Form,
    asking: Asking,
    number: Number,
    /// The number that is typed.
    value: RwSignal<String>,
    /// The name of the company, and its field.
    name: RwSignal<String>,
    #[prop(default = "name")] name_field: &'static str,
    /// The field of the number.
    #[prop(default = "tax_id")]
    field: &'static str,
) -> impl IntoView {
    let written = StoredValue::new(String::new());
    let take = move |found: &str| {
        name.set(found.to_owned());
        written.set_value(found.to_owned());
        form.forget(name_field);
    };
    effect(move || {
        if let Some(Answer::Found(taxpayer)) = asking.answer.get() {
            let typed = name.get_untracked();
            if typed.trim().is_empty() || typed == written.get_value() {
                take(&taxpayer.name);
            }
        }
    });
    let again = Callback::new(move |()| {
        if let Some(kind) = number.kind() {
            asking.ask(form, field, kind, &value.read_untracked());
        }
    });
    let answer = move || match asking.answer.get() {
        None => ().into_any(),
        Some(Answer::Found(taxpayer)) => found(*taxpayer, name, Callback::new(move |name: String| take(&name))),
        Some(Answer::Missing(kind, number)) => {
            let told = text::missing(language(), kind.written(), &number);
            view! { <Note tone=Tone::Warn><b>{told}</b> " " {t(text::missing_by_hand)}</Note> }.into_any()
        }
        Some(Answer::Nobody(kind)) => {
            view! { <Note>{text::nobody_by_hand(language(), kind.written())}</Note> }.into_any()
        }
        Some(Answer::Failed(failure)) => refused(failure, again),
    };
    view! { <div class="told" role="status">{answer}</div> }.into_any()
}

fn found(taxpayer: Taxpayer, name: RwSignal<String>, take: Callback<String>) -> AnyView {
    let state = taxpayer.state.clone();
    let state = state.map(|state| view! { <Dot tone=state_tone(&state) label=as_sentence(&state) /> });
    let condition = taxpayer.condition.clone();
    let condition = condition.map(|told| view! { <Dot tone=condition_tone(&told) label=as_sentence(&told) /> });
    let place = taxpayer.place.as_ref().map(types::places::Place::written);
    let address: Vec<String> = taxpayer.address.into_iter().chain(place).collect();
    let address = (!address.is_empty()).then(|| view! { <span class="muted">{address.join(", ")}</span> });
    let own = taxpayer.name;
    let offer = move || {
        let found = own.clone();
        (*name.read() != found).then(|| {
            let label = text::use_name(language(), &found);
            let on_click = Callback::new(move |()| take.run(found.clone()));
            view! { <Button label kind=Kind::Ghost small=true on_click /> }
        })
    };
    view! { <div class="found">{state} {condition} {address} {offer}</div> }.into_any()
}
