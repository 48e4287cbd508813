//! The dialog that gives an account a number of its own, or the plan's again.

use leptos::prelude::*;
use types::kit::fault::{Fault, Faults};
use types::kit::money::{Currency, Money};
use types::limits::{ChangeLimits, LimitChange, LimitsChange, Meter, OwnNumber, own_field};

use crate::kit::{
    Choice, Dialog, Field, Form, FormFailure, FormFoot, FormView, TextInput, amount, format, language, t, toast,
};
use crate::limits::change::Changing;
use crate::limits::{text, words};

/// The dialog for one limit.
#[component]
pub fn OwnNumberDialog(changing: Changing, what: Meter, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open title=words::change(what)>
            <OwnNumberForm changing what open />
        </Dialog>
    }
}

const PLAN: &str = "plan";
const OWN: &str = "own";

#[component]
fn OwnNumberForm(changing: Changing, what: Meter, open: RwSignal<bool>) -> impl IntoView {
    let form = Form::new();
    let before = untrack(|| changing.limit(what));
    let (plan, own) = before.map_or((None, None), |before| (before.plan, before.own));
    let currency = untrack(|| changing.currency());
    let chosen = RwSignal::new(if own.is_some() { OWN } else { PLAN }.to_owned());
    let typed = RwSignal::new(
        own.or(plan)
            .map(|number| to_type(what, number, &currency))
            .unwrap_or_default(),
    );
    let given = words::counted(what, plan, &currency);
    let sign = what.is_money().then(|| format::sign(&currency).to_owned());
    let submit = Callback::new(move |()| {
        let number = match chosen.read_untracked().as_str() {
            OWN => read(what, &typed.read_untracked(), &currency).map(Some),
            _ => Ok(None),
        };
        let change = LimitChange {
            enforced: None,
            own: number.as_ref().ok().map(|to| OwnNumber { to: *to }),
        };
        let body = LimitsChange::one(what, change);
        let parsed = number
            .map_err(|fault| Faults::one(own_field(what), fault))
            .and_then(|_| body.check());
        let (account_id, version) = changing.account.with_untracked(|account| (account.id, account.version));
        let call = ChangeLimits {
            account_id,
            version,
            body,
        };
        form.send(parsed, call, move |limits| {
            open.set(false);
            changing.take(limits);
            toast(t(text::number_changed));
        });
    });
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <fieldset class="stack tight">
                    <legend class="vh">{t(text::which_number)}</legend>
                    <Choice chosen value=PLAN group="which" label=t(text::plan_number) about=given />
                    <Choice chosen value=OWN group="which" label=t(text::own_choice) about=t(text::own_choice_more) />
                </fieldset>
                {move || {
                    (*chosen.read() == OWN)
                        .then(|| {
                            match sign.clone() {
                                Some(prefix) => view! {
                                    <Field name=own_field(what) label=t(text::own_amount)>
                                        <TextInput value=typed keys="decimal" prefix />
                                    </Field>
                                }
                                .into_any(),
                                None => view! {
                                    <Field name=own_field(what) label=t(text::own_field)>
                                        <TextInput value=typed keys="numeric" />
                                    </Field>
                                }
                                .into_any(),
                            }
                        })
                }}
                <FormFailure form on_stale=changing.on_stale />
            </div>
            <FormFoot form open verb=t(text::apply) />
        </FormView>
    }
}

/// What was typed for a meter: a whole number, or an amount of money in minor units.
fn read(what: Meter, typed: &str, currency: &Currency) -> Result<i64, Fault> {
    if !what.is_money() {
        return whole(typed);
    }
    if typed.trim().is_empty() {
        return Err(Fault::Required);
    }
    let money = amount::typed(typed, currency.clone(), language());
    money.map(|money| money.minor).ok_or(Fault::Malformed)
}

/// A number of a meter to be typed over.
fn to_type(what: Meter, number: i64, currency: &Currency) -> String {
    if what.is_money() {
        let currency = currency.clone();
        amount::to_type(
            &Money {
                minor: number,
                currency,
            },
            language(),
        )
    } else {
        number.to_string()
    }
}

/// A whole number as people type it; spaces may group its digits.
fn whole(typed: &str) -> Result<i64, Fault> {
    let digits: String = typed.split_whitespace().collect();
    if digits.is_empty() {
        return Err(Fault::Required);
    }
    digits.parse().map_err(|_| Fault::Malformed)
}

#[cfg(test)]
mod tests {
    use super::{Fault, whole};

    #[test]
    fn a_number_is_digits_and_spaces() {
        assert_eq!(whole(" 1 500 "), Ok(1_500));
        assert_eq!(whole("  "), Err(Fault::Required));
        assert_eq!(whole("1.5"), Err(Fault::Malformed));
        assert_eq!(whole("muchos"), Err(Fault::Malformed));
    }
}
