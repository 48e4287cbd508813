//! The boleto of a payment: registered, read, taken away, cancelled.

use leptos::prelude::*;
use types::access::Operation;
use types::accounts::Account;
use types::payments::{Payment, PaymentState};

use crate::auth::may;
use crate::boletos::desk::{Act, Desk};
use crate::boletos::notes::{Trouble, not_set_up};
use crate::boletos::slip::slip;
use crate::boletos::text;
use crate::kit::{Button, Dialog, ErrorNote, Fact, Facts, Kind, Note, SkelLines, Tone, browser, language, say, t};
use crate::payments::acts::Acts;

/// The dialog.
#[component]
pub fn BoletoDialog(account: Memo<Account>, acts: Acts) -> impl IntoView {
    let what = move || {
        acts.payment
            .with(|payment| payment.as_ref().map(|payment| payment.description.clone()))
    };
    let title = Signal::derive(move || text::boleto_title(language(), what().unwrap_or_default()));
    view! {
        <Dialog open=acts.boleto title>
            {move || {
                let payment = acts.payment.get_untracked();
                payment.map(|payment| view! { <Content payment account acts /> })
            }}
        </Dialog>
    }
}

#[component]
fn Content(payment: Payment, account: Memo<Account>, acts: Acts) -> impl IntoView {
    let desk = Desk::new(acts, payment);
    let drawn = move || match desk.read.value.get() {
        Some(boleto) if desk.asking.get() => asking(&boleto.amount, desk),
        Some(boleto) => slip(boleto, account, desk),
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
    let payment = desk.payment.get_value();
    let late = payment.due_on < browser::today();
    let unset = move || {
        desk.provider
            .value
            .read()
            .as_ref()
            .is_some_and(|read| read.provider.is_none())
    };
    let can = move || !late && !unset() && payment.state == PaymentState::Scheduled;
    let note = move || {
        if late {
            let told = text::too_late(language(), say::date(payment.due_on));
            view! { <Note tone=Tone::Warn>{told}</Note> }.into_any()
        } else if unset() {
            not_set_up()
        } else {
            view! { <p>{t(text::will_register)}</p> }.into_any()
        }
    };
    let button = move || {
        (can() && may(Operation::RegisterBoleto)).then(|| {
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
    let close = Callback::new(move |()| desk.acts.boleto.set(false));
    view! {
        <div class="body">
            <Facts>
                <Fact name=t(text::amount)>
                    <span class="num">{say::money(&payment.amount)}</span>
                </Fact>
                <Fact name=t(text::due)>{say::date(payment.due_on)}</Fact>
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
