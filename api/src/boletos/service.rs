//! Registering a payment's boleto, reading it, and cancelling it.

use std::time::Duration;

use types::accounts::AccountId;
use types::boletos::{BoletoState, ProviderEnvironment, RegisteredBoleto};
use types::kit::problem::Code;
use types::payments::{PaymentId, PaymentState};
use types::tax_id::Country;
use uuid::Uuid;

pub use super::follow_service::follow;
pub use super::provider_service::{change as change_provider, get as provider};
pub use super::webhook_service::receive;

use super::model::{CLAIM, Charge, Claim, Codes, Kept, Mismatch, Order, Payer, Standing, UNSURE};
use super::provider::{Failure, Provider, of_reseller};
use super::settle_service::{keep, settle};
use super::{pdf, store};
use crate::access::Scope;
use crate::accounts::store as accounts;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::{Error, Refusal, Result};
use crate::payments::service as payments;
use crate::resellers::standing;

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

/// Registers the boleto of a payment. One that is registered already is told as it is.
pub async fn register(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    payment: PaymentId,
) -> Result<RegisteredBoleto> {
    accounts::find(&context.db, scope, account).await?;
    let (provider, environment) = of_reseller(context, scope).await?;
    let claim = Claim {
        id: context.id(),
        until: context.now() + CLAIM,
    };
    let order = async |tx: &Tx| order(context, tx, scope, (account, payment), environment, claim).await;
    let Some(order) = context.db.write(order).await? else {
        return get(context, scope, account, payment).await;
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
            get(context, scope, account, payment).await
        }
        Made { charge, codes } => {
            let failure = codes.err().unwrap_or(Failure::Garbage);
            tracing::warn!(%failure, payment = %payment, "a boleto was not registered");
            let wait = if failure.leaves_unsure() {
                UNSURE
            } else {
                chrono::TimeDelta::zero()
            };
            let until = context.now() + wait;
            let charge = charge.as_ref().map(|charge| charge.id.as_str());
            context
                .db
                .write(async |tx| store::release(tx, scope, payment, (claim.id, until), charge).await)
                .await?;
            Err(failure.into())
        }
    }
}

/// Claims the boleto of a payment: what is to be registered, or nothing where it is already.
async fn order(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    (account, id): (AccountId, PaymentId),
    environment: ProviderEnvironment,
    claim: Claim,
) -> Result<Option<Order>> {
    let contract = accounts::hold(tx, scope, account).await?;
    let payment = payments::hold(tx, scope, account, id).await?;
    let before = store::hold(tx, scope, id).await?;
    match before.as_ref().map(|boleto| boleto.state) {
        Some(BoletoState::Registered) => return Ok(None),
        Some(BoletoState::Paid | BoletoState::Refunded) => return Err(Code::AlreadyInThatState.into()),
        Some(BoletoState::Registering | BoletoState::Cancelled) | None => {}
    }
    let now = context.now();
    let reais = payment.amount.currency.as_str() == "BRL" && contract.country == Country::Br;
    let in_time = payment.due_on >= contract.cycles().today(now);
    if payment.state != PaymentState::Scheduled || !reais || !in_time {
        return Err(Code::BoletoNotPossible.into());
    }
    if before.as_ref().is_some_and(|boleto| boleto.is_claimed(now)) {
        return Err(busy());
    }
    let order = Order {
        payment: id,
        account,
        due_on: payment.due_on,
        amount_minor: payment.amount.minor,
        description: payment.description,
        payer: Payer {
            name: contract.name,
            tax_id: contract.tax_id,
            email: contract.access_email,
        },
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
        match provider.of_payment(order.payment).await? {
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
    let (account, id) = (order.account, order.payment);
    let before = held(tx, scope, account, id).await?;
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
    keep(context, tx, scope, after, "account.boleto_registered").await?;
    settle(context, tx, scope, (account, id), charge).await
}

/// The boleto of a payment.
///
/// # Errors
/// `boleto_not_registered` when there is none.
pub async fn get(context: &Context, scope: &Scope, account: AccountId, payment: PaymentId) -> Result<RegisteredBoleto> {
    Ok(kept(context, scope, account, payment).await?.told())
}

/// Asks the provider how the boleto stands, as it would tell by itself.
pub async fn refresh(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    payment: PaymentId,
) -> Result<RegisteredBoleto> {
    let boleto = kept(context, scope, account, payment).await?;
    if let Some(charge) = &boleto.charge {
        let provider = same_provider(context, scope, &boleto).await?;
        let charge = provider.find(charge).await?.ok_or(Failure::Garbage)?;
        of_this(&boleto, &charge)?;
        context
            .db
            .write(async |tx| settle(context, tx, scope, (account, payment), &charge).await)
            .await?;
    }
    get(context, scope, account, payment).await
}

/// Cancels the boleto of a payment at the provider, so that it can be paid no more. The payment is waited for as before.
pub async fn cancel(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    payment: PaymentId,
) -> Result<RegisteredBoleto> {
    let boleto = kept(context, scope, account, payment).await?;
    let provider = same_provider(context, scope, &boleto).await?;
    let claim = Claim {
        id: context.id(),
        until: context.now() + CLAIM,
    };
    let claimed = async |tx: &Tx| {
        let before = held(tx, scope, account, payment).await?;
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
                settle(context, tx, scope, (account, payment), &charge).await?;
                store::release(tx, scope, payment, (claim.id, context.now()), None).await
            };
            context.db.write(tell).await?;
            Err(Code::AlreadyInThatState.into())
        }
        Ok(_) => {
            let keep = async |tx: &Tx| cancelled(context, tx, scope, (account, payment), claim.id).await;
            context.db.write(keep).await?;
            get(context, scope, account, payment).await
        }
        Err(failure) => {
            tracing::warn!(%failure, payment = %payment, "a boleto was not cancelled");
            let until = (claim.id, context.now());
            context
                .db
                .write(async |tx| store::release(tx, scope, payment, until, None).await)
                .await?;
            Err(failure.into())
        }
    }
}

/// Has the provider delete the charge of a boleto, if there is one that can be paid; how it stood before.
async fn taken_back(provider: &impl Provider, boleto: &Kept) -> std::result::Result<Option<Charge>, Failure> {
    let found = match &boleto.charge {
        Some(charge) => provider.find(charge).await?,
        None => provider.of_payment(boleto.payment).await?,
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
async fn cancelled(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    (account, payment): (AccountId, PaymentId),
    claim: Uuid,
) -> Result<()> {
    let before = held(tx, scope, account, payment).await?;
    let mine = before.claim.map(|claim| claim.id) == Some(claim);
    match before.state {
        BoletoState::Registering | BoletoState::Registered if mine => {
            let after = Kept {
                state: BoletoState::Cancelled,
                claim: None,
                ..before
            };
            keep(context, tx, scope, after, "account.boleto_cancelled").await
        }
        _ => Ok(()),
    }
}

/// The boleto of a payment, held with the payment and its account until the transaction ends.
async fn held(tx: &Tx, scope: &Scope, account: AccountId, payment: PaymentId) -> Result<Kept> {
    accounts::hold(tx, scope, account).await?;
    payments::hold(tx, scope, account, payment).await?;
    let boleto = store::hold(tx, scope, payment).await?;
    boleto.ok_or_else(|| Code::BoletoNotRegistered.into())
}

/// The boleto as a PDF to print.
pub async fn download(context: &Context, scope: &Scope, account: AccountId, payment: PaymentId) -> Result<File> {
    let boleto = kept(context, scope, account, payment).await?;
    let (BoletoState::Registered, Some(codes)) = (boleto.state, boleto.codes.clone()) else {
        return Err(Code::BoletoNotRegistered.into());
    };
    let payer = accounts::find(&context.db, scope, account).await?;
    let described = payments::find(&context.db, scope, account, payment).await?;
    let (payee, payee_tax_id) = standing::on_paper(&context.db, scope.reseller()?).await?;
    let name = format!("boleto-{}-{}.pdf", payer.tax_id, boleto.due_on);
    let paper = pdf::Paper {
        registered_on: boleto.registered.as_ref().map_or(boleto.created_at, |(at, _)| *at),
        boleto,
        codes,
        description: described.description,
        payer: (payer.name, payer.tax_id),
        payee: (payee, payee_tax_id),
    };
    let bytes = tokio::task::spawn_blocking(move || paper.printed());
    let bytes = bytes.await.map_err(Error::broken)??;
    Ok(File { name, bytes })
}

async fn kept(context: &Context, scope: &Scope, account: AccountId, payment: PaymentId) -> Result<Kept> {
    accounts::find(&context.db, scope, account).await?;
    match store::find(&context.db, scope, account, payment).await? {
        Some(boleto) => Ok(boleto),
        None => {
            payments::find(&context.db, scope, account, payment).await?;
            Err(Code::BoletoNotRegistered.into())
        }
    }
}

/// The provider, as long as it is where the boleto was registered.
async fn same_provider(context: &Context, scope: &Scope, boleto: &Kept) -> Result<impl Provider> {
    let (provider, environment) = of_reseller(context, scope).await?;
    if environment != boleto.environment {
        return Err(Code::ProviderNotSetUp.into());
    }
    Ok(provider)
}

/// A charge under the id we know must be of our payment.
fn of_this(boleto: &Kept, charge: &Charge) -> std::result::Result<(), Failure> {
    if charge.reference.as_deref() == Some(boleto.payment.to_string().as_str()) {
        Ok(())
    } else {
        Err(Mismatch::Reference.into())
    }
}

fn busy() -> Error {
    Refusal::new(Code::Busy).retry_after(15).into()
}
