//! Pix to the reseller's own key: which key that is, and the code of a payment.

use types::accounts::AccountId;
use types::boletos::{BoletoState, PaymentPix, PixSettings, PixSettingsChange, payment_of};
use types::kit::problem::Code;
use types::payments::{Payment, PaymentId, PaymentMethod, PaymentState};

use super::debt::Debt;
use super::model::Kept;
use super::{pix_store as store, store as boletos};
use crate::access::Scope;
use crate::accounts::store as accounts;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change};
use crate::payments::service as payments;

/// The reseller's own Pix key, if it has one.
pub async fn get(context: &Context, scope: &Scope) -> Result<PixSettings> {
    store::find(&context.db, scope).await
}

/// Sets the key against a version, or forgets it.
pub async fn change(context: &Context, scope: &Scope, against: i64, asked: &PixSettingsChange) -> Result<PixSettings> {
    let valid = asked.receiver.as_ref().map(|receiver| receiver.parse()).transpose()?;
    let work = async |tx: &Tx| {
        let before = store::find(tx, scope).await?;
        if before.version != against {
            return Err(Code::VersionIsStale.into());
        }
        match valid.clone() {
            Some(receiver) => store::save(tx, scope, receiver, against).await?,
            None if against == 0 => (),
            None => store::delete(tx, scope, against).await?,
        }
        let after = store::find(tx, scope).await?;
        let change = Change::changed(&before, &after)?;
        let event = scope.event("reseller.pix_receiver_changed", scope.owner(), change);
        outbox::record(context, tx, event).await?;
        Ok(after)
    };
    context.db.write(work).await
}

/// The code by which a payment that is waited for is paid to the reseller's own key.
///
/// # Errors
/// `pix_not_possible` when it is not to be paid by Pix in reais, or a boleto asks for the same debt; `pix_not_set_up`
/// when the reseller has no key.
pub async fn of_payment(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    payment: PaymentId,
) -> Result<PaymentPix> {
    accounts::find(&context.db, scope, account).await?;
    let payment = payments::find(&context.db, scope, account, payment).await?;
    let boleto = boletos::find(&context.db, scope, Debt::Payment(account, payment.id)).await?;
    let asks = |boleto: Kept| matches!(boleto.state, BoletoState::Registering | BoletoState::Registered);
    let billed = boleto.is_some_and(asks);
    let waits = payment.state == PaymentState::Scheduled && payment.method == PaymentMethod::Pix;
    if !waits || billed || payment.amount.currency.as_str() != "BRL" {
        return Err(Code::PixNotPossible.into());
    }
    let receiver = store::find(&context.db, scope)
        .await?
        .receiver
        .ok_or(Code::PixNotSetUp)?;
    let (code, txid) = receiver.code(payment.id, payment.amount.minor)?;
    Ok(PaymentPix {
        payment_id: payment.id,
        amount: payment.amount,
        code,
        txid: txid.as_str().to_owned(),
        receiver,
    })
}

/// The payment whose Pix has that name.
pub async fn find(context: &Context, scope: &Scope, txid: &str) -> Result<Payment> {
    let id = payment_of(txid).ok_or(Code::NotFound)?;
    payments::find_any(&context.db, scope, id).await
}
