//! The strip of figures above the list: the room left in the reseller's plan, and sums of the accounts shown.

use leptos::prelude::*;
use types::accounts::{Account, AccountState};
use types::limits::Nearness;

use crate::accounts::text;
use crate::auth::me;
use crate::kit::format::NOTHING;
use crate::kit::{Listing, Metric, language, say, t};

/// The strip. Sums say over which accounts they are, and stay as they were until another page has come.
#[component]
pub fn Strip(
    list: Listing<Account>,
    /// Whether some accounts may be left out.
    narrowed: Memo<bool>,
) -> impl IntoView {
    let sums = Memo::new(move |before: Option<&Option<Sums>>| {
        let is_here = list.begun.get() && !list.waiting.get();
        let items = list.items.read();
        if is_here {
            Some(Sums::of(&items, list.has_more() || narrowed.get()))
        } else {
            before.copied().flatten()
        }
    });
    let unknown = Memo::new(move |_| list.failure.read().is_some());
    let figures = move || match sums.get() {
        Some(sums) => told(sums).into_any(),
        None => pending(unknown.get()).into_any(),
    };
    view! {
        <section class="card metrics" aria-label=t(text::summary)>
            <Room />
            {figures}
        </section>
    }
}

fn told(sums: Sums) -> impl IntoView {
    let about = match sums.over {
        None => t(text::of_all).to_owned(),
        Some(count) => text::of_shown(language(), say::number(count)),
    };
    view! {
        <Metric name=t(text::documents_in_cycle) value=sums.documents about=about.clone() />
        <Metric name=t(text::near_limit) value=sums.near about=about.clone() />
        <Metric name=t(text::locked_accounts) value=sums.locked about />
    }
}

/// The figures while they are not known: in their shape, or `–` when the list could not be read.
fn pending(unknown: bool) -> impl IntoView {
    let names = [text::documents_in_cycle, text::near_limit, text::locked_accounts];
    let figure = move |name| {
        let value = if unknown {
            NOTHING.into_any()
        } else {
            view! { <span class="skel s" /> }.into_any()
        };
        view! { <div><h2>{t(name)}</h2><b class="num">{value}</b></div> }
    };
    names.map(figure).into_iter().collect_view()
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
    /// Over how many accounts, where that is not all of them.
    over: Option<i64>,
}

impl Sums {
    /// Of these accounts, which may be only some of all.
    fn of(accounts: &[Account], some: bool) -> Self {
        let mut sums = Self {
            over: some.then(|| i64::try_from(accounts.len()).unwrap_or(i64::MAX)),
            ..Self::default()
        };
        for account in accounts {
            let near = account.documents.nearness() != Nearness::Far;
            let locked = matches!(account.state, AccountState::Locked { .. });
            sums.documents += account.documents_in_cycle();
            sums.near += i64::from(near);
            sums.locked += i64::from(locked);
        }
        sums
    }
}
