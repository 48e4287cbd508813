//! The small world every story begins in, made once for each engine and then copied.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use talonario::access::Scope;
use talonario::kit::clock::{Clock, SetClock};
use talonario::kit::context::Context;
use talonario::{auth, plans, resellers, users};
use types::access::{Operation, Role};
use types::auth::Credentials;
use types::kit::text::Language;
use types::plans::{NewPlan, Plan, PlanTerms};
use types::resellers::{NewReseller, NewResellerPlan, Reseller, ResellerPlan};
use types::tax_id::Country;
use types::users::NewMember;

/// When every story begins: 10:00 in Lima, 12:00 in São Paulo.
#[must_use]
pub fn beginning() -> DateTime<Utc> {
    "2026-11-21T15:00:00Z".parse().expect("a time")
}

/// Everybody's password.
pub const PASSWORD: &str = "puente-cobre-lluvia";

/// Who and what there is at the beginning.
#[derive(Clone, Debug)]
pub struct World {
    pub operator: Person,
    pub reseller_plan: ResellerPlan,
    /// A reseller of Peru.
    pub sillar: Tenant,
    /// A reseller of Brazil, a stranger to the other.
    pub ipe: Tenant,
}

/// A reseller, a member of each role, and a plan with limits of 100 documents and 3 users.
#[derive(Clone, Debug)]
pub struct Tenant {
    pub reseller: Reseller,
    pub owner: Person,
    pub manager: Person,
    pub accountant: Person,
    pub support: Person,
    pub plan: Plan,
}

/// Somebody who has signed in.
#[derive(Clone, Debug)]
pub struct Person {
    pub email: String,
    pub role: Role,
    pub token: String,
    /// The value of the refresh cookie.
    pub refresh: String,
}

impl Tenant {
    /// The member of that role.
    ///
    /// # Panics
    /// For the operator, who is no member of a reseller.
    #[must_use]
    pub fn member(&self, role: Role) -> &Person {
        match role {
            Role::Owner => &self.owner,
            Role::Manager => &self.manager,
            Role::Accountant => &self.accountant,
            Role::Support => &self.support,
            Role::Operator => panic!("the operator belongs to no reseller"),
        }
    }
}

/// Makes the world in an empty database.
///
/// # Panics
/// When any of it is refused.
pub async fn make(context: &Context) -> World {
    let clock: Arc<dyn Clock> = Arc::new(SetClock::at(beginning()));
    let context = &context.with_clock(clock);
    talonario::users::service::create_operator(context, "olga@talonario.example", "Olga Operadora", PASSWORD)
        .await
        .expect("an operator");
    let command = |operation, reseller| Scope::of_command(operation, reseller, "tests");
    let plan = NewResellerPlan {
        name: "Cincuenta".to_owned(),
        maximum_accounts: Some(50),
        discount_basis_points: 0,
    };
    let reseller_plan =
        resellers::service::create_plan(context, &command(Operation::CreateResellerPlan, None), None, &plan)
            .await
            .expect("a reseller plan");

    let sillar = NewReseller {
        name: "Sillar Factura".to_owned(),
        country: Country::Pe,
        tax_id: "20600055519".to_owned(),
        plan_id: reseller_plan.id,
        owner_name: "Rosa Ccori".to_owned(),
        owner_email: "owner@sillar.example".to_owned(),
        owner_password: PASSWORD.to_owned(),
        owner_language: Language::Es,
    };
    let ipe = NewReseller {
        name: "Ipê Notas".to_owned(),
        country: Country::Br,
        tax_id: "11222333000181".to_owned(),
        owner_name: "Joana Prado".to_owned(),
        owner_email: "owner@ipe.example".to_owned(),
        owner_language: Language::Pt,
        ..sillar.clone()
    };
    let operator = sign_in(context, "olga@talonario.example", Role::Operator).await;
    let sillar = tenant(context, &sillar, "sillar").await;
    let ipe = tenant(context, &ipe, "ipe").await;
    World {
        operator,
        reseller_plan,
        sillar,
        ipe,
    }
}

async fn tenant(context: &Context, new: &NewReseller, domain: &str) -> Tenant {
    let command = |operation, reseller| Scope::of_command(operation, reseller, "tests");
    let reseller = resellers::service::create(context, &command(Operation::CreateReseller, None), None, new)
        .await
        .expect("a reseller");
    for (role, name) in [
        (Role::Manager, "Mario Gestor"),
        (Role::Accountant, "Ana Contadora"),
        (Role::Support, "Saúl Soporte"),
    ] {
        let member = NewMember {
            name: name.to_owned(),
            email: format!("{}@{domain}.example", role.name()),
            role,
            password: PASSWORD.to_owned(),
            language: new.owner_language,
        };
        let scope = command(Operation::CreateMember, Some(reseller.id));
        users::service::create(context, &scope, None, &member)
            .await
            .expect("a member");
    }
    let plan = NewPlan {
        name: "Emprendedor".to_owned(),
        terms: PlanTerms {
            documents: Some(100),
            users: Some(3),
            ..PlanTerms::default()
        },
    };
    let plan = plans::service::create(context, &command(Operation::CreatePlan, Some(reseller.id)), None, &plan)
        .await
        .expect("a plan");
    let person = async |role: Role| sign_in(context, &format!("{}@{domain}.example", role.name()), role).await;
    Tenant {
        reseller,
        owner: person(Role::Owner).await,
        manager: person(Role::Manager).await,
        accountant: person(Role::Accountant).await,
        support: person(Role::Support).await,
        plan,
    }
}

async fn sign_in(context: &Context, email: &str, role: Role) -> Person {
    let credentials = Credentials {
        email: email.to_owned(),
        password: PASSWORD.to_owned(),
    };
    let granted = auth::service::sign_in(context, &credentials, "tests")
        .await
        .expect("a session");
    let refresh = granted.refresh.expect("a refresh token");
    Person {
        email: email.to_owned(),
        role,
        token: granted.token.access_token,
        refresh,
    }
}
