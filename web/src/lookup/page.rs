//! Looking up a RUC, DNI or CNPJ; checking a CPF.

use leptos::prelude::*;

use crate::kit::effect::effect;
use crate::kit::remote::long_wait;
use crate::kit::{Form, FormView, Note, PageHead, Segmented, SkelLines, language, t};
use crate::lookup::answer::answer_view;
use crate::lookup::asking::{Answer, Asking};
use crate::lookup::digits::Number;
use crate::lookup::field::NumberField;
use crate::lookup::padron_card::PadronCard;
use crate::lookup::recent::{Recent, RecentLookups};
use crate::lookup::source::{Source, registries};
use crate::lookup::text;

/// The page.
#[component]
pub fn Lookup() -> impl IntoView {
    let form = Form::new();
    let (chosen, typed) = (RwSignal::new(first().name().to_owned()), RwSignal::new(String::new()));
    let number = Memo::new(move |_| Number::of_name(&chosen.read()).unwrap_or(Number::Ruc));
    let asking = Asking::new();
    let registries = registries();
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
        }
    });
    let choose = Callback::new(move |recent: Recent| {
        chosen.set(recent.kind.written().to_owned());
        typed.set(recent.number.clone());
        let answer = match recent.taxpayer {
            Some(taxpayer) => Answer::Found(Box::new(taxpayer)),
            None => Answer::Missing(recent.kind, recent.number),
        };
        request_animation_frame(move || asking.answer.set(Some(answer)));
    });
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
        <PageHead title=t(text::title) about=t(text::title_more) />
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
