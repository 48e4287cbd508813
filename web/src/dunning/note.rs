//! What stands above the statement of an account that is on the ladder.

use leptos::prelude::*;
use types::access::Operation;
use types::accounts::AccountId;
use types::dunning::GetDunning;

use crate::auth::may;
use crate::dunning::{of, text, words};
use crate::kit::{Note, Tone, load, t};

/// The note; nothing where the account is not on the ladder.
#[component]
pub fn LadderNote(account_id: AccountId) -> impl IntoView {
    let told = load(move || may(Operation::GetDunning).then_some(GetDunning { account_id }));
    move || {
        let ladder = told.value.read().as_ref().and_then(|told| told.ladder.clone())?;
        let tone = ladder.stage.map_or(Tone::Quiet, words::tone);
        let stage = ladder.stage.map(words::name).unwrap_or_else(|| t(text::no_stage));
        let next = ladder
            .next
            .map(|next| format!("{}: {}", t(text::next), words::next(next)));
        let grace = ladder.grace.as_ref().map(words::grace);
        let more: Vec<String> = [Some(words::overdue(ladder.days)), grace, next]
            .into_iter()
            .flatten()
            .collect();
        Some(view! {
            <Note tone=tone>
                <b>{t(text::in_dunning)} " · " {stage}</b>
                <p>{more.join(" · ")} " · " <a href=of(account_id)>{t(text::see)}</a></p>
            </Note>
        })
    }
}
