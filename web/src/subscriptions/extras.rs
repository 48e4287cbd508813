//! What is charged beside the plan, and what is taken off it, as they are typed.

use chrono::NaiveDate;
use leptos::prelude::*;
use types::kit::fault::{Fault, Faults};
use types::kit::money::{Currency, Money};
use types::subscriptions::{Discount, Extra};

use crate::kit::{Button, Field, IconButton, Kind, TextInput, amount, format, language, t};
use crate::subscriptions::text;

/// One extra as it is typed.
#[derive(Clone)]
struct Row {
    key: u32,
    name: RwSignal<String>,
    unit: RwSignal<String>,
    quantity: RwSignal<String>,
    currency: Currency,
}

/// All that is typed of a discount and of extras.
#[derive(Clone, Copy)]
pub struct Terms {
    share: RwSignal<String>,
    until: RwSignal<String>,
    rows: RwSignal<Vec<Row>>,
    next: StoredValue<u32>,
}

impl Terms {
    /// As they are.
    #[must_use]
    pub fn of(discount: Option<Discount>, extras: &[Extra]) -> Self {
        let share = discount.map(|discount| written(discount.basis_points));
        let until = discount.and_then(|discount| discount.until);
        let terms = Self {
            share: RwSignal::new(share.unwrap_or_default()),
            until: RwSignal::new(until.map(|until| until.to_string()).unwrap_or_default()),
            rows: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
        };
        for extra in extras {
            terms.add(
                &extra.name,
                &amount::to_type(&extra.unit, language()),
                extra.quantity,
                extra.unit.currency.clone(),
            );
        }
        terms
    }

    fn add(self, name: &str, unit: &str, quantity: i64, currency: Currency) {
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        let row = Row {
            key,
            name: RwSignal::new(name.to_owned()),
            unit: RwSignal::new(unit.to_owned()),
            quantity: RwSignal::new(quantity.to_string()),
            currency,
        };
        self.rows.update(|rows| rows.push(row));
    }

    /// What was typed.
    pub fn read(self, faults: &mut Faults) -> (Option<Discount>, Vec<Extra>) {
        let share = self.share.get_untracked();
        let discount = (!share.trim().is_empty()).then(|| {
            let basis_points = faults.take("discount.basis_points", points(&share)).unwrap_or(1);
            let until = self.until.get_untracked();
            let until = (!until.is_empty()).then(|| until.parse::<NaiveDate>().map_err(|_| Fault::Malformed));
            let until = faults.take("discount.until", until.transpose()).flatten();
            Discount { basis_points, until }
        });
        let mut extras = Vec::new();
        for (place, row) in self.rows.get_untracked().into_iter().enumerate() {
            let unit = amount::typed(&row.unit.get_untracked(), row.currency.clone(), language());
            let unit = faults.take(&format!("extras.{place}.unit"), unit.ok_or(Fault::Malformed));
            let quantity = row
                .quantity
                .get_untracked()
                .trim()
                .parse()
                .map_err(|_| Fault::Malformed);
            let quantity = faults.take(&format!("extras.{place}.quantity"), quantity);
            let nothing = Money {
                minor: 1,
                currency: row.currency,
            };
            extras.push(Extra {
                name: row.name.get_untracked(),
                unit: unit.unwrap_or(nothing),
                quantity: quantity.unwrap_or(1),
            });
        }
        (discount, extras)
    }
}

/// The fields.
#[component]
pub fn TermsFields(terms: Terms, currency: Currency) -> impl IntoView {
    let add = {
        let currency = currency.clone();
        Callback::new(move |()| terms.add("", "", 1, currency.clone()))
    };
    let row = move |row: Row| {
        let key = row.key;
        let remove = Callback::new(move |()| terms.rows.update(|rows| rows.retain(|row| row.key != key)));
        let sign = format::sign(&row.currency).to_owned();
        view! {
            <li class="extra">
                <TextInput value=row.name label=t(text::extra_name) placeholder=t(text::extra_example) />
                <TextInput value=row.unit label=t(text::extra_unit) keys="decimal" prefix=sign />
                <TextInput value=row.quantity label=t(text::extra_quantity) keys="numeric" />
                <IconButton label=t(text::remove_extra) icon="x" kind=Kind::Ghost on_click=remove />
            </li>
        }
    };
    view! {
        <div class="grid">
            <Field name="discount.basis_points" label=t(text::discount) hint=t(text::discount_hint) optional=true>
                <TextInput value=terms.share keys="decimal" suffix="%" />
            </Field>
            <Field name="discount.until" label=t(text::until) hint=t(text::until_hint) optional=true>
                <TextInput value=terms.until kind="date" />
            </Field>
        </div>
        <Field name="extras" label=t(text::extras) hint=t(text::extras_hint) group=true>
            <ul class="extras" role="list">
                <For each=move || terms.rows.get() key=|row| row.key children=row />
            </ul>
            <Button label=t(text::add_extra) icon="plus" small=true on_click=add />
        </Field>
    }
    .into_any()
}

/// `12.5` of hundredths of a percent.
fn written(points: i64) -> String {
    let share = Money {
        minor: points,
        currency: Currency::sol(),
    };
    amount::to_type(&share, language())
}

/// Hundredths of a percent, of what was typed as percent.
fn points(text: &str) -> Result<i64, Fault> {
    let typed = amount::basis_points(text, language()).ok_or(Fault::Malformed)?;
    let fault = Fault::OutOfRange {
        minimum: 1,
        maximum: 100,
    };
    (1..=10_000).contains(&typed).then_some(typed).ok_or(fault)
}
