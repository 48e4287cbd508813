//! Asaas's API, version 3: JSON in camel case, the key in `access_token`, amounts as decimals.

use chrono::NaiveDate;
use reqwest::Method;
use serde_json::{Value, json};
use types::boletos::charge_id;
use types::kit::money::{Currency, Money};

use super::debt::Debt;
use super::model::{Charge, Order, Standing, Told};
use super::provider::{Failure, Provider};
use crate::kit::client::{Answer, Ask, Remote};
use crate::kit::seal::Opened;

type Result<T> = std::result::Result<T, Failure>;

/// So much of its words is passed on.
const LONGEST_WORDS: usize = 300;
/// So much of a description it takes.
const LONGEST_DESCRIPTION: usize = 500;

/// Asaas under the key of whoever is paid.
pub(super) struct Asaas {
    remote: Remote,
    key: Opened,
}

impl Asaas {
    pub(super) const fn new(remote: Remote, key: Opened) -> Self {
        Self { remote, key }
    }

    /// What it answers with success; none where there is nothing.
    async fn ask(&self, method: Method, path: &str, body: Option<&Value>) -> Result<Option<Value>> {
        let ask = Ask {
            method: &method,
            key: Some(("access_token", self.key.as_str())),
            body,
        };
        let answer = self.remote.ask(path, ask).await?;
        match answer.status {
            200..300 => answer.json.map(Some).ok_or(Failure::Garbage),
            404 => Ok(None),
            401 | 403 => Err(Failure::KeyRefused),
            429 => Err(Failure::OverQuota(answer.retry_after)),
            400..500 => Err(refused(&answer)),
            status => Err(Failure::Status(status)),
        }
    }

    async fn get(&self, path: &str) -> Result<Option<Value>> {
        self.ask(Method::GET, path, None).await
    }

    /// What it must have.
    async fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let answer = self.ask(Method::POST, path, Some(body)).await?;
        answer.ok_or(Failure::Status(404))
    }

    /// The payer as it knows it; made when it does not. It writes no letters to our payers: the reseller does.
    async fn customer(&self, order: &Order) -> Result<String> {
        let payer = &order.payer;
        let found = self.get(&format!("/customers?cpfCnpj={}", payer.tax_id)).await?;
        let known = found.as_ref().and_then(items).into_iter().flatten();
        let living = known.filter(|each| !is_deleted(each));
        if let Some(customer) = living.filter_map(|each| text(each, "id")).next() {
            return Ok(customer);
        }
        let body = json!({
            "name": payer.name, "cpfCnpj": payer.tax_id, "email": payer.email,
            "externalReference": payer.id, "notificationDisabled": true,
        });
        text(&self.post("/customers", &body).await?, "id").ok_or(Failure::Garbage)
    }
}

impl Provider for Asaas {
    async fn of_debt(&self, debt: Debt) -> Result<Option<Charge>> {
        let named = debt.id().to_string();
        let found = self
            .get(&format!("/payments?externalReference={named}&limit=100"))
            .await?;
        let found = found.ok_or(Failure::Garbage)?;
        let charges = items(&found).ok_or(Failure::Garbage)?;
        let charges: Vec<Charge> = charges.iter().map(charge).collect::<Result<_>>()?;
        let over = |charge: &Charge| matches!(charge.standing, Standing::Gone | Standing::Refunded);
        let own = |charge: &&Charge| charge.reference.as_deref() == Some(&named) && !over(charge);
        let paid = |charge: &&Charge| matches!(charge.standing, Standing::Paid(_));
        let mut own = charges.iter().filter(own);
        Ok(own.clone().find(paid).or_else(|| own.next()).cloned())
    }

    async fn create(&self, order: &Order) -> Result<Charge> {
        let customer = self.customer(order).await?;
        let description: String = order.description.chars().take(LONGEST_DESCRIPTION).collect();
        let body = json!({
            "customer": customer, "billingType": "BOLETO", "value": decimal(order.amount_minor)?,
            "dueDate": order.due_on, "description": description, "externalReference": order.debt.id(),
            "postalService": false,
        });
        charge(&self.post("/payments", &body).await?)
    }

    async fn find(&self, id: &str) -> Result<Option<Charge>> {
        let found = self.get(&format!("/payments/{id}")).await?;
        found.as_ref().map(charge).transpose()
    }

    async fn codes(&self, id: &str) -> Result<Told> {
        let field = self.get(&format!("/payments/{id}/identificationField")).await?;
        let field = field.ok_or(Failure::Garbage)?;
        // Who has no Pix key there gets no code.
        let pix = match self.get(&format!("/payments/{id}/pixQrCode")).await {
            Err(Failure::Refused(_)) => None,
            other => other?,
        };
        Ok(Told {
            line: text(&field, "identificationField").ok_or(Failure::Garbage)?,
            barcode: text(&field, "barCode").ok_or(Failure::Garbage)?,
            our_number: text(&field, "nossoNumero").filter(|number| number.len() <= 30),
            pix: pix.as_ref().and_then(|pix| text(pix, "payload")),
        })
    }

    async fn cancel(&self, id: &str) -> Result<()> {
        self.ask(Method::DELETE, &format!("/payments/{id}"), None).await?;
        Ok(())
    }
}

/// A charge as it is told. `value` is what is asked for, and then what was paid; what Asaas keeps of it is `netValue`'s
/// business and not ours.
fn charge(json: &Value) -> Result<Charge> {
    let read = || {
        let id = text(json, "id").filter(|id| charge_id(id).is_ok())?;
        let due_on = day(json, "dueDate")?;
        let minor = Money::of_decimal(&json.get("value")?.as_number()?.to_string(), Currency::real())?.minor;
        let minor = Some(minor).filter(|minor| *minor > 0)?;
        Some(Charge {
            id,
            reference: text(json, "externalReference"),
            due_on,
            minor,
            standing: standing(json)?,
        })
    };
    read().ok_or(Failure::Garbage)
}

/// `CONFIRMED` is a boleto that was paid and is not paid out yet: for the payer it is over.
fn standing(json: &Value) -> Option<Standing> {
    let paid_on = || {
        let days = ["clientPaymentDate", "paymentDate", "confirmedDate"];
        days.iter().find_map(|name| day(json, name))
    };
    if is_deleted(json) {
        return Some(Standing::Gone);
    }
    match text(json, "status")?.as_str() {
        "RECEIVED" | "CONFIRMED" | "RECEIVED_IN_CASH" | "DUNNING_RECEIVED" => paid_on().map(Standing::Paid),
        "REFUNDED" => Some(Standing::Refunded),
        _ => Some(Standing::Waiting),
    }
}

fn is_deleted(json: &Value) -> bool {
    json.get("deleted").and_then(Value::as_bool).unwrap_or_default()
}

fn items(json: &Value) -> Option<&Vec<Value>> {
    json.get("data")?.as_array()
}

fn text(json: &Value, field: &str) -> Option<String> {
    let text = json.get(field)?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn day(json: &Value, field: &str) -> Option<NaiveDate> {
    json.get(field)?.as_str()?.get(..10)?.parse().ok()
}

/// An amount as JSON has numbers.
fn decimal(minor: i64) -> Result<Value> {
    let money = Money {
        minor,
        currency: Currency::real(),
    };
    serde_json::from_str(&money.decimal()).map_err(|_| Failure::Garbage)
}

/// What it says was wrong, in one line of bearable length.
fn refused(answer: &Answer) -> Failure {
    let errors = answer.json.as_ref().and_then(|json| json.get("errors")?.as_array());
    let words = errors
        .into_iter()
        .flatten()
        .filter_map(|each| text(each, "description"));
    let words = words.collect::<Vec<_>>().join(" ");
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    Failure::Refused(words.chars().map(plain).take(LONGEST_WORDS).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Failure, Standing, charge, decimal};

    fn told(change: &Value) -> Value {
        let mut told = json!({
            "object": "payment", "id": "pay_080225913252", "customer": "cus_1", "billingType": "BOLETO",
            "value": 129.9, "netValue": 127.91, "status": "PENDING", "dueDate": "2026-11-30",
            "externalReference": "019a9f3e-6c00-7000-8000-000000000001", "deleted": false, "paymentDate": null,
        });
        if let (Some(told), Some(change)) = (told.as_object_mut(), change.as_object()) {
            told.extend(change.clone());
        }
        told
    }

    #[test]
    fn a_charge_stands_as_its_status_and_days_say() {
        let day = |text: &str| text.parse().expect("a day");
        for (change, standing) in [
            (json!({}), Standing::Waiting),
            (json!({"status": "OVERDUE"}), Standing::Waiting),
            (
                json!({"status": "CONFIRMED", "confirmedDate": "2026-11-28"}),
                Standing::Paid(day("2026-11-28")),
            ),
            (
                json!({"status": "RECEIVED", "paymentDate": "2026-11-29", "clientPaymentDate": "2026-11-28"}),
                Standing::Paid(day("2026-11-28")),
            ),
            (json!({"status": "REFUNDED"}), Standing::Refunded),
            (json!({"status": "CHARGEBACK_REQUESTED"}), Standing::Waiting),
            (json!({"deleted": true}), Standing::Gone),
        ] {
            let charge = charge(&told(&change)).expect("a charge");
            assert_eq!((charge.standing, charge.minor), (standing, 12_990), "{change}");
        }
    }

    #[test]
    fn a_charge_that_cannot_be_read_is_no_charge() {
        for change in [
            json!({"value": "129.90"}),
            json!({"value": 129.905}),
            json!({"value": 1e300}),
            json!({"value": null}),
            json!({"value": 0}),
            json!({"value": -129.9}),
            json!({"id": "../customers"}),
            json!({"dueDate": "30/11/2026"}),
            json!({"status": null}),
            json!({"status": "RECEIVED"}),
        ] {
            assert_eq!(charge(&told(&change)), Err(Failure::Garbage), "{change}");
        }
    }

    #[test]
    fn amounts_are_sent_to_the_centavo() {
        for (minor, text) in [
            (12_990, "129.9"),
            (500, "5.0"),
            (1, "0.01"),
            (9_999_999_999, "99999999.99"),
        ] {
            assert_eq!(decimal(minor).expect("a number").to_string(), text);
        }
    }
}
