//! Accounts by plan: bars in a list whose rows lead to the accounts, and the same as a table.

use leptos::prelude::*;
use types::overview::{AccountFigures, PlanFigures};

use crate::accounts::LIST;
use crate::kit::{AsTable, Card, language, say, t};
use crate::overview::text;

/// The card.
#[component]
pub fn ByPlan(accounts: AccountFigures) -> impl IntoView {
    let all = accounts.all;
    let others = accounts.on_other_plans;
    let mut rows: Vec<_> = accounts
        .plans
        .iter()
        .map(|plan| cells(&plan.name, plan.accounts, all))
        .collect();
    let mut bars: Vec<_> = accounts.plans.into_iter().map(|plan| bar_of(plan, all)).collect();
    if others > 0 {
        let name = t(text::other_plans);
        rows.push(cells(name, others, all));
        bars.push(bar(name.into_any(), name.to_owned(), others, all));
    }
    let columns = [text::plan, text::accounts, text::share].map(|name| t(name).to_owned());
    view! {
        <Card title=t(text::by_plan)>
            <div class="stack">
                <ul role="list" class="stack tight">{bars}</ul>
                <AsTable what=t(text::by_plan) columns=columns.to_vec() rows />
            </div>
        </Card>
    }
    .into_any()
}

fn bar_of(plan: PlanFigures, all: i64) -> AnyView {
    let href = format!("{LIST}?plan_id={}", plan.id);
    let name = plan.name.clone();
    bar(
        view! { <a class="ell" href=href>{name}</a> }.into_any(),
        plan.name,
        plan.accounts,
        all,
    )
}

fn bar(shown: AnyView, name: String, accounts: i64, all: i64) -> AnyView {
    let spoken = text::of_all(language(), name, say::number(accounts), say::number(all));
    view! {
        <li class="use">
            <span>{shown} <span class="num">{say::number(accounts)}</span></span>
            <progress value=accounts.to_string() max=all.max(1).to_string() aria-label=spoken />
        </li>
    }
    .into_any()
}

fn cells(name: &str, accounts: i64, all: i64) -> Vec<String> {
    vec![name.to_owned(), say::number(accounts), say::percent(accounts, all)]
}
