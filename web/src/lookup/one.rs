//! Looking one RUC, DNI or CNPJ up; checking a CPF.

use leptos::prelude::*;
use types::lookup::Taxpayer;

use crate::kit::effect::effect;
use crate::kit::remote::long_wait;
use crate::kit::{Form, FormView, Note, Segmented, SkelLines, language, t};
use crate::lookup::answer::answer_view;
use crate::lookup::asking::{Answer, Asking};
use crate::lookup::digits::Number;
use crate::lookup::field::NumberField;
use crate::lookup::padron_card::PadronCard;
use crate::lookup::providers_card::{ProvidersCard, providers};
use crate::lookup::recent::{Recent, RecentLookups};
use crate::lookup::source::{Source, registries};
use crate::lookup::stops::is_stop;
use crate::lookup::text;

/// The number that is typed, and what was answered. Copied freely.
#[derive(Clone, Copy)]
pub struct Single {
    chosen: RwSignal<String>,
    typed: RwSignal<String>,
    asking: Asking,
}

impl Default for Single {
    fn default() -> Self {
        Self::new()
    }
}

impl Single {
    #[must_use]
    pub fn new() -> Self {
        Self {
            chosen: RwSignal::new(first().name().to_owned()),
            typed: RwSignal::new(String::new()),
            asking: Asking::new(),
        }
    }

    /// Shows who was found elsewhere, without asking anew.
    pub fn show(self, taxpayer: Taxpayer) {
        self.chosen.set(taxpayer.kind.written().to_owned());
        self.typed.set(taxpayer.number.clone());
        self.put(Answer::Found(Box::new(taxpayer)));
    }

    /// Whether it was not answered because look-ups are stopped.
    #[must_use]
    pub fn is_stopped(self) -> bool {
        let answer = self.asking.answer.read();
        matches!(&*answer, Some(Answer::Failed(failure)) if is_stop(failure))
    }

    fn recall(self, recent: Recent) {
        self.chosen.set(recent.kind.written().to_owned());
        self.typed.set(recent.number.clone());
        self.put(match recent.taxpayer {
            Some(taxpayer) => Answer::Found(Box::new(taxpayer)),
            None => Answer::Missing(recent.kind, recent.number),
        });
    }

    /// A field that is filled in forgets the answer before, so this one comes after it.
    fn put(self, answer: Answer) {
        request_animation_frame(move || {
            self.asking.answer.try_set(Some(answer));
        });
    }
}

/// The field of one number, and its answer.
#[component]
pub fn One(single: Single) -> impl IntoView {
    let Single { chosen, typed, asking } = single;
    let form = Form::new();
    let number = Memo::new(move |_| Number::of_name(&chosen.read()).unwrap_or(Number::Ruc));
    let (registries, providers) = (registries(), providers());
    effect(move || {
        number.track();
        form.forget("number");
        asking.stop();
    });
    let submit = Callback::new(move |()| {
        if let Some(kind) = number.get_untracked().kind() {
            asking.ask(form, "number", kind, &typed.read_untracked());
        }
    });
    effect(move || {
        if asking.answer.read().is_some() {
            registries.again();
            if let Some(providers) = providers {
                providers.again();
            }
        }
    });
    let choose = Callback::new(move |recent: Recent| single.recall(recent));
    let waits = long_wait(move || asking.busy.get());
    let shape = || {
        view! {
            <section class="card" aria-busy="true">
                <div class="body"><SkelLines lines=5 /></div>
            </section>
        }
    };
    let kinds = Number::ALL.map(|number| (number.name(), number.name())).to_vec();
    let field = move || view! { <NumberField form name="number" number=number.get() value=typed asking=Some(asking) alone=true /> };
    let checked_only = move || {
        let told = t(text::checked_only);
        (number.get() == Number::Cpf).then(|| view! { <Note>{told}</Note> })
    };
    view! {
        <div class="split">
            <div class="stack">
                <section class="card" aria-label=t(text::title)>
                    <div class="body">
                        <FormView form on_submit=submit>
                            <Segmented value=chosen options=kinds label=t(text::kind) />
                            {field}
                            {checked_only}
                        </FormView>
                    </div>
                    <Source registries />
                </section>
                <div class="stack" aria-live="polite">
                    {move || waits.get().then(shape)}
                    {move || asking.answer.get().map(|answer| answer_view(answer, submit))}
                </div>
            </div>
            <div class="stack">
                <RecentLookups on_choose=choose />
                <PadronCard on_end=Callback::new(move |()| registries.again()) />
                {providers.map(|providers| view! { <ProvidersCard providers /> })}
            </div>
        </div>
    }
    .into_any()
}

/// The number that whoever reads this language looks up most.
fn first() -> Number {
    match language() {
        types::kit::text::Language::Pt => Number::Cnpj,
        types::kit::text::Language::Es | types::kit::text::Language::En => Number::Ruc,
    }
}
