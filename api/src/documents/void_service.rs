//! What a *comunicación de baja* does to the documents it names: their voiding is asked for when it comes in, and
//! decided when the tax office answers it.

use serde_json::json;
use types::accounts::{AccountId, Environment};
use types::documents::{DocumentId, DocumentState, TaxOffice};

use super::model::Kept;
use super::month_model::Moves;
use super::state_model::{self, Standing, Step};
use super::state_store as states;
use super::xml::Named;
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change, Event};

/// The documents that one voids: those its lines name, in its own environment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lines<'a> {
    pub account: AccountId,
    pub environment: Environment,
    pub named: &'a [Named],
}

/// A document came in; those it voids are waiting to be voided from now on.
pub(crate) async fn asked(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    lines: Lines<'_>,
    moves: &mut Moves,
) -> Result<()> {
    let asked = Standing {
        state: DocumentState::Voiding,
        ..Standing::UNKNOWN
    };
    let moved = moved(tx, scope, lines, &asked, moves).await?;
    if moved.is_empty() {
        return Ok(());
    }
    states::set_state(
        tx,
        scope,
        lines.account,
        moved.iter().copied(),
        (asked.state, context.now()),
    )
    .await?;
    tell(context, tx, scope, lines.account, &moved, "document.voiding_asked").await
}

/// The tax office took it: what it names is voided, by the same word. Tells how many.
pub(super) async fn taken(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    lines: Lines<'_>,
    by: &Standing,
    moves: &mut Moves,
) -> Result<i64> {
    let voided = Standing {
        state: DocumentState::Voided,
        ..by.clone()
    };
    let moved = moved(tx, scope, lines, &voided, moves).await?;
    states::set(tx, scope, lines.account, moved.iter().copied(), &voided).await?;
    tell(context, tx, scope, lines.account, &moved, "document.voided").await?;
    Ok(i64::try_from(moved.len()).unwrap_or(i64::MAX))
}

/// The tax office refused it: what waited to be voided stands as it did before.
pub(super) async fn refused(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    lines: Lines<'_>,
    moves: &mut Moves,
) -> Result<()> {
    let waiting = held(tx, scope, lines).await?;
    let waiting: Vec<_> = waiting
        .iter()
        .filter(|kept| kept.standing.state == DocumentState::Voiding)
        .collect();
    let before = |kept: &Kept| kept.standing.before_voiding(TaxOffice::Sunat);
    for kept in &waiting {
        moves.change_state(kept, before(kept));
    }
    for state in [DocumentState::Accepted, DocumentState::Observed, DocumentState::NotSent] {
        let ids = waiting
            .iter()
            .filter(|kept| before(kept) == state)
            .map(|kept| kept.document.id);
        states::set_state(tx, scope, lines.account, ids, (state, context.now())).await?;
    }
    let ids: Vec<_> = waiting.iter().map(|kept| kept.document.id).collect();
    tell(context, tx, scope, lines.account, &ids, "document.voiding_refused").await
}

/// Those of the documents named that come to stand so; they are held.
async fn moved(
    tx: &Tx,
    scope: &Scope,
    lines: Lines<'_>,
    next: &Standing,
    moves: &mut Moves,
) -> Result<Vec<DocumentId>> {
    let mut held = held(tx, scope, lines).await?;
    held.retain(|kept| state_model::step(TaxOffice::Sunat, &kept.standing, next) == Step::Moves);
    for kept in &held {
        moves.change_state(kept, next.state);
    }
    Ok(held.iter().map(|kept| kept.document.id).collect())
}

async fn held(tx: &Tx, scope: &Scope, lines: Lines<'_>) -> Result<Vec<Kept>> {
    if lines.named.is_empty() {
        return Ok(Vec::new());
    }
    let identities = lines.named.iter().map(Named::identity).collect();
    states::hold_named(tx, scope, lines.account, lines.environment, identities).await
}

async fn tell(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    ids: &[DocumentId],
    name: &'static str,
) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let facts = json!({"account_id": account});
    let event = |id: &DocumentId| -> Event<'_> { scope.event(name, id.0, Change::facts(&facts)) };
    outbox::record_all(context, tx, ids.iter().map(event).collect()).await
}
