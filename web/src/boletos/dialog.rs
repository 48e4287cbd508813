//! The boleto of a debt: registered, read, taken away, cancelled.

use leptos::prelude::*;

use crate::boletos::debt::Debt;
use crate::boletos::desk::{Act, Desk};
use crate::boletos::notes::{Trouble, not_set_up};
use crate::boletos::slip::slip;
use crate::boletos::text;
use crate::kit::{Button, Dialog, ErrorNote, Fact, Facts, Kind, Note, SkelLines, Tone, language, say, t};

/// The dialog. What its debt is, is asked when it opens.
#[component]
pub fn BoletoDialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    debt: Callback<(), Option<Debt>>,
    /// Something changed about the debt.
    changed: Callback<()>,
) -> impl IntoView {
    view! {
        <Dialog open title>
            {move || debt.run(()).map(|debt| view! { <Content debt open changed /> })}
        </Dialog>
    }
}

/// What the dialog of something is called.
#[must_use]
pub fn boleto_title(what: String) -> String {
    text::boleto_title(language(), what)
}

#[component]
fn Content(debt: Debt, open: RwSignal<bool>, changed: Callback<()>) -> impl IntoView {
    let desk = Desk::new(debt, open, changed);
    let drawn = move || match desk.read.value.get() {
        Some(boleto) if desk.asking.get() => asking(&boleto.amount, desk),
        Some(boleto) => slip(boleto, desk),
        None if desk.there.get() => reading(desk),
        None => offer(desk),
    };
    drawn.into_any()
}

fn reading(desk: Desk) -> AnyView {
    let retry = Callback::new(move |()| desk.read.again());
    let told = move || match desk.read.failure.get() {
        Some(failure) => view! { <ErrorNote failure retry /> }.into_any(),
        None => view! { <SkelLines lines=5 /> }.into_any(),
    };
    view! { <div class="body">{told}</div> }.into_any()
}

/// What registering means, and its button; or why it cannot be.
fn offer(desk: Desk) -> AnyView {
    let debt = desk.debt.get_value();
    let (late, open, due_on) = (debt.is_late(), debt.is_open(), debt.due_on());
    let allowed = debt.allows(Act::Register);
    let unset = move || {
        desk.provider
            .value
            .read()
            .as_ref()
            .is_some_and(|read| read.provider.is_none())
    };
    let can = move || !late && !unset() && open;
    let note = move || {
        if late {
            let told = text::too_late(language(), say::date(due_on));
            view! { <Note tone=Tone::Warn>{told}</Note> }.into_any()
        } else if unset() {
            not_set_up(desk)
        } else {
            view! { <p>{t(text::will_register)}</p> }.into_any()
        }
    };
    let button = move || {
        (can() && allowed).then(|| {
            let register = desk.does(Act::Register);
            view! {
                <Button
                    label=t(text::register)
                    kind=Kind::Primary
                    busy=desk.task.busy
                    on_click=register
                />
            }
        })
    };
    let close = Callback::new(move |()| desk.open.set(false));
    view! {
        <div class="body">
            <Facts>
                <Fact name=t(text::amount)>
                    <span class="num">{say::money(debt.amount())}</span>
                </Fact>
                <Fact name=t(text::due)>{say::date(due_on)}</Fact>
            </Facts>
            {note}
            <Trouble desk />
        </div>
        <div class="foot">
            <Button label=t(text::back) on_click=close />
            {button}
        </div>
    }
    .into_any()
}

/// Asks before a boleto is cancelled, in its place.
fn asking(amount: &types::kit::money::Money, desk: Desk) -> AnyView {
    let keep = Callback::new(move |()| desk.asking.set(false));
    view! {
        <div class="body">
            <p>
                <b>{t(text::cancel_title)}</b>
                " "
                <span class="num">{say::money(amount)}</span>
            </p>
            <p>{t(text::cancel_means)}</p>
            <Trouble desk />
        </div>
        <div class="foot">
            <Button label=t(text::keep_it) harmless=true on_click=keep />
            <Button
                label=t(text::cancel_verb)
                kind=Kind::DangerPrimary
                busy=desk.task.busy
                on_click=desk.does(Act::Cancel)
            />
        </div>
    }
    .into_any()
}
