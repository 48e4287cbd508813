//! Settings of accounts: given with a new one, kept sealed, and mail settings tried by a real message.

mod create;
mod mail;
mod secret;
