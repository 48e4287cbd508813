//! The form of a reseller plan: a new one, or one that changes.

use leptos::prelude::*;
use types::kit::fault::Fault;
use types::resellers::{ChangeResellerPlan, CreateResellerPlan, NewResellerPlan, ResellerPlan, ResellerPlanChange};

use crate::kit::{Field, Form, FormFailure, FormFoot, FormView, TextInput, amount, language, t, toast};
use crate::resellers::limit::{Limit, LimitField, with_limits};
use crate::resellers::text;

/// A whole in hundredths of a percent.
const WHOLE: i64 = 10_000;

/// Makes a plan, or changes the one that is given.
#[component]
pub fn PlanForm(
    open: RwSignal<bool>,
    /// Something was made or changed, or somebody else changed it.
    on_done: Callback<()>,
    before: Option<ResellerPlan>,
) -> impl IntoView {
    let form = Form::new();
    let name = RwSignal::new(before.as_ref().map(|plan| plan.name.clone()).unwrap_or_default());
    let accounts = before
        .as_ref()
        .map_or_else(Limit::asked, |plan| Limit::of(plan.maximum_accounts));
    let points = before.as_ref().map_or(0, |plan| plan.discount_basis_points);
    let discount = RwSignal::new(amount::points_to_type(points, language()));
    let changes = before.is_some();
    let before = StoredValue::new(before);
    let submit = Callback::new(move |()| {
        let share = share(&discount.get_untracked());
        let body = NewResellerPlan {
            name: name.get_untracked(),
            maximum_accounts: accounts.read().unwrap_or_default(),
            discount_basis_points: share.clone().unwrap_or_default(),
        };
        let mut checked = with_limits(body.parse(), &[("maximum_accounts", accounts)]);
        if let Err(fault) = share {
            let mut faults = checked.err().unwrap_or_default();
            faults.add("discount_basis_points", fault);
            checked = Err(faults);
        }
        let done = move |said: &'static str| {
            open.set(false);
            on_done.run(());
            toast(said);
        };
        match before.get_value() {
            None => form.send(checked, CreateResellerPlan { body }, move |_| done(t(text::plan_made))),
            Some(plan) => {
                let call = ChangeResellerPlan {
                    reseller_plan_id: plan.id,
                    version: plan.version,
                    body: change(body),
                };
                form.send(checked, call, move |_| done(t(text::plan_changed)));
            }
        }
    });
    // Somebody else changed it: the list is read again, and the form opened from there.
    let stale = Callback::new(move |()| {
        open.set(false);
        on_done.run(());
        toast(t(text::plan_stale));
    });
    let what = changes.then(|| view! { <p class="muted">{t(text::change_means)}</p> });
    let verb = if changes {
        t(text::save_plan)
    } else {
        t(text::make_plan)
    };
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                {what}
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
                <FormFailure form on_stale=stale />
            </div>
            <FormFoot form open verb />
        </FormView>
    }
    .into_any()
}

/// A percentage as it was typed, in hundredths of a percent.
fn share(typed: &str) -> Result<i64, Fault> {
    let points = amount::basis_points(typed, language()).ok_or(Fault::Malformed)?;
    if (0..=WHOLE).contains(&points) {
        return Ok(points);
    }
    Err(Fault::OutOfRange {
        minimum: 0,
        maximum: 100,
    })
}

fn change(to: NewResellerPlan) -> ResellerPlanChange {
    ResellerPlanChange {
        name: Some(to.name),
        remove_maximum: to.maximum_accounts.is_none(),
        maximum_accounts: to.maximum_accounts,
        discount_basis_points: Some(to.discount_basis_points),
    }
}
