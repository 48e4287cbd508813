//! Controls in which something is typed or picked from a list. Inside a `Field` they tie themselves to it.

use leptos::prelude::*;

use crate::kit::field::FieldTie;
use crate::kit::icon::Icon;
use crate::kit::text::t;

/// One line of text. `kind` is the input's type: `text`, `email`, `search`, `tel`, `date`, `number` (typed, as text).
#[component]
pub fn TextInput(
    value: RwSignal<String>,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional, into)] placeholder: Option<String>,
    #[prop(default = "off")] autocomplete: &'static str,
    /// Which keys a telephone offers: `numeric`, `email`, `url`.
    #[prop(optional)]
    keys: Option<&'static str>,
    /// The name for screen readers where no `Field` gives one.
    #[prop(optional, into)]
    label: Option<String>,
    #[prop(optional)] autofocus: bool,
    #[prop(optional)] readonly: bool,
    #[prop(optional, into)] icon: Option<&'static str>,
    #[prop(optional, into)] prefix: Option<String>,
    #[prop(optional, into)] suffix: Option<String>,
) -> impl IntoView {
    let tie = FieldTie::around();
    let bare = icon.is_none() && prefix.is_none() && suffix.is_none();
    let (invalid, described) = (tie.invalid(), tie.described_by());
    let input = view! {
        <input
            id=tie.id.clone()
            class=bare.then_some("input")
            type=kind
            inputmode=keys
            autocomplete=autocomplete
            autocapitalize="off"
            spellcheck="false"
            autofocus=autofocus
            readonly=readonly
            placeholder=placeholder
            aria-label=label
            aria-invalid=invalid
            aria-describedby=described
            prop:value=value
            on:input=move |event| {
                value.set(event_target_value(&event));
                tie.touched();
            }
        />
    };
    if bare {
        return input.into_any();
    }
    view! {
        <span class="control">
            {icon.map(|name| view! { <Icon name /> })}
            {prefix.map(|text| view! { <span>{text}</span> })}
            {input}
            {suffix.map(|text| view! { <span>{text}</span> })}
        </span>
    }
    .into_any()
}

/// A password, with a button that shows it. `new` for one being chosen.
#[component]
pub fn PasswordInput(
    value: RwSignal<String>,
    #[prop(optional)] new: bool,
    #[prop(optional)] autofocus: bool,
    #[prop(optional, into)] placeholder: Option<String>,
) -> impl IntoView {
    let tie = FieldTie::around();
    let shown = RwSignal::new(false);
    let (invalid, described, id) = (tie.invalid(), tie.described_by(), tie.id.clone());
    let word = move || if shown.get() { t(text::hide) } else { t(text::show) };
    view! {
        <span class="control">
            <input
                id=id
                type=move || if shown.get() { "text" } else { "password" }
                autofocus=autofocus
                placeholder=placeholder
                autocomplete=if new { "new-password" } else { "current-password" }
                autocapitalize="off"
                spellcheck="false"
                aria-invalid=invalid
                aria-describedby=described
                prop:value=value
                on:input=move |event| {
                    value.set(event_target_value(&event));
                    tie.touched();
                }
            />
            <button
                class="btn ghost sm icon"
                type="button"
                aria-label=word
                title=word
                aria-pressed=move || shown.get().to_string()
                on:click=move |_| shown.update(|shown| *shown = !*shown)
            >
                <Icon name="eye" />
            </button>
        </span>
    }
    .into_any()
}

/// Several lines of text.
#[component]
pub fn TextArea(value: RwSignal<String>, #[prop(default = 3)] rows: u32) -> impl IntoView {
    let tie = FieldTie::around();
    let (invalid, described, id) = (tie.invalid(), tie.described_by(), tie.id.clone());
    view! {
        <textarea
            id=id
            class="input"
            rows=rows
            aria-invalid=invalid
            aria-describedby=described
            prop:value=value
            on:input=move |event| {
                value.set(event_target_value(&event));
                tie.touched();
            }
        />
    }
    .into_any()
}

/// One of a list. The options are (value, text); with `placeholder` nothing is chosen at first.
#[component]
pub fn Select(
    value: RwSignal<String>,
    #[prop(into)] options: Signal<Vec<(String, String)>>,
    #[prop(optional, into)] placeholder: Option<String>,
    #[prop(optional, into)] label: Option<String>,
) -> impl IntoView {
    let tie = FieldTie::around();
    let (invalid, described, id) = (tie.invalid(), tie.described_by(), tie.id.clone());
    let option = move |(each, text): (String, String)| {
        let own = each.clone();
        view! { <option value=each selected=move || value.get() == own>{text}</option> }
    };
    view! {
        <span class="control">
            <select
                id=id
                aria-label=label
                aria-invalid=invalid
                aria-describedby=described
                on:change=move |event| {
                    value.set(event_target_value(&event));
                    tie.touched();
                }
            >
                {placeholder
                    .map(|text| {
                        view! {
                            <option value="" selected=move || value.read().is_empty()>
                                {text}
                            </option>
                        }
                    })}
                {move || options.get().into_iter().map(option).collect_view()}
            </select>
            <Icon name="down" />
        </span>
    }
    .into_any()
}

mod text {
    types::texts! {
        show: "Mostrar la contraseña", "Mostrar a senha", "Show the password";
        hide: "Ocultar la contraseña", "Ocultar a senha", "Hide the password";
    }
}
