//! What holds for all of the API: problems, headers, and what can be seen of it from outside.

mod mail;
mod migrate;
mod observed;
mod problems;
mod requests;
mod upgrade;
