//! A new reseller and the person who will own it, on one page that ends with what the owner needs to sign in.

use leptos::prelude::*;
use types::kit::fault::{Fault, Faults};
use types::kit::text::Language;
use types::resellers::{CreateReseller, NewReseller, Reseller, ResellerPlanId};
use types::tax_id::Country;

use crate::auth::text::language_name;
use crate::kit::{
    Button, Card, Field, Form, FormFailure, FormView, Kind, LinkButton, PageHead, PasswordToHandOver, Segmented,
    TextInput, language, proposed_password, t,
};
use crate::lookup::{Asking, Number, NumberField, ShortAnswer};
use crate::resellers::plan_field::{PlanField, reseller_plans};
use crate::resellers::text;
use crate::users::HandOver;

/// What was made, with the password that is about to be forgotten.
#[derive(Clone)]
struct Made {
    reseller: Reseller,
    email: String,
    password: String,
    reads: Language,
}

/// The page.
#[component]
pub fn NewResellerPage() -> impl IntoView {
    let made = RwSignal::new(None::<Made>);
    move || match made.get() {
        None => view! { <ResellerForm made /> }.into_any(),
        Some(done) => view! { <Ready done made /> }.into_any(),
    }
}

/// What is typed. Copied freely.
#[derive(Clone, Copy)]
struct Draft {
    country: RwSignal<String>,
    tax_id: RwSignal<String>,
    name: RwSignal<String>,
    plan: RwSignal<String>,
    owner_name: RwSignal<String>,
    owner_email: RwSignal<String>,
    owner_password: RwSignal<String>,
    owner_language: RwSignal<String>,
}

impl Draft {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            country: RwSignal::new(Country::Pe.code().to_owned()),
            tax_id: empty(),
            name: empty(),
            plan: empty(),
            owner_name: empty(),
            owner_email: empty(),
            owner_password: RwSignal::new(proposed_password()),
            owner_language: RwSignal::new(Language::Es.code().to_owned()),
        }
    }

    fn country(self) -> Country {
        Country::of_code(&self.country.read()).unwrap_or(Country::Pe)
    }

    /// The request, or every field that is wrong.
    fn read(self) -> (Result<(), Faults>, NewReseller) {
        let plan_id = self.plan.read_untracked().parse::<ResellerPlanId>().ok();
        let body = NewReseller {
            name: self.name.get_untracked(),
            country: untrack(|| self.country()),
            tax_id: self.tax_id.get_untracked(),
            plan_id: plan_id.unwrap_or_else(|| uuid::Uuid::nil().into()),
            owner_name: self.owner_name.get_untracked(),
            owner_email: self.owner_email.get_untracked(),
            owner_password: self.owner_password.get_untracked(),
            owner_language: Language::of_tag(&self.owner_language.read_untracked()).unwrap_or_default(),
        };
        let mut faults = body.parse().err().unwrap_or_default();
        if plan_id.is_none() {
            faults.add("plan_id", Fault::Required);
        }
        (if faults.is_empty() { Ok(()) } else { Err(faults) }, body)
    }
}

#[component]
fn ResellerForm(made: RwSignal<Option<Made>>) -> impl IntoView {
    let form = Form::new();
    let draft = Draft::new();
    Effect::new(move |before: Option<Country>| {
        let country = draft.country();
        if before.is_some_and(|before| before != country) {
            form.forget("tax_id");
            let spoken = match country {
                Country::Pe => Language::Es,
                Country::Br => Language::Pt,
            };
            draft.owner_language.set(spoken.code().to_owned());
        }
        country
    });
    let submit = Callback::new(move |()| {
        let (checked, body) = draft.read();
        let (email, password) = (body.owner_email.clone(), body.owner_password.clone());
        let reads = body.owner_language;
        form.send(checked, CreateReseller { body }, move |reseller| {
            made.set(Some(Made {
                reseller,
                email,
                password,
                reads,
            }));
        });
    });
    view! {
        <PageHead title=t(text::new_reseller) crumbs=crumbs() />
        <FormView form on_submit=submit summary=true class="stack col">
            <Card title=t(text::company)><Company form draft /></Card>
            <Card title=t(text::owner) about=t(text::owner_more)><Owner draft /></Card>
            <FormFailure form />
            <div class="acts">
                <span class="push" />
                <LinkButton label=t(text::cancel) href="/resellers" />
                <Button label=t(text::make_reseller) kind=Kind::Primary submit=true busy=form.task.busy />
            </div>
        </FormView>
    }
    .into_any()
}

fn crumbs() -> Vec<(String, String)> {
    vec![(t(text::resellers).to_owned(), "/resellers".to_owned())]
}

#[component]
fn Company(form: Form, draft: Draft) -> impl IntoView {
    let countries = vec![("pe", t(text::peru)), ("br", t(text::brazil))];
    let plans = reseller_plans();
    let asking = Asking::new();
    let number = move || {
        let number = Number::of_company(draft.country());
        let (value, name) = (draft.tax_id, draft.name);
        view! {
            <div>
                <NumberField form name="tax_id" number value asking=Some(asking) />
                <ShortAnswer form asking number value name />
            </div>
        }
    };
    view! {
        <div class="grid">
            <Field name="country" label=t(text::country) group=true>
                <Segmented value=draft.country options=countries />
            </Field>
            {number}
            <Field name="name" label=t(text::company_name) all=true>
                <TextInput value=draft.name />
            </Field>
            <div class="all">
                <PlanField value=draft.plan plans />
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Owner(draft: Draft) -> impl IntoView {
    let languages = Language::ALL.map(|each| (each.code(), language_name(each))).to_vec();
    view! {
        <div class="grid">
            <Field name="owner_name" label=t(text::owner_name)>
                <TextInput value=draft.owner_name />
            </Field>
            <Field name="owner_email" label=t(text::email)>
                <TextInput value=draft.owner_email kind="email" keys="email" />
            </Field>
            <Field name="owner_password" label=t(text::first_password) hint=t(text::first_password_hint)>
                <PasswordToHandOver value=draft.owner_password />
            </Field>
            <Field name="owner_language" label=t(text::language) group=true>
                <Segmented value=draft.owner_language options=languages />
            </Field>
        </div>
    }
    .into_any()
}

#[component]
fn Ready(done: Made, made: RwSignal<Option<Made>>) -> impl IntoView {
    let another = Callback::new(move |()| made.set(None));
    let title = text::may_come(language(), &done.reseller.name);
    let see = format!("/resellers/{}", done.reseller.id);
    view! {
        <PageHead title crumbs=crumbs() />
        <div class="stack col">
            <Card title=t(text::hand_over) about=t(text::hand_over_more)>
                <HandOver email=done.email password=done.password reads=done.reads />
            </Card>
            <div class="acts">
                <span class="push" />
                <Button label=t(text::make_another) icon="plus" on_click=another />
                <LinkButton label=t(text::see_reseller) href=see kind=Kind::Primary />
            </div>
        </div>
    }
    .into_any()
}
