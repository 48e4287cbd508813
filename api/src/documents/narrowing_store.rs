//! What must hold of documents, as conditions: where an index gives the documents that a condition leaves, and how it is
//! asked of one document.

use chrono::NaiveDate;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, Func, Query, SelectStatement, UnionType};
use types::accounts::{AccountId, Environment};
use types::documents::{DocumentKind, DocumentState};
use uuid::Uuid;

use super::customer_store as customers;
use super::entity::{Column, Entity};
use super::search::{Numbered, Part, Series};

/// After every text that begins with a word, and before all others.
const LAST: char = '\u{10FFFF}';

/// Something that must hold of every document of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Narrowing {
    /// Its number or its customer fits what was typed.
    Typed(Part),
    Class(Class),
    Issued(Days),
    /// Only one account's are read; no index of its own is read for it.
    Account(AccountId),
}

/// Kind, state and environment, as one index has them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class {
    pub environment: Option<Environment>,
    pub kind: Option<DocumentKind>,
    pub state: Option<DocumentState>,
}

/// From one day to another, both in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Days {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

impl Narrowing {
    /// The documents it leaves, as `document_id`, where an index gives them.
    pub(super) fn ids(&self, reseller: Uuid) -> Option<SelectStatement> {
        match self {
            Self::Typed(part) => part.ids(reseller),
            Self::Class(class) if class.is_some() => Some(own(reseller, class.in_index())),
            Self::Issued(days) if days.from.is_some() => Some(own(reseller, days.in_index())),
            Self::Class(_) | Self::Issued(_) | Self::Account(_) => None,
        }
    }

    /// Whether it holds of the document of the row. But for the account no index is read by it, so that the documents
    /// are read as the list means to read them.
    pub(super) fn holds(&self, reseller: Uuid) -> Cond {
        match self {
            Self::Typed(part) => part.holds(reseller),
            Self::Class(class) => class.holds(plain),
            Self::Issued(days) => days.holds(plain),
            Self::Account(account) => Cond::all().add(column(Column::AccountId).eq(account.0)),
        }
    }
}

impl Class {
    pub(super) const fn is_some(&self) -> bool {
        self.environment.is_some() || self.kind.is_some() || self.state.is_some()
    }

    /// As the index is read for it: environment, kind, state. All that stand before one that is asked for are named.
    pub(super) fn in_index(&self) -> Cond {
        let environments = [Environment::Production, Environment::Demo].map(Environment::name);
        let any_environment = self
            .environment
            .is_none()
            .then(|| column(Column::Environment).is_in(environments));
        let unsaid = self.kind.is_none() && self.state.is_some();
        let any_kind = unsaid.then(|| column(Column::Kind).is_in(DocumentKind::ALL.map(DocumentKind::name)));
        any_environment
            .into_iter()
            .chain(any_kind)
            .fold(self.holds(column), Cond::add)
    }

    /// Every class of one environment, kind and state that this is made of; each is in order in the index. None when
    /// they are too many to be read one by one.
    pub(super) fn single(&self) -> Option<Vec<Self>> {
        if self.kind.is_none() && self.state.is_none() {
            return None;
        }
        let environments = self
            .environment
            .map_or_else(|| vec![Environment::Production, Environment::Demo], |one| vec![one]);
        let kinds = self.kind.map_or_else(|| DocumentKind::ALL.to_vec(), |one| vec![one]);
        let states = self.state.map_or_else(|| DocumentState::ALL.to_vec(), |one| vec![one]);
        let all = environments.into_iter().flat_map(|environment| {
            let states = &states;
            kinds.iter().flat_map(move |kind| {
                states.iter().map(move |state| Self {
                    environment: Some(environment),
                    kind: Some(*kind),
                    state: Some(*state),
                })
            })
        });
        Some(all.collect())
    }

    fn holds(&self, of: fn(Column) -> Expr) -> Cond {
        let said = [
            (Column::Environment, self.environment.map(Environment::name)),
            (Column::Kind, self.kind.map(DocumentKind::name)),
            (Column::State, self.state.map(DocumentState::name)),
        ];
        let said = said
            .into_iter()
            .filter_map(|(column, name)| name.map(|name| of(column).eq(name)));
        said.fold(Cond::all(), Cond::add)
    }
}

impl Days {
    /// As the index is read for them.
    pub(super) fn in_index(&self) -> Cond {
        self.holds(column)
    }

    fn holds(&self, of: fn(Column) -> Expr) -> Cond {
        let from = self.from.map(|day| of(Column::IssuedOn).gte(day));
        let to = self.to.map(|day| of(Column::IssuedOn).lte(day));
        from.into_iter().chain(to).fold(Cond::all(), Cond::add)
    }
}

impl Part {
    /// Each way in which it can fit is read by itself.
    fn ids(&self, reseller: Uuid) -> Option<SelectStatement> {
        let numbers = self.numbers.iter().flat_map(|numbered| numbered.ids(reseller));
        let word = self.word.iter().map(|word| customers::beginning(reseller, word));
        numbers
            .chain(word)
            .reduce(|mut all, more| all.union(UnionType::All, more).take())
    }

    fn holds(&self, reseller: Uuid) -> Cond {
        let numbers = self.numbers.iter().map(Numbered::holds);
        let word = self.word.iter().map(|word| {
            // A question asked for each row as it is reached: unlike with `EXISTS`, no engine answers it for all first.
            let found = Expr::SubQuery(None, Box::new(customers::of_row(reseller, word).into()));
            Cond::all().add(found.is_not_null())
        });
        numbers.chain(word).fold(Cond::any(), Cond::add)
    }
}

impl Numbered {
    /// One range of an index after the other.
    fn ids(&self, reseller: Uuid) -> Vec<SelectStatement> {
        let named = || self.named(column);
        if self.numbers.is_empty() {
            return vec![own(reseller, named())];
        }
        let range = |range: &Numbers| own(reseller, named().add(within(column(Column::Number), range)));
        self.numbers.iter().map(range).collect()
    }

    fn holds(&self) -> Cond {
        let named = self.named(plain);
        if self.numbers.is_empty() {
            return named;
        }
        let numbers = self.numbers.iter().map(|range| within(plain(Column::Number), range));
        named.add(numbers.fold(Cond::any(), Cond::add))
    }

    /// All but the number.
    fn named(&self, of: fn(Column) -> Expr) -> Cond {
        let series = of(Column::Series);
        let series = match &self.series {
            Series::Any => Cond::all(),
            Series::Exactly(text) => Cond::all().add(series.eq(text.as_str())),
            Series::Beginning(text) => {
                let after = format!("{text}{LAST}");
                Cond::all().add(series.clone().gte(text.as_str())).add(series.lt(after))
            }
        };
        let kind = self.kind.map(|kind| plain(Column::Kind).eq(kind.name()));
        let key = self.access_key.as_deref().map(|key| plain(Column::AccessKey).eq(key));
        kind.into_iter().chain(key).fold(series, Cond::add)
    }
}

type Numbers = std::ops::RangeInclusive<i64>;

fn within(number: Expr, range: &Numbers) -> Expr {
    number.between(*range.start(), *range.end())
}

fn own(reseller: Uuid, condition: Cond) -> SelectStatement {
    Query::select()
        .expr_as(column(Column::Id), "document_id")
        .from(Entity)
        .and_where(column(Column::ResellerId).eq(reseller))
        .cond_where(condition)
        .take()
}

fn column(column: Column) -> Expr {
    Expr::col((Entity, column))
}

/// A column in a form that no index has.
fn plain(of: Column) -> Expr {
    Func::coalesce([column(of), column(of)]).into()
}
