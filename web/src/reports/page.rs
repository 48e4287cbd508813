//! The page: what to download, and one's downloads.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use types::access::Operation;
use types::accounts::{AccountId, GetAccount};
use types::kit::page::PageQuery;
use types::reports::ListReports;

use crate::auth::may;
use crate::kit::{PageHead, Remote, SkelLines, effect, listing, load, t};
use crate::reports::account::Chosen;
use crate::reports::form::ReportForm;
use crate::reports::list::Downloads;
use crate::reports::{text, watch};
use crate::shell::NotFound;

/// The page. Its address may name an account.
#[component]
pub fn ReportsPage() -> impl IntoView {
    if !may(Operation::ListReports) {
        return view! { <NotFound /> }.into_any();
    }
    let list = listing(|cursor| ListReports {
        query: PageQuery { cursor, limit: None },
    });
    effect(move || {
        if watch::ended() > 0 {
            list.again();
        }
    });
    effect(move || {
        for report in list.items.read().iter().filter(|report| !report.state.is_over()) {
            watch::follow(report.clone());
        }
    });
    let asked = Callback::new(move |_| list.again());
    let named = use_query_map()
        .read_untracked()
        .get_str("account")
        .and_then(|id| id.parse::<AccountId>().ok());
    let form = match named {
        None => view! { <ReportForm account=None asked /> }.into_any(),
        Some(account_id) => {
            let account = load(move || Some(GetAccount { account_id }));
            view! {
                <Remote
                    load=account
                    shape=|| view! { <SkelLines lines=6 /> }
                    show=move |account| view! { <ReportForm account=Some(Chosen::of(&account)) asked /> }.into_any()
                />
            }
            .into_any()
        }
    };
    view! {
        <PageHead title=t(text::title) about=t(text::about) />
        <div class="stack">{form} <div><Downloads list /></div></div>
    }
    .into_any()
}
