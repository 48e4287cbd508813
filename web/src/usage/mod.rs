//! Usage of an account: its documents by cycle, and all of its time.

pub mod chart;
pub mod months;
pub mod text;

pub use chart::{UsageChart, UsageTotals};
