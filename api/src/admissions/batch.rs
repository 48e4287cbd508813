//! Deciding many asks in one transaction: a handful of statements, whatever their number.
//!
//! Resellers, accounts and days are held in one order everywhere, so batches of several processes never wait for each
//! other in a circle. An account is held as long as the transaction lasts: what is decided about it here is exact.

use std::collections::{HashMap, HashSet};

use serde_json::json;
use types::accounts::AccountId;
use types::documents::{DocumentId, DocumentState, TaxOffice};
use types::kit::problem::Code;

use super::desk::{Decided, Desk, Step};
use super::model::Ask;
use crate::access::Scope;
use crate::accounts::store as accounts;
use crate::documents::model::{Kept, Known};
use crate::documents::month_model::Moves;
use crate::documents::{follow_service, notice_service as notices, state_service, store as documents};
use crate::kit::batch::{grouped, in_order, together_or_alone};
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change, Event};
use crate::usage::{admit_store as usage, day_store, known_store, move_store};

/// What came of an ask.
pub(crate) type Answer = Result<Decided>;

/// Decides about asks in one transaction, and answers them in their order.
pub(crate) async fn decide(context: &Context, asks: Vec<Ask>) -> Vec<Answer> {
    together_or_alone(&asks, async |asks| together(context, asks).await).await
}

/// Decides about asks in one transaction, all of which is written or nothing.
///
/// # Errors
/// What stopped all of them; what was decided about each is in its answer.
pub(crate) async fn together(context: &Context, asks: &[Ask]) -> Result<Vec<Answer>> {
    let of_resellers = grouped(asks, |ask| ask.scope.reseller())?;
    let decide = async |tx: &Tx| {
        let mut answers = HashMap::with_capacity(asks.len());
        for asks in of_resellers.values() {
            answers.extend(of_a_reseller(context, tx, asks).await?);
        }
        Ok(answers)
    };
    in_order(context.db.write(decide).await?, asks.len())
}

/// The asks of one reseller, each with its place among all.
async fn of_a_reseller(context: &Context, tx: &Tx, asks: &[(usize, &Ask)]) -> Result<Vec<(usize, Answer)>> {
    let Some((_, first)) = asks.first() else {
        return Ok(Vec::new());
    };
    let scope = &first.scope;
    let ids: HashSet<_> = asks.iter().map(|(_, ask)| ask.account).collect();
    let held = accounts::hold_all(tx, scope, &ids.into_iter().collect::<Vec<_>>()).await?;
    let mut desks: HashMap<_, _> = held
        .into_iter()
        .map(|(id, account)| (id, Desk::of(account, first.now)))
        .collect();

    let candidate = |ask: &Ask| match desks.get(&ask.account) {
        None => Err(Code::NotFound.into()),
        Some(desk) => ask.candidate(&desk.account),
    };
    let candidates = asks.iter().map(|(place, ask)| (*place, *ask, candidate(ask)));
    let candidates = after_notices(tx, scope, candidates.collect()).await?;
    let there = look(tx, scope, &mut desks, &candidates).await?;

    let mut answers = Vec::with_capacity(asks.len());
    let mut decided = Vec::with_capacity(asks.len());
    for (place, ask, candidate) in candidates {
        let answer = match (candidate, desks.get_mut(&ask.account)) {
            (Ok(candidate), Some(desk)) => desk.decide(&candidate),
            (Err(refused), _) => Err(refused),
            (Ok(_), None) => Err(Code::NotFound.into()),
        };
        if let Ok(each) = &answer {
            decided.push((ask, each.clone()));
        }
        answers.push((place, answer));
    }
    write(tx, scope, &desks, &there).await?;
    let mut moved = Moves::default();
    for (ask, decided) in &decided {
        notice(context, tx, ask, decided, &mut moved).await?;
    }
    let named: Vec<&Kept> = decided
        .iter()
        .filter(|(_, decided)| by_notice(decided))
        .map(|(_, decided)| &decided.kept)
        .collect();
    notices::came_named(context, tx, scope, &named).await?;
    let events = decided
        .iter()
        .flat_map(|(ask, decided)| events(ask, decided).map(|event| (ask.now, event)));
    outbox::record_each(context, tx, events).await?;
    follow_service::follow(tx, scope, &there.changes(&desks), moved).await?;
    count(tx, scope, &desks).await?;
    Ok(answers)
}

/// An ask, its place among all, and the document it is about.
type Candidate<'a> = (usize, &'a Ask, Result<Kept>);

/// The candidates as they stand by the notices that came before them.
async fn after_notices<'a>(tx: &Tx, scope: &Scope, candidates: Vec<Candidate<'a>>) -> Result<Vec<Candidate<'a>>> {
    let possible = candidates.iter().filter_map(|(_, ask, candidate)| {
        let kept = candidate.as_ref().ok()?;
        Some((kept, ask.names()))
    });
    let before = notices::before(tx, scope, &possible.collect::<Vec<_>>()).await?;
    let met = |(place, ask, candidate): Candidate<'a>| {
        let candidate = candidate.and_then(|kept| before.meet(kept));
        (place, ask, candidate)
    };
    Ok(candidates.into_iter().map(met).collect())
}

/// What the database holds of the candidates, once those that were not there are written.
struct There {
    documents: HashMap<Known, Kept>,
    /// Those that were written just now.
    new: HashSet<DocumentId>,
}

impl There {
    /// The documents that are new or other than they were, each with what was there before.
    fn changes<'a>(&'a self, desks: &'a HashMap<AccountId, Desk>) -> Vec<(Option<&'a Kept>, &'a Kept)> {
        let before = |known| {
            let there = self.documents.get(known);
            there.filter(|kept| !self.new.contains(&kept.document.id))
        };
        let known = desks.values().flat_map(|desk| &desk.known);
        let changes = known.map(|(known, kept)| (before(known), kept));
        changes.filter(|(before, kept)| *before != Some(*kept)).collect()
    }
}

/// Writes the candidates that are not there, and gives each desk the documents and the cycles it decides with.
async fn look(
    tx: &Tx,
    scope: &Scope,
    desks: &mut HashMap<AccountId, Desk>,
    candidates: &[Candidate<'_>],
) -> Result<There> {
    let mut first: HashMap<Known, &Kept> = HashMap::new();
    let possible = candidates.iter().filter_map(|(.., candidate)| candidate.as_ref().ok());
    for candidate in possible {
        first.entry(candidate.known()).or_insert(candidate);
    }
    let rows: Vec<Kept> = first.values().map(|kept| (*kept).clone()).collect();
    let new = documents::insert_new(tx, scope, &rows).await?;
    let (written, before): (Vec<Kept>, Vec<Kept>) = rows.into_iter().partition(|kept| new.contains(&kept.document.id));
    let before: Vec<Known> = before.iter().map(Kept::known).collect();
    let before = documents::known(tx, scope, &before).await?;

    let from_before = |kept: &&Kept| {
        let desk = desks.get(&kept.document.account_id);
        desk.is_some_and(|desk| desk.account.cycle_changes != kept.cycle_changes)
    };
    let from_before: Vec<AccountId> = before
        .values()
        .filter(from_before)
        .map(|kept| kept.document.account_id)
        .collect();
    for (account, changes) in move_store::of_accounts(tx, scope, &from_before).await? {
        if let Some(desk) = desks.get_mut(&account) {
            desk.changes = changes;
        }
    }
    let mut wanted = Vec::new();
    for kept in written.iter().chain(before.values()).chain(first.values().copied()) {
        if let Some(desk) = desks.get(&kept.document.account_id) {
            wanted.push((kept.document.account_id, desk.cycle_of(kept)));
        }
    }
    for ((account, starts_on), counted) in usage::cycles(tx, scope, &wanted).await? {
        if let Some(desk) = desks.get_mut(&account) {
            desk.cycles.insert(starts_on, counted);
        }
    }
    for (known, kept) in &before {
        if let Some(desk) = desks.get_mut(&known.account) {
            desk.known.insert(known.clone(), kept.clone());
        }
    }
    let written = written.into_iter().map(|kept| (kept.known(), kept));
    Ok(There {
        documents: before.into_iter().chain(written).collect(),
        new,
    })
}

/// Writes the documents as they were decided: takes back those that were refused, and completes those whose XML came.
async fn write(tx: &Tx, scope: &Scope, desks: &HashMap<AccountId, Desk>, there: &There) -> Result<()> {
    let decided = |known: &Known| desks.get(&known.account).and_then(|desk| desk.known.get(known));
    let refused = |(known, kept): (&Known, &Kept)| {
        let stays = decided(known).is_some_and(|now| now.document.id == kept.document.id);
        (!stays && there.new.contains(&kept.document.id)).then_some(kept.document.id)
    };
    let refused: Vec<DocumentId> = there.documents.iter().filter_map(refused).collect();
    documents::take_back(tx, scope, &refused).await?;
    let known = desks.values().flat_map(|desk| &desk.known);
    let changed = known.filter(|(known, kept)| there.documents.get(*known) != Some(*kept));
    let changed: Vec<Kept> = changed.map(|(_, kept)| kept.clone()).collect();
    documents::write(tx, scope, &changed).await
}

/// Raises the counters. The rows that other accounts may wait for come last, so that they wait for the commit alone.
async fn count(tx: &Tx, scope: &Scope, desks: &HashMap<AccountId, Desk>) -> Result<()> {
    let added: Vec<_> = desks.values().flat_map(Desk::added).collect();
    usage::add_to_cycles(tx, scope, &added).await?;
    let passing = desks.values().filter(|desk| desk.passes_a_mark());
    let mut passing: Vec<AccountId> = passing.map(|desk| desk.account.id).collect();
    passing.sort_unstable();
    known_store::look_again(tx, scope, &passing).await?;
    let mut totals = HashMap::new();
    for each in &added {
        let total: &mut (i64, i64) = totals.entry(each.key.0).or_default();
        total.0 += each.tally.documents;
        total.1 += each.tally.demo_documents;
    }
    totals.retain(|_, total| *total != (0, 0));
    usage::add_to_totals(tx, scope, &totals).await?;
    let happened = desks.values().flat_map(|desk| {
        let account = desk.account.id;
        desk.days().map(move |(day, tally)| (day, account, tally))
    });
    day_store::add(tx, scope, happened).await
}

/// What a notice names follows it once it has come in.
async fn notice(context: &Context, tx: &Tx, ask: &Ask, decided: &Decided, moved: &mut Moves) -> Result<()> {
    let names = ask.names();
    if names.is_empty() || decided.step == Step::Repeated {
        return Ok(());
    }
    notices::came(context, tx, &ask.scope, (&decided.kept, names), moved).await
}

/// Whether a document stands by the word of a notice from the start: in Peru it brings no word of its own.
fn by_notice(decided: &Decided) -> bool {
    let Kept { document, standing, .. } = &decided.kept;
    let of_sunat = document.kind.tax_office() == TaxOffice::Sunat;
    decided.step == Step::Admitted && of_sunat && standing.state != DocumentState::NotSent
}

/// What happened: it came in, and where a notice had named it before, what that made of it.
fn events<'a>(ask: &'a Ask, decided: &Decided) -> impl Iterator<Item = Event<'a>> {
    let Kept { document, standing, .. } = &decided.kept;
    let came = match decided.step {
        Step::Admitted if document.received_at.is_none() => Some("document.admitted"),
        Step::Admitted | Step::Completed => Some("document.received"),
        Step::Repeated => None,
    };
    let stands = by_notice(decided).then(|| state_service::happened(standing.state));
    let facts = json!({
        "account_id": document.account_id, "kind": document.kind, "series": document.series, "number": document.number,
    });
    let id = document.id.0;
    let names = came.into_iter().chain(stands);
    names.map(move |name| ask.scope.event(name, id, Change::facts(&facts)))
}
