//! Asaas on this machine, as good or as bad as a story needs it: real HTTP over a real socket, with its rules for keys,
//! customers, charges and what may become of them.

mod charge;

use std::net::TcpListener;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::http::Method;
use actix_web::web::{Bytes, Data};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use chrono::NaiveDate;
use serde_json::{Value, json};
use talonario::kit::client::Remote;
use talonario::kit::context::Providers;
use types::kit::money::{Currency, Money};

pub use charge::Charge;

/// The key it knows.
pub const KEY: &str = "$aact_hmlg_clave-de-prueba";
/// How long it may take in these stories.
const PATIENCE: Duration = Duration::from_millis(1_500);
/// Longer than anybody waits.
const NEVER: Duration = Duration::from_secs(60);
/// It takes charges from R$ 5.00.
const LEAST: i64 = 500;

/// How it misbehaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mood {
    #[default]
    Well,
    /// Answers everything with that status.
    Status(u16),
    /// Takes questions and says nothing.
    Silent,
    /// Makes the charge, and its answer is lost.
    LosesAnswer,
    /// Takes its time over making a charge.
    Slow,
    /// Makes the charge for a centavo more.
    OtherAmount,
    /// Makes the charge for the day after.
    OtherDay,
    /// Gives a bar code with a wrong digit.
    GarbageBarcode,
    /// Gives the line of another bar code.
    OtherLine,
    /// Gives a Pix for another amount.
    OtherPix,
    /// Has no Pix for this key.
    NoPix,
    /// Answers with something that is no JSON.
    Garbage,
}

#[derive(Default)]
struct State {
    mood: Mood,
    customers: Vec<Value>,
    charges: Vec<Charge>,
    asked: Vec<String>,
}

/// Asaas, running until it is dropped.
pub struct Asaas {
    address: String,
    state: Arc<Mutex<State>>,
    server: ServerHandle,
}

impl Drop for Asaas {
    fn drop(&mut self) {
        drop(self.server.stop(false));
    }
}

impl Asaas {
    /// Starts one.
    ///
    /// # Panics
    /// When no port is free.
    #[must_use]
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = format!("http://{}/v3", listener.local_addr().expect("its address"));
        let state = Arc::new(Mutex::new(State::default()));
        let data = Data::new(state.clone());
        let server = HttpServer::new(move || App::new().app_data(data.clone()).default_service(web::to(answer)));
        let server = server
            .workers(1)
            .disable_signals()
            .listen(listener)
            .expect("a server")
            .run();
        let handle = server.handle();
        tokio::spawn(server);
        Self {
            address,
            state,
            server: handle,
        }
    }

    /// How the service reaches it, as sandbox and where money moves.
    ///
    /// # Panics
    /// When TLS cannot be set up.
    #[must_use]
    pub fn providers(&self) -> Providers {
        at(&self.address)
    }

    /// Its address.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Makes it behave otherwise from now on.
    pub fn behave(&self, mood: Mood) {
        self.lock().mood = mood;
    }

    /// The charges that were made, deleted ones too.
    #[must_use]
    pub fn charges(&self) -> Vec<Charge> {
        self.lock().charges.clone()
    }

    /// How many customers it knows.
    #[must_use]
    pub fn customers(&self) -> Vec<Value> {
        self.lock().customers.clone()
    }

    /// What it was asked, each as method and path.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.lock().asked.clone()
    }

    /// The payer pays so much of a charge, on that day.
    pub fn pay(&self, charge: &str, minor: i64, on: NaiveDate) {
        self.change(charge, |charge| {
            charge.status = "RECEIVED";
            charge.minor = minor;
            charge.paid_on = Some(on);
        });
    }

    /// A charge comes to have that status.
    pub fn becomes(&self, charge: &str, status: &'static str) {
        self.change(charge, |charge| charge.status = status);
    }

    /// Somebody deletes a charge in its own pages.
    pub fn delete(&self, charge: &str) {
        self.change(charge, |charge| charge.deleted = true);
    }

    fn change(&self, id: &str, change: impl FnOnce(&mut Charge)) {
        let mut state = self.lock();
        let charge = state.charges.iter_mut().find(|charge| charge.id == id);
        change(charge.expect("a charge"));
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Providers of which none can be reached.
///
/// # Panics
/// When TLS cannot be set up.
#[must_use]
pub fn nowhere() -> Providers {
    at("http://127.0.0.1:9/v3")
}

fn at(address: &str) -> Providers {
    let remote = || Remote::new(address, PATIENCE).expect("a client");
    Providers {
        asaas: remote(),
        asaas_sandbox: remote(),
    }
}

async fn answer(request: HttpRequest, body: Bytes, state: Data<Arc<Mutex<State>>>) -> HttpResponse {
    let lock = || state.lock().unwrap_or_else(PoisonError::into_inner);
    let path = request
        .uri()
        .path_and_query()
        .map_or("", |path| path.as_str())
        .to_owned();
    let path = path.strip_prefix("/v3").unwrap_or_default().to_owned();
    lock().asked.push(format!("{} {path}", request.method()));
    let mood = lock().mood;
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    match mood {
        Mood::Status(status) => {
            let status = actix_web::http::StatusCode::from_u16(status).expect("a status");
            return HttpResponse::build(status).json(json!({"errors": []}));
        }
        Mood::Silent => {
            tokio::time::sleep(NEVER).await;
        }
        Mood::Garbage => return HttpResponse::Ok().content_type("application/json").body("{\"data\": ["),
        _ => {}
    }
    if header("access_token") != Some(KEY) {
        return HttpResponse::Unauthorized().json(wrong("invalid_access_token", "A chave de API informada é inválida"));
    }
    if header("user-agent").is_none() {
        return HttpResponse::BadRequest().json(wrong("user_agent_required", "O cabeçalho User-Agent é obrigatório"));
    }
    let makes = request.method() == Method::POST && path == "/payments";
    if makes && mood == Mood::Slow {
        tokio::time::sleep(Duration::from_millis(400)).await;
    }
    let told = lock().told(request.method(), &path, &body);
    if makes && mood == Mood::LosesAnswer {
        tokio::time::sleep(NEVER).await;
    }
    match told {
        Ok(json) => HttpResponse::Ok().json(json),
        Err((404, _)) => HttpResponse::NotFound().finish(),
        Err((_, json)) => HttpResponse::BadRequest().json(json),
    }
}

pub(crate) type Told = Result<Value, (u16, Value)>;

impl State {
    fn told(&mut self, method: &Method, path: &str, body: &[u8]) -> Told {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let query = |name: &str| {
            let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs
                .filter(|(own, _)| *own == name)
                .map(|(_, value)| value.to_owned())
                .next()
        };
        let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
        match (method.as_str(), parts.as_slice()) {
            ("GET", ["customers"]) => {
                let number = query("cpfCnpj").unwrap_or_default();
                let of = |each: &&Value| each.get("cpfCnpj").and_then(Value::as_str) == Some(number.as_str());
                let data: Vec<_> = self.customers.iter().filter(of).collect();
                Ok(json!({"object": "list", "totalCount": data.len(), "data": data}))
            }
            ("POST", ["customers"]) => self.new_customer(body),
            ("GET", ["payments"]) => {
                let reference = query("externalReference").unwrap_or_default();
                let of = |each: &&Charge| each.reference == reference && !each.deleted;
                let data: Vec<_> = self.charges.iter().filter(of).map(Charge::told).collect();
                Ok(json!({"object": "list", "hasMore": false, "totalCount": data.len(), "data": data}))
            }
            ("POST", ["payments"]) => self.new_charge(body),
            ("GET", ["payments", id]) => Ok(self.charge(id)?.told()),
            ("DELETE", ["payments", id]) => {
                let charge = self.charge(id)?;
                if charge.status != "PENDING" && charge.status != "OVERDUE" {
                    return Err((
                        400,
                        wrong(
                            "invalid_action",
                            "Esta cobrança não pode ser removida: ela já foi recebida.",
                        ),
                    ));
                }
                charge.deleted = true;
                Ok(json!({"deleted": true, "id": id}))
            }
            ("GET", ["payments", id, "identificationField"]) => {
                let mood = self.mood;
                let charge = self.charge(id)?.clone();
                Ok(charge.codes(mood))
            }
            ("GET", ["payments", id, "pixQrCode"]) => {
                let mood = self.mood;
                let charge = self.charge(id)?.clone();
                charge.pix(mood)
            }
            _ => Err((404, Value::Null)),
        }
    }

    fn new_customer(&mut self, body: &[u8]) -> Told {
        let mut body: Value =
            serde_json::from_slice(body).map_err(|_| (400, wrong("invalid_json", "JSON inválido")))?;
        for field in ["name", "cpfCnpj"] {
            if body.get(field).and_then(Value::as_str).is_none_or(str::is_empty) {
                return Err((400, wrong("invalid_customer", &format!("Informe {field}"))));
            }
        }
        let id = format!("cus_{:06}", self.customers.len() + 1);
        if let Some(fields) = body.as_object_mut() {
            fields.insert("id".to_owned(), id.into());
            fields.insert("deleted".to_owned(), false.into());
        }
        self.customers.push(body.clone());
        Ok(body)
    }

    fn new_charge(&mut self, body: &[u8]) -> Told {
        let body: Value = serde_json::from_slice(body).map_err(|_| (400, wrong("invalid_json", "JSON inválido")))?;
        let text = |field: &str| body.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        let customer = text("customer");
        let of = |each: &Value| each.get("id").and_then(Value::as_str) == Some(customer.as_str());
        if !self.customers.iter().any(of) {
            return Err((400, wrong("invalid_customer", "Customer inválido ou não informado.")));
        }
        let value = body.get("value").and_then(Value::as_number).map(ToString::to_string);
        let minor = value
            .and_then(|value| Money::of_decimal(&value, Currency::real()))
            .map(|money| money.minor);
        let minor = minor.filter(|minor| *minor >= LEAST);
        let Some(minor) = minor else {
            return Err((
                400,
                wrong(
                    "invalid_value",
                    "O valor da cobrança deve ser maior ou igual a R$ 5,00.",
                ),
            ));
        };
        let due_on: Option<NaiveDate> = text("dueDate").parse().ok();
        let (Some(due_on), "BOLETO") = (due_on, text("billingType").as_str()) else {
            return Err((
                400,
                wrong("invalid_billingType", "Informe vencimento e forma de pagamento."),
            ));
        };
        let charge = Charge {
            id: format!("pay_{:012}", self.charges.len() + 1),
            customer,
            reference: text("externalReference"),
            description: text("description"),
            minor: minor + i64::from(self.mood == Mood::OtherAmount),
            due_on: if self.mood == Mood::OtherDay {
                due_on.succ_opt().expect("a day")
            } else {
                due_on
            },
            status: "PENDING",
            paid_on: None,
            deleted: false,
        };
        self.charges.push(charge.clone());
        Ok(charge.told())
    }

    fn charge(&mut self, id: &str) -> Result<&mut Charge, (u16, Value)> {
        let found = self.charges.iter_mut().find(|charge| charge.id == id);
        found.ok_or((404, Value::Null))
    }
}

pub(crate) fn wrong(code: &str, words: &str) -> Value {
    json!({"errors": [{"code": code, "description": words}]})
}
