//! The statement as a file, and the list of who owes what: asked for with the token like everything else.

use leptos::prelude::*;
use types::accounts::{AccountId, ExportFormat};
use types::ledger::{DownloadCreditNote, EntryId};
use types::statements::{ReceivablesQuery, StatementFormat, StatementQuery, TakeReceivables, TakeStatement};

use crate::kit::{MenuItem, Task, WordMenu, browser, language, t, toast};
use crate::statements::text;

/// The button of a statement and its menu of formats: the days that are shown.
#[component]
pub fn TakeButton(account: AccountId, asked: Signal<StatementQuery>, number: String) -> impl IntoView {
    let task = Task::new();
    let number = StoredValue::new(number);
    let take = move |format: StatementFormat| {
        Callback::new(move |()| {
            let name = format!("{}-{}-{}.{format}", t(text::file), number.get_value(), browser::today());
            let call = TakeStatement {
                account_id: account,
                format,
                query: asked.get_untracked(),
            };
            let done = move |bytes: Vec<u8>| {
                browser::save_file(&name, format.media_type(), &bytes);
                toast(text::taken(language(), name));
            };
            task.run_or(call, done, |failure| toast(failure.title()));
        })
    };
    let busy = task.busy;
    view! {
        <WordMenu label=t(text::take) icon="download" busy>
            <MenuItem label=t(text::as_pdf) icon="doc" on_click=take(StatementFormat::Pdf) />
            <MenuItem label=t(text::as_xlsx) icon="doc" on_click=take(StatementFormat::Xlsx) />
            <MenuItem label=t(text::as_csv) icon="doc" on_click=take(StatementFormat::Csv) />
        </WordMenu>
    }
    .into_any()
}

/// Takes credit notes of an account: each by its credit and its number.
#[derive(Clone, Copy)]
pub struct NoteFile {
    pub take: Callback<(EntryId, i64)>,
    pub busy: RwSignal<bool>,
}

impl NoteFile {
    #[must_use]
    pub fn of(account_id: AccountId) -> Self {
        let task = Task::new();
        let take = Callback::new(move |(entry_id, number): (EntryId, i64)| {
            let name = format!("{}-{number}.pdf", t(text::note_file));
            let done = move |bytes: Vec<u8>| {
                browser::save_file(&name, "application/pdf", &bytes);
                toast(text::taken(language(), name));
            };
            let call = DownloadCreditNote { account_id, entry_id };
            task.run_or(call, done, |failure| toast(failure.title()));
        });
        Self { take, busy: task.busy }
    }
}

/// The button of who owes what, all of it.
#[component]
pub fn TakeReceivablesButton() -> impl IntoView {
    let task = Task::new();
    let take = move |format: ExportFormat| {
        Callback::new(move |()| {
            let name = format!("{}-{}.{format}", t(text::receivables_file), browser::today());
            let query = ReceivablesQuery::default();
            let done = move |bytes: Vec<u8>| {
                browser::save_file(&name, format.media_type(), &bytes);
                toast(text::taken(language(), name));
            };
            task.run_or(TakeReceivables { format, query }, done, |failure| {
                toast(failure.title())
            });
        })
    };
    let busy = task.busy;
    view! {
        <WordMenu label=t(text::take) icon="download" busy>
            <MenuItem label=t(text::as_xlsx) icon="doc" on_click=take(ExportFormat::Xlsx) />
            <MenuItem label=t(text::as_csv) icon="doc" on_click=take(ExportFormat::Csv) />
        </WordMenu>
    }
    .into_any()
}
