//! Who is behind a number: the page, and the field by which forms ask.

pub mod answer;
pub mod asking;
pub mod digits;
pub mod field;
pub mod padron_card;
pub mod page;
pub mod recent;
pub mod short;
pub mod source;
pub mod text;

pub use asking::Asking;
pub use digits::Number;
pub use field::NumberField;
pub use page::Lookup;
pub use short::ShortAnswer;
