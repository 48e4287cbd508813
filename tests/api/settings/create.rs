//! Settings that come with a new account.

use tests::make::{SOL, mail, new_account, system};
use tests::{TestApp, on_both_engines};
use types::accounts::{AccountSettings, CreateAccount, Environment, GetAccountSettings, NewAccount};
use types::kit::fault::Fault;
use types::kit::mail::Security;
use types::settings::{Mail, MailSettings, Sender, Settings, System, SystemSettings};
use types::tax_id::Country;

fn ose(url: Option<&str>) -> SystemSettings {
    SystemSettings {
        sender: Some(Sender::Ose),
        ose_url: url.map(str::to_owned),
        ..system(Country::Pe)
    }
}

async fn created(app: &TestApp, body: NewAccount) -> AccountSettings {
    let account = app.manager().ok(CreateAccount { body }).await;
    app.manager().ok(GetAccountSettings { account_id: account.id }).await
}

on_both_engines! {
    async fn an_account_keeps_the_settings_it_was_made_with(app) {
        let settings = MailSettings {
            host: "smtp.pukara.example".to_owned(),
            port: 465,
            security: Security::Tls,
            user: Some("facturas".to_owned()),
            password: Some("cobre".to_owned()),
            reply_to: Some("Ventas@Pukara.example".to_owned()),
            ..mail(25)
        };
        let body = NewAccount {
            system: ose(Some("https://ose.example/billService")),
            mail: Some(settings),
            client_may_switch: true,
            cycle_day: 31,
            ..new_account(&app.world.sillar, "pukara")
        };
        let told = created(&app, body).await;
        let now = Some(app.context.now());
        assert_eq!(told.settings, Settings {
            system: System {
                sender: Sender::Ose,
                ose_url: Some("https://ose.example/billService".to_owned()),
                sol_user: Some(SOL.0.to_owned()),
                sol_password_set_at: now,
            },
            mail: Some(Mail {
                host: "smtp.pukara.example".to_owned(),
                port: 465,
                security: Security::Tls,
                user: Some("facturas".to_owned()),
                password_set_at: now,
                from_name: "Pukara Textil".to_owned(),
                from_address: "facturas@pukara.example".to_owned(),
                reply_to: Some("ventas@pukara.example".to_owned()),
            }),
            client_may_switch: true,
        });
        assert_eq!((told.account.cycle_day, told.twin, told.twin_of), (31, None, None));
    }

    async fn demo_needs_nothing_of_it(app) {
        let body = NewAccount { environment: Environment::Demo, system: SystemSettings::default(), ..new_account(&app.world.sillar, "pukara") };
        let told = created(&app, body).await;
        assert_eq!(told.settings.system, System { sender: Sender::Sunat, ose_url: None, sol_user: None, sol_password_set_at: None });
        assert_eq!((told.settings.mail, told.settings.client_may_switch), (None, false));
        let brazil = app.account(&app.world.ipe, "aroeira").await;
        let told = app.by(&app.world.ipe.support).ok(GetAccountSettings { account_id: brazil.id }).await;
        assert_eq!((told.settings.system.sender, told.account), (Sender::Sefaz, brazil));
    }

    async fn production_in_peru_needs_the_secondary_user(app) {
        let with = |system| CreateAccount { body: NewAccount { system, ..new_account(&app.world.sillar, "pukara") } };
        let needed = [("system.sol_user", Fault::Required), ("system.sol_password", Fault::Required)];
        app.manager().wrong(with(SystemSettings::default()), &needed).await;
        let ruc = SystemSettings { sol_user: Some("20131312955FACTURA1".to_owned()), ..system(Country::Pe) };
        app.manager().wrong(with(ruc), &[("system.sol_user", Fault::NotTheTaxId)]).await;
        app.manager().wrong(with(ose(None)), &[("system.ose_url", Fault::Required)]).await;
        app.manager().wrong(with(ose(Some("http://ose.example"))), &[("system.ose_url", Fault::NotAnHttpsUrl)]).await;
        let sefaz = SystemSettings { sender: Some(Sender::Sefaz), ..system(Country::Pe) };
        app.manager().wrong(with(sefaz), &[("system.sender", Fault::Unknown)]).await;
        let foreign = NewAccount { system: system(Country::Pe), ..new_account(&app.world.ipe, "aroeira") };
        let unknown = [("system.sol_user", Fault::Unknown), ("system.sol_password", Fault::Unknown)];
        app.by(&app.world.ipe.manager).wrong(CreateAccount { body: foreign }, &unknown).await;
        assert_eq!((app.rows("accounts").await, app.rows("account_settings").await), (0, 0));
    }

    async fn what_is_wrong_with_any_part_is_told_at_once(app) {
        let body = NewAccount {
            name: String::new(),
            cycle_day: 32,
            system: SystemSettings { sol_password: None, ..system(Country::Pe) },
            mail: Some(MailSettings { host: "smtp pukara".to_owned(), port: 0, from_address: "x".to_owned(),
                user: Some("facturas".to_owned()), ..mail(25) }),
            ..new_account(&app.world.sillar, "pukara")
        };
        app.manager().wrong(CreateAccount { body }, &[
            ("name", Fault::Required),
            ("cycle_day", Fault::OutOfRange { minimum: 1, maximum: 31 }),
            ("system.sol_password", Fault::Required),
            ("mail.host", Fault::NotAServer),
            ("mail.port", Fault::OutOfRange { minimum: 1, maximum: 65_535 }),
            ("mail.password", Fault::Required),
            ("mail.from_address", Fault::NotAnEmail),
        ]).await;
        assert_eq!(app.rows("accounts").await, 0);
    }
}
