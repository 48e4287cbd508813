//! One invoice: how it stands, what can be done about it, and its lines.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use types::access::Operation;
use types::invoices::{DownloadInvoice, GetInvoice, Invoice, InvoiceId, InvoiceState};
use types::kit::money::Money;
use types::kit::problem::Code;

use crate::auth::may;
use crate::boletos::{BoletoDialog, Debt, boleto_title};
use crate::invoices::rows::Lines;
use crate::invoices::settle::{Deciding, Dialogs};
use crate::invoices::{ADDRESS, text, words};
use crate::kit::{
    Badge, Button, Card, Empty, ErrorNote, Fact, Facts, Failure, Kind, LinkButton, Load, PageHead, SkelLines, Task,
    browser, language, load, say, t, toast,
};
use crate::payments::words as ways;

/// The page.
#[component]
pub fn InvoicePage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").and_then(|text| text.parse::<InvoiceId>().ok()));
    let read = load(move || id.get().map(|invoice_id| GetInvoice { invoice_id }));
    let deciding = Deciding::of(read);
    let title = deciding.titled(|language, number| boleto_title(text::number(language, number)));
    let debt = Callback::new(move |()| read.value.get_untracked().map(Debt::Invoice));
    let changed = Callback::new(move |()| read.again());
    // The lines and the dialogs stay while what is told of the invoice is read again.
    view! {
        {move || head(read, deciding, id.read().is_none())}
        {move || id.get().filter(|_| read.value.read().is_some()).map(|invoice_id| view! { <Lines invoice_id /> })}
        <Dialogs deciding />
        <BoletoDialog open=deciding.boleto title=title debt changed />
    }
    .into_any()
}

fn head(read: Load<Invoice>, deciding: Deciding, nonsense: bool) -> AnyView {
    let retry = Callback::new(move |()| read.again());
    let missing = |failure: &Failure| failure.code() == Some(Code::NotFound);
    if let Some(invoice) = read.value.get() {
        return shown(invoice, deciding);
    }
    match read.failure.get() {
        Some(failure) if !missing(&failure) => view! {
            <PageHead title=t(text::number_short) />
            <ErrorNote failure retry />
        }
        .into_any(),
        None if !nonsense => view! { <SkelLines lines=6 /> }.into_any(),
        _ => view! {
            <PageHead title=t(text::number_short) />
            <Empty icon="search" title=t(text::no_such) about=t(text::no_such_more)>
                <LinkButton label=list_name() href=ADDRESS />
            </Empty>
        }
        .into_any(),
    }
}

fn list_name() -> &'static str {
    if may(Operation::SettleInvoice) {
        t(text::invoices)
    } else {
        t(text::mine)
    }
}

fn shown(invoice: Invoice, deciding: Deciding) -> AnyView {
    let (word, tone) = words::state(&invoice);
    let title = text::number(language(), say::number(invoice.number));
    let crumbs = vec![(list_name().to_owned(), ADDRESS.to_owned())];
    let badge = move || view! { <Badge label=word tone /> }.into_any();
    let (acts, facts) = (acts(&invoice, deciding), facts(&invoice));
    let about = invoice.reseller_name;
    view! {
        <PageHead title crumbs badge about>
            {acts}
        </PageHead>
        {facts}
    }
    .into_any()
}

fn acts(invoice: &Invoice, deciding: Deciding) -> AnyView {
    let decide = (invoice.state == InvoiceState::Pending).then(|| decisions(invoice, deciding));
    view! {
        {take(invoice)}
        {decide}
    }
    .into_any()
}

/// The button of its PDF.
fn take(invoice: &Invoice) -> AnyView {
    let task = Task::new();
    let (invoice_id, number) = (invoice.id, invoice.number);
    let take = Callback::new(move |()| {
        let name = format!("{}-{number}.pdf", t(text::file));
        let done = move |bytes: Vec<u8>| {
            browser::save_file(&name, "application/pdf", &bytes);
            toast(text::taken(language(), name));
        };
        task.run_or(DownloadInvoice { invoice_id }, done, |failure| toast(failure.title()));
    });
    view! { <Button label=t(text::download) icon="download" busy=task.busy on_click=take /> }.into_any()
}

fn decisions(invoice: &Invoice, deciding: Deciding) -> AnyView {
    let opens = |dialog: RwSignal<bool>| Callback::new(move |()| dialog.set(true));
    let cancel = may(Operation::CancelInvoice).then(|| {
        view! { <Button label=t(text::cancel) kind=Kind::Danger on_click=opens(deciding.cancelling) /> }
    });
    let settle = may(Operation::SettleInvoice).then(|| {
        view! { <Button label=t(text::settle) kind=Kind::Primary on_click=opens(deciding.settling) /> }
    });
    let reais = invoice.total.currency.as_str() == "BRL";
    let boleto = (reais && may(Operation::RegisterInvoiceBoleto)).then(|| {
        view! { <Button label=t(text::boleto) kind=Kind::Primary icon="pay" on_click=opens(deciding.boleto) /> }
    });
    view! {
        {cancel}
        {settle}
        {boleto}
    }
    .into_any()
}

fn facts(invoice: &Invoice) -> AnyView {
    let tax = Money {
        minor: invoice.tax_minor,
        currency: invoice.total.currency.clone(),
    };
    let tax = (tax.minor != 0).then(|| {
        view! {
            <Fact name=t(text::tax)>
                <span class="num">{say::money(&tax)}</span>
            </Fact>
        }
    });
    let paid = invoice.paid.clone().map(|paid| {
        let reference = paid
            .reference
            .map(|reference| view! { <Fact name=t(text::reference)>{reference}</Fact> });
        let by = paid.by.unwrap_or_else(|| t(text::provider).to_owned());
        view! {
            <Fact name=t(text::paid_on)>{say::date(paid.on)}</Fact>
            <Fact name=t(text::how)>{ways::method(paid.method)}</Fact>
            {reference}
            <Fact name=t(text::written_by)>{by}</Fact>
        }
    });
    let reason = invoice
        .cancel_reason
        .clone()
        .map(|reason| view! { <Fact name=t(text::reason)>{reason}</Fact> });
    let total = say::money(&invoice.total);
    let (issued, due) = (say::date(invoice.issued_on), say::date(invoice.due_on));
    view! {
        <Card>
            <Facts>
                <Fact name=t(text::total)>
                    <b class="num">{total}</b>
                </Fact>
                {tax}
                <Fact name=t(text::issued)>{issued}</Fact>
                <Fact name=t(text::due)>{due}</Fact>
                {paid}
                {reason}
            </Facts>
        </Card>
    }
    .into_any()
}
