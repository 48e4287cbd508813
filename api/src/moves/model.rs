//! Pure rules of a move: what it means for one account, and for all of them.

use std::collections::BTreeMap;

use types::documents::DocumentKind;
use types::kit::money::Currency;
use types::limits::Limit;
use types::moves::{LimitMove, MoveRow, MoveState, MoveTotals, YearlyPrice};
use types::plans::PlanTerms;

use crate::accounts::model::Contract;
use crate::plans::version_store::OnVersion;
use crate::usage::store::Counts;

/// How an account stands to a move before it.
pub(super) fn state(account: &Contract, to: &OnVersion) -> MoveState {
    if account.plan_key() == to.key() {
        MoveState::AlreadyThere
    } else if account.plan.id != to.plan.id && !to.enabled {
        MoveState::PlanDisabled
    } else {
        MoveState::Moves
    }
}

/// What a move means for one account.
pub(super) fn row(account: &Contract, to: &OnVersion, counts: Counts, state: MoveState) -> MoveRow {
    let after = account.clone().onto(to);
    let used = counts.cycle_documents;
    MoveRow {
        account_id: account.id,
        name: account.name.clone(),
        hostname: account.hostname.clone(),
        from: account.plan.clone(),
        state,
        documents: limit(&account.document_limit(used), &after.document_limit(used)),
        users: limit(&account.user_limit(counts.users), &after.user_limit(counts.users)),
        price: account.terms.price(),
        kinds_lost: kinds_lost(&account.terms, &to.terms),
    }
}

/// A move in numbers.
pub(super) fn totals(rows: &[MoveRow], to: &PlanTerms, left: i64) -> MoveTotals {
    let mut totals = MoveTotals {
        left,
        ..MoveTotals::default()
    };
    let mut yearly: BTreeMap<String, YearlyPrice> = BTreeMap::new();
    for row in rows {
        match row.state {
            MoveState::AlreadyThere => totals.already_there += 1,
            MoveState::PlanDisabled => totals.refused += 1,
            MoveState::Moves | MoveState::Moved | MoveState::Changed => {
                totals.moving += 1;
                totals.over_documents += i64::from(row.documents.is_over());
                totals.over_users += i64::from(row.users.is_over());
                totals.own_numbers += i64::from(row.documents.own.is_some() || row.users.own.is_some());
                totals.losing_kinds += i64::from(!row.kinds_lost.is_empty());
                if let Some(price) = &row.price {
                    of_currency(&mut yearly, &price.amount.currency).before += price.yearly_minor();
                }
                if let Some(price) = to.price() {
                    of_currency(&mut yearly, &price.amount.currency).after += price.yearly_minor();
                }
            }
        }
    }
    totals.yearly = yearly.into_values().collect();
    totals
}

fn of_currency<'a>(yearly: &'a mut BTreeMap<String, YearlyPrice>, currency: &Currency) -> &'a mut YearlyPrice {
    yearly
        .entry(currency.as_str().to_owned())
        .or_insert_with(|| YearlyPrice {
            currency: currency.clone(),
            before: 0,
            after: 0,
        })
}

fn limit(before: &Limit, after: &Limit) -> LimitMove {
    LimitMove {
        before: before.effective,
        after: after.effective,
        own: before.own,
        used: before.used,
    }
}

fn kinds_lost(before: &PlanTerms, after: &PlanTerms) -> Vec<DocumentKind> {
    let lost = |kind: &DocumentKind| before.allows(*kind) && !after.allows(*kind);
    DocumentKind::ALL.into_iter().filter(lost).collect()
}
