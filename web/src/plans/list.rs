//! The plans one's reseller sells.

use leptos::prelude::*;
use types::access::Operation;
use types::kit::page::PageQuery;
use types::plans::{ListPlans, Plan};

use crate::auth::may;
use crate::kit::{Badge, Column, Empty, Kind, LinkButton, ListTable, PageHead, language, listing, say, t};
use crate::plans::{address, terms, text};
use crate::resellers::limit::limit_text;

/// The address of the form.
pub const NEW: &str = "/plans/new";

/// The page.
#[component]
pub fn Plans() -> impl IntoView {
    let list = listing(|cursor| ListPlans {
        query: PageQuery { cursor, limit: None },
    });
    let may_make = may(Operation::CreatePlan);
    let make = move || view! { <LinkButton label=t(text::new_plan) href=NEW kind=Kind::Primary icon="plus" /> };
    let begin = move || may_make.then(|| view! { <LinkButton label=t(text::new_plan) href=NEW icon="plus" /> });
    view! {
        <PageHead title=t(text::plans) about=t(text::plans_more)>
            {may_make.then(make)}
        </PageHead>
        <ListTable
            caption=t(text::list)
            columns=vec![
                Column(t(text::plan), ""),
                Column(t(text::price), "n w1 air"),
                Column(t(text::documents), "n w2 air"),
                Column(t(text::users), "n w3 air"),
                Column(t(text::accounts), "n air"),
                Column(t(text::version), "n w4 air"),
            ]
            list
            key=|plan: &Plan| format!("{}-{}-{}-{}", plan.id, plan.version, plan.accounts, plan.accounts_on_older)
            row
            empty=move || {
                view! { <Empty icon="plan" title=t(text::nothing) about=t(text::nothing_more)>{begin()}</Empty> }
            }
        />
    }
    .into_any()
}

fn row(plan: Plan) -> AnyView {
    let price = terms::price(plan.terms.price().as_ref());
    let older = (plan.accounts_on_older > 0).then(|| {
        let older = text::on_older(language(), say::number(plan.accounts_on_older));
        view! { <small>{older}</small> }
    });
    let off = (!plan.enabled).then(|| view! { <Badge label=t(text::not_offered) draft=true /> });
    view! {
        <tr>
            <td class="who">
                <a href=address(plan.id)>{plan.name}</a>
                {off}
                <small>{plan.terms.software.unwrap_or_default()}</small>
                <small class="nar">{price.clone()}</small>
            </td>
            <td class="n w1 air nw">{price}</td>
            <td class="n w2 air">{limit(plan.terms.documents)}</td>
            <td class="n w3 air">{limit(plan.terms.users)}</td>
            <td class="n air">{say::number(plan.accounts)} {older}</td>
            <td class="n w4 air">{say::number(plan.newest_version)}</td>
        </tr>
    }
    .into_any()
}

fn limit(limit: Option<i64>) -> AnyView {
    view! { <span class=limit.is_none().then_some("muted")>{limit_text(limit)}</span> }.into_any()
}
