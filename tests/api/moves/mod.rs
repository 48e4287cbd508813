//! Moving accounts between plans and their versions: as it was previewed, or not at all.

mod apply;
mod many;
mod preview;

use chrono::TimeDelta;
use tests::{Caller, TestApp};
use types::accounts::{Account, AccountId};
use types::documents::DocumentKind;
use types::kit::money::{Currency, Money};
use types::moves::{ConfirmedMove, MoveAccounts, MoveState, NewMove, PreviewMove, VersionOfPlan};
use types::plans::{ChangePlan, CreatePlan, NewPlan, Plan, PlanChange, PlanId, PlanTerms};

/// A plan that costs, of 50 documents and 2 users, without facturas.
async fn small_plan(caller: &Caller<'_>) -> Plan {
    let terms = PlanTerms {
        price: price(5_900),
        documents: Some(50),
        users: Some(2),
        document_kinds: Some(vec![DocumentKind::Boleta]),
        ..PlanTerms::default()
    };
    let body = NewPlan {
        name: "Semilla".to_owned(),
        terms,
    };
    caller.ok(CreatePlan { body }).await
}

fn price(minor: i64) -> Option<Money> {
    let currency = Currency::parse("PEN").expect("a currency");
    Some(Money { minor, currency })
}

fn these(accounts: &[&Account]) -> NewMove {
    let ids: Vec<AccountId> = accounts.iter().map(|account| account.id).collect();
    NewMove {
        account_ids: Some(ids),
        ..NewMove::default()
    }
}

fn all_of(plan_id: PlanId, version: i64) -> NewMove {
    NewMove {
        from: Some(VersionOfPlan { plan_id, version }),
        ..NewMove::default()
    }
}

fn preview(plan: &Plan, body: &NewMove) -> PreviewMove {
    PreviewMove {
        plan_id: plan.id,
        body: body.clone(),
    }
}

fn confirm(plan: &Plan, asked: &NewMove, fingerprint: &str) -> MoveAccounts {
    MoveAccounts {
        plan_id: plan.id,
        body: ConfirmedMove::of(asked.clone(), fingerprint.to_owned()),
    }
}

/// The plan with other terms.
async fn revise(caller: &Caller<'_>, plan: &Plan, terms: PlanTerms) -> Plan {
    let body = PlanChange {
        terms: Some(terms),
        ..PlanChange::default()
    };
    let call = ChangePlan {
        plan_id: plan.id,
        version: plan.version,
        body,
    };
    caller.ok(call).await
}

/// So many accounts of the first reseller, the oldest first.
async fn accounts(app: &TestApp, count: usize) -> Vec<Account> {
    let mut made = Vec::with_capacity(count);
    for number in 0..count {
        app.clock.advance(TimeDelta::milliseconds(1));
        made.push(app.account(&app.world.sillar, &format!("cuenta-{number:02}")).await);
    }
    made
}

fn states(rows: &[types::moves::MoveRow]) -> Vec<MoveState> {
    rows.iter().map(|row| row.state).collect()
}

/// What each version counts is what the accounts say.
async fn counters_are_right(app: &TestApp) {
    let wrong = "SELECT COUNT(*) FROM plan_counts c WHERE c.accounts <> (SELECT COUNT(*) FROM accounts a \
                 WHERE a.plan_id = c.plan_id AND a.plan_version = c.number)";
    assert_eq!(app.number(wrong).await, 0, "counters and accounts differ");
}
