//! Payments: scheduled, confirmed in whole or in part, cancelled, taken back.

use chrono::{Days, NaiveDate};
use tests::many::at_once;
use tests::world::beginning;
use tests::{Code, on_both_engines};
use types::accounts::AccountId;
use types::kit::fault::Fault;
use types::kit::money::{Currency, Money};
use types::ledger::{
    CreateCharge, EntryKind, LedgerQuery, ListEntries, NewCharge, Reversal, ReverseEntry, TaxTreatment, Withholding,
    WithholdingKind,
};
use types::payments::{
    CancelPayment, Cancellation, CardBrand, ChangePayment, ChangePaymentMethods, ConfirmPayment, Confirmation, DebtTax,
    ListPaymentMethods, ListPayments, MethodChange, MethodsChange, NewPayment, Payment, PaymentChange, PaymentMethod,
    PaymentQuery, PaymentState, ReversePayment, SchedulePayment,
};

use crate::ledger::{soles, stands};

fn today() -> NaiveDate {
    beginning().date_naive()
}

fn new(minor: i64) -> NewPayment {
    NewPayment {
        due_on: today() + Days::new(5),
        method: PaymentMethod::Transfer,
        card_brand: None,
        bank: Some("BCP".to_owned()),
        reference: None,
        amount: soles(minor),
        charge_id: None,
        description: Some("Mensualidad".to_owned()),
        tax: DebtTax::Included,
    }
}

fn confirm(payment: &Payment, body: Confirmation) -> ConfirmPayment {
    ConfirmPayment {
        account_id: payment.account_id,
        payment_id: payment.id,
        version: payment.version,
        body,
    }
}

fn cancel(payment: &Payment) -> CancelPayment {
    CancelPayment {
        account_id: payment.account_id,
        payment_id: payment.id,
        version: payment.version,
        body: Cancellation {
            reason: Some("Se acordó no cobrarla".to_owned()),
        },
    }
}

fn take_back(payment: &Payment) -> ReversePayment {
    ReversePayment {
        account_id: payment.account_id,
        payment_id: payment.id,
        version: payment.version,
        body: Reversal {
            reason: "Rebotó".to_owned(),
        },
    }
}

fn charge(minor: i64, withholding: Option<Withholding>) -> NewCharge {
    NewCharge {
        description: "Licencia anual".to_owned(),
        amount: soles(minor),
        tax: TaxTreatment::Included,
        happened_on: None,
        due_on: today() + Days::new(5),
        withholding,
    }
}

fn of(account_id: AccountId) -> ListPayments {
    let query = PaymentQuery::default();
    ListPayments { account_id, query }
}

on_both_engines! {
    async fn a_payment_is_a_debt_until_it_is_confirmed(app) {
        let tenant = &app.world.sillar;
        let account_id = app.account(tenant, "pukara").await.id;
        let manager = app.by(&tenant.manager);
        let made = manager.ok(SchedulePayment { account_id, body: new(11_800) }).await;
        assert_eq!((made.state, made.version, made.created_by.as_deref()), (PaymentState::Scheduled, 1, Some("Mario Gestor")));
        assert_eq!(stands(&manager, account_id).await.balance_minor, 11_800);
        app.clock.advance(chrono::TimeDelta::days(6));
        let manager = app.anew(&tenant.manager).await;
        assert_eq!(stands(&manager, account_id).await.overdue_minor, 11_800);
        let body = Confirmation { reference: Some(" OP   004512 ".to_owned()), ..Confirmation::default() };
        let done = manager.ok(confirm(&made, body)).await;
        assert_eq!(done.rest, None);
        let paid = done.payment;
        assert_eq!((paid.state, paid.paid_on, paid.version), (PaymentState::Paid, Some(today() + Days::new(6)), 2));
        assert_eq!((paid.reference.as_deref(), paid.decided_by.as_deref()), (Some("OP 004512"), Some("Mario Gestor")));
        let balance = stands(&manager, account_id).await;
        assert_eq!((balance.balance_minor, balance.open_minor, balance.overdue_minor), (0, 0, 0));
        manager.refused(confirm(&made, Confirmation::default()), Code::VersionIsStale).await;
        manager.refused(confirm(&paid, Confirmation::default()), Code::AlreadyInThatState).await;
        manager.refused(cancel(&paid), Code::AlreadyInThatState).await;
        let query = LedgerQuery::default();
        let entry = manager.ok(ListEntries { account_id, query }).await.items.remove(0);
        assert_eq!((entry.kind, entry.payment_id), (EntryKind::Payment, Some(paid.id)));
        let body = Reversal { reason: "x".to_owned() };
        manager.refused(ReverseEntry { account_id, entry_id: entry.id, body }, Code::BelongsToPayment).await;

        let back = manager.ok(take_back(&paid)).await;
        assert_eq!((back.state, back.reason.as_deref()), (PaymentState::Reversed, Some("Rebotó")));
        assert_eq!(stands(&manager, account_id).await.overdue_minor, 11_800);
        manager.refused(take_back(&back), Code::AlreadyInThatState).await;
        assert_eq!(manager.ok(of(account_id)).await.items, [back]);
    }

    async fn the_rest_of_a_part_is_waited_for(app) {
        let tenant = &app.world.sillar;
        let account_id = app.account(tenant, "pukara").await.id;
        let manager = app.by(&tenant.manager);
        let made = manager.ok(SchedulePayment { account_id, body: new(11_800) }).await;
        let body = Confirmation { amount_minor: Some(5_000), rest_due_on: Some(today() + Days::new(20)), ..Confirmation::default() };
        let done = manager.ok(confirm(&made, body)).await;
        let rest = done.rest.expect("a rest");
        assert_eq!((done.payment.amount.minor, rest.amount.minor, rest.due_on), (5_000, 6_800, today() + Days::new(20)));
        assert_eq!((rest.rest_of, rest.charge_id, rest.state), (Some(made.id), made.charge_id, PaymentState::Scheduled));
        assert_eq!(stands(&manager, account_id).await.open_minor, 6_800);
        let gone = manager.ok(cancel(&rest)).await;
        assert_eq!((gone.state, gone.reason.as_deref()), (PaymentState::Cancelled, Some("Se acordó no cobrarla")));
        let balance = stands(&manager, account_id).await;
        assert_eq!((balance.balance_minor, balance.open_minor, balance.unused_minor), (0, 0, 0));
    }

    async fn a_cancelled_debt_is_owed_no_more_and_a_charge_stays(app) {
        let tenant = &app.world.sillar;
        let account_id = app.account(tenant, "pukara").await.id;
        let manager = app.by(&tenant.manager);
        let own = manager.ok(SchedulePayment { account_id, body: new(5_900) }).await;
        manager.ok(cancel(&own)).await;
        assert_eq!(stands(&manager, account_id).await.balance_minor, 0);
        let charged = manager.ok(CreateCharge { account_id, body: charge(20_000, None) }).await;
        let body = NewPayment { charge_id: Some(charged.id), description: None, ..new(12_000) };
        let part = manager.ok(SchedulePayment { account_id, body }).await;
        assert_eq!(part.description, "Licencia anual");
        assert_eq!(stands(&manager, account_id).await.balance_minor, 20_000, "no debt of its own");
        manager.ok(cancel(&part)).await;
        assert_eq!(stands(&manager, account_id).await.balance_minor, 20_000);
        let body = NewPayment { charge_id: Some(charged.id), ..new(20_001) };
        let most = Fault::OutOfRange { minimum: 1, maximum: 20_000 };
        manager.wrong(SchedulePayment { account_id, body }, &[("amount.minor", most)]).await;
    }

    async fn a_bill_paid_in_two_parts_does_not_look_unpaid(app) {
        let tenant = &app.world.sillar;
        let account_id = app.account(tenant, "pukara").await.id;
        let manager = app.by(&tenant.manager);
        let withholding = Some(Withholding { kind: WithholdingKind::Detraction, basis_points: None });
        let charged = manager.ok(CreateCharge { account_id, body: charge(118_000, withholding) }).await;
        assert_eq!(charged.withheld.map(|part| part.minor), Some(14_200));
        let pay = |minor, method| NewPayment { charge_id: Some(charged.id), method, bank: None, ..new(minor) };
        let own = manager.ok(SchedulePayment { account_id, body: pay(103_800, PaymentMethod::Yape) }).await;
        let state = manager.ok(SchedulePayment { account_id, body: pay(14_200, PaymentMethod::Detraction) }).await;
        manager.ok(confirm(&own, Confirmation::default())).await;
        app.clock.advance(chrono::TimeDelta::days(30));
        let manager = app.anew(&tenant.manager).await;
        let balance = stands(&manager, account_id).await;
        assert_eq!((balance.open_minor, balance.withheld_minor, balance.overdue_minor), (14_200, 14_200, 0));
        manager.ok(confirm(&state, Confirmation::default())).await;
        assert_eq!(stands(&manager, account_id).await.open_minor, 0);
    }

    async fn what_does_not_go_together_is_named(app) {
        let tenant = &app.world.sillar;
        let account_id = app.account(tenant, "pukara").await.id;
        let manager = app.by(&tenant.manager);
        let body = NewPayment { card_brand: Some(CardBrand::Visa), method: PaymentMethod::Yape, description: None, ..new(100) };
        manager.wrong(SchedulePayment { account_id, body }, &[
            ("card_brand", Fault::OutOfPlace), ("bank", Fault::OutOfPlace), ("description", Fault::Required),
        ]).await;
        let body = NewPayment { method: PaymentMethod::CreditCard, bank: None, due_on: today() + Days::new(400), ..new(100) };
        manager.wrong(SchedulePayment { account_id, body }, &[
            ("due_on", Fault::WrongDay), ("card_brand", Fault::Required),
        ]).await;
        let body = NewPayment { method: PaymentMethod::Pix, bank: None, ..new(100) };
        manager.wrong(SchedulePayment { account_id, body }, &[("method", Fault::OutOfPlace)]).await;
        let made = manager.ok(SchedulePayment { account_id, body: new(100) }).await;
        let body = Confirmation { paid_on: Some(today() + Days::new(1)), amount_minor: Some(0), ..Confirmation::default() };
        let large = Fault::OutOfRange { minimum: 1, maximum: 99_999_999_999 };
        manager.wrong(confirm(&made, body), &[("amount_minor", large), ("paid_on", Fault::WrongDay)]).await;
        let dollars = Money { minor: 100, currency: Currency::parse("USD").expect("a currency") };
        let body = NewPayment { charge_id: made.charge_id, amount: dollars, ..new(100) };
        manager.wrong(SchedulePayment { account_id, body }, &[("amount.currency", Fault::OtherCurrency)]).await;
        assert_eq!(manager.ok(of(account_id)).await.items, [made]);
        assert_eq!(stands(&manager, account_id).await.balance_minor, 100);
    }

    async fn the_same_reference_twice_is_told(app) {
        let tenant = &app.world.sillar;
        let account_id = app.account(tenant, "pukara").await.id;
        let other = app.account(tenant, "wayra").await;
        let manager = app.by(&tenant.manager);
        let with = |reference: &str, bank: &str| NewPayment {
            reference: Some(reference.to_owned()), bank: Some(bank.to_owned()), ..new(100)
        };
        let first = manager.ok(SchedulePayment { account_id: other.id, body: with("OP 004512", "BCP") }).await;
        assert_eq!(first.alike, []);
        let second = manager.ok(SchedulePayment { account_id, body: with("op-004512", "bcp") }).await;
        let told: Vec<_> = second.alike.iter().map(|each| (each.payment_id, each.account_name.as_str())).collect();
        assert_eq!(told, [(first.id, other.name.as_str())]);
        let elsewhere = manager.ok(SchedulePayment { account_id, body: with("OP 004512", "BBVA") }).await;
        assert_eq!(elsewhere.alike, []);
        let ipe = &app.world.ipe;
        let account_id = app.account(ipe, "tapera").await.id;
        let reais = Money { minor: 100, currency: Currency::real() };
        let body = NewPayment { amount: reais, ..with("OP 004512", "BCP") };
        let stranger = app.by(&ipe.manager).ok(SchedulePayment { account_id, body }).await;
        assert_eq!(stranger.alike, [], "nobody is told of another reseller's");
    }

    async fn a_payment_is_changed_while_it_is_waited_for(app) {
        let tenant = &app.world.sillar;
        let account_id = app.account(tenant, "pukara").await.id;
        let manager = app.by(&tenant.manager);
        let made = manager.ok(SchedulePayment { account_id, body: new(100) }).await;
        let change = |version, method, card_brand| ChangePayment {
            account_id, payment_id: made.id, version,
            body: PaymentChange { due_on: today() + Days::new(9), method, card_brand, bank: None, reference: None },
        };
        let changed = manager.ok(change(1, PaymentMethod::DebitCard, Some(CardBrand::Visa))).await;
        assert_eq!((changed.due_on, changed.method, changed.card_brand, changed.bank.clone()),
            (today() + Days::new(9), PaymentMethod::DebitCard, Some(CardBrand::Visa), None));
        manager.refused(change(1, PaymentMethod::Cash, None), Code::VersionIsStale).await;
        let done = manager.ok(confirm(&changed, Confirmation::default())).await.payment;
        manager.refused(change(done.version, PaymentMethod::Cash, None), Code::AlreadyInThatState).await;
    }

    async fn only_the_methods_that_are_taken_are_scheduled(app) {
        let tenant = &app.world.sillar;
        let account_id = app.account(tenant, "pukara").await.id;
        let owner = app.by(&tenant.owner);
        let all = owner.ok(ListPaymentMethods {}).await;
        assert!(all.len() == PaymentMethod::ALL.len() && all.iter().all(|each| each.enabled));
        let taken = |method| MethodChange { method, details: Some(" CCI 002-191 ".to_owned()) };
        let methods = vec![taken(PaymentMethod::Plin), taken(PaymentMethod::Cash)];
        let now = owner.ok(ChangePaymentMethods { body: MethodsChange { methods } }).await;
        let told: Vec<_> = now.iter().filter(|each| each.enabled).map(|each| (each.method, each.details.as_deref())).collect();
        assert_eq!(told, [(PaymentMethod::Plin, Some("CCI 002-191")), (PaymentMethod::Cash, Some("CCI 002-191"))]);
        owner.wrong(SchedulePayment { account_id, body: new(100) }, &[("method", Fault::Unknown)]).await;
        let body = NewPayment { method: PaymentMethod::Plin, bank: None, ..new(100) };
        owner.ok(SchedulePayment { account_id, body }).await;
        let strangers = app.by(&app.world.ipe.owner).ok(ListPaymentMethods {}).await;
        assert!(strangers.iter().all(|each| each.enabled));
    }

    async fn of_two_who_confirm_at_once_one_does(app) {
        let tenant = &app.world.sillar;
        let account_id = app.account(tenant, "pukara").await.id;
        let manager = app.by(&tenant.manager);
        let made = manager.ok(SchedulePayment { account_id, body: new(11_800) }).await;
        let both = (0..6).map(|_| manager.send(confirm(&made, Confirmation::default())));
        let done = at_once(6, both).await;
        assert_eq!(done.iter().filter(|each| each.is_ok()).count(), 1);
        assert_eq!(stands(&manager, account_id).await.balance_minor, 0);
    }
}
