//! The statement as a file: the days that are shown, asked for with the token like everything else.

use leptos::prelude::*;
use types::accounts::AccountId;
use types::statements::{StatementFormat, StatementQuery, TakeStatement};

use crate::kit::{MenuItem, Task, WordMenu, browser, language, t, toast};
use crate::statements::text;

/// The button and its menu of formats.
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
