//! Who is behind a number, from the padrón.

pub mod answer;
pub mod digits;
pub mod page;
pub mod recent;
pub mod source;
pub mod text;

pub use page::Lookup;
