//! The inbox, as it is listed and counted.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{CaseStatement, Cond, Expr, ExprTrait, Func, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::AccountId;
use types::inbox::{Cause, CauseCount, InboxCounts, InboxCursor, InboxQuery, InboxState};
use types::kit::page::page_size;
use types::users::MemberId;
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use super::model::{Item, Standing};
use crate::access::Scope;
use crate::kit::db::Source;
use crate::kit::error::{Error, Result};

/// Whose items are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    Anybodys,
    /// This member's, if it can sign in.
    Of(Option<MemberId>),
    /// Those of none of these: the members who can sign in.
    Nobodys(Vec<MemberId>),
}

/// Some items, what presses most first, and where they end if more follow.
pub(super) async fn list(
    source: &impl Source,
    scope: &Scope,
    asked: &InboxQuery,
    whose: &Whose,
    now: DateTime<Utc>,
) -> Result<(Vec<Item>, Option<InboxCursor>)> {
    let mut query = Entity::find()
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(stands(asked.state.unwrap_or_default(), now));
    if let Some(cause) = asked.cause {
        query = query.filter(Column::Cause.eq(cause.name()));
    }
    if let Some(account) = asked.account_id {
        query = query.filter(Column::AccountId.eq(account.0));
    }
    if let Some(country) = asked.country {
        query = query.filter(Column::Country.eq(country.code()));
    }
    query = match whose {
        Whose::Anybodys => query,
        Whose::Of(Some(member)) => query.filter(Column::AssigneeId.eq(member.0)),
        Whose::Of(None) => query.filter(Expr::val(false)),
        Whose::Nobodys(members) => query.filter(nobodys(members)),
    };
    if let Some(cursor) = asked.cursor {
        let after = Condition::any().add(Column::ActBy.gt(cursor.act_by)).add(
            Condition::all()
                .add(Column::ActBy.eq(cursor.act_by))
                .add(Column::Id.gt(cursor.id)),
        );
        query = query.filter(Column::ActBy.gte(cursor.act_by)).filter(after);
    }
    let size = page_size(asked.limit);
    let mut rows = query
        .order_by_asc(Column::ActBy)
        .order_by_asc(Column::Id)
        .limit(size + 1)
        .all(&source.executor())
        .await?;
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    let more = rows.len() > size;
    rows.truncate(size);
    let last = rows.last().filter(|_| more);
    let next = last.map(|row| InboxCursor {
        act_by: row.act_by,
        id: row.id,
    });
    let items = rows.into_iter().map(Model::item).collect::<Result<_>>()?;
    Ok((items, next))
}

#[derive(Debug, FromQueryResult)]
struct Counted {
    cause: String,
    open: i64,
    pressing: i64,
    mine: i64,
    unassigned: i64,
    snoozed: i64,
    dismissed: i64,
}

/// How much there is: of one account, or of all.
pub(super) async fn count(
    source: &impl Source,
    scope: &Scope,
    account: Option<AccountId>,
    members: &[MemberId],
    now: DateTime<Utc>,
) -> Result<InboxCounts> {
    let open = || stands(InboxState::Open, now);
    let me = scope.actor().id.unwrap_or(Uuid::nil());
    let soon = Column::ActBy.lte(now + TimeDelta::hours(24));
    let mut query = Entity::find()
        .select_only()
        .column(Column::Cause)
        .column_as(sum(open()), "open")
        .column_as(sum(open().add(soon)), "pressing")
        .column_as(sum(open().add(Column::AssigneeId.eq(me))), "mine")
        .column_as(sum(open().add(nobodys(members))), "unassigned")
        .column_as(sum(stands(InboxState::Snoozed, now)), "snoozed")
        .column_as(sum(stands(InboxState::Dismissed, now)), "dismissed")
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Standing.is_in([Standing::Open.name(), Standing::Dismissed.name()]))
        .group_by(Column::Cause);
    if let Some(account) = account {
        query = query.filter(Column::AccountId.eq(account.0));
    }
    let rows = query.into_model::<Counted>().all(&source.executor()).await?;
    let all = |of: fn(&Counted) -> i64| rows.iter().map(of).sum();
    let mut causes = rows
        .iter()
        .filter(|row| row.open > 0)
        .map(|row| {
            let cause = Cause::of_name(&row.cause).ok_or_else(|| Error::broken("unknown cause of an item"))?;
            Ok(CauseCount { cause, items: row.open })
        })
        .collect::<Result<Vec<_>>>()?;
    causes.sort_by_key(|each| each.cause);
    Ok(InboxCounts {
        open: all(|row| row.open),
        pressing: all(|row| row.pressing),
        mine: all(|row| row.mine),
        unassigned: all(|row| row.unassigned),
        snoozed: all(|row| row.snoozed),
        dismissed: all(|row| row.dismissed),
        causes,
    })
}

fn stands(state: InboxState, now: DateTime<Utc>) -> Cond {
    let standing = |standing: Standing| Cond::all().add(Column::Standing.eq(standing.name()));
    match state {
        InboxState::Open => standing(Standing::Open).add(
            Cond::any()
                .add(Column::SnoozedUntil.is_null())
                .add(Column::SnoozedUntil.lte(now)),
        ),
        InboxState::Snoozed => standing(Standing::Open).add(Column::SnoozedUntil.gt(now)),
        InboxState::Dismissed => standing(Standing::Dismissed),
    }
}

fn nobodys(members: &[MemberId]) -> Cond {
    Cond::any()
        .add(Column::AssigneeId.is_null())
        .add(Column::AssigneeId.is_not_in(members.iter().map(|member| member.0)))
}

fn sum(condition: Cond) -> SimpleExpr {
    let one = CaseStatement::new()
        .case(condition, Expr::val(1_i64))
        .finally(Expr::val(0_i64));
    Func::sum(one).cast_as("bigint")
}
