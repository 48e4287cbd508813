//! The page: figures that lead to lists, charts, and the accounts that need somebody.

use leptos::prelude::*;
use types::access::Operation;
use types::overview::{GetOverview, GetOverviewMoney, Overview};

use crate::accounts;
use crate::auth::may;
use crate::kit::{Card, Empty, Kind, LinkButton, PageHead, Remote, SkelLines, load, t};
use crate::overview::charts::{ByDay, ByMonth, Moves};
use crate::overview::figures::{Figures, Standing};
use crate::overview::lists::{Near, Newest, Troubled};
use crate::overview::money::{Charts, Purse, Strips};
use crate::overview::plans::ByPlan;
use crate::overview::text;

/// The page.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let overview = load(|| Some(GetOverview {}));
    let purse = may(Operation::GetOverviewMoney).then(|| Purse::new(load(|| Some(GetOverviewMoney {}))));
    let new = may(Operation::CreateAccount).then(|| {
        view! { <LinkButton label=t(text::new_account) href=accounts::NEW icon="plus" kind=Kind::Primary /> }
    });
    view! {
        <PageHead title=t(text::overview)>{new}</PageHead>
        <Remote load=overview shape=skeleton show=move |overview| drawn(overview, purse) />
    }
}

fn drawn(overview: Overview, purse: Option<Purse>) -> AnyView {
    if overview.accounts.all == 0 {
        return nothing_yet();
    }
    let Overview {
        today,
        accounts,
        documents,
        months,
        near_limit,
        problems,
        newest,
    } = overview;
    view! {
        <Figures
            accounts=accounts.clone()
            documents=documents.clone()
            today
            near=near_limit.accounts
            problems=problems.clone()
        />
        {purse.map(|purse| view! { <Strips purse /> })}
        <div class="split">
            <div class="stack">
                <ByDay documents today />
                <ByMonth months=months.clone() />
                {purse.map(|purse| view! { <Charts purse /> })}
                <Moves months />
                <ByPlan accounts=accounts.clone() />
            </div>
            <div class="stack">
                <Near near=near_limit />
                <Troubled problems />
                <Newest newest />
                <Standing accounts />
            </div>
        </div>
    }
    .into_any()
}

/// What a new reseller sees: how to begin.
fn nothing_yet() -> AnyView {
    let empty = if may(Operation::CreateAccount) {
        view! {
            <Empty icon="accounts" title=t(text::empty) about=t(text::empty_more)>
                <LinkButton label=t(text::new_account) href=accounts::NEW icon="plus" />
            </Empty>
        }
        .into_any()
    } else {
        view! { <Empty icon="accounts" title=t(text::empty) about=t(text::empty_for_readers) /> }.into_any()
    };
    view! { <section class="card">{empty}</section> }.into_any()
}

fn skeleton() -> AnyView {
    let figure = |_| view! { <div><SkelLines lines=2 /></div> };
    let card = |lines: usize| view! { <Card><SkelLines lines /></Card> };
    view! {
        <div class="card metrics" aria-hidden="true">{(0..4).map(figure).collect_view()}</div>
        <div class="split" aria-hidden="true">
            <div class="stack">{[7, 7].map(card).into_iter().collect_view()}</div>
            <div class="stack">{[5, 5].map(card).into_iter().collect_view()}</div>
        </div>
    }
    .into_any()
}
