//! The documents of an account as a list, each with its XML to download.

use leptos::prelude::*;
use types::access::Operation;
use types::accounts::{Account, AccountId};
use types::documents::{Document, DocumentQuery, DownloadDocument, ListDocuments};
use types::tax_id::{Country, written};

use crate::accounts::address;
use crate::accounts::state::environment;
use crate::auth::may;
use crate::documents::state::{state_dot, word};
use crate::documents::{name, state_text, text};
use crate::kit::format::{self, NOTHING};
use crate::kit::{
    Column, Empty, IconButton, Kind, LinkButton, ListTable, Task, browser, language, listing, say, t, toast,
};

/// The list. `integration` is the address of the page where the account's keys are made.
#[component]
pub fn DocumentList(account: Memo<Account>, integration: String) -> impl IntoView {
    let issuer = account.with_untracked(Issuer::of);
    let id = issuer.account;
    let list = listing(move |cursor| ListDocuments {
        account_id: id,
        query: DocumentQuery { cursor, limit: None },
    });
    let columns = vec![
        Column(t(text::number), ""),
        Column(t(text::customer), "w3"),
        Column(t(text::issued), "w1"),
        Column(name::total_header(issuer.country), "n"),
        Column(t(state_text::state), "w2"),
        Column(t(text::environment), "w4"),
        Column(t(text::received), "w5"),
        Column("", "do"),
    ];
    let row = move |document: Document| row(document, &issuer);
    view! {
        <ListTable
            caption=t(text::caption)
            columns
            list
            key=|document: &Document| format!("{}-{}", document.id, document.state.state.name())
            row
            empty=move || view! { <NoDocuments integration=integration.clone() /> }
        />
    }
    .into_any()
}

/// Whose documents they are, as far as a row needs it.
#[derive(Clone)]
struct Issuer {
    account: AccountId,
    country: Country,
    tax_id: String,
}

impl Issuer {
    fn of(account: &Account) -> Self {
        Self {
            account: account.id,
            country: account.country,
            tax_id: account.tax_id.clone(),
        }
    }
}

fn row(document: Document, issuer: &Issuer) -> AnyView {
    let country = issuer.country;
    let page = address::document(issuer.account, document.id);
    let issued = format::date(document.issued_on, name::voice(country));
    let total = document
        .total
        .as_ref()
        .map_or_else(|| NOTHING.to_owned(), |money| name::amount(money, country));
    let customer = document.customer_name.clone().unwrap_or_else(|| NOTHING.to_owned());
    let customer_id = document
        .customer_tax_id
        .as_deref()
        .map(|number| written(country, number));
    let fiscal = document.kind.is_fiscal();
    let standing = fiscal.then(|| word(document.state.state));
    view! {
        <tr>
            <td class="who">
                <a href=page>{name::number(&document)}</a>
                <small>
                    <span class="nar">{issued.clone()} " · " {standing.map(|word| format!("{word} · "))}</span>
                    {name::about(&document)}
                </small>
            </td>
            <td class="w3 two wide">
                <span>{customer}</span>
                {customer_id.map(|number| view! { <small>{number}</small> })}
            </td>
            <td class="w1 nw">{issued}</td>
            <td class="n">{total}</td>
            <td class="w2 nw">{fiscal.then(|| state_dot(&document.state))}</td>
            <td class="w4">{environment(document.environment)}</td>
            <td class="w5 nw">{came(&document)}</td>
            <td class="do">
                {document
                    .received_at
                    .is_some()
                    .then(|| view! { <Download document issuer=issuer.clone() /> })}
            </td>
        </tr>
    }
    .into_any()
}

/// When its XML came, or that it has not.
fn came(document: &Document) -> AnyView {
    match document.received_at {
        Some(at) => say::lately(at).into_any(),
        None => view! { <span class="muted">{t(text::awaiting_xml)}</span> }.into_any(),
    }
}

#[component]
fn Download(document: Document, issuer: Issuer) -> impl IntoView {
    let task = Task::new();
    let label = text::download_of(language(), name::number(&document));
    let download = Callback::new(move |()| {
        let call = DownloadDocument {
            account_id: issuer.account,
            document_id: document.id,
        };
        let file = name::file(&document, &issuer.tax_id);
        task.run_or(
            call,
            move |bytes| browser::save_file(&file, "application/xml", &bytes),
            |failure| toast(failure.title()),
        );
    });
    view! { <IconButton label icon="download" kind=Kind::Ghost small=true busy=task.busy on_click=download /> }
}

#[component]
fn NoDocuments(integration: String) -> impl IntoView {
    let way = may(Operation::CreateIntegrationKey)
        .then(|| view! { <LinkButton label=t(text::to_integration) href=integration icon="key" /> });
    view! { <Empty icon="doc" title=t(text::empty) about=t(text::empty_more)>{way}</Empty> }
}
