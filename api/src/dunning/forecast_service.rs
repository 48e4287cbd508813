//! What the next run would do with steps that are not kept yet.

use std::collections::BTreeMap;

use types::accounts::LockLevel;
use types::dunning::{
    DunningAction, DunningForecast, DunningSettings, DunningSettingsChange, ForecastStep, ForecastStop,
};

use super::look_service::{Each, Standing, With};
use super::model::until;
use super::run_service::latest_today;
use super::{contact_store as contacts, due_store as due};
use crate::access::Scope;
use crate::accounts::plan_store as accounts;
use crate::kit::context::Context;
use crate::kit::error::Result;

/// So many accounts are looked at at a time.
const TOGETHER: usize = 1_000;

/// Counts what would be done to whom; nothing is written.
pub async fn forecast(context: &Context, scope: &Scope, asked: &DunningSettingsChange) -> Result<DunningForecast> {
    let valid = asked.parse()?;
    let with = With::of(context, scope).await?;
    let with = With {
        settings: DunningSettings {
            enabled: valid.enabled,
            steps: valid.steps,
            ..with.settings
        },
        ..with
    };
    let until = until(with.steps(), latest_today(context));
    let mut tally = Tally::default();
    for ids in due::concerned(&context.db, scope, until).await?.chunks(TOGETHER) {
        let standing = Standing::of(&context.db, scope, ids).await?;
        let contracts = accounts::named(&context.db, scope, ids).await?;
        let told = contacts::of(&context.db, scope, ids).await?;
        for contract in &contracts {
            let each = standing.decide(context, &with, contract, |_| ());
            let letter =
                context.mail.is_set_up() && told.get(&contract.id).is_some_and(|known| !known.emails.is_empty());
            tally.add(&each, letter);
        }
    }
    Ok(tally.told())
}

#[derive(Default)]
struct Tally {
    accounts: i64,
    steps: BTreeMap<DunningAction, i64>,
    by_hand: i64,
    stops: BTreeMap<LockLevel, i64>,
    lifted: i64,
}

impl Tally {
    fn add(&mut self, each: &Each<'_>, letter: bool) {
        let decision = &each.decision;
        self.accounts += i64::from(decision.kept.since.is_some());
        if let Some(step) = decision.take {
            *self.steps.entry(step.action).or_default() += 1;
            self.by_hand += i64::from(!letter);
        }
        let Some(state) = &decision.state else { return };
        let (before, after) = (each.account.state.level(), state.level());
        match after {
            Some(level) if before < after => *self.stops.entry(level).or_default() += 1,
            _ => self.lifted += i64::from(after < before),
        }
    }

    fn told(self) -> DunningForecast {
        let step = |(action, accounts)| ForecastStep { action, accounts };
        let stop = |(level, accounts)| ForecastStop { level, accounts };
        DunningForecast {
            accounts: self.accounts,
            steps: self.steps.into_iter().map(step).collect(),
            by_hand: self.by_hand,
            stops: self.stops.into_iter().map(stop).collect(),
            lifted: self.lifted,
        }
    }
}
