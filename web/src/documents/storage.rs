//! Where the files of an account's documents are, where that is worth a word.

use leptos::prelude::*;
use types::accounts::AccountId;
use types::reports::Month;
use types::retention::{AccountStorage, GetAccountStorage};

use crate::documents::list::text;
use crate::kit::{Note, Tone, language, load, say};

/// The note; nothing while everything is at hand.
#[component]
pub fn Storage(account_id: AccountId) -> impl IntoView {
    let storage = load(move || Some(GetAccountStorage { account_id }));
    move || {
        storage
            .value
            .get()
            .and_then(said)
            .map(|said| view! { <Note tone=Tone::Quiet>{said}</Note> })
    }
}

/// What there is to say.
fn said(storage: AccountStorage) -> Option<String> {
    let until = storage.colder_until.map(Month::first).map(say::month_year)?;
    let (count, size) = (storage.colder_documents, say::size(storage.colder_bytes));
    let about = match count {
        1 => text::one_moved(language(), until, size),
        _ => text::moved(language(), say::number(count), until, size),
    };
    let keeps = storage
        .months_at_hand
        .map(|months| text::keeps(language(), say::number(months)));
    Some(keeps.map_or_else(|| about.clone(), |keeps| format!("{about} {keeps}")))
}
