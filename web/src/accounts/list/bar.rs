//! The bar of what can be done with the chosen accounts; it takes the place of search and filters.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use types::access::Operation;
use types::accounts::{Lock, LockLevel};
use types::moves::MOST_NAMED;

use crate::accounts::list::bulk::{Act, Bulk};
use crate::accounts::list::bulk_dialog::BulkDialog;
use crate::accounts::list::text;
use crate::auth::may;
use crate::kit::{Button, Kind, PickBar, PickWords, language, say, t};
use crate::moves;

/// Whether this member may do anything with many accounts.
#[must_use]
pub fn may_choose() -> bool {
    let all = [
        Operation::BulkLockAccounts,
        Operation::BulkUnlockAccounts,
        Operation::MoveAccounts,
    ];
    all.into_iter().any(may)
}

/// The bar, there while any account is chosen, and its dialog.
#[component]
pub fn BulkBar(bulk: Bulk) -> impl IntoView {
    let words = PickWords {
        one: text::chosen_one,
        many: text::chosen,
        acts: text::for_chosen,
        none: text::choose_none,
    };
    view! {
        <PickBar picked=bulk.picked words>
            <Acts bulk />
        </PickBar>
        <BulkDialog bulk />
    }
    .into_any()
}

#[component]
fn Acts(bulk: Bulk) -> impl IntoView {
    let navigate = use_navigate();
    let lock = Callback::new(move |()| {
        let level = LockLevel::default();
        bulk.ask(Act::Lock(Lock {
            level,
            reason: String::new(),
        }));
    });
    let unlock = Callback::new(move |()| bulk.ask(Act::Unlock));
    let change_plan = Callback::new(move |()| {
        navigate(
            &moves::of_accounts(&bulk.picked.each(|id, _| *id)),
            leptos_router::NavigateOptions::default(),
        );
    });
    let too_many = Signal::derive(move || bulk.picked.count() > MOST_NAMED);
    let most = move || {
        too_many.get().then(|| {
            let most = say::number(i64::try_from(MOST_NAMED).unwrap_or(i64::MAX));
            view! { <small class="muted">{text::change_plan_most(language(), most)}</small> }
        })
    };
    view! {
        {may(Operation::BulkLockAccounts)
            .then(|| view! { <Button label=t(text::lock_ask) icon="lock" kind=Kind::Danger on_click=lock /> })}
        {may(Operation::BulkUnlockAccounts)
            .then(|| view! { <Button label=t(text::unlock_ask) on_click=unlock /> })}
        {may(Operation::MoveAccounts)
            .then(|| {
                view! {
                    <Button label=t(text::change_plan) icon="plan" disabled=too_many on_click=change_plan />
                    {most}
                }
            })}
    }
    .into_any()
}
