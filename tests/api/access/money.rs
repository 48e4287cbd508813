//! Ledger, payments and statements in the sweep: a charge and a payment, and a request for each operation on them.

use chrono::TimeDelta;
use tests::world::{Tenant, beginning};
use tests::{Attempt, Caller};
use types::access::Operation;
use types::accounts::{AccountId, ExportFormat};
use types::dunning::ToldStep;
use types::kit::money::Money;
use types::ledger::{
    CreateCharge, CreateCredit, CreditNoteQuery, DownloadCreditNote, EntryId, GetBalances, LedgerQuery,
    ListCreditNotes, ListEntries, NewCharge, NewCredit, Reversal, ReverseEntry, TaxTreatment,
};
use types::payments::{
    CancelPayment, Cancellation, ChangePayment, ChangePaymentMethods, ConfirmPayment, Confirmation, DebtTax,
    ListPaymentMethods, ListPayments, MethodChange, MethodsChange, NewPayment, PaymentChange, PaymentId, PaymentMethod,
    PaymentQuery, ReversePayment, SchedulePayment,
};
use types::statements::{
    GetReceivables, GetStatement, ReceivablesQuery, SendStatement, StatementFormat, StatementMail, StatementQuery,
    TakeReceivables, TakeStatement,
};

use super::target::Target;
use super::{dunning, subscriptions};

/// A charge of an account, one of its payments, and the versions of that and of the subscription.
#[derive(Clone, Copy, Debug)]
pub(super) struct Owed {
    pub entry: EntryId,
    pub payment: (PaymentId, i64),
    /// The version of its subscription.
    pub subscription: i64,
    /// The version of the reseller's overdue ladder.
    pub ladder: i64,
    /// A step that somebody is to tell its client of.
    pub step: ToldStep,
}

/// Writes both.
pub(super) async fn owed(owner: &Caller<'_>, tenant: &Tenant, account_id: AccountId) -> Owed {
    let body = charge(tenant);
    let entry = owner.ok(CreateCharge { account_id, body }).await.id;
    let body = payment(tenant);
    let payment = owner.ok(SchedulePayment { account_id, body }).await;
    Owed {
        entry,
        payment: (payment.id, payment.version),
        subscription: 1,
        ladder: 0,
        step: ToldStep {
            since: beginning().date_naive(),
            days: 0,
        },
    }
}

/// Brings them into the state an operation needs, by writing others.
pub(super) async fn ready(owner: &Caller<'_>, target: &mut Target<'_>, operation: Operation) {
    use Operation as O;
    subscriptions::ready(owner, target, operation).await;
    let decided = [O::ChangePayment, O::ConfirmPayment, O::CancelPayment, O::ReversePayment];
    if operation == O::DownloadCreditNote {
        let (account_id, body) = (target.account.0, credit(target.tenant));
        target.owed.entry = owner.ok(CreateCredit { account_id, body }).await.id;
    }
    if operation != O::ReverseEntry && !decided.contains(&operation) {
        return;
    }
    target.owed = owed(owner, target.tenant, target.account.0).await;
    if operation == O::ReversePayment {
        let (payment_id, version) = target.owed.payment;
        let confirm = ConfirmPayment {
            account_id: target.account.0,
            payment_id,
            version,
            body: Confirmation::default(),
        };
        target.owed.payment.1 = owner.ok(confirm).await.payment.version;
    }
}

/// All that is owed and paid, in words to be compared.
pub(super) async fn told(owner: &Caller<'_>, account_id: AccountId) -> String {
    let query = LedgerQuery::default();
    let entries = owner.ok(ListEntries { account_id, query }).await.items;
    let query = PaymentQuery::default();
    let payments = owner.ok(ListPayments { account_id, query }).await.items;
    let subscription = subscriptions::told(owner, account_id).await;
    let dunning = dunning::told(owner, account_id).await;
    format!("{entries:?}{payments:?}{subscription}{dunning}")
}

pub(super) fn request(operation: Operation, on: &Target<'_>) -> Attempt {
    use Operation as O;
    let account_id = on.account.0;
    let Owed {
        entry: entry_id,
        payment: (payment_id, version),
        ..
    } = on.owed;
    match operation {
        O::ListEntries => {
            let query = LedgerQuery::default();
            Attempt::of(&ListEntries { account_id, query })
        }
        O::GetBalances => Attempt::of(&GetBalances { account_id }),
        O::CreateCharge => {
            let body = charge(on.tenant);
            Attempt::of(&CreateCharge { account_id, body })
        }
        O::CreateCredit => {
            let body = credit(on.tenant);
            Attempt::of(&CreateCredit { account_id, body })
        }
        O::ListCreditNotes => {
            let query = CreditNoteQuery::default();
            Attempt::of(&ListCreditNotes { query })
        }
        O::DownloadCreditNote => Attempt::of(&DownloadCreditNote { account_id, entry_id }),
        O::ReverseEntry => Attempt::of(&ReverseEntry {
            account_id,
            entry_id,
            body: reason(),
        }),
        O::ListPayments => {
            let query = PaymentQuery::default();
            Attempt::of(&ListPayments { account_id, query })
        }
        O::SchedulePayment => {
            let body = payment(on.tenant);
            Attempt::of(&SchedulePayment { account_id, body })
        }
        O::ChangePayment => Attempt::of(&ChangePayment {
            account_id,
            payment_id,
            version,
            body: PaymentChange {
                due_on: beginning().date_naive() + TimeDelta::days(9),
                method: PaymentMethod::Cash,
                card_brand: None,
                bank: None,
                reference: None,
            },
        }),
        O::ConfirmPayment => Attempt::of(&ConfirmPayment {
            account_id,
            payment_id,
            version,
            body: Confirmation::default(),
        }),
        O::CancelPayment => Attempt::of(&CancelPayment {
            account_id,
            payment_id,
            version,
            body: Cancellation::default(),
        }),
        O::ReversePayment => Attempt::of(&ReversePayment {
            account_id,
            payment_id,
            version,
            body: reason(),
        }),
        O::ListPaymentMethods => Attempt::of(&ListPaymentMethods {}),
        O::ChangePaymentMethods => {
            let methods =
                [PaymentMethod::Cash, PaymentMethod::Transfer].map(|method| MethodChange { method, details: None });
            let methods = methods.to_vec();
            Attempt::of(&ChangePaymentMethods {
                body: MethodsChange { methods },
            })
        }
        O::GetStatement => {
            let query = StatementQuery::default();
            Attempt::of(&GetStatement { account_id, query })
        }
        O::TakeStatement => Attempt::of(&TakeStatement {
            account_id,
            format: StatementFormat::Csv,
            query: StatementQuery::default(),
        }),
        O::SendStatement => Attempt::of(&SendStatement {
            account_id,
            body: StatementMail {
                addresses: vec!["gerencia@pukara.example".to_owned()],
                ..StatementMail::default()
            },
        }),
        O::GetReceivables => Attempt::of(&GetReceivables {
            query: ReceivablesQuery::default(),
        }),
        O::TakeReceivables => Attempt::of(&TakeReceivables {
            format: ExportFormat::Csv,
            query: ReceivablesQuery::default(),
        }),
        other => panic!("{other:?} is not about money"),
    }
}

pub(super) fn charge(tenant: &Tenant) -> NewCharge {
    NewCharge {
        description: "Capacitación".to_owned(),
        amount: amount(tenant),
        tax: TaxTreatment::Included,
        happened_on: None,
        due_on: beginning().date_naive() + TimeDelta::days(7),
        withholding: None,
    }
}

fn credit(tenant: &Tenant) -> NewCredit {
    NewCredit {
        description: "Descuento".to_owned(),
        amount: amount(tenant),
        tax: TaxTreatment::Included,
        happened_on: None,
        charge_id: None,
    }
}

fn payment(tenant: &Tenant) -> NewPayment {
    NewPayment {
        due_on: beginning().date_naive() + TimeDelta::days(7),
        method: PaymentMethod::Transfer,
        card_brand: None,
        bank: None,
        reference: None,
        amount: amount(tenant),
        charge_id: None,
        description: Some("Mensualidad".to_owned()),
        tax: DebtTax::Included,
    }
}

fn amount(tenant: &Tenant) -> Money {
    Money {
        minor: 11_800,
        currency: tenant.reseller.country.currency(),
    }
}

fn reason() -> Reversal {
    Reversal {
        reason: "Se registró dos veces".to_owned(),
    }
}
