//! The steps of a reseller's ladder.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::DunningAction;
use crate::kit::fault::{Fault, Faults};
use crate::kit::value::Email;

/// So many steps a ladder has at most.
pub const MOST_STEPS: usize = 12;
/// The first and the last day of a step, counted from the day on which something is due.
pub const FIRST_DAY: i64 = -60;
pub const LAST_DAY: i64 = 180;

/// A step of the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DunningStep {
    /// On which day, counted from the day on which something is due: −60 to 180. A step that stops something comes
    /// after that day.
    #[schema(example = 15, minimum = -60, maximum = 180)]
    pub days: i64,
    pub action: DunningAction,
}

/// How a reseller sees to what is overdue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DunningSettings {
    /// Whether the steps are taken. While they are not, nothing is told and nothing is stopped.
    pub enabled: bool,
    /// The steps, the first first; a suggestion until some were kept.
    pub steps: Vec<DunningStep>,
    /// Where answers to its letters go.
    #[schema(example = "cobranzas@sillar.example")]
    pub reply_to: Option<String>,
    /// What a change is made against, by `If-Match`; 0 until something was kept.
    #[schema(example = 3)]
    pub version: i64,
}

/// How a reseller wants to see to what is overdue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DunningSettingsChange {
    pub enabled: bool,
    /// At most 12, each on a day of its own, in any order; one at least where they are to be taken. Each of those that
    /// stop something is there once at most, and a later one stops more.
    pub steps: Vec<DunningStep>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "cobranzas@sillar.example")]
    pub reply_to: Option<String>,
}

/// A [`DunningSettingsChange`] whose fields are right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidDunningSettings {
    pub enabled: bool,
    /// The first first.
    pub steps: Vec<DunningStep>,
    pub reply_to: Option<Email>,
}

/// What is suggested to whoever never had a ladder.
#[must_use]
pub fn suggested() -> Vec<DunningStep> {
    [
        (-3, DunningAction::Remind),
        (1, DunningAction::Remind),
        (5, DunningAction::Warn),
        (10, DunningAction::StopUsers),
        (20, DunningAction::StopIssuing),
        (45, DunningAction::Lock),
    ]
    .map(|(days, action)| DunningStep { days, action })
    .to_vec()
}

impl DunningSettingsChange {
    /// # Errors
    /// Every field that is wrong; a step by its place in the request.
    pub fn parse(&self) -> Result<ValidDunningSettings, Faults> {
        let mut faults = Faults::default();
        if self.steps.len() > MOST_STEPS {
            faults.add("steps", Fault::TooLong { maximum: MOST_STEPS });
        }
        if self.enabled && self.steps.is_empty() {
            faults.add("steps", Fault::Required);
        }
        for (place, step) in self.steps.iter().enumerate() {
            faults.take(&format!("steps.{place}.days"), self.day(place, step));
            faults.take(&format!("steps.{place}.action"), self.action(place, step));
        }
        let address = self.reply_to.as_deref().filter(|text| !text.trim().is_empty());
        let reply_to = faults.take("reply_to", address.map(Email::parse).transpose());
        match reply_to {
            Some(reply_to) if faults.is_empty() => {
                let mut steps = self.steps.clone();
                steps.sort_unstable_by_key(|step| step.days);
                Ok(ValidDunningSettings {
                    enabled: self.enabled,
                    steps,
                    reply_to,
                })
            }
            _ => Err(faults),
        }
    }

    fn day(&self, place: usize, step: &DunningStep) -> Result<(), Fault> {
        let minimum = if step.action.level().is_some() { 1 } else { FIRST_DAY };
        if !(minimum..=LAST_DAY).contains(&step.days) {
            return Err(Fault::OutOfRange {
                minimum,
                maximum: LAST_DAY,
            });
        }
        let before = self.steps.iter().take(place);
        let taken = before.into_iter().any(|other| other.days == step.days);
        if taken { Err(Fault::Taken) } else { Ok(()) }
    }

    /// A step that stops something is out of place where one before it in the request stops as much on another day, or
    /// where a later day stops less.
    fn action(&self, place: usize, step: &DunningStep) -> Result<(), Fault> {
        let Some(level) = step.action.level() else {
            return Ok(());
        };
        let before = self.steps.iter().take(place);
        let crossed = before
            .filter_map(|other| Some((other.days, other.action.level()?)))
            .any(|(days, other)| other == level || (days < step.days) != (other < level));
        if crossed { Err(Fault::OutOfPlace) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::{DunningAction as A, DunningSettingsChange, DunningStep, suggested};
    use crate::kit::text::Language;

    fn wrong(steps: &[(i64, A)]) -> Vec<String> {
        let steps = steps.iter().map(|(days, action)| DunningStep {
            days: *days,
            action: *action,
        });
        let change = DunningSettingsChange {
            enabled: true,
            steps: steps.collect(),
            reply_to: None,
        };
        match change.parse() {
            Ok(valid) => {
                assert!(valid.steps.is_sorted_by_key(|step| step.days));
                Vec::new()
            }
            Err(faults) => faults.told(Language::Es).into_iter().map(|fault| fault.field).collect(),
        }
    }

    #[test]
    fn a_ladder_only_gets_steeper() {
        let change = DunningSettingsChange {
            enabled: true,
            steps: suggested(),
            reply_to: None,
        };
        assert_eq!(change.parse().expect("the suggestion").steps, suggested());
        assert!(wrong(&[(20, A::Lock), (-60, A::Remind), (10, A::StopUsers), (12, A::Warn)]).is_empty());
        assert_eq!(wrong(&[]), ["steps"]);
        assert_eq!(wrong(&[(10, A::Lock), (20, A::StopUsers)]), ["steps.1.action"]);
        assert_eq!(wrong(&[(10, A::Lock), (20, A::Lock)]), ["steps.1.action"]);
        assert_eq!(
            wrong(&[(1, A::Remind), (1, A::Warn), (0, A::StopUsers)]),
            ["steps.1.days", "steps.2.days"]
        );
        assert_eq!(
            wrong(&[(-61, A::Remind), (181, A::Lock)]),
            ["steps.0.days", "steps.1.days"]
        );
        let many: Vec<(i64, A)> = (1..=13).map(|days| (days, A::Remind)).collect();
        assert_eq!(wrong(&many), ["steps"]);
    }
}
