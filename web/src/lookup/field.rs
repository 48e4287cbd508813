//! The field of a number, wherever one is typed: checked digit by digit, and looked up at a button.

use leptos::prelude::*;

use crate::kit::effect::effect;
use crate::kit::remote::long_wait;
use crate::kit::{Button, Field, Form, Kind, TextInput, language, t};
use crate::lookup::asking::Asking;
use crate::lookup::digits::{Number, Typed, judge};
use crate::lookup::text;

/// The field of a number. With `asking` a button looks it up, by the name of whoever keeps the registry.
#[component]
pub fn NumberField(
    form: Form,
    /// Its name in the request.
    name: &'static str,
    number: Number,
    value: RwSignal<String>,
    #[prop(optional_no_strip)] asking: Option<Asking>,
    /// The one thing to fill in on its page: larger, and its button is the page's main one.
    #[prop(optional)]
    alone: bool,
) -> impl IntoView {
    if let Some(asking) = asking {
        effect(move || {
            value.track();
            asking.stop();
        });
    }
    let submits = move || {
        if let Some(asking) = asking {
            buttons(form, name, number, value, asking, alone)
        } else {
            ().into_any()
        }
    };
    let class = match (alone, number) {
        (true, Number::Cnpj) => "join big long",
        (true, _) => "join big",
        (false, Number::Cnpj) => "join long",
        (false, _) => "join",
    };
    view! {
        <Field name label=number.name()>
            <div class=class>
                <TextInput value keys=number.keys() icon="idcard" autofocus=alone />
                {submits()}
            </div>
            <Progress form name number value />
        </Field>
    }
    .into_any()
}

/// The button that asks, and after a moment the one that gives up.
fn buttons(
    form: Form,
    name: &'static str,
    number: Number,
    value: RwSignal<String>,
    asking: Asking,
    alone: bool,
) -> AnyView {
    let Some(kind) = number.kind() else {
        return ().into_any();
    };
    let ask = Callback::new(move |()| asking.ask(form, name, kind, &value.read_untracked()));
    let waits = long_wait(move || asking.busy.get());
    let stop = Callback::new(move |()| asking.stop());
    let give_up = move || {
        waits
            .get()
            .then(|| view! { <Button label=t(text::give_up) kind=Kind::Ghost on_click=stop /> })
    };
    let (label, look) = if alone {
        (t(text::ask), Kind::Primary)
    } else {
        (whose(number), Kind::Plain)
    };
    let spoken = text::ask_for(language(), whose(number), number.name());
    let button = if alone {
        view! { <Button label kind=look submit=true busy=asking.busy /> }.into_any()
    } else {
        view! { <Button label kind=look spoken icon="search" busy=asking.busy on_click=ask /> }.into_any()
    };
    view! {
        {button}
        {give_up}
    }
    .into_any()
}

/// Whoever keeps the registry of a number.
const fn whose(number: Number) -> &'static str {
    match number {
        Number::Ruc => "SUNAT",
        Number::Dni => "RENIEC",
        Number::Cnpj | Number::Cpf => "Receita",
    }
}

/// What can be said while the number is being typed. What is wrong for good is told at the field.
#[component]
fn Progress(form: Form, name: &'static str, number: Number, value: RwSignal<String>) -> impl IntoView {
    let judged = Memo::new(move |_| judge(number, &value.read()));
    effect(move || {
        value.track();
        if let Typed::Wrong(fault) = judged.get() {
            form.tell(name, fault);
        }
    });
    move || match judged.get() {
        Typed::Nothing => view! { <p class="hint">{t(hint(number))}</p> }.into_any(),
        Typed::Partly(count) => {
            view! { <p class="hint num">{text::so_many(language(), count, number.length())}</p> }.into_any()
        }
        Typed::Right if number == Number::Dni => view! { <p class="hint ok ink">{t(text::right_dni)}</p> }.into_any(),
        Typed::Right => view! { <p class="hint ok ink">{t(text::right)}</p> }.into_any(),
        Typed::Wrong(_) => ().into_any(),
    }
}

const fn hint(number: Number) -> fn(types::kit::text::Language) -> &'static str {
    match number {
        Number::Ruc => text::ruc_hint,
        Number::Dni => text::dni_hint,
        Number::Cnpj => text::cnpj_hint,
        Number::Cpf => text::cpf_hint,
    }
}
