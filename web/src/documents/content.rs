//! What a document's XML says, laid out like the paper it stands for.

use leptos::prelude::*;
use types::accounts::AccountId;
use types::documents::content::{ContentLine, Party, Payment, Reference, Sum, SumKind, Tax};
use types::documents::{Document, DocumentContent, GetDocumentContent};
use types::tax_id::{Country, written};

use crate::documents::{content_text as text, name};
use crate::kit::format::{self, NOTHING};
use crate::kit::{Remote, SkelLines, language, load, say, t};

/// The document to be read; shown once its XML has come.
#[component]
pub fn Content(document: Document, country: Country) -> impl IntoView {
    let (account_id, document_id): (AccountId, _) = (document.account_id, document.id);
    let content = load(move || {
        Some(GetDocumentContent {
            account_id,
            document_id,
        })
    });
    view! {
        <section class="card paper" aria-label=t(text::readable)>
            <Remote
                load=content
                shape=|| view! { <div class="body"><SkelLines lines=8 /></div> }
                show=move |content: DocumentContent| paper(&content, &document, country)
            />
        </section>
    }
    .into_any()
}

fn paper(content: &DocumentContent, document: &Document, country: Country) -> AnyView {
    let voice = name::voice(country);
    let issued = format::date(document.issued_on, voice);
    let time = content.issued_at.as_deref().map(clock);
    let due = content.due_on.map(|day| fact(text::due, format::date(day, voice)));
    let currency = content
        .currency
        .as_ref()
        .map(|currency| fact(text::currency, currency.as_str().to_owned()));
    let operation = content
        .operation
        .clone()
        .map(|operation| fact(text::operation, operation));
    view! {
        <div class="body">
            <header class="paper-head">
                <div>{party(&content.issuer, country, true)}</div>
                <div class="paper-number">
                    <span>{name::kind(document.kind)}</span>
                    <b class="num">{name::bare_number(document)}</b>
                </div>
            </header>
            <div class="paper-facts">
                <div>
                    <h2>{t(text::customer)}</h2>
                    {content
                        .customer
                        .as_ref()
                        .map_or_else(
                            || view! { <p class="muted">{t(text::nobody)}</p> }.into_any(),
                            |customer| party(customer, country, false),
                        )}
                </div>
                <dl class="kv">
                    {fact(text::issued, issued)} {time.map(|time| fact(text::time, time))} {due} {currency} {operation}
                </dl>
            </div>
            {references(&content.references)} {lines(content, country)}
            {(!content.sums.is_empty()).then(|| end(content, country))} {notes(&content.notes)}
        </div>
    }
    .into_any()
}

type Text = fn(types::kit::text::Language) -> &'static str;

fn fact(name: Text, value: String) -> AnyView {
    view! {
        <dt>{t(name)}</dt>
        <dd class="num">{value}</dd>
    }
    .into_any()
}

/// `10:32:05-03:00` and `10:32:05.123` as `10:32`.
fn clock(text: &str) -> String {
    text.get(..5).unwrap_or(text).to_owned()
}

fn party(party: &Party, country: Country, issues: bool) -> AnyView {
    let label = match (country, party.tax_id.as_deref().map(str::len)) {
        (Country::Pe, Some(11)) => "RUC ",
        (Country::Pe, Some(8)) => "DNI ",
        (Country::Br, Some(14)) => "CNPJ ",
        (Country::Br, Some(11)) => "CPF ",
        _ => "",
    };
    let number = party
        .tax_id
        .as_deref()
        .map(|number| format!("{label}{}", written(country, number)));
    let registration = party.state_registration.clone().map(|number| format!("IE {number}"));
    let numbers: Vec<String> = number.into_iter().chain(registration).collect();
    let name = party.name.clone().unwrap_or_else(|| NOTHING.to_owned());
    let trade = party.trade_name.clone().map(|trade| view! { <p>{trade}</p> });
    let address = party
        .address
        .clone()
        .map(|address| view! { <p class="muted">{address}</p> });
    view! {
        <p class=if issues { "paper-name" } else { "strong" }>{name}</p>
        {trade}
        {(!numbers.is_empty()).then(|| view! { <p class="num">{numbers.join(" · ")}</p> })}
        {address}
    }
    .into_any()
}

fn references(references: &[Reference]) -> Option<AnyView> {
    let one = |reference: &Reference| {
        let kind = reference
            .kind_code
            .as_deref()
            .and_then(name::kind_of_code)
            .map(name::kind);
        let reason = reference.reason.clone().map(|reason| view! { <small>{reason}</small> });
        view! {
            <li>
                <span>{kind} " " <b class="num">{reference.number.clone()}</b> {reason}</span>
            </li>
        }
    };
    (!references.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t(text::references)}</h2>
                <ul class="rows" role="list">{references.iter().map(one).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn lines(content: &DocumentContent, country: Country) -> Option<AnyView> {
    let voice = name::voice(country);
    let number = move |text: &Option<String>, least: usize| {
        text.as_deref()
            .map_or_else(|| NOTHING.to_owned(), |text| format::decimal(text, least, voice))
    };
    let taxed = content.lines.iter().any(|line| line.tax.is_some());
    let row = |line: &ContentLine| {
        let unit = line.unit.as_deref().map(unit);
        let quantity = number(&line.quantity, 0);
        let code = line.code.clone();
        let price = number(&line.price, 2);
        view! {
            <tr>
                <td class="w2 num muted">{line.number.clone()}</td>
                <td class="what">
                    {line.description.clone()}
                    {code.map(|code| view! { <small class="num">{code}</small> })}
                    <small class="nar num">{quantity.clone()} " × " {price.clone()}</small>
                </td>
                <td class="n w1">{quantity} {unit.map(|unit| view! { <small>{unit}</small> })}</td>
                <td class="n w1">{price}</td>
                {taxed.then(|| view! { <td class="n w2">{number(&line.tax, 2)}</td> })}
                <td class="n">{number(&line.amount, 2)}</td>
            </tr>
        }
    };
    let left = content.line_count - i64::try_from(content.lines.len()).unwrap_or(0);
    let more = (left > 0).then(|| view! { <p class="muted">{text::more_lines(language(), say::number(left))}</p> });
    (!content.lines.is_empty()).then(|| {
        view! {
            <div class="list">
                <table class="table compact top">
                    <caption class="vh">{t(text::lines)}</caption>
                    <thead>
                        <tr>
                            <th scope="col" class="w2">"#"</th>
                            <th scope="col">{t(text::description)}</th>
                            <th scope="col" class="n w1">{t(text::quantity)}</th>
                            <th scope="col" class="n w1">{t(text::price)}</th>
                            {taxed.then(|| view! { <th scope="col" class="n w2">{t(text::line_tax)}</th> })}
                            <th scope="col" class="n">{t(text::amount)}</th>
                        </tr>
                    </thead>
                    <tbody>{content.lines.iter().map(row).collect_view()}</tbody>
                </table>
            </div>
            {more}
        }
        .into_any()
    })
}

/// The commonest units of both countries' documents; what is not known stands as it is written.
fn unit(code: &str) -> String {
    let known = match code {
        "NIU" => t(text::unit),
        "ZZ" => t(text::service),
        other => return other.to_owned(),
    };
    known.to_owned()
}

/// How it is paid and taxed on the left, what it comes to on the right.
fn end(content: &DocumentContent, country: Country) -> AnyView {
    let voice = name::voice(country);
    let sign = content
        .currency
        .as_ref()
        .map(|currency| format::sign(currency).to_owned())
        .unwrap_or_default();
    let amount = move |text: &str| format::decimal(text, 2, voice);
    let sum = |sum: &Sum| {
        let last = sum.what == SumKind::Payable;
        let class = if last { "total" } else { "" };
        let written = amount(&sum.amount);
        let written = if last {
            format!("{sign}\u{a0}{written}")
        } else {
            written
        };
        view! {
            <dt class=class>{t(sum_name(sum.what))}</dt>
            <dd class=format!("num {class}")>{written}</dd>
        }
    };
    let tax = |tax: &Tax| {
        let rate = tax
            .rate
            .as_deref()
            .map(|rate| format!(" {}\u{a0}%", format::decimal(rate, 0, voice)));
        let base = tax
            .base
            .as_deref()
            .map(|base| view! { <small>{t(text::base)} " " {amount(base)}</small> });
        view! {
            <li>
                <span>{tax.name.clone()} {rate} {base}</span>
                <b class="num">{amount(&tax.amount)}</b>
            </li>
        }
    };
    let payment = |payment: &Payment| {
        let due = payment
            .due_on
            .map(|day| view! { <small>{t(text::due)} " " {format::date(day, voice)}</small> });
        let paid = payment
            .amount
            .as_deref()
            .map(|paid| view! { <b class="num">{amount(paid)}</b> });
        view! {
            <li>
                <span>{payment.way.clone()} {due}</span>
                {paid}
            </li>
        }
    };
    let taxes = (!content.taxes.is_empty()).then(|| {
        view! {
            <h2>{t(text::taxes)}</h2>
            <ul class="rows" role="list">{content.taxes.iter().map(tax).collect_view()}</ul>
        }
    });
    let payments = (!content.payments.is_empty()).then(|| {
        view! {
            <h2>{t(text::payments)}</h2>
            <ul class="rows" role="list">{content.payments.iter().map(payment).collect_view()}</ul>
        }
    });
    view! {
        <div class="paper-end">
            <div>{taxes} {payments}</div>
            <dl class="kv end">{content.sums.iter().map(sum).collect_view()}</dl>
        </div>
    }
    .into_any()
}

fn sum_name(what: SumKind) -> Text {
    match what {
        SumKind::Lines => text::of_lines,
        SumKind::Discounts => text::discounts,
        SumKind::Charges => text::charges,
        SumKind::Freight => text::freight,
        SumKind::Insurance => text::insurance,
        SumKind::Taxes => text::taxes,
        SumKind::Prepaid => text::prepaid,
        SumKind::Rounding => text::rounding,
        SumKind::Payable => text::payable,
    }
}

fn notes(notes: &[String]) -> Option<AnyView> {
    let one = |note: &String| view! { <p>{note.clone()}</p> };
    (!notes.is_empty()).then(|| {
        view! {
            <section class="paper-notes">
                <h2>{t(text::notes)}</h2>
                {notes.iter().map(one).collect_view()}
            </section>
        }
        .into_any()
    })
}
