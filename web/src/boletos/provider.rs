//! The page of the payment provider: set up by owners, read by whoever sees money.

use leptos::prelude::*;
use types::access::Operation;
use types::boletos::{
    ChangePaymentProvider, GetPaymentProvider, PaymentProvider, PaymentProviderChange, PaymentProviderChanged,
    ProviderAccess, ProviderEnvironment, ProviderSetting,
};
use types::tax_id::Country;

use crate::auth::{may, session};
use crate::boletos::access_form::AccessDialog;
use crate::boletos::own_pix::{OwnKey, OwnPix, OwnPixDialogs};
use crate::boletos::webhook::{NewToken, Webhook};
use crate::boletos::{text, words};
use crate::kit::{
    Badge, Button, Card, Confirm, Empty, Fact, Facts, Kind, Load, Note, PageHead, Remote, SkelLines, Task, Tone,
    language, load, say, t, toast,
};
use crate::shell::NotFound;

/// The address of the page.
pub const ADDRESS: &str = "/payment-provider";

/// What the parts of the page share: what is read, the token that is told once, and which dialog is open.
#[derive(Clone, Copy)]
pub struct Connection {
    pub read: Load<PaymentProvider>,
    pub token: RwSignal<Option<String>>,
    pub setting: RwSignal<bool>,
    pub renewing: RwSignal<bool>,
    pub removing: RwSignal<bool>,
}

impl Connection {
    /// The provider as it was read last, if there is one.
    #[must_use]
    pub fn provider(self) -> Option<ProviderSetting> {
        self.read.value.get_untracked().and_then(|read| read.provider)
    }

    /// The change to another access, or to none, of what was read last.
    #[must_use]
    pub fn to(self, provider: Option<ProviderAccess>) -> ChangePaymentProvider {
        let version = self
            .read
            .value
            .with_untracked(|read| read.as_ref().map(|read| read.version));
        ChangePaymentProvider {
            version: version.unwrap_or_default(),
            body: PaymentProviderChange { provider },
        }
    }

    /// What a change answered is shown. A token that was made stays in sight until the page is left.
    pub fn done(self, changed: PaymentProviderChanged, open: RwSignal<bool>, said: &'static str) {
        let PaymentProviderChanged {
            provider,
            webhook_token,
        } = changed;
        if webhook_token.is_some() || provider.provider.is_none() {
            self.token.set(webhook_token);
        }
        self.read.set(provider);
        open.set(false);
        toast(said);
    }
}

/// Opens a dialog.
pub fn opens(dialog: RwSignal<bool>) -> Callback<()> {
    Callback::new(move |()| dialog.set(true))
}

/// The page.
#[component]
pub fn Provider() -> impl IntoView {
    if !may(Operation::GetPaymentProvider) {
        return view! { <NotFound /> }.into_any();
    }
    let at = Connection {
        read: load(|| Some(GetPaymentProvider {})),
        token: RwSignal::new(None),
        setting: RwSignal::new(false),
        renewing: RwSignal::new(false),
        removing: RwSignal::new(false),
    };
    let shape = || view! { <Card><SkelLines lines=5 /></Card> };
    let dialogs = may(Operation::ChangePaymentProvider).then(|| {
        view! {
            <AccessDialog at />
            <NewToken at />
            <Remove at />
        }
    });
    view! {
        <PageHead title=t(text::provider) about=t(text::provider_more) />
        <div class="stack">
            <Remote load=at.read shape show=move |read| shown(read, at) />
        </div>
        {dialogs}
        {own_key()}
    }
    .into_any()
}

/// The reseller's own Pix key, for whom that is of use.
fn own_key() -> Option<AnyView> {
    let reseller = session::me().and_then(|me| me.reseller)?;
    if reseller.country != Country::Br || !may(Operation::GetPixSettings) {
        return None;
    }
    let at = OwnKey::new();
    let card = view! {
        <OwnPix at />
        <OwnPixDialogs at />
    };
    Some(card.into_any())
}

fn shown(read: PaymentProvider, at: Connection) -> AnyView {
    let Some(setting) = read.provider else {
        return none(at);
    };
    view! {
        {access(&setting, at)}
        <Webhook setting at />
    }
    .into_any()
}

/// What a reseller without provider sees: whether it needs one, and how to begin.
fn none(at: Connection) -> AnyView {
    let reseller = session::me().and_then(|me| me.reseller);
    let needed = reseller.as_ref().is_none_or(|reseller| reseller.country == Country::Br);
    let (title, about) = match reseller {
        None => (t(text::none), t(text::none_of_operator)),
        Some(_) if needed => (t(text::none), t(text::none_more)),
        Some(_) => (t(text::only_brazil), t(text::only_brazil_more)),
    };
    let begin = if may(Operation::ChangePaymentProvider) {
        let kind = if needed { Kind::Primary } else { Kind::Plain };
        view! { <Button label=t(text::set_up) kind icon="link" on_click=opens(at.setting) /> }.into_any()
    } else {
        view! { <span class="muted">{t(text::owners_set_up)}</span> }.into_any()
    };
    view! {
        <section class="card">
            <Empty icon="pay" title about>
                {begin}
            </Empty>
        </section>
    }
    .into_any()
}

fn access(setting: &ProviderSetting, at: Connection) -> AnyView {
    let (environment, tone) = words::environment(setting.environment);
    let last = setting
        .last_event_at
        .map_or_else(|| t(text::no_event).to_owned(), say::lately);
    let acts = move || {
        may(Operation::ChangePaymentProvider).then(|| {
            view! {
                <div class="acts">
                    <Button label=t(text::remove) kind=Kind::Danger on_click=opens(at.removing) />
                    <Button label=t(text::change) on_click=opens(at.setting) />
                </div>
            }
        })
    };
    let trial = (setting.environment == ProviderEnvironment::Sandbox)
        .then(|| view! { <Note tone=Tone::Warn>{t(text::sandbox_means)}</Note> });
    let key = text::key_saved(language(), say::day_of(setting.api_key_set_at));
    view! {
        <Card title="Asaas" acts>
            <div class="stack">
                {trial}
                <Facts>
                    <Fact name=t(text::environment)>
                        <Badge label=environment tone />
                    </Fact>
                    <Fact name=t(text::api_key)>{key}</Fact>
                    <Fact name=t(text::last_event)>{last}</Fact>
                </Facts>
            </div>
        </Card>
    }
    .into_any()
}

/// Asks before the key is deleted.
#[component]
fn Remove(at: Connection) -> impl IntoView {
    let task = Task::new();
    let remove = Callback::new(move |()| {
        task.run(at.to(None), move |changed| {
            at.done(changed, at.removing, t(text::removed))
        });
    });
    view! {
        <Confirm open=at.removing title=t(text::remove_title) verb=t(text::remove_verb) task on_confirm=remove>
            <p>{t(text::remove_means)}</p>
        </Confirm>
    }
}
