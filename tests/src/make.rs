//! What stories need again and again: accounts, their keys, and documents to send.

use chrono::{NaiveDate, NaiveTime};
use talonario::documents::sample::{self, NfeModel, Party, SampleLine, SampleNfe, SampleUbl, UblKind};
use types::accounts::{
    Account, AccountId, CreateAccount, CreateIntegrationKey, Environment, Lock, LockLevel, NewAccount,
    NewIntegrationKey, Payer,
};
use types::admissions::NewDocument;
use types::documents::DocumentKind;
use types::kit::mail::Security;
use types::kit::money::{Currency, Money};
use types::limits::{ChangeLimits, GetLimits, LimitChange, Limits, LimitsChange, Meter, OwnNumber};
use types::plans::{CreatePlan, NewPlan, PlanTerms};
use types::settings::{MailSettings, SystemSettings};
use types::tax_id::Country;

use crate::app::TestApp;
use crate::caller::Caller;
use crate::world::{PASSWORD, Tenant};

/// A RUC for accounts of Peru.
pub const RUC: &str = "20131312955";
/// A CNPJ for accounts of Brazil.
pub const CNPJ: &str = "12ABC34501DE35";

/// A secondary user of SUNAT and its password.
pub const SOL: (&str, &str) = ("FACTURA1", "lluvia-en-la-puna");

/// An account to create, on the tenant's plan, in its country, with that hostname.
#[must_use]
pub fn new_account(tenant: &Tenant, hostname: &str) -> NewAccount {
    let country = tenant.reseller.country;
    NewAccount {
        country,
        tax_id: tax_id(country).to_owned(),
        name: format!("Empresa {hostname}"),
        hostname: hostname.to_owned(),
        access_email: format!("gerencia@{hostname}.example"),
        password: PASSWORD.to_owned(),
        plan_id: tenant.plan.id,
        environment: Environment::Production,
        limit_documents: true,
        limit_sales_notes: true,
        limit_lookups: true,
        limit_users: true,
        limit_establishments: true,
        limit_sales_amount: true,
        modules: None,
        cycle_day: 1,
        system: system(country),
        mail: None,
        client_may_switch: false,
        payer: Payer::Client,
    }
}

/// Mail settings for a server on this machine that asks for no sign-in.
#[must_use]
pub fn mail(port: u16) -> MailSettings {
    MailSettings {
        host: "localhost".to_owned(),
        port: i64::from(port),
        security: Security::None,
        user: None,
        password: None,
        from_name: "Pukara Textil".to_owned(),
        from_address: "facturas@pukara.example".to_owned(),
        reply_to: None,
    }
}

/// What production needs in a country.
#[must_use]
pub fn system(country: Country) -> SystemSettings {
    let sol = (country == Country::Pe).then_some(SOL);
    SystemSettings {
        sol_user: sol.map(|(user, _)| user.to_owned()),
        sol_password: sol.map(|(_, password)| password.to_owned()),
        ..SystemSettings::default()
    }
}

#[must_use]
pub const fn tax_id(country: Country) -> &'static str {
    match country {
        Country::Pe => RUC,
        Country::Br => CNPJ,
    }
}

/// A lock of issuing, for that reason.
#[must_use]
pub fn lock(reason: &str) -> Lock {
    Lock {
        level: LockLevel::Issuing,
        reason: reason.to_owned(),
    }
}

/// A change of the limit of documents: the account's own number, applied or not.
#[must_use]
pub fn documents_limit(own: Option<i64>, enforced: bool) -> LimitsChange {
    let change = LimitChange {
        enforced: Some(enforced),
        own: Some(OwnNumber { to: own }),
    };
    LimitsChange::one(Meter::Documents, change)
}

impl TestApp {
    /// Creates an account of a tenant.
    pub async fn account(&self, tenant: &Tenant, hostname: &str) -> Account {
        self.by(&tenant.manager)
            .ok(CreateAccount {
                body: new_account(tenant, hostname),
            })
            .await
    }

    /// An account of a tenant on a plan of its own, with those terms.
    pub async fn account_on(&self, tenant: &Tenant, hostname: &str, terms: PlanTerms) -> Account {
        let manager = self.by(&tenant.manager);
        let name = format!("Plan de {hostname}");
        let body = NewPlan { name, terms };
        let plan = manager.ok(CreatePlan { body }).await;
        let body = NewAccount {
            plan_id: plan.id,
            ..new_account(tenant, hostname)
        };
        manager.ok(CreateAccount { body }).await
    }

    /// Makes an integration key of an account, and gives its secret.
    pub async fn key(&self, tenant: &Tenant, account: &Account) -> String {
        let body = NewIntegrationKey {
            name: "Servidor".to_owned(),
        };
        let call = CreateIntegrationKey {
            account_id: account.id,
            body,
        };
        self.by(&tenant.manager).ok(call).await.secret
    }

    /// Changes the limits of an account as they stand.
    pub async fn limit(&self, tenant: &Tenant, account: AccountId, change: LimitsChange) -> Limits {
        let manager = self.by(&tenant.manager);
        let version = manager.ok(GetLimits { account_id: account }).await.version;
        let call = ChangeLimits {
            account_id: account,
            version,
            body: change,
        };
        manager.ok(call).await
    }

    /// An account of a tenant and its own software, ready to send documents.
    pub async fn integration(&self, tenant: &Tenant, hostname: &str) -> (Account, Caller<'_>) {
        let account = self.account(tenant, hostname).await;
        let key = self.key(tenant, &account).await;
        (account, self.with_key(&key))
    }
}

fn lines() -> Vec<SampleLine> {
    vec![SampleLine {
        description: "Servicio mensual".to_owned(),
        quantity: 2,
        unit_price_minor: 5_000,
    }]
}

fn customer(country: Country) -> Party {
    match country {
        Country::Pe => Party {
            number: "20100070970".to_owned(),
            name: "Comercial Andina S.A.".to_owned(),
        },
        Country::Br => Party {
            number: "33000167000101".to_owned(),
            name: "Comercial Cerrado Ltda".to_owned(),
        },
    }
}

/// The XML of a factura of that number, issued by that RUC on that day.
#[must_use]
pub fn factura(issuer: &str, number: i64, issued_on: &str) -> Vec<u8> {
    ubl(UblKind::Factura, issuer, "F001", number, issued_on)
}

/// The XML of a document of Peru.
///
/// # Panics
/// When the day is none.
#[must_use]
pub fn ubl(kind: UblKind, issuer: &str, series: &str, number: i64, issued_on: &str) -> Vec<u8> {
    let day: NaiveDate = issued_on.parse().expect("a day");
    let names = matches!(kind, UblKind::ComunicacionBaja(_) | UblKind::ResumenDiario(_));
    let sample = SampleUbl {
        kind,
        issuer: Party {
            number: issuer.to_owned(),
            name: "Empresa Emisora S.A.C.".to_owned(),
        },
        customer: (!names).then(|| customer(Country::Pe)),
        series: series.to_owned(),
        number,
        issued_at: day.and_time(NaiveTime::from_hms_opt(9, 30, 0).expect("a time")),
        currency: Currency::parse("PEN").expect("a currency"),
        lines: if names { Vec::new() } else { lines() },
    };
    sample::ubl(&sample).into_bytes()
}

/// The XML of an authorised NF-e of that number, issued by that CNPJ at noon of that day.
#[must_use]
pub fn nfe(issuer: &str, number: i64, issued_on: &str, environment: Environment) -> Vec<u8> {
    nfe_at(issuer, number, &format!("{issued_on}T12:00:00-03:00"), environment)
}

/// The XML of an authorised NF-e issued at that very time.
#[must_use]
pub fn nfe_at(issuer: &str, number: i64, issued_at: &str, environment: Environment) -> Vec<u8> {
    let customer = customer(Country::Br);
    sample_nfe(NfeModel::Nfe { customer }, issuer, number, issued_at, environment)
}

/// The *chave de acesso* that [`nfe`] gives that note.
#[must_use]
pub fn access_key(issuer: &str, number: i64, issued_on: &str) -> String {
    let customer = customer(Country::Br);
    let issued_at = format!("{issued_on}T12:00:00-03:00");
    let model = NfeModel::Nfe { customer };
    sample_of(model, issuer, number, &issued_at, Environment::Production).access_key()
}

/// The XML of an authorised NFC-e, to nobody in particular, issued at noon of that day.
#[must_use]
pub fn nfce(issuer: &str, number: i64, issued_on: &str, environment: Environment) -> Vec<u8> {
    let issued_at = format!("{issued_on}T12:00:00-03:00");
    sample_nfe(
        NfeModel::Nfce { customer: None },
        issuer,
        number,
        &issued_at,
        environment,
    )
}

fn sample_nfe(model: NfeModel, issuer: &str, number: i64, issued_at: &str, environment: Environment) -> Vec<u8> {
    sample::nfe(&sample_of(model, issuer, number, issued_at, environment)).into_bytes()
}

fn sample_of(model: NfeModel, issuer: &str, number: i64, issued_at: &str, environment: Environment) -> SampleNfe {
    SampleNfe {
        model,
        issuer: Party {
            number: issuer.to_owned(),
            name: "Empresa Emissora Ltda".to_owned(),
        },
        series: 1,
        number,
        issued_at: issued_at.parse().expect("a time"),
        environment,
        lines: lines(),
    }
}

/// An amount.
///
/// # Panics
/// When it is no currency.
#[must_use]
pub fn money(minor: i64, currency: &str) -> Option<Money> {
    let currency = Currency::parse(currency).expect("a currency");
    Some(Money { minor, currency })
}

/// A document as an account's software announces it before it issues; its XML is [`document`].
#[must_use]
pub fn announced(account: &Account, number: i64, issued_on: &str) -> NewDocument {
    let (kind, series, currency) = match account.country {
        Country::Pe => (DocumentKind::Factura, "F001", "PEN"),
        Country::Br => (DocumentKind::Nfe, "1", "BRL"),
    };
    NewDocument {
        kind,
        series: series.to_owned(),
        number,
        issued_on: issued_on.parse().expect("a day"),
        total: money(11_800, currency),
    }
}

/// The XML of a document of the account's country.
#[must_use]
pub fn document(account: &Account, number: i64, issued_on: &str) -> Vec<u8> {
    match account.country {
        Country::Pe => factura(&account.tax_id, number, issued_on),
        Country::Br => nfe(&account.tax_id, number, issued_on, account.environment),
    }
}
