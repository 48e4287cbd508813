//! What a notice does to the documents it names: a *comunicación de baja* or a *resumen diario* of Peru, an
//! *inutilização* of Brazil. What it asks for is noted when it comes in, and decided when the tax office answers it.

use serde_json::json;
use types::accounts::AccountId;
use types::documents::{DocumentId, DocumentState};

use super::model::Kept;
use super::month_model::Moves;
use super::notice_model::{Before, Lines};
use super::state_model::{self, Standing, Step};
use super::xml::{Asks, Named};
use super::{notice_store as store, state_store as states};
use crate::access::Scope;
use crate::inbox::settle_service as inbox;
use crate::kit::context::Context;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change, Event};

/// What earlier notices and documents say of those that are about to come in, each with what it names itself.
pub(crate) async fn before(source: &impl Source, scope: &Scope, coming: &[(&Kept, &[Named])]) -> Result<Before> {
    let named: Vec<&Kept> = coming
        .iter()
        .map(|(kept, _)| *kept)
        .filter(|kept| kept.document.kind.counts())
        .collect();
    let mut before = Before::new(store::naming(source, scope, &named).await?);
    let unused = coming.iter().filter(|(kept, _)| kept.document.kind.voids());
    for (kept, names) in unused.filter(|(kept, _)| kept.standing.state.is_taken()) {
        let used = states::used(source, scope, &Lines::of(kept, names)).await?;
        before.used(kept.known(), used);
    }
    Ok(before)
}

/// A notice came in. What it takes back is waiting to be voided from now on, unless it brought its answer.
pub(crate) async fn came(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    (notice, named): (&Kept, &[Named]),
    moves: &mut Moves,
) -> Result<()> {
    let lines = Lines::of(notice, named);
    store::keep(tx, scope, notice, named).await?;
    if notice.standing.state.is_taken() {
        taken(context, tx, scope, lines, &notice.standing, moves).await?;
        return Ok(());
    }
    let asked = Standing {
        state: DocumentState::Voiding,
        ..Standing::UNKNOWN
    };
    let moved = moved(tx, scope, (lines, Asks::Void), &asked, moves).await?;
    if moved.is_empty() {
        return Ok(());
    }
    let to = (asked.state, context.now());
    states::set_state(tx, scope, lines.account, ids(&moved), to).await?;
    stand(context, tx, scope, &moved, asked.state).await?;
    tell(context, tx, scope, lines.account, &moved, "document.voiding_asked").await
}

/// Documents came in that earlier notices name, and stand by their word.
pub(crate) async fn came_named(context: &Context, tx: &Tx, scope: &Scope, kept: &[&Kept]) -> Result<()> {
    let stand: Vec<_> = kept
        .iter()
        .map(|kept| kept.in_trouble(kept.standing.state, None))
        .collect();
    if stand.is_empty() {
        return Ok(());
    }
    inbox::documents_stand_later(context, tx, scope, &stand).await
}

/// The tax office took it: what it declares is accepted and what it takes back is voided, by the same word. Tells how
/// many were voided.
pub(super) async fn taken(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    lines: Lines<'_>,
    by: &Standing,
    moves: &mut Moves,
) -> Result<i64> {
    let accepted = Asks::Declare.granted(by);
    declared(context, tx, scope, lines, &accepted, moves).await?;
    let voided = Asks::Void.granted(by);
    let moved = moved(tx, scope, (lines, Asks::Void), &voided, moves).await?;
    set(context, tx, scope, (lines.account, &moved), &voided, "document.voided").await?;
    Ok(i64::try_from(moved.len()).unwrap_or(i64::MAX))
}

/// The tax office refused it: what waited to be voided stands as it did before, and what it declares was not processed.
pub(super) async fn refused(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    lines: Lines<'_>,
    by: &Standing,
    moves: &mut Moves,
) -> Result<()> {
    let failed = Standing {
        state: DocumentState::Error,
        ticket: None,
        ..by.clone()
    };
    let moved = moved(tx, scope, (lines, Asks::Declare), &failed, moves).await?;
    set(context, tx, scope, (lines.account, &moved), &failed, "document.failed").await?;

    let mut waiting = held(tx, scope, (lines, Asks::Void)).await?;
    waiting.retain(|kept| kept.standing.state == DocumentState::Voiding);
    let before = |kept: &Kept| kept.standing.before_voiding(kept.document.kind.tax_office());
    for kept in &waiting {
        moves.change_state(kept, before(kept));
    }
    for state in [DocumentState::Accepted, DocumentState::Observed, DocumentState::NotSent] {
        let those: Vec<Kept> = waiting.iter().filter(|kept| before(kept) == state).cloned().collect();
        states::set_state(tx, scope, lines.account, ids(&those), (state, context.now())).await?;
        stand(context, tx, scope, &those, state).await?;
    }
    tell(context, tx, scope, lines.account, &waiting, "document.voiding_refused").await
}

/// What a notice declares is accepted; of what waits to be voided already it is remembered by what word.
async fn declared(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    lines: Lines<'_>,
    accepted: &Standing,
    moves: &mut Moves,
) -> Result<()> {
    let held = held(tx, scope, (lines, Asks::Declare)).await?;
    let waits = |kept: &Kept| kept.standing.state == DocumentState::Voiding && kept.standing.code.is_none();
    let (waiting, others): (Vec<Kept>, Vec<Kept>) = held.into_iter().partition(waits);
    let remembered = Standing {
        state: DocumentState::Voiding,
        proved: false,
        ..accepted.clone()
    };
    states::set(tx, scope, lines.account, ids(&waiting), &remembered).await?;
    let moved = that_move(others, accepted, moves);
    set(
        context,
        tx,
        scope,
        (lines.account, &moved),
        accepted,
        "document.accepted",
    )
    .await
}

/// Has documents stand so, and tells it.
async fn set(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    (account, moved): (AccountId, &[Kept]),
    to: &Standing,
    happened: &'static str,
) -> Result<()> {
    states::set(tx, scope, account, ids(moved), to).await?;
    stand(context, tx, scope, moved, to.state).await?;
    tell(context, tx, scope, account, moved, happened).await
}

/// Has the inbox follow.
async fn stand(context: &Context, tx: &Tx, scope: &Scope, moved: &[Kept], state: DocumentState) -> Result<()> {
    let stand: Vec<_> = moved.iter().map(|kept| kept.in_trouble(state, None)).collect();
    inbox::documents_stand_later(context, tx, scope, &stand).await
}

/// Those of the documents named that come to stand so; they are held.
async fn moved(
    tx: &Tx,
    scope: &Scope,
    asked: (Lines<'_>, Asks),
    next: &Standing,
    moves: &mut Moves,
) -> Result<Vec<Kept>> {
    Ok(that_move(held(tx, scope, asked).await?, next, moves))
}

fn that_move(mut held: Vec<Kept>, next: &Standing, moves: &mut Moves) -> Vec<Kept> {
    held.retain(|kept| state_model::step(kept.document.kind.tax_office(), &kept.standing, next) == Step::Moves);
    for kept in &held {
        moves.change_state(kept, next.state);
    }
    held
}

/// The documents of which a notice asks that.
async fn held(tx: &Tx, scope: &Scope, (lines, asks): (Lines<'_>, Asks)) -> Result<Vec<Kept>> {
    let asked = lines.named.iter().filter(|named| named.asks == asks);
    let identities: Vec<String> = asked.flat_map(Named::identities).collect();
    states::hold_named(tx, scope, lines.account, lines.environment, &identities).await
}

fn ids(kept: &[Kept]) -> impl Iterator<Item = DocumentId> {
    kept.iter().map(|kept| kept.document.id)
}

async fn tell(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    kept: &[Kept],
    name: &'static str,
) -> Result<()> {
    if kept.is_empty() {
        return Ok(());
    }
    let facts = json!({"account_id": account});
    let event = |id: DocumentId| -> Event<'_> { scope.event(name, id.0, Change::facts(&facts)) };
    outbox::record_all(context, tx, ids(kept).map(event).collect()).await
}
