//! What the operator gives to resellers: reseller plans.

use leptos::prelude::*;
use types::access::Operation;
use types::kit::fault::Fault;
use types::kit::page::PageQuery;
use types::resellers::{CreateResellerPlan, ListResellerPlans, NewResellerPlan, ResellerPlan};

use crate::auth::may;
use crate::kit::{
    Column, Dialog, Empty, Field, Form, FormFailure, FormFoot, FormView, Kind, LinkButton, ListTable, PageHead,
    TextInput, amount, language, listing, open_at_new, say, t, toast,
};
use crate::resellers::limit::{Limit, LimitField, limit_text, with_limits};
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
            ]
            list
            key=|plan: &ResellerPlan| plan.id.to_string()
            row
            empty=|| {
                view! {
                    <Empty icon="plan" title=t(text::no_plans) about=t(text::no_plans_more)>
                        <LinkButton label=t(text::new_plan) href=NEW icon="plus" />
                    </Empty>
                }
            }
        />
        <Dialog open title=t(text::new_plan)>
            <PlanForm open on_made />
        </Dialog>
    }
    .into_any()
}

fn row(plan: ResellerPlan) -> AnyView {
    let discount = match plan.discount_basis_points {
        0 => view! { <span class="muted">{t(text::no_discount)}</span> }.into_any(),
        points => say::percent(points, WHOLE).into_any(),
    };
    let muted = plan.maximum_accounts.is_none().then_some("muted");
    view! {
        <tr>
            <td class="who">
                <span>{plan.name}</span>
            </td>
            <td class="n air"><span class=muted>{limit_text(plan.maximum_accounts)}</span></td>
            <td class="n w2 air nw">{discount}</td>
            <td class="w1 air nw">{say::day_of(plan.created_at)}</td>
        </tr>
    }
    .into_any()
}

#[component]
fn PlanForm(open: RwSignal<bool>, on_made: Callback<()>) -> impl IntoView {
    let form = Form::new();
    let name = RwSignal::new(String::new());
    let accounts = Limit::asked();
    let discount = RwSignal::new("0".to_owned());
    let submit = Callback::new(move |()| {
        let points = amount::basis_points(&discount.get_untracked(), language());
        let body = NewResellerPlan {
            name: name.get_untracked(),
            maximum_accounts: accounts.read().unwrap_or_default(),
            discount_basis_points: points.unwrap_or_default(),
        };
        let mut checked = with_limits(body.parse(), &[("maximum_accounts", accounts)]);
        if points.is_none() {
            let mut faults = checked.err().unwrap_or_default();
            faults.add("discount_basis_points", Fault::Malformed);
            checked = Err(faults);
        }
        form.send(checked, CreateResellerPlan { body }, move |_| {
            open.set(false);
            on_made.run(());
            toast(t(text::plan_made));
        });
    });
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <Field name="name" label=t(text::name) hint=t(text::plan_name_hint)>
                    <TextInput value=name autofocus=true />
                </Field>
                <LimitField
                    name="maximum_accounts"
                    label=t(text::maximum_accounts)
                    unit=t(text::accounts_unit)
                    limit=accounts
                />
                <Field
                    name="discount_basis_points"
                    label=t(text::discount_percent)
                    hint=t(text::discount_hint)
                >
                    <TextInput value=discount keys="decimal" />
                </Field>
                <FormFailure form />
            </div>
            <FormFoot form open verb=t(text::make_plan) />
        </FormView>
    }
    .into_any()
}
