//! Another price that is tried out.

use leptos::prelude::*;
use types::kit::money::{Currency, Money};
use types::kit::page::Page;
use types::plans::Plan;

use crate::kit::{Field, Load, Note, TextInput, Tone, amount, format, language, t};
use crate::moves::text;

/// What the plan would cost. Copied freely.
#[derive(Clone, Copy)]
pub struct Price {
    pub typed: RwSignal<String>,
    /// What the chosen plan is paid in.
    currency: Memo<Option<Currency>>,
}

impl Price {
    #[must_use]
    pub fn of(plans: Load<Page<Plan>>, target: RwSignal<String>) -> Self {
        let currency = Memo::new(move |_| {
            let page = plans.value.read();
            let plan = page
                .iter()
                .flat_map(|page| &page.items)
                .find(|plan| plan.id.to_string() == *target.read())?;
            plan.terms.price.as_ref().map(|price| price.currency.clone())
        });
        Self {
            typed: RwSignal::new(String::new()),
            currency,
        }
    }

    /// The price that was typed: none where nothing was. Nothing at all where it is no amount.
    #[must_use]
    pub fn read(self) -> Option<Option<Money>> {
        let typed = self.typed.read();
        if typed.trim().is_empty() {
            return Some(None);
        }
        let currency = self.currency.get().unwrap_or_else(Currency::sol);
        amount::typed(&typed, currency, language()).map(Some)
    }
}

/// The field; for plans whose price was said.
#[component]
pub fn PriceField(price: Price) -> impl IntoView {
    let wrong = move || {
        price
            .read()
            .is_none()
            .then(|| view! { <Note tone=Tone::Warn alert=true>{t(text::no_amount)}</Note> })
    };
    move || {
        price.currency.get().map(|currency| {
            let label = format!("{} {}", t(text::new_price), format::sign(&currency));
            view! {
                <Field name="price" label hint=t(text::new_price_hint)>
                    <TextInput value=price.typed keys="decimal" />
                </Field>
                {wrong}
            }
        })
    }
}
