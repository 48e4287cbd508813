//! Changing the plan of an account in the middle of a period: first shown, then confirmed as it was shown.

use chrono::NaiveDate;
use types::accounts::AccountId;
use types::kit::problem::Code;
use types::plans::PlanId;
use types::subscriptions::{AccountSubscription, ConfirmedPlanChange, NewPlanChange, PlanChangePreview};

use super::bill::{Bill, Part, plan_part};
use super::model::{Kept, KeptPeriod, Rules, due_on, plan_line};
use super::service::{credit_for, hold, last, rules, told};
use super::span::Share;
use super::{period_store as periods, store};
use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::accounts::service as accounts;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::kit::once::{self, Once};
use crate::kit::secrets::digest;
use crate::usage::cycle::Span;

/// So many letters of the hash are told.
const LENGTH: usize = 32;

/// A change of plan that can be made.
struct Prepared {
    before: Contract,
    after: Contract,
    settled: Option<Settled>,
    preview: PlanChangePreview,
}

/// What becomes of a period that was charged on the plan before.
struct Settled {
    subscription: Kept,
    /// Cut from today on.
    period: KeptPeriod,
    /// The rest of it on the other plan.
    rest: KeptPeriod,
    credit: Option<Part>,
    charge: Option<Part>,
}

/// What another plan means for the period that runs. Nothing changes.
pub async fn preview(
    context: &Context,
    scope: &Scope,
    id: AccountId,
    asked: NewPlanChange,
) -> Result<PlanChangePreview> {
    // It holds what it reads for that moment, so that the parts belong together.
    let prepared = async |tx: &Tx| prepare(context, tx, scope, id, asked.plan_id).await;
    Ok(context.db.write(prepared).await?.preview)
}

/// Changes the plan of an account from today on, as it was previewed.
///
/// # Errors
/// `preview_is_stale` when something else would be done than was previewed.
pub async fn apply(
    context: &Context,
    scope: &Scope,
    id: AccountId,
    once: Option<Once>,
    confirmed: &ConfirmedPlanChange,
) -> Result<AccountSubscription> {
    let work = async |tx: &Tx| {
        let prepared = prepare(context, tx, scope, id, confirmed.plan_id).await?;
        if prepared.preview.fingerprint != confirmed.fingerprint {
            return Err(Code::PreviewIsStale.into());
        }
        accounts::change(
            context,
            tx,
            scope,
            "account.changed",
            prepared.before,
            prepared.after.clone(),
        )
        .await?;
        if let Some(settled) = prepared.settled {
            settle(context, tx, scope, settled).await?;
        }
        told(context, tx, scope, &prepared.after).await
    };
    context
        .db
        .write(async |tx| once::answer(context, tx, scope.sender(), once.as_ref(), async || work(tx).await).await)
        .await
}

async fn prepare(context: &Context, tx: &Tx, scope: &Scope, id: AccountId, plan: PlanId) -> Result<Prepared> {
    let before = hold(tx, scope, id).await?;
    let after = accounts::onto_plan(tx, scope, before.clone(), plan).await?;
    if after.plan_key() == before.plan_key() {
        return Err(Code::AlreadyInThatState.into());
    }
    let today = before.cycles().today(context.now());
    let running = store::find(tx, scope, id).await?.filter(|kept| !kept.has_ended());
    let period = last(tx, scope, id).await?.filter(|period| period.covers(today));
    let settled = match running.zip(period) {
        Some((kept, period)) => {
            let rules = rules(tx, scope).await?;
            Some(rest((&before, &after), kept, period, today, rules)?)
        }
        None => None,
    };
    let (credit, charge) = settled.as_ref().map_or((None, None), |settled| {
        (settled.credit.as_ref(), settled.charge.as_ref())
    });
    let preview = PlanChangePreview {
        from_plan: before.plan.name.clone(),
        to_plan: after.plan.name.clone(),
        from: today,
        to: settled.as_ref().map(|settled| settled.rest.clone().told().to),
        credit: credit.map(Part::amount),
        charge: charge.map(Part::amount),
        payer: after.payer,
        due_on: charge.and_then(Part::due_on),
        fingerprint: String::new(),
    };
    let fingerprint = fingerprint(&preview, &before, &after, settled.as_ref())?;
    Ok(Prepared {
        preview: PlanChangePreview { fingerprint, ..preview },
        before,
        after,
        settled,
    })
}

/// What becomes of a period when another plan holds from a day on.
fn rest(
    (before, after): (&Contract, &Contract),
    subscription: Kept,
    period: KeptPeriod,
    today: NaiveDate,
    rules: Rules,
) -> Result<Settled> {
    let until = due_on(today, rules.days_to_pay);
    let span = Span {
        starts_on: today,
        next_on: period.span.next_on,
    };
    let share = Share::of_days(after.cycles(), today, span.next_on);
    let points = subscription.points_off(after.payer, rules, today);
    let line = plan_line(after, share, points, today)?;
    Ok(Settled {
        credit: credit_for(before, &period, today)?,
        charge: line.as_ref().and_then(|line| plan_part(after, line, span, until)),
        rest: KeptPeriod {
            account: after.id,
            number: subscription.periods + 1,
            span,
            plan: after.plan_key(),
            plan_name: after.plan.name.clone(),
            amount: line.map(|line| line.amount),
            charged: None,
            cut_on: None,
            credited: None,
        },
        period: KeptPeriod {
            cut_on: Some(today),
            ..period
        },
        subscription,
    })
}

async fn settle(context: &Context, tx: &Tx, scope: &Scope, settled: Settled) -> Result<()> {
    let Settled {
        mut subscription,
        mut period,
        mut rest,
        credit,
        charge,
    } = settled;
    let mut bill = Bill::default();
    let credit = credit.map(|part| bill.add(subscription.account, part));
    let charge = charge.map(|part| bill.add(subscription.account, part));
    let written = bill.write(context, tx, scope).await?;
    period.credited = credit.and_then(|slot| written.place(slot));
    rest.charged = charge.and_then(|slot| written.place(slot));
    periods::cut(tx, scope, &period).await?;
    periods::insert(tx, scope, &[rest], context.now()).await?;
    subscription.periods += 1;
    store::put(tx, scope, &[subscription]).await
}

/// Stands for a preview and all that it depends on.
fn fingerprint(
    preview: &PlanChangePreview,
    before: &Contract,
    after: &Contract,
    settled: Option<&Settled>,
) -> Result<String> {
    let periods = settled.map(|settled| settled.subscription.periods);
    let told = serde_json::to_string(preview)?;
    let keys = (before.id, before.version, before.plan_key(), after.plan_key(), periods);
    let mut hash = digest(format!("{told} {keys:?}").as_bytes());
    hash.truncate(LENGTH);
    Ok(hash)
}
