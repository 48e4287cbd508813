//! Who speaks SQL, and that nobody does without a scope.

use crate::tree::{File, files, hold};

/// What reads or writes without a scope, as `folder::function`, and why it may.
const WITHOUT_SCOPE: &[(&str, &str)] = &[
    ("accounts::holder", "finds whose a key is: there is no caller yet"),
    (
        "accounts::alike",
        "hostnames are one namespace of the installation; tells only which are taken",
    ),
    ("accounts::used", "notes the use of the key just found"),
    (
        "auth::*",
        "sessions belong to a member, who is found by them: there is no caller yet",
    ),
    (
        "boletos::by_webhook",
        "whose webhook it is, which its token proves: there is no caller",
    ),
    (
        "links::*",
        "a link is found by its token, when there is no caller yet, and is made for a member that was just read",
    ),
    ("lookup::end", "the padrón and its updates are the installation's"),
    (
        "lookup::forget",
        "answers of providers are the installation's; removed when they are old",
    ),
    ("lookup::insert", "the padrón and its updates are the installation's"),
    (
        "lookup::keep",
        "answers of providers are the installation's; the question was allowed before",
    ),
    (
        "lookup::kept",
        "answers of providers are the installation's; the question was allowed before",
    ),
    ("lookup::latest", "the padrón and its updates are the installation's"),
    (
        "lookup::asks",
        "quotas of providers are the installation's; asked by the operator alone",
    ),
    ("lookup::prune", "the padrón and its updates are the installation's"),
    ("lookup::reach", "the padrón and its updates are the installation's"),
    (
        "lookup::stopped",
        "every process refuses whoever is stopped, whichever reseller's; tells ids alone",
    ),
    (
        "lookup::take",
        "quotas of providers are the installation's; the question was allowed before",
    ),
    (
        "modules::list",
        "the catalogue belongs to the installation; everybody reads it",
    ),
    (
        "reports::by_id",
        "the report of a job, or of a link that proves it: there is no caller",
    ),
    ("reports::forget", "what expired long ago is swept, whosever it was"),
    ("reports::old", "what expired long ago is swept, whosever it was"),
    ("reports::spent", "what expired is swept, whosever it was"),
    ("reports::without_file", "what expired is swept, whosever it was"),
    ("resellers::by_id", "a member's own reseller, known from the session"),
    (
        "resellers::some",
        "how those are called whose papers the caller reaches",
    ),
    (
        "resellers::find_plan",
        "reseller plans belong to the installation; asked only in the operator's operations",
    ),
    ("users::accept", "an invited member, found by the link that proves it"),
    ("users::by_email", "finds who signs in: there is no caller yet"),
    ("users::by_id", "the member of a session"),
    (
        "users::insert",
        "the first operator, and a new reseller's owner, are made from outside of the reseller",
    ),
    ("users::is_empty", "whether there is anybody at all, asked by the demo"),
    ("users::seen", "the member of a session"),
    ("users::take_new_email", "the member a link was found for"),
    ("users::update_password", "one's own, by one's session or by a link"),
    ("users::update_profile", "one's own, by one's session"),
    ("users::verify", "the member a link was found for"),
    ("users::want_email", "one's own, by one's session"),
];

/// Where scopes are made without a caller, beside the demo: by commands of the installation's own machine.
const MAKES_SCOPES: [&str; 14] = [
    "api/src/access.rs",
    // What a payment provider tells, within the reseller whose token it shows.
    "api/src/boletos/webhook_service.rs",
    // The boleto of an invoice is registered with the operator's provider, which no reseller reaches.
    "api/src/boletos/debt.rs",
    // Resellers are told of their invoices when nobody is calling; the operator says how they are paid.
    "api/src/boletos/invoice_service.rs",
    // Invoices are issued when nobody is calling, each within its reseller.
    "api/src/invoices/run_service.rs",
    // The task that cancels the boletos of payments that are waited for no more.
    "api/src/boletos/follow_service.rs",
    // Who runs the installation is told when look-ups of a reseller's members are stopped.
    "api/src/lookup/stop_service.rs",
    // The command and the daily task that count everything anew.
    "api/src/recount/service.rs",
    // Reports are made when nobody is calling any more, within the reseller whose member asked for them.
    "api/src/reports/work.rs",
    // The task that looks for what needs a person.
    "api/src/watch/service.rs",
    // The command and the daily task that move files to colder storage.
    "api/src/retention/service.rs",
    // `create_operator`, by which the first one comes to be.
    "api/src/users/service.rs",
    // What recurs is charged when nobody is calling, within the reseller whose account it is.
    "api/src/subscriptions/run_service.rs",
    // The steps of the overdue ladder are taken when nobody is calling, within the reseller whose account it is.
    "api/src/dunning/run_service.rs",
];

#[test]
fn only_stores_speak_sql() {
    let broken: Vec<_> = ["api/src", "api/types/src", "web/src"]
        .iter()
        .flat_map(|folder| files(folder, &[".rs"]))
        .flat_map(|file| sql_outside_a_store(&file))
        .collect();
    hold(
        "Move the query into the feature's store.rs; a service calls it and gets domain values.",
        &broken,
    );
}

#[test]
fn stores_ask_for_a_scope() {
    let unscoped: Vec<_> = files("api/src", &["store.rs"]).iter().flat_map(unscoped).collect();
    let excused = |name: &str| WITHOUT_SCOPE.iter().any(|(rule, _)| matches_rule(rule, name));
    let broken: Vec<_> = unscoped.iter().filter(|name| !excused(name)).cloned().collect();
    hold(
        "Take a &Scope and filter by it; if there really is no caller, say why in WITHOUT_SCOPE.",
        &broken,
    );

    let needless = WITHOUT_SCOPE
        .iter()
        .filter(|(rule, _)| !unscoped.iter().any(|name| matches_rule(rule, name)));
    let needless: Vec<_> = needless.map(|(rule, _)| (*rule).to_owned()).collect();
    hold(
        "No function needs these exceptions any more: remove them from WITHOUT_SCOPE.",
        &needless,
    );
}

#[test]
fn only_commands_make_a_scope_without_a_caller() {
    let broken: Vec<_> = files("api/src", &[".rs"]).iter().flat_map(scopes_made).collect();
    hold(
        "Pass the caller's scope on: Scope::of_command is for the installation's own commands.",
        &broken,
    );
}

#[test]
fn sql_is_noticed_and_so_is_a_missing_scope() {
    for path in [
        "api/src/plans/service.rs",
        "api/src/kit/files.rs",
        "web/src/app.rs",
        "api/src/plans/stores/x.rs",
    ] {
        assert_eq!(
            sql_outside_a_store(&File::new(path, "use sea_orm::EntityTrait;\n")).len(),
            1,
            "{path}"
        );
        assert_eq!(
            sql_outside_a_store(&File::new(path, "    x(&source.executor())\n")).len(),
            1,
            "{path}"
        );
    }
    for path in [
        "api/src/plans/store.rs",
        "api/src/accounts/key_entity.rs",
        "api/src/kit/once/store/entity.rs",
    ] {
        assert!(
            sql_outside_a_store(&File::new(path, "use sea_orm::EntityTrait;\n")).is_empty(),
            "{path}"
        );
    }
    let command = "    let scope = Scope::of_command(Operation::GetPlan, None, \"x\");\n";
    assert_eq!(scopes_made(&File::new("api/src/plans/service.rs", command)).len(), 1);
    assert!(scopes_made(&File::new("api/src/demo/cast.rs", command)).is_empty());
    let store = "pub(super) async fn a(\n    tx: &Tx,\n    id: Id,\n) -> Result<()> {\n}\n\
        async fn b(source: &impl Source, scope: &Scope) -> Result<()> {}\nfn c(x: u8) {}\n";
    assert_eq!(unscoped(&File::new("api/src/plans/plan_store.rs", store)), ["plans::a"]);
    assert!(unscoped(&File::new("api/src/kit/outbox/store.rs", store)).is_empty());
}

fn scopes_made(file: &File) -> Vec<String> {
    if MAKES_SCOPES.contains(&file.path.as_str()) || file.part() == Some("demo") {
        Vec::new()
    } else {
        file.places(&["of_command("])
    }
}

fn sql_outside_a_store(file: &File) -> Vec<String> {
    if may_speak_sql(file) {
        Vec::new()
    } else {
        file.places(&["sea_orm::", "sea_orm_migration::", "sqlx::", ".executor()"])
    }
}

fn may_speak_sql(file: &File) -> bool {
    let is = |name: &str| file.name() == format!("{name}.rs") || file.name().ends_with(&format!("_{name}.rs"));
    let of_kit = ["api/src/kit/db.rs", "api/src/kit/error.rs"].contains(&file.path.as_str());
    file.path.starts_with("api/src/") && (is("store") || is("entity") || of_kit)
}

/// The functions of a feature's store that reach the database without a scope, as `feature::function`. The kit's
/// stores know no tenant: what they keep is named by those who call them.
fn unscoped(file: &File) -> Vec<String> {
    let Some(feature) = file.part().filter(|part| *part != "kit") else {
        return Vec::new();
    };
    let code = file.code();
    let signatures = code
        .split("async fn ")
        .skip(1)
        .filter_map(|rest| rest.split('{').next());
    let reaches = |signature: &&str| signature.contains("Source") || signature.contains("&Tx");
    signatures
        .filter(reaches)
        .filter(|signature| !signature.contains("&Scope"))
        .filter_map(|signature| signature.split(['(', '<']).next())
        .map(|name| format!("{feature}::{name}"))
        .collect()
}

fn matches_rule(rule: &str, name: &str) -> bool {
    rule == name || rule.strip_suffix('*').is_some_and(|start| name.starts_with(start))
}
