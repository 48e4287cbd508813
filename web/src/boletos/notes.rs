//! Why something about a boleto did not go, with the way out.

use leptos::prelude::*;
use types::access::Operation;
use types::kit::problem::Code;

use crate::auth::may;
use crate::boletos::debt::Debt;
use crate::boletos::desk::Desk;
use crate::boletos::{provider, text};
use crate::kit::{ErrorNote, Failure, Note, Tone, t};

/// Why the last try failed, if it did.
#[component]
pub fn Trouble(desk: Desk) -> impl IntoView {
    move || desk.task.failure.get().map(|failure| told(failure, desk))
}

fn told(failure: Failure, desk: Desk) -> AnyView {
    match failure.code() {
        Some(Code::ProviderNotSetUp) => not_set_up(desk),
        Some(Code::ProviderKeyRefused) => view! {
            <Note tone=Tone::Bad alert=true>
                <b>{failure.title()}</b>
                " "
                {way()}
            </Note>
        }
        .into_any(),
        _ if failure.may_pass() => {
            let retry = desk.does(desk.last.get_untracked());
            view! { <ErrorNote failure retry /> }.into_any()
        }
        _ => view! { <ErrorNote failure /> }.into_any(),
    }
}

/// There is nobody to register with yet.
#[must_use]
pub fn not_set_up(desk: Desk) -> AnyView {
    if desk.debt.with_value(|debt| matches!(debt, Debt::Invoice(_))) {
        return view! { <Note tone=Tone::Warn alert=true>{t(text::operator_has_none)}</Note> }.into_any();
    }
    view! {
        <Note tone=Tone::Warn alert=true>
            <b>{t(text::not_set_up)}</b>
            " "
            {way()}
        </Note>
    }
    .into_any()
}

/// To the page where it is put right, for whoever may.
fn way() -> AnyView {
    if may(Operation::ChangePaymentProvider) {
        view! { <a href=provider::ADDRESS>{t(text::go_set_up)}</a> }.into_any()
    } else {
        t(text::ask_owner).into_any()
    }
}
