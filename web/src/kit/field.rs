//! A field: label, control, hint and error, tied together for eyes and for screen readers.

use leptos::context::Provider;
use leptos::prelude::*;

use crate::kit::form::Form;
use crate::kit::icon::{Icon, fresh_id};
use crate::kit::text::t;

/// What a control needs to know of the field it stands in.
#[derive(Clone)]
pub struct FieldTie {
    pub id: String,
    pub name: &'static str,
    pub form: Option<Form>,
    pub error: Signal<Option<String>>,
    has_hint: bool,
}

impl FieldTie {
    /// The field around, or an unlabelled one of its own for a control that stands alone.
    #[must_use]
    pub fn around() -> Self {
        use_context::<Self>().unwrap_or_else(|| Self {
            id: fresh_id("c"),
            name: "",
            form: None,
            error: Signal::stored(None),
            has_hint: false,
        })
    }

    /// The value of `aria-invalid`.
    pub fn invalid(&self) -> impl Fn() -> Option<&'static str> + Clone + Send + 'static {
        let error = self.error;
        move || error.read().is_some().then_some("true")
    }

    /// The value of `aria-describedby`: the error, then the hint.
    pub fn described_by(&self) -> impl Fn() -> Option<String> + Clone + Send + 'static {
        let (id, error, has_hint) = (self.id.clone(), self.error, self.has_hint);
        move || {
            let wrong = error.read().is_some().then(|| format!("{id}-error"));
            let hint = has_hint.then(|| format!("{id}-hint"));
            let all: Vec<String> = wrong.into_iter().chain(hint).collect();
            (!all.is_empty()).then(|| all.join(" "))
        }
    }

    /// To be called when something is typed: the old fault no longer tells the truth.
    pub fn touched(&self) {
        if let Some(form) = self.form {
            form.forget(self.name);
        }
    }
}

/// A field around one control. `name` is the field's name in the request: its faults appear here.
#[component]
pub fn Field(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    /// May be left empty; said beside the label.
    #[prop(optional)]
    optional: bool,
    /// For a group of controls (segments, choices): no single control to tie the label to.
    #[prop(optional)]
    group: bool,
    /// Takes the whole row of a `.grid`.
    #[prop(optional)]
    all: bool,
    children: Children,
) -> impl IntoView {
    let form = use_context::<Form>();
    let id = fresh_id("f");
    let error = form.map_or_else(|| Signal::stored(None), |form| form.fault_of(name));
    if let Some(form) = form {
        form.know(name, id.clone(), label.clone());
    }
    let tie = FieldTie {
        id: id.clone(),
        name,
        form,
        error,
        has_hint: hint.is_some(),
    };
    let label_id = format!("{id}-label");
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let head = view! {
        {label}
        {optional.then(|| view! { <span class="opt">" · "{t(text::optional)}</span> })}
    };
    let class = if all { "field all" } else { "field" };
    let body = view! {
        <Provider value=tie>{children()}</Provider>
        {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
        {move || {
            let error_id = error_id.clone();
            error.get().map(|error| view! { <p class="error" id=error_id><Icon name="warn" /><span>{error}</span></p> })
        }}
    };
    if group {
        let labelled = label_id.clone();
        view! {
            <div class=class role="group" aria-labelledby=labelled>
                <span class="label" id=label_id>{head}</span>
                {body}
            </div>
        }
        .into_any()
    } else {
        view! {
            <div class=class>
                <label id=label_id for=id>{head}</label>
                {body}
            </div>
        }
        .into_any()
    }
}

mod text {
    types::texts! {
        optional: "opcional", "opcional", "optional";
    }
}
