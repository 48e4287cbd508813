//! A credit note in the list.

use leptos::prelude::*;
use types::access::Operation;
use types::kit::money::Money;
use types::ledger::{CorrectedCharge, CreditNote, TakenBack};

use crate::accounts::address;
use crate::auth::may;
use crate::kit::{Dot, IconButton, Kind, Tone, language, say, t};
use crate::statements::notes::text;
use crate::statements::take::NoteFile;
use crate::statements::text as words;

/// The row. It leads to the client's statement, where the credit stands among the rest.
#[must_use]
pub fn row(note: CreditNote) -> AnyView {
    let name = text::numbered(language(), note.number.to_string(), &note.account_name);
    let statement = address::tab(note.account_id, address::STATEMENT);
    let date = say::date(note.entry.happened_on);
    // A credit makes the balance less; what is credited is told as what it is.
    let amount = Money {
        minor: note.entry.amount.minor.abs(),
        currency: note.entry.amount.currency.clone(),
    };
    let (state, tone) = match note.taken_back {
        Some(_) => (t(text::is_back), Tone::Quiet),
        None => (t(text::stands), Tone::Ok),
    };
    // That one was taken back is told below, with why.
    let narrow = match note.taken_back {
        Some(_) => date.clone(),
        None => format!("{date} · {state}"),
    };
    let corrects = note.charge.as_ref().map(corrected);
    let back = note.taken_back.as_ref().map(taken_back);
    view! {
        <tr>
            <td class="who">
                <a href=statement>{name}</a>
                <small class="whole"><span class="nar">{narrow}</span></small>
                <small class="whole">{note.entry.description.clone()}</small>
                {corrects}
                {back}
            </td>
            <td class="w1 nw">{date}</td>
            <td class="n nw"><b>{say::money(&amount)}</b></td>
            <td class="w1 nw"><Dot label=state tone /></td>
            <td class="do">{may(Operation::DownloadCreditNote).then(|| view! { <Take note /> })}</td>
        </tr>
    }
    .into_any()
}

fn corrected(charge: &CorrectedCharge) -> AnyView {
    let (what, amount) = (charge.description.clone(), say::money(&charge.amount));
    let charge = words::charge_of(language(), what, say::date(charge.happened_on), amount);
    view! { <small class="whole">{t(words::corrects)} ": " {charge}</small> }.into_any()
}

fn taken_back(back: &TakenBack) -> AnyView {
    let told = text::taken_back(language(), say::date(back.on), back.reason.clone());
    view! { <small class="whole">{told}</small> }.into_any()
}

/// The button that takes it as a PDF.
#[component]
fn Take(note: CreditNote) -> impl IntoView {
    let file = NoteFile::of(note.account_id);
    let (entry, number) = (note.entry.id, note.number);
    let label = text::take(language(), number.to_string());
    let take = Callback::new(move |()| file.take.run((entry, number)));
    view! { <IconButton label icon="download" kind=Kind::Ghost small=true busy=file.busy on_click=take /> }
}
