//! Asking for leave, in the three ways a document comes: announced, as its XML, or only asked about.

use types::accounts::AccountId;
use types::admissions::{Admission, AdmissionOutcome, Admissions, NewAdmission, NewDocument, NewDocuments};
use types::documents::{Document, DocumentId, DocumentReceived};
use types::kit::fault::Faults;
use types::kit::problem::Code;
use types::kit::text::Language;
use types::limits::Limits;

use super::batch::{self, Answer};
use super::desk::{Decided, Desk, Step};
use super::model::{Ask, Brought, What};
use super::{gauge_service as gauges, queue};
use crate::access::Scope;
use crate::accounts::store as accounts;
use crate::documents::model::file;
use crate::documents::{notice_service as notices, store as documents, xml};
use crate::kit::context::Context;
use crate::kit::error::{Error, Refusal, Result};
use crate::kit::once::Once;
use crate::kit::secrets::digest;
use crate::limits::service as limits;
use crate::usage::store::{self as usage, Counts};
use crate::usage::{admit_store, move_store};

/// A document that was taken in, now or before.
#[derive(Debug)]
pub struct Taken {
    pub received: DocumentReceived,
    /// Whether this very request brought it.
    pub new: bool,
}

/// Gives leave, and counts it.
///
/// # Errors
/// Why there is no leave.
pub async fn admit(
    context: &Context,
    counter: &queue::Admissions,
    scope: &Scope,
    account: AccountId,
    once: Option<Once>,
    new: &NewAdmission,
) -> Result<Admission> {
    match new {
        NewAdmission::Document(document) => {
            let ask = announced(context, scope, account, document)?;
            counter
                .decide(ask)
                .await
                .map(told)
                .map_err(|error| within(error, "document"))
        }
        other => gauges::admit(context, scope, account, once, other).await,
    }
}

/// Gives leave to many documents, each by itself, in the order in which they are asked for.
///
/// # Errors
/// When nothing could be decided; what is refused of them is in their answers.
pub async fn admit_all(
    context: &Context,
    counter: &queue::Admissions,
    scope: &Scope,
    account: AccountId,
    new: &NewDocuments,
    language: Language,
) -> Result<Admissions> {
    new.check()?;
    let asks = new
        .documents
        .iter()
        .map(|document| announced(context, scope, account, document));
    let asks = asks.collect::<Result<Vec<_>>>()?;
    let answers = futures_util::future::join_all(asks.into_iter().map(|ask| counter.decide(ask))).await;
    let told = answers
        .into_iter()
        .map(|answer| answer.map_or_else(|error| refused(&error, language), told));
    Ok(Admissions {
        answers: told.collect(),
    })
}

/// What would come of an ask now. Nothing changes.
///
/// # Errors
/// Why there would be no leave.
pub async fn preview(context: &Context, scope: &Scope, account: AccountId, new: &NewAdmission) -> Result<Admission> {
    match new {
        NewAdmission::Document(document) => {
            let ask = announced(context, scope, account, document)?;
            let decided = looked_at(context, &ask).await;
            let told = decided.map(told).map_err(|error| within(error, "document"))?;
            let new = told.outcome == AdmissionOutcome::Admitted;
            Ok(Admission {
                document_id: told.document_id.filter(|_| !new),
                ..told
            })
        }
        other => gauges::preview(context, scope, account, other).await,
    }
}

/// Takes a document in: checks it, keeps its XML, counts it unless it was admitted before. The same document again
/// changes nothing.
///
/// What is already known to be refused is answered before the XML is kept; the decision that counts is made with it.
pub async fn bring(
    context: &Context,
    counter: &queue::Admissions,
    scope: &Scope,
    account: AccountId,
    bytes: &[u8],
) -> Result<Taken> {
    let ask = brought(context, scope, account, bytes)?;
    let before = looked_at(context, &ask).await?;
    let decided = if before.step == Step::Repeated {
        before
    } else {
        keep(context, &ask, bytes).await?;
        counter.decide(ask).await?
    };
    let limits = limits_of(context, scope, &decided).await?;
    let counted = decided.step == Step::Admitted && decided.kept.document.kind.counts();
    let received = DocumentReceived {
        document: decided.kept.document,
        counted,
        limits,
    };
    Ok(Taken {
        new: decided.step != Step::Repeated,
        received,
    })
}

/// Takes in many documents of one account, each at its own time, in one transaction.
///
/// # Errors
/// The first refusal.
pub(crate) async fn bring_all(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    brought_then: &[(Context, Vec<u8>)],
) -> Result<Vec<Document>> {
    let mut asks = Vec::with_capacity(brought_then.len());
    for (then, bytes) in brought_then {
        let ask = brought(then, scope, account, bytes)?;
        keep(context, &ask, bytes).await?;
        asks.push(ask);
    }
    let answers = batch::together(context, &asks).await?;
    let document = |answer: Answer| answer.map(|decided| decided.kept.document);
    answers.into_iter().map(document).collect()
}

fn announced(context: &Context, scope: &Scope, account: AccountId, document: &NewDocument) -> Result<Ask> {
    asked(context, scope, account, What::Announced(document.clone()))
}

fn brought(context: &Context, scope: &Scope, account: AccountId, bytes: &[u8]) -> Result<Ask> {
    let brought = Brought {
        document: xml::read(bytes)?,
        sha256: digest(bytes),
        bytes: bytes.len(),
    };
    asked(context, scope, account, What::Brought(Box::new(brought)))
}

fn asked(context: &Context, scope: &Scope, account: AccountId, what: What) -> Result<Ask> {
    Ok(Ask {
        scope: scope.clone(),
        account: scope.account(account)?,
        id: DocumentId(context.id()),
        now: context.now(),
        what,
    })
}

/// Keeps the XML of what is brought, durably.
async fn keep(context: &Context, ask: &Ask, bytes: &[u8]) -> Result<()> {
    match &ask.what {
        What::Brought(brought) => {
            let file = file(ask.account, &brought.sha256);
            context.files.put(&file, bytes.to_vec()).await
        }
        What::Announced(_) => Ok(()),
    }
}

/// What would be decided now, without holding or changing anything.
async fn looked_at(context: &Context, ask: &Ask) -> Answer {
    let (db, scope) = (&context.db, &ask.scope);
    let mut desk = Desk::of(accounts::find(db, scope, ask.account).await?, ask.now);
    let candidate = ask.candidate(&desk.account)?;
    let before = notices::before(db, scope, &[(&candidate, ask.names())]).await?;
    let candidate = before.meet(candidate)?;
    desk.known = documents::known(db, scope, &[candidate.known()]).await?;
    if desk.account.cycle_changes > 0 && !desk.known.is_empty() {
        let changes = move_store::of_accounts(db, scope, &[ask.account]).await?;
        desk.changes = changes.into_values().next().unwrap_or_default();
    }
    let of = std::iter::once(&candidate).chain(desk.known.values());
    let wanted: Vec<_> = of.map(|kept| (ask.account, desk.cycle_of(kept))).collect();
    let counted = admit_store::cycles(db, scope, &wanted).await?;
    desk.cycles = counted
        .into_iter()
        .map(|((_, starts_on), tally)| (starts_on, tally))
        .collect();
    desk.decide(&candidate)
}

/// The account's limits as they stood after the document, in its own cycle.
async fn limits_of(context: &Context, scope: &Scope, decided: &Decided) -> Result<Limits> {
    let account = &decided.account;
    let span = account.cycles().of_day(decided.kept.document.issued_on);
    let counts = usage::of_account(&context.db, scope, account.id, span.starts_on).await?;
    let counts = Counts {
        cycle_documents: decided.counted.documents,
        ..counts
    };
    Ok(limits::told(account, span, counts))
}

fn told(decided: Decided) -> Admission {
    Admission {
        outcome: match decided.step {
            Step::Admitted => AdmissionOutcome::Admitted,
            Step::Completed | Step::Repeated => AdmissionOutcome::Repeated,
        },
        problem: None,
        document_id: Some(decided.kept.document.id),
        meters: decided.readings,
    }
}

fn refused(error: &Error, language: Language) -> Admission {
    if error.is_broken() {
        tracing::error!(%error, "an admission failed");
    }
    Admission {
        outcome: AdmissionOutcome::Refused,
        problem: Some(error.refusal().problem(language)),
        document_id: None,
        meters: Vec::new(),
    }
}

/// The same refusal, its fields named as those of a part of the request.
fn within(error: Error, part: &str) -> Error {
    let refusal = error.refusal();
    if error.is_broken() || refusal.code != Code::InvalidFields {
        return error;
    }
    let faults: Faults = refusal.faults.within(part);
    Refusal {
        faults,
        ..Refusal::new(Code::InvalidFields)
    }
    .into()
}
