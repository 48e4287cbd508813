//! Whether somebody who asks for numbers walks through them: the different ones that each asked for last, within a
//! day, and how close they lie on the line of numbers.
//!
//! - Close: many of them within a few blocks of the line, in whatever order and with whatever between them.
//! - Nobody's: many of them that nobody has.
//! - What is remembered of one is bounded, and so is of how many; who asked the longest ago is forgotten first. A number
//!   costs a few steps in tables, however many were asked.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

/// So many different numbers of one are remembered, for so long.
pub const REMEMBERED: usize = 256;
pub const MEMORY: TimeDelta = TimeDelta::hours(24);
/// So many who ask are remembered in a generation; there are two.
const HOLDERS: usize = 1_000;
/// So many within three blocks side by side are a walk. A block is as many numbers as two to the power of `bits`.
const NEAR: (u32, usize) = (7, 32);
const WIDE: (u32, usize) = (12, 128);
/// So many that nobody has are one too.
pub const NOBODYS: usize = 128;
/// A line has so many numbers, as a power of two.
const LINE: u32 = 48;
/// Who is halted is asked of the database anew after so long.
const FRESH: TimeDelta = TimeDelta::seconds(5);

/// A number on one of several lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Point(u64);

impl Point {
    /// A number of a line; what is beyond the line's end is taken as its end.
    #[must_use]
    pub fn new(line: u8, number: u64) -> Self {
        Self(u64::from(line) << LINE | number.min((1 << LINE) - 1))
    }

    /// Which line it is on.
    #[must_use]
    pub const fn line(self) -> u8 {
        self.0.to_be_bytes()[1]
    }

    /// Its number on its line.
    #[must_use]
    pub const fn number(self) -> u64 {
        self.0 & ((1 << LINE) - 1)
    }
}

/// What somebody's numbers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    Close,
    Nobodys,
}

/// A walk: how many numbers it has, since when, the least and the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Walk {
    pub pattern: Pattern,
    pub count: usize,
    pub since: DateTime<Utc>,
    pub least: Point,
    pub greatest: Point,
}

/// What is remembered of all who ask, and who of them is halted.
#[derive(Debug, Default)]
pub struct Walks {
    walkers: Mutex<Walkers>,
    halted: Mutex<Halted>,
}

#[derive(Debug, Default)]
struct Walkers {
    recent: HashMap<Uuid, Walker>,
    before: HashMap<Uuid, Walker>,
}

#[derive(Debug, Default)]
struct Halted {
    as_of: Option<DateTime<Utc>>,
    until: HashMap<Uuid, DateTime<Utc>>,
}

impl Walks {
    /// Notes that somebody asks for numbers. Once that is a walk, what was remembered is forgotten.
    pub fn note(&self, holder: Uuid, points: &[Point], now: DateTime<Utc>) -> Option<Walk> {
        let mut walkers = held(&self.walkers);
        let walker = walkers.of(holder);
        let walk = points.iter().find_map(|point| walker.note(*point, now));
        if walk.is_some() {
            walkers.recent.remove(&holder);
        }
        walk
    }

    /// Notes that nobody has a number that was asked for.
    pub fn nobodys(&self, holder: Uuid, point: Point) -> Option<Walk> {
        let mut walkers = held(&self.walkers);
        let walk = walkers.of(holder).nobodys(point);
        if walk.is_some() {
            walkers.recent.remove(&holder);
        }
        walk
    }

    /// Whether it is time to ask who is halted.
    pub fn is_stale(&self, now: DateTime<Utc>) -> bool {
        let as_of = held(&self.halted).as_of;
        as_of.is_none_or(|as_of| now - as_of >= FRESH || now < as_of)
    }

    /// These are halted now, and nobody else.
    pub fn all_halted(&self, until: HashMap<Uuid, DateTime<Utc>>, now: DateTime<Utc>) {
        let as_of = Some(now);
        *held(&self.halted) = Halted { as_of, until };
    }

    /// Halts somebody.
    pub fn halt(&self, holder: Uuid, until: DateTime<Utc>) {
        held(&self.halted).until.insert(holder, until);
    }

    /// Halts somebody no more.
    pub fn let_go(&self, holder: Uuid) {
        held(&self.halted).until.remove(&holder);
    }

    /// Until when somebody is halted.
    pub fn halted_until(&self, holder: Uuid, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let until = held(&self.halted).until.get(&holder).copied();
        until.filter(|until| *until > now)
    }
}

impl Walkers {
    /// What is remembered of somebody, as who asked last.
    fn of(&mut self, holder: Uuid) -> &mut Walker {
        if !self.recent.contains_key(&holder) && self.recent.len() >= HOLDERS {
            self.before = std::mem::take(&mut self.recent);
        }
        let before = self.before.remove(&holder);
        let walker = self.recent.entry(holder).or_default();
        if let Some(before) = before {
            *walker = before;
        }
        walker
    }
}

/// What is remembered of one who asks.
#[derive(Debug)]
struct Walker {
    /// The last first asked first.
    asked: VecDeque<(Point, DateTime<Utc>)>,
    known: HashSet<Point>,
    nobodys: HashSet<Point>,
    crowds: [Crowd; 2],
}

impl Default for Walker {
    fn default() -> Self {
        Self {
            asked: VecDeque::new(),
            known: HashSet::new(),
            nobodys: HashSet::new(),
            crowds: [NEAR, WIDE].map(|(bits, most)| Crowd {
                bits,
                most,
                blocks: HashMap::new(),
            }),
        }
    }
}

/// How many of the numbers are in each block.
#[derive(Debug)]
struct Crowd {
    bits: u32,
    most: usize,
    blocks: HashMap<u64, usize>,
}

impl Walker {
    fn note(&mut self, point: Point, now: DateTime<Utc>) -> Option<Walk> {
        while self.asked.front().is_some_and(|(_, at)| now - *at >= MEMORY) {
            self.forget_oldest();
        }
        if !self.known.insert(point) {
            return None;
        }
        if self.asked.len() >= REMEMBERED {
            self.forget_oldest();
        }
        self.asked.push_back((point, now));
        for crowd in &mut self.crowds {
            *crowd.blocks.entry(crowd.block(point)).or_default() += 1;
        }
        let crowd = self.crowds.iter().find(|crowd| crowd.around(point) >= crowd.most)?;
        let block = crowd.block(point);
        let within = |other: &Point| crowd.block(*other).abs_diff(block) <= 1;
        self.walk(Pattern::Close, within)
    }

    fn nobodys(&mut self, point: Point) -> Option<Walk> {
        if !self.known.contains(&point) {
            return None;
        }
        self.nobodys.insert(point);
        if self.nobodys.len() < NOBODYS {
            return None;
        }
        self.walk(Pattern::Nobodys, |other| self.nobodys.contains(other))
    }

    fn forget_oldest(&mut self) {
        let Some((point, _)) = self.asked.pop_front() else {
            return;
        };
        self.known.remove(&point);
        self.nobodys.remove(&point);
        for crowd in &mut self.crowds {
            let block = crowd.block(point);
            let left = crowd.blocks.get(&block).map_or(0, |count| count.saturating_sub(1));
            if left == 0 {
                crowd.blocks.remove(&block);
            } else {
                crowd.blocks.insert(block, left);
            }
        }
    }

    /// The walk of those numbers.
    fn walk(&self, pattern: Pattern, of_it: impl Fn(&Point) -> bool) -> Option<Walk> {
        let of_it: Vec<_> = self.asked.iter().filter(|(point, _)| of_it(point)).collect();
        let points = of_it.iter().map(|(point, _)| *point);
        Some(Walk {
            pattern,
            count: of_it.len(),
            since: of_it.iter().map(|(_, at)| *at).min()?,
            least: points.clone().min()?,
            greatest: points.max()?,
        })
    }
}

impl Crowd {
    const fn block(&self, point: Point) -> u64 {
        point.0 >> self.bits
    }

    /// How many are in a number's block and in those beside it.
    fn around(&self, point: Point) -> usize {
        let block = self.block(point);
        let blocks = block.saturating_sub(1)..=block.saturating_add(1);
        blocks.filter_map(|block| self.blocks.get(&block)).sum()
    }
}

/// What a lock holds; who died holding it left nothing half done.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
