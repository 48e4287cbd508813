//! Looking up a RUC.

use leptos::prelude::*;
use types::kit::fault::Faults;
use types::lookup::{FindTaxpayer, NumberKind};
use types::tax_id::{Country, TaxId};

use crate::kit::remote::long_wait;
use crate::kit::{Button, Field, Form, FormView, Kind, PageHead, SkelLines, TextInput, language, t};
use crate::lookup::answer::{Answer, answer_view};
use crate::lookup::digits::{LENGTH, Typed, judge};
use crate::lookup::recent::{Recent, RecentLookups, keep};
use crate::lookup::source::{Source, padron};
use crate::lookup::text;

/// The page.
#[component]
pub fn Lookup() -> impl IntoView {
    let form = Form::new();
    let typed = RwSignal::new(String::new());
    let answer = RwSignal::new(None::<Answer>);
    let padron = padron();
    Effect::new(move |_| {
        let nobody = padron
            .value
            .read()
            .as_ref()
            .is_some_and(|about| !about.answers(NumberKind::Ruc));
        if nobody && answer.read_untracked().is_none() {
            answer.set(Some(Answer::NoPadron));
        }
    });
    let submit = Callback::new(move |()| {
        answer.set(None);
        match TaxId::parse(Country::Pe, &typed.read_untracked()) {
            Ok(ruc) => ask(form, ruc.as_str().to_owned(), answer),
            Err(fault) => form.refuse(Faults::one("ruc", fault)),
        }
    });
    let choose = Callback::new(move |recent: Recent| {
        form.forget("ruc");
        typed.set(recent.ruc.clone());
        answer.set(Some(match recent.taxpayer {
            Some(taxpayer) => Answer::Found(taxpayer),
            None => Answer::Missing(recent.ruc),
        }));
    });
    let waits = long_wait(move || form.task.busy.get());
    let shape = || {
        view! {
            <section class="card" aria-busy="true">
                <div class="body"><SkelLines lines=5 /></div>
            </section>
        }
    };
    view! {
        <PageHead title=t(text::title) about=t(text::title_more) />
        <div class="split">
            <div class="stack">
                <section class="card" aria-label=t(text::title)>
                    <div class="body">
                        <FormView form on_submit=submit>
                            <Field name="ruc" label=t(text::ruc)>
                                <div class="join big">
                                    <TextInput value=typed icon="idcard" keys="numeric" autofocus=true />
                                    <Button label=t(text::ask) kind=Kind::Primary submit=true busy=form.task.busy />
                                </div>
                                <Progress form typed />
                            </Field>
                        </FormView>
                    </div>
                    <Source padron />
                </section>
                <div class="stack" aria-live="polite">
                    {move || waits.get().then(shape)}
                    {move || answer.get().map(|answer| answer_view(answer, submit))}
                </div>
            </div>
            <RecentLookups on_choose=choose />
        </div>
    }
    .into_any()
}

fn ask(form: Form, ruc: String, answer: RwSignal<Option<Answer>>) {
    let asked = ruc.clone();
    let (kind, number) = (NumberKind::Ruc, ruc.clone());
    let call = FindTaxpayer { kind, number };
    form.task.run_or(
        call,
        move |taxpayer| {
            keep(ruc, Some(taxpayer.clone()));
            answer.try_set(Some(Answer::Found(taxpayer)));
        },
        move |failure| {
            let told = Answer::of(failure.clone(), &asked);
            if matches!(told, Some(Answer::Missing(_))) {
                keep(asked, None);
            }
            for wrong in failure.faults() {
                form.tell("ruc", wrong.fault.clone());
            }
            answer.try_set(told);
        },
    );
}

/// What can be said while the number is being typed. What is wrong for good is told at the field.
#[component]
fn Progress(form: Form, typed: RwSignal<String>) -> impl IntoView {
    let judged = Memo::new(move |_| judge(&typed.read()));
    Effect::new(move |_| {
        typed.track();
        if let Typed::Wrong(fault) = judged.get() {
            form.tell("ruc", fault);
        }
    });
    move || match judged.get() {
        Typed::Nothing => view! { <p class="hint">{t(text::ruc_hint)}</p> }.into_any(),
        Typed::Partly(count) => view! { <p class="hint num">{text::so_many(language(), count, LENGTH)}</p> }.into_any(),
        Typed::Right => view! { <p class="hint ok ink">{t(text::right)}</p> }.into_any(),
        Typed::Wrong(_) => ().into_any(),
    }
}
