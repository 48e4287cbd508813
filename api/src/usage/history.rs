//! In which cycle a document stands counted, where the day on which its account's cycles start was changed since.

use chrono::NaiveDate;

use super::cycle::CycleRule;

/// One change of an account's day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DayChange {
    /// The day before it.
    pub day: u8,
    /// The cycles it moved, from which first day to which. The first is the one that ran.
    pub moved: Vec<(NaiveDate, NaiveDate)>,
}

impl DayChange {
    /// The change from one rule to another on a day.
    pub(crate) fn of(before: CycleRule, after: CycleRule, today: NaiveDate) -> Self {
        let [running, next] = before.moves(after, today);
        let mut moved = vec![running];
        moved.extend(Some(next).filter(|(from, to)| from != to));
        Self { day: before.day, moved }
    }

    fn carries(&self, day: NaiveDate) -> NaiveDate {
        let moved = self.moved.iter().find(|(from, _)| *from == day);
        moved.map_or(day, |(_, to)| *to)
    }
}

/// The rule of an account's cycles now, and every change of its day before, the oldest first.
#[derive(Clone, Debug)]
pub(crate) struct History {
    pub now: CycleRule,
    pub changes: Vec<DayChange>,
}

impl History {
    /// The first day of the cycle in which a document stands that was admitted after so many changes.
    pub(crate) fn cycle_of(&self, issued_on: NaiveDate, after_changes: i64) -> NaiveDate {
        let after = usize::try_from(after_changes).unwrap_or_default();
        stands_in(self.now, self.changes.get(after..).unwrap_or_default(), issued_on)
    }
}

/// The first day of the cycle in which a document stands that was admitted before those changes, by the rule of its
/// account's cycles now.
pub(crate) fn stands_in(now: CycleRule, later: &[DayChange], issued_on: NaiveDate) -> NaiveDate {
    let day = later.first().map_or(now.day, |change| change.day);
    let admitted_in = CycleRule { day, ..now }.of_day(issued_on).starts_on;
    later.iter().fold(admitted_in, |day, change| change.carries(day))
}

#[cfg(test)]
mod tests {
    use types::tax_id::Country;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn rule(day: u8) -> CycleRule {
        CycleRule::new(Country::Pe, day)
    }

    #[test]
    fn what_was_counted_before_a_change_moves_and_what_comes_after_does_not() {
        let changes = vec![
            DayChange::of(rule(1), rule(15), day("2026-11-21")),
            DayChange::of(rule(15), rule(1), day("2026-12-05")),
        ];
        let history = History { now: rule(1), changes };
        let cycle = |issued_on, after| history.cycle_of(day(issued_on), after).to_string();
        assert_eq!(cycle("2026-11-03", 0), "2026-12-01", "it ran, and ran on twice");
        assert_eq!(cycle("2026-11-03", 1), "2026-10-15", "late under the second day");
        assert_eq!(cycle("2026-11-20", 1), "2026-12-01");
        assert_eq!(cycle("2026-11-20", 2), "2026-11-01", "late under the first day again");
        assert_eq!(cycle("2026-10-20", 0), "2026-10-01", "it had ended");
    }

    #[test]
    fn a_document_of_tomorrow_goes_along() {
        let change = DayChange::of(rule(1), rule(15), day("2026-11-30"));
        assert_eq!(
            change.moved,
            [
                (day("2026-11-01"), day("2026-11-15")),
                (day("2026-12-01"), day("2026-11-15")),
            ]
        );
        let same = DayChange::of(rule(31), rule(30), day("2027-04-30"));
        assert_eq!(
            same.moved,
            [
                (day("2027-04-30"), day("2027-04-30")),
                (day("2027-05-31"), day("2027-05-30")),
            ]
        );
    }
}
