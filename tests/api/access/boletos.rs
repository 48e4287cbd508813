//! Boletos in the sweep: a payment in reais of an account in Brazil, and a request for each operation on it.

use tests::asaas::KEY;
use tests::world::Tenant;
use tests::{Attempt, Caller, TestApp, make};
use types::access::Operation;
use types::accounts::{AccountId, CreateAccount, NewAccount};
use types::boletos::{
    AsaasEvent, CancelBoleto, ChangePaymentProvider, ChangePixSettings, DownloadBoleto, FindPixPayment, GetBoleto,
    GetPaymentPix, GetPaymentProvider, GetPixSettings, PixReceiver, PixSettingsChange, ReceiveAsaasEvent,
    RefreshBoleto, RegisterBoleto, WebhookId,
};
use types::payments::{
    ChangePaymentMethods, MethodChange, MethodsChange, NewPayment, PaymentId, PaymentMethod, SchedulePayment,
};
use types::pix::{KeyKind, TxId};
use types::tax_id::Country;
use uuid::Uuid;

use super::target::Target;
use crate::boletos::own_pix::by_pix;
use crate::boletos::{access, new, set_up};

/// A payment that can have a boleto, the provider's version, and where its events go.
#[derive(Clone, Debug)]
pub(super) struct Slip {
    pub account: AccountId,
    pub payment: PaymentId,
    pub version: i64,
    pub webhook: WebhookId,
    pub token: String,
}

impl Slip {
    /// One of an account in Brazil, whatever the reseller's country.
    pub(super) async fn of(app: &TestApp, tenant: &Tenant, hostname: &str) -> Self {
        let owner = app.by(&tenant.owner);
        let body = NewAccount {
            country: Country::Br,
            tax_id: make::CNPJ.to_owned(),
            system: make::system(Country::Br),
            ..make::new_account(tenant, hostname)
        };
        let account = owner.ok(CreateAccount { body }).await.id;
        Self {
            account,
            payment: scheduled(&owner, account).await,
            version: 0,
            webhook: WebhookId(Uuid::nil()),
            token: String::new(),
        }
    }

    /// The same with ids that nothing has.
    pub(super) fn missing(&self, nothing: Uuid) -> Self {
        Self {
            account: AccountId(nothing),
            payment: PaymentId(nothing),
            webhook: WebhookId(nothing),
            ..self.clone()
        }
    }
}

/// Brings a slip into the state an operation needs.
pub(super) async fn ready(owner: &Caller<'_>, target: &mut Target<'_>, operation: Operation) {
    use Operation as O;
    let slip = &mut target.slip;
    match operation {
        O::ReceiveAsaasEvent => {
            let hook = set_up(owner).await;
            (slip.webhook, slip.token) = (hook.id, hook.token);
        }
        O::ChangePixSettings => slip.version = owner.ok(GetPixSettings {}).await.version,
        O::GetPaymentPix | O::FindPixPayment => {
            let version = owner.ok(GetPixSettings {}).await.version;
            owner.ok(ChangePixSettings { version, body: key() }).await;
            // Which ways to pay are taken was changed on the way here.
            let every = |method| MethodChange { method, details: None };
            let methods = PaymentMethod::ALL.into_iter().map(every).collect();
            let body = MethodsChange { methods };
            owner.ok(ChangePaymentMethods { body }).await;
            let (account_id, body) = (slip.account, by_pix(12_990));
            slip.payment = owner.ok(SchedulePayment { account_id, body }).await.id;
        }
        O::RegisterBoleto | O::GetBoleto | O::RefreshBoleto | O::CancelBoleto | O::DownloadBoleto => {
            set_up(owner).await;
            let account_id = slip.account;
            let payment_id = scheduled(owner, account_id).await;
            slip.payment = payment_id;
            if operation != O::RegisterBoleto {
                owner.ok(RegisterBoleto { account_id, payment_id }).await;
            }
        }
        _ => {}
    }
}

pub(super) fn request(operation: Operation, on: &Target<'_>) -> Attempt {
    use Operation as O;
    let (account_id, payment_id) = (on.slip.account, on.slip.payment);
    match operation {
        O::GetPaymentProvider => Attempt::of(&GetPaymentProvider {}),
        O::ChangePaymentProvider => {
            let version = on.slip.version;
            let body = access(Some(KEY));
            Attempt::of(&ChangePaymentProvider { version, body })
        }
        O::GetPixSettings => Attempt::of(&GetPixSettings {}),
        O::ChangePixSettings => Attempt::of(&ChangePixSettings {
            version: on.slip.version,
            body: key(),
        }),
        O::GetPaymentPix => Attempt::of(&GetPaymentPix { account_id, payment_id }),
        O::FindPixPayment => Attempt::of(&FindPixPayment {
            txid: TxId::of_id(payment_id.0).as_str().to_owned(),
        }),
        O::RegisterBoleto => Attempt::of(&RegisterBoleto { account_id, payment_id }),
        O::GetBoleto => Attempt::of(&GetBoleto { account_id, payment_id }),
        O::RefreshBoleto => Attempt::of(&RefreshBoleto { account_id, payment_id }),
        O::CancelBoleto => Attempt::of(&CancelBoleto { account_id, payment_id }),
        O::DownloadBoleto => Attempt::of(&DownloadBoleto { account_id, payment_id }),
        O::ReceiveAsaasEvent => {
            let body = AsaasEvent {
                id: format!("evt_{}", on.fresh),
                event: "PAYMENT_CREATED".to_owned(),
                payment: None,
            };
            let webhook_id = on.slip.webhook;
            Attempt::of(&ReceiveAsaasEvent { webhook_id, body }).header("asaas-access-token", &on.slip.token)
        }
        other => panic!("{other:?} is not about boletos"),
    }
}

async fn scheduled(owner: &Caller<'_>, account_id: AccountId) -> PaymentId {
    let body = NewPayment {
        method: PaymentMethod::Transfer,
        ..new(12_990)
    };
    owner.ok(SchedulePayment { account_id, body }).await.id
}

/// A Pix key that has nothing of either tenant.
fn key() -> PixSettingsChange {
    let receiver = PixReceiver {
        kind: KeyKind::Cpf,
        key: "111.444.777-35".to_owned(),
        name: "Quem recebe".to_owned(),
        city: "Curitiba".to_owned(),
    };
    PixSettingsChange {
        receiver: Some(receiver),
    }
}
