//! The lines of an invoice.

use leptos::prelude::*;
use types::access::Operation;
use types::invoices::{InvoiceId, InvoiceLine, ListInvoiceLines};
use types::kit::money::Money;
use types::kit::page::PageQuery;

use crate::accounts::address;
use crate::auth::may;
use crate::invoices::text;
use crate::kit::{Column, Empty, ListTable, language, listing, say, t};

/// The list.
#[component]
pub fn Lines(invoice_id: InvoiceId) -> impl IntoView {
    let list = listing(move |cursor| ListInvoiceLines {
        invoice_id,
        query: PageQuery { cursor, limit: None },
    });
    let columns = vec![
        Column(t(text::account), ""),
        Column(t(text::what), "w2"),
        Column(t(text::days), "w3"),
        Column(t(text::price), "n w4"),
        Column(t(text::discount), "n w4"),
        Column(t(text::amount), "n"),
    ];
    view! {
        <ListTable
            caption=t(text::accounts)
            columns
            list
            key=|line: &InvoiceLine| line.id.to_string()
            row
            empty=|| view! { <Empty icon="doc" title=t(text::no_lines) about=t(text::no_lines_more) /> }
        />
    }
}

fn row(line: InvoiceLine) -> AnyView {
    let days = text::period(language(), say::date(line.from), say::date(line.to));
    let discount = (line.discount_minor > 0).then(|| {
        let off = Money {
            minor: -line.discount_minor,
            currency: line.amount.currency.clone(),
        };
        say::amount(&off)
    });
    let name = line.account_name.clone();
    // The operator sees who is paid for, and has no page of it.
    let name = if may(Operation::GetAccount) {
        let href = address::tab(line.account_id, address::OVERVIEW);
        view! { <a href=href>{name}</a> }.into_any()
    } else {
        view! { <span>{name}</span> }.into_any()
    };
    let more = format!("{} · {days}", line.description);
    view! {
        <tr>
            <td class="who">
                {name}
                <small class="wraps"><span class="nar">{more}</span></small>
            </td>
            <td class="w2">{line.description.clone()}</td>
            <td class="w3 nw">{days}</td>
            <td class="n w4 nw">{say::amount(&line.full)}</td>
            <td class="n w4 nw">{discount}</td>
            <td class="n nw">{say::money(&line.amount)}</td>
        </tr>
    }
    .into_any()
}
