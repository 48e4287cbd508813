//! Lists of documents, a page at a time, and what was issued by month and kind.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};
use types::accounts::{AccountId, Environment};
use types::documents::totals::{AmountTotals, KindTotals, MonthTotals};
use types::documents::{DocumentKind, DocumentPage, DocumentQuery, DocumentState, DocumentTotals, Issuer, TotalsQuery};
use types::kit::money::Currency;
use types::kit::page::page_size;

use super::list_store::{self, Asked};
use super::month_model::{Cell, Much};
use super::month_store::{self as months, Wanted};
use super::narrowing_store::{Class, Days, Narrowing};
use super::search::{self, Search};
use crate::access::Scope;
use crate::accounts::issuer_store as issuers;
use crate::accounts::store as accounts;
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};
use crate::usage::days;

/// One page of the documents of an account.
pub async fn of_account(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    asked: &DocumentQuery,
) -> Result<DocumentPage> {
    let account = accounts::find(&context.db, scope, account).await?.id;
    if asked.account_id.is_some_and(|other| other != account) {
        return Ok(nothing());
    }
    list(context, scope, Some(account), asked).await
}

/// One page of the documents of all accounts of a reseller, or of one of them.
pub async fn of_all(context: &Context, scope: &Scope, asked: &DocumentQuery) -> Result<DocumentPage> {
    match asked.account_id {
        Some(account) => of_account(context, scope, account, asked).await,
        None => list(context, scope, None, asked).await,
    }
}

async fn list(
    context: &Context,
    scope: &Scope,
    account: Option<AccountId>,
    asked: &DocumentQuery,
) -> Result<DocumentPage> {
    let searched = asked.q.as_deref().map(str::trim).filter(|search| !search.is_empty());
    let Search { parts: typed, kinds } = searched.map(search::read).unwrap_or_default();
    let kind = asked.kind.or(kinds.first().copied());
    let is_another = kinds.iter().any(|named| Some(*named) != kind);
    if is_another || (searched.is_some() && typed.is_empty() && kinds.is_empty()) {
        return Ok(nothing());
    }
    let class = Class {
        environment: asked.environment,
        kind,
        state: asked.state,
    };
    let wanted = Wanted {
        account,
        ..Wanted::default()
    };
    let (all, _) = months::extent(&context.db, scope, &wanted).await?;
    let of_class = Wanted {
        environment: class.environment,
        kind: class.kind,
        state: class.state,
        ..wanted
    };
    let (fit, lie) = months::extent(&context.db, scope, &of_class).await?;
    let (sort, order) = asked.sorted();
    let days = Days {
        from: asked.issued_from,
        to: asked.issued_to,
    };
    let counted = typed.is_empty() && days == Days::default();
    let wanted = Asked {
        account,
        typed: typed.into_iter().map(Narrowing::Typed).collect(),
        class,
        days,
        sort,
        order,
        cursor: asked.cursor,
        size: page_size(asked.limit),
        all,
        within: lie.map(whole_months).unwrap_or_default(),
    };
    let found = list_store::list(&context.db, scope, &wanted).await?;
    let first_and_last = asked.cursor.is_none() && found.next.is_none();
    let shown = i64::try_from(found.documents.len()).map_err(Error::broken)?;
    let total = if first_and_last {
        Some(shown)
    } else {
        Some(fit).filter(|_| counted)
    };
    let named = found.documents.iter().map(|document| document.account_id);
    Ok(DocumentPage {
        accounts: issuers::of_ids(&context.db, scope, named)
            .await?
            .into_iter()
            .map(told)
            .collect(),
        items: found.documents,
        next: found.next,
        total: total.filter(|_| asked.cursor.is_none()),
    })
}

fn told(account: issuers::Named) -> Issuer {
    Issuer {
        account_id: account.id,
        name: account.name,
        tax_id: account.tax_id,
        country: account.country,
    }
}

/// What was issued in some months, by month and kind.
///
/// # Errors
/// `not_found` for an account out of reach; the fields that are wrong.
pub async fn totals(context: &Context, scope: &Scope, asked: &TotalsQuery) -> Result<DocumentTotals> {
    let account = match asked.account_id {
        Some(account) => Some(accounts::find(&context.db, scope, account).await?.id),
        None => None,
    };
    let today = days::today(context, &context.db, scope).await?;
    let (first, last) = asked.months(today)?;
    let environment = asked.environment.unwrap_or(Environment::Production);
    let wanted = Wanted {
        account,
        environment: Some(environment),
        months: Some((first, last)),
        ..Wanted::default()
    };
    let cells = months::cells(&context.db, scope, &wanted).await?;
    let mut by_month: BTreeMap<NaiveDate, BTreeMap<usize, KindTotals>> = BTreeMap::new();
    let mut month = first;
    while month <= last {
        by_month.insert(month, BTreeMap::new());
        month = month
            .checked_add_months(Months::new(1))
            .ok_or_else(|| Error::broken("the end of time"))?;
    }
    for (cell, much) in cells {
        if let Some(kinds) = by_month.get_mut(&cell.month) {
            add(kinds, &cell, much)?;
        }
    }
    let told = |(month, kinds): (NaiveDate, BTreeMap<usize, KindTotals>)| MonthTotals {
        month,
        kinds: kinds.into_values().filter(|kind| kind.documents != 0).collect(),
    };
    Ok(DocumentTotals {
        environment,
        months: by_month.into_iter().map(told).collect(),
    })
}

/// Adds a cell to the totals of its kind, which stand in the order of the kinds.
fn add(kinds: &mut BTreeMap<usize, KindTotals>, cell: &Cell, much: Much) -> Result<()> {
    let mut known = DocumentKind::ALL.into_iter().enumerate();
    let found = known.find(|(_, kind)| kind.name() == cell.kind);
    let (place, kind) = found.ok_or_else(|| Error::broken("unknown kind of document"))?;
    let state = DocumentState::of_name(cell.state).ok_or_else(|| Error::broken("unknown state of a document"))?;
    let totals = kinds.entry(place).or_insert_with(|| KindTotals {
        kind,
        documents: 0,
        voided: 0,
        rejected: 0,
        amounts: Vec::new(),
    });
    let (voided, rejected) = (state == DocumentState::Voided, state.is_refused());
    totals.documents += much.documents;
    totals.voided += if voided { much.documents } else { 0 };
    totals.rejected += if rejected { much.documents } else { 0 };
    if cell.currency.is_empty() || much.documents == 0 {
        return Ok(());
    }
    let currency = Currency::parse(&cell.currency).map_err(Error::broken)?;
    let place = totals.amounts.iter().position(|amount| amount.currency == currency);
    let place = place.unwrap_or_else(|| {
        totals.amounts.push(AmountTotals {
            currency,
            minor: 0,
            voided_minor: 0,
            rejected_minor: 0,
        });
        totals.amounts.len() - 1
    });
    if let Some(amount) = totals.amounts.get_mut(place) {
        match (voided, rejected) {
            (true, _) => amount.voided_minor += much.minor,
            (_, true) => amount.rejected_minor += much.minor,
            _ => amount.minor += much.minor,
        }
    }
    Ok(())
}

/// From the first day of the first month to the last day of the last.
fn whole_months((first, last): (NaiveDate, NaiveDate)) -> Days {
    let next = last.checked_add_months(Months::new(1));
    Days {
        from: Some(first),
        to: next.and_then(|next| next.pred_opt()),
    }
}

const fn nothing() -> DocumentPage {
    DocumentPage {
        items: Vec::new(),
        accounts: Vec::new(),
        next: None,
        total: Some(0),
    }
}
