//! A document's XML as text: indented to be read, copied as it came.

use leptos::prelude::*;
use types::accounts::AccountId;
use types::documents::{DocumentId, DownloadDocument};

use crate::documents::content_text as text;
use crate::documents::pretty::{self, Line};
use crate::kit::{Button, Remote, SkelLines, copy_text, language, load, say, t};

/// So many lines are shown: more than a person reads, and no more than a page bears.
const MOST: usize = 3_000;

/// The XML.
#[component]
pub fn Raw(account_id: AccountId, document_id: DocumentId) -> impl IntoView {
    let xml = load(move || {
        Some(DownloadDocument {
            account_id,
            document_id,
        })
    });
    let show = |bytes: Vec<u8>| shown(&bytes);
    view! {
        <div class="card">
            <Remote
                load=xml
                shape=|| view! { <div class="body"><SkelLines lines=8 /></div> }
                show
            />
        </div>
    }
    .into_any()
}

fn shown(bytes: &[u8]) -> AnyView {
    let Some(plain) = pretty::text(bytes) else {
        return view! { <p class="body muted">{t(text::not_text)}</p> }.into_any();
    };
    let lines = pretty::lines(&plain);
    let all = lines.len();
    let cut = (all > MOST).then(|| {
        let count = say::number(i64::try_from(MOST).unwrap_or(i64::MAX));
        view! { <p class="body muted">{text::too_long(language(), count)}</p> }
    });
    let copy = Callback::new(move |()| copy_text(&plain));
    view! {
        <div class="head">
            <p>{t(text::as_it_came)}</p>
            <Button label=t(text::copy) icon="copy" small=true on_click=copy />
        </div>
        <pre class="xml" tabindex="0" role="region" aria-label=t(text::raw)>
            <code>{lines.into_iter().take(MOST).map(line).collect_view()}</code>
        </pre>
        {cut}
    }
    .into_any()
}

fn line(line: Line) -> AnyView {
    let Line {
        depth,
        open,
        text,
        close,
    } = line;
    let indent = "  ".repeat(depth);
    view! {
        {indent}
        <span>{open}</span>
        {text}
        <span>{close}</span>
        "\n"
    }
    .into_any()
}
