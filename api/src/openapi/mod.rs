//! The OpenAPI document: what the routes say of themselves, and what holds for all of them: the title, the
//! security, and the problems an operation can answer with.

mod tags;

use types::access::Operation as Known;
use types::accounts::{AccountSort, ExportFormat, StateFilter};
use types::boletos::WebhookId;
use types::documents::DocumentSort;
use types::kit::page::Order;
use types::kit::problem::Problem;
use types::statements::StatementFormat;
use utoipa::ToSchema;
use utoipa::openapi::content::ContentBuilder;
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::ArrayItems;
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{
    Components, InfoBuilder, LicenseBuilder, OpenApi, PathItem, Ref, RefOr, Required, Response, ResponseBuilder,
    Schema, ServerBuilder,
};

use tags::TAGS;

/// Completes the document collected from the routes.
#[must_use]
pub fn finish(mut document: OpenApi) -> OpenApi {
    document.info = InfoBuilder::new()
        .title("Talonario")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(
            "The back office of resellers of electronic-invoicing software in Peru and Brazil. People sign in and \
             send a short access token; an account's own software sends its integration key. Errors are problem \
             documents (RFC 9457) with a stable `code`.",
        ))
        .license(Some(
            LicenseBuilder::new()
                .name("Apache-2.0")
                .identifier(Some("Apache-2.0"))
                .build(),
        ))
        .build();
    document.servers = Some(vec![
        ServerBuilder::new()
            .url("/")
            .description(Some("This installation"))
            .build(),
    ]);
    let tag = |(name, description): (&str, &str)| TagBuilder::new().name(name).description(Some(description)).build();
    document.tags = Some(TAGS.iter().copied().map(tag).collect());
    components(document.components.get_or_insert_default());
    for (path, item) in &mut document.paths.paths {
        each_operation(item, |operation| {
            name_ids(path, operation);
            complete(operation);
        });
    }
    document
}

/// Has each page refer to what it lists by name, where it would describe it a second time.
fn name_items(components: &mut Components) {
    let named = |page: &str| page.strip_prefix("Page_").map(str::to_owned);
    let pages: Vec<_> = components
        .schemas
        .keys()
        .filter_map(|page| Some((page.clone(), named(page)?)))
        .collect();
    for (page, item) in pages {
        if !components.schemas.contains_key(&item) {
            continue;
        }
        let Some(RefOr::T(Schema::Object(page))) = components.schemas.get_mut(&page) else {
            continue;
        };
        if let Some(RefOr::T(Schema::Array(items))) = page.properties.get_mut("items") {
            items.items = ArrayItems::RefOrSchema(Box::new(Ref::from_schema_name(item).into()));
        }
    }
}

/// Names a type that stands in no body of the routes, and those within it.
fn name<T: ToSchema>(components: &mut Components) {
    let mut schemas = vec![(T::name().into_owned(), T::schema())];
    T::schemas(&mut schemas);
    components.schemas.extend(schemas);
}

fn components(components: &mut Components) {
    name::<Problem>(components);
    name::<AccountSort>(components);
    name::<DocumentSort>(components);
    name::<ExportFormat>(components);
    name::<Order>(components);
    name::<StateFilter>(components);
    name::<StatementFormat>(components);
    name::<WebhookId>(components);
    name_items(components);
    let bearer = |format: &str, description: &str| {
        let http = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format(format)
            .description(Some(description));
        SecurityScheme::Http(http.build())
    };
    components.add_security_scheme(
        "access_token",
        bearer("JWT", "What `sign_in` and `refresh_session` give."),
    );
    components.add_security_scheme(
        "integration_key",
        bearer("tal_…", "What `create_integration_key` gives."),
    );
    let cookie = ApiKeyValue::with_description("talonario_refresh", "The refresh token, set by `sign_in`.");
    components.add_security_scheme("refresh_cookie", SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
}

fn each_operation(item: &mut PathItem, change: impl Fn(&mut Operation)) {
    let operations = [
        &mut item.get,
        &mut item.post,
        &mut item.put,
        &mut item.patch,
        &mut item.delete,
    ];
    operations.into_iter().flatten().for_each(change);
}

/// Adds the path parameters that were not collected, which are the ids that are alone in their path: the schema of
/// `account_id` is `AccountId`.
fn name_ids(path: &str, operation: &mut Operation) {
    let parameters = operation.parameters.get_or_insert_default();
    for name in path.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
        let known = |each: &RefOr<Parameter>| matches!(each, RefOr::T(each) if each.name == name);
        if parameters.iter().any(known) {
            continue;
        }
        let schema: String = name.split('_').map(capitalised).collect();
        let parameter = ParameterBuilder::new()
            .name(name)
            .parameter_in(ParameterIn::Path)
            .required(Required::True)
            .schema(Some(Ref::from_schema_name(schema)));
        parameters.push(RefOr::T(parameter.build()));
    }
    if parameters.is_empty() {
        operation.parameters = None;
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_ascii_uppercase())
        .into_iter()
        .chain(letters)
        .collect()
}

/// Gives an operation its security, from the table of who may do what, and the problems it can answer with.
fn complete(operation: &mut Operation) {
    let id = operation.operation_id.clone().unwrap_or_default();
    let Some(known) = Known::ALL.iter().find(|known| known.id() == id) else {
        return;
    };
    let row = known.row();
    if operation.security.is_none() {
        let scheme = |name: &str| SecurityRequirement::new(name, Vec::<String>::new());
        let people = row.operator || row.owner || row.manager || row.accountant || row.support;
        let schemes = [(people, "access_token"), (row.integration, "integration_key")];
        operation.security = Some(
            schemes
                .into_iter()
                .filter(|(given, _)| *given)
                .map(|(_, name)| scheme(name))
                .collect(),
        );
    }
    for (status, description) in problems(operation, row.anyone) {
        operation
            .responses
            .responses
            .entry(status.to_owned())
            .or_insert_with(|| RefOr::T(problem(description)));
    }
}

fn problems(operation: &Operation, anyone: bool) -> Vec<(&'static str, &'static str)> {
    let mut parameters = Vec::new();
    for each in operation.parameters.iter().flatten() {
        if let RefOr::T(parameter) = each {
            parameters.push(parameter);
        }
    }
    let path = parameters.iter().any(|each| each.parameter_in == ParameterIn::Path);
    let query = parameters.iter().any(|each| each.parameter_in == ParameterIn::Query);
    let named = |name: &str| parameters.iter().any(|each| each.name == name);
    let body = operation.request_body.is_some();
    let id = operation.operation_id.as_deref().unwrap_or_default();
    let limited = matches!(
        id,
        "create_account"
            | "create_document"
            | "create_twin"
            | "create_view"
            | "find_for_account"
            | "create_receipt"
            | "match_receipt"
            | "report_document_state"
    );
    let throttled = matches!(
        id,
        "sign_in"
            | "change_password"
            | "change_email"
            | "ask_for_reset"
            | "ask_to_confirm_email"
            | "test_mail"
            | "test_account_mail"
            | "send_statement"
    );
    let by_link = matches!(
        id,
        "read_link" | "accept_invitation" | "use_reset_link" | "confirm_email"
    );
    let by_mail = matches!(
        id,
        "change_email" | "ask_for_reset" | "ask_to_confirm_email" | "send_statement"
    );
    let invited = matches!(id, "resend_invitation" | "revoke_invitation" | "send_reset_link");
    let looked_up = matches!(id, "find_taxpayer" | "find_for_account");
    let by_provider = matches!(
        id,
        "register_boleto" | "refresh_boleto" | "cancel_boleto" | "receive_asaas_event"
    );
    let of_boleto = by_provider || matches!(id, "get_boleto" | "download_boleto");
    let possible = [
        (
            body || query || named("Idempotency-Key"),
            "400",
            "The request could not be read",
        ),
        (true, "401", "Not signed in, or no longer"),
        (
            true,
            "403",
            if anyone {
                "From another site, or suspended"
            } else {
                "Not allowed to this role or key"
            },
        ),
        (path, "404", "It does not exist or is out of reach"),
        (
            limited || by_mail || invited || of_boleto || named("If-Match"),
            "409",
            "A limit was reached, or the state does not allow it",
        ),
        (by_link, "410", "The link was used, replaced or has expired"),
        (
            named("If-Match") || id == "move_accounts",
            "412",
            "Somebody changed it first",
        ),
        (body, "413", "The content is too large"),
        (body, "415", "The content type is not the one expected"),
        (
            body || looked_up || by_provider || id == "list_places",
            "422",
            if by_provider {
                "It cannot be, or the provider does not accept it"
            } else {
                "Every field that is wrong"
            },
        ),
        (
            matches!(id, "create_document" | "find_for_account"),
            "423",
            "The account is locked",
        ),
        (named("If-Match"), "428", "If-Match is missing"),
        (throttled, "429", "Too many attempts"),
        (true, "500", "Something failed on our side"),
        (
            looked_up || by_provider,
            "502",
            if by_provider {
                "The payment provider did not answer, or not with what it should"
            } else {
                "Whoever is asked did not answer; the number may exist"
            },
        ),
        (
            true,
            "503",
            if looked_up {
                "Busy, or nobody is set up to be asked about that kind of number"
            } else {
                "Busy; try again in a few seconds"
            },
        ),
    ];
    possible
        .into_iter()
        .filter(|(can, ..)| *can)
        .map(|(_, status, words)| (status, words))
        .collect()
}

fn problem(description: &str) -> Response {
    let schema = RefOr::Ref(Ref::from_schema_name(Problem::name()));
    let content = ContentBuilder::new().schema(Some(schema)).build();
    ResponseBuilder::new()
        .description(description)
        .content("application/problem+json", content)
        .build()
}
