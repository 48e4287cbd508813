//! Authority: every operation, tried by everybody, on what is one's own, another's, and nobody's.

mod bodies;
mod documents;
mod inbox;
mod links;
mod made;
mod money;
mod receipts;
mod reports;
mod requests;
mod resellers;
mod subscriptions;
mod sweep;
mod target;
mod things;
