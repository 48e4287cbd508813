//! Boletos: registered with a payment provider, settled by it, cancelled, printed.

pub(crate) mod drawn;
pub(crate) mod own_pix;
mod paper;
mod provider;
mod register;
mod unwell;
mod webhook;

use chrono::{Days, NaiveDate};
use tests::asaas::{Asaas, KEY};
use tests::world::beginning;
use tests::{Caller, TestApp};
use types::accounts::AccountId;
use types::boletos::{
    AsaasCharge, AsaasEvent, CancelBoleto, ChangePaymentProvider, DownloadBoleto, GetBoleto, GetPaymentProvider,
    PaymentProviderChange, ProviderAccess, ProviderEnvironment, ProviderKind, ReceiveAsaasEvent, RefreshBoleto,
    RegisterBoleto, WebhookId,
};
use types::kit::money::{Currency, Money};
use types::payments::{
    DebtTax, ListPayments, NewPayment, Payment, PaymentId, PaymentMethod, PaymentQuery, SchedulePayment,
};

/// A webhook with the token its events come with.
#[derive(Clone, Debug)]
pub(crate) struct Hook {
    pub id: WebhookId,
    pub token: String,
}

fn today() -> NaiveDate {
    beginning().date_naive()
}

/// Access to the sandbox under a key.
pub(crate) fn access(key: Option<&str>) -> PaymentProviderChange {
    PaymentProviderChange {
        provider: Some(ProviderAccess {
            kind: ProviderKind::Asaas,
            environment: ProviderEnvironment::Sandbox,
            api_key: key.map(str::to_owned),
            new_webhook_token: true,
        }),
    }
}

/// Sets the sandbox up for a reseller, with a new token for its events.
pub(crate) async fn set_up(owner: &Caller<'_>) -> Hook {
    let version = owner.ok(GetPaymentProvider {}).await.version;
    let body = access(Some(KEY));
    let changed = owner.ok(ChangePaymentProvider { version, body }).await;
    let path = changed.provider.provider.expect("a provider").webhook_path;
    let id = path.rsplit('/').next().expect("an id");
    Hook {
        id: id.parse().expect("an id"),
        token: changed.webhook_token.expect("a token"),
    }
}

/// A payment in reais that is waited for.
pub(crate) fn new(minor: i64) -> NewPayment {
    NewPayment {
        due_on: today() + Days::new(9),
        method: PaymentMethod::Boleto,
        card_brand: None,
        bank: None,
        reference: None,
        amount: Money {
            minor,
            currency: Currency::real(),
        },
        charge_id: None,
        description: Some("Mensalidade de novembro".to_owned()),
        tax: DebtTax::Included,
    }
}

/// An installation with the sandbox set up for the reseller of Brazil, and a payment of one of its accounts.
struct Scene {
    app: TestApp,
    asaas: Asaas,
    hook: Hook,
    account_id: AccountId,
    payment_id: PaymentId,
}

impl Scene {
    async fn of(app: TestApp) -> Self {
        let asaas = Asaas::start();
        let app = app.paying(asaas.providers());
        let hook = set_up(&app.by(&app.world.ipe.owner)).await;
        let account_id = app.account(&app.world.ipe, "tapera").await.id;
        let body = new(12_990);
        let manager = app.by(&app.world.ipe.manager);
        let payment_id = manager.ok(SchedulePayment { account_id, body }).await.id;
        Self {
            asaas,
            hook,
            account_id,
            payment_id,
            app,
        }
    }

    fn manager(&self) -> Caller<'_> {
        self.app.by(&self.app.world.ipe.manager)
    }

    fn register(&self) -> RegisterBoleto {
        let (account_id, payment_id) = (self.account_id, self.payment_id);
        RegisterBoleto { account_id, payment_id }
    }

    fn get(&self) -> GetBoleto {
        let (account_id, payment_id) = (self.account_id, self.payment_id);
        GetBoleto { account_id, payment_id }
    }

    fn refresh(&self) -> RefreshBoleto {
        let (account_id, payment_id) = (self.account_id, self.payment_id);
        RefreshBoleto { account_id, payment_id }
    }

    fn cancel(&self) -> CancelBoleto {
        let (account_id, payment_id) = (self.account_id, self.payment_id);
        CancelBoleto { account_id, payment_id }
    }

    fn download(&self) -> DownloadBoleto {
        let (account_id, payment_id) = (self.account_id, self.payment_id);
        DownloadBoleto { account_id, payment_id }
    }

    /// The payment as it stands.
    async fn payment(&self) -> Payment {
        let account_id = self.account_id;
        let query = PaymentQuery::default();
        let all = self.manager().ok(ListPayments { account_id, query }).await.items;
        let own = all.into_iter().find(|payment| payment.id == self.payment_id);
        own.expect("the payment")
    }

    /// The id of the one charge there is.
    fn charge(&self) -> String {
        let charges = self.asaas.charges();
        let ids: Vec<_> = charges.iter().map(|charge| charge.id.clone()).collect();
        assert_eq!(ids.len(), 1, "{ids:?}");
        ids[0].clone()
    }

    /// Asaas, with the token.
    fn asaas_itself(&self) -> Caller<'_> {
        self.app.nobody().with("asaas-access-token", &self.hook.token)
    }

    /// An event about a charge.
    fn event(&self, id: &str, event: &str, charge: &str) -> ReceiveAsaasEvent {
        ReceiveAsaasEvent {
            webhook_id: self.hook.id,
            body: AsaasEvent {
                id: id.to_owned(),
                event: event.to_owned(),
                payment: Some(AsaasCharge { id: charge.to_owned() }),
            },
        }
    }
}
