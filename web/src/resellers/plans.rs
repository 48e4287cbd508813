//! What the operator gives to resellers: reseller plans.

use leptos::prelude::*;
use types::access::Operation;
use types::kit::page::PageQuery;
use types::resellers::{ListResellerPlans, ResellerPlan};

use crate::auth::may;
use crate::kit::{
    Column, Dialog, Empty, IconButton, Kind, LinkButton, ListTable, PageHead, language, listing, open_at_new, say, t,
};
use crate::resellers::limit::limit_text;
use crate::resellers::plan_form::PlanForm;
use crate::resellers::text;

/// A whole in hundredths of a percent.
const WHOLE: i64 = 10_000;

/// The address of the form.
pub const NEW: &str = "/reseller-plans/new";

/// The page.
#[component]
pub fn ResellerPlans() -> impl IntoView {
    let list = listing(|cursor| ListResellerPlans {
        query: PageQuery { cursor, limit: None },
    });
    let open = open_at_new("/reseller-plans", may(Operation::CreateResellerPlan));
    let on_made = Callback::new(move |()| list.again());
    let changing = RwSignal::new(None::<ResellerPlan>);
    let change_open = RwSignal::new(false);
    let change = Callback::new(move |plan: ResellerPlan| {
        changing.set(Some(plan));
        change_open.set(true);
    });
    let title = Signal::derive(move || {
        let name = changing.with(|plan| plan.as_ref().map(|plan| plan.name.clone()));
        text::change_of(language(), &name.unwrap_or_default())
    });
    view! {
        <PageHead title=t(text::reseller_plans) about=t(text::reseller_plans_more)>
            <LinkButton label=t(text::new_plan) href=NEW kind=Kind::Primary icon="plus" />
        </PageHead>
        <ListTable
            caption=t(text::plan_list)
            columns=vec![
                Column(t(text::plan), ""),
                Column(t(text::maximum_accounts), "n air"),
                Column(t(text::discount), "n w2 air"),
                Column(t(text::created), "w1 air"),
                Column("", "do"),
            ]
            list
            key=|plan: &ResellerPlan| format!("{}-{}", plan.id, plan.version)
            row=move |plan| row(plan, change)
            empty=|| {
                view! {
                    <Empty icon="plan" title=t(text::no_plans) about=t(text::no_plans_more)>
                        <LinkButton label=t(text::new_plan) href=NEW icon="plus" />
                    </Empty>
                }
            }
        />
        <Dialog open title=t(text::new_plan)>
            <PlanForm open on_done=on_made before=None />
        </Dialog>
        <Dialog open=change_open title>
            {move || {
                changing
                    .get()
                    .map(|plan| view! { <PlanForm open=change_open on_done=on_made before=Some(plan) /> })
            }}
        </Dialog>
    }
    .into_any()
}

fn row(plan: ResellerPlan, change: Callback<ResellerPlan>) -> AnyView {
    let discount = match plan.discount_basis_points {
        0 => view! { <span class="muted">{t(text::no_discount)}</span> }.into_any(),
        points => say::percent(points, WHOLE).into_any(),
    };
    let muted = plan.maximum_accounts.is_none().then_some("muted");
    let (name, maximum) = (plan.name.clone(), limit_text(plan.maximum_accounts));
    let created = say::day_of(plan.created_at);
    let act = may(Operation::ChangeResellerPlan).then(|| {
        let label = text::change_of(language(), &plan.name);
        let on_click = Callback::new(move |()| change.run(plan.clone()));
        view! { <IconButton label icon="gear" kind=Kind::Ghost on_click /> }
    });
    view! {
        <tr>
            <td class="who">
                <span>{name}</span>
            </td>
            <td class="n air"><span class=muted>{maximum}</span></td>
            <td class="n w2 air nw">{discount}</td>
            <td class="w1 air nw">{created}</td>
            <td class="do">{act}</td>
        </tr>
    }
    .into_any()
}
