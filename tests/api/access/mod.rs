//! Authority: every operation, tried by everybody, on what is one's own, another's, and nobody's.

mod bodies;
mod documents;
mod links;
mod made;
mod receipts;
mod requests;
mod sweep;
mod things;
