//! Who is on the ladder, whom to tell, and grace.

use std::collections::HashMap;

use serde_json::json;
use types::accounts::AccountId;
use types::dunning::{
    AccountDunning, BillingContact, BillingContactChange, DunningQuery, Grace, Ladder, Ladders, NewGrace, ReadyText,
};
use types::kit::page::page_size;
use types::kit::problem::Code;

use super::letter;
use super::look_service::{With, language, look, telling};
use super::model::{Kept, Open, owed};
use super::{contact_store as contacts, due_store as due, setting_store as settings, step_store as steps, store};
use crate::access::Scope;
use crate::accounts::issuer_store::{self, Named};
use crate::accounts::store as accounts;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::{Error, Result};
use crate::kit::outbox::{self, Change};
use crate::resellers::standing;
use crate::statements::model::Place;
use crate::usage::cycle::CycleRule;

/// So many steps of an account are told.
const STEPS: u64 = 100;

/// The accounts on the ladder, what is due the longest first.
pub async fn list(context: &Context, scope: &Scope, asked: &DunningQuery) -> Result<Ladders> {
    let after = asked.cursor.as_deref().map(Place::read).transpose()?;
    let settings = settings::find(&context.db, scope).await?;
    let country = standing::country(&context.db, scope.reseller()?).await?;
    let today = CycleRule::new(country, 1).today(context.now());
    let size = page_size(asked.limit);
    let mut rows = store::page(&context.db, scope, asked, today, after, size + 1).await?;
    let size = usize::try_from(size).map_err(Error::broken)?;
    let more = rows.len() > size;
    rows.truncate(size);
    let ids: Vec<AccountId> = rows.iter().map(|kept| kept.account).collect();
    let named = issuer_store::of_ids(&context.db, scope, ids.iter().copied()).await?;
    let named: HashMap<AccountId, Named> = named.into_iter().map(|named| (named.id, named)).collect();
    let open = due::open(&context.db, scope, &ids).await?;
    let place = |kept: &Kept| {
        kept.since.map(|due_since| Place {
            due_since,
            account: kept.account,
        })
    };
    let next = rows.last().and_then(place).filter(|_| more).map(Place::told);
    let steps = if settings.enabled {
        settings.steps.as_slice()
    } else {
        &[]
    };
    let told = |kept: Kept| {
        let named = named.get(&kept.account)?;
        let today = CycleRule::new(named.country, 1).today(context.now());
        let open = open.get(&kept.account).map_or(&[][..], Vec::as_slice);
        let next = kept.next(steps, today);
        let ladder = ladder(kept, named, open, today)?;
        Some(Ladder { next, ..ladder })
    };
    Ok(Ladders {
        enabled: settings.enabled,
        items: rows.into_iter().filter_map(told).collect(),
        next,
    })
}

/// How an account stands; what comes next is left out.
fn ladder(kept: Kept, named: &Named, open: &[Open], today: chrono::NaiveDate) -> Option<Ladder> {
    let since = kept.since?;
    Some(Ladder {
        account_id: kept.account,
        account_name: named.name.clone(),
        tax_id: named.tax_id.clone(),
        since,
        days: (today - since).num_days(),
        amounts: owed(open, since, today),
        stage: kept.stage,
        by_hand: kept.by_hand,
        stops: kept.stops(),
        released: kept.released,
        next: None,
        grace: kept.grace.clone().filter(|_| kept.has_grace(today)),
    })
}

/// How an account stands, whom to tell, and what was done.
pub async fn find(context: &Context, scope: &Scope, id: AccountId) -> Result<AccountDunning> {
    let account = accounts::find(&context.db, scope, id).await?;
    let with = With::of(context, scope).await?;
    let kept = store::of(&context.db, scope, &[id]).await?.remove(&id);
    let kept = kept.unwrap_or_else(|| Kept::new(id));
    let open = due::open(&context.db, scope, &[id])
        .await?
        .remove(&id)
        .unwrap_or_default();
    let contact = contacts::of(&context.db, scope, &[id]).await?.remove(&id);
    let today = account.cycles().today(context.now());
    let whatsapp = telling(context, &with, &account, &kept, &open).map(|telling| ReadyText {
        digits: contact
            .as_ref()
            .and_then(|contact| contact.phone.as_deref())
            .map(|phone| phone.trim_start_matches('+').to_owned()),
        text: letter::whatsapp(&telling, language(&account, contact.as_ref())),
    });
    let named = Named {
        id,
        name: account.name.clone(),
        tax_id: account.tax_id.clone(),
        country: account.country,
    };
    let next = kept.next(with.steps(), today);
    Ok(AccountDunning {
        enabled: with.settings.enabled,
        grace: kept.grace.clone().filter(|_| kept.has_grace(today)),
        ladder: ladder(kept, &named, &open, today).map(|ladder| Ladder { next, ..ladder }),
        contact,
        whatsapp,
        steps: steps::last(&context.db, scope, id, STEPS).await?,
    })
}

/// Says whom to tell.
pub async fn change_contact(
    context: &Context,
    scope: &Scope,
    id: AccountId,
    asked: &BillingContactChange,
) -> Result<BillingContact> {
    context
        .db
        .write(async |tx| {
            let account = accounts::hold(tx, scope, id).await?;
            let after = asked.parse(account.country.language())?;
            let before = contacts::of(tx, scope, &[id]).await?.remove(&id);
            contacts::write(tx, scope, id, &after).await?;
            let change = match &before {
                Some(before) => Change::changed(before, &after)?,
                None => Change::made(&after)?,
            };
            let event = scope.event("account.billing_contact_changed", id.0, change);
            outbox::record(context, tx, event).await?;
            Ok(after)
        })
        .await
}

/// Gives an account grace until a day, in place of what it has: what the ladder stops goes on at once.
pub async fn grant_grace(context: &Context, scope: &Scope, id: AccountId, asked: &NewGrace) -> Result<AccountDunning> {
    let account = accounts::find(&context.db, scope, id).await?;
    let grace = Grace {
        until: asked.until,
        reason: asked.parse(account.cycles().today(context.now()))?,
        by: scope.actor().name.clone(),
    };
    let with = With::of(context, scope).await?;
    let work = async |tx: &Tx| {
        let facts = json!({"until": grace.until, "reason": grace.reason});
        let event = scope.event("account.grace_granted", id.0, Change::facts(&facts));
        outbox::record(context, tx, event).await?;
        let change = |kept: &mut Kept| kept.grace = Some(grace.clone());
        look(context, tx, scope, &with, &[id], change).await
    };
    context.db.write(work).await?;
    find(context, scope, id).await
}

/// Ends the grace of an account: the ladder goes on at once.
pub async fn end_grace(context: &Context, scope: &Scope, id: AccountId) -> Result<AccountDunning> {
    let account = accounts::find(&context.db, scope, id).await?;
    let with = With::of(context, scope).await?;
    let today = account.cycles().today(context.now());
    let work = async |tx: &Tx| {
        accounts::hold_all(tx, scope, &[id]).await?;
        let kept = store::of(tx, scope, &[id]).await?.remove(&id);
        let grace = kept.filter(|kept| kept.has_grace(today)).and_then(|kept| kept.grace);
        let grace = grace.ok_or(Code::AlreadyInThatState)?;
        let facts = json!({"until": grace.until, "reason": grace.reason});
        let event = scope.event("account.grace_ended", id.0, Change::facts(&facts));
        outbox::record(context, tx, event).await?;
        let change = |kept: &mut Kept| (kept.grace, kept.released) = (None, false);
        look(context, tx, scope, &with, &[id], change).await
    };
    context.db.write(work).await?;
    find(context, scope, id).await
}
