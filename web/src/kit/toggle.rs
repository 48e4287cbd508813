//! Controls that are on or off, or one of a few.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::kit::field::FieldTie;
use crate::kit::icon::fresh_id;

/// A checkbox with its words.
#[component]
pub fn Check(
    value: RwSignal<bool>,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
) -> impl IntoView {
    view! {
        <label class="opt-row">
            <input
                class="check"
                type="checkbox"
                prop:checked=value
                on:change=move |event| value.set(event_target_checked(&event))
            />
            {words(label, hint)}
        </label>
    }
    .into_any()
}

/// A switch at the end of its words. `value` is what is shown; `on_change` asks for the other, so that the
/// switch moves only when the change is made (give a signal's setter for one that moves at once).
#[component]
pub fn Switch(
    #[prop(into)] value: Signal<bool>,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] disabled: Signal<bool>,
    on_change: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="opt-row end">
            {words(label, hint)}
            <input
                class="switch"
                type="checkbox"
                role="switch"
                disabled=disabled
                prop:checked=value
                on:change=move |event| {
                    let wanted = event_target_checked(&event);
                    event_target::<HtmlInputElement>(&event).set_checked(value.get_untracked());
                    on_change.run(wanted);
                }
            />
        </label>
    }
    .into_any()
}

fn words(label: String, hint: Option<String>) -> impl IntoView {
    view! {
        <span>
            <b>{label}</b>
            {hint.map(|hint| view! { <small>{hint}</small> })}
        </span>
    }
}

/// One of two to four short options, all in sight. The options are (value, text).
#[component]
pub fn Segmented(
    value: RwSignal<String>,
    options: Vec<(&'static str, &'static str)>,
    /// The name for screen readers where no `Field group=true` gives one.
    #[prop(optional, into)]
    label: Option<String>,
    /// Takes the whole width.
    #[prop(optional)]
    fill: bool,
) -> impl IntoView {
    let tie = FieldTie::around();
    let group = fresh_id("s");
    let option = move |(each, text): (&'static str, &'static str)| {
        let (group, tie) = (group.clone(), tie.clone());
        view! {
            <label>
                <input
                    type="radio"
                    name=group
                    value=each
                    prop:checked=move || *value.read() == each
                    on:change=move |_| {
                        value.set(each.to_owned());
                        tie.touched();
                    }
                />
                {text}
            </label>
        }
    };
    view! {
        <span
            class=if fill { "seg fill" } else { "seg" }
            role=label.is_some().then_some("group")
            aria-label=label
        >
            {options.into_iter().map(option).collect_view()}
        </span>
    }
    .into_any()
}

/// One option of a decision with consequences: a card with a radio, its name and what follows from it.
#[component]
pub fn Choice(
    chosen: RwSignal<String>,
    value: &'static str,
    /// The same for all options of the decision.
    group: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] about: Option<String>,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                class="radio"
                type="radio"
                name=group
                value=value
                prop:checked=move || *chosen.read() == value
                on:change=move |_| chosen.set(value.to_owned())
            />
            <span>
                <b>{label}</b>
                {about.map(|about| view! { <p>{about}</p> })}
            </span>
        </label>
    }
    .into_any()
}
