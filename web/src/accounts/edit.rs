//! The page that changes an account: its plan and cycle, its environment, its mail. Never who it is.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use types::access::Operation;
use types::accounts::{AccountSettings, ChangeAccount, GetAccountSettings};
use types::kit::page::PageQuery;
use types::plans::ListPlans;
use types::tax_id::written;

use crate::accounts::changing::Changing;
use crate::accounts::form::terms::{CycleDayField, PlanField};
use crate::accounts::live::LiveNow;
use crate::accounts::{address, text};
use crate::auth::may;
use crate::kit::{
    Button, Card, ErrorNote, Fact, Facts, Form, FormFailure, FormSummary, FormView, Kind, LinkButton, Load, Note,
    PageHead, SkelLines, Tone, language, load, t, toast,
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
                    <li><a href="#terms">{t(text::terms_data)}</a></li>
                    <li><a href="#system">{t(crate::settings::text::system)}</a></li>
                    <li><a href="#mail">{t(crate::settings::text::mail)}</a></li>
                </ol>
            </nav>
            <div class="stack">
                <FormSummary form />
                <section class="card" id="terms">
                    <div class="head">
                        <div>
                            <h2>{t(text::terms_data)}</h2>
                        </div>
                    </div>
                    <div class="body grid">
                        <PlanField value=changing.plan_id known />
                        <CycleDayField value=changing.cycle_day />
                    </div>
                </section>
                <SystemSection
                    form
                    draft=changing.system
                    country
                    environment
                    client_may_switch=changing.client_may_switch
                >
                    <LiveNow account on_live=live />
                </SystemSection>
                <MailSection form draft=changing.mail account=Some(id) />
            </div>
            <aside class="aside card" aria-label=t(text::does_not_change)>
                <div class="head">
                    <h2>{t(text::does_not_change)}</h2>
                </div>
                <div class="body stack">
                    {stays(&first)}
                    {move || changing.others.get().map(|others| view! { <Others others /> })}
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

/// What somebody else changed meanwhile, and what of it one had changed oneself.
#[component]
fn Others(others: (Vec<&'static str>, Vec<&'static str>)) -> impl IntoView {
    let (theirs, both) = others;
    let theirs = (!theirs.is_empty()).then(|| text::others_fields(language(), theirs.join(", ")));
    let both = (!both.is_empty()).then(|| text::both_fields(language(), both.join(", ")));
    view! {
        <Note tone=Tone::Warn alert=true>
            <b>{t(text::others_changed)}</b>
            {theirs.map(|words| view! { <p>{words}</p> })}
            {both.map(|words| view! { <p>{words}</p> })}
            <p>{t(text::save_again)}</p>
        </Note>
    }
}

/// The account's environment, sender and mail on its page, and the way to change them.
#[component]
pub fn SettingsCard(read: Load<AccountSettings>, on_live: Callback<()>) -> impl IntoView {
    let account = Memo::new(move |_| read.value.get());
    move || {
        let of = account.get()?;
        let id = of.account.id;
        let edit = may(Operation::ChangeAccount).then(|| {
            view! { <LinkButton label=t(text::edit) href=address::tab(id, address::EDIT) small=true /> }
        });
        let system = &of.settings.system;
        let sol = system.sol_user.clone().map(|user| match system.sol_password_set_at {
            Some(at) => text::kept_since(language(), user, crate::kit::say::day_of(at)),
            None => user,
        });
        let mail = of.settings.mail.clone();
        let mail = mail.map_or_else(
            || t(text::no_mail).to_owned(),
            |mail| format!("{} · {}", mail.from_address, mail.host),
        );
        let shown = Memo::new(move |_| account.get().unwrap_or_else(|| of.clone()));
        let sender = shown.with_untracked(|of| crate::settings::sender_name(of.settings.system.sender));
        Some(
            view! {
                <Card title=t(text::settings)>
                    <div class="stack">
                        <LiveNow account=shown on_live />
                        <Facts>
                            <Fact name=t(text::sent_to)>{sender}</Fact>
                            {sol.map(|sol| view! { <Fact name=t(text::sol)>{sol}</Fact> })}
                            <Fact name=t(text::mail)>{mail}</Fact>
                        </Facts>
                        {edit}
                    </div>
                </Card>
            }
            .into_any(),
        )
    }
}
