//! The parts every feature builds on; none of them knows a business word.

pub mod call;
pub mod digits;
pub mod fault;
pub mod fold;
pub mod id;
pub mod mail;
pub mod money;
pub mod page;
pub mod problem;
pub mod sheet;
pub mod text;
pub mod value;
