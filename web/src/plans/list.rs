//! The plans one's reseller sells.

use leptos::prelude::*;
use types::access::Operation;
use types::kit::page::PageQuery;
use types::plans::{ListPlans, Plan};

use crate::auth::may;
use crate::kit::{
    Column, Dialog, Empty, Kind, LinkButton, ListTable, PageHead, language, listing, open_at_new, say, t,
};
use crate::plans::form::PlanForm;
use crate::plans::text;
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
    let open = open_at_new("/plans", may_make);
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
                Column(t(text::documents), "n w1 air"),
                Column(t(text::users), "n w1 air"),
                Column(t(text::accounts), "n air"),
                Column(t(text::created), "w2 air"),
            ]
            list
            key=|plan: &Plan| format!("{}-{}", plan.id, plan.accounts)
            row
            empty=move || {
                view! { <Empty icon="plan" title=t(text::nothing) about=t(text::nothing_more)>{begin()}</Empty> }
            }
        />
        {may_make
            .then(|| {
                let on_made = Callback::new(move |()| list.again());
                view! {
                    <Dialog open title=t(text::new_plan)>
                        <PlanForm open on_made />
                    </Dialog>
                }
            })}
    }
    .into_any()
}

fn row(plan: Plan) -> AnyView {
    let short = text::allows(
        language(),
        limit_text(plan.terms.documents),
        limit_text(plan.terms.users),
    );
    view! {
        <tr>
            <td class="who">
                <span>{plan.name}</span>
                <small class="nar">{short}</small>
            </td>
            <td class="n w1 air">{limit(plan.terms.documents)}</td>
            <td class="n w1 air">{limit(plan.terms.users)}</td>
            <td class="n air">{say::number(plan.accounts)}</td>
            <td class="w2 air nw">{say::day_of(plan.created_at)}</td>
        </tr>
    }
    .into_any()
}

fn limit(limit: Option<i64>) -> AnyView {
    view! { <span class=limit.is_none().then_some("muted")>{limit_text(limit)}</span> }.into_any()
}
