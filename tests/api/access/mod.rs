//! Authority: every operation, tried by everybody, on what is one's own, another's, and nobody's.

mod admissions;
mod bodies;
mod boletos;
mod documents;
mod dunning;
mod inbox;
mod integrations;
mod invoices;
mod links;
mod lookup;
mod made;
mod money;
mod plans;
mod receipts;
mod reports;
mod requests;
mod resellers;
mod subscriptions;
mod sweep;
mod target;
mod things;
