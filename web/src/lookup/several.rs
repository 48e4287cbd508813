//! Looking many numbers up at once: pasted, checked while they are, and told in a table.

use leptos::prelude::*;
use leptos::task::spawn_local;
use types::kit::fault::Fault;
use types::kit::text::Language;
use types::lookup::Taxpayer;
use types::lookup::several::{FindSeveral, LookupNumbers, LookupRows, MOST};

use crate::kit::browser::bring_up;
use crate::kit::effect::effect;
use crate::kit::http::send;
use crate::kit::{Button, Empty, Failure, Field, Form, FormView, Kind, SkelLines, TextArea, language, t};
use crate::lookup::pasted::{Pasted, Wrong, read};
use crate::lookup::several_rows::Rows;
use crate::lookup::stops::{is_stop, refused};
use crate::lookup::text;

/// So many lines that are wrong are named while one types.
const NAMED: usize = 5;

/// What is pasted, and what was answered. Copied freely.
#[derive(Clone, Copy)]
pub struct Pasting {
    typed: RwSignal<String>,
    busy: RwSignal<bool>,
    told: RwSignal<Option<LookupRows>>,
    failure: RwSignal<Option<Failure>>,
    /// Which question is the last; the answers to others come too late.
    turn: StoredValue<u32>,
    /// Whether an answer came that nobody was shown.
    fresh: RwSignal<bool>,
}

impl Default for Pasting {
    fn default() -> Self {
        Self::new()
    }
}

impl Pasting {
    #[must_use]
    pub fn new() -> Self {
        Self {
            typed: RwSignal::new(String::new()),
            busy: RwSignal::new(false),
            told: RwSignal::new(None),
            failure: RwSignal::new(None),
            turn: StoredValue::new(0),
            fresh: RwSignal::new(false),
        }
    }

    /// Whether they were not answered because look-ups are stopped.
    #[must_use]
    pub fn is_stopped(self) -> bool {
        self.failure.read().as_ref().is_some_and(is_stop)
    }

    fn ask(self, numbers: Vec<String>) {
        self.stop();
        let turn = self.turn.get_value();
        self.busy.set(true);
        spawn_local(async move {
            let body = LookupNumbers { numbers };
            let told = send(FindSeveral { body }).await;
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            self.busy.set(false);
            match told {
                Ok(rows) => self.told.set(Some(rows)),
                Err(failure) => self.failure.set(Some(failure)),
            }
            self.fresh.set(true);
        });
    }

    /// Gives up what is being asked; what was answered before stays.
    fn stop(self) {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.busy.set(false);
        self.failure.set(None);
    }
}

/// The field of many numbers, and their answers. `on_open` shows one of them.
#[component]
pub fn Several(pasting: Pasting, on_open: Callback<Taxpayer>) -> impl IntoView {
    let form = Form::new();
    let pasted = Memo::new(move |_| read(&pasting.typed.read()));
    let submit = Callback::new(move |()| {
        let numbers = pasted.read_untracked().numbers.clone();
        match numbers.len() {
            0 => form.tell("numbers", Fault::Required),
            count if count > MOST => {}
            _ => pasting.ask(numbers),
        }
    });
    let retry = Callback::new(move |()| submit.run(()));
    let stop = Callback::new(move |()| pasting.stop());
    effect(move || {
        pasted.track();
        form.forget("numbers");
    });
    // On a telephone the answers stand below the field.
    effect(move || {
        if pasting.fresh.get() {
            pasting.fresh.set(false);
            request_animation_frame(|| bring_up("#told h2, #told .note"));
        }
    });
    let button = move || {
        let count = pasted.read().numbers.len();
        let label = match count {
            0 => t(text::ask).to_owned(),
            1 => t(text::ask_one).to_owned(),
            count => text::ask_several(language(), count.min(MOST)),
        };
        let full = Signal::derive(move || pasted.read().numbers.len() > MOST);
        view! { <Button label kind=Kind::Primary submit=true busy=pasting.busy disabled=full /> }
    };
    let give_up = move || {
        let label = t(text::give_up);
        pasting
            .busy
            .get()
            .then(|| view! { <Button label kind=Kind::Ghost on_click=stop /> })
    };
    let answers = move || {
        if pasting.busy.get() {
            return view! {
                <section class="card" aria-busy="true">
                    <div class="body"><SkelLines lines=8 /></div>
                </section>
            }
            .into_any();
        }
        if let Some(failure) = pasting.failure.get() {
            return refused(failure, retry);
        }
        match pasting.told.get() {
            Some(told) => view! { <Rows told on_open /> }.into_any(),
            None => view! {
                <section class="card">
                    <Empty icon="idcard" title=t(text::several_none) about=t(text::several_none_more) />
                </section>
            }
            .into_any(),
        }
    };
    view! {
        <div class="split flip">
            <section class="card" aria-label=t(text::by_several)>
                <div class="body">
                    <FormView form on_submit=submit>
                        <Field name="numbers" label=t(text::paste) hint=t(text::paste_hint)>
                            <TextArea value=pasting.typed rows=11 />
                        </Field>
                        <div role="status">{move || so_far(&pasted.read())}</div>
                        <div class="acts">{button} {give_up}</div>
                    </FormView>
                </div>
            </section>
            <div class="stack" id="told">{answers}</div>
        </div>
    }
    .into_any()
}

/// So many of something, where there are any.
fn said(count: usize, one: fn(Language) -> &'static str, many: fn(Language, usize) -> String) -> Option<String> {
    match count {
        0 => None,
        1 => Some(t(one).to_owned()),
        count => Some(many(language(), count)),
    }
}

/// What is to be said of what was pasted, before anything is asked.
fn so_far(pasted: &Pasted) -> AnyView {
    let count = pasted.numbers.len();
    if count == 0 {
        return ().into_any();
    }
    let parts = [
        said(count, text::one_number, text::numbers),
        said(pasted.wrong.len(), text::one_misspelt, text::misspelt),
        said(pasted.repeated, text::one_repeated, text::repeated),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    let too_many = (count > MOST).then(|| {
        let told = text::too_many(language(), MOST, count - MOST);
        view! { <p class="error">{told}</p> }
    });
    let line = |wrong: &Wrong| {
        let place = text::line(language(), wrong.line);
        let why = wrong.fault.text(language());
        view! { <li><span><b>{wrong.text.clone()}</b> <small>{place} " · " {why}</small></span></li> }
    };
    let lines: Vec<_> = pasted.wrong.iter().take(NAMED).map(line).collect();
    let more = pasted.wrong.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| view! { <li class="muted">{text::and_more(language(), more)}</li> });
    let wrong = (!lines.is_empty()).then(|| view! { <ul class="rows" role="list">{lines} {more}</ul> });
    view! {
        <p class="hint num">{parts.join(" · ")}</p>
        {too_many}
        {wrong}
    }
    .into_any()
}
