//! The demo's accounts: opened over the year, each with its documents, its users, sometimes its trouble.

use chrono::{DateTime, TimeDelta, Utc};
use types::access::Operation;
use types::accounts::{Account, Environment, Lock, LockLevel, NewAccount, NewIntegrationKey, Payer};
use types::integrations::{AccountReport, NotificationCounts};
use types::limits::{LimitChange, LimitsChange, OwnNumber};
use types::plans::Plan;
use types::resellers::ResellerId;
use types::settings::SystemSettings;
use types::tax_id::Country;
use types::usage::UsersReport;

use super::cast::{Cast, PASSWORD};
use super::chance::Chance;
use super::{DAYS, answers, at, documents, invent};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};
use crate::{accounts, integrations, limits};

/// An account whose key is told, to try the API with.
pub(super) struct Example {
    pub hostname: String,
    pub secret: String,
}

/// How full an account makes its limit, in per cent of it, from quiet to over.
const LOADS: [u32; 10] = [22, 35, 48, 91, 60, 30, 84, 40, 100, 55];

/// Opens the accounts of a reseller and lets them live until now.
pub(super) async fn open(
    context: &Context,
    now: DateTime<Utc>,
    cast: &Cast,
    reseller: ResellerId,
    plans: &[Plan],
) -> Result<Example> {
    let mut example = None;
    let countries = cast
        .accounts
        .iter()
        .flat_map(|(country, count)| std::iter::repeat_n(*country, usize::try_from(*count).unwrap_or_default()));
    for (place, country) in (0_u32..).zip(countries) {
        let number = cast.number + place;
        let mut chance = Chance::new(u64::from(number));
        let plan = plans.get(nth(&[1, 2, 0, 1, 3, 1], place));
        let plan = plan.ok_or_else(|| Error::broken("no such plan"))?;
        let opened = opened(now, place, &mut chance);
        let story = Story {
            context,
            now,
            cast,
            reseller,
            number,
            country,
            load: nth(&LOADS, place),
        };
        let account = story.create(plan, opened, place).await?;
        documents::issue(&story.as_issuer(&account, plan), &mut chance).await?;
        answers::answer(context, reseller, &account).await?;
        story.live(&account, plan, place).await?;
        if example.is_none() {
            let body = NewIntegrationKey {
                name: "Servidor de facturación".to_owned(),
            };
            let scope = story.scope(Operation::CreateIntegrationKey)?;
            let made = accounts::key_service::create(context, &scope, account.id, &body).await?;
            example = Some(Example {
                hostname: account.hostname.clone(),
                secret: made.secret,
            });
        }
    }
    example.ok_or_else(|| Error::broken("a reseller without accounts"))
}

/// When an account was opened: most long ago, some of late, the last ones this week.
fn opened(now: DateTime<Utc>, place: u32, chance: &mut Chance) -> DateTime<Utc> {
    let days = match place % 9 {
        8 => 2 + chance.below(5),
        6 | 7 => 20 + chance.below(90),
        _ => u32::try_from(DAYS).unwrap_or_default() - 1 - chance.below(60),
    };
    now - TimeDelta::days(i64::from(days)) - TimeDelta::minutes(i64::from(chance.below(300)))
}

struct Story<'a> {
    context: &'a Context,
    now: DateTime<Utc>,
    cast: &'a Cast,
    reseller: ResellerId,
    number: u32,
    country: Country,
    load: u32,
}

impl Story<'_> {
    fn scope(&self, operation: Operation) -> Result<Scope> {
        Ok(Scope::of_command(
            operation,
            Some(self.reseller),
            self.cast.owner()?.name,
        ))
    }

    fn as_issuer<'a>(&'a self, account: &'a Account, plan: &Plan) -> documents::Issuer<'a> {
        documents::Issuer {
            context: self.context,
            now: self.now,
            reseller: self.reseller,
            account,
            monthly: plan.terms.documents.unwrap_or(130),
            load: self.load,
        }
    }

    async fn create(&self, plan: &Plan, opened: DateTime<Utc>, place: u32) -> Result<Account> {
        let company = invent::company(self.country, self.number);
        let demo = place % 11 == 9;
        let new = NewAccount {
            country: self.country,
            tax_id: company.tax_id,
            name: company.name,
            access_email: format!("gerencia@{}.example", company.hostname),
            hostname: company.hostname,
            password: PASSWORD.to_owned(),
            plan_id: plan.id,
            environment: if demo {
                Environment::Demo
            } else {
                Environment::Production
            },
            limit_documents: place % 13 != 5,
            limit_sales_notes: true,
            limit_lookups: place % 13 != 9,
            limit_users: true,
            limit_establishments: true,
            limit_sales_amount: true,
            modules: None,
            cycle_day: 1,
            system: self.system(demo),
            mail: None,
            client_may_switch: demo,
            payer: Payer::Client,
        };
        let scope = self.scope(Operation::CreateAccount)?;
        accounts::service::create(&at(self.context, opened), &scope, None, &new).await
    }

    /// What its software counts: more of it the busier the plan, and documents that need attention for some.
    async fn report(&self, account: &Account, plan: &Plan, place: u32) -> Result<()> {
        let busy = plan.terms.documents.unwrap_or(2_000);
        let notifications = match place % 10 {
            3 => (4, 0, 2),
            8 => (1, 1, 0),
            _ => (0, 0, 0),
        };
        let (not_sent, pending_voiding, with_errors) = notifications;
        let report = AccountReport {
            sales_notes: Some(busy / 20 + i64::from(place % 7)),
            lookups: Some(busy / 5 + i64::from(place % 11)),
            establishments: Some(i64::from(1 + place % 3)),
            notifications: Some(NotificationCounts {
                not_sent,
                pending_voiding,
                with_errors,
                oldest_at: Some(self.now - TimeDelta::hours(i64::from(5 + place % 40))),
            }),
            counted_at: None,
            certificate_until: Some(
                self.now
                    + TimeDelta::days(match place % 12 {
                        1 => 5,
                        4 => 12,
                        7 => -3,
                        9 => 26,
                        other => 90 + i64::from(other) * 17,
                    }),
            ),
        };
        let scope = self.scope(Operation::ReportUsage)?;
        integrations::report_service::report(self.context, &scope, account.id, &report).await?;
        Ok(())
    }

    /// What production in Peru needs.
    fn system(&self, demo: bool) -> SystemSettings {
        if demo || self.country != Country::Pe {
            return SystemSettings::default();
        }
        SystemSettings {
            sol_user: Some("FACTURA1".to_owned()),
            sol_password: Some(PASSWORD.to_owned()),
            ..SystemSettings::default()
        }
    }

    /// Users reported, a limit of its own for some, a lock for others.
    async fn live(&self, account: &Account, plan: &Plan, place: u32) -> Result<()> {
        let users = plan
            .terms
            .users
            .map_or(12, |most| if place % 8 == 3 { most } else { (most + 1) / 2 });
        let report = UsersReport { users };
        let scope = self.scope(Operation::ReportUsers)?;
        integrations::report_service::report_users(self.context, &scope, account.id, report).await?;
        self.report(account, plan, place).await?;
        if place % 12 == 6 {
            let own = Some(OwnNumber {
                to: plan.terms.documents.map(|most| most + most / 2),
            });
            let documents = Some(LimitChange { enforced: None, own });
            let lookups = Some(LimitChange {
                enforced: None,
                own: Some(OwnNumber {
                    to: plan.terms.lookups.map(|most| most * 2),
                }),
            });
            let change = LimitsChange {
                documents,
                lookups,
                ..LimitsChange::default()
            };
            let scope = self.scope(Operation::ChangeLimits)?;
            limits::service::change(self.context, &scope, account.id, account.version, &change).await?;
        }
        let (level, reason) = match place % 14 {
            7 if place % 28 == 7 => (LockLevel::Everything, "Tres cuotas vencidas"),
            7 => (LockLevel::Issuing, "Dos cuotas vencidas"),
            12 => (LockLevel::Users, "Pidió una pausa hasta enero"),
            _ => return Ok(()),
        };
        let then = at(self.context, self.now - TimeDelta::days(3));
        let scope = self.scope(Operation::LockAccount)?;
        let lock = Lock {
            level,
            reason: reason.to_owned(),
        };
        let version = accounts::service::find(&then, &scope, account.id).await?.version;
        accounts::lock_service::lock(&then, &scope, account.id, version, &lock).await?;
        Ok(())
    }
}

/// One after the other, and again from the first.
fn nth<T: Copy + Default>(from: &[T], place: u32) -> T {
    let place = usize::try_from(place).unwrap_or_default();
    from.iter()
        .copied()
        .cycle()
        .nth(place % from.len().max(1))
        .unwrap_or_default()
}
