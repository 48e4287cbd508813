//! The contents page: every feature's routes, one line each.

use actix_web::guard::{GuardContext, fn_guard};
use actix_web::http::Method;
use actix_web::http::header::ALLOW;
use actix_web::middleware::from_fn;
use actix_web::{HttpRequest, HttpResponse, web};
use metrics_exporter_prometheus::PrometheusHandle;
use types::kit::call::BASE;
use types::kit::problem::Code;
use utoipa::openapi::OpenApi;
use utoipa_actix_web::service_config::ServiceConfig;
use utoipa_actix_web::{AppExt, scope};

use crate::accounts::key_holders::KeyHolders;
use crate::admissions::queue::Admissions;
use crate::auth::holders::SessionHolders;
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};
use crate::kit::http::Addresses;
use crate::kit::site::{self, Site};
use crate::kit::{http, observe};
use crate::lookup::queue::Lookups;
use crate::{
    accounts, admissions, audit, auth, boletos, documents, dunning, inbox, integrations, invoices, ledger, limits,
    links, lookup, modules, moves, openapi, overview, payments, places, plans, reports, resellers, retention, settings,
    statements, subscriptions, usage, users, views,
};

/// Every feature, in the order in which one may call another.
fn features(api: &mut ServiceConfig<'_>) {
    api.configure(users::routes::all);
    api.configure(resellers::routes::all);
    api.configure(auth::routes::all);
    api.configure(links::routes::all);
    api.configure(modules::routes::all);
    api.configure(places::routes::all);
    api.configure(plans::routes::all);
    api.configure(usage::routes::all);
    api.configure(settings::routes::all);
    api.configure(accounts::routes::all);
    api.configure(moves::routes::all);
    api.configure(views::routes::all);
    api.configure(inbox::routes::all);
    api.configure(limits::routes::all);
    api.configure(integrations::routes::all);
    api.configure(documents::routes::all);
    api.configure(admissions::routes::all);
    api.configure(lookup::routes::all);
    api.configure(audit::routes::all);
    api.configure(reports::routes::all);
    api.configure(retention::routes::all);
    api.configure(ledger::routes::all);
    api.configure(payments::routes::all);
    api.configure(invoices::routes::all);
    api.configure(boletos::routes::all);
    api.configure(statements::routes::all);
    api.configure(subscriptions::routes::all);
    api.configure(dunning::routes::all);
    api.configure(overview::routes::all);
}

/// The whole API as OpenAPI describes it.
#[must_use]
pub fn document() -> OpenApi {
    let (_, document) = actix_web::App::new()
        .into_utoipa_app()
        .service(scope(BASE).configure(features))
        .split_for_parts();
    openapi::finish(document)
}

/// What one worker of the service answers.
pub fn configure(app: &mut web::ServiceConfig, parts: &Parts) {
    app.app_data(parts.context.clone())
        .app_data(parts.keys.clone())
        .app_data(parts.sessions.clone())
        .app_data(parts.admissions.clone())
        .app_data(parts.lookups.clone())
        .app_data(parts.metrics.clone())
        .app_data(parts.document.clone());
    http::client_errors(app);
    app.service(web::resource("/healthz").get(healthz));
    app.service(web::resource("/readyz").get(readyz));
    app.service(web::resource("/metrics").get(metrics));
    app.service(web::resource("/api/openapi.yaml").get(described));

    // Before the hundred others: software asks this before every document.
    let often = scope(BASE)
        .configure(admissions::routes::all)
        .configure(lookup::routes::of_software);
    let often = often.default_service(web::to(missing));
    app.service(often.map(|often| often.guard(fn_guard(is_asked_often)).wrap(from_fn(observe::measure))));
    let api = scope(BASE).configure(features).default_service(web::to(missing));
    app.service(api.map(|api| api.wrap(from_fn(observe::measure))));
    lookup::contract_routes::where_programs_ask(app);
    if let Some(site) = &parts.site {
        app.app_data(site.clone()).default_service(web::get().to(site::serve));
    } else {
        app.default_service(web::to(missing));
    }
}

/// Whether a request is one of those that are asked before each document, by its address.
fn is_asked_often(request: &GuardContext<'_>) -> bool {
    let path = request.head().uri.path();
    let ends = [
        "/admissions",
        "/admissions/batches",
        "/admissions/previews",
        "/documents",
    ];
    match request.head().method {
        Method::POST => ends.iter().any(|end| path.ends_with(end)),
        Method::GET => path.contains("/accounts/") && path.contains("/lookup/"),
        _ => false,
    }
}

/// What every worker shares.
#[derive(Clone)]
pub struct Parts {
    pub context: web::Data<Context>,
    pub keys: web::Data<KeyHolders>,
    pub sessions: web::Data<SessionHolders>,
    pub admissions: web::Data<Admissions>,
    pub lookups: web::Data<Lookups>,
    pub site: Option<web::Data<Site>>,
    pub metrics: web::Data<PrometheusHandle>,
    pub document: web::Data<Described>,
}

/// The API's description.
#[derive(Debug)]
pub struct Described {
    pub yaml: String,
    pub addresses: Addresses,
}

async fn healthz() -> &'static str {
    "ok"
}

async fn readyz(context: web::Data<Context>) -> Result<&'static str> {
    context.db.ping().await?;
    Ok("ok")
}

async fn metrics(handle: web::Data<PrometheusHandle>) -> String {
    handle.render()
}

async fn described(document: web::Data<Described>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("application/yaml")
        .body(document.yaml.clone())
}

async fn missing(request: HttpRequest, document: web::Data<Described>) -> Result<HttpResponse> {
    match document.addresses.allow(request.path()) {
        Some(methods) => Ok(HttpResponse::MethodNotAllowed()
            .insert_header((ALLOW, methods))
            .finish()),
        None => Err(Error::from(Code::NotFound)),
    }
}
