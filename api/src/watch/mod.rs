//! Watching for what needs a person and that no request brings: documents that stay unanswered, deadlines and
//! certificates, cycles that end, and marks that were passed where many are counted at once.
//!
//! - It stands above the features: the inbox is told by those that come after it.
//! - Whoever moves a turn's `next_at` on has it, so of several processes one looks. Looking twice changes nothing.

pub mod service;
