//! The receipts of a document, each with its file to download.

use leptos::prelude::*;
use types::accounts::AccountId;
use types::documents::{DocumentId, DownloadReceipt, ListReceipts, Receipt, ReceiptKind};
use types::kit::page::PageQuery;

use crate::documents::state::{tone, word};
use crate::documents::{state_text as words, text};
use crate::kit::{Column, Dot, Empty, IconButton, Kind, ListTable, Task, browser, listing, say, t, toast};

/// The list, in a section of its own.
#[component]
pub fn Receipts(account_id: AccountId, document_id: DocumentId) -> impl IntoView {
    let list = listing(move |cursor| ListReceipts {
        account_id,
        document_id,
        query: PageQuery { cursor, limit: None },
    });
    let columns = vec![
        Column(t(words::receipt), ""),
        Column(t(words::says), "w1"),
        Column(t(words::told), "w3"),
        Column(t(text::received), "w4"),
        Column("", "do"),
    ];
    view! {
        <section class="stack tight">
            <h2>{t(words::receipts)}</h2>
            <ListTable
                caption=t(words::receipts_caption)
                columns
                list
                key=|receipt: &Receipt| receipt.id.to_string()
                row=move |receipt| row(account_id, receipt)
                empty=|| view! { <Empty icon="shield" title=t(words::no_receipts) about=t(words::no_receipts_more) /> }
            />
        </section>
    }
    .into_any()
}

fn row(account: AccountId, receipt: Receipt) -> AnyView {
    let kind = match receipt.kind {
        ReceiptKind::Cdr => "CDR",
        ReceiptKind::Protocol => t(words::protocol),
        ReceiptKind::Event => t(words::event),
    };
    let says = || match receipt.state {
        Some(state) => view! { <Dot label=word(state) tone=tone(state) /> }.into_any(),
        None => t(words::says_nothing).into_any(),
    };
    let words = match receipt.notes.as_slice() {
        [] => receipt.description.iter().cloned().collect(),
        notes => notes.to_vec(),
    };
    let words = words
        .into_iter()
        .map(|line: String| view! { <small>{line}</small> })
        .collect_view();
    let told = receipt.told_at.map(say::lately);
    view! {
        <tr>
            <td class="who">
                <span>{kind} " · " {receipt.code.clone()}</span>
                {words}
                <span class="nar">{says()}</span>
            </td>
            <td class="w1 nw">{says()}</td>
            <td class="w3 nw">{told}</td>
            <td class="w4 nw">{say::lately(receipt.received_at)}</td>
            <td class="do">
                <Download account receipt />
            </td>
        </tr>
    }
    .into_any()
}

#[component]
fn Download(account: AccountId, receipt: Receipt) -> impl IntoView {
    let task = Task::new();
    let download = Callback::new(move |()| {
        let call = DownloadReceipt {
            account_id: account,
            document_id: receipt.document_id,
            receipt_id: receipt.id,
        };
        let (ending, media_type) = if receipt.zipped {
            ("zip", "application/zip")
        } else {
            ("xml", "application/xml")
        };
        let file = format!("{}-{}.{ending}", receipt.kind.name(), receipt.id);
        task.run_or(
            call,
            move |bytes| browser::save_file(&file, media_type, &bytes),
            |failure| toast(failure.title()),
        );
    });
    view! {
        <IconButton
            label=t(words::download_receipt)
            icon="download"
            kind=Kind::Ghost
            small=true
            busy=task.busy
            on_click=download
        />
    }
}
