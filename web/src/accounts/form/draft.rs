//! What has been filled in so far.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos_router::params::ParamsMap;
use types::accounts::{Environment, NewAccount, Payer};
use types::kit::fault::{Fault, Faults};
use types::kit::text::Language;
use types::limits::PerMeter;
use types::lookup::NumberKind;
use types::modules::ModuleCode;
use types::plans::{Plan, PlanId};
use types::settings::Issuer;
use types::tax_id::Country;
use uuid::Uuid;

use crate::kit::{language, proposed_password};
use crate::lookup::recent::name_of;
use crate::settings::{MailDraft, SystemDraft};

/// The values of the form, as they are typed and chosen.
#[derive(Clone, Copy)]
pub struct Draft {
    pub country: RwSignal<String>,
    pub tax_id: RwSignal<String>,
    pub name: RwSignal<String>,
    pub hostname: RwSignal<String>,
    pub access_email: RwSignal<String>,
    pub password: RwSignal<String>,
    pub plan_id: RwSignal<String>,
    pub environment: RwSignal<String>,
    /// Whether each limit of the plan is applied.
    pub enforced: PerMeter<RwSignal<bool>>,
    pub modules: RwSignal<BTreeSet<ModuleCode>>,
    /// Whether the catalogue was read; before, nothing was chosen.
    pub modules_known: RwSignal<bool>,
    pub cycle_day: RwSignal<String>,
    pub system: SystemDraft,
    pub client_may_switch: RwSignal<bool>,
    pub payer: RwSignal<String>,
    pub mail: MailDraft,
}

impl Default for Draft {
    fn default() -> Self {
        Self::new()
    }
}

impl Draft {
    /// An empty form, with what most people would choose.
    #[must_use]
    pub fn new() -> Self {
        let country = match language() {
            Language::Es | Language::En => Country::Pe,
            Language::Pt => Country::Br,
        };
        let empty = || RwSignal::new(String::new());
        Self {
            country: RwSignal::new(country.code().to_owned()),
            tax_id: empty(),
            name: empty(),
            hostname: empty(),
            access_email: empty(),
            password: RwSignal::new(proposed_password()),
            plan_id: empty(),
            environment: RwSignal::new(Environment::Production.name().to_owned()),
            enforced: PerMeter::each(|_| RwSignal::new(true)),
            modules: RwSignal::new(BTreeSet::new()),
            modules_known: RwSignal::new(false),
            cycle_day: RwSignal::new("1".to_owned()),
            system: SystemDraft::default(),
            client_may_switch: RwSignal::new(false),
            payer: RwSignal::new(Payer::Client.name().to_owned()),
            mail: MailDraft::default(),
        }
    }

    /// The number that the address brings, `?ruc=…` or `?cnpj=…`, and the name if this tab has looked it up.
    pub fn begin_with(self, query: &ParamsMap) {
        for country in Country::ALL {
            let kind = NumberKind::of_company(country);
            if let Some(number) = query.get(kind.name()) {
                self.country.set(country.code().to_owned());
                self.name.set(name_of(kind, &number).unwrap_or_default());
                self.tax_id.set(number);
            }
        }
    }

    /// The country, tracked.
    #[must_use]
    pub fn country(self) -> Country {
        Country::of_code(&self.country.read()).unwrap_or(Country::Pe)
    }

    /// The environment, tracked.
    #[must_use]
    pub fn environment(self) -> Environment {
        if *self.environment.read() == Environment::Demo.name() {
            Environment::Demo
        } else {
            Environment::Production
        }
    }

    /// The plan chosen of these, tracked.
    #[must_use]
    pub fn plan(self, plans: &[Plan]) -> Option<Plan> {
        let chosen = self.plan_id.read();
        plans.iter().find(|plan| plan.id.to_string() == *chosen).cloned()
    }

    /// What was chosen of the catalogue; none while it could not be read, which is what the plan gives.
    fn chosen_modules(self) -> Option<Vec<ModuleCode>> {
        let known = self.modules_known.get_untracked();
        known.then(|| self.modules.get_untracked().into_iter().collect())
    }

    /// Whether what production asks is there, tracked.
    ///
    /// # Errors
    /// What is wrong or missing.
    pub fn request_of_system(self) -> Result<(), Faults> {
        let country = self.country();
        let tax_id = self.tax_id.read();
        let issuer = Issuer {
            country,
            tax_id: tax_id.trim(),
            in_production: self.environment() == Environment::Production,
        };
        let system = self.system.request(country == Country::Pe);
        system.parse(issuer, None).map(drop)
    }

    /// The request, and every field of it that is wrong; not tracked.
    pub fn request(self) -> (NewAccount, Result<(), Faults>) {
        let plan_id = self.plan_id.read_untracked().parse::<PlanId>();
        let body = NewAccount {
            country: untrack(|| self.country()),
            tax_id: self.tax_id.get_untracked(),
            name: self.name.get_untracked(),
            hostname: self.hostname.get_untracked(),
            access_email: self.access_email.get_untracked(),
            password: self.password.get_untracked(),
            plan_id: plan_id.clone().unwrap_or(PlanId(Uuid::nil())),
            environment: untrack(|| self.environment()),
            limit_documents: self.enforced.documents.get_untracked(),
            limit_sales_notes: self.enforced.sales_notes.get_untracked(),
            limit_lookups: self.enforced.lookups.get_untracked(),
            limit_users: self.enforced.users.get_untracked(),
            limit_establishments: self.enforced.establishments.get_untracked(),
            limit_sales_amount: self.enforced.sales_amount.get_untracked(),
            modules: self.chosen_modules(),
            cycle_day: self.cycle_day.read_untracked().parse().unwrap_or_default(),
            system: untrack(|| self.system.request(self.country() == Country::Pe)),
            mail: untrack(|| self.mail.request()),
            payer: self
                .payer
                .with_untracked(|name| Payer::of_name(name))
                .unwrap_or_default(),
            client_may_switch: untrack(|| self.client_may_switch.get() && self.environment() == Environment::Demo),
        };
        let mut faults = body.parse().err().unwrap_or_default();
        if plan_id.is_err() {
            faults.add("plan_id", Fault::Required);
        }
        let checked = if faults.is_empty() { Ok(()) } else { Err(faults) };
        (body, checked)
    }
}
