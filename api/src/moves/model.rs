//! Pure rules of a move: what it means for one account, and for all of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use types::accounts::PlanRef;
use types::documents::DocumentKind;
use types::kit::fault::Fault;
use types::kit::money::{Currency, Money};
use types::limits::{Limit, Meter};
use types::moves::{CurrencyMove, LimitMove, MoveRow, MoveState, MoveTotals, YearlyPrice};
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

/// A version with another price: the one after it, or itself where it costs that already.
///
/// # Errors
/// When its sales amount is in another currency.
pub(super) fn at_price(to: OnVersion, price: &Money) -> Result<OnVersion, Fault> {
    if to.terms.price.as_ref() == Some(price) {
        return Ok(to);
    }
    let sales = to.terms.sales_amount.as_ref();
    if sales.is_some_and(|sales| sales.currency != price.currency) {
        return Err(Fault::OtherCurrency);
    }
    let terms = PlanTerms {
        price: Some(price.clone()),
        ..(*to.terms).clone()
    };
    let plan = PlanRef {
        version: to.plan.version + 1,
        newer: false,
        ..to.plan
    };
    Ok(OnVersion {
        plan,
        terms: Arc::new(terms),
        ..to
    })
}

/// What a move means for one account.
pub(super) fn row(account: &Contract, to: &OnVersion, counts: Counts, state: MoveState) -> MoveRow {
    let after = account.clone().onto(to);
    let limit = |meter| limit(&account.limit(meter, &counts), &after.limit(meter, &counts));
    MoveRow {
        account_id: account.id,
        name: account.name.clone(),
        hostname: account.hostname.clone(),
        from: account.plan.clone(),
        state,
        documents: limit(Meter::Documents),
        sales_notes: limit(Meter::SalesNotes),
        lookups: limit(Meter::Lookups),
        users: limit(Meter::Users),
        establishments: limit(Meter::Establishments),
        sales_amount: limit(Meter::SalesAmount),
        currency: CurrencyMove {
            before: account.currency(),
            after: after.currency(),
        },
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
                for meter in Meter::ALL.into_iter().filter(|meter| row.of(*meter).is_over()) {
                    *over(&mut totals, meter) += 1;
                }
                let keeps_own = Meter::ALL.into_iter().any(|meter| row.of(meter).own.is_some());
                totals.own_numbers += i64::from(keeps_own);
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

/// How many accounts use more of a meter than will be allowed.
const fn over(totals: &mut MoveTotals, meter: Meter) -> &mut i64 {
    match meter {
        Meter::Documents => &mut totals.over_documents,
        Meter::SalesNotes => &mut totals.over_sales_notes,
        Meter::Lookups => &mut totals.over_lookups,
        Meter::Users => &mut totals.over_users,
        Meter::Establishments => &mut totals.over_establishments,
        Meter::SalesAmount => &mut totals.over_sales_amount,
    }
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
        used: after.used,
    }
}

fn kinds_lost(before: &PlanTerms, after: &PlanTerms) -> Vec<DocumentKind> {
    let lost = |kind: &DocumentKind| before.allows(*kind) && !after.allows(*kind);
    DocumentKind::ALL.into_iter().filter(lost).collect()
}
