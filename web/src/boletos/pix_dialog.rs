//! The Pix code of a payment to the reseller's own key: drawn, copied, and confirmed by hand.

use leptos::prelude::*;
use types::boletos::{GetPaymentPix, PaymentPix};
use types::kit::problem::Code;
use types::payments::Payment;

use crate::boletos::provider::ADDRESS;
use crate::boletos::qr::Qr;
use crate::boletos::text;
use crate::kit::{
    Button, CopyField, Dialog, ErrorNote, Fact, Facts, Failure, LinkButton, Note, SkelLines, language, load, say, t,
};

/// The dialog. Which payment it is about is asked when it opens.
#[component]
pub fn PixDialog(open: RwSignal<bool>, payment: RwSignal<Option<Payment>>) -> impl IntoView {
    let title = Signal::derive(move || {
        let what = payment.with(|payment| payment.as_ref().map(|payment| payment.description.clone()));
        text::pix_title(language(), what.unwrap_or_default())
    });
    view! {
        <Dialog open title>
            {move || payment.get().map(|payment| view! { <Content payment open /> })}
        </Dialog>
    }
}

#[component]
fn Content(payment: Payment, open: RwSignal<bool>) -> impl IntoView {
    let (account_id, payment_id) = (payment.account_id, payment.id);
    let read = load(move || Some(GetPaymentPix { account_id, payment_id }));
    let retry = Callback::new(move |()| read.again());
    let unset = |failure: &Failure| failure.code() == Some(Code::PixNotSetUp);
    let told = move || match (read.value.get(), read.failure.get()) {
        (Some(pix), _) => code(pix),
        (None, Some(failure)) if unset(&failure) => view! {
            <Note>
                <p>{failure.title()}</p>
                <LinkButton label=t(text::go_set_up) href=ADDRESS icon="link" />
            </Note>
        }
        .into_any(),
        (None, Some(failure)) => view! { <ErrorNote failure retry /> }.into_any(),
        (None, None) => view! { <SkelLines lines=6 /> }.into_any(),
    };
    let close = Callback::new(move |()| open.set(false));
    view! {
        <div class="body">{told}</div>
        <div class="foot">
            <Button label=t(text::back) on_click=close />
        </div>
    }
    .into_any()
}

fn code(pix: PaymentPix) -> AnyView {
    let amount = say::money(&pix.amount);
    let receiver = pix.receiver;
    view! {
        <Note>{t(text::pix_by_hand)}</Note>
        <Facts>
            <Fact name=t(text::amount)>
                <span class="num">{amount}</span>
            </Fact>
            <Fact name=t(text::key)>
                <span class="num">{receiver.key}</span>
            </Fact>
            <Fact name=t(text::pix_name)>{receiver.name}</Fact>
        </Facts>
        <section class="scan">
            <Qr text=pix.code.clone() label=t(text::pix_picture) />
            <div class="stack tight">
                <h3>{t(text::pix)}</h3>
                <p class="muted">{t(text::pix_scan)}</p>
                <CopyField value=pix.code label=t(text::pix) />
                <h3>{t(text::txid)}</h3>
                <p class="muted">{t(text::txid_more)}</p>
                <CopyField value=pix.txid label=t(text::txid) whole=true />
            </div>
        </section>
    }
    .into_any()
}
