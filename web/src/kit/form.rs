//! A form: keeps what was typed, says every fault at its field, and puts the focus on the first.

use std::cmp::Ordering;

use leptos::context::Provider;
use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use types::kit::call::Call;
use types::kit::fault::{Fault, Faults, FieldFault};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

use crate::kit::browser;
use crate::kit::effect::effect;
use crate::kit::icon::Icon;
use crate::kit::note::{ErrorNote, StaleNote};
use crate::kit::task::Task;
use crate::kit::text::language;

/// What a form knows: its faults and the sending under way. Copied freely.
#[derive(Clone, Copy)]
pub struct Form {
    pub task: Task,
    faults: RwSignal<Vec<FieldFault>>,
    fields: StoredValue<Vec<Known>>,
    root: NodeRef<html::Form>,
}

/// A field the form has: its name in the request, the id of its control, its label.
#[derive(Clone)]
struct Known {
    name: &'static str,
    id: String,
    label: String,
}

impl Default for Form {
    fn default() -> Self {
        Self::new()
    }
}

impl Form {
    #[must_use]
    pub fn new() -> Self {
        Self {
            task: Task::new(),
            faults: RwSignal::new(Vec::new()),
            fields: StoredValue::new(Vec::new()),
            root: NodeRef::new(),
        }
    }

    /// Sends the call if what was typed is right; otherwise shows every fault, ours or the service's.
    pub fn send<V, C: Call + 'static>(self, parsed: Result<V, Faults>, call: C, done: impl FnOnce(C::Reply) + 'static) {
        match parsed {
            Err(faults) => self.refuse(faults),
            Ok(_) => {
                self.faults.set(Vec::new());
                self.task
                    .run_or(call, done, move |failure| self.show(failure.faults().to_vec()));
            }
        }
    }

    /// Shows faults found before sending.
    pub fn refuse(self, faults: Faults) {
        self.task.clear();
        self.show(faults.told(language()));
    }

    /// What is wrong with a field, if anything.
    #[must_use]
    pub fn fault_of(self, name: &'static str) -> Signal<Option<String>> {
        let message = move |fault: &FieldFault| fault.fault.text(language());
        Signal::derive(move || self.faults.read().iter().find(|fault| is_of(fault, name)).map(message))
    }

    /// Says what is wrong with one field, as when it is left, and nothing of the others; the focus stays.
    pub fn tell(self, name: &'static str, fault: Fault) {
        let told = Faults::one(name, fault).told(language());
        self.faults.update(|faults| {
            faults.retain(|fault| !is_of(fault, name));
            faults.extend(told);
        });
    }

    /// Says all that is wrong with some of the fields, puts the focus on the first of them, and leaves the others as
    /// they are.
    pub fn tell_some(self, names: &[&str], faults: Faults) {
        let told = faults.told(language());
        let known = self.fields.get_value();
        let first = told.first().and_then(|fault| {
            let field = known.iter().find(|field| is_of(fault, field.name));
            field.map(|field| format!("#{}", field.id))
        });
        self.faults.update(|faults| {
            faults.retain(|fault| !names.iter().any(|name| is_of(fault, name)));
            faults.extend(told);
        });
        if let Some(control) = first {
            request_animation_frame(move || {
                browser::focus(&control);
            });
        }
    }

    /// Whether something is wrong with any of these fields, tracked.
    #[must_use]
    pub fn is_wrong(self, names: &[&str]) -> bool {
        self.faults
            .read()
            .iter()
            .any(|fault| names.iter().any(|name| is_of(fault, name)))
    }

    /// Forgets the fault of a field, as soon as it is typed in again.
    pub fn forget(self, name: &'static str) {
        if self.faults.read_untracked().iter().any(|fault| is_of(fault, name)) {
            self.faults.update(|faults| faults.retain(|fault| !is_of(fault, name)));
        }
    }

    /// Takes a field into account, so that its faults are shown at it.
    pub(crate) fn know(self, name: &'static str, id: String, label: String) {
        let known = Known { name, id, label };
        self.fields
            .update_value(|fields| match fields.iter_mut().find(|field| field.name == name) {
                Some(field) => *field = known,
                None => fields.push(known),
            });
    }

    fn show(self, faults: Vec<FieldFault>) {
        if faults.is_empty() {
            return;
        }
        self.faults.set(faults);
        request_animation_frame(move || self.focus_first_fault());
    }

    fn focus_first_fault(self) {
        let wrong = self.root.try_get_untracked().flatten();
        let wrong = wrong.and_then(|root| root.query_selector("[aria-invalid=true]").ok().flatten());
        if let Some(control) = wrong.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            drop(control.focus());
        }
    }

    /// The faults whose field is not on this form, as sentences.
    fn homeless(self) -> Vec<String> {
        let known = self.fields.get_value();
        let lost = |fault: &&FieldFault| !known.iter().any(|field| is_of(fault, field.name));
        let tell = |fault: &FieldFault| format!("{}: {}", fault.field, fault.fault.text(language()));
        self.faults.read().iter().filter(lost).map(tell).collect()
    }
}

/// Whether a fault is of that field, or of a part of it: `modules.3` is of `modules`.
fn is_of(fault: &FieldFault, name: &str) -> bool {
    let rest = fault.field.strip_prefix(name);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// A `<form>` of the kit: the fields inside find it by themselves.
#[component]
pub fn FormView(
    form: Form,
    on_submit: Callback<()>,
    /// Says on top how many fields are wrong, with a link to each: for forms longer than a screen.
    #[prop(optional)]
    summary: bool,
    #[prop(default = "stack")] class: &'static str,
    children: Children,
) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !form.task.busy.get_untracked() {
            on_submit.run(());
        }
    };
    view! {
        <Provider value=form>
            <form class=class node_ref=form.root novalidate=true on:submit=submit>
                {summary.then(|| view! { <FormSummary form /> })}
                {children()}
            </form>
        </Provider>
    }
    .into_any()
}

/// Why the form could not be sent, when that is not the fault of one of its fields. Put it above the buttons.
#[component]
pub fn FormFailure(
    form: Form,
    /// Reads the thing again when somebody changed it first; the form then asks to look and send again.
    #[prop(optional)]
    on_stale: Option<Callback<()>>,
) -> impl IntoView {
    effect(move || {
        if let (Some(read_again), true) = (on_stale, form.task.is_stale()) {
            read_again.run(());
        }
    });
    move || {
        let failure = form.task.failure.get();
        let lost = form.homeless();
        match failure {
            Some(_) if on_stale.is_some() && form.task.is_stale() => view! { <StaleNote /> }.into_any(),
            Some(failure) if failure.faults().is_empty() => view! { <ErrorNote failure /> }.into_any(),
            _ if !lost.is_empty() => view! {
                <div class="note bad" role="alert">
                    <Icon name="warn" />
                    <div>{lost.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}</div>
                </div>
            }
            .into_any(),
            _ => ().into_any(),
        }
    }
}

/// How many fields are wrong, with a link to each; for forms whose top is not the form's first child.
#[component]
pub fn FormSummary(form: Form) -> impl IntoView {
    let wrong = move || -> Vec<Known> {
        let faults = form.faults.read();
        let has_fault = |known: &Known| faults.iter().any(|fault| is_of(fault, known.name));
        let mut wrong: Vec<Known> = form.fields.get_value().into_iter().filter(has_fault).collect();
        wrong.sort_by(from_the_top);
        wrong
    };
    let link = |known: Known| {
        let selector = format!("#{}", known.id);
        view! {
            <li>
                <button
                    class="link"
                    type="button"
                    on:click=move |_| {
                        crate::kit::browser::focus(&selector);
                    }
                >
                    {known.label}
                </button>
            </li>
        }
    };
    move || {
        let wrong = wrong();
        let count = wrong.len();
        (count > 1).then(|| {
            view! {
                <div class="note bad" role="alert">
                    <Icon name="warn" />
                    <div>
                        <b>{text::to_correct(language(), count)}</b>
                        <ul>{wrong.into_iter().map(link).collect_view()}</ul>
                    </div>
                </div>
            }
        })
    }
}

/// The order in which fields stand on the page; they may have been drawn in another.
fn from_the_top(one: &Known, other: &Known) -> Ordering {
    let on_page = |known: &Known| document().get_element_by_id(&known.id);
    let (Some(first), Some(second)) = (on_page(one), on_page(other)) else {
        return Ordering::Equal;
    };
    match first.compare_document_position(&second) {
        place if place & Node::DOCUMENT_POSITION_FOLLOWING != 0 => Ordering::Less,
        place if place & Node::DOCUMENT_POSITION_PRECEDING != 0 => Ordering::Greater,
        _ => Ordering::Equal,
    }
}

mod text {
    types::texts! {
        to_correct(count: usize): "Hay {count} datos por corregir:", "Há {count} dados para corrigir:", "{count} fields need correcting:";
    }
}
