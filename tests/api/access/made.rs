//! What the requests of the sweep bring.

use tests::world::{PASSWORD, Tenant};
use tests::{TestApp, answers, make};
use types::access::Role;
use types::accounts::{Account, Chosen, CreateAccount, Environment, NewAccount};
use types::admissions::NewDocument;
use types::auth::PasswordChange;
use types::documents::{CreateDocument, CreateReceipt, DocumentId, DocumentKind, ReceiptId};
use types::kit::text::Language;
use types::modules::{ModuleCode, ModuleNames, NewModule};
use types::moves::NewMove;
use types::plans::{NewPlan, PlanTerms};
use types::resellers::{NewReseller, NewResellerPlan, Reason};
use types::tax_id::Country;
use types::users::NewMember;
use types::views::{CreateView, NewView, ViewId};

use super::receipts;
use super::target::Target;

pub(super) fn same_password() -> PasswordChange {
    PasswordChange {
        current: PASSWORD.to_owned(),
        new: PASSWORD.to_owned(),
    }
}

pub(super) fn chosen(on: &Target<'_>) -> Vec<Chosen> {
    vec![Chosen {
        account_id: on.account.0,
        version: None,
    }]
}

pub(super) fn reason() -> Reason {
    Reason {
        reason: "Mora".to_owned(),
    }
}

pub(super) fn view(on: &Target<'_>) -> NewView {
    NewView {
        name: format!("Vista {}", on.fresh),
        query: "state=locked".to_owned(),
    }
}

/// A view of the owner's.
pub(super) async fn own_view(app: &TestApp, tenant: &Tenant) -> ViewId {
    let body = NewView {
        name: "De siempre".to_owned(),
        query: String::new(),
    };
    app.by(&tenant.owner).ok(CreateView { body }).await.id
}

pub(super) fn member(on: &Target<'_>) -> NewMember {
    NewMember {
        name: "Lucía Quispe".to_owned(),
        email: format!("nueva-{}@nuevas.example", on.fresh),
        role: Role::Support,
        password: PASSWORD.to_owned(),
        language: Language::Es,
    }
}

pub(super) fn reseller_plan(on: &Target<'_>) -> NewResellerPlan {
    NewResellerPlan {
        name: format!("Plan {}", on.fresh),
        maximum_accounts: None,
        discount_basis_points: 0,
    }
}

pub(super) fn reseller(on: &Target<'_>) -> NewReseller {
    NewReseller {
        name: "Chasqui Digital".to_owned(),
        country: Country::Pe,
        tax_id: "20512333797".to_owned(),
        plan_id: on.tenant.reseller.plan.id,
        owner_name: "Nilda Choque".to_owned(),
        owner_email: format!("nilda-{}@chasqui.example", on.fresh),
        owner_password: PASSWORD.to_owned(),
        owner_language: Language::Es,
    }
}

pub(super) fn module(on: &Target<'_>) -> NewModule {
    let name = format!("Parte {}", on.fresh);
    NewModule {
        code: format!("part_{}", on.fresh),
        part_of: Some(ModuleCode::from("sales".to_owned())),
        names: ModuleNames {
            es: name.clone(),
            pt: name.clone(),
            en: name,
        },
    }
}

pub(super) fn one_account(on: &Target<'_>) -> NewMove {
    NewMove {
        account_ids: Some(vec![on.account.0]),
        ..NewMove::default()
    }
}

pub(super) fn plan(on: &Target<'_>) -> NewPlan {
    NewPlan {
        name: format!("Plan {}", on.fresh),
        terms: PlanTerms::default(),
    }
}

pub(super) fn announced(on: &Target<'_>) -> NewDocument {
    let country = on.tenant.reseller.country;
    NewDocument {
        kind: match country {
            Country::Pe => DocumentKind::Boleta,
            Country::Br => DocumentKind::Nfce,
        },
        series: match country {
            Country::Pe => "B001".to_owned(),
            Country::Br => "1".to_owned(),
        },
        number: on.fresh,
        issued_on: "2026-11-21".parse().expect("a day"),
        total: None,
    }
}

pub(super) fn xml(on: &Target<'_>) -> Vec<u8> {
    let country = on.tenant.reseller.country;
    let issuer = make::tax_id(country);
    match country {
        Country::Pe => make::factura(issuer, on.fresh, "2026-11-21"),
        Country::Br => make::nfe(issuer, on.fresh, "2026-11-21", types::accounts::Environment::Production),
    }
}

/// An account in demo, whose own software may pass to production.
pub(super) async fn demo(app: &TestApp, tenant: &Tenant, hostname: &str) -> Account {
    let body = NewAccount {
        environment: Environment::Demo,
        client_may_switch: true,
        ..make::new_account(tenant, hostname)
    };
    app.by(&tenant.manager).ok(CreateAccount { body }).await
}

/// A document and a receipt of it.
pub(super) async fn document(app: &TestApp, tenant: &Tenant, account: &Account) -> (DocumentId, ReceiptId) {
    let key = app.key(tenant, account).await;
    let (number, day) = receipts::DOCUMENT;
    let xml = make::document(account, number, day);
    let call = CreateDocument {
        account_id: account.id,
        xml,
    };
    let software = app.with_key(&key);
    let document = software.ok(call).await.document;
    let file = answers::of(&document);
    let call = CreateReceipt {
        account_id: account.id,
        document_id: document.id,
        file,
    };
    (document.id, software.ok(call).await.receipt.id)
}
