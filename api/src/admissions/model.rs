//! What is asked, and the pure rules about one document: whose it is, of what day, which meters it uses up.

use chrono::{DateTime, Days, Utc};
use types::accounts::{AccountId, LockLevel};
use types::admissions::{MeterReading, NewDocument};
use types::documents::{Document, DocumentId, DocumentKind};
use types::kit::problem::Code;
use types::limits::{Limit, Meter};

use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::documents::model::Kept;
use crate::documents::state_model::{self, Standing, Step};
use crate::documents::xml::{FiscalDocument, Named};
use crate::kit::error::{Refusal, Result};
use crate::usage::cycle_tally::CycleTally;
use crate::usage::store::Counts;

/// Leave asked for, by an account's software.
#[derive(Clone, Debug)]
pub(crate) struct Ask {
    pub scope: Scope,
    pub account: AccountId,
    /// The id the document gets, if it is new.
    pub id: DocumentId,
    pub now: DateTime<Utc>,
    pub what: What,
}

/// What is asked about.
#[derive(Clone, Debug)]
pub(crate) enum What {
    /// A document about to be issued.
    Announced(NewDocument),
    /// A document whose XML is here, and kept.
    Brought(Box<Brought>),
}

/// A document whose XML is here.
#[derive(Clone, Debug)]
pub(crate) struct Brought {
    pub document: FiscalDocument,
    pub sha256: String,
    pub bytes: usize,
}

impl Ask {
    /// What the document names, where it is a notice.
    pub(super) fn names(&self) -> &[Named] {
        match &self.what {
            What::Announced(_) => &[],
            What::Brought(brought) => &brought.document.names,
        }
    }

    /// The document as it would be kept.
    ///
    /// # Errors
    /// When it cannot be one of the account's.
    pub(super) fn candidate(&self, account: &Contract) -> Result<Kept> {
        let kept = match &self.what {
            What::Announced(new) => self.announced(&new.parse(account.country)?, account),
            What::Brought(brought) => self.brought(brought, account)?,
        };
        let tomorrow = account.cycles().today(self.now) + Days::new(1);
        if kept.document.issued_on > tomorrow {
            let day = kept.document.issued_on.to_string();
            return Err(Refusal::new(Code::IssuedInTheFuture).detail(day).into());
        }
        Ok(kept)
    }

    fn announced(&self, new: &NewDocument, account: &Contract) -> Kept {
        Kept {
            identity: new.identity(),
            document: Document {
                id: self.id,
                account_id: account.id,
                kind: new.kind,
                series: new.series.clone(),
                number: new.number,
                access_key: None,
                environment: account.environment,
                issued_on: new.issued_on,
                customer_tax_id: None,
                customer_name: None,
                total: new.total.clone(),
                xml_bytes: None,
                state: Standing::UNKNOWN.told(),
                admitted_at: self.now,
                received_at: None,
            },
            sha256: None,
            cycle_changes: account.cycle_changes,
            standing: Standing::UNKNOWN,
        }
    }

    fn brought(&self, brought: &Brought, account: &Contract) -> Result<Kept> {
        let read = &brought.document;
        if read.issuer.country != account.country || read.issuer.number != account.tax_id {
            return Err(Code::IssuerIsAnother.into());
        }
        Ok(Kept {
            identity: read.identity.clone(),
            document: Document {
                id: self.id,
                account_id: account.id,
                kind: read.kind,
                series: read.series.clone(),
                number: read.number,
                access_key: read.access_key.clone(),
                // Its own word for it where it has one, otherwise the account's.
                environment: read.environment.unwrap_or(account.environment),
                issued_on: read.issued_on,
                customer_tax_id: read.customer_tax_id.clone(),
                customer_name: read.customer_name.clone(),
                total: read.total.clone(),
                xml_bytes: i64::try_from(brought.bytes).ok(),
                state: state_model::at_first(read, self.now).told(),
                admitted_at: self.now,
                received_at: Some(self.now),
            },
            sha256: Some(brought.sha256.clone()),
            cycle_changes: account.cycle_changes,
            standing: state_model::at_first(read, self.now),
        })
    }
}

/// A document that was admitted before its XML came, with what the XML tells. Where that is the same day, it stays in
/// the cycle in which it stands. How it stands with the tax office follows what the XML carries, if that may follow.
pub(super) fn completed(known: &Kept, by: &Kept) -> Kept {
    let same_day = known.document.issued_on == by.document.issued_on;
    let office = by.document.kind.tax_office();
    let moves =
        by.standing != Standing::UNKNOWN && state_model::step(office, &known.standing, &by.standing) == Step::Moves;
    let standing = if moves { &by.standing } else { &known.standing };
    Kept {
        standing: standing.clone(),
        cycle_changes: if same_day {
            known.cycle_changes
        } else {
            by.cycle_changes
        },
        document: Document {
            id: known.document.id,
            admitted_at: known.document.admitted_at,
            state: standing.told(),
            ..by.document.clone()
        },
        ..by.clone()
    }
}

/// Whether the account may issue that: its lock, then its plan. What was issued can be voided whatever the lock: the
/// tax office gives a few days for it, and the client answers for what stands.
pub(super) fn may_issue(account: &Contract, kind: DocumentKind) -> Result<()> {
    if !kind.voids() {
        account.state_lets(LockLevel::Issuing)?;
    }
    if account.terms.allows(kind) {
        Ok(())
    } else {
        Err(Refusal::new(Code::DocumentKindNotInPlan).detail(kind.name()).into())
    }
}

/// What a document adds to its cycle.
pub(super) fn tally(account: &Contract, document: &Document) -> CycleTally {
    let class = (document.environment, document.kind);
    let total = document
        .total
        .as_ref()
        .map(|total| (total.currency.as_str(), total.minor));
    CycleTally::of(&account.country.currency(), class, 1, total)
}

/// How a meter of the cycle stands against the account's limit, with so much counted. A limit in another currency than
/// the country's holds against nothing that is counted.
pub(super) fn limit(account: &Contract, meter: Meter, counted: CycleTally) -> Limit {
    let counts = Counts {
        cycle_documents: counted.documents,
        sales_notes: counted.sales_notes,
        sales_minor: counted.sales_minor,
        notes_minor: counted.notes_minor,
        ..Counts::default()
    };
    if meter == Meter::SalesAmount && account.currency() != account.country.currency() {
        return Limit::of(None, None, true, account.used(meter, &counts));
    }
    account.limit(meter, &counts)
}

/// The meters a document uses up, with how much of each.
pub(super) fn uses(account: &Contract, adds: CycleTally) -> Vec<(Meter, i64)> {
    let documents = account.terms.documents_used(adds.documents, adds.sales_notes);
    let uses = [
        (Meter::Documents, documents),
        (Meter::SalesNotes, adds.sales_notes),
        (
            Meter::SalesAmount,
            account.terms.sales_used(adds.sales_minor, adds.notes_minor),
        ),
    ];
    uses.into_iter().filter(|(_, much)| *much > 0).collect()
}

/// Limited meters as the header fields `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers): how
/// much there is, what is left, and in how many seconds it starts anew.
pub(super) fn rate_limit(meters: &[MeterReading], now: DateTime<Utc>) -> Vec<(&'static str, String)> {
    let limited = || {
        meters
            .iter()
            .filter_map(|meter| Some((meter, meter.limit?, meter.remaining?)))
    };
    let policy = limited().map(|(meter, limit, _)| format!("\"{}\";q={limit}", meter.meter.name()));
    let rest = limited().map(|(meter, _, remaining)| {
        let name = meter.meter.name();
        match meter.resets_at.map(|at| (at - now).num_seconds()) {
            Some(seconds) if seconds > 0 => format!("\"{name}\";r={remaining};t={seconds}"),
            _ => format!("\"{name}\";r={remaining}"),
        }
    });
    let fields = [("ratelimit-policy", join(policy)), ("ratelimit", join(rest))];
    fields.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

fn join(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}
