//! One's downloads: what is being made and how far it is, what is ready, what is over.

use leptos::prelude::*;
use types::reports::{CancelReport, DeleteReport, LinkReport, Report, ReportId, ReportState};

use crate::kit::{Column, Dot, Empty, IconButton, Kind, ListTable, Listing, Task, browser, language, say, t, toast};
use crate::reports::{say as told, text, watch};

/// The list.
#[component]
pub fn Downloads(list: Listing<Report>) -> impl IntoView {
    let columns = vec![
        Column(t(text::file), ""),
        Column(t(text::state), "w1"),
        Column(t(text::size), "n w2"),
        Column(t(text::asked), "w4"),
        Column(t(text::expires), "w3"),
        Column("", "do"),
    ];
    view! {
        <h2 class="list-title">{t(text::yours)}</h2>
        <ListTable
            caption=t(text::list)
            columns
            list
            key=|report: &Report| format!("{}-{:?}", report.id, report.state)
            row=move |report| row(report, list)
            empty=|| view! { <Empty icon="download" title=t(text::empty) about=t(text::empty_more) /> }
        />
    }
    .into_any()
}

fn row(report: Report, list: Listing<Report>) -> AnyView {
    let bytes = report.bytes.map(say::size);
    let expires = (report.state == ReportState::Ready).then(|| say::day_of(report.expires_at));
    let asked = say::lately(report.created_at);
    let narrow = bytes.clone().map(|bytes| format!(" · {bytes}"));
    let shown = report.clone();
    view! {
        <tr>
            <td class="who">
                <b class="ell">{report.name.clone()}</b>
                <small>{told::about(&report)}</small>
                <small class="nar">{standing(shown.clone())} {narrow}</small>
            </td>
            <td class="w1">{standing(shown)}</td>
            <td class="n w2 nw">{bytes.unwrap_or_else(|| "–".to_owned())}</td>
            <td class="w4 nw">{asked}</td>
            <td class="w3 nw">{expires.unwrap_or_else(|| "–".to_owned())}</td>
            <td class="do">
                <Acts report list />
            </td>
        </tr>
    }
    .into_any()
}

/// How it stands: while it is made, how far it is.
fn standing(report: Report) -> AnyView {
    if report.state.is_over() {
        let (label, tone) = told::state(report.state);
        let why = report
            .failure
            .map(|code| view! { <small class="muted">{code.title(language())}</small> });
        return view! { <Dot label tone /> {why} }.into_any();
    }
    let name = report.name.clone();
    let id = report.id;
    let now = Memo::new(move |_| watch::followed(id).unwrap_or_else(|| report.clone()));
    let line = move || {
        let report = now.read();
        let (label, _) = told::state(report.state);
        let count = text::done_of(language(), say::number(report.done), say::number(report.documents));
        view! {
            <span>
                <span>{label}</span>
                <span class="num muted">{count}</span>
            </span>
        }
    };
    view! {
        <div class="doing">
            {line}
            <progress
                aria-label=text::progress_of(language(), name)
                max=move || now.read().documents.max(1).to_string()
                value=move || now.read().done.to_string()
            />
        </div>
    }
    .into_any()
}

#[component]
fn Acts(report: Report, list: Listing<Report>) -> impl IntoView {
    let (id, name) = (report.id, report.name.clone());
    let name = move || name.clone();
    let over = report.state.is_over();
    let fetch = (report.state == ReportState::Ready).then(|| fetch_button(id, name()));
    let stop = (!over).then(|| {
        let task = Task::new();
        let cancel = Callback::new(move |()| {
            let done = move |_| {
                watch::leave(id);
                toast(t(text::was_cancelled));
                list.again();
            };
            task.run_or(CancelReport { report_id: id }, done, move |_| list.again());
        });
        let label = text::cancel_of(language(), name());
        view! { <IconButton label icon="x" kind=Kind::Ghost small=true busy=task.busy on_click=cancel /> }
    });
    let away = over.then(|| {
        let task = Task::new();
        let delete = Callback::new(move |()| {
            let done = move |()| {
                toast(t(text::deleted));
                list.again();
            };
            task.run_or(DeleteReport { report_id: id }, done, move |_| list.again());
        });
        let label = text::delete_of(language(), name());
        view! { <IconButton label icon="ban" kind=Kind::Ghost small=true busy=task.busy on_click=delete /> }
    });
    view! { {fetch} {stop} {away} }
}

fn fetch_button(id: ReportId, name: String) -> AnyView {
    let task = Task::new();
    let label = text::download_of(language(), name);
    let fetch = Callback::new(move |()| {
        task.run_or(
            LinkReport { report_id: id },
            |link| browser::fetch_file(&link.url),
            |failure| toast(failure.title()),
        );
    });
    view! { <IconButton label icon="download" kind=Kind::Ghost small=true busy=task.busy on_click=fetch /> }.into_any()
}
