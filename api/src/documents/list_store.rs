//! Reading lists of documents: by keyset in either order, narrowed by what an index answers.
//!
//! First the ids of a page are found, then their rows are read. They are found in one of three ways: from the few
//! documents that one condition leaves; where kind or state is asked for, from the ranges of an index that have them in
//! the order of admission; else along the order, testing each. See `kit::narrowing` for which.

use std::collections::HashMap;

use sea_orm::sea_query::{Alias, Cond, Expr, ExprTrait, Func, Query, SelectStatement, UnionType};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use types::accounts::AccountId;
use types::documents::{Document, DocumentCursor, DocumentId, DocumentSort};
use types::kit::page::Order;
use types::kit::problem::Code;
use uuid::Uuid;

use super::entity::{Column, Entity};
use super::narrowing_store::{Class, Days, Narrowing};
use crate::access::Scope;
use crate::kit::db::Source;
use crate::kit::error::{Error, Refusal, Result};
use crate::kit::narrowing::chosen;
use crate::kit::narrowing::store::measure;

/// What is to be read.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub account: Option<AccountId>,
    pub typed: Vec<Narrowing>,
    pub class: Class,
    pub days: Days,
    pub sort: DocumentSort,
    pub order: Order,
    pub cursor: Option<DocumentCursor>,
    pub size: u64,
    /// How many documents there are within reach, whatever is asked of them.
    pub all: i64,
    /// The days between which everything of the class lies.
    pub within: Days,
}

/// One page of documents.
#[derive(Debug)]
pub(super) struct Found {
    pub documents: Vec<Document>,
    pub next: Option<DocumentCursor>,
}

/// One page of the documents within reach.
pub(super) async fn list(source: &impl Source, scope: &Scope, asked: &Asked) -> Result<Found> {
    let reseller = scope.reseller()?.0;
    if let Some(account) = asked.account {
        scope.account(account)?;
    }
    let select = match chosen_place(source, scope, asked).await? {
        Some(place) => asked.read_from_condition(reseller, place)?,
        None => match asked.class.single().filter(|_| asked.lies_in_classes()) {
            Some(classes) => asked.read_from_classes(reseller, &classes)?,
            None => asked.along(reseller)?,
        },
    };
    let rows = source.executor().query_all(&select).await?;
    let read = |row: &sea_orm::QueryResult| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?));
    let mut keys: Vec<(Uuid, chrono::NaiveDate)> = rows.iter().map(read).collect::<Result<_>>()?;
    let size = usize::try_from(asked.size).map_err(Error::broken)?;
    let goes_on = keys.len() > size;
    keys.truncate(size);
    let next = keys.last().filter(|_| goes_on).map(|(id, day)| match asked.sort {
        DocumentSort::Admitted => DocumentCursor::Admitted(DocumentId(*id)),
        DocumentSort::Issued => DocumentCursor::Issued(DocumentId(*id), *day),
    });
    let mut rows = rows_of(source, scope, keys.iter().map(|(id, _)| *id)).await?;
    let documents = keys.iter().filter_map(|(id, _)| rows.remove(id)).collect();
    Ok(Found { documents, next })
}

/// The condition to read from, by its place; none to read along the order.
async fn chosen_place(source: &impl Source, scope: &Scope, asked: &Asked) -> Result<Option<usize>> {
    let reseller = scope.reseller()?.0;
    let mut places = Vec::new();
    let mut measures = Vec::new();
    for (place, narrowing) in asked.narrowings().into_iter().enumerate() {
        let lies_in_order = matches!(narrowing, Narrowing::Issued(_)) && asked.sort == DocumentSort::Issued;
        if let Some(ids) = narrowing.ids(reseller).filter(|_| !lies_in_order) {
            places.push(place);
            measures.push(measure(source, ids, "document_id").await?);
        }
    }
    let page = i64::try_from(asked.size).unwrap_or(i64::MAX);
    Ok(chosen(&measures, asked.all, page).and_then(|nth| places.get(nth).copied()))
}

/// Documents by their ids.
async fn rows_of(
    source: &impl Source,
    scope: &Scope,
    ids: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Document>> {
    let query = Entity::find()
        .filter(Column::Id.is_in(ids))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    let rows = query.all(&source.executor()).await?;
    rows.into_iter().map(|row| Ok((row.id, row.kept()?.document))).collect()
}

impl Asked {
    fn narrowings(&self) -> Vec<Narrowing> {
        let account = self.account.map(Narrowing::Account);
        let class = Some(Narrowing::Class(self.class)).filter(|_| self.class.is_some());
        let days = Some(Narrowing::Issued(self.days)).filter(|_| self.days != Days::default());
        self.typed
            .iter()
            .cloned()
            .chain(account)
            .chain(class)
            .chain(days)
            .collect()
    }

    /// Whether each class of the index has its documents in the order asked for.
    fn lies_in_classes(&self) -> bool {
        self.account.is_none() && self.sort == DocumentSort::Admitted
    }

    /// From what one condition leaves, testing the others.
    fn read_from_condition(&self, reseller: Uuid, place: usize) -> Result<SelectStatement> {
        let narrowings = self.narrowings();
        let mut select = keys(reseller);
        for (nth, narrowing) in narrowings.iter().enumerate() {
            match narrowing.ids(reseller).filter(|_| nth == place) {
                Some(ids) => select.and_where(column(Column::Id).in_subquery(ids)),
                None => select.cond_where(narrowing.holds(reseller)),
            };
        }
        self.page(&mut select)?;
        Ok(select)
    }

    /// The first of each class, and of these the first.
    fn read_from_classes(&self, reseller: Uuid, classes: &[Class]) -> Result<SelectStatement> {
        let mut all: Option<SelectStatement> = None;
        for (nth, class) in classes.iter().enumerate() {
            let mut of_class = keys(reseller);
            of_class.cond_where(class.in_index());
            for narrowing in self.narrowings() {
                if !matches!(narrowing, Narrowing::Class(_)) {
                    of_class.cond_where(narrowing.holds(reseller));
                }
            }
            self.page(&mut of_class)?;
            let first = Query::select()
                .columns([Column::Id, Column::IssuedOn])
                .from_subquery(of_class, Alias::new(format!("class{nth}")))
                .take();
            all = Some(match all {
                Some(mut all) => all.union(UnionType::All, first).take(),
                None => first,
            });
        }
        let classes = all.ok_or_else(|| Error::broken("no class of documents"))?;
        let mut select = Query::select();
        let id = (Alias::new("classes"), Column::Id);
        select
            .columns([Column::Id, Column::IssuedOn])
            .from_subquery(classes, Alias::new("classes"))
            .order_by(id, self.way())
            .limit(self.size + 1);
        Ok(select)
    }

    /// Along the order.
    fn along(&self, reseller: Uuid) -> Result<SelectStatement> {
        let mut select = match self.account {
            Some(account) => select_keys(column(Column::AccountId).eq(account.0)),
            None => keys(reseller),
        };
        for narrowing in self.narrowings() {
            let in_order = match (&narrowing, self.sort) {
                (Narrowing::Issued(days), DocumentSort::Issued) => Some(days.in_index()),
                (Narrowing::Account(_), _) => Some(Cond::all().add(reseller_is(reseller))),
                _ => None,
            };
            select.cond_where(in_order.unwrap_or_else(|| narrowing.holds(reseller)));
        }
        if self.sort == DocumentSort::Issued {
            select.cond_where(self.within.in_index());
        }
        self.page(&mut select)?;
        Ok(select)
    }

    /// Sorts, begins after the cursor, and reads one more than the page holds.
    fn page(&self, select: &mut SelectStatement) -> Result<()> {
        let (id, day) = (column(Column::Id), column(Column::IssuedOn));
        let after = |here: Expr, there: Expr| match self.order {
            Order::Asc => here.gt(there),
            Order::Desc => here.lt(there),
        };
        match (self.sort, self.cursor) {
            (_, None) => {}
            (DocumentSort::Admitted, Some(DocumentCursor::Admitted(last))) => {
                select.and_where(after(id.clone(), Expr::val(last.0)));
            }
            (DocumentSort::Issued, Some(DocumentCursor::Issued(last, on))) => {
                let here = Expr::tuple([day.clone(), id.clone()]);
                select.and_where(after(here, Expr::tuple([Expr::val(on), Expr::val(last.0)])));
            }
            _ => return Err(Refusal::new(Code::MalformedRequest).detail("cursor").into()),
        }
        if self.sort == DocumentSort::Issued {
            select.order_by_expr(day, self.way());
        }
        select.order_by_expr(id, self.way()).limit(self.size + 1);
        Ok(())
    }

    const fn way(&self) -> sea_orm::Order {
        match self.order {
            Order::Asc => sea_orm::Order::Asc,
            Order::Desc => sea_orm::Order::Desc,
        }
    }
}

/// The ids and days of a reseller's documents.
fn keys(reseller: Uuid) -> SelectStatement {
    select_keys(column(Column::ResellerId).eq(reseller))
}

fn select_keys(of: Expr) -> SelectStatement {
    Query::select()
        .columns([(Entity, Column::Id), (Entity, Column::IssuedOn)])
        .from(Entity)
        .and_where(of)
        .take()
}

/// That a document is the reseller's, where it is read by its account.
fn reseller_is(reseller: Uuid) -> Expr {
    let own = || column(Column::ResellerId);
    Expr::from(Func::coalesce([own(), own()])).eq(reseller)
}

fn column(column: Column) -> Expr {
    Expr::col((Entity, column))
}
