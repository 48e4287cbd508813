//! How a document comes to stand: by what its software reports, and by what a file of the tax office proves.

use serde_json::json;
use types::accounts::AccountId;
use types::documents::{Document, DocumentId, DocumentState, StateReport};
use types::kit::problem::Code;

use super::model::{self, Kept};
use super::month_model::Moves;
use super::notice_model::Lines;
use super::state_model::{self, Standing, Step};
use super::xml::{Named, receipt};
use super::{month_store as months, notice_service as notices, store};
use super::{state_store as states, xml};
use crate::access::Scope;
use crate::accounts::store as accounts;
use crate::inbox::settle_service as inbox;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::{Error, Refusal, Result};
use crate::kit::outbox::{self, Change};

/// Takes the software's own word for how a document stands. The same word again changes nothing.
pub async fn report(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    id: DocumentId,
    report: &StateReport,
) -> Result<Document> {
    let kept = store::find(&context.db, scope, account, id).await?;
    report.parse(kept.document.kind.tax_office())?;
    let named = named(context, &kept).await?;
    let next = Standing {
        state: report.state,
        code: report.code.clone(),
        words: report.description.as_deref().and_then(receipt::said),
        ticket: report.ticket.clone(),
        proved: false,
        at: Some(context.now()),
        told_at: None,
    };
    context
        .db
        .write(async |tx| {
            accounts::hold(tx, scope, account).await?;
            let kept = states::hold(tx, scope, account, id).await?;
            match state_model::step(kept.document.kind.tax_office(), &kept.standing, &next) {
                Step::Late => return Err(late(&kept)),
                Step::Stays => return Ok(kept.document),
                Step::Moves => {}
            }
            apply(context, tx, scope, &kept, &next, &named).await?;
            Ok(store::find(tx, scope, account, id).await?.document)
        })
        .await
}

/// The documents that a notice names; none for what is no notice.
pub(super) async fn named(context: &Context, kept: &Kept) -> Result<Vec<Named>> {
    let Some(sha256) = kept.sha256.as_deref().filter(|_| kept.document.kind.voids()) else {
        return Ok(Vec::new());
    };
    let bytes = context
        .files
        .get(&model::file(kept.document.account_id, sha256))
        .await?;
    Ok(xml::read(&bytes)?.names)
}

/// Has a document that is held stand so, and what it names with it. Tells how many were voided. The account is held
/// too: nobody counts its documents anew meanwhile.
pub(super) async fn apply(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    kept: &Kept,
    next: &Standing,
    named: &[Named],
) -> Result<i64> {
    let Document { id, account_id, .. } = kept.document;
    let mut moves = Moves::default();
    moves.change_state(kept, next.state);
    let waits = next.state == DocumentState::Voiding;
    if waits {
        states::set_state(tx, scope, account_id, std::iter::once(id), (next.state, context.now())).await?;
    } else {
        states::set(tx, scope, account_id, std::iter::once(id), next).await?;
    }
    let stands = kept.in_trouble(next.state, next.told_at);
    inbox::documents_stand(context, tx, scope, account_id, &[stands]).await?;
    tell(context, tx, scope, &kept.document, happened(next.state), next).await?;
    let lines = Lines::of(kept, named);
    let voided = match next.state {
        _ if named.is_empty() => 0,
        DocumentState::Accepted | DocumentState::Observed => {
            notices::taken(context, tx, scope, lines, next, &mut moves).await?
        }
        DocumentState::Rejected => {
            notices::refused(context, tx, scope, lines, next, &mut moves).await?;
            0
        }
        _ => 0,
    };
    months::add(tx, scope, moves).await?;
    Ok(voided)
}

/// Records what happened to a document.
pub(super) async fn tell(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    document: &Document,
    name: &'static str,
    by: &Standing,
) -> Result<()> {
    let facts = json!({
        "account_id": document.account_id, "kind": document.kind, "series": document.series,
        "number": document.number, "code": by.code, "proved": by.proved,
    });
    outbox::record(context, tx, scope.event(name, document.id.0, Change::facts(&facts))).await
}

/// What comes late is refused; told is how the document stands.
pub(super) fn late(kept: &Kept) -> Error {
    let state = kept.standing.state.name();
    Refusal::new(Code::DocumentStatePassed).detail(state).into()
}

/// What is recorded when a document comes to be in a state.
pub(crate) const fn happened(state: DocumentState) -> &'static str {
    match state {
        DocumentState::NotSent => "document.received",
        DocumentState::Sent => "document.sent",
        DocumentState::Accepted => "document.accepted",
        DocumentState::Observed => "document.observed",
        DocumentState::Rejected => "document.rejected",
        DocumentState::Denied => "document.denied",
        DocumentState::Error => "document.failed",
        DocumentState::Voiding => "document.voiding_asked",
        DocumentState::Voided => "document.voided",
    }
}
