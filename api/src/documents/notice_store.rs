//! The table of what notices name.

use std::collections::BTreeMap;

use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use types::accounts::AccountId;
use types::documents::{DocumentKind, TaxOffice};

use super::entity::Entity as Documents;
use super::model::Kept;
use super::notice_entity::{ActiveModel, Column, Entity, Model};
use super::notice_model::Naming;
use super::xml::{Asks, Named};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// So many series are asked about in one query: each adds a level to the condition.
const BATCH: usize = 200;

/// So many lines are written in one statement: each takes nine parameters.
const ROWS: usize = 500;

/// Keeps what a notice names.
pub(super) async fn keep(tx: &Tx, scope: &Scope, notice: &Kept, named: &[Named]) -> Result<()> {
    let (reseller, document) = (scope.reseller()?.0, &notice.document);
    let row = |named: &Named| ActiveModel {
        account_id: Set(document.account_id.0),
        environment: Set(document.environment.name().to_owned()),
        kind: Set(named.kind.name().to_owned()),
        series: Set(named.series.clone()),
        last: Set(*named.numbers.end()),
        first: Set(*named.numbers.start()),
        notice_id: Set(document.id.0),
        asks: Set(named.asks.name().to_owned()),
        reseller_id: Set(reseller),
    };
    let key = [
        Column::AccountId,
        Column::Environment,
        Column::Kind,
        Column::Series,
        Column::Last,
        Column::First,
        Column::NoticeId,
        Column::Asks,
    ];
    for batch in named.chunks(ROWS) {
        Entity::insert_many(batch.iter().map(row))
            .on_conflict_do_nothing_on(key)
            .exec_without_returning(&tx.executor())
            .await?;
    }
    Ok(())
}

/// The notices that name some documents, each as it stands. Ranges of the primary key are read, one for each series.
pub(super) async fn naming(source: &impl Source, scope: &Scope, documents: &[&Kept]) -> Result<Vec<Naming>> {
    let mut series: BTreeMap<_, Vec<i64>> = BTreeMap::new();
    for kept in documents {
        let document = &kept.document;
        let key = (
            document.account_id.0,
            document.environment.name(),
            document.kind.name(),
            document.series.as_str(),
        );
        series.entry(key).or_default().push(document.number);
    }
    let series: Vec<_> = series.into_iter().collect();
    let mut found = Vec::new();
    for batch in series.chunks(BATCH) {
        let mut any = Condition::any();
        for ((account, environment, kind, series), numbers) in batch {
            let of_series = Condition::all()
                .add(Column::AccountId.eq(*account))
                .add(Column::Environment.eq(*environment))
                .add(Column::Kind.eq(*kind))
                .add(Column::Series.eq(*series));
            any = any.add(of_series.add(holding(kind, numbers)));
        }
        let query = Entity::find()
            .filter(Column::ResellerId.eq(scope.reseller()?.0))
            .filter(any)
            .find_also_related(Documents);
        for (line, notice) in query.all(&source.executor()).await? {
            let notice = notice.ok_or_else(|| Error::broken("a notice is not there"))?;
            found.push(line.naming(notice.kept()?)?);
        }
    }
    Ok(found)
}

/// The lines that may hold one of these numbers: in Peru a line names one, in Brazil a range.
fn holding(kind: &str, numbers: &[i64]) -> Condition {
    let ranges = DocumentKind::of_name(kind).is_some_and(|kind| kind.tax_office() == TaxOffice::Sefaz);
    match (numbers.iter().min(), numbers.iter().max()) {
        (Some(least), Some(most)) if ranges => Condition::all()
            .add(Column::Last.gte(*least))
            .add(Column::First.lte(*most)),
        _ => Condition::all().add(Column::Last.is_in(numbers.iter().copied())),
    }
}

impl Model {
    fn naming(self, notice: Kept) -> Result<Naming> {
        let environment = notice.document.environment;
        Ok(Naming {
            account: AccountId(self.account_id),
            environment,
            named: Named {
                kind: DocumentKind::of_name(&self.kind).ok_or_else(|| Error::broken("unknown kind of document"))?,
                series: self.series,
                numbers: self.first..=self.last,
                asks: Asks::of_name(&self.asks).ok_or_else(|| Error::broken("a notice asks for nothing known"))?,
            },
            notice: notice.identity,
            standing: notice.standing,
        })
    }
}
