//! The form that makes an account: the company, its access, its plan, its settings; beside them, what will be made.

pub mod access;
pub mod aside;
pub mod company;
pub mod draft;
pub mod handover;
pub mod hostname;
pub mod modules;
pub mod steps;
pub mod system;
pub mod terms;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;
use types::access::Operation;
use types::accounts::{Account, CreateAccount};
use types::auth::GetMe;
use types::kit::page::PageQuery;
use types::modules::ListModules;
use types::plans::ListPlans;

use crate::accounts::form::access::Access;
use crate::accounts::form::aside::Aside;
use crate::accounts::form::company::Company;
use crate::accounts::form::draft::Draft;
use crate::accounts::form::handover::HandOver;
use crate::accounts::form::modules::ModulesChosen;
use crate::accounts::form::steps::Steps;
use crate::accounts::form::system::System;
use crate::accounts::form::terms::Terms;
use crate::accounts::{address, text};
use crate::auth::{may, session};
use crate::kit::http::send;
use crate::kit::{Form, FormSummary, FormView, PageHead, load, t};
use crate::settings::MailSection;
use crate::shell::NotFound;

/// An account just made, and the password that is not kept anywhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    pub account: Account,
    pub password: String,
}

/// The page: the form, and after it what to hand over to the client.
#[component]
pub fn NewAccountPage() -> impl IntoView {
    if !may(Operation::CreateAccount) {
        return view! { <NotFound /> }.into_any();
    }
    let made = RwSignal::new(None::<Made>);
    let drawn = move || match made.get() {
        None => view! { <NewAccountForm made /> }.into_any(),
        Some(given) => view! { <HandOver given made /> }.into_any(),
    };
    drawn.into_any()
}

/// As many plans as the form offers.
const PLANS: u16 = 200;

#[component]
fn NewAccountForm(made: RwSignal<Option<Made>>) -> impl IntoView {
    let form = Form::new();
    let draft = Draft::new();
    draft.begin_with(&use_query_map().get_untracked());
    let plans = load(|| {
        let query = PageQuery {
            cursor: None,
            limit: Some(PLANS),
        };
        Some(ListPlans { query })
    });
    let catalogue = load(|| Some(ListModules {}));
    let submit = Callback::new(move |()| {
        let (body, checked) = draft.request();
        let password = body.password.clone();
        form.send(checked, CreateAccount { body }, move |account| {
            count_again();
            made.set(Some(Made { account, password }));
        });
    });
    let crumbs = vec![(t(text::accounts).to_owned(), address::LIST.to_owned())];
    view! {
        <PageHead title=t(text::new_account) crumbs />
        <FormView form on_submit=submit class="long">
            <Steps form draft />
            <div class="stack">
                <FormSummary form />
                <Company form draft />
                <Access form draft />
                <Terms draft plans />
                <ModulesChosen draft catalogue plans />
                <System form draft />
                <MailSection form draft=draft.mail account=None />
            </div>
            <Aside form draft plans />
        </FormView>
    }
    .into_any()
}

/// The menu tells how many accounts there are, and the list how many there may be.
fn count_again() {
    spawn_local(async {
        if let Ok(me) = send(GetMe {}).await {
            session::changed(me);
        }
    });
}
