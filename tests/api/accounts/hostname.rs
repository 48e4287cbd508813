//! Whether a hostname can be had, and which could be taken for another's.

use tests::make::new_account;
use tests::{Caller, on_both_engines};
use types::accounts::{Availability, CheckHostname, CreateAccount, HostnameCheck, HostnameQuery};
use types::kit::fault::Fault;
use types::tax_id::Country;

async fn check(caller: &Caller<'_>, hostname: &str, name: &str) -> HostnameCheck {
    let query = HostnameQuery {
        hostname: hostname.to_owned(),
        name: Some(name.to_owned()),
        country: Some(Country::Pe),
    };
    caller.ok(CheckHostname { query }).await
}

on_both_engines! {
    async fn a_hostname_is_free_or_it_is_said_why_not(app) {
        app.account(&app.world.ipe, "pukara").await;
        let manager = app.manager();
        for (hostname, availability) in [
            ("qantu", Availability::Available),
            (" Qantu ", Availability::Available),
            ("pukara-2", Availability::Available),
            ("pukara", Availability::Taken),
            (" PUKARA ", Availability::Taken),
            ("puk-ara", Availability::LooksLikeAnother),
            ("admin", Availability::Reserved),
            ("pagos-sunat", Availability::Reserved),
            ("adm1n", Availability::LooksLikeAnother),
            ("", Availability::Malformed),
            ("ab", Availability::Malformed),
            ("piñata", Availability::Malformed),
            ("a/b\0c", Availability::Malformed),
        ] {
            let told = check(&manager, hostname, "").await;
            assert_eq!(told.availability, availability, "{hostname}");
            assert_eq!(told.hostname, hostname.trim().to_lowercase());
            assert!(told.suggestions.len() <= 3 && (availability != Availability::Available || told.suggestions.is_empty()));
        }
    }

    async fn what_is_proposed_instead_can_be_had(app) {
        let manager = app.manager();
        for taken in ["pukara", "pukara-textil", "puka-ra-pe"] {
            app.account(&app.world.ipe, taken).await;
        }
        let told = check(&manager, "pukara", "Pukara Textil del Sur S.A.C.").await;
        assert_eq!(told.suggestions, ["pukara-textil-sur", "pukara-2", "pukara-3"]);
        for hostname in told.suggestions {
            assert_eq!(check(&manager, &hostname, "").await.availability, Availability::Available);
            app.account(&app.world.sillar, &hostname).await;
        }
        assert_eq!(check(&manager, "Ñandú Café", "").await.suggestions, ["nandu-cafe", "nandu-cafe-pe", "nandu-cafe-2"]);
        assert!(check(&manager, "sunat", "").await.suggestions.is_empty());
    }

    async fn a_name_that_can_be_taken_for_anothers_is_refused(app) {
        app.account(&app.world.ipe, "molino-sur").await;
        for alike in ["molinosur", "mo1ino-sur", "m0lin0-5ur", "mol-ino-sur"] {
            let body = new_account(&app.world.sillar, alike);
            app.manager().wrong(CreateAccount { body }, &[("hostname", Fault::LooksLikeAnother)]).await;
        }
        for (reserved, fault) in [("sunat", Fault::Reserved), ("5unat", Fault::LooksLikeAnother)] {
            let body = new_account(&app.world.sillar, reserved);
            app.manager().wrong(CreateAccount { body }, &[("hostname", fault)]).await;
        }
        for near in ["molino-norte", "molinos-sur", "molino-sur-2"] {
            app.account(&app.world.sillar, near).await;
        }
        assert_eq!(app.rows("accounts").await, 4);
    }

    async fn of_names_that_look_alike_asked_for_at_once_one_is_given(app) {
        let manager = app.manager();
        let stranger = app.by(&app.world.ipe.manager);
        let names = ["molino", "mo1ino", "mol-ino", "molin0", "moiino", "m-olino"];
        let asked = names.iter().enumerate().map(|(number, name)| {
            let (caller, tenant) = if number % 2 == 0 { (&manager, &app.world.sillar) } else { (&stranger, &app.world.ipe) };
            caller.send(CreateAccount { body: new_account(tenant, name) })
        });
        let answers = tests::many::at_once(names.len(), asked).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        for problem in answers.iter().filter_map(|answer| answer.as_ref().err()) {
            let told = problem.errors.first().map(|each| (each.field.as_str(), &each.fault));
            assert_eq!(told, Some(("hostname", &Fault::LooksLikeAnother)), "{problem:?}");
        }
        assert_eq!((app.rows("accounts").await, app.rows("account_modules").await), (1, 1));
    }
}
