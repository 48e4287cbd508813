//! The page that changes an account: its plan and cycle, its environment, its mail. Never who it is.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use types::access::Operation;
use types::accounts::{AccountChange, AccountId, AccountSettings, ChangeAccount, GetAccountSettings};
use types::kit::page::PageQuery;
use types::plans::ListPlans;
use types::tax_id::written;

use crate::accounts::changing::Changing;
use crate::accounts::form::terms::{CycleDayField, PayerField, PlanField};
use crate::accounts::live::LiveNow;
use crate::accounts::{address, text};
use crate::auth::may;
use crate::kit::{
    Button, ErrorNote, Fact, Facts, Form, FormFailure, FormSummary, FormView, Kind, LinkButton, Load, Note, OthersNote,
    PageHead, SkelLines, Tone, language, load, say, t, toast,
};
use crate::settings::{MailSection, SystemSection};
use crate::shell::NotFound;

/// As many plans as the form offers.
const PLANS: u16 = 200;

/// The page.
#[component]
pub fn EditAccountPage() -> impl IntoView {
    if !may(Operation::ChangeAccount) {
        return view! { <NotFound /> }.into_any();
    }
    let id = address::id();
    let read = load(move || {
        let account_id = id.get()?.ok()?;
        Some(GetAccountSettings { account_id })
    });
    let there = Memo::new(move |_| read.value.read().is_some());
    let retry = Callback::new(move |()| read.again());
    let drawn = move || {
        if let Some(first) = there.get().then(|| read.value.get_untracked()).flatten() {
            return view! { <EditForm first read /> }.into_any();
        }
        match read.failure.get() {
            Some(failure) => view! {
                <PageHead title=t(text::edit_account) crumbs=crumbs(None) />
                <ErrorNote failure retry />
            }
            .into_any(),
            None => view! { <SkelLines lines=8 /> }.into_any(),
        }
    };
    drawn.into_any()
}

fn crumbs(of: Option<&AccountSettings>) -> Vec<(String, String)> {
    let list = (t(text::accounts).to_owned(), address::LIST.to_owned());
    let own = of.map(|of| (of.account.name.clone(), address::tab(of.account.id, address::OVERVIEW)));
    std::iter::once(list).chain(own).collect()
}

#[component]
fn EditForm(first: AccountSettings, read: Load<AccountSettings>) -> impl IntoView {
    let form = Form::new();
    let changing = Changing::new(&first);
    let id = first.account.id;
    let page = address::tab(id, address::OVERVIEW);
    let go = use_navigate();
    let leave = page.clone();
    let submit = Callback::new(move |()| {
        let (version, body, checked) = changing.request();
        if body == AccountChange::default() {
            toast(t(text::nothing_changed));
            return;
        }
        let go = go.clone();
        let leave = leave.clone();
        let call = ChangeAccount {
            account_id: id,
            version,
            body,
        };
        form.send(checked, call, move |after| {
            toast(text::now_saved(language(), after.account.name));
            go(&leave, leptos_router::NavigateOptions::default());
        });
    });
    changing.follow(read);
    Effect::new(move |_| {
        if changing.others.read().is_some() {
            form.task.failure.set(None);
        }
    });
    let read_again = Callback::new(move |()| read.again());
    let plans = load(|| {
        let query = PageQuery {
            cursor: None,
            limit: Some(PLANS),
        };
        Some(ListPlans { query })
    });
    let known = Memo::new(move |_| plans.value.get().map(|page| page.items).unwrap_or_default());
    let country = Memo::new(move |_| changing.base.read().account.country);
    let environment = Memo::new(move |_| changing.base.read().account.environment);
    let account = Memo::new(move |_| changing.base.read().clone());
    let live = Callback::new(move |()| read.again());
    view! {
        <PageHead title=t(text::edit_account) crumbs=crumbs(Some(&first)) />
        <FormView form on_submit=submit class="long">
            <nav class="steps" aria-label=t(text::sections)>
                <ol role="list">
                    <li><a href="#terms">{t(text::plan_and_cycle)}</a></li>
                    <li><a href="#system">{t(crate::settings::text::system)}</a></li>
                    <li><a href="#mail">{t(crate::settings::text::mail)}</a></li>
                </ol>
            </nav>
            <div class="stack">
                <FormSummary form />
                <section class="card" id="terms">
                    <div class="head">
                        <div>
                            <h2>{t(text::plan_and_cycle)}</h2>
                        </div>
                    </div>
                    <div class="body stack">
                        <div class="grid">
                            <PlanField value=changing.plan_id known />
                            <CycleDayField value=changing.cycle_day />
                            <PayerField value=changing.payer />
                        </div>
                        {move || older(account, changing.plan_id)}
                    </div>
                </section>
                <SystemSection
                    form
                    draft=changing.system
                    country
                    environment
                    client_may_switch=changing.client_may_switch
                    stays_in_demo=first.twin_of.is_some()
                >
                    <LiveNow account on_live=live />
                </SystemSection>
                <MailSection form draft=changing.mail account=Some(id) />
            </div>
            <aside class="aside card" aria-label=t(text::does_not_change)>
                <div class="head">
                    <div>
                        <h2>{t(text::does_not_change)}</h2>
                        <p>{t(text::stays)}</p>
                    </div>
                </div>
                <div class="body stack">
                    {stays(&first)}
                    <Elsewhere id />
                    {move || changing.others.get().map(|others| view! { <OthersNote others changed=t(text::others_changed) /> })}
                    <FormFailure form on_stale=read_again />
                </div>
                <div class="foot">
                    <LinkButton label=t(text::cancel) href=page.clone() />
                    <Button label=t(text::save) kind=Kind::Primary submit=true busy=form.task.busy />
                </div>
            </aside>
        </FormView>
    }
    .into_any()
}

fn stays(of: &AccountSettings) -> AnyView {
    let account = of.account.clone();
    let number = written(account.country, &account.tax_id);
    view! {
        <Facts>
            <Fact name=t(text::company)>{account.name}</Fact>
            <Fact name=account.country.tax_id_name()><span class="num">{number}</span></Fact>
            <Fact name=t(text::hostname)><span class="mono">{account.hostname}</span></Fact>
            <Fact name=t(text::access)>{account.access_email}</Fact>
        </Facts>
    }
    .into_any()
}

/// What of the account is changed on its page and not here.
#[component]
fn Elsewhere(id: AccountId) -> impl IntoView {
    view! {
        <p class="small muted">
            {t(text::changed_elsewhere)} " " <a href=address::tab(id, address::MODULES)>{t(text::modules)}</a> " · "
            <a href=address::tab(id, address::OVERVIEW)>{t(text::limits_and_switches)}</a>
        </p>
    }
}

/// Says that the account is on an older version of its plan, as long as no other plan is chosen.
fn older(account: Memo<AccountSettings>, chosen: RwSignal<String>) -> Option<AnyView> {
    let plan = account.with(|of| of.account.plan.clone());
    let stays = plan.newer && plan.id.to_string() == *chosen.read();
    let words = text::on_older_version(language(), say::number(plan.version));
    stays.then(|| view! { <Note tone=Tone::Quiet>{words}</Note> }.into_any())
}
