//! The table of versions of plans: rows are added and never changed.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use types::accounts::PlanRef;
use types::documents::DocumentKind;
use types::kit::money::{Currency, Money};
use types::kit::problem::Code;
use types::modules::ModuleCode;
use types::plans::{Beyond, Interval, PlanId, PlanTerms, PlanVersion};

use super::count_store::{self, Key};
use super::entity as plan;
use super::version_entity::{ActiveModel, Column, Entity, Model};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// A version of a plan, as an account on it sees it.
#[derive(Clone, Debug)]
pub(crate) struct OnVersion {
    pub plan: PlanRef,
    /// Whether the plan takes new accounts.
    pub enabled: bool,
    pub terms: Arc<PlanTerms>,
}

impl OnVersion {
    pub(crate) const fn key(&self) -> Key {
        (self.plan.id, self.plan.version)
    }
}

/// The versions some accounts are on.
pub(crate) async fn by_keys(
    source: &impl Source,
    scope: &Scope,
    keys: impl Iterator<Item = Key>,
) -> Result<HashMap<Key, OnVersion>> {
    let keys: HashSet<Key> = keys.collect();
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let query = Entity::find()
        .find_also_related(plan::Entity)
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::PlanId.is_in(keys.iter().map(|(plan, _)| plan.0)))
        .filter(Column::Number.is_in(keys.iter().map(|(_, number)| *number)));
    let mut found = HashMap::with_capacity(keys.len());
    for (version, plan) in query.all(&source.executor()).await? {
        let plan = plan.ok_or_else(|| Error::broken("a version without its plan"))?;
        let known = OnVersion {
            enabled: plan.enabled,
            plan: PlanRef {
                id: PlanId(plan.id),
                name: plan.name,
                version: version.number,
                newer: version.number < plan.newest,
            },
            terms: Arc::new(version.terms()?),
        };
        found.insert(known.key(), known);
    }
    Ok(found)
}

/// One version of a plan.
///
/// # Errors
/// `not_found` when the plan is out of reach or has no such version.
pub(crate) async fn by_key(source: &impl Source, scope: &Scope, key: Key) -> Result<OnVersion> {
    let mut found = by_keys(source, scope, std::iter::once(key)).await?;
    found.remove(&key).ok_or_else(|| Code::NotFound.into())
}

/// The terms of some versions of plans, for the plans' own pages.
pub(super) async fn terms(
    source: &impl Source,
    scope: &Scope,
    keys: impl Iterator<Item = Key>,
) -> Result<HashMap<Key, PlanTerms>> {
    let (plans, numbers): (Vec<_>, HashSet<_>) = keys.map(|(plan, number)| (plan.0, number)).unzip();
    let query = Entity::find()
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::PlanId.is_in(plans))
        .filter(Column::Number.is_in(numbers));
    let rows = query.all(&source.executor()).await?;
    rows.into_iter()
        .map(|row| Ok(((PlanId(row.plan_id), row.number), row.terms()?)))
        .collect()
}

/// All versions of a plan, the newest first, with how many accounts are on each.
pub(super) async fn of_plan(source: &impl Source, scope: &Scope, plan: PlanId) -> Result<Vec<PlanVersion>> {
    let counts = count_store::of_plans(source, scope, std::iter::once(plan)).await?;
    let query = Entity::find()
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::PlanId.eq(plan.0))
        .order_by_desc(Column::Number);
    let told = |row: Model| {
        Ok(PlanVersion {
            number: row.number,
            terms: row.terms()?,
            accounts: counts.get(&(plan, row.number)).copied().unwrap_or_default(),
            created_at: row.created_at,
            created_by: row.created_by,
        })
    };
    query.all(&source.executor()).await?.into_iter().map(told).collect()
}

pub(super) async fn insert(
    tx: &Tx,
    scope: &Scope,
    (plan, number): Key,
    terms: &PlanTerms,
    now: DateTime<Utc>,
) -> Result<()> {
    let minor = |money: &Option<Money>| Set(money.as_ref().map(|money| money.minor));
    let currency = |money: &Option<Money>| Set(money.as_ref().map(|money| money.currency.as_str().to_owned()));
    let beyond = Beyond::METERS.into_iter().find_map(|meter| terms.beyond.of(meter));
    let row = ActiveModel {
        plan_id: Set(plan.0),
        number: Set(number),
        reseller_id: Set(scope.reseller()?.0),
        software: Set(terms.software.clone()),
        description: Set(terms.description.clone()),
        price_minor: minor(&terms.price),
        price_currency: currency(&terms.price),
        interval: Set(terms.interval.name().to_owned()),
        tax_included: Set(terms.tax_included),
        documents: Set(terms.documents),
        sales_notes: Set(terms.sales_notes),
        users: Set(terms.users),
        lookups: Set(terms.lookups),
        establishments: Set(terms.establishments),
        sales_minor: minor(&terms.sales_amount),
        sales_currency: currency(&terms.sales_amount),
        sales_notes_count: Set(terms.sales_notes_count),
        beyond_currency: currency(&beyond.cloned()),
        documents_beyond: minor(&terms.beyond.documents),
        sales_notes_beyond: minor(&terms.beyond.sales_notes),
        lookups_beyond: minor(&terms.beyond.lookups),
        document_kinds: Set(terms.document_kinds.as_deref().map(names)),
        default_modules: Set(terms.default_modules.as_deref().map(codes)),
        months_at_hand: Set(terms.months_at_hand),
        created_at: Set(now),
        created_by: Set(Some(scope.actor().name.clone())),
    };
    Entity::insert(row).exec_without_returning(&tx.executor()).await?;
    count_store::open(tx, scope, (plan, number)).await
}

impl Model {
    fn terms(&self) -> Result<PlanTerms> {
        Ok(PlanTerms {
            software: self.software.clone(),
            description: self.description.clone(),
            price: money(self.price_minor, self.price_currency.as_deref())?,
            interval: Interval::of_name(&self.interval).ok_or_else(|| Error::broken("unknown interval"))?,
            tax_included: self.tax_included,
            documents: self.documents,
            sales_notes: self.sales_notes,
            users: self.users,
            lookups: self.lookups,
            establishments: self.establishments,
            sales_amount: money(self.sales_minor, self.sales_currency.as_deref())?,
            sales_notes_count: self.sales_notes_count,
            beyond: Beyond {
                documents: money(self.documents_beyond, self.beyond_currency.as_deref())?,
                sales_notes: money(self.sales_notes_beyond, self.beyond_currency.as_deref())?,
                lookups: money(self.lookups_beyond, self.beyond_currency.as_deref())?,
            },
            document_kinds: self.document_kinds.as_deref().map(kinds).transpose()?,
            default_modules: self.default_modules.as_deref().map(modules),
            months_at_hand: self.months_at_hand,
        })
    }
}

fn money(minor: Option<i64>, currency: Option<&str>) -> Result<Option<Money>> {
    let (Some(minor), Some(currency)) = (minor, currency) else {
        return Ok(None);
    };
    let currency = Currency::parse(currency).map_err(Error::broken)?;
    Ok(Some(Money { minor, currency }))
}

fn names(kinds: &[DocumentKind]) -> String {
    kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(" ")
}

fn kinds(names: &str) -> Result<Vec<DocumentKind>> {
    let kind = |name| DocumentKind::of_name(name).ok_or_else(|| Error::broken("unknown kind of document"));
    names.split(' ').map(kind).collect()
}

fn codes(modules: &[ModuleCode]) -> String {
    modules.iter().map(ModuleCode::as_str).collect::<Vec<_>>().join(" ")
}

fn modules(codes: &str) -> Vec<ModuleCode> {
    codes
        .split_whitespace()
        .map(|code| ModuleCode::from(code.to_owned()))
        .collect()
}
