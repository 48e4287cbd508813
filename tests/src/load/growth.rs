//! How the times of pages grow with what is listed, as a table.

use super::{Measured, told};
use crate::Engine;

/// The head of the table, for so many rows and for more.
pub fn head(few: impl std::fmt::Display, many: impl std::fmt::Display) {
    println!("| engine | page | {few}: p50 | p99 | {many}: p50 | p99 | p50 grows |");
    println!("|---|---|---:|---:|---:|---:|---:|");
}

/// One line for each page, as measured of few rows and of many.
pub fn lines<'a>(engine: Engine, pages: impl Iterator<Item = &'a str>, few: &[Measured], many: &[Measured]) {
    for ((page, few), many) in pages.zip(few).zip(many) {
        let grows = many.percentile(50).as_secs_f64() / few.percentile(50).as_secs_f64();
        println!(
            "| {engine:?} | {page} | {} | {} | {} | {} | {grows:.1} × |",
            told(few.percentile(50)),
            told(few.percentile(99)),
            told(many.percentile(50)),
            told(many.percentile(99)),
        );
    }
}
