//! The demo's plans: what each costs and gives, and one that was changed, with accounts on both of its versions.

use chrono::{DateTime, TimeDelta, Utc};
use types::access::Operation;
use types::kit::money::{Currency, Money};
use types::moves::{ConfirmedMove, NewMove, VersionOfPlan};
use types::plans::{NewPlan, Plan, PlanChange, PlanTerms};
use types::resellers::ResellerId;
use types::tax_id::Country;

use super::at;
use super::cast::{Cast, Offer};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};
use crate::{moves, plans};

/// The plan that is changed.
const CHANGED: usize = 1;
/// It was changed so many days ago: every account was there by then.
const SINCE: i64 = 1;
/// A plan lets its accounts sell so much with each of its documents, in minor units.
const SOLD_BY_DOCUMENT: i64 = 400_000;
/// Plans with a limit keep files at hand for so long.
const MONTHS_AT_HAND: i64 = 24;
/// One in so many accounts was moved to its new version.
const MOVED: usize = 3;

/// Makes the plans of a reseller.
pub(super) async fn make(start: &Context, cast: &Cast, reseller: ResellerId) -> Result<Vec<Plan>> {
    let scope = scope(cast, reseller, Operation::CreatePlan)?;
    let mut made = Vec::new();
    for offer in cast.plans {
        let plan = NewPlan {
            name: offer.name.to_owned(),
            terms: terms(cast.country, offer)?,
        };
        made.push(plans::service::create(start, &scope, None, &plan).await?);
    }
    Ok(made)
}

/// Makes one plan dearer and larger, and moves some of its accounts to that.
pub(super) async fn revise(
    context: &Context,
    now: DateTime<Utc>,
    cast: &Cast,
    reseller: ResellerId,
    plans: &[Plan],
) -> Result<()> {
    let plan = plans.get(CHANGED).ok_or_else(|| Error::broken("no such plan"))?;
    let then = at(context, now - TimeDelta::days(SINCE));
    let change = PlanChange {
        terms: Some(PlanTerms {
            price: plan.terms.price.clone().map(|price| Money {
                minor: price.minor + 1_000,
                ..price
            }),
            documents: plan.terms.documents.map(|most| most + 20),
            lookups: Some(300),
            ..plan.terms.clone()
        }),
        ..PlanChange::default()
    };
    let changing = scope(cast, reseller, Operation::ChangePlan)?;
    plans::service::change(&then, &changing, plan.id, plan.version, &change).await?;

    let moving = scope(cast, reseller, Operation::MoveAccounts)?;
    let from = VersionOfPlan {
        plan_id: plan.id,
        version: 1,
    };
    let everybody = NewMove {
        from: Some(from),
        ..NewMove::default()
    };
    let on_it = moves::service::preview(&then, &moving, plan.id, &everybody).await?;
    let some = on_it.rows.iter().step_by(MOVED).map(|row| row.account_id).collect();
    let asked = NewMove {
        account_ids: Some(some),
        ..NewMove::default()
    };
    let previewed = moves::service::preview(&then, &moving, plan.id, &asked).await?;
    let confirmed = ConfirmedMove::of(asked, previewed.fingerprint);
    moves::service::apply(&then, &moving, plan.id, &confirmed).await?;
    Ok(())
}

fn scope(cast: &Cast, reseller: ResellerId, operation: Operation) -> Result<Scope> {
    Ok(Scope::of_command(operation, Some(reseller), cast.owner()?.name))
}

fn terms(country: Country, offer: &Offer) -> Result<PlanTerms> {
    let (currency, software) = match country {
        Country::Pe => ("PEN", "Facturador Andino"),
        Country::Br => ("BRL", "Emissor Cerrado"),
    };
    let currency = Currency::parse(currency).map_err(Error::broken)?;
    let sales_amount = offer.documents.map(|most| Money {
        minor: most * SOLD_BY_DOCUMENT,
        currency: currency.clone(),
    });
    Ok(PlanTerms {
        software: Some(software.to_owned()),
        price: Some(Money {
            minor: offer.price,
            currency,
        }),
        tax_included: true,
        documents: offer.documents,
        sales_notes: offer.documents.map(|most| most / 2),
        users: offer.users,
        lookups: offer.documents.map(|most| most * 5),
        establishments: offer.users.map(|most| 1 + most / 3),
        sales_amount,
        months_at_hand: offer.documents.map(|_| MONTHS_AT_HAND),
        ..PlanTerms::default()
    })
}
