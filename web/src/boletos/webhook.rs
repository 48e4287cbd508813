//! What the provider has to be told, so that it tells what became of a charge: address, token, events.

use leptos::prelude::*;
use types::access::Operation;
use types::boletos::{ProviderAccess, ProviderSetting};

use crate::auth::may;
use crate::boletos::provider::{Connection, opens};
use crate::boletos::text;
use crate::kit::{Button, Card, Confirm, CopyField, Fact, Facts, Note, Task, Tone, browser, language, say, t};

/// The card.
#[component]
pub fn Webhook(setting: ProviderSetting, at: Connection) -> impl IntoView {
    let address = browser::whole(&setting.webhook_path);
    let unheard = match setting.last_event_at {
        Some(_) => ().into_any(),
        None if address.starts_with("https:") => view! { <Note>{t(text::no_events_yet)}</Note> }.into_any(),
        None => view! { <Note tone=Tone::Warn>{t(text::not_public)}</Note> }.into_any(),
    };
    let acts = move || {
        may(Operation::ChangePaymentProvider)
            .then(|| view! { <Button label=t(text::new_token) icon="redo" on_click=opens(at.renewing) /> })
    };
    let since = text::token_made(language(), say::day_of(setting.webhook_token_set_at));
    let token = move || match at.token.get() {
        Some(token) => view! {
            <div class="stack tight">
                <CopyField value=token label=t(text::events_token) whole=true />
                <Note tone=Tone::Warn>{t(text::token_once)}</Note>
            </div>
        }
        .into_any(),
        None => since.clone().into_any(),
    };
    view! {
        <Card title=t(text::events) about=t(text::events_more) acts>
            <div class="stack">
                {unheard}
                <Facts>
                    <Fact name=t(text::events_address)>
                        <CopyField value=address label=t(text::events_address) whole=true />
                    </Fact>
                    <Fact name=t(text::events_token)>{token}</Fact>
                    <Fact name=t(text::events_version)>"v3"</Fact>
                    <Fact name=t(text::events_which)>{t(text::events_charges)}</Fact>
                </Facts>
            </div>
        </Card>
    }
    .into_any()
}

/// Asks before the token of now is good no more.
#[component]
pub fn NewToken(at: Connection) -> impl IntoView {
    let task = Task::new();
    let renew = Callback::new(move |()| {
        let access = at.provider().map(|setting| ProviderAccess {
            kind: setting.kind,
            environment: setting.environment,
            api_key: None,
            new_webhook_token: true,
        });
        if access.is_some() {
            task.run(at.to(access), move |changed| {
                at.done(changed, at.renewing, t(text::new_token_done));
            });
        }
    });
    view! {
        <Confirm
            open=at.renewing
            title=t(text::new_token_title)
            verb=t(text::new_token_verb)
            task
            on_confirm=renew
        >
            <p>{t(text::new_token_means)}</p>
        </Confirm>
    }
}
