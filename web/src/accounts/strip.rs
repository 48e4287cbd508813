//! The strip of figures above the list: the room left in the reseller's plan, and sums of the accounts shown.

use leptos::prelude::*;
use types::accounts::{Account, AccountState};
use types::limits::Nearness;

use crate::accounts::text;
use crate::auth::me;
use crate::kit::{Listing, Metric, language, say, t};

/// The strip. What is summed says over which accounts.
#[component]
pub fn Strip(list: Listing<Account>, words: Memo<String>) -> impl IntoView {
    let sums = Memo::new(move |_| Sums::of(&list.items.read()));
    let basis = Memo::new(move |_| {
        let all = !list.has_more() && words.read().is_empty();
        let shown = list.items.read().len();
        match (all, shown) {
            (true, _) => t(text::of_all).to_owned(),
            (false, 1) => t(text::of_one).to_owned(),
            (false, shown) => text::of_shown(language(), say::number(i64::try_from(shown).unwrap_or(i64::MAX))),
        }
    });
    let figures = move || {
        let Sums {
            documents,
            near,
            locked,
        } = sums.get();
        let about = basis.get();
        view! {
            <Metric name=t(text::documents_in_cycle) value=documents about=about.clone() />
            <Metric name=t(text::near_limit) value=near about=about.clone() />
            <Metric name=t(text::locked_accounts) value=locked about />
        }
    };
    view! {
        <section class="card metrics" aria-label=t(text::summary)>
            <Room />
            {figures}
        </section>
    }
}

/// How many accounts the reseller's plan has room for.
#[component]
fn Room() -> impl IntoView {
    move || {
        let reseller = me()?.reseller?;
        let figure = match reseller.maximum_accounts {
            Some(limit) => {
                let left = text::left(language(), say::number((limit - reseller.accounts).max(0)));
                view! { <Metric name=t(text::accounts_of_plan) value=reseller.accounts limit about=left /> }.into_any()
            }
            None => {
                view! { <Metric name=t(text::accounts_of_plan) value=reseller.accounts about=t(text::no_maximum) /> }
                    .into_any()
            }
        };
        Some(figure)
    }
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Sums {
    documents: i64,
    near: i64,
    locked: i64,
}

impl Sums {
    fn of(accounts: &[Account]) -> Self {
        let mut sums = Self::default();
        for account in accounts {
            let near = [&account.documents, &account.users]
                .into_iter()
                .any(|limit| limit.nearness() != Nearness::Far);
            let locked = matches!(account.state, AccountState::Locked { .. });
            sums.documents += account.documents.used;
            sums.near += i64::from(near);
            sums.locked += i64::from(locked);
        }
        sums
    }
}
