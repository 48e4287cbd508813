//! Reports: the XML of many documents as one archive, and what was issued as a file.
//!
//! - A report of many documents is a job; its file is kept for some days and fetched by a link that expires.
//! - However much a report holds, little of it is in memory: documents are read some at a time, in the order of an
//!   index, and what is packed goes out at once.
//! - A name in an archive is made of letters, digits and a few signs, and is like no other in it, whatever the
//!   documents are called.

pub mod routes;
pub mod service;
pub mod work;

mod csv;
mod entity;
mod lines;
mod link;
mod model;
mod out;
mod pack;
mod pdf;
mod reading;
mod store;
mod text;
mod xlsx;
