//! How an account's software sends a document, as a command to try.

use leptos::prelude::*;
use types::accounts::AccountId;
use types::documents::CreateDocument;
use types::kit::call::{BASE, Call};

use crate::accounts::text;
use crate::kit::{Button, Card, browser, copy_text, t};

/// The example; with the secret while it is known.
#[component]
pub fn Example(account: AccountId, secret: Option<String>) -> impl IntoView {
    let path = CreateDocument::PATH.replace("{account_id}", &account.to_string());
    let address = format!("{}{BASE}{path}", browser::origin());
    let key = secret.unwrap_or_else(|| t(text::your_key).to_owned());
    let command = format!(
        "curl -X POST {address} \\\n  -H \"Authorization: Bearer {key}\" \\\n  -H \"Content-Type: application/xml\" \\\n  \
         --data-binary @{}.xml",
        t(text::document_file),
    );
    let copied = command.clone();
    let copy = Callback::new(move |()| copy_text(&copied));
    let acts = move || view! { <Button label=t(text::copy_command) icon="copy" small=true on_click=copy /> };
    view! {
        <Card title=t(text::example) about=t(text::example_more) acts>
            <pre class="code" tabindex="0" aria-label=t(text::example)>{command}</pre>
        </Card>
    }
}
