//! Pix to the reseller's own key: set by an owner, made into the code of a payment, found again by its name.

use tests::{Caller, Code, TestApp, on_both_engines};
use types::accounts::AccountId;
use types::boletos::{
    ChangePixSettings, FindPixPayment, GetPaymentPix, GetPixSettings, PixReceiver, PixSettings, PixSettingsChange,
    RegisterBoleto,
};
use types::kit::fault::Fault;
use types::kit::money::{Currency, Money};
use types::payments::{
    CancelPayment, Cancellation, ConfirmPayment, Confirmation, NewPayment, PaymentId, PaymentMethod, PaymentState,
    SchedulePayment,
};
use types::pix::{BrCode, KeyKind};

use super::{new, set_up, today};

/// A key as it is typed.
fn receiver(kind: KeyKind, key: &str) -> PixSettingsChange {
    PixSettingsChange {
        receiver: Some(PixReceiver {
            kind,
            key: key.to_owned(),
            name: "Ipê Notas Serviços de Informática Ltda".to_owned(),
            city: "São Paulo".to_owned(),
        }),
    }
}

/// Sets a key for a reseller that has none.
async fn set(owner: &Caller<'_>) -> PixSettings {
    let body = receiver(KeyKind::Cnpj, "11.222.333/0001-81");
    owner.ok(ChangePixSettings { version: 0, body }).await
}

/// A payment by Pix that is waited for.
pub(crate) fn by_pix(minor: i64) -> NewPayment {
    NewPayment {
        method: PaymentMethod::Pix,
        ..new(minor)
    }
}

async fn scheduled(app: &TestApp, body: NewPayment) -> (AccountId, PaymentId) {
    let account_id = app.account(&app.world.ipe, "tapera").await.id;
    let payment = app
        .by(&app.world.ipe.manager)
        .ok(SchedulePayment { account_id, body })
        .await;
    (account_id, payment.id)
}

on_both_engines! {
    async fn an_owner_sets_the_key_against_a_version(app) {
        let owner = app.by(&app.world.ipe.owner);
        assert_eq!(owner.ok(GetPixSettings {}).await, PixSettings { receiver: None, version: 0 });
        let wrong = |kind, key: &str| ChangePixSettings { version: 0, body: receiver(kind, key) };
        for (kind, key, fault) in [
            (KeyKind::Cnpj, "11222333000182", Fault::WrongCheckDigit),
            (KeyKind::Cpf, "11144477736", Fault::WrongCheckDigit),
            (KeyKind::Email, "caixa@", Fault::NotAnEmail),
            (KeyKind::Phone, "1234", Fault::TooShort { minimum: 10 }),
        ] {
            owner.wrong(wrong(kind, key), &[("receiver.key", fault)]).await;
        }
        let mut nameless = receiver(KeyKind::Cpf, "111.444.777-35");
        if let Some(receiver) = &mut nameless.receiver {
            (receiver.name, receiver.city) = (" ".to_owned(), String::new());
        }
        let faults = [("receiver.name", Fault::Required), ("receiver.city", Fault::Required)];
        owner.wrong(ChangePixSettings { version: 0, body: nameless }, &faults).await;

        let settings = set(&owner).await;
        let kept = settings.receiver.clone().expect("a key");
        assert_eq!((kept.key.as_str(), kept.name.as_str(), kept.city.as_str()), ("11222333000181", "Ipe Notas Servicos de Inf", "Sao Paulo"));
        let manager = app.by(&app.world.ipe.manager);
        assert_eq!(manager.ok(GetPixSettings {}).await, settings, "others see it");
        let again = ChangePixSettings { version: 1, body: receiver(KeyKind::Email, "Caixa@Ipe.example") };
        manager.refused(again.clone(), Code::NotAllowed).await;
        owner.refused(ChangePixSettings { version: 0, ..again.clone() }, Code::VersionIsStale).await;
        let second = owner.ok(again).await;
        assert_eq!((second.version, second.receiver.map(|kept| kept.key)), (2, Some("caixa@ipe.example".to_owned())));
        let none = PixSettingsChange { receiver: None };
        let gone = owner.ok(ChangePixSettings { version: 2, body: none }).await;
        assert_eq!(gone, PixSettings { receiver: None, version: 0 });
        let stranger = app.by(&app.world.sillar.owner);
        assert_eq!(stranger.ok(GetPixSettings {}).await.receiver, None);
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'reseller.pix_receiver_changed'").await, 3);
    }

    async fn the_code_of_a_payment_asks_for_it_and_leads_back_to_it(app) {
        let (account_id, payment_id) = scheduled(&app, by_pix(12_990)).await;
        let (owner, accountant) = (app.by(&app.world.ipe.owner), app.by(&app.world.ipe.accountant));
        let get = GetPaymentPix { account_id, payment_id };
        accountant.refused(get.clone(), Code::PixNotSetUp).await;
        set(&owner).await;
        let pix = accountant.ok(get.clone()).await;
        let read = BrCode::parse(&pix.code).expect("a BR Code");
        assert_eq!((read.amount(), read.receiver().name(), read.receiver().city()), (Some(12_990), "Ipe Notas Servicos de Inf", "Sao Paulo"));
        assert_eq!(read.key().map(|key| key.as_str()), Some("11222333000181"));
        assert_eq!(read.txid().map(|txid| txid.as_str()), Some(pix.txid.as_str()));
        assert_eq!(accountant.ok(get.clone()).await, pix, "it stays the same");

        let found = accountant.ok(FindPixPayment { txid: pix.txid.to_lowercase() }).await;
        assert_eq!((found.id, found.account_id), (payment_id, account_id));
        let txid = pix.txid.clone();
        app.by(&app.world.sillar.owner).refused(FindPixPayment { txid }, Code::NotFound).await;
        accountant.refused(FindPixPayment { txid: "PEDIDO7".to_owned() }, Code::NotFound).await;
        app.by(&app.world.sillar.owner).refused(get.clone(), Code::NotFound).await;
        app.by(&app.world.ipe.support).refused(get.clone(), Code::NotAllowed).await;

        // Nobody tells that it was paid: it is confirmed by hand, and then there is nothing to pay.
        let body = Confirmation { paid_on: Some(today()), ..Confirmation::default() };
        let version = found.version;
        let paid = owner.ok(ConfirmPayment { account_id, payment_id, version, body }).await;
        assert_eq!(paid.payment.state, PaymentState::Paid);
        accountant.refused(get, Code::PixNotPossible).await;
    }

    async fn only_what_is_to_be_paid_by_pix_in_reais_has_a_code(app) {
        let owner = app.by(&app.world.ipe.owner);
        set(&owner).await;
        let (account_id, payment_id) = scheduled(&app, by_pix(500)).await;
        let dollars = Money { minor: 500, currency: Currency::parse("USD").expect("dollars") };
        for body in [new(500), NewPayment { amount: dollars, ..by_pix(500) }] {
            let payment_id = owner.ok(SchedulePayment { account_id, body }).await.id;
            owner.refused(GetPaymentPix { account_id, payment_id }, Code::PixNotPossible).await;
        }
        let body = Cancellation { reason: Some("Otra forma".to_owned()) };
        owner.ok(GetPaymentPix { account_id, payment_id }).await;
        owner.ok(CancelPayment { account_id, payment_id, version: 1, body }).await;
        owner.refused(GetPaymentPix { account_id, payment_id }, Code::PixNotPossible).await;
    }

    async fn a_boleto_that_can_be_paid_is_the_only_code_of_its_debt(app) {
        let asaas = tests::asaas::Asaas::start();
        let app = app.paying(asaas.providers());
        let owner = app.by(&app.world.ipe.owner);
        set_up(&owner).await;
        set(&owner).await;
        let (account_id, payment_id) = scheduled(&app, by_pix(12_990)).await;
        owner.ok(GetPaymentPix { account_id, payment_id }).await;
        owner.ok(RegisterBoleto { account_id, payment_id }).await;
        owner.refused(GetPaymentPix { account_id, payment_id }, Code::PixNotPossible).await;
        owner.ok(types::boletos::CancelBoleto { account_id, payment_id }).await;
        owner.ok(GetPaymentPix { account_id, payment_id }).await;
    }
}
