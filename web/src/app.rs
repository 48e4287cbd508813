//! The contents page: which addresses there are, and who finds which of them in the menu.

use futures_util::FutureExt;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Redirect, Route};
use leptos_router::path;
use types::access::{Operation, Role};
use types::auth::Me;
use types::tax_id::Country;

use crate::auth::{may, session};
use crate::chunks::{
    AccountPage, Accounts, Charging, CreditNotes, DocumentPage, Documents, Dunning, DunningSteps, EditAccountPage,
    Inbox, InvoicePage, InvoiceSettingsPage, Invoices, Lookup, Members, Modules, MovePage, NewAccountPage,
    NewResellerPage, OverviewPage, PaymentMethods, PaymentProvider, PlanFormPage, PlanPage, Plans, Profile,
    Receivables, ReportsPage, ResellerPlans, Resellers, find_accounts,
};
use crate::kit::frame::{Entry, Section};
use crate::kit::palette::{Finder, Hit};
use crate::kit::t;
use crate::shell::NotFound;
use crate::{
    accounts, boletos, documents, dunning, inbox, invoices, modules, overview, payments, plans, reports, resellers,
    statements, subscriptions, users,
};

/// The addresses. A page is one line here, and one entry of `menu` if people look for it there.
#[component]
pub fn Pages() -> impl IntoView {
    view! {
        <FlatRoutes fallback=|| view! { <NotFound /> }>
            <Route path=path!("/") view=Home />
            <Route path=path!("/overview") view=OverviewPage />
            <Route path=path!("/inbox") view=Inbox />
            <Route path=path!("/accounts/new") view=NewAccountPage />
            <Route path=path!("/accounts/:id?") view=Accounts />
            <Route path=path!("/accounts/:id/edit") view=EditAccountPage />
            <Route path=path!("/accounts/:id/documents/:document") view=DocumentPage />
            <Route path=path!("/accounts/:id/:tab") view=AccountPage />
            <Route path=path!("/documents") view=Documents />
            <Route path=path!("/receivables") view=Receivables />
            <Route path=path!("/credit-notes") view=CreditNotes />
            <Route path=path!("/charging") view=Charging />
            <Route path=path!("/dunning") view=Dunning />
            <Route path=path!("/dunning/steps") view=DunningSteps />
            <Route path=path!("/payment-methods") view=PaymentMethods />
            <Route path=path!("/invoices") view=Invoices />
            <Route path=path!("/invoices/:id") view=InvoicePage />
            <Route path=path!("/invoice-settings") view=InvoiceSettingsPage />
            <Route path=path!("/payment-provider") view=PaymentProvider />
            <Route path=path!("/plans") view=Plans />
            <Route path=path!("/plans/new") view=PlanFormPage />
            <Route path=path!("/plans/:id") view=PlanPage />
            <Route path=path!("/plans/:id/edit") view=PlanFormPage />
            <Route path=path!("/moves") view=MovePage />
            <Route path=path!("/reports") view=ReportsPage />
            <Route path=path!("/lookup") view=Lookup />
            <Route path=path!("/members/:new?") view=Members />
            <Route path=path!("/me") view=Profile />
            <Route path=path!("/resellers/new") view=NewResellerPage />
            <Route path=path!("/resellers/:id?") view=Resellers />
            <Route path=path!("/reseller-plans/:new?") view=ResellerPlans />
            <Route path=path!("/modules/:new?") view=Modules />
        </FlatRoutes>
    }
}

/// The menu of a role, with how much waits in the inbox. An entry is there when the role may do what its page begins
/// with.
#[must_use]
pub fn menu(role: Role, me: &Me, waiting: Option<i64>) -> Vec<Section> {
    let accounts = role.may(Operation::ListAccounts).then_some(Entry {
        label: t(text::accounts),
        icon: "accounts",
        href: accounts::LIST,
        count: me.reseller.as_ref().map(|reseller| reseller.accounts),
    });
    let inbox = role.may(Operation::ListInbox).then_some(Entry {
        label: t(text::inbox),
        icon: "inbox",
        href: inbox::ADDRESS,
        count: waiting,
    });
    let entry = |begins, label, icon, href| {
        let count = None;
        role.may(begins).then_some(Entry {
            label,
            icon,
            href,
            count,
        })
    };
    let of_brazil = me
        .reseller
        .as_ref()
        .is_some_and(|reseller| reseller.country == Country::Br);
    let provider = entry(
        Operation::GetPaymentProvider,
        t(text::boletos),
        "link",
        boletos::ADDRESS,
    );
    let overview = entry(Operation::GetOverview, t(text::overview), "gauge", overview::ADDRESS);
    let section = |name, entries: Vec<Option<Entry>>| Section {
        name,
        entries: entries.into_iter().flatten().collect(),
    };
    let all = vec![
        section(
            t(text::accounts),
            vec![
                overview,
                accounts,
                inbox,
                entry(Operation::FindDocuments, t(text::documents), "doc", documents::ADDRESS),
                entry(Operation::ListPlans, t(text::plans), "plan", "/plans"),
                entry(Operation::ListReports, t(text::reports), "download", reports::ADDRESS),
            ],
        ),
        section(
            t(text::money),
            vec![
                entry(
                    Operation::GetReceivables,
                    t(text::receivables),
                    "pay",
                    statements::RECEIVABLES,
                ),
                entry(
                    Operation::ListCreditNotes,
                    t(text::credit_notes),
                    "undo",
                    statements::NOTES,
                ),
                entry(Operation::ListDunning, t(text::dunning), "mail", dunning::DUNNING),
                entry(
                    Operation::GetSubscriptionSettings,
                    t(text::charging),
                    "redo",
                    subscriptions::CHARGING,
                ),
                entry(
                    Operation::ListPaymentMethods,
                    t(text::payment_methods),
                    "ledger",
                    payments::METHODS,
                ),
                entry(
                    Operation::GetUpcomingInvoices,
                    t(text::my_invoices),
                    "doc",
                    invoices::ADDRESS,
                ),
                provider.filter(|_| of_brazil),
            ],
        ),
        section(
            t(text::look_ups),
            vec![entry(Operation::FindTaxpayer, t(text::ruc), "idcard", "/lookup")],
        ),
        section(
            t(text::resellers),
            vec![
                entry(Operation::ListResellers, t(text::resellers), "accounts", "/resellers"),
                entry(Operation::ListResellerPlans, t(text::plans), "plan", "/reseller-plans"),
                entry(Operation::SettleInvoice, t(text::invoices), "doc", invoices::ADDRESS),
                entry(
                    Operation::ChangeInvoiceSettings,
                    t(text::invoicing),
                    "redo",
                    invoices::SETTINGS,
                ),
                entry(Operation::CreateModule, t(text::modules), "book", "/modules"),
            ],
        ),
        section(
            t(text::settings),
            vec![
                entry(Operation::ListMembers, t(text::team), "team", "/members"),
                entry(Operation::GetMe, t(text::me), "gear", "/me"),
            ],
        ),
    ];
    all.into_iter().filter(|section| !section.entries.is_empty()).collect()
}

/// What the palette finds by asking the service.
#[must_use]
pub fn finders() -> Vec<Finder> {
    let accounts = may(Operation::ListAccounts).then_some(Finder {
        group: t(text::accounts),
        find: |words| find_accounts(words).boxed_local(),
    });
    accounts.into_iter().collect()
}

/// What the palette offers to do: the address of a form.
#[must_use]
pub fn actions() -> Vec<Hit> {
    let action = |operation, label: &str, icon, href: &str| {
        may(operation).then(|| Hit {
            label: label.to_owned(),
            note: String::new(),
            icon,
            href: href.to_owned(),
        })
    };
    let all = [
        action(Operation::CreateAccount, t(text::new_account), "plus", accounts::NEW),
        action(Operation::CreatePlan, t(text::new_plan), "plan", plans::NEW),
        action(Operation::FindTaxpayer, t(text::look_up_ruc), "idcard", "/lookup"),
        action(Operation::CreateMember, t(text::new_person), "team", users::NEW),
        action(
            Operation::CreateReseller,
            t(text::new_reseller),
            "accounts",
            resellers::NEW,
        ),
        action(
            Operation::CreateResellerPlan,
            t(text::new_reseller_plan),
            "plan",
            resellers::NEW_PLAN,
        ),
        action(Operation::CreateModule, t(text::new_module), "book", modules::NEW),
    ];
    all.into_iter().flatten().collect()
}

/// The page that `/` stands for.
const fn home(role: Role) -> &'static str {
    if role.may(Operation::GetOverview) {
        overview::ADDRESS
    } else {
        "/resellers"
    }
}

#[component]
fn Home() -> impl IntoView {
    let role = untrack(session::me).map(|me| me.role);
    role.map(|role| view! { <Redirect path=home(role) /> })
}

mod text {
    types::texts! {
        overview: "Inicio", "Início", "Home";
        inbox: "Bandeja", "Caixa fiscal", "Inbox";
        accounts: "Cuentas", "Contas", "Accounts";
        reports: "Informes y XML", "Relatórios e XML", "Reports and XML";
        new_account: "Nueva cuenta", "Nova conta", "New account";
        documents: "Comprobantes", "Documentos", "Documents";
        plans: "Planes", "Planos", "Plans";
        new_plan: "Nuevo plan", "Novo plano", "New plan";
        money: "Finanzas", "Finanças", "Money";
        receivables: "Por cobrar", "A receber", "Receivables";
        credit_notes: "Notas de crédito", "Notas de crédito", "Credit notes";
        dunning: "Cobranza", "Cobrança", "Dunning";
        charging: "Cómo se cobra", "Como se cobra", "Charging";
        my_invoices: "Mis facturas", "Minhas faturas", "My invoices";
        invoices: "Facturas", "Faturas", "Invoices";
        invoicing: "Cómo facturas", "Como você fatura", "How you invoice";
        payment_methods: "Formas de pago", "Formas de pagamento", "Payment methods";
        boletos: "Boletos y Pix", "Boletos e Pix", "Boletos and Pix";
        look_ups: "Consulta", "Consulta", "Look-up";
        ruc: "RUC", "CNPJ", "RUC";
        look_up_ruc: "Consultar un RUC", "Consultar um CNPJ", "Look up a RUC";
        resellers: "Revendedores", "Revendas", "Resellers";
        new_reseller: "Nuevo revendedor", "Nova revenda", "New reseller";
        new_reseller_plan: "Nuevo plan de revendedor", "Novo plano de revenda", "New reseller plan";
        modules: "Módulos", "Módulos", "Modules";
        new_module: "Nuevo módulo", "Novo módulo", "New module";
        team: "Equipo", "Equipe", "Team";
        new_person: "Nueva persona en el equipo", "Nova pessoa na equipe", "New person in the team";
        settings: "Ajustes", "Ajustes", "Settings";
        me: "Mi perfil", "Meu perfil", "My profile";
    }
}
