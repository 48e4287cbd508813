//! One payment of the list: what, when, how much, its boleto, and the check and the cross.

use leptos::prelude::*;
use types::access::Operation;
use types::boletos::BoletoState;
use types::payments::{Payment, PaymentMethod, PaymentState};
use types::tax_id::Country;

use crate::auth::may;
use crate::boletos;
use crate::kit::{Dot, IconButton, Kind, Menu, MenuItem, language, say, t};
use crate::payments::acts::Acts;
use crate::payments::{text, words};

/// Whether this member may do anything about payments.
#[must_use]
pub fn may_act() -> bool {
    may(Operation::ConfirmPayment)
}

pub fn row(payment: Payment, acts: Acts) -> AnyView {
    let how = words::how(&payment);
    let (word, tone) = words::state(&payment);
    let decided = words::decided(&payment).map(|decided| view! { <small>{decided}</small> });
    let reason = payment
        .reason
        .clone()
        .map(|reason| view! { <small class="whole">{reason}</small> });
    let rest = payment.rest_of.is_some().then(|| format!(" · {}", t(text::rest_of)));
    let (slip, code) = (boleto(&payment, acts), pix(&payment, acts));
    let date = payment.paid_on.unwrap_or(payment.due_on);
    let alike = payment.alike.first().map(|other| {
        let told = text::alike(language(), other.account_name.clone(), say::date(other.due_on));
        view! { <small class="whole ink warn">{told}</small> }
    });
    view! {
        <tr>
            <td class="who">
                <span class="whole">{payment.description.clone()}</span>
                <small class="whole">{how} {rest}</small>
                {slip}
                {code}
                {alike}
                {reason}
                <small class="nar whole">{say::date(date)} " · " {word}</small>
            </td>
            <td class="w1 nw">{say::date(date)}</td>
            <td class="n nw">{say::money(&payment.amount)}</td>
            <td class="w1 nw">
                <Dot label=word tone />
                {decided}
            </td>
            <td class="do">{may_act().then(|| acts_on(&payment, acts))}</td>
        </tr>
    }
    .into_any()
}

/// How its boleto stands, or that it may have one: what opens it.
fn boleto(payment: &Payment, acts: Acts) -> Option<AnyView> {
    let may_have = payment.state == PaymentState::Scheduled
        && payment.amount.currency == Country::Br.currency()
        && may(Operation::RegisterBoleto);
    let word = match payment.boleto {
        Some(state) if may(Operation::GetBoleto) => {
            let (word, tone) = boletos::words::state(state);
            view! { <Dot label=word tone /> }.into_any()
        }
        None if may_have => t(boletos::text::register).into_any(),
        _ => return None,
    };
    let told = payment
        .boleto
        .map_or(t(boletos::text::register), |state| boletos::words::state(state).0);
    let label = boletos::text::of_what(language(), told, &payment.description);
    let open = acts.ask(payment, acts.boleto);
    let link = view! {
        <small class="whole">
            <button type="button" class="link" aria-label=label on:click=move |_| open.run(())>
                {word}
            </button>
        </small>
    };
    Some(link.into_any())
}

/// What opens the Pix code to the reseller's own key.
fn pix(payment: &Payment, acts: Acts) -> Option<AnyView> {
    let waits = payment.state == PaymentState::Scheduled
        && payment.method == PaymentMethod::Pix
        && payment.amount.currency == Country::Br.currency();
    let billed = matches!(payment.boleto, Some(BoletoState::Registering | BoletoState::Registered));
    if !waits || billed || !may(Operation::GetPaymentPix) {
        return None;
    }
    let label = boletos::text::pix_code_of(language(), &payment.description);
    let open = acts.ask(payment, acts.pix);
    let link = view! {
        <small class="whole">
            <button type="button" class="link" aria-label=label on:click=move |_| open.run(())>
                {t(boletos::text::pix_code)}
            </button>
        </small>
    };
    Some(link.into_any())
}

fn acts_on(payment: &Payment, acts: Acts) -> AnyView {
    let what = payment.description.as_str();
    let ask = |dialog| acts.ask(payment, dialog);
    match payment.state {
        PaymentState::Scheduled => {
            let (confirm, cancel) = (
                text::confirm_which(language(), what),
                text::cancel_which(language(), what),
            );
            let (confirming, cancelling) = (ask(acts.confirming), ask(acts.cancelling));
            view! {
                <IconButton label=confirm icon="ok" kind=Kind::Ghost on_click=confirming />
                <IconButton label=cancel icon="x" kind=Kind::Ghost on_click=cancelling />
            }
            .into_any()
        }
        PaymentState::Paid => {
            let (label, taking_back) = (text::acts_on(language(), what), ask(acts.taking_back));
            view! {
                <Menu label>
                    <MenuItem label=t(text::take_back) icon="undo" danger=true on_click=taking_back />
                </Menu>
            }
            .into_any()
        }
        PaymentState::Cancelled | PaymentState::Reversed => ().into_any(),
    }
}
