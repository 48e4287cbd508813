//! The page of one account: its header, and its tabs, each an address.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use types::access::Operation;
use types::accounts::{Account, AccountState, GetAccount};
use types::kit::problem::Code;
use types::limits::Limits;
use types::tax_id::written;

use crate::accounts::integration::IntegrationTab;
use crate::accounts::lock::{LockButton, LockDialog, Locking};
use crate::accounts::modules::ModulesTab;
use crate::accounts::overview::Overview;
use crate::accounts::reported::attention_badge;
use crate::accounts::reset::ResetDialog;
use crate::accounts::state::{environment_badge, state_badge};
use crate::accounts::{address, standing_text as words, text};
use crate::audit::AccountHistory;
use crate::auth::may;
use crate::documents::DocumentList;
use crate::dunning::LadderNote;
use crate::kit::remote::long_wait;
use crate::kit::{
    Empty, ErrorNote, Failure, LinkButton, Load, Menu, MenuItem, PageHead, SkelLines, Tabs, follow, language, load,
    say, t,
};
use crate::limits::with_limits;
use crate::payments::PaymentsTab;
use crate::reports;
use crate::statements::StatementTab;
use crate::subscriptions::SubscriptionTab;

/// The page.
#[component]
pub fn AccountPage() -> impl IntoView {
    let id = address::id();
    let account = load(move || {
        let account_id = id.get()?.ok()?;
        Some(GetAccount { account_id })
    });
    let which = Memo::new(move |_| account.value.with(|account| account.as_ref().map(|account| account.id)));
    let long = long_wait(move || account.waiting.get() && account.value.read().is_none());
    move || match which.get().and_then(|_| follow(account.value.into())) {
        Some(shown) => view! { <Shown account=shown read=account /> }.into_any(),
        None => (move || absent(account, id.get().is_some_and(|id| id.is_err()), long.get())).into_any(),
    }
}

/// What stands there while the account is being read, or cannot be.
fn absent(account: Load<Account>, nonsense: bool, long: bool) -> AnyView {
    let retry = Callback::new(move |()| account.again());
    let missing = |failure: &Failure| failure.code() == Some(Code::NotFound);
    match account.failure.get() {
        Some(failure) if !missing(&failure) => view! {
            <PageHead title=t(text::account) crumbs=crumbs() />
            <ErrorNote failure retry />
        }
        .into_any(),
        None if !nonsense => long.then(|| view! { <SkelLines lines=6 /> }).into_any(),
        _ => view! {
            <PageHead title=t(text::account) crumbs=crumbs() />
            <Empty icon="search" title=t(text::no_such_account) about=t(text::no_such_account_more)>
                <LinkButton label=t(text::to_accounts) href=address::LIST />
            </Empty>
        }
        .into_any(),
    }
}

fn crumbs() -> Vec<(String, String)> {
    vec![(t(text::accounts).to_owned(), address::LIST.to_owned())]
}

#[component]
fn Shown(account: Memo<Account>, read: Load<Account>) -> impl IntoView {
    let again = Callback::new(move |()| read.again());
    let changed = Callback::new(move |account| read.set(account));
    let limits_changed = Callback::new(move |limits: Limits| {
        if let Some(account) = read.value.get_untracked() {
            read.set(with_limits(account, limits));
        }
    });
    let locking = Locking::new(account, changed, again);
    let id = account.with_untracked(|account| account.id);
    let address = move |tab| address::tab(id, tab);
    let mut tabs = vec![
        (t(text::overview).to_owned(), address(address::OVERVIEW), None),
        (t(text::documents).to_owned(), address(address::DOCUMENTS), None),
    ];
    if may(Operation::ListPayments) {
        tabs.push((t(text::payments).to_owned(), address(address::PAYMENTS), None));
        tabs.push((t(text::statement).to_owned(), address(address::STATEMENT), None));
        tabs.push((t(text::subscription).to_owned(), address(address::SUBSCRIPTION), None));
    }
    if may(Operation::GetAccountModules) {
        tabs.push((t(text::modules).to_owned(), address(address::MODULES), None));
    }
    if may(Operation::ListIntegrationKeys) {
        tabs.push((t(text::integration).to_owned(), address(address::INTEGRATION), None));
    }
    tabs.push((t(text::history).to_owned(), address(address::HISTORY), None));
    let params = use_params_map();
    let tab = Memo::new(move |_| params.read().get("tab").unwrap_or_default());
    let content = move || match tab.read().as_str() {
        address::OVERVIEW => view! { <Overview account limits_changed again /> }.into_any(),
        address::DOCUMENTS => view! { <DocumentList account integration=address(address::INTEGRATION) /> }.into_any(),
        address::PAYMENTS if may(Operation::ListPayments) => view! { <PaymentsTab account /> }.into_any(),
        address::STATEMENT if may(Operation::GetStatement) => view! {
            <LadderNote account_id=id />
            <StatementTab account />
        }
        .into_any(),
        address::SUBSCRIPTION if may(Operation::GetSubscription) => {
            view! { <SubscriptionTab account again /> }.into_any()
        }
        address::MODULES => view! { <ModulesTab account again /> }.into_any(),
        address::INTEGRATION if may(Operation::ListIntegrationKeys) => view! { <IntegrationTab account /> }.into_any(),
        address::HISTORY => view! { <AccountHistory account=id /> }.into_any(),
        _ => view! { <Nowhere account /> }.into_any(),
    };
    let failure = move || {
        read.failure
            .get()
            .map(|failure| view! { <ErrorNote failure retry=again /> })
    };
    view! {
        <Head account locking />
        <Tabs label=t(text::parts) tabs />
        {failure}
        {content}
    }
    .into_any()
}

/// The header; drawn anew when the state changes, so that what can be done follows it.
#[component]
fn Head(account: Memo<Account>, locking: Locking) -> impl IntoView {
    let state = Memo::new(move |_| account.with(|account| account.state.clone()));
    let badge = move || {
        view! {
            {move || state_badge(&state.read())}
            {move || environment_badge(account.with(|account| account.environment))}
            {move || account.with(|account| attention_badge(account.notifications))}
        }
    };
    let may_act = move || match &*state.read() {
        AccountState::Active => may(Operation::LockAccount),
        AccountState::Locked { .. } => may(Operation::UnlockAccount),
    };
    let (title, about) = account.with_untracked(|account| (account.name.clone(), about(account)));
    let edit = may(Operation::ChangeAccount).then(|| {
        let href = account.with_untracked(|account| address::tab(account.id, address::EDIT));
        view! { <LinkButton label=t(text::edit) href /> }
    });
    let reports = may(Operation::ListReports).then(|| {
        let href = account.with_untracked(|account| reports::of_account(account.id));
        view! { <LinkButton label=t(reports::text::download_documents) href icon="download" /> }
    });
    view! {
        <PageHead title crumbs=crumbs() badge about>
            <MoreActions locking />
            {reports}
            {edit}
            {move || may_act().then(|| view! { <LockButton locking /> })}
        </PageHead>
    }
}

/// What is done now and then; nothing for whoever may do none of it.
#[component]
fn MoreActions(locking: Locking) -> impl IntoView {
    let (resetting, relocking) = (RwSignal::new(false), RwSignal::new(false));
    let reset = Callback::new(move |()| resetting.set(true));
    let relock = Callback::new(move |()| relocking.set(true));
    let (may_reset, may_lock) = (may(Operation::ResetClientPassword), may(Operation::LockAccount));
    let locked = Memo::new(move |_| locking.is_locked());
    let lock_item = move || {
        let offered = may_lock && locked.get();
        offered.then(|| view! { <MenuItem label=t(words::change_lock_ask) icon="lock" on_click=relock /> })
    };
    may_reset.then(|| {
        view! {
            <Menu label=t(words::more_actions) class="btn icon">
                <MenuItem label=t(words::reset_ask) icon="key" on_click=reset />
                {lock_item}
            </Menu>
            <ResetDialog on=locking open=resetting />
            <LockDialog locking open=relocking />
        }
    })
}

fn about(account: &Account) -> String {
    let number = written(account.country, &account.tax_id);
    let since = say::month_year(account.created_at.date_naive());
    text::account_about(
        language(),
        account.country.tax_id_name(),
        number,
        account.hostname.clone(),
        since,
    )
}

#[component]
fn Nowhere(account: Memo<Account>) -> impl IntoView {
    let page = account.with_untracked(|account| address::tab(account.id, address::OVERVIEW));
    view! {
        <Empty icon="search" title=t(text::no_such_part) about=t(text::no_such_part_more)>
            <LinkButton label=t(text::to_overview) href=page />
        </Empty>
    }
}
