//! Retention: files of documents older than their plan keeps at hand are moved to colder storage.
//!
//! - Whole months are moved, once all of the month is older than the plan of its account says. Nothing is deleted: at
//!   every moment a file is in one of the two folders, and whoever asks for it gets it from either.
//! - A month is settled when all its files were moved. When a file comes in late, the month is looked at again.
//! - A file that is in neither folder keeps its month unsettled: it is told of every day, until it is back.

pub mod routes;
pub mod service;

mod work;
