//! Accounts and their software, which asks for leave to issue over HTTP.

use bytes::Bytes;
use http_body_util::Full;
use hyper::Request;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HOST};
use types::accounts::{AccountId, CreateAccount, CreateIntegrationKey, NewIntegrationKey};
use types::kit::call::BASE;
use types::plans::PlanId;

use crate::make::new_account;
use crate::many::at_once;
use crate::remote::Remote;
use crate::world::Tenant;

/// So many numbers a series has.
const SERIES: u64 = 100_000_000;

/// An account, and the key of its software.
#[derive(Debug)]
pub struct Software {
    pub account: AccountId,
    secret: String,
}

impl Software {
    /// Creates so many accounts on a plan, each with a key. Without `limited`, documents are not limited.
    ///
    /// # Panics
    /// When one is refused.
    pub async fn make(manager: &Remote, tenant: &Tenant, plan: PlanId, count: usize, limited: bool) -> Vec<Self> {
        let one = async |number: usize| {
            // Of an id the last digits are random.
            let hostname = format!("cliente-{number}-{:x}", plan.0.as_u64_pair().1);
            let mut body = new_account(tenant, &hostname);
            body.plan_id = plan;
            body.limit_documents = limited;
            let account_id = manager.ok(&CreateAccount { body }).await.id;
            let body = NewIntegrationKey {
                name: "Caja".to_owned(),
            };
            let made = manager.ok(&CreateIntegrationKey { account_id, body }).await;
            Self {
                account: account_id,
                secret: made.secret,
            }
        };
        at_once(4, (0..count).map(one)).await
    }

    /// Asks for leave to issue one invoice, known by that number.
    ///
    /// # Panics
    /// When the number is none of a thousand series.
    #[must_use]
    pub fn ask(&self, number: u64, today: &str) -> Request<Full<Bytes>> {
        let body = format!(r#"{{"document":{}}}"#, invoice(number, today));
        self.post("admissions", body)
    }

    /// The same for so many, with numbers from that one on.
    ///
    /// # Panics
    /// When a number is none of a thousand series.
    #[must_use]
    pub fn ask_for_many(&self, from: u64, many: u64, today: &str) -> Request<Full<Bytes>> {
        let invoices: Vec<String> = (from..from + many).map(|number| invoice(number, today)).collect();
        self.post(
            "admissions/batches",
            format!(r#"{{"documents":[{}]}}"#, invoices.join(",")),
        )
    }

    /// Asks who is behind a RUC, as far as the account's look-ups go.
    ///
    /// # Panics
    /// When it is none that can stand in an address.
    #[must_use]
    pub fn look_up(&self, ruc: &str) -> Request<Full<Bytes>> {
        asked_for(
            &format!("{BASE}/accounts/{}/lookup/ruc/{ruc}", self.account),
            &self.secret,
        )
    }

    /// The same in the words of Facturador Pro.
    ///
    /// # Panics
    /// When it is none that can stand in an address.
    #[must_use]
    pub fn look_up_by_contract(&self, ruc: &str) -> Request<Full<Bytes>> {
        asked_for(&format!("/api/ruc/{ruc}"), &self.secret)
    }

    fn post(&self, what: &str, body: String) -> Request<Full<Bytes>> {
        Request::post(format!("{BASE}/accounts/{}/{what}", self.account))
            .header(HOST, "127.0.0.1")
            .header(AUTHORIZATION, format!("Bearer {}", self.secret))
            .header(CONTENT_TYPE, "application/json")
            .body(Full::from(body))
            .expect("a request")
    }
}

/// Asks for what is at a path.
///
/// # Panics
/// When the path is none.
#[must_use]
pub fn asked_for(path: &str, bearer: &str) -> Request<Full<Bytes>> {
    Request::get(path)
        .header(HOST, "127.0.0.1")
        .header(AUTHORIZATION, format!("Bearer {bearer}"))
        .body(Full::default())
        .expect("a request")
}

fn invoice(number: u64, today: &str) -> String {
    let (series, number) = (number / SERIES, number % SERIES + 1);
    format!(r#"{{"kind":"factura","series":"F{series:03}","number":{number},"issued_on":"{today}"}}"#)
}
