//! The list as a file: what is filtered, in its order, asked for with the token like everything else.

use leptos::prelude::*;
use types::accounts::{ExportAccounts, ExportFormat};

use crate::accounts::list::showing::Showing;
use crate::accounts::list::text;
use crate::kit::{ErrorNote, MenuItem, Task, WordMenu, browser, language, t, toast};

/// An export under way, and the format of the last one.
#[derive(Clone, Copy)]
pub struct Export {
    task: Task,
    format: StoredValue<ExportFormat>,
    showing: Showing,
}

impl Export {
    #[must_use]
    pub fn new(showing: Showing) -> Self {
        Self {
            task: Task::new(),
            format: StoredValue::new(ExportFormat::Csv),
            showing,
        }
    }

    fn begin(self, format: ExportFormat) {
        self.format.set_value(format);
        let query = self.showing.accounts.get_untracked();
        let name = format!("{}-{}.{format}", t(text::file), browser::today());
        self.task.run(ExportAccounts { format, query }, move |bytes| {
            browser::save_file(&name, format.media_type(), &bytes);
            toast(text::exported(language(), name));
        });
    }
}

/// The button and its menu of formats.
#[component]
pub fn ExportButton(export: Export) -> impl IntoView {
    let csv = Callback::new(move |()| export.begin(ExportFormat::Csv));
    let xlsx = Callback::new(move |()| export.begin(ExportFormat::Xlsx));
    let busy = export.task.busy;
    view! {
        <WordMenu label=t(text::export) icon="download" busy>
            <MenuItem label=t(text::as_csv) icon="doc" on_click=csv />
            <MenuItem label=t(text::as_xlsx) icon="doc" on_click=xlsx />
            <hr />
            <p class="hint">{t(text::exported_what)}</p>
        </WordMenu>
        <span class="vh" role="status">{move || busy.get().then(|| t(text::exporting))}</span>
    }
    .into_any()
}

/// Why the last export gave no file, with another try.
#[component]
pub fn ExportFailure(export: Export) -> impl IntoView {
    let retry = Callback::new(move |()| export.begin(export.format.get_value()));
    move || {
        export
            .task
            .failure
            .get()
            .map(|failure| view! { <ErrorNote failure retry /> })
    }
}
