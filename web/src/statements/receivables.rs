//! Who owes what, by how long it has been due.

use leptos::prelude::*;
use types::access::Operation;
use types::kit::money::{Currency, Money};
use types::statements::{Ageing, GetReceivables, Receivable, Receivables as Page, ReceivablesQuery};
use types::tax_id::written;

use crate::accounts::address;
use crate::auth::may;
use crate::kit::{Column, Empty, ListTable, PageHead, Paged, Remote, SkelLines, language, listing, load, say, t};
use crate::statements::take::TakeReceivablesButton;
use crate::statements::text;

/// An account that owes, and the currency it owes in.
#[derive(Clone, PartialEq, Eq)]
pub struct Owing {
    pub receivable: Receivable,
    pub currency: Currency,
}

/// The page.
#[component]
pub fn Receivables() -> impl IntoView {
    let list = listing::<Page, _>(move |cursor| GetReceivables {
        query: ReceivablesQuery {
            cursor,
            ..ReceivablesQuery::default()
        },
    });
    let first = load(|| {
        let query = ReceivablesQuery {
            limit: Some(1),
            ..ReceivablesQuery::default()
        };
        Some(GetReceivables { query })
    });
    let columns = vec![
        Column(t(text::account), ""),
        Column(t(text::since), "w4"),
        Column(t(text::not_due), "n w1"),
        Column(t(text::overdue_all), "n w1"),
        Column(t(text::days_30), "n w2"),
        Column(t(text::days_60), "n w2"),
        Column(t(text::days_90), "n w2"),
        Column(t(text::older), "n w2"),
        Column(t(text::withheld_all), "n w5"),
        Column(t(text::total), "n"),
    ];
    let shape = || view! { <div class="card pad-in"><SkelLines lines=2 /></div> };
    view! {
        <PageHead title=t(text::receivables) about=t(text::receivables_more)>
            {may(Operation::TakeReceivables).then(|| view! { <TakeReceivablesButton /> })}
        </PageHead>
        <Remote load=first shape show=totals />
        <ListTable
            caption=t(text::owing)
            columns
            list
            key=|owing: &Owing| format!("{}-{:?}", owing.receivable.account_id, owing.receivable.ageing)
            row
            empty=|| view! { <Empty icon="pay" title=t(text::nobody) about=t(text::nobody_more) /> }
        />
    }
    .into_any()
}

fn totals(told: Page) -> AnyView {
    let money = |minor| said(minor, &told.currency);
    let figure = |name, minor: i64, bad: bool| {
        let class = if bad && minor > 0 { "num ink bad" } else { "num" };
        view! { <div><h2>{name}</h2><b class=class>{money(minor)}</b></div> }
    };
    let totals = told.totals;
    let owe = match told.accounts {
        1 => t(text::account_owes).to_owned(),
        accounts => text::accounts_owe(language(), say::number(accounts)),
    };
    view! {
        <section class="card metrics" aria-label=t(text::total)>
            <div>
                <h2>{t(text::total)}</h2>
                <b class="num">{money(totals.open_minor())}</b>
                <p>{owe}</p>
            </div>
            {figure(t(text::not_due), totals.not_due_minor, false)}
            {figure(t(text::overdue_all), totals.overdue_minor(), true)}
            {figure(t(text::older), totals.older_minor, true)}
        </section>
    }
    .into_any()
}

fn row(owing: Owing) -> AnyView {
    let Owing { receivable, currency } = owing;
    let Ageing {
        not_due_minor,
        days_30_minor,
        days_60_minor,
        days_90_minor,
        older_minor,
        withheld_minor,
    } = receivable.ageing;
    let cell = |minor: i64| {
        let currency = currency.clone();
        (minor != 0).then(|| say::amount(&Money { minor, currency }))
    };
    let href = address::tab(receivable.account_id, address::STATEMENT);
    let number = written(receivable.country, &receivable.tax_id);
    let overdue = receivable.ageing.overdue_minor();
    let late = (overdue > 0).then(|| {
        view! { <span class="nar ink bad">{t(text::overdue_all)} " " {said(overdue, &currency)} " · "</span> }
    });
    view! {
        <tr>
            <td class="who">
                <a href=href>{receivable.account_name}</a>
                <small>{late} {number}</small>
            </td>
            <td class="w4 nw">{say::date(receivable.due_since)}</td>
            <td class="n w1 nw">{cell(not_due_minor)}</td>
            <td class="n w1 nw"><span class="ink bad">{cell(overdue)}</span></td>
            <td class="n w2 nw">{cell(days_30_minor)}</td>
            <td class="n w2 nw">{cell(days_60_minor)}</td>
            <td class="n w2 nw">{cell(days_90_minor)}</td>
            <td class="n w2 nw">{cell(older_minor)}</td>
            <td class="n w5 nw">{cell(withheld_minor)}</td>
            <td class="n nw"><b>{said(receivable.ageing.open_minor(), &currency)}</b></td>
        </tr>
    }
    .into_any()
}

fn said(minor: i64, currency: &Currency) -> String {
    let currency = currency.clone();
    say::money(&Money { minor, currency })
}

impl Paged for Page {
    type Item = Owing;
    type Cursor = String;
    fn cut(self) -> (Vec<Owing>, Option<String>, Option<i64>) {
        let currency = self.currency;
        let owing = |receivable| Owing {
            receivable,
            currency: currency.clone(),
        };
        (
            self.items.into_iter().map(owing).collect(),
            self.next,
            Some(self.accounts),
        )
    }
}
