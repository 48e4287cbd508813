//! The credit notes of a reseller: to whom, why and how much, and each as a PDF.

pub mod asked;
pub mod row;
pub mod text;

use leptos::prelude::*;
use types::ledger::{CreditNote, ListCreditNotes};

use crate::kit::filter::{put_day, written};
use crate::kit::{Button, Column, Empty, Kind, ListTable, Note, PageHead, TextInput, Tone, listing, t};
use crate::statements::notes::asked::{Asked, showing};
use crate::statements::notes::row::row;
use crate::statements::text as words;

/// The page.
#[component]
pub fn CreditNotes() -> impl IntoView {
    let showing = showing();
    // Days that stand the wrong way round are not asked for; what was shown stays.
    let sensible = Memo::new(move |last: Option<&Asked>| {
        let asked = showing.asked.get();
        if asked.is_backwards() {
            last.copied().unwrap_or_default()
        } else {
            asked
        }
    });
    let list = listing(move |cursor| {
        let query = sensible.get().page(cursor);
        ListCreditNotes { query }
    });
    let from = showing.tied(|asked| written(asked.from), |asked, day| put_day(&mut asked.from, &day));
    let to = showing.tied(|asked| written(asked.to), |asked, day| put_day(&mut asked.to, &day));
    let all = Callback::new(move |()| showing.change(|asked| *asked = Asked::default()));
    let columns = vec![
        Column(t(text::note), ""),
        Column(t(words::date), "w1"),
        Column(t(words::amount), "n"),
        Column(t(text::state), "w1"),
        Column("", "do"),
    ];
    let narrowed = Memo::new(move |_| showing.asked.get().is_narrowed());
    let off = move || {
        let label = t(text::all_days);
        let is_offered = narrowed.get() && !list.items.read().is_empty();
        is_offered.then(|| view! { <Button label kind=Kind::Ghost small=true on_click=all /> })
    };
    let backwards = move || {
        let is_backwards = showing.asked.get().is_backwards();
        is_backwards.then(|| view! { <Note tone=Tone::Warn alert=true>{t(text::backwards)}</Note> })
    };
    view! {
        <PageHead title=t(text::title) about=t(text::about) />
        {backwards}
        <ListTable
            caption=t(text::caption)
            columns
            list
            key=|note: &CreditNote| format!("{}-{}", note.number, note.taken_back.is_some())
            row
            empty=move || none(narrowed, all)
        >
            <form class="filters" on:submit=|event| event.prevent_default()>
                <label>
                    <span>{t(words::from)}</span>
                    <TextInput value=from kind="date" label=t(words::from) />
                </label>
                <label>
                    <span>{t(words::to)}</span>
                    <TextInput value=to kind="date" label=t(words::to) />
                </label>
                {off}
            </form>
        </ListTable>
    }
    .into_any()
}

/// What stands where no note is: what would be there, or that none is of those days.
fn none(narrowed: Memo<bool>, all: Callback<()>) -> AnyView {
    let shown = move || {
        if narrowed.get() {
            view! {
                <Empty icon="filter" title=t(text::none_then) about=t(text::none_then_more)>
                    <Button label=t(text::all_days) on_click=all />
                </Empty>
            }
            .into_any()
        } else {
            view! { <Empty icon="undo" title=t(text::none) about=t(text::none_more) /> }.into_any()
        }
    };
    shown.into_any()
}
