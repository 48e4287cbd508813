//! More accounts than one transaction holds.

use tests::make::new_account;
use tests::many::at_once;
use tests::{TestApp, on_both_engines};
use types::accounts::CreateAccount;
use types::resellers::{ChangeReseller, CreateResellerPlan, GetReseller, NewResellerPlan, ResellerChange};

use super::{all_of, confirm, counters_are_right, preview, small_plan};

/// Two hundred are moved in one transaction.
const MANY: i64 = 203;

/// Creates them, on a plan that lets the reseller have as many as it likes.
async fn create_many(app: &TestApp) {
    let operator = app.by(&app.world.operator);
    let reseller_id = app.world.sillar.reseller.id;
    let body = NewResellerPlan {
        name: "Sin tope".to_owned(),
        maximum_accounts: None,
        discount_basis_points: 0,
    };
    let plan = operator.ok(CreateResellerPlan { body }).await;
    let version = operator.ok(GetReseller { reseller_id }).await.version;
    let body = ResellerChange { plan_id: Some(plan.id) };
    let call = ChangeReseller {
        reseller_id,
        version,
        body,
    };
    operator.ok(call).await;
    let create = async |number: i64| {
        let body = new_account(&app.world.sillar, &format!("cuenta-{number:03}"));
        app.manager().ok(CreateAccount { body }).await;
    };
    at_once(4, (0..MANY).map(create)).await;
}

on_both_engines! {
    async fn hundreds_are_moved_in_batches_and_each_is_told(app) {
        create_many(&app).await;
        let manager = app.manager();
        let target = small_plan(&manager).await;
        let asked = all_of(app.world.sillar.plan.id, 1);
        let told = manager.ok(preview(&target, &asked)).await;
        assert_eq!((told.totals.moving, told.totals.left), (MANY, 0));
        let done = manager.ok(confirm(&target, &asked, &told.fingerprint)).await;
        assert_eq!((done.moved, done.left), (MANY, 0));
        let named = |rows: &[types::moves::MoveRow]| rows.iter().map(|row| row.account_id).collect::<Vec<_>>();
        assert_eq!(named(&done.rows), named(&told.rows));
        let on_it = "SELECT COUNT(*) FROM accounts WHERE version = 2 AND plan_id = (SELECT id FROM plans WHERE name = 'Semilla')";
        assert_eq!(app.number(on_it).await, MANY);
        counters_are_right(&app).await;
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'account.plan_changed'").await, MANY);
    }
}
