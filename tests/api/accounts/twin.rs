//! Demo twins: beside an account, of the same company, sharing nothing with it.

use tests::make::{self, mail, new_account};
use tests::many::at_once;
use tests::world::PASSWORD;
use tests::{Attempt, Code, on_both_engines};
use types::accounts::{
    Account, AccountId, AccountQuery, AccountRef, CreateAccount, CreateTwin, Environment, GetAccountSettings, GoLive,
    ListAccounts, ListIntegrationKeys, NewAccount, NewTwin,
};
use types::documents::{CreateDocument, DocumentQuery, ListDocuments};
use types::kit::fault::Fault;
use types::plans::GetPlan;
use types::settings::Sender;

fn twin(account_id: AccountId) -> CreateTwin {
    CreateTwin {
        account_id,
        body: NewTwin {
            password: PASSWORD.to_owned(),
        },
    }
}

fn reference(account: &Account) -> Option<AccountRef> {
    Some(AccountRef {
        id: account.id,
        hostname: account.hostname.clone(),
    })
}

on_both_engines! {
    async fn a_twin_is_the_same_company_in_demo_and_nothing_else_of_it(app) {
        let body = NewAccount { mail: Some(mail(25)), cycle_day: 12, client_may_switch: true, ..new_account(&app.world.sillar, "pukara") };
        let account = app.manager().ok(CreateAccount { body }).await;
        app.key(&app.world.sillar, &account).await;
        let made = app.manager().ok(twin(account.id)).await;
        let expected = Account {
            id: made.id,
            hostname: "pukara-demo".to_owned(),
            name: "Empresa pukara (demo)".to_owned(),
            environment: Environment::Demo,
            twin_of: Some(account.id),
            ..account.clone()
        };
        assert_eq!(made, expected);
        let (one, other) = (
            app.manager().ok(GetAccountSettings { account_id: account.id }).await,
            app.manager().ok(GetAccountSettings { account_id: made.id }).await,
        );
        assert_eq!((&one.twin, &one.twin_of), (&reference(&made), &None));
        assert_eq!((&other.twin, &other.twin_of), (&None, &reference(&account)));
        let system = &other.settings.system;
        assert_eq!((system.sender, &system.sol_user, system.sol_password_set_at), (Sender::Sunat, &None, None));
        assert_eq!((other.settings.mail, other.settings.client_may_switch), (None, false));
        assert_eq!(app.manager().ok(ListIntegrationKeys { account_id: made.id }).await, []);
        let page = app.manager().ok(ListAccounts { query: AccountQuery::default() }).await;
        assert_eq!(page.total, Some(2), "it counts as an account");
        assert_eq!(app.manager().ok(GetPlan { plan_id: account.plan.id }).await.accounts, 2);
        for name in ["account.twin_created", "account.created"] {
            let told = app.number(&format!("SELECT COUNT(*) FROM events WHERE name = '{name}' AND data LIKE '%pukara-demo%'")).await;
            assert_eq!(told, 1, "{name}");
        }
    }

    async fn what_the_twin_tries_never_reaches_the_account(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let made = app.manager().ok(twin(account.id)).await;
        let software = app.with_key(&app.key(&app.world.sillar, &made).await);
        let xml = make::factura(&account.tax_id, 1, "2026-11-20");
        software.ok(CreateDocument { account_id: made.id, xml: xml.clone() }).await;
        software.refused(CreateDocument { account_id: account.id, xml }, Code::NotFound).await;
        let documents = async |account_id| app.manager().ok(ListDocuments { account_id, query: DocumentQuery::default() }).await.items.len();
        assert_eq!((documents(account.id).await, documents(made.id).await), (0, 1));
        assert_eq!(app.documents_three_ways().await, [0; 3]);
    }

    async fn a_twin_stays_in_demo_and_has_no_twin(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let made = app.manager().ok(twin(account.id)).await;
        app.manager().refused(GoLive { account_id: made.id, version: 1 }, Code::TwinStaysDemo).await;
        app.manager().refused(twin(made.id), Code::TwinStaysDemo).await;
        app.manager().refused(twin(account.id), Code::TwinExists).await;
        assert_eq!(app.rows("accounts").await, 2);
    }

    async fn a_taken_hostname_gives_way_to_the_next_free_one(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        app.account(&app.world.ipe, "pukara-demo").await;
        app.account(&app.world.sillar, "pukara-demo-2").await;
        assert_eq!(app.manager().ok(twin(account.id)).await.hostname, "pukara-demo-3");
        let long = app.account(&app.world.sillar, &"x".repeat(40)).await;
        assert_eq!(app.manager().ok(twin(long.id)).await.hostname, format!("{}-demo", "x".repeat(35)));
    }

    async fn of_many_asked_for_at_once_one_is_made(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let (manager, owner) = (app.manager(), app.by(&app.world.sillar.owner));
        let asked = (0..16).map(|number| if number % 2 == 0 { &manager } else { &owner }.send(twin(account.id)));
        let answers = at_once(16, asked).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        assert!(answers.iter().filter_map(|answer| answer.as_ref().err()).all(|problem| problem.code == Code::TwinExists));
        assert_eq!((app.rows("accounts").await, app.rows("account_settings").await), (2, 2));
        assert_eq!(app.number("SELECT CAST(SUM(accounts) AS BIGINT) FROM resellers").await, 2);
    }

    async fn the_database_itself_lets_nobody_have_two(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let other = app.account(&app.world.sillar, "wayra").await;
        app.manager().ok(twin(account.id)).await;
        let indexes = match app.engine() {
            tests::Engine::Sqlite => "SELECT COUNT(*) FROM sqlite_master WHERE name = 'accounts_twin_of' AND sql LIKE '%UNIQUE%'",
            tests::Engine::Postgres => "SELECT COUNT(*) FROM pg_indexes WHERE indexname = 'accounts_twin_of' AND indexdef LIKE '%UNIQUE%'",
        };
        assert_eq!(app.number(indexes).await, 1);
        assert_eq!(app.manager().ok(GetAccountSettings { account_id: other.id }).await.twin, None);
    }

    async fn a_repeat_under_its_key_makes_one_twin_and_keeps_no_password(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let attempt = Attempt::of(&twin(account.id)).header("idempotency-key", "c1a7");
        let (first, again) = (app.manager().attempt(&attempt).await, app.manager().attempt(&attempt).await);
        assert_eq!((first.status, first.text()), (again.status, again.text()));
        assert_eq!((first.status, app.rows("accounts").await), (201, 2));
        let kept = format!("SELECT COUNT(*) FROM idempotent_answers WHERE answer LIKE '%{PASSWORD}%'");
        assert_eq!(app.number(&kept).await, 0);
    }

    async fn its_password_is_judged_like_any_other(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let call = CreateTwin { account_id: account.id, body: NewTwin { password: "corta".to_owned() } };
        app.manager().wrong(call, &[("password", Fault::TooShort { minimum: 8 })]).await;
        app.by(&app.world.ipe.manager).refused(twin(account.id), Code::NotFound).await;
        assert_eq!(app.rows("accounts").await, 1);
    }
}
