//! Who is behind a number, or behind many, or has a name: the page, and the field by which forms ask.

pub mod answer;
pub mod asking;
pub mod by_name;
pub mod digits;
pub mod field;
pub mod one;
pub mod padron_card;
pub mod page;
pub mod pasted;
pub mod providers_card;
pub mod recent;
pub mod several;
pub mod several_rows;
pub mod short;
pub mod source;
pub mod stops;
pub mod text;

pub use asking::Asking;
pub use digits::Number;
pub use field::NumberField;
pub use page::Lookup;
pub use short::ShortAnswer;
