//! Integration keys: shown once, known by a hint, dead at once when revoked.

use chrono::TimeDelta;
use tests::{Attempt, Code, on_both_engines};
use types::accounts::{
    AccountId, CreateIntegrationKey, GetAccount, ListIntegrationKeys, NewIntegrationKey, RevokeIntegrationKey,
};
use types::kit::fault::Fault;

fn create(account_id: AccountId, name: &str) -> CreateIntegrationKey {
    let body = NewIntegrationKey { name: name.to_owned() };
    CreateIntegrationKey { account_id, body }
}

on_both_engines! {
    async fn a_key_is_shown_once_and_known_by_its_first_characters(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let manager = app.manager();
        let outcome = manager.attempt(&Attempt::of(&create(account.id, " Caja   principal "))).await;
        assert_eq!((outcome.status, outcome.header("cache-control")), (201, "no-store"));
        let made: types::accounts::IntegrationKeyMade = serde_json::from_slice(&outcome.body).expect("a key");
        assert!(made.secret.starts_with("tal_") && made.secret.len() == 53, "{}", made.secret.len());
        assert_eq!((made.key.name.as_str(), &made.key.hint), ("Caja principal", &made.secret[..10].to_owned()));
        assert_eq!((made.key.created_at, made.key.last_used_at), (app.context.now(), None));

        let outcome = manager.attempt(&Attempt::of(&ListIntegrationKeys { account_id: account.id })).await;
        assert!(outcome.text().contains(&made.key.hint) && !outcome.text().contains(&made.secret[10..]));
        for (table, column) in [("integration_keys", "hash"), ("integration_keys", "hint"), ("events", "data")] {
            let query = format!("SELECT COUNT(*) FROM {table} WHERE {column} LIKE '%{}%'", &made.secret[10..]);
            assert_eq!(app.number(&query).await, 0, "{table}.{column}");
        }
        app.with_key(&made.secret).ok(GetAccount { account_id: account.id }).await;
    }

    async fn a_key_tells_when_it_was_last_used(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let (manager, account_id) = (app.manager(), account.id);
        let last = async || manager.ok(ListIntegrationKeys { account_id }).await[0].last_used_at;
        assert_eq!(last().await, None);
        let first = app.context.now();
        software.ok(GetAccount { account_id }).await;
        assert_eq!(last().await, Some(first));
        app.clock.advance(TimeDelta::seconds(60));
        software.ok(GetAccount { account_id }).await;
        assert_eq!(last().await, Some(first), "written at most once a minute");
        app.clock.advance(TimeDelta::seconds(1));
        software.ok(GetAccount { account_id }).await;
        assert_eq!(last().await, Some(first + TimeDelta::seconds(61)));
    }

    async fn a_revoked_key_is_refused_at_once_and_the_others_work_on(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let (manager, account_id) = (app.manager(), account.id);
        let first = manager.ok(create(account_id, "Uno")).await;
        let second = manager.ok(create(account_id, "Dos")).await;
        let call = GetAccount { account_id };
        app.with_key(&first.secret).ok(call.clone()).await;
        let revoke = RevokeIntegrationKey { account_id, key_id: first.key.id };
        manager.ok(revoke.clone()).await;
        app.with_key(&first.secret).refused(call.clone(), Code::WrongKey).await;
        app.with_key(&second.secret).ok(call).await;
        manager.refused(revoke, Code::NotFound).await;
        let living = manager.ok(ListIntegrationKeys { account_id }).await;
        assert_eq!(living.iter().map(|key| key.id).collect::<Vec<_>>(), [second.key.id]);
    }

    async fn a_key_of_another_account_is_not_revoked_by_naming_ones_own(app) {
        let one = app.account(&app.world.sillar, "pukara").await;
        let other = app.account(&app.world.sillar, "wayra").await;
        let made = app.manager().ok(create(other.id, "Caja")).await;
        let call = RevokeIntegrationKey { account_id: one.id, key_id: made.key.id };
        app.manager().refused(call, Code::NotFound).await;
        app.with_key(&made.secret).ok(GetAccount { account_id: other.id }).await;
    }

    async fn a_mistyped_or_invented_key_is_refused(app) {
        let (account, _) = app.integration(&app.world.sillar, "pukara").await;
        let secret = app.key(&app.world.sillar, &account).await;
        for place in (4..secret.len()).step_by(8) {
            let mut typed = secret.clone().into_bytes();
            typed[place] = if typed[place] == b'k' { b'K' } else { b'k' };
            let typed = String::from_utf8(typed).expect("ASCII");
            app.with_key(&typed).refused(GetAccount { account_id: account.id }, Code::WrongKey).await;
        }
        for odd in ["tal_", "tal_x", &secret[..52], &format!("{secret}0"), &secret.to_lowercase()] {
            app.with_key(odd).refused(GetAccount { account_id: account.id }, Code::WrongKey).await;
        }
        app.with_key(&secret).ok(GetAccount { account_id: account.id }).await;
    }

    async fn a_key_needs_a_name(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        app.manager().wrong(create(account.id, " "), &[("name", Fault::Required)]).await;
        app.manager().wrong(create(account.id, &"x".repeat(201)), &[("name", Fault::TooLong { maximum: 200 })]).await;
        assert_eq!(app.rows("integration_keys").await, 0);
    }
}
