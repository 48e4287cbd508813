//! Reading the inbox, and what a person does about something in it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde_json::json;
use types::accounts::{AccountId, Outcome};
use types::inbox::{
    Assignee, AssigneeFilter, Assignment, AssignmentOutcome, AssignmentOutcomes, BulkAssignment, Dismissal, Dismissed,
    InboxAccount, InboxCountQuery, InboxCounts, InboxItem, InboxItemId, InboxMeter, InboxPage, InboxQuery, Note,
    Snooze,
};
use types::kit::fault::Fault;
use types::kit::problem::Code;
use types::users::MemberId;

use super::list_store::{self as lists, Whose};
use super::model::{Item, SetAside, Standing, urgency};
use super::settle_service::{facts, settle};
use super::{document_store as documents, store};
use crate::access::Scope;
use crate::accounts::plan_store as accounts;
use crate::kit::context::Context;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
use crate::kit::once::{self, Once};
use crate::kit::outbox::{self, Change};
use crate::users::store as users;

/// One page of the inbox, what presses most first.
pub async fn list(context: &Context, scope: &Scope, asked: &InboxQuery) -> Result<InboxPage> {
    let now = context.now();
    let members = users::active(&context.db, scope).await?;
    let ids = || members.iter().map(|member| member.id);
    let whose = match (asked.member_id, asked.assignee) {
        (Some(member), None) => Whose::Of(ids().find(|id| *id == member)),
        (None, Some(AssigneeFilter::Me)) => Whose::Of(scope.actor().id.map(MemberId)),
        (None, Some(AssigneeFilter::Nobody)) => Whose::Nobodys(ids().collect()),
        (Some(_), Some(_)) => Whose::Of(None),
        (None, None) => Whose::Anybodys,
    };
    let (items, next) = lists::list(&context.db, scope, asked, &whose, now).await?;
    let total = if next.is_none() && asked.cursor.is_none() {
        i64::try_from(items.len()).ok()
    } else {
        None
    };
    Ok(InboxPage {
        items: told(&context.db, scope, items, &members, now).await?,
        next,
        total,
    })
}

/// How much is in the inbox.
pub async fn count(context: &Context, scope: &Scope, asked: InboxCountQuery) -> Result<InboxCounts> {
    let members: Vec<_> = assignees(context, scope)
        .await?
        .into_iter()
        .map(|each| each.id)
        .collect();
    lists::count(&context.db, scope, asked.account_id, &members, context.now()).await
}

/// Who may be given something: the members of the reseller who can sign in.
pub async fn assignees(context: &Context, scope: &Scope) -> Result<Vec<Assignee>> {
    users::active(&context.db, scope).await
}

/// Gives something to a member, or back to nobody.
pub async fn assign(
    context: &Context,
    scope: &Scope,
    id: InboxItemId,
    against: i64,
    asked: Assignment,
) -> Result<InboxItem> {
    change(context, scope, id, against, async |tx, item: &mut Item| {
        let members = users::active(tx, scope).await?;
        let (from, to) = (name(&members, item.assignee), one_of(&members, asked.member_id)?);
        item.assignee = asked.member_id;
        let change = Change::changed(&assigned(item, from), &assigned(item, to))?;
        Ok(("account.inbox_assigned", change))
    })
    .await
}

/// Gives several to one member, or back to nobody, each with its own outcome.
pub async fn assign_all(
    context: &Context,
    scope: &Scope,
    once: Option<Once>,
    asked: &BulkAssignment,
) -> Result<AssignmentOutcomes> {
    asked.check()?;
    let work = async |tx: &Tx| {
        let members = users::active(tx, scope).await?;
        let to = one_of(&members, asked.member_id)?;
        let ids: Vec<_> = asked.items.iter().map(|each| each.inbox_item_id).collect();
        let held = store::hold_all(tx, scope, &ids).await?;
        let mut rows: Vec<AssignmentOutcome> = Vec::with_capacity(ids.len());
        let (mut given, mut events) = (Vec::new(), Vec::new());
        for each in &asked.items {
            if rows.iter().any(|row| row.inbox_item_id == each.inbox_item_id) {
                continue;
            }
            let found = held.get(&each.inbox_item_id);
            let outcome = match found.filter(|item| item.standing != Standing::Closed) {
                None => Outcome::NotFound,
                Some(item) if each.version.is_some_and(|version| version != item.version) => Outcome::Stale,
                Some(item) if item.assignee == asked.member_id => Outcome::AlreadySo,
                Some(item) => {
                    let from = name(&members, item.assignee);
                    let change = Change::changed(&assigned(item, from), &assigned(item, to))?;
                    events.push(scope.event("account.inbox_assigned", item.account.0, change));
                    given.push(item.id);
                    Outcome::Done
                }
            };
            rows.push(AssignmentOutcome {
                inbox_item_id: each.inbox_item_id,
                outcome,
            });
        }
        store::assign(tx, scope, &given, asked.member_id).await?;
        outbox::record_all(context, tx, events).await?;
        Ok(AssignmentOutcomes { rows })
    };
    context
        .db
        .write(async |tx| once::answer(context, tx, scope.sender(), once.as_ref(), async || work(tx).await).await)
        .await
}

/// Writes a note, or removes it.
pub async fn note(context: &Context, scope: &Scope, id: InboxItemId, against: i64, asked: &Note) -> Result<InboxItem> {
    let note = asked.parse()?;
    change(context, scope, id, against, async |_, item: &mut Item| {
        let told = |item: &Item| json!({"cause": item.subject.cause, "note": item.note});
        let before = told(item);
        item.note = note.clone();
        Ok(("account.inbox_noted", Change::changed(&before, &told(item))?))
    })
    .await
}

/// Puts something off, or shows it again at once.
pub async fn snooze(
    context: &Context,
    scope: &Scope,
    id: InboxItemId,
    against: i64,
    asked: Snooze,
) -> Result<InboxItem> {
    asked.check(context.now())?;
    change(context, scope, id, against, async |_, item: &mut Item| {
        item.snoozed_until = asked.until;
        let mut told = facts(item, false);
        if let (Some(fields), Some(until)) = (told.as_object_mut(), asked.until) {
            fields.insert("until".to_owned(), json!(until));
        }
        let name = match asked.until {
            Some(_) => "account.inbox_snoozed",
            None => "account.inbox_reopened",
        };
        Ok((name, Change::facts(&told)))
    })
    .await
}

/// Sets something aside until more comes to it, or it gets worse.
pub async fn dismiss(
    context: &Context,
    scope: &Scope,
    id: InboxItemId,
    against: i64,
    asked: Dismissal,
) -> Result<InboxItem> {
    let now = context.now();
    change(context, scope, id, against, async |tx, item: &mut Item| {
        if item.standing == Standing::Dismissed {
            return Err(Code::AlreadyInThatState.into());
        }
        item.standing = Standing::Dismissed;
        item.snoozed_until = None;
        item.dismissed = Some(SetAside {
            reason: asked.reason,
            by: scope.actor().name.clone(),
            at: now,
            grade: item.figures.grade,
        });
        documents::set_aside(tx, scope, item.account, item.subject.cause, (None, Some(now))).await?;
        let mut told = facts(item, true);
        if let Some(fields) = told.as_object_mut() {
            fields.insert("reason".to_owned(), json!(asked.reason));
        }
        Ok(("account.inbox_dismissed", Change::facts(&told)))
    })
    .await
}

/// Takes back that something was set aside or put off.
pub async fn reopen(context: &Context, scope: &Scope, id: InboxItemId, against: i64) -> Result<InboxItem> {
    change(context, scope, id, against, async |tx, item: &mut Item| {
        if item.standing == Standing::Open && item.snoozed_until.is_none() {
            return Err(Code::AlreadyInThatState.into());
        }
        if let Some(dismissed) = item.dismissed.take() {
            let taken_back = (Some(dismissed.at), None);
            documents::set_aside(tx, scope, item.account, item.subject.cause, taken_back).await?;
        }
        item.standing = Standing::Open;
        item.snoozed_until = None;
        Ok(("account.inbox_reopened", Change::facts(&facts(item, true))))
    })
    .await
}

/// Changes an item that was seen at a version, as its next version, and records what happened to it. What is settled
/// first is what the change may bear on: the counts of its account.
async fn change(
    context: &Context,
    scope: &Scope,
    id: InboxItemId,
    against: i64,
    with: impl AsyncFnOnce(&Tx, &mut Item) -> Result<(&'static str, Change)>,
) -> Result<InboxItem> {
    context
        .db
        .write(async |tx| {
            let account = store::account_of(tx, scope, id).await?;
            crate::usage::known_store::hold(tx, scope, &[account]).await?;
            let mut item = store::hold(tx, scope, id).await?;
            if matches!(item.standing, Standing::Closed | Standing::Waiting) {
                return Err(Code::NotFound.into());
            }
            if item.version != against {
                return Err(Code::VersionIsStale.into());
            }
            let (name, change) = with(tx, &mut item).await?;
            item.version += 1;
            store::update(tx, scope, &item).await?;
            outbox::record(context, tx, scope.event(name, account.0, change)).await?;
            settle(context, tx, scope, &[account]).await?;
            let item = store::hold(tx, scope, id).await?;
            let members = users::active(tx, scope).await?;
            let told = told(tx, scope, vec![item], &members, context.now()).await?;
            told.into_iter().next().ok_or_else(|| Code::NotFound.into())
        })
        .await
}

/// Items as they are told, with the names of their accounts and members.
async fn told(
    source: &impl Source,
    scope: &Scope,
    items: Vec<Item>,
    members: &[Assignee],
    now: DateTime<Utc>,
) -> Result<Vec<InboxItem>> {
    let mut ids: Vec<AccountId> = items.iter().map(|item| item.account).collect();
    ids.sort_unstable();
    ids.dedup();
    let accounts = accounts::named(source, scope, &ids).await?;
    let accounts: HashMap<_, _> = accounts.into_iter().map(|account| (account.id, account)).collect();
    let told = |item: Item| {
        let account = accounts.get(&item.account)?;
        let figures = item.figures;
        let numbers = figures.used.zip(figures.limit).zip(item.subject.meter);
        Some(InboxItem {
            id: item.id,
            cause: item.subject.cause,
            account: InboxAccount {
                id: account.id,
                name: account.name.clone(),
                tax_id: account.tax_id.clone(),
                country: account.country,
            },
            urgency: urgency(item.act_by, now),
            count: figures.count,
            document: figures.document,
            meter: numbers.map(|((used, limit), meter)| InboxMeter {
                meter,
                mark: figures.grade,
                used,
                limit,
                currency: figures.currency,
                beyond: figures.beyond,
            }),
            due_at: figures.due_at,
            act_by: item.act_by,
            since: item.since,
            assignee: item
                .assignee
                .and_then(|id| members.iter().find(|member| member.id == id).cloned()),
            note: item.note,
            snoozed_until: item.snoozed_until.filter(|until| *until > now),
            dismissed: item.dismissed.map(|dismissed| Dismissed {
                reason: dismissed.reason,
                by: dismissed.by,
                at: dismissed.at,
            }),
            version: item.version,
        })
    };
    Ok(items.into_iter().filter_map(told).collect())
}

/// The name of a member who can sign in; that of another's, or of one who cannot, is a fault.
fn one_of(members: &[Assignee], id: Option<MemberId>) -> Result<Option<&str>> {
    match id {
        None => Ok(None),
        Some(_) => match name(members, id) {
            None => Err(Error::field("member_id", Fault::Unknown)),
            found => Ok(found),
        },
    }
}

fn name(members: &[Assignee], id: Option<MemberId>) -> Option<&str> {
    let found = members.iter().find(|member| Some(member.id) == id);
    found.map(|member| member.name.as_str())
}

fn assigned(item: &Item, to: Option<&str>) -> serde_json::Value {
    json!({"cause": item.subject.cause, "assignee": to})
}
