//! The invoices: a reseller's own, or those of all resellers for the operator.

use leptos::prelude::*;
use types::access::Operation;
use types::invoices::{Invoice, InvoiceQuery, InvoiceState, ListInvoices};

use crate::auth::may;
use crate::invoices::upcoming::UpcomingCard;
use crate::invoices::{address, text, words};
use crate::kit::{Column, Dot, Empty, ListTable, PageHead, Segmented, listing, say, t};
use crate::shell::NotFound;

/// The page.
#[component]
pub fn Invoices() -> impl IntoView {
    if !may(Operation::ListInvoices) {
        return view! { <NotFound /> }.into_any();
    }
    let of_all = may(Operation::SettleInvoice);
    let state = RwSignal::new(String::new());
    let list = listing(move |cursor| ListInvoices {
        query: InvoiceQuery {
            state: state.with(|name| InvoiceState::of_name(name)),
            cursor,
            ..InvoiceQuery::default()
        },
    });
    let columns = vec![
        Column(t(text::number_short), ""),
        Column(t(text::issued), "w2"),
        Column(t(text::due), "w1"),
        Column(t(text::state), ""),
        Column(t(text::total), "n"),
    ];
    let states = vec![
        ("", t(text::all_states)),
        (InvoiceState::Pending.name(), t(text::pending)),
        (InvoiceState::Paid.name(), t(text::paid)),
        (InvoiceState::Cancelled.name(), t(text::cancelled)),
    ];
    let (title, about) = if of_all {
        (t(text::invoices), t(text::all_more))
    } else {
        (t(text::mine), t(text::mine_more))
    };
    let none = if of_all { t(text::none_all) } else { t(text::none_mine) };
    view! {
        <PageHead title about=about />
        {may(Operation::GetUpcomingInvoices).then(|| view! { <UpcomingCard /> })}
        <ListTable
            caption=t(text::caption)
            columns
            list
            key=|invoice: &Invoice| format!("{}-{}", invoice.id, invoice.version)
            row=move |invoice| row(invoice, of_all)
            empty=move || view! { <Empty icon="doc" title=t(text::none) about=none /> }
        >
            <div class="filters">
                <Segmented value=state options=states label=t(text::which) />
            </div>
        </ListTable>
    }
    .into_any()
}

fn row(invoice: Invoice, of_all: bool) -> AnyView {
    let (word, tone) = words::state(&invoice);
    let name = text::number(crate::kit::language(), say::number(invoice.number));
    let more = if of_all {
        view! { <small>{invoice.reseller_name.clone()}</small> }.into_any()
    } else {
        view! { <small><span class="nar">{t(text::due)} " " {say::date(invoice.due_on)}</span></small> }.into_any()
    };
    view! {
        <tr>
            <td class="who">
                <a href=address(invoice.id)>{name}</a>
                {more}
            </td>
            <td class="w2 nw">{say::date(invoice.issued_on)}</td>
            <td class="w1 nw">{say::date(invoice.due_on)}</td>
            <td class="nw"><Dot label=word tone /></td>
            <td class="n nw"><b>{say::money(&invoice.total)}</b></td>
        </tr>
    }
    .into_any()
}
