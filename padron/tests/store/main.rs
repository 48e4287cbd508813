//! The store as its users have it: a text goes in, taxpayers come out.

mod branches;
mod broken;
mod chance;
mod killed;
mod names;
mod real;
mod swap;
mod text;
