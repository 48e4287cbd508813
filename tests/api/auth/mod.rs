//! Signing in and out, sessions, tokens, one's own password and profile.

mod cookie;
mod forged;
mod profile;
mod refresh;
mod refused;
mod sessions;
mod sign_in;
