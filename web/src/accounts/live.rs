//! Passing an account from demo to production: checked, confirmed by its hostname, and for good.

use leptos::prelude::*;
use types::access::Operation;
use types::accounts::{AccountSettings, Environment, GoLive};
use types::tax_id::Country;

use crate::accounts::state::environment_badge;
use crate::accounts::{address, text};
use crate::auth::may;
use crate::kit::{Button, Dialog, ErrorNote, Kind, LinkButton, Note, Task, TextInput, Tone, language, t, toast};

/// What the environment is, and the way out of demo for whoever may take it.
#[component]
pub fn LiveNow(account: Memo<AccountSettings>, on_live: Callback<()>) -> impl IntoView {
    let open = RwSignal::new(false);
    let ask = Callback::new(move |()| open.set(true));
    let offered = move || {
        let of = account.read();
        of.account.environment == Environment::Demo && of.twin_of.is_none() && may(Operation::GoLive)
    };
    let environment = Memo::new(move |_| account.read().account.environment);
    view! {
        <div class="acts">
            <span class="grow">{move || environment_badge(environment.get())}</span>
            {move || offered().then(|| view! { <Button label=t(text::go_live_ask) small=true on_click=ask /> })}
        </div>
        <LiveDialog account open on_live />
    }
    .into_any()
}

#[component]
fn LiveDialog(account: Memo<AccountSettings>, open: RwSignal<bool>, on_live: Callback<()>) -> impl IntoView {
    let title = Signal::derive(move || text::go_live_which(language(), account.read().account.name.clone()));
    view! {
        <Dialog open title>
            <Asked account open on_live />
        </Dialog>
    }
}

#[component]
fn Asked(account: Memo<AccountSettings>, open: RwSignal<bool>, on_live: Callback<()>) -> impl IntoView {
    let of = account.get_untracked();
    let system = &of.settings.system;
    let lacks =
        of.account.country == Country::Pe && (system.sol_user.is_none() || system.sol_password_set_at.is_none());
    let hostname = of.account.hostname.clone();
    let typed = RwSignal::new(String::new());
    let task = Task::new();
    let expected = hostname.clone();
    let unsure = Signal::derive(move || lacks || typed.read().trim() != expected);
    let back = Callback::new(move |()| open.set(false));
    let go = Callback::new(move |()| {
        let (account_id, version) = account.with_untracked(|of| (of.account.id, of.account.version));
        task.run_or(
            GoLive { account_id, version },
            move |after| {
                toast(text::is_live(language(), after.name));
                open.set(false);
                on_live.run(());
            },
            move |_| on_live.run(()),
        );
    });
    let edit = format!("{}#system", address::tab(of.account.id, address::EDIT));
    view! {
        <div class="body">
            <p>{t(text::go_live_means)}</p>
            {if lacks {
                view! {
                    <Note tone=Tone::Warn>
                        <p>{t(text::go_live_lacks)}</p>
                        <LinkButton label=t(text::fill_them_in) href=edit small=true />
                    </Note>
                }
                    .into_any()
            } else {
                let label = text::type_hostname(language(), hostname);
                view! {
                    <label class="field">
                        <span class="label">{label.clone()}</span>
                        <TextInput value=typed label autofocus=true />
                    </label>
                }
                    .into_any()
            }}
            {move || task.failure.get().map(|failure| view! { <ErrorNote failure /> })}
        </div>
        <div class="foot">
            <Button label=t(text::stay_in_demo) harmless=true on_click=back />
            <Button label=t(text::go_live) kind=Kind::DangerPrimary busy=task.busy disabled=unsure on_click=go />
        </div>
    }
    .into_any()
}
