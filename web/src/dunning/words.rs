//! Steps of the ladder in words.

use leptos::prelude::*;
use types::dunning::{DunningAction, Grace, LiftedBy, NextStep, TakenStep, Told};
use types::kit::money::Money;

use crate::dunning::text;
use crate::kit::{Badge, Tone, language, say, t};

/// What a step is called.
#[must_use]
pub fn name(action: DunningAction) -> &'static str {
    match action {
        DunningAction::Remind => t(text::remind),
        DunningAction::Warn => t(text::warn),
        DunningAction::StopUsers => t(text::stop_users),
        DunningAction::StopIssuing => t(text::stop_issuing),
        DunningAction::Lock => t(text::lock),
    }
}

#[must_use]
pub const fn tone(action: DunningAction) -> Tone {
    match action {
        DunningAction::Remind => Tone::Quiet,
        DunningAction::Warn | DunningAction::StopUsers => Tone::Warn,
        DunningAction::StopIssuing | DunningAction::Lock => Tone::Bad,
    }
}

pub fn badge(action: DunningAction) -> AnyView {
    view! { <Badge label=name(action) tone=tone(action) /> }.into_any()
}

/// On which day a step comes.
#[must_use]
pub fn when(days: i64) -> String {
    match days {
        0 => t(text::that_day).to_owned(),
        1 => t(text::a_day_after).to_owned(),
        -1 => t(text::a_day_before).to_owned(),
        days if days < 0 => text::days_before(language(), say::number(-days)),
        days => text::days_after(language(), say::number(days)),
    }
}

/// How long something has been due.
#[must_use]
pub fn overdue(days: i64) -> String {
    match days {
        0 => t(text::due_today).to_owned(),
        1 => t(text::overdue_one).to_owned(),
        -1 => t(text::due_in_one).to_owned(),
        days if days < 0 => text::due_in(language(), say::number(-days)),
        days => text::overdue_days(language(), say::number(days)),
    }
}

/// What comes next, and when.
#[must_use]
pub fn next(next: NextStep) -> String {
    text::next_on(language(), name(next.action).to_owned(), say::date(next.on))
}

#[must_use]
pub fn grace(grace: &Grace) -> String {
    text::grace_until(language(), say::date(grace.until))
}

/// How many accounts.
#[must_use]
pub fn accounts(count: i64) -> String {
    match count {
        1 => t(text::one_account).to_owned(),
        count => text::accounts(language(), say::number(count)),
    }
}

/// Amounts of all currencies.
#[must_use]
pub fn amounts(all: &[Money]) -> String {
    let all: Vec<String> = all.iter().map(say::money).collect();
    all.join(" + ")
}

/// How the client was told of a step, and why it stops nothing any more.
#[must_use]
pub fn became(step: &TakenStep) -> String {
    let told = match step.told {
        Told::Mailed if step.addresses == 1 => t(text::mailed_one).to_owned(),
        Told::Mailed => text::mailed(language(), say::number(step.addresses)),
        Told::ByHand => match (&step.told_by, step.told_at) {
            (Some(who), Some(at)) => text::told_by(language(), who.clone(), say::day_of(at)),
            _ => t(text::by_hand).to_owned(),
        },
        Told::PassedOver => t(text::passed_over).to_owned(),
    };
    let lifted = step.lifted_by.zip(step.lifted_at).map(|(why, at)| {
        let why = match why {
            LiftedBy::Paid => t(text::lifted_paid),
            LiftedBy::Grace => t(text::lifted_grace),
            LiftedBy::Hand => t(text::lifted_hand),
            LiftedBy::Settings => t(text::lifted_settings),
        };
        format!("{why}, {}", say::day_of(at))
    });
    [Some(told), lifted]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}
