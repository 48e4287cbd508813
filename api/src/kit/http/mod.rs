//! What every route needs of HTTP: reading bodies and headers, answering, and telling problems.

mod addresses;
pub mod answer;
mod body;
mod headers;
pub mod parts;
mod problem;

pub use addresses::Addresses;
pub use body::Body;
pub use headers::{IdempotencyHeader, IdempotencyKey, IfMatch, IfMatchHeader, language};
pub use problem::{client_errors, problem_with, tell_problems};
