//! Registering the boleto of a debt, reading it, and cancelling it.

use std::time::Duration;

use types::boletos::{BoletoState, ProviderEnvironment, RegisteredBoleto};
use types::kit::problem::Code;
use types::tax_id::Country;
use uuid::Uuid;

pub use super::debt::Debt;
pub use super::follow_service::follow;
pub use super::provider_service::{change as change_provider, get as provider};
pub use super::webhook_service::receive;

use super::debt::Happening;
use super::model::{CLAIM, Charge, Claim, Codes, Kept, Mismatch, Order, Standing, UNSURE};
use super::provider::{Failure, Provider, of_creditor};
use super::settle_service::{keep, settle};
use super::{pdf, store};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::{Error, Refusal, Result};

/// So long all answers of a provider together may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// A boleto as a file.
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// What came of speaking with a provider: the charge as far as it is known, and its codes.
struct Made {
    charge: Option<Charge>,
    codes: std::result::Result<Codes, Failure>,
}

/// Registers the boleto of a debt. One that is registered already is told as it is.
pub async fn register(context: &Context, scope: &Scope, debt: Debt) -> Result<RegisteredBoleto> {
    debt.check(context, scope).await?;
    let (provider, environment) = of_creditor(context, &debt.creditor(scope)).await?;
    debt.payee(context, scope).await?;
    let claim = Claim {
        id: context.id(),
        until: context.now() + CLAIM,
    };
    let order = async |tx: &Tx| order(context, tx, scope, debt, environment, claim).await;
    let Some(order) = context.db.write(order).await? else {
        return get(context, scope, debt).await;
    };
    let made = match tokio::time::timeout(PATIENCE, made(&provider, &order)).await {
        Ok(made) => made,
        Err(_) => Made {
            charge: None,
            codes: Err(Failure::TooSlow),
        },
    };
    match made {
        Made {
            charge: Some(charge),
            codes: Ok(codes),
        } => {
            context
                .db
                .write(async |tx| registered(context, tx, scope, &order, claim.id, &charge, &codes).await)
                .await?;
            get(context, scope, debt).await
        }
        Made { charge, codes } => {
            let failure = codes.err().unwrap_or(Failure::Garbage);
            tracing::warn!(%failure, debt = %debt.id(), "a boleto was not registered");
            let wait = if failure.leaves_unsure() {
                UNSURE
            } else {
                chrono::TimeDelta::zero()
            };
            let until = context.now() + wait;
            let charge = charge.as_ref().map(|charge| charge.id.as_str());
            context
                .db
                .write(async |tx| store::release(tx, scope, debt, (claim.id, until), charge).await)
                .await?;
            Err(failure.into())
        }
    }
}

/// Claims the boleto of a debt: what is to be registered, or nothing where it is already.
async fn order(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    debt: Debt,
    environment: ProviderEnvironment,
    claim: Claim,
) -> Result<Option<Order>> {
    let held = debt.hold(context, tx, scope).await?;
    let before = store::hold(tx, scope, debt).await?;
    match before.as_ref().map(|boleto| boleto.state) {
        Some(BoletoState::Registered) => return Ok(None),
        Some(BoletoState::Paid | BoletoState::Refunded) => return Err(Code::AlreadyInThatState.into()),
        Some(BoletoState::Registering | BoletoState::Cancelled) | None => {}
    }
    let now = context.now();
    let reais = held.amount.currency.as_str() == "BRL" && held.country == Country::Br;
    if !held.open || !reais || held.due_on < held.today {
        return Err(Code::BoletoNotPossible.into());
    }
    if before.as_ref().is_some_and(|boleto| boleto.is_claimed(now)) {
        return Err(busy());
    }
    let order = Order {
        debt,
        due_on: held.due_on,
        amount_minor: held.amount.minor,
        description: held.description,
        payer: held.payer,
    };
    let kept = Kept::ordered(&order, environment, claim, now);
    match before {
        None => store::insert(tx, scope, &kept).await?,
        Some(before) => {
            let created_at = before.created_at;
            store::update(tx, scope, &Kept { created_at, ..kept }).await?;
        }
    }
    Ok(Some(order))
}

/// Has the provider make the charge, unless it did before, and give its codes, which must be right.
async fn made(provider: &impl Provider, order: &Order) -> Made {
    let charge = async {
        match provider.of_debt(order.debt).await? {
            Some(charge) => Ok(charge),
            None => provider.create(order).await,
        }
    };
    let charge = match charge.await {
        Ok(charge) => charge,
        Err(failure) => {
            return Made {
                charge: None,
                codes: Err(failure),
            };
        }
    };
    let codes = async {
        // What was paid tells what was paid, which may be more than was asked for.
        if !matches!(charge.standing, Standing::Paid(_)) {
            order.is_of(&charge)?;
        }
        Ok(order.checked(provider.codes(&charge.id).await?)?)
    };
    Made {
        codes: codes.await,
        charge: Some(charge),
    }
}

/// Writes down that a boleto was registered, as long as the claim to it is still the one.
async fn registered(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    order: &Order,
    claim: Uuid,
    charge: &Charge,
    codes: &Codes,
) -> Result<()> {
    let before = held(context, tx, scope, order.debt).await?;
    if before.claim.map(|claim| claim.id) != Some(claim) {
        return Err(busy());
    }
    let actor = scope.actor();
    let after = Kept {
        state: match before.state {
            BoletoState::Registering => BoletoState::Registered,
            told_meanwhile => told_meanwhile,
        },
        charge: Some(charge.id.clone()),
        codes: Some(codes.clone()),
        registered: Some((context.now(), actor.id.map(|_| actor.name.clone()))),
        claim: None,
        ..before
    };
    keep(context, tx, scope, after, Happening::Registered).await?;
    settle(context, tx, scope, order.debt, charge).await
}

/// The boleto of a debt.
///
/// # Errors
/// `boleto_not_registered` when there is none.
pub async fn get(context: &Context, scope: &Scope, debt: Debt) -> Result<RegisteredBoleto> {
    Ok(kept(context, scope, debt).await?.told())
}

/// Asks the provider how the boleto stands, as it would tell by itself.
pub async fn refresh(context: &Context, scope: &Scope, debt: Debt) -> Result<RegisteredBoleto> {
    let boleto = kept(context, scope, debt).await?;
    if let Some(charge) = &boleto.charge {
        let provider = same_provider(context, scope, &boleto).await?;
        let charge = provider.find(charge).await?.ok_or(Failure::Garbage)?;
        of_this(&boleto, &charge)?;
        context
            .db
            .write(async |tx| settle(context, tx, scope, debt, &charge).await)
            .await?;
    }
    get(context, scope, debt).await
}

/// Cancels the boleto of a debt at the provider, so that it can be paid no more. The debt is waited for as before.
pub async fn cancel(context: &Context, scope: &Scope, debt: Debt) -> Result<RegisteredBoleto> {
    let boleto = kept(context, scope, debt).await?;
    let provider = same_provider(context, scope, &boleto).await?;
    let claim = Claim {
        id: context.id(),
        until: context.now() + CLAIM,
    };
    let claimed = async |tx: &Tx| {
        let before = held(context, tx, scope, debt).await?;
        match before.state {
            BoletoState::Registering | BoletoState::Registered if before.is_claimed(context.now()) => Err(busy()),
            BoletoState::Registering | BoletoState::Registered => {
                let claim = Some(claim);
                store::update(
                    tx,
                    scope,
                    &Kept {
                        claim,
                        ..before.clone()
                    },
                )
                .await?;
                Ok(before)
            }
            BoletoState::Paid | BoletoState::Refunded | BoletoState::Cancelled => Err(Code::AlreadyInThatState.into()),
        }
    };
    let boleto = context.db.write(claimed).await?;
    let gone = match tokio::time::timeout(PATIENCE, taken_back(&provider, &boleto)).await {
        Ok(gone) => gone,
        Err(_) => Err(Failure::TooSlow),
    };
    match gone {
        Ok(Some(charge)) if !matches!(charge.standing, Standing::Waiting | Standing::Gone) => {
            let tell = async |tx: &Tx| {
                settle(context, tx, scope, debt, &charge).await?;
                store::release(tx, scope, debt, (claim.id, context.now()), None).await
            };
            context.db.write(tell).await?;
            Err(Code::AlreadyInThatState.into())
        }
        Ok(_) => {
            let keep = async |tx: &Tx| cancelled(context, tx, scope, debt, claim.id).await;
            context.db.write(keep).await?;
            get(context, scope, debt).await
        }
        Err(failure) => {
            tracing::warn!(%failure, debt = %debt.id(), "a boleto was not cancelled");
            let until = (claim.id, context.now());
            context
                .db
                .write(async |tx| store::release(tx, scope, debt, until, None).await)
                .await?;
            Err(failure.into())
        }
    }
}

/// Has the provider delete the charge of a boleto, if there is one that can be paid; how it stood before.
async fn taken_back(provider: &impl Provider, boleto: &Kept) -> std::result::Result<Option<Charge>, Failure> {
    let found = match &boleto.charge {
        Some(charge) => provider.find(charge).await?,
        None => provider.of_debt(boleto.debt).await?,
    };
    if let Some(charge) = &found {
        of_this(boleto, charge)?;
        if charge.standing == Standing::Waiting {
            provider.cancel(&charge.id).await?;
        }
    }
    Ok(found)
}

/// Writes down that there is no charge any more. The provider may have told of it while it was answering us.
async fn cancelled(context: &Context, tx: &Tx, scope: &Scope, debt: Debt, claim: Uuid) -> Result<()> {
    let before = held(context, tx, scope, debt).await?;
    let mine = before.claim.map(|claim| claim.id) == Some(claim);
    match before.state {
        BoletoState::Registering | BoletoState::Registered if mine => {
            let after = Kept {
                state: BoletoState::Cancelled,
                claim: None,
                ..before
            };
            keep(context, tx, scope, after, Happening::Cancelled).await
        }
        _ => Ok(()),
    }
}

/// The boleto of a debt, held with what it is for until the transaction ends.
async fn held(context: &Context, tx: &Tx, scope: &Scope, debt: Debt) -> Result<Kept> {
    debt.hold(context, tx, scope).await?;
    let boleto = store::hold(tx, scope, debt).await?;
    boleto.ok_or_else(|| Code::BoletoNotRegistered.into())
}

/// The boleto as a PDF to print.
pub async fn download(context: &Context, scope: &Scope, debt: Debt) -> Result<File> {
    let boleto = kept(context, scope, debt).await?;
    let (BoletoState::Registered, Some(codes)) = (boleto.state, boleto.codes.clone()) else {
        return Err(Code::BoletoNotRegistered.into());
    };
    // Held for a moment, so that what is printed belongs together.
    let held = async |tx: &Tx| debt.hold(context, tx, scope).await;
    let held = context.db.write(held).await?;
    let name = format!("boleto-{}-{}.pdf", held.payer.tax_id, boleto.due_on);
    let paper = pdf::Paper {
        registered_on: boleto.registered.as_ref().map_or(boleto.created_at, |(at, _)| *at),
        boleto,
        codes,
        description: held.description,
        payer: (held.payer.name, held.payer.tax_id),
        payee: debt.payee(context, scope).await?,
    };
    let bytes = tokio::task::spawn_blocking(move || paper.printed());
    let bytes = bytes.await.map_err(Error::broken)??;
    Ok(File { name, bytes })
}

async fn kept(context: &Context, scope: &Scope, debt: Debt) -> Result<Kept> {
    debt.check(context, scope).await?;
    let boleto = store::find(&context.db, scope, debt).await?;
    boleto.ok_or_else(|| Code::BoletoNotRegistered.into())
}

/// The provider, as long as it is where the boleto was registered.
async fn same_provider(context: &Context, scope: &Scope, boleto: &Kept) -> Result<impl Provider + use<>> {
    let (provider, environment) = of_creditor(context, &boleto.debt.creditor(scope)).await?;
    if environment != boleto.environment {
        return Err(Code::ProviderNotSetUp.into());
    }
    Ok(provider)
}

/// A charge under the id we know must be of our debt.
fn of_this(boleto: &Kept, charge: &Charge) -> std::result::Result<(), Failure> {
    if charge.reference.as_deref() == Some(boleto.debt.id().to_string().as_str()) {
        Ok(())
    } else {
        Err(Mismatch::Reference.into())
    }
}

fn busy() -> Error {
    Refusal::new(Code::Busy).retry_after(15).into()
}
