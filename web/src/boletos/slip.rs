//! A boleto as it stands: by what it is paid, what came in, and what can be done.

use leptos::prelude::*;
use types::boletos::{BoletoState, DownloadBoleto, DownloadInvoiceBoleto, ProviderEnvironment, RegisteredBoleto};

use crate::boletos::debt::Debt;
use crate::boletos::desk::{Act, Desk};
use crate::boletos::notes::Trouble;
use crate::boletos::qr::Qr;
use crate::boletos::{text, words};
use crate::kit::{
    Button, CopyField, Dot, Fact, Facts, Failure, Kind, Note, Task, Tone, browser, language, say, t, toast,
};

/// Body and foot of the dialog.
#[must_use]
pub fn slip(boleto: RegisteredBoleto, desk: Desk) -> AnyView {
    let sandbox = boleto.environment == ProviderEnvironment::Sandbox;
    let of_trial = desk.debt.with_value(|debt| match debt {
        Debt::Payment { .. } => t(text::pays_nothing),
        Debt::Invoice(_) => t(text::pays_no_invoice),
    });
    let trial = sandbox.then(|| view! { <Note tone=Tone::Warn>{of_trial}</Note> });
    let payable = boleto.state == BoletoState::Registered;
    view! {
        <div class="body">
            {trial}
            {stands(&boleto)}
            {facts(&boleto, desk)}
            {payable.then(|| codes(&boleto))}
            <Trouble desk />
        </div>
        <div class="foot">{foot(&boleto, desk)}</div>
    }
    .into_any()
}

/// What its state means, where that needs words.
fn stands(boleto: &RegisteredBoleto) -> AnyView {
    match (boleto.state, &boleto.paid) {
        (BoletoState::Registering, _) => view! { <Note tone=Tone::Warn>{t(text::unanswered)}</Note> }.into_any(),
        (BoletoState::Paid, Some(paid)) => {
            let told = text::paid_on(language(), say::money(&paid.amount), say::date(paid.on));
            let lost = (!paid.confirmed).then(|| view! { <p>{t(text::not_confirmed)}</p> });
            let tone = if paid.confirmed { Tone::Ok } else { Tone::Warn };
            view! {
                <Note tone>
                    <b>{told}</b>
                    {lost}
                </Note>
            }
            .into_any()
        }
        (BoletoState::Refunded, _) => view! { <Note tone=Tone::Bad>{t(text::was_refunded)}</Note> }.into_any(),
        (BoletoState::Cancelled, _) => view! { <Note>{t(text::is_gone)}</Note> }.into_any(),
        (BoletoState::Registered | BoletoState::Paid, _) => ().into_any(),
    }
}

fn facts(boleto: &RegisteredBoleto, desk: Desk) -> AnyView {
    let (word, tone) = words::state(boleto.state);
    let number = boleto.our_number.clone().map(|number| {
        view! {
            <Fact name=t(text::our_number)>
                <span class="num">{number}</span>
            </Fact>
        }
    });
    let registered = boleto.registered_at.map(|at| {
        let day = say::day_of(at);
        let told = match boleto.registered_by.clone() {
            Some(who) => text::by_on(language(), who, day),
            None => day,
        };
        view! { <Fact name=t(text::registered)>{told}</Fact> }
    });
    let (amount, due) = (say::money(&boleto.amount), say::date(boleto.due_on));
    view! {
        <Facts>
            <Fact name=t(text::state)>
                <Dot label=word tone />
            </Fact>
            <Fact name=t(text::amount)>
                <span class="num">{amount}</span>
            </Fact>
            <Fact name=t(text::due)>{due}</Fact>
            <Fact name=t(text::payer)>{desk.debt.with_value(|debt| debt.payer().to_owned())}</Fact>
            {number}
            {registered}
        </Facts>
    }
    .into_any()
}

/// By what it is paid.
fn codes(boleto: &RegisteredBoleto) -> AnyView {
    let line = boleto.digitable_line.clone().map(|line| {
        view! {
            <section class="stack tight">
                <h3>{t(text::line)}</h3>
                <CopyField value=line label=t(text::line) whole=true />
            </section>
        }
    });
    let pix = match boleto.pix.clone() {
        Some(pix) => view! {
            <section class="scan">
                <Qr text=pix.clone() label=t(text::pix_picture) />
                <div class="stack tight">
                    <h3>{t(text::pix)}</h3>
                    <p class="muted">{t(text::pix_scan)}</p>
                    <CopyField value=pix label=t(text::pix) />
                </div>
            </section>
        }
        .into_any(),
        None => view! { <p class="muted">{t(text::no_pix)}</p> }.into_any(),
    };
    view! {
        {line}
        {pix}
    }
    .into_any()
}

fn foot(boleto: &RegisteredBoleto, desk: Desk) -> AnyView {
    let busy = desk.task.busy;
    let allows = |act| desk.debt.with_value(|debt| debt.allows(act));
    let cancel = allows(Act::Cancel).then(|| {
        let ask = Callback::new(move |()| {
            desk.task.clear();
            desk.asking.set(true);
        });
        view! { <Button label=t(text::cancel) kind=Kind::Danger on_click=ask /> }
    });
    let register = |label: &'static str| {
        (desk.debt.with_value(Debt::is_open) && allows(Act::Register)).then(|| {
            let register = desk.does(Act::Register);
            view! { <Button label kind=Kind::Primary busy on_click=register /> }
        })
    };
    let close = Callback::new(move |()| desk.open.set(false));
    match boleto.state {
        BoletoState::Registering => view! {
            {cancel}
            {register(t(text::ask_again))}
        }
        .into_any(),
        BoletoState::Registered => {
            let refresh = desk.does(Act::Refresh);
            let refresh =
                allows(Act::Refresh).then(|| view! { <Button label=t(text::refresh) busy on_click=refresh /> });
            view! {
                {cancel}
                {refresh}
                {take(boleto, desk)}
            }
            .into_any()
        }
        BoletoState::Cancelled => view! {
            <Button label=t(text::back) on_click=close />
            {register(t(text::register_again))}
        }
        .into_any(),
        BoletoState::Paid | BoletoState::Refunded => view! { <Button label=t(text::back) on_click=close /> }.into_any(),
    }
}

/// The button of its PDF.
fn take(boleto: &RegisteredBoleto, desk: Desk) -> AnyView {
    let task = Task::new();
    let due_on = boleto.due_on;
    let take = Callback::new(move |()| {
        let debt = desk.debt.get_value();
        let name = format!("{}-{}-{due_on}.pdf", t(text::file), debt.file_mark());
        let done = move |bytes: Vec<u8>| {
            browser::save_file(&name, "application/pdf", &bytes);
            toast(text::taken(language(), name));
        };
        let failed = |failure: &Failure| toast(failure.title());
        match debt {
            Debt::Payment { payment, .. } => {
                let (account_id, payment_id) = (payment.account_id, payment.id);
                task.run_or(DownloadBoleto { account_id, payment_id }, done, failed);
            }
            Debt::Invoice(invoice) => {
                let invoice_id = invoice.id;
                task.run_or(DownloadInvoiceBoleto { invoice_id }, done, failed);
            }
        }
    });
    view! {
        <Button
            label=t(text::download)
            icon="download"
            kind=Kind::Primary
            busy=task.busy
            on_click=take
        />
    }
    .into_any()
}
