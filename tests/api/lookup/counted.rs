//! What is counted: each answered look-up once, for the account whose software asked or the reseller whose member
//! searched, in the month it was where they are.

use chrono::TimeDelta;
use tests::fake::{Behaviour, Fake};
use tests::many::at_once;
use tests::{Code, on_both_engines};
use types::integrations::{AccountReport, ReportUsage};
use types::lookup::{FindForAccount, GetRegistries, NumberKind};
use types::usage::GetUsage;

use super::{RUC, ask, found, registries};

on_both_engines! {
    async fn an_accounts_software_is_counted_for_its_account_and_month(app) {
        let fake = Fake::start(found(RUC)).await;
        let beside = app.asking(registries(&fake)).await;
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let software = software.at(&beside);
        let for_account = |number: &str| FindForAccount {
            account_id: account.id,
            kind: NumberKind::Ruc,
            number: number.to_owned(),
        };
        for _ in 0..2 {
            software.ok(for_account(RUC)).await;
        }
        fake.behave(Behaviour::Json(404, "{}".to_owned()));
        software.refused(for_account("20100047218"), Code::TaxpayerNotFound).await;
        fake.behave(Behaviour::Json(500, "{}".to_owned()));
        software.refused(for_account("20100047218"), Code::LookupFailed).await;
        software.refused(for_account("20100047219"), Code::InvalidFields).await;
        let usage = app.manager().ok(GetUsage { account_id: account.id }).await;
        assert_eq!(usage.lookups, 3, "two found and one not found; what failed or was wrong is not counted");
        assert_eq!(app.manager().ok(GetRegistries {}).await.lookups, 0, "members searched nothing");
        let elsewhere = AccountReport { lookups: Some(5), ..AccountReport::default() };
        let told = software.ok(ReportUsage { account_id: account.id, body: elsewhere }).await;
        assert_eq!(told.lookups, 8, "three here and five elsewhere, in this cycle");

        app.clock.advance(TimeDelta::days(10));
        let usage = software.ok(GetUsage { account_id: account.id }).await;
        assert_eq!(usage.lookups, 0, "a new month began");
        assert_eq!(app.number("SELECT CAST(SUM(lookups) AS BIGINT) FROM usage_months").await, 3);
    }

    async fn members_searches_are_counted_for_their_reseller(app) {
        let fake = Fake::start(found(RUC)).await;
        let beside = app.asking(registries(&fake)).await;
        let asks = (0..12).map(|_| async { app.manager().at(&beside).ok(ask(NumberKind::Ruc, RUC)).await });
        at_once(4, asks).await;
        app.by(&app.world.ipe.support).at(&beside).ok(ask(NumberKind::Ruc, RUC)).await;
        app.by(&app.world.operator).at(&beside).ok(ask(NumberKind::Ruc, RUC)).await;
        let counted = app.by(&app.world.sillar.support).ok(GetRegistries {}).await;
        assert_eq!((counted.lookups, counted.month.to_string().as_str()), (12, "2026-11-01"));
        assert_eq!(app.by(&app.world.ipe.owner).ok(GetRegistries {}).await.lookups, 1);
        assert_eq!(app.by(&app.world.operator).ok(GetRegistries {}).await.lookups, 0);
    }
}
