//! The drawer: looks at one account without losing the list.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use types::access::Operation;
use types::accounts::Account;
use types::kit::problem::Code;
use types::tax_id::written;

use crate::accounts::lock::{LockForm, Locking};
use crate::accounts::looked::Looked;
use crate::accounts::reported::{attention, attention_badge, counts, to_inbox};
use crate::accounts::state::{environment_badge, lock_note, state_badge};
use crate::accounts::{address, standing_text as words, text};
use crate::auth::may;
use crate::kit::{
    Button, Drawer, ErrorNote, Fact, Facts, Failure, Kind, LinkButton, Note, SkelLines, browser, follow, language,
    quietly, say, t,
};
use crate::limits::{Changing, Meters, Switches};

/// The drawer over the list. Closing it goes back to the list with what it shows.
#[component]
pub fn AccountDrawer(looked: Looked, query: Memo<String>) -> impl IntoView {
    let shown = looked.shown;
    let navigate = use_navigate();
    let close = Callback::new(move |()| {
        navigate(&address::list(None, &query.read_untracked()), quietly(false));
    });
    let told = move |tell: fn(&Account) -> String| {
        Signal::derive(move || shown.with(|shown| shown.as_ref().map(tell)).unwrap_or_default())
    };
    let name = told(|account| account.name.clone());
    let title = Signal::derive(move || match name.get() {
        name if name.is_empty() => t(text::account).to_owned(),
        name => name,
    });
    let about = told(about);
    let which = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|account| account.id)));
    let content = move || match which.get().and_then(|_| follow(shown.into())) {
        Some(account) => view! { <Content account looked /> }.into_any(),
        None => view! { <div class="body">{move || absent(looked)}</div> }.into_any(),
    };
    view! { <Drawer title about on_close=close>{content}</Drawer> }
}

fn about(account: &Account) -> String {
    let number = written(account.country, &account.tax_id);
    text::about(
        language(),
        account.country.tax_id_name(),
        number,
        account.plan.name.clone(),
    )
}

/// What stands there while the account is being read, or cannot be.
fn absent(looked: Looked) -> AnyView {
    let missing = |failure: &Failure| failure.code() == Some(Code::NotFound);
    match (looked.wanted.get(), looked.read.failure.get()) {
        (Some(_), None) => view! { <SkelLines lines=6 /> }.into_any(),
        (Some(_), Some(failure)) if !missing(&failure) => view! { <ErrorNote failure retry=looked.again /> }.into_any(),
        _ => view! { <Note>{t(text::no_such_account)}</Note> }.into_any(),
    }
}

#[component]
fn Content(account: Memo<Account>, looked: Looked) -> impl IntoView {
    let asking = RwSignal::new(false);
    let locking = Locking::new(account, looked.changed, looked.again);
    let limits = Changing::new(account, looked.limits_changed, looked.again);
    let stop = Callback::new(move |()| asking.set(false));
    Effect::new(move |before: Option<bool>| {
        let asks = asking.get();
        if before.is_some_and(|before| before != asks) {
            let target = if asks {
                ".drawer .choice input:checked"
            } else {
                ".drawer .foot .btn"
            };
            request_animation_frame(move || {
                browser::focus(target);
            });
        }
        asks
    });
    move || {
        if asking.get() {
            return view! { <LockForm locking on_close=stop class="body" body="stack" foot="acts" /> }.into_any();
        }
        let page = address::tab(account.with_untracked(|account| account.id), address::OVERVIEW);
        view! {
            <div class="body">
                <Standing account />
                <section class="stack">
                    <h3>{t(text::use_and_limits)}</h3>
                    <Meters changing=limits />
                    <Switches changing=limits allowed=may(Operation::ChangeLimits) />
                </section>
                <Reported account />
                <hr />
                <Summary account />
            </div>
            <div class="foot">
                <LockAct locking asking />
                <LinkButton label=t(text::open_page) href=page kind=Kind::Primary />
            </div>
        }
        .into_any()
    }
}

/// State and environment, and why it is locked.
#[component]
fn Standing(account: Memo<Account>) -> impl IntoView {
    move || {
        account.with(|account| {
            view! {
                <div class="stack tight">
                    <div class="acts">
                        {state_badge(&account.state)} {environment_badge(account.environment)}
                        {attention_badge(account.notifications)}
                    </div>
                    {lock_note(&account.state)}
                </div>
            }
        })
    }
}

/// What its software reports: what needs attention, where anything does, and the counts of the cycle.
#[component]
fn Reported(account: Memo<Account>) -> impl IntoView {
    move || {
        account.with(|account| {
            let notes = account.notifications;
            let attention = notes.any().then(|| {
                view! {
                    <hr />
                    <section class="stack tight">
                        <h3>{t(words::attention)}</h3>
                        {attention(notes)} {to_inbox(account.id)}
                    </section>
                }
            });
            view! {
                {attention}
                <hr />
                <section class="stack tight">
                    <h3>{t(words::this_cycle)}</h3>
                    {counts(account)}
                </section>
            }
        })
    }
}

#[component]
fn LockAct(locking: Locking, asking: RwSignal<bool>) -> impl IntoView {
    let ask = Callback::new(move |()| asking.set(true));
    let unlock = Callback::new(move |()| locking.unlock());
    let locked = Memo::new(move |_| locking.is_locked());
    move || match locked.get() {
        true if may(Operation::UnlockAccount) => {
            view! { <Button label=t(text::unlock) icon="lock" busy=locking.unlocking.busy on_click=unlock /> }
                .into_any()
        }
        false if may(Operation::LockAccount) => {
            view! { <Button label=t(text::lock_ask) icon="lock" kind=Kind::Danger on_click=ask /> }.into_any()
        }
        _ => ().into_any(),
    }
}

#[component]
fn Summary(account: Memo<Account>) -> impl IntoView {
    move || {
        let account = account.get();
        view! {
            <Facts>
                <Fact name=t(text::hostname)>
                    <span class="mono">{account.hostname}</span>
                </Fact>
                <Fact name=t(text::access_email)>{account.access_email}</Fact>
                <Fact name=t(text::documents_in_all)>
                    <span class="num">{say::number(account.total_documents)}</span>
                </Fact>
                <Fact name=t(text::created)>
                    <span class="num">{say::moment(account.created_at)}</span>
                </Fact>
            </Facts>
        }
    }
}
