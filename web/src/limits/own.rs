//! The dialog that gives an account a number of its own, or the plan's again.

use leptos::prelude::*;
use types::kit::fault::{Fault, Faults};
use types::limits::{ChangeLimits, LimitChange, Meter, OwnNumber};

use crate::kit::{Button, Choice, Dialog, Field, Form, FormFailure, FormView, Kind, TextInput, t, toast};
use crate::limits::change::{Changing, of_meter};
use crate::limits::switches::limit_of;
use crate::limits::{text, words};

/// The dialog for one limit.
#[component]
pub fn OwnNumberDialog(changing: Changing, what: Meter, open: RwSignal<bool>) -> impl IntoView {
    let title = t(match what {
        Meter::Documents => text::change_documents,
        Meter::Users => text::change_users,
    });
    view! {
        <Dialog open title>
            <OwnNumberForm changing what open />
        </Dialog>
    }
}

const PLAN: &str = "plan";
const OWN: &str = "own";

#[component]
fn OwnNumberForm(changing: Changing, what: Meter, open: RwSignal<bool>) -> impl IntoView {
    let form = Form::new();
    let before = changing
        .account
        .with_untracked(|account| limit_of(account, what).clone());
    let chosen = RwSignal::new(if before.own.is_some() { OWN } else { PLAN }.to_owned());
    let typed = RwSignal::new(
        before
            .own
            .or(before.plan)
            .map(|number| number.to_string())
            .unwrap_or_default(),
    );
    let submit = Callback::new(move |()| {
        let number = match chosen.read_untracked().as_str() {
            OWN => read(&typed.read_untracked()).map(Some),
            _ => Ok(None),
        };
        let change = LimitChange {
            enforced: None,
            own: number.as_ref().ok().map(|to| OwnNumber { to: *to }),
        };
        let body = of_meter(what, change);
        let parsed = number
            .map_err(|fault| Faults::one(field(what), fault))
            .and_then(|_| body.check());
        let (account_id, version) = changing.account.with_untracked(|account| (account.id, account.version));
        let call = ChangeLimits {
            account_id,
            version,
            body,
        };
        form.send(parsed, call, move |limits| {
            open.set(false);
            changing.on_changed.run(limits);
            toast(t(text::number_changed));
        });
    });
    let back = Callback::new(move |()| open.set(false));
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <fieldset class="stack tight">
                    <legend class="vh">{t(text::which_number)}</legend>
                    <Choice chosen value=PLAN group="which" label=t(text::plan_number) about=words::counted(what, before.plan) />
                    <Choice chosen value=OWN group="which" label=t(text::own_choice) about=t(text::own_choice_more) />
                </fieldset>
                {move || {
                    (*chosen.read() == OWN)
                        .then(|| {
                            view! {
                                <Field name=field(what) label=t(text::own_field)>
                                    <TextInput value=typed keys="numeric" />
                                </Field>
                            }
                        })
                }}
                <FormFailure form on_stale=changing.on_stale />
            </div>
            <div class="foot">
                <Button label=t(text::cancel) on_click=back />
                <Button label=t(text::apply) kind=Kind::Primary submit=true busy=form.task.busy />
            </div>
        </FormView>
    }
}

const fn field(what: Meter) -> &'static str {
    match what {
        Meter::Documents => "documents.own",
        Meter::Users => "users.own",
    }
}

/// A whole number as people type it; spaces may group its digits.
fn read(typed: &str) -> Result<i64, Fault> {
    let digits: String = typed.split_whitespace().collect();
    if digits.is_empty() {
        return Err(Fault::Required);
    }
    digits.parse().map_err(|_| Fault::Malformed)
}

#[cfg(test)]
mod tests {
    use super::{Fault, read};

    #[test]
    fn a_number_is_digits_and_spaces() {
        assert_eq!(read(" 1 500 "), Ok(1_500));
        assert_eq!(read("  "), Err(Fault::Required));
        assert_eq!(read("1.5"), Err(Fault::Malformed));
        assert_eq!(read("muchos"), Err(Fault::Malformed));
    }
}
