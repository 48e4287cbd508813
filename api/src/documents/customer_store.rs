//! Whom documents were issued to: the words customers are found by, and the documents of each.
//!
//! A customer's words are written once, however many documents it gets. Only an XML names one, so admissions before it
//! write nothing here.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query, SelectStatement};
use sea_orm::{ActiveValue::Set, EntityTrait};
use types::documents::customers::Customer;
use uuid::Uuid;

use super::customer_entity as customer;
use super::entity;
use super::model::Kept;
use super::term_entity as term;
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

/// So many rows of three values are written with one statement.
const ROWS: usize = 5_000;

/// After every text that begins with a word, and before all others.
const LAST: char = '\u{10FFFF}';

/// Has documents be found by their customers.
pub(crate) async fn write<'a>(tx: &Tx, scope: &Scope, documents: impl Iterator<Item = &'a Kept>) -> Result<()> {
    let mut customers: BTreeMap<Uuid, String> = BTreeMap::new();
    let mut terms: BTreeSet<(String, String)> = BTreeSet::new();
    for kept in documents {
        let named = Customer {
            tax_id: kept.document.customer_tax_id.as_deref(),
            name: kept.document.customer_name.as_deref(),
        };
        let Some(key) = named.key() else { continue };
        terms.extend(named.terms().into_iter().map(|term| (term, key.clone())));
        customers.insert(kept.document.id.0, key);
    }
    let reseller_id = Set(scope.reseller()?.0);
    let customers: Vec<_> = customers.into_iter().collect();
    for some in customers.chunks(ROWS) {
        let rows = some.iter().map(|(document, key)| customer::ActiveModel {
            document_id: Set(*document),
            reseller_id: reseller_id.clone(),
            customer: Set(key.clone()),
        });
        let mut last = OnConflict::column(customer::Column::DocumentId);
        last.update_column(customer::Column::Customer);
        customer::Entity::insert_many(rows)
            .on_conflict(last)
            .exec_without_returning(&tx.executor())
            .await?;
    }
    let terms: Vec<_> = terms.into_iter().collect();
    for some in terms.chunks(ROWS) {
        let rows = some.iter().map(|(term, key)| term::ActiveModel {
            reseller_id: reseller_id.clone(),
            term: Set(term.clone()),
            customer: Set(key.clone()),
        });
        let there = OnConflict::columns([term::Column::ResellerId, term::Column::Term, term::Column::Customer]);
        term::Entity::insert_many(rows)
            .on_conflict(there.clone().do_nothing().to_owned())
            .exec_without_returning(&tx.executor())
            .await?;
    }
    Ok(())
}

/// The documents, as `document_id`, of customers that have a term beginning with a word; one is named once for each
/// such term.
pub(super) fn beginning(reseller: Uuid, word: &str) -> SelectStatement {
    let own = Expr::col((customer::Entity, customer::Column::ResellerId));
    let same = Expr::col((customer::Entity, customer::Column::Customer)).equals((term::Entity, term::Column::Customer));
    matching(reseller, word)
        .column((customer::Entity, customer::Column::DocumentId))
        .inner_join(customer::Entity, own.eq(reseller).and(same))
        .take()
}

/// A term beginning with a word, of the customer of the document in whose row the question stands.
pub(super) fn of_row(reseller: Uuid, word: &str) -> SelectStatement {
    let document = (entity::Entity, entity::Column::Id);
    let of_row = Expr::col((customer::Entity, customer::Column::DocumentId)).equals(document);
    let same = Expr::col((customer::Entity, customer::Column::Customer)).equals((term::Entity, term::Column::Customer));
    matching(reseller, word)
        .column((term::Entity, term::Column::Term))
        .inner_join(customer::Entity, same)
        .and_where(of_row)
        .limit(1)
        .take()
}

fn matching(reseller: Uuid, word: &str) -> SelectStatement {
    let term = Expr::col((term::Entity, term::Column::Term));
    Query::select()
        .from(term::Entity)
        .and_where(Expr::col((term::Entity, term::Column::ResellerId)).eq(reseller))
        .and_where(term.clone().gte(word))
        .and_where(term.lt(format!("{word}{LAST}")))
        .take()
}
