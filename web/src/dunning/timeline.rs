//! The steps of one account, taken and to come; and those of a ladder, around the day on which something is due.

use leptos::prelude::*;
use types::dunning::{AccountDunning, DunningStep, TakenStep, Told};

use crate::dunning::{text, words};
use crate::kit::{say, t};

/// What was done, the last first, below what comes next.
pub fn of_account(told: &AccountDunning) -> AnyView {
    let next = told.ladder.as_ref().and_then(|ladder| ladder.next).map(|next| {
        view! {
            <li class="next">
                <b>{words::name(next.action)}</b>
                <small>{say::date(next.on)} " · " {t(text::unless_paid)}</small>
            </li>
        }
    });
    if next.is_none() && told.steps.is_empty() {
        return view! { <p>{t(text::no_steps)}</p> }.into_any();
    }
    let steps = told.steps.iter().map(taken).collect_view();
    view! { <ol class="ladder" role="list">{next} {steps}</ol> }.into_any()
}

fn taken(step: &TakenStep) -> AnyView {
    let class = match (step.told, step.lifted_by, step.action.level()) {
        (Told::PassedOver, ..) | (_, Some(_), _) => "past",
        (_, None, Some(_)) => "bad",
        (_, None, None) => "done",
    };
    view! {
        <li class=class>
            <b>{words::name(step.action)}</b>
            <small>
                {say::day_of(step.taken_at)} " · " {words::when(step.days)} " (" {say::date(step.since)} ")"
            </small>
            <small>{words::became(step)}</small>
        </li>
    }
    .into_any()
}

/// The steps in their order, with the day on which something is due among them.
pub fn of_steps(steps: &[DunningStep]) -> AnyView {
    let mut steps = steps.to_vec();
    steps.sort_unstable_by_key(|step| step.days);
    let (before, after): (Vec<DunningStep>, Vec<DunningStep>) = steps.into_iter().partition(|step| step.days < 0);
    let all = |steps: Vec<DunningStep>| steps.into_iter().map(step).collect_view();
    view! {
        <ol class="ladder" role="list" aria-label=t(text::in_order)>
            {all(before)}
            <li class="due">
                <b>{t(text::due_day)}</b>
            </li>
            {all(after)}
        </ol>
    }
    .into_any()
}

fn step(step: DunningStep) -> AnyView {
    let class = if step.action.level().is_some() { "bad" } else { "done" };
    view! {
        <li class=class>
            <b>{words::name(step.action)}</b>
            <small>{words::when(step.days)}</small>
        </li>
    }
    .into_any()
}
