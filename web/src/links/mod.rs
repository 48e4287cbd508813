//! The pages that a mailed link leads to, and asking for one: outside of the frame, whoever is signed in.

pub mod choose;
pub mod forgot;
pub mod gate;
pub mod text;
pub mod verify;

pub use gate::{FORGOT, Gate, page_at};
