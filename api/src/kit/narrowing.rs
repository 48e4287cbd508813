//! Which way a list is read: along its order, testing each row, or from the few rows that one condition leaves. Either
//! is quick where the other is slow, so it is measured first.

pub(crate) mod store;

/// So far the rows a condition leaves are counted.
const COUNTED: i64 = 5_000;

/// So many times as many rows are read from a condition as would be tested along the order.
const TRUST: i64 = 3;

/// How many rows a condition leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Measure {
    pub rows: i64,
    /// Whether that is all of them.
    pub is_all: bool,
}

/// The condition to read from, by its place; none to read along the order.
///
/// Along the order as many rows are tested as it takes to find a page, if what the conditions leave lies
/// evenly; from a condition as many are read as it leaves. What lies unevenly may take many times as long along the
/// order, and never longer from a condition: hence `TRUST`.
pub(crate) fn chosen(measures: &[Measure], all: i64, page: i64) -> Option<usize> {
    let small = measures.iter().enumerate().filter(|(_, each)| each.is_all);
    let (place, smallest) = small.min_by_key(|(_, each)| each.rows)?;
    let left = measures
        .iter()
        .fold(all, |left, each| left.saturating_mul(each.rows) / all.max(1));
    let tested = page.saturating_mul(all) / left.max(1);
    (smallest.rows <= tested.saturating_mul(TRUST).min(all)).then_some(place)
}

#[cfg(test)]
mod tests {
    use super::{COUNTED, Measure, chosen};

    const fn exactly(rows: i64) -> Measure {
        Measure { rows, is_all: true }
    }

    const MANY: Measure = Measure {
        rows: COUNTED,
        is_all: false,
    };

    #[test]
    fn the_few_are_read_from_and_the_many_along_the_order() {
        assert_eq!(chosen(&[exactly(3)], 100_000, 50), Some(0));
        assert_eq!(chosen(&[exactly(2_000)], 100_000, 50), Some(0));
        assert_eq!(chosen(&[exactly(3_000)], 100_000, 50), Some(0));
        assert_eq!(chosen(&[exactly(4_500)], 100_000, 50), None);
        assert_eq!(chosen(&[MANY], 100_000, 50), None);
        assert_eq!(chosen(&[], 100_000, 50), None);
        assert_eq!(chosen(&[exactly(0)], 0, 50), Some(0));
    }

    #[test]
    fn of_several_the_smallest_counts_and_together_they_leave_fewer() {
        assert_eq!(chosen(&[MANY, exactly(7), exactly(900)], 100_000, 50), Some(1));
        assert_eq!(chosen(&[exactly(4_000), exactly(4_500)], 100_000, 50), Some(0));
        assert_eq!(chosen(&[MANY, MANY], 100_000, 50), None);
    }
}
