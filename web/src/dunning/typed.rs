//! The steps of the ladder as they are typed.

use leptos::prelude::*;
use types::dunning::{DunningAction, DunningStep};
use types::kit::fault::{Fault, Faults};

use crate::dunning::{text, words};
use crate::kit::{Button, Field, IconButton, Kind, Select, TextInput, t};

/// One step as it is typed.
#[derive(Clone, Copy)]
struct Row {
    key: u32,
    days: RwSignal<String>,
    side: RwSignal<String>,
    action: RwSignal<String>,
}

const BEFORE: &str = "before";
const AFTER: &str = "after";

/// All steps that are typed.
#[derive(Clone, Copy)]
pub struct TypedSteps {
    rows: RwSignal<Vec<Row>>,
    next: StoredValue<u32>,
}

impl TypedSteps {
    /// As they are.
    #[must_use]
    pub fn of(steps: &[DunningStep]) -> Self {
        let typed = Self {
            rows: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
        };
        for step in steps {
            typed.add(*step);
        }
        typed
    }

    fn add(self, step: DunningStep) {
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        let side = if step.days < 0 { BEFORE } else { AFTER };
        let row = Row {
            key,
            days: RwSignal::new(step.days.abs().to_string()),
            side: RwSignal::new(side.to_owned()),
            action: RwSignal::new(step.action.name().to_owned()),
        };
        self.rows.update(|rows| rows.push(row));
    }

    /// What was typed.
    pub fn read(self, faults: &mut Faults) -> Vec<DunningStep> {
        let rows = self.rows.get_untracked();
        let steps = rows.into_iter().enumerate().map(|(place, row)| {
            let step = row.step();
            let step = faults.take(&format!("steps.{place}.days"), step.ok_or(Fault::Malformed));
            step.unwrap_or(DunningStep {
                days: 1,
                action: DunningAction::Remind,
            })
        });
        steps.collect()
    }

    /// The steps that can be read by now.
    #[must_use]
    pub fn so_far(self) -> Vec<DunningStep> {
        let rows = self.rows.read();
        rows.iter().filter_map(Row::step).collect()
    }
}

impl Row {
    fn step(&self) -> Option<DunningStep> {
        let days: i64 = self.days.read().trim().parse().ok().filter(|days| *days >= 0)?;
        let before = *self.side.read() == BEFORE;
        Some(DunningStep {
            days: if before { -days } else { days },
            action: DunningAction::of_name(&self.action.read())?,
        })
    }
}

/// The fields.
#[component]
pub fn StepFields(typed: TypedSteps) -> impl IntoView {
    let add = Callback::new(move |()| {
        typed.add(DunningStep {
            days: 1,
            action: DunningAction::Remind,
        });
    });
    let sides = || {
        vec![
            (BEFORE.to_owned(), t(text::before).to_owned()),
            (AFTER.to_owned(), t(text::after).to_owned()),
        ]
    };
    let actions = || DunningAction::ALL.map(|action| (action.name().to_owned(), words::name(action).to_owned()));
    let row = move |row: Row| {
        let key = row.key;
        let remove = Callback::new(move |()| typed.rows.update(|rows| rows.retain(|row| row.key != key)));
        view! {
            <li class="extra step">
                <Select value=row.action options=actions().to_vec() label=t(text::what) />
                <TextInput value=row.days label=t(text::days) keys="numeric" />
                <Select value=row.side options=sides() label=t(text::side) />
                <IconButton label=t(text::remove_step) icon="x" kind=Kind::Ghost on_click=remove />
            </li>
        }
    };
    view! {
        <Field name="steps" label=t(text::steps) hint=t(text::steps_hint) group=true>
            <ul class="extras" role="list">
                <For each=move || typed.rows.get() key=|row| row.key children=row />
            </ul>
            <Button label=t(text::add_step) icon="plus" small=true on_click=add />
        </Field>
    }
    .into_any()
}
