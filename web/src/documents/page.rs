//! The page of one document: how it stands and what to do next, what it says, and its receipts.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use types::accounts::{Account, GetAccount};
use types::documents::{Document, DocumentId, DownloadDocument, GetDocument};
use types::kit::problem::Code;
use types::tax_id::{Country, written};

use crate::accounts::address;
use crate::accounts::state::environment;
use crate::documents::content::Content;
use crate::documents::raw::Raw;
use crate::documents::receipts::Receipts;
use crate::documents::state::{next, state_badge, tone, word};
use crate::documents::{ADDRESS, content_text as content, name, state_text as words, text};
use crate::kit::format::{self, NOTHING};
use crate::kit::{
    Button, Card, Empty, ErrorNote, Fact, Facts, Failure, Kind, LinkButton, Load, Note, PageHead, SkelLines, Task,
    Tone, browser, load, say, t, toast,
};

/// The page.
#[component]
pub fn DocumentPage() -> impl IntoView {
    let params = use_params_map();
    let account_id = address::id();
    let id = Memo::new(move |_| {
        params
            .read()
            .get("document")
            .and_then(|text| text.parse::<DocumentId>().ok())
    });
    let account = load(move || {
        let account_id = account_id.get()?.ok()?;
        Some(GetAccount { account_id })
    });
    let document = load(move || {
        let account_id = account_id.get()?.ok()?;
        let document_id = id.get()?;
        Some(GetDocument {
            account_id,
            document_id,
        })
    });
    move || match (account.value.get(), document.value.get()) {
        (Some(account), Some(document)) => view! { <Shown account document /> }.into_any(),
        _ => absent(account, document, id.read().is_none()),
    }
}

/// What stands there while it is being read, or cannot be.
fn absent(account: Load<Account>, document: Load<Document>, nonsense: bool) -> AnyView {
    let retry = Callback::new(move |()| {
        account.again();
        document.again();
    });
    let missing = |failure: &Failure| failure.code() == Some(Code::NotFound);
    match account.failure.get().or_else(|| document.failure.get()) {
        Some(failure) if !missing(&failure) => view! {
            <PageHead title=t(words::document) />
            <ErrorNote failure retry />
        }
        .into_any(),
        None if !nonsense => view! { <SkelLines lines=6 /> }.into_any(),
        _ => view! {
            <PageHead title=t(words::document) />
            <Empty icon="search" title=t(words::no_such_document) about=t(words::no_such_document_more)>
                <LinkButton label=t(words::documents) href=ADDRESS />
            </Empty>
        }
        .into_any(),
    }
}

#[component]
fn Shown(account: Account, document: Document) -> impl IntoView {
    let standing = document.state.clone();
    let crumbs = vec![
        (t(words::accounts).to_owned(), address::LIST.to_owned()),
        (account.name.clone(), address::tab(account.id, address::OVERVIEW)),
        (
            t(words::documents).to_owned(),
            address::tab(account.id, address::DOCUMENTS),
        ),
    ];
    let fiscal = document.kind.is_fiscal();
    let badge = move || fiscal.then(|| state_badge(&standing)).into_any();
    let came = document.received_at.is_some();
    let (account_id, document_id, title) = (account.id, document.id, name::number(&document));
    let (issuer, shown) = (account.tax_id.clone(), document.clone());
    let body = if came {
        view! { <Body document=document.clone() country=account.country /> }.into_any()
    } else {
        view! { <section class="card"><Empty icon="doc" title=t(content::no_xml) about=t(content::no_xml_more) /></section> }.into_any()
    };
    view! {
        <PageHead title crumbs badge about=name::kind(document.kind)>
            {came.then(|| view! { <DownloadButton document=shown issuer /> })}
        </PageHead>
        <div class="split">
            <div class="stack">
                {fiscal.then(|| how_it_stands(&document))} {body}
                {fiscal.then(|| view! { <Receipts account_id document_id /> })}
            </div>
            <div class="stack">{data(&account, &document)}</div>
        </div>
    }
    .into_any()
}

/// The document as it is read, or its XML: the address says which.
#[component]
fn Body(document: Document, country: Country) -> impl IntoView {
    let query = use_query_map();
    let as_xml = Memo::new(move |_| query.read().get("view").as_deref() == Some("xml"));
    let (account_id, document_id) = (document.account_id, document.id);
    let page = address::document(account_id, document_id);
    let xml = format!("{page}?view=xml");
    let current = move |xml: bool| move || (as_xml.get() == xml).then_some("page");
    view! {
        <nav class="tabs" aria-label=t(content::views)>
            <a href=page aria-current=current(false)>{t(content::readable)}</a>
            <a href=xml aria-current=current(true)>{t(content::raw)}</a>
        </nav>
        {move || {
            if as_xml.get() {
                view! { <Raw account_id document_id /> }.into_any()
            } else {
                view! { <Content document=document.clone() country /> }.into_any()
            }
        }}
    }
    .into_any()
}

/// The state, the tax office's word for it, and what to do about it.
fn how_it_stands(document: &Document) -> AnyView {
    let standing = document.state.clone();
    let state = standing.state;
    let in_trouble = matches!(tone(state), Tone::Warn | Tone::Bad);
    let heading = match standing.code.as_ref().filter(|_| in_trouble) {
        Some(code) => format!("{} · {} {code}", word(state), t(words::code)),
        None => word(state).to_owned(),
    };
    let said = standing.text.map(|text| view! { <p>{text}</p> });
    let next = next(document.kind, state);
    let unproved = (!standing.proved && standing.code.is_some()).then(|| view! { <p>{t(words::reported)}</p> });
    view! {
        <Note tone=tone(state)>
            <b>{heading}</b>
            {said}
            <p>{next}</p>
            {unproved}
        </Note>
    }
    .into_any()
}

fn data(account: &Account, document: &Document) -> AnyView {
    let country = account.country;
    let voice = name::voice(country);
    let total = document.total.as_ref().map(|money| format::money(money, voice));
    let customer = document.customer_name.clone().unwrap_or_else(|| NOTHING.to_owned());
    let customer_id = document
        .customer_tax_id
        .as_deref()
        .map(|number| written(country, number));
    let standing = &document.state;
    let since = standing
        .at
        .map(|at| view! { <Fact name=t(words::since)><span class="num">{say::moment(at)}</span></Fact> });
    let ticket = standing
        .ticket
        .clone()
        .map(|ticket| view! { <Fact name=t(words::ticket)><span class="mono">{ticket}</span></Fact> });
    let key = document.access_key.is_some().then(|| name::about(document));
    let key = key.map(|key| view! { <Fact name=t(words::access_key)><span class="mono">{key}</span></Fact> });
    let (state, kind) = (word(standing.state), name::kind(document.kind));
    let issued = format::date(document.issued_on, voice);
    let received = document
        .received_at
        .map_or_else(|| t(text::awaiting_xml).to_owned(), say::moment);
    let state = document
        .kind
        .is_fiscal()
        .then(|| view! { <Fact name=t(words::state)>{state}</Fact> });
    let environment = environment(document.environment);
    view! {
        <Card title=t(words::data)>
            <div class="body">
                <Facts>
                    {state}
                    {since}
                    {ticket}
                    <Fact name=t(words::kind)>{kind}</Fact>
                    <Fact name=t(text::issued)>
                        <span class="num">{issued}</span>
                    </Fact>
                    <Fact name=t(text::customer)>
                        {customer} {customer_id.map(|number| view! { <small class="muted num">" "{number}</small> })}
                    </Fact>
                    <Fact name=t(words::total)>
                        <span class="num">{total.unwrap_or_else(|| NOTHING.to_owned())}</span>
                    </Fact>
                    <Fact name=t(text::environment)>{environment}</Fact>
                    <Fact name=t(text::received)>
                        <span class="num">{received}</span>
                    </Fact>
                    {key}
                </Facts>
            </div>
        </Card>
    }
    .into_any()
}

#[component]
fn DownloadButton(document: Document, issuer: String) -> impl IntoView {
    let task = Task::new();
    let download = Callback::new(move |()| {
        let call = DownloadDocument {
            account_id: document.account_id,
            document_id: document.id,
        };
        let file = name::file(&document, &issuer);
        task.run_or(
            call,
            move |bytes| browser::save_file(&file, "application/xml", &bytes),
            |failure| toast(failure.title()),
        );
    });
    view! {
        <Button label=t(words::download_xml) icon="download" kind=Kind::Primary busy=task.busy on_click=download />
    }
}
