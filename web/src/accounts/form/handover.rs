//! After the account is made: what to hand over to the client, shown this once.

use leptos::prelude::*;
use types::access::Operation;

use crate::accounts::form::Made;
use crate::accounts::{address, text};
use crate::auth::may;
use crate::kit::{Button, Card, CopyField, Kind, LinkButton, Note, PageHead, Tone, copy_text, language, t};

/// The page. `made` is emptied to begin with another account.
#[component]
pub fn HandOver(given: Made, made: RwSignal<Option<Made>>) -> impl IntoView {
    let Made { account, password } = given;
    let everything = text::everything(
        language(),
        account.name.clone(),
        account.hostname.clone(),
        account.access_email.clone(),
        password.clone(),
    );
    let copy = Callback::new(move |()| copy_text(&everything));
    let another = Callback::new(move |()| made.set(None));
    let crumbs = vec![(t(text::accounts).to_owned(), address::LIST.to_owned())];
    let key = may(Operation::CreateIntegrationKey).then(|| {
        view! { <LinkButton label=t(text::make_key) href=address::tab(account.id, address::INTEGRATION) icon="key" /> }
    });
    let page = address::tab(account.id, address::OVERVIEW);
    view! {
        <PageHead title=text::is_made(language(), account.name.clone()) crumbs />
        <div class="col stack">
            <Card title=t(text::hand_over) about=t(text::hand_over_more)>
                <div class="stack">
                    <Part label=t(text::hostname) value=account.hostname />
                    <Part label=t(text::access_email) value=account.access_email />
                    <Part label=t(text::password) value=password />
                    <Note tone=Tone::Warn>{t(text::password_once)}</Note>
                    <div class="acts">
                        <Button label=t(text::copy_everything) icon="copy" kind=Kind::Primary on_click=copy />
                    </div>
                </div>
            </Card>
            <Card title=t(text::next)>
                <div class="acts">
                    <LinkButton label=t(text::open_page) href=page icon="accounts" />
                    {key}
                    <Button label=t(text::another_account) icon="plus" on_click=another />
                </div>
            </Card>
        </div>
    }
    .into_any()
}

#[component]
fn Part(label: &'static str, value: String) -> impl IntoView {
    view! {
        <div class="field">
            <span class="label">{label}</span>
            <CopyField value label />
        </div>
    }
}
