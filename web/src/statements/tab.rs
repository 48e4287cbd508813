//! The tab of an account: what is open, and the ledger over some days.

use chrono::TimeDelta;
use leptos::prelude::*;
use types::access::Operation;
use types::accounts::Account;
use types::kit::money::{Currency, Money};
use types::ledger::{Entry, EntryId, EntryKind, GetBalances};
use types::statements::{GetStatement, Statement, StatementLine, StatementQuery};

use crate::auth::may;
use crate::kit::{
    Button, Empty, Load, Menu, MenuItem, Remote, Select, SkelLines, TextInput, browser, format, language, load, say, t,
};
use crate::payments::Strip;
use crate::statements::entry_form::{ByHand, EntryDialog, ReverseDialog};
use crate::statements::open::OpenCharges;
use crate::statements::send::{SendButton, may_send};
use crate::statements::take::{NoteFile, TakeButton};
use crate::statements::text;

/// So many days back it begins.
const DAYS: i64 = 90;

/// What can be done with an entry, from its row: taking it back, and taking its credit note.
#[derive(Clone, Copy)]
struct Acts {
    entry: RwSignal<Option<Entry>>,
    open: RwSignal<bool>,
    note: Callback<(EntryId, i64)>,
}

/// The tab.
#[component]
pub fn StatementTab(account: Memo<Account>) -> impl IntoView {
    let (id, country) = account.with_untracked(|account| (account.id, account.country));
    let today = browser::today();
    let from = RwSignal::new((today - TimeDelta::days(DAYS)).to_string());
    let to = RwSignal::new(today.to_string());
    let balances = load(move || Some(GetBalances { account_id: id }));
    let currency = RwSignal::new(String::new());
    let asked = Signal::derive(move || StatementQuery {
        from: from.get().parse().ok(),
        to: to.get().parse().ok(),
        currency: Currency::parse(&currency.get()).ok(),
    });
    let statement = load(move || {
        let query = asked.get();
        Some(GetStatement { account_id: id, query })
    });
    let acts = Acts {
        entry: RwSignal::new(None),
        open: RwSignal::new(false),
        note: NoteFile::of(id).take,
    };
    let done = Callback::new(move |()| {
        balances.again();
        statement.again();
    });
    let number = account.with_untracked(|account| account.tax_id.clone());
    let shape = || view! { <div class="body"><SkelLines lines=6 /></div> };
    let open = move || {
        let told = statement.value.get()?;
        Some(view! { <OpenCharges open=told.open currency=told.currency /> })
    };
    view! {
        <Strip balances currency=country.currency() />
        {open}
        <section class="card list" aria-label=t(text::statement)>
            <div class="head">
                <h2>{t(text::statement)}</h2>
                <div class="acts">
                    {may(Operation::TakeStatement).then(|| view! { <TakeButton account=id asked number /> })}
                    {may_send().then(|| view! { <SendButton account=id asked /> })}
                    <ByHandButtons account done />
                </div>
            </div>
            <form class="filters" on:submit=|event| event.prevent_default()>
                <label>
                    <span>{t(text::from)}</span>
                    <TextInput value=from kind="date" label=t(text::from) />
                </label>
                <label>
                    <span>{t(text::to)}</span>
                    <TextInput value=to kind="date" label=t(text::to) />
                </label>
                {choice_of(statement, currency)}
            </form>
            <Remote load=statement shape show=move |told| lines(&told, acts) />
        </section>
        {may(Operation::ReverseEntry)
            .then(|| view! { <ReverseDialog account=id entry=acts.entry open=acts.open done /> })}
    }
    .into_any()
}

/// The choice of the currency that the statement is of, where the ledger has several. Nothing stands for the account's
/// own, which is told of where none is asked for.
fn choice_of(statement: Load<Statement>, chosen: RwSignal<String>) -> impl Fn() -> Option<AnyView> {
    let own = Memo::new(move |before: Option<&Option<Currency>>| {
        let told = statement.value.read().as_ref().map(|told| told.currency.clone());
        let is_own = untrack(|| chosen.read().is_empty());
        told.filter(|_| is_own).or_else(|| before.cloned().flatten())
    });
    let options = Memo::new(move |_| {
        let told = statement.value.read();
        let (told, own) = told.as_ref().zip(own.get())?;
        let mut others: Vec<&Currency> = told.others.iter().chain([&told.currency]).collect();
        others.retain(|each| **each != own);
        others.sort_unstable_by_key(|each| each.as_str());
        let first = (String::new(), format::choice(&own).1);
        let options: Vec<_> = [first]
            .into_iter()
            .chain(others.into_iter().map(format::choice))
            .collect();
        Some(options).filter(|options| options.len() > 1)
    });
    move || {
        let options = options.get()?;
        let view = view! {
            <label>
                <span>{t(text::currency)}</span>
                <Select value=chosen options label=t(text::currency) />
            </label>
        };
        Some(view.into_any())
    }
}

#[component]
fn ByHandButtons(account: Memo<Account>, done: Callback<()>) -> impl IntoView {
    let (charging, crediting) = (RwSignal::new(false), RwSignal::new(false));
    let charge = Callback::new(move |()| charging.set(true));
    let credit = Callback::new(move |()| crediting.set(true));
    may(Operation::CreateCharge).then(|| {
        view! {
            <Button label=t(text::credit) on_click=credit />
            <Button label=t(text::charge) icon="plus" on_click=charge />
            <EntryDialog account what=ByHand::Charge open=charging done />
            <EntryDialog account what=ByHand::Credit open=crediting done />
        }
    })
}

fn lines(told: &Statement, acts: Acts) -> AnyView {
    if told.lines.is_empty() {
        return view! { <Empty icon="ledger" title=t(text::nothing) about=t(text::nothing_more) /> }.into_any();
    }
    let currency = &told.currency;
    let edge = |name, minor| {
        view! {
            <tr class="sum">
                <td class="who">{name}</td>
                <td class="w1" />
                <td class="n w1" />
                <td class="n w1" />
                <td class="n nw">{amount(minor, currency)}</td>
                <td class="do" />
            </tr>
        }
    };
    let rows = told.lines.iter().map(|line| row(line, currency, acts));
    view! {
        <table class="table">
            <caption class="vh">{t(text::lines)}</caption>
            <thead>
                <tr>
                    <th scope="col" class="who">{t(text::movement)}</th>
                    <th scope="col" class="w1">{t(text::date)}</th>
                    <th scope="col" class="n w1">{t(text::debit)}</th>
                    <th scope="col" class="n w1">{t(text::credit_side)}</th>
                    <th scope="col" class="n">{t(text::balance)}</th>
                    <th scope="col" class="do"><span class="vh">{t(text::reverse)}</span></th>
                </tr>
            </thead>
            <tbody>
                {edge(t(text::opening), told.opening_minor)}
                {rows.collect_view()}
                {edge(t(text::closing), told.closing_minor)}
            </tbody>
        </table>
    }
    .into_any()
}

fn row(line: &StatementLine, currency: &Currency, acts: Acts) -> AnyView {
    let entry = line.entry.clone();
    let minor = entry.amount.minor;
    let side = |is_own: bool| is_own.then(|| amount(minor.abs(), currency));
    let what = match entry.kind {
        EntryKind::Reversal => Some(t(text::reversal).to_owned()),
        EntryKind::Payment => Some(t(text::payment).to_owned()),
        EntryKind::Credit => entry
            .credit_note
            .map(|number| text::credit_note(language(), number.to_string())),
        EntryKind::Charge => None,
    };
    let back = entry.reversed_by.is_some().then(|| t(text::is_reversed).to_owned());
    let about: Vec<String> = [what, back].into_iter().flatten().collect();
    let about = about.join(" · ");
    let dot = if about.is_empty() { "" } else { " · " };
    let may_reverse = may(Operation::ReverseEntry)
        && entry.reversed_by.is_none()
        && entry.payment_id.is_none()
        && entry.kind != EntryKind::Reversal;
    let label = text::acts_on(language(), &entry.description);
    let own = entry.clone();
    let ask = Callback::new(move |()| {
        acts.entry.set(Some(own.clone()));
        acts.open.set(true);
    });
    let note = entry.credit_note.filter(|_| may(Operation::DownloadCreditNote));
    let note = note.map(|number| (entry.id, number));
    let menu = (may_reverse || note.is_some()).then(|| {
        let take = note.map(|note| {
            let take = Callback::new(move |()| acts.note.run(note));
            view! { <MenuItem label=t(text::take_note) icon="download" on_click=take /> }
        });
        let reverse =
            may_reverse.then(|| view! { <MenuItem label=t(text::reverse_ask) icon="undo" danger=true on_click=ask /> });
        view! { <Menu label>{take} {reverse}</Menu> }
    });
    view! {
        <tr>
            <td class="who">
                <span>{entry.description}</span>
                <small class="whole">
                    <span class="nar">{say::date(entry.happened_on)} " · " {amount(minor, currency)} {dot}</span>
                    {about}
                </small>
            </td>
            <td class="w1 nw">{say::date(entry.happened_on)}</td>
            <td class="n w1 nw">{side(minor > 0)}</td>
            <td class="n w1 nw">{side(minor <= 0)}</td>
            <td class="n nw">{amount(line.balance_minor, currency)}</td>
            <td class="do">{menu}</td>
        </tr>
    }
    .into_any()
}

fn amount(minor: i64, currency: &Currency) -> String {
    let currency = currency.clone();
    say::amount(&Money { minor, currency })
}
