//! Which pages are loaded together when one of them is first opened. What is not listed here is there from the start.

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use types::access::Role;

use crate::auth::session::HINT;
use crate::kit::browser;
use crate::kit::later::{Draw, later};
use crate::kit::palette::Hit;
use crate::{
    accounts, auth, boletos, documents, dunning, inbox, invoices, links, lookup, modules, moves, overview, payments,
    plans, reports, resellers, statements, subscriptions, users,
};

/// Declares pages: the component, what draws it and what loads it, in which chunk, and the page itself.
macro_rules! chunks {
    ($($name:ident, $draw:ident, $load:ident in $chunk:ident: $page:path;)*) => { $(
        #[component]
        pub fn $name() -> impl IntoView {
            later(|| $draw().boxed_local())
        }

        #[wasm_split($chunk, wasm_split_path = ::leptos::wasm_split, preload($load), fallible)]
        fn $draw() -> Result<Draw, SplitLoaderError> {
            Ok(|| $page().into_any())
        }
    )* };
}

chunks! {
    OverviewPage, overview_page, load_overview_page in accounts: overview::OverviewPage;
    Accounts, accounts, load_accounts in accounts: accounts::Accounts;
    AccountPage, account_page, load_account_page in accounts: accounts::AccountPage;
    Documents, documents_page, load_documents_page in accounts: documents::Documents;
    DocumentPage, document_page, load_document_page in accounts: documents::DocumentPage;
    Inbox, inbox_page, load_inbox in accounts: inbox::Inbox;
    Receivables, receivables, load_receivables in accounts: statements::Receivables;
    CreditNotes, credit_notes, load_credit_notes in accounts: statements::CreditNotes;
    Charging, charging, load_charging in accounts: subscriptions::Charging;
    Dunning, dunning_page, load_dunning in accounts: dunning::Dunning;
    DunningSteps, dunning_steps, load_dunning_steps in accounts: dunning::DunningSteps;
    EditAccountPage, edit_account_page, load_edit_account_page in accounts: accounts::EditAccountPage;
    NewAccountPage, new_account_page, load_new_account_page in accounts: accounts::NewAccountPage;
    Plans, plans, load_plans in desk: plans::Plans;
    PlanPage, plan_page, load_plan_page in desk: plans::PlanPage;
    PlanFormPage, plan_form_page, load_plan_form_page in desk: plans::PlanFormPage;
    ReportsPage, reports_page, load_reports_page in desk: reports::ReportsPage;
    PaymentMethods, payment_methods, load_payment_methods in desk: payments::PaymentMethods;
    Invoices, invoices_page, load_invoices in desk: invoices::Invoices;
    InvoicePage, invoice_page, load_invoice_page in desk: invoices::InvoicePage;
    InvoiceSettingsPage, invoice_settings, load_invoice_settings in desk: invoices::InvoiceSettingsPage;
    PaymentProvider, payment_provider, load_payment_provider in desk: boletos::Provider;
    MovePage, move_page, load_move_page in desk: moves::MovePage;
    Lookup, lookup, load_lookup in desk: lookup::Lookup;
    Members, members, load_members in desk: users::Members;
    Profile, profile, load_profile in desk: auth::Profile;
    ForgotPassword, forgot_password, load_forgot_password in desk: links::forgot::ForgotPassword;
    ChoosePassword, choose_password, load_choose_password in desk: links::choose::ChoosePassword;
    VerifyEmail, verify_email, load_verify_email in desk: links::verify::VerifyEmail;
    Resellers, resellers, load_resellers in operator: resellers::Resellers;
    NewResellerPage, new_reseller_page, load_new_reseller_page in operator: resellers::NewResellerPage;
    Modules, modules_page, load_modules in operator: modules::Modules;
    ResellerPlans, reseller_plans, load_reseller_plans in operator: resellers::ResellerPlans;
}

/// Begins to load the page that the address leads to while it is still being asked who is there: for whoever was
/// signed in when this browser was last here.
pub fn begin_to_load() {
    let Some(role) = browser::recall(HINT).and_then(|name| Role::of_name(&name)) else {
        return;
    };
    let path = window().location().pathname().unwrap_or_default();
    let begun = match path.split('/').nth(1) {
        Some("accounts" | "documents" | "dunning" | "receivables" | "credit-notes") => load_accounts().boxed_local(),
        Some("inbox") => load_inbox().boxed_local(),
        Some("resellers" | "reseller-plans" | "modules") => load_resellers().boxed_local(),
        Some("") if role == Role::Operator => load_resellers().boxed_local(),
        Some("" | "overview") => load_overview_page().boxed_local(),
        _ => load_profile().boxed_local(),
    };
    spawn_local(async { drop(begun.await) });
}

/// The accounts that fit what was typed; none while their code cannot be loaded.
pub async fn find_accounts(words: String) -> Vec<Hit> {
    match finding_accounts(words).await {
        Ok(found) => found.await,
        Err(_) => Vec::new(),
    }
}

#[wasm_split(accounts, wasm_split_path = ::leptos::wasm_split, fallible)]
fn finding_accounts(words: String) -> Result<LocalBoxFuture<'static, Vec<Hit>>, SplitLoaderError> {
    Ok(accounts::find(words).boxed_local())
}
