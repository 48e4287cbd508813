//! A limit of money: an amount, or none. Which of both it is, is always in sight.

use leptos::prelude::*;
use types::kit::fault::Fault;
use types::kit::money::{Currency, Money};

use crate::kit::field::FieldTie;
use crate::kit::{Field, Segmented, TextInput, amount, language, t};
use crate::plans::text;

const SOME: &str = "some";
const NONE: &str = "none";

/// A limit of money being set. Copied freely.
#[derive(Clone, Copy)]
pub struct AmountLimit {
    kind: RwSignal<String>,
    typed: RwSignal<String>,
}

impl AmountLimit {
    /// The limit as it is.
    #[must_use]
    pub fn of(limit: Option<&Money>) -> Self {
        let kind = if limit.is_some() { SOME } else { NONE };
        let typed = limit.map(|money| amount::to_type(money, language()));
        Self {
            kind: RwSignal::new(kind.to_owned()),
            typed: RwSignal::new(typed.unwrap_or_default()),
        }
    }

    /// The limit as set: none = unlimited.
    ///
    /// # Errors
    /// When an amount is asked for and what was typed is not one.
    pub fn read(self, currency: Option<&Currency>) -> Result<Option<Money>, Fault> {
        if *self.kind.read_untracked() == NONE {
            return Ok(None);
        }
        let typed = self.typed.read_untracked();
        if typed.trim().is_empty() {
            return Err(Fault::Required);
        }
        let money = currency.and_then(|currency| amount::typed(&typed, currency.clone(), language()));
        money.map(Some).ok_or(Fault::Malformed)
    }
}

/// The field: up to an amount, or no limit.
#[component]
pub fn AmountLimitField(
    name: &'static str,
    #[prop(into)] label: String,
    /// What the amount is in.
    #[prop(into)]
    sign: Signal<String>,
    limit: AmountLimit,
) -> impl IntoView {
    let options = vec![(SOME, t(text::up_to)), (NONE, t(text::no_limit))];
    let spoken = label.clone();
    view! {
        <Field name label group=true>
            <div class="join">
                <Segmented value=limit.kind options />
                <Amount limit sign label=spoken />
            </div>
        </Field>
    }
    .into_any()
}

#[component]
fn Amount(limit: AmountLimit, sign: Signal<String>, label: String) -> impl IntoView {
    let tie = FieldTie::around();
    let is_some = Memo::new(move |_| *limit.kind.read() == SOME);
    Effect::new(move |_| {
        is_some.track();
        tie.touched();
    });
    move || {
        let label = label.clone();
        let prefix = sign.get();
        is_some
            .get()
            .then(|| view! { <TextInput value=limit.typed keys="decimal" prefix label /> })
    }
}
