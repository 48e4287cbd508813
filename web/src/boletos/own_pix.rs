//! The reseller's own Pix key on the page of the payment provider: told, set by owners, and the payment behind a Pix.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use types::access::Operation;
use types::boletos::{ChangePixSettings, FindPixPayment, GetPixSettings, PixReceiver, PixSettings, PixSettingsChange};
use types::kit::fault::{Fault, Faults};
use types::pix::KeyKind;

use crate::accounts::address;
use crate::auth::may;
use crate::boletos::pix_form::PixForm;
use crate::boletos::provider::opens;
use crate::boletos::{text, words};
use crate::kit::{
    Button, Card, Confirm, Dialog, Fact, Facts, Field, Form, FormFailure, FormView, Kind, Load, Remote, SkelLines,
    Task, TextInput, load, t, toast,
};

/// What the card and its dialogs share. Copied freely.
#[derive(Clone, Copy)]
pub struct OwnKey {
    pub read: Load<PixSettings>,
    pub setting: RwSignal<bool>,
    pub removing: RwSignal<bool>,
}

impl OwnKey {
    #[must_use]
    pub fn new() -> Self {
        Self {
            read: load(|| Some(GetPixSettings {})),
            setting: RwSignal::new(false),
            removing: RwSignal::new(false),
        }
    }

    /// The change to another key, or to none, of what was read last.
    #[must_use]
    pub fn to(self, receiver: Option<PixReceiver>) -> ChangePixSettings {
        let version = self
            .read
            .value
            .with_untracked(|read| read.as_ref().map(|read| read.version));
        ChangePixSettings {
            version: version.unwrap_or_default(),
            body: PixSettingsChange { receiver },
        }
    }

    /// What a change answered is shown.
    pub fn done(self, settings: PixSettings, open: RwSignal<bool>, said: &'static str) {
        self.read.set(settings);
        open.set(false);
        toast(said);
    }
}

impl Default for OwnKey {
    fn default() -> Self {
        Self::new()
    }
}

/// The card, and where a Pix is looked up.
#[component]
pub fn OwnPix(at: OwnKey) -> impl IntoView {
    let shape = || view! { <Card title=t(text::own_pix)><SkelLines lines=3 /></Card> };
    view! { <Remote load=at.read shape show=move |read| card(read, at) /> }
}

/// The dialogs, which stay while the card is drawn anew.
#[component]
pub fn OwnPixDialogs(at: OwnKey) -> impl IntoView {
    let task = Task::new();
    let remove = Callback::new(move |()| {
        task.run(at.to(None), move |settings| {
            at.done(settings, at.removing, t(text::own_pix_removed));
        });
    });
    view! {
        <Dialog open=at.setting title=t(text::own_pix_set)>
            {move || {
                at.setting
                    .get()
                    .then(|| {
                        let before = at.read.value.get_untracked().and_then(|read| read.receiver);
                        view! { <PixForm at before /> }
                    })
            }}
        </Dialog>
        <Confirm
            open=at.removing
            title=t(text::own_pix_remove_title)
            verb=t(text::own_pix_remove_verb)
            task
            on_confirm=remove
        >
            <p>{t(text::own_pix_remove_means)}</p>
        </Confirm>
    }
}

fn card(read: PixSettings, at: OwnKey) -> AnyView {
    let is_set = read.receiver.is_some();
    let acts = move || {
        may(Operation::ChangePixSettings).then(|| {
            let remove = is_set.then(|| {
                view! { <Button label=t(text::remove) kind=Kind::Danger on_click=opens(at.removing) /> }
            });
            let label = if is_set { t(text::change) } else { t(text::own_pix_set) };
            view! {
                <div class="acts">
                    {remove}
                    <Button label on_click=opens(at.setting) />
                </div>
            }
        })
    };
    let told = match read.receiver {
        Some(receiver) => facts(receiver),
        None if may(Operation::ChangePixSettings) => ().into_any(),
        None => view! { <p class="muted">{t(text::own_pix_none)}</p> }.into_any(),
    };
    let look_up = (is_set && may(Operation::FindPixPayment)).then(|| view! { <LookUp /> });
    view! {
        <Card title=t(text::own_pix) acts>
            <div class="stack">
                <p class="muted">{t(text::own_pix_more)}</p>
                {told}
                {look_up}
            </div>
        </Card>
    }
    .into_any()
}

fn facts(receiver: PixReceiver) -> AnyView {
    let kind = words::key_kind(receiver.kind);
    view! {
        <Facts>
            <Fact name=kind>
                <span class="num">{receiver.key}</span>
            </Fact>
            <Fact name=t(text::pix_name)>{receiver.name}</Fact>
            <Fact name=t(text::pix_city)>{receiver.city}</Fact>
        </Facts>
    }
    .into_any()
}

/// From the txid that the bank tells to the payments of whom it was for.
#[component]
fn LookUp() -> impl IntoView {
    let form = Form::new();
    let txid = RwSignal::new(String::new());
    let navigate = use_navigate();
    let submit = Callback::new(move |()| {
        let typed = txid.get_untracked().trim().to_owned();
        let parsed = if typed.is_empty() {
            Err(Faults::one("txid", Fault::Required))
        } else {
            Ok(())
        };
        let navigate = navigate.clone();
        form.send(parsed, FindPixPayment { txid: typed }, move |payment| {
            navigate(
                &address::tab(payment.account_id, address::PAYMENTS),
                leptos_router::NavigateOptions::default(),
            );
        });
    });
    view! {
        <FormView form on_submit=submit class="stack tight">
            <div class="grid">
                <Field name="txid" label=t(text::pix_find) hint=t(text::pix_find_hint)>
                    <TextInput value=txid />
                </Field>
            </div>
            <FormFailure form />
            <p class="acts">
                <Button label=t(text::pix_find_verb) icon="search" submit=true busy=form.task.busy />
            </p>
        </FormView>
    }
    .into_any()
}

/// Every kind of key with its name.
#[must_use]
pub fn kinds() -> Vec<(String, String)> {
    KeyKind::ALL
        .into_iter()
        .map(|kind| (kind.name().to_owned(), words::key_kind(kind).to_owned()))
        .collect()
}
