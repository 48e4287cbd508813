use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::{HOLDERS, NOBODYS, Pattern, Point, REMEMBERED, Walk, Walks};

const ONE: Uuid = Uuid::from_u128(1);

fn noon() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).expect("a time")
}

/// Numbers by chance, the same ones each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }

    /// A number as honest people ask: a company's, a person's, or one of a group or a village of which many are asked.
    fn honest(&mut self) -> u64 {
        match self.below(20) {
            0 => 2_060_311_000 + self.below(40) * 7_919 + self.below(6),
            1 => 1_002_340_000 + self.below(12_000),
            2..=9 => 1_000_000_000 + self.below(80_000_000),
            _ => 2_010_000_000 + self.below(51_000_000),
        }
    }

    fn shuffled(&mut self, mut numbers: Vec<u64>) -> Vec<u64> {
        for place in (1..numbers.len()).rev() {
            let other = usize::try_from(self.below(u64::try_from(place).expect("few") + 1)).expect("few");
            numbers.swap(place, other);
        }
        numbers
    }
}

/// How many are asked until it is a walk; none when it never is.
fn asked_until(numbers: impl IntoIterator<Item = u64>) -> Option<(usize, Walk)> {
    let walks = Walks::default();
    let mut count = 0;
    numbers.into_iter().find_map(|number| {
        count += 1;
        let walk = walks.note(ONE, &[Point::new(0, number)], noon() + TimeDelta::seconds(1));
        walk.map(|walk| (count, walk))
    })
}

#[test]
fn a_hundred_thousand_honest_look_ups_are_no_walk() {
    for seed in 1..=4 {
        let (walks, mut chance) = (Walks::default(), Chance(seed * 7_919));
        let clients: Vec<u64> = (0..300).map(|_| chance.honest()).collect();
        let mut now = noon();
        for _ in 0..25_000 {
            now += TimeDelta::milliseconds(i64::try_from(chance.below(2_000)).expect("short"));
            let again = usize::try_from(chance.below(300)).expect("few");
            let number = match chance.below(3) {
                0 => clients.get(again).copied().unwrap_or_default(),
                _ => chance.honest(),
            };
            let point = Point::new(0, number);
            assert_eq!(walks.note(ONE, &[point], now), None);
            if number % 10 < 3 {
                assert_eq!(walks.nobodys(ONE, point), None, "three of ten are nobody's");
            }
        }
    }
}

#[test]
fn a_list_of_a_hundred_clients_is_no_walk_in_whatever_order() {
    let mut chance = Chance(5);
    for _ in 0..1_000 {
        let mut list: Vec<u64> = (0..100).map(|_| chance.honest()).collect();
        assert_eq!(asked_until(list.clone()), None);
        list.sort_unstable();
        assert_eq!(asked_until(list), None);
    }
}

#[test]
fn the_same_few_clients_again_and_again_are_no_walk() {
    let neighbours = (0..100_000).map(|turn| 2_060_000_000 + turn % 31);
    assert_eq!(asked_until(neighbours), None);
}

#[test]
fn steps_up_and_down_are_a_walk_soon() {
    for start in [1_040_123_456, 2_060_000_000, 2_060_000_127] {
        let up = |step| (0..REMEMBERED).map(move |turn| start + u64::try_from(turn).expect("few") * step);
        let down = |step| (0..REMEMBERED).map(move |turn| start - u64::try_from(turn).expect("few") * step);
        for (step, most) in [(1, 32), (2, 32), (3, 64), (4, 64), (7, 64), (16, 256), (32, 256)] {
            for walked in [asked_until(up(step)), asked_until(down(step))] {
                let (count, walk) = walked.unwrap_or_else(|| panic!("steps of {step}"));
                assert!(count <= most, "steps of {step}: {count}");
                assert_eq!(walk.pattern, Pattern::Close);
            }
        }
    }
}

#[test]
fn a_walk_tells_its_numbers_and_since_when() {
    let walks = Walks::default();
    let walk = (0..32).find_map(|turn| {
        let now = noon() + TimeDelta::seconds(turn);
        let number = 2_060_000_500 + u64::try_from(turn).expect("few");
        let elsewhere = Point::new(0, 1_040_000_000 + number % 100 * 104_729);
        walks.note(ONE, &[elsewhere, Point::new(0, number)], now)
    });
    let walk = walk.expect("a walk");
    assert_eq!((walk.count, walk.since), (32, noon()));
    assert_eq!(
        (walk.least.number(), walk.greatest.number()),
        (2_060_000_500, 2_060_000_531)
    );
    assert_eq!(walks.note(ONE, &[walk.greatest], noon()), None, "it begins anew");
}

#[test]
fn a_dense_range_is_a_walk_in_whatever_order() {
    for (seed, width, most) in [
        (1, 100, 100),
        (2, 300, 200),
        (3, 3_000, 256),
        (4, 10_000, 256),
        (5, 16_000, 320),
    ] {
        let mut chance = Chance(seed);
        let numbers = chance.shuffled((0..width).map(|turn| 1_044_000_000 + turn).collect());
        let (count, walk) = asked_until(numbers).unwrap_or_else(|| panic!("a range of {width}"));
        assert!(count <= most, "a range of {width}: {count}");
        assert_eq!(walk.pattern, Pattern::Close);
    }
}

#[test]
fn what_is_asked_between_hides_no_walk() {
    for (between, most) in [(1, 64), (3, 128), (6, 256)] {
        let mut chance = Chance(u64::try_from(between).expect("few"));
        let mut numbers = Vec::new();
        for turn in 0..200 {
            numbers.push(1_044_000_000 + turn);
            numbers.extend((0..between).map(|_| chance.honest()));
        }
        let (count, _) = asked_until(numbers).unwrap_or_else(|| panic!("{between} between"));
        assert!(count <= most, "{between} between: {count}");
    }
}

#[test]
fn many_that_nobody_has_are_a_walk() {
    let (walks, mut chance) = (Walks::default(), Chance(3));
    let mut count = 0;
    let walk = std::iter::repeat_with(|| Point::new(0, chance.honest())).find_map(|point| {
        assert_eq!(walks.note(ONE, &[point], noon()), None);
        count += 1;
        walks.nobodys(ONE, point).or_else(|| walks.nobodys(ONE, point))
    });
    assert_eq!(
        walk.map(|walk| (walk.pattern, walk.count)),
        Some((Pattern::Nobodys, NOBODYS))
    );
    assert!(
        (NOBODYS..=NOBODYS + 5).contains(&count),
        "{count}: the same one counts once"
    );
    assert_eq!(walks.nobodys(ONE, Point::new(0, 1)), None, "nobody asked for it");
}

#[test]
fn yesterday_is_forgotten() {
    let walks = Walks::default();
    for turn in 0..400 {
        let now = noon() + TimeDelta::hours(turn);
        let point = Point::new(0, 2_060_000_000 + u64::try_from(turn).expect("few"));
        assert_eq!(walks.note(ONE, &[point], now), None, "one an hour");
        assert_eq!(walks.nobodys(ONE, point), None);
    }
}

#[test]
fn lines_do_not_touch_each_other() {
    let walks = Walks::default();
    for turn in 0..31 {
        for line in 0..4 {
            assert_eq!(walks.note(ONE, &[Point::new(line, 5_000 + turn)], noon()), None);
        }
    }
    assert!(walks.note(ONE, &[Point::new(2, 5_031)], noon()).is_some());
}

#[test]
fn one_is_remembered_apart_from_another_and_so_many_at_most() {
    let walks = Walks::default();
    let step = |holder: u128, turn: u64| walks.note(Uuid::from_u128(holder), &[Point::new(0, 7_000 + turn)], noon());
    for turn in 0..31 {
        assert_eq!((step(1, turn), step(2, turn)), (None, None));
    }
    let others = u128::try_from(HOLDERS).expect("few");
    for other in 0..others - 2 {
        assert_eq!(step(100 + other, 0), None);
    }
    assert_eq!(step(100_000, 0), None, "a new generation");
    assert!(step(1, 31).is_some(), "who asked lately is remembered");
    for other in 0..2 * others {
        assert_eq!(step(1_000_000 + other, 0), None);
    }
    assert_eq!(step(2, 31), None, "who asked long ago is not");
    let walkers = walks.walkers.lock().expect("a lock");
    assert!(walkers.recent.len() + walkers.before.len() <= 2 * HOLDERS);
}

#[test]
fn what_is_remembered_of_one_is_bounded() {
    let (walks, mut chance) = (Walks::default(), Chance(11));
    for _ in 0..10_000 {
        let point = Point::new(0, chance.below(1 << 47));
        assert_eq!(walks.note(ONE, &[point], noon()), None);
    }
    let walkers = walks.walkers.lock().expect("a lock");
    let walker = walkers.recent.get(&ONE).expect("remembered");
    assert_eq!((walker.asked.len(), walker.known.len()), (REMEMBERED, REMEMBERED));
    assert!(walker.crowds.iter().all(|crowd| crowd.blocks.len() <= REMEMBERED));
}

#[test]
fn who_is_halted_is_so_until_then() {
    let walks = Walks::default();
    assert!(walks.is_stale(noon()));
    walks.all_halted(HashMap::new(), noon());
    assert!(!walks.is_stale(noon()));
    let later = noon() + TimeDelta::seconds(5);
    walks.halt(ONE, later);
    assert_eq!(walks.halted_until(ONE, noon()), Some(later));
    assert_eq!(walks.halted_until(ONE, later), None);
    assert!(walks.is_stale(later));
    walks.let_go(ONE);
    assert_eq!(walks.halted_until(ONE, noon()), None);
}
