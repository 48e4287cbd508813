//! A document in a list, with whose it is.

use leptos::prelude::*;
use types::access::Operation;
use types::accounts::Environment;
use types::documents::{Document, DocumentCursor, DocumentPage, DownloadDocument, Issuer};
use types::tax_id::{Country, written};

use crate::accounts::address;
use crate::accounts::state::environment;
use crate::auth::may;
use crate::documents::state::{state_dot, word};
use crate::documents::{name, text};
use crate::kit::format::{self, NOTHING};
use crate::kit::{IconButton, Kind, Paged, Task, browser, language, say, t, toast};

/// A document and the account it belongs to.
#[derive(Clone, PartialEq, Eq)]
pub struct Listed {
    pub document: Document,
    pub issuer: Issuer,
}

impl Paged for DocumentPage {
    type Item = Listed;
    type Cursor = DocumentCursor;
    fn cut(self) -> (Vec<Listed>, Option<DocumentCursor>, Option<i64>) {
        let accounts = self.accounts;
        let listed = |document: Document| {
            let issuer = accounts.iter().find(|each| each.account_id == document.account_id)?;
            let issuer = issuer.clone();
            Some(Listed { document, issuer })
        };
        (
            self.items.into_iter().filter_map(listed).collect(),
            self.next,
            self.total,
        )
    }
}

/// What tells a row from another, its state included, so that a changed one is drawn anew.
#[must_use]
pub fn key(listed: &Listed) -> String {
    let Document {
        id, state, xml_bytes, ..
    } = &listed.document;
    format!("{id}-{}-{xml_bytes:?}", state.state.name())
}

/// The row; in the list of all accounts it says whose the document is. Amounts in the usual country's currency stand
/// under its sign.
#[must_use]
pub fn row(listed: Listed, of_all: bool, usual: Country) -> AnyView {
    let Listed { document, issuer } = listed;
    let country = issuer.country;
    let page = address::document(issuer.account_id, document.id);
    let issued = format::date(document.issued_on, name::voice(country));
    let total = document
        .total
        .as_ref()
        .map_or_else(|| NOTHING.to_owned(), |money| name::amount(money, usual));
    let customer = document.customer_name.clone().unwrap_or_else(|| NOTHING.to_owned());
    let customer_id = document
        .customer_tax_id
        .as_deref()
        .map(|number| written(country, number));
    let fiscal = document.kind.is_fiscal();
    let demo = document.environment == Environment::Demo;
    let standing = fiscal.then(|| word(document.state.state));
    let whose = of_all.then(|| {
        let (href, owner) = (address::tab(issuer.account_id, address::DOCUMENTS), issuer.name.clone());
        let number = written(country, &issuer.tax_id);
        view! {
            <td class="w2 two">
                <a class="over" href=href title=owner.clone()>{owner.clone()}</a>
                <small>{number}</small>
            </td>
        }
    });
    let narrow = of_all.then(|| format!("{} · ", issuer.name));
    let customer_class = if of_all { "w3 two" } else { "w3 two wide" };
    view! {
        <tr>
            <td class="who">
                <a href=page>{name::number(&document)}</a>
                <small>
                    <span class="nar">{narrow} {issued.clone()} " · " {standing.map(|word| format!("{word} · "))}</span>
                    {name::about(&document)}
                    {demo.then(|| view! { " " {environment(document.environment)} })}
                </small>
            </td>
            {whose}
            <td class=customer_class>
                <span title=customer.clone()>{customer.clone()}</span>
                {customer_id.map(|number| view! { <small>{number}</small> })}
            </td>
            <td class="w1 nw">{issued}</td>
            <td class="n">{total}</td>
            <td class="w2 nw">{fiscal.then(|| state_dot(&document.state))}</td>
            <td class="w5 nw">{came(&document)}</td>
            <td class="do">
                {(document.received_at.is_some() && may(Operation::DownloadDocument))
                    .then(|| view! { <Download document issuer /> })}
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
            account_id: issuer.account_id,
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
