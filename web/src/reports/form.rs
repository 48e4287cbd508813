//! What to download: whose documents, of which months and kinds, and as what.

use chrono::Months;
use leptos::prelude::*;
use types::accounts::Environment;
use types::documents::DocumentKind;
use types::reports::{CreateReport, Month, NewReport, PreviewReport, Report, ReportFormat, TakeReport};
use types::tax_id::Country;

use crate::auth::me;
use crate::documents::name;
use crate::kit::{
    Button, Card, ErrorNote, Field, Kind, Segmented, Select, Task, browser, effect, language, load, say, t, toast,
};
use crate::reports::account::{AccountChoice, Chosen};
use crate::reports::{say as told, text, watch};

/// So many months back can be chosen.
const MONTHS: u32 = 36;

/// What is chosen so far.
#[derive(Clone, Copy)]
struct Draft {
    format: RwSignal<String>,
    whose: RwSignal<String>,
    account: RwSignal<Option<Chosen>>,
    from: RwSignal<String>,
    to: RwSignal<String>,
    kinds: RwSignal<Vec<DocumentKind>>,
    environment: RwSignal<String>,
}

const ONE: &str = "one";

impl Draft {
    fn new(account: Option<Chosen>) -> Self {
        let last = Month::of(browser::today()).before().to_string();
        let whose = if account.is_some() { ONE } else { "all" };
        Self {
            format: RwSignal::new(ReportFormat::Zip.name().to_owned()),
            whose: RwSignal::new(whose.to_owned()),
            account: RwSignal::new(account),
            from: RwSignal::new(last.clone()),
            to: RwSignal::new(last),
            kinds: RwSignal::new(Vec::new()),
            environment: RwSignal::new(Environment::Production.name().to_owned()),
        }
    }

    /// What is asked for; none as long as an account is still to be chosen. Tracked.
    fn asked(self) -> Option<NewReport> {
        let account_id = if *self.whose.read() == ONE {
            Some(self.account.read().as_ref()?.id)
        } else {
            None
        };
        let demo = *self.environment.read() == Environment::Demo.name();
        Some(NewReport {
            account_id,
            from: self.from.read().parse().ok()?,
            to: self.to.read().parse().ok()?,
            kinds: self.kinds.get(),
            environment: demo.then_some(Environment::Demo),
            format: ReportFormat::of_name(&self.format.read())?,
        })
    }

    fn file_name(self, asked: &NewReport) -> String {
        let hostname = self.account.with_untracked(|account| {
            let account = account.as_ref().filter(|account| Some(account.id) == asked.account_id);
            account.map(|account| account.hostname.clone())
        });
        asked.file_name(hostname.as_deref(), language())
    }
}

/// The form. `asked` is told of a report that is being made.
#[component]
pub fn ReportForm(account: Option<Chosen>, asked: Callback<Report>) -> impl IntoView {
    let draft = Draft::new(account);
    keep_in_order(draft);
    let one = move || *draft.whose.read() == ONE;
    view! {
        <Card title=t(text::new)>
            <div class="stack">
                <Field name="format" label=t(text::format) group=true>
                    <Segmented value=draft.format options=formats() />
                </Field>
                <Field name="account_id" label=t(text::whose) group=true>
                    <Segmented
                        value=draft.whose
                        options=vec![("all", t(text::all_accounts)), (ONE, t(text::one_account))]
                    />
                </Field>
                {move || one().then(|| view! { <AccountChoice chosen=draft.account /> })}
                <div class="pair">
                    <Field name="from" label=t(text::from)>
                        <Select value=draft.from options=Signal::stored(months()) />
                    </Field>
                    <Field name="to" label=t(text::to) hint=t(text::to_hint)>
                        <Select value=draft.to options=Signal::derive(move || months_from(&draft.from.read())) />
                    </Field>
                </div>
                <Field name="kinds" label=t(text::kinds) hint=t(text::kinds_hint) group=true>
                    <div class="choices">{kinds().into_iter().map(|kind| chip(kind, draft.kinds)).collect_view()}</div>
                </Field>
                <Field name="environment" label=t(text::environment) group=true>
                    <Segmented
                        value=draft.environment
                        options=vec![
                            (Environment::Production.name(), t(text::production)),
                            (Environment::Demo.name(), t(text::demo)),
                        ]
                    />
                </Field>
                <Ask draft asked />
            </div>
        </Card>
    }
    .into_any()
}

/// How much it would be, and the button that fits.
#[component]
fn Ask(draft: Draft, asked: Callback<Report>) -> impl IntoView {
    let preview = load(move || draft.asked().map(|body| PreviewReport { body }));
    let retry = Callback::new(move |()| preview.again());
    let task = Task::new();
    effect(move || {
        drop(draft.asked());
        task.clear();
    });
    let known = move || preview.value.get().filter(|_| !preview.waiting.get());
    let line = move || match (draft.asked(), known()) {
        (None, _) => t(text::choose_account).to_owned(),
        (Some(asked), Some(preview)) => told::preview(&preview, asked.format),
        (Some(_), None) => t(text::counting).to_owned(),
    };
    let at_once = Memo::new(move |_| preview.value.read().is_some_and(|preview| preview.at_once));
    let nothing = Signal::derive(move || {
        draft.asked().is_none() || preview.value.read().is_none_or(|preview| preview.documents == 0)
    });
    let go = Callback::new(move |()| {
        let Some(body) = untrack(move || draft.asked()) else {
            return;
        };
        if at_once.get_untracked() {
            let (name, media_type) = (draft.file_name(&body), body.format.media_type());
            task.run(TakeReport { body }, move |bytes| {
                browser::save_file(&name, media_type, &bytes)
            });
        } else {
            task.run(CreateReport { body }, move |report| {
                toast(t(text::prepared));
                watch::follow(report.clone());
                asked.run(report);
            });
        }
    });
    let button = move || {
        let (label, icon) = if at_once.get() {
            (t(text::download), "download")
        } else {
            (t(text::prepare), "box")
        };
        view! { <Button label icon kind=Kind::Primary busy=task.busy disabled=nothing on_click=go /> }
    };
    view! {
        {move || preview.failure.get().map(|failure| view! { <ErrorNote failure retry /> })}
        {move || task.failure.get().map(|failure| view! { <ErrorNote failure retry=go /> })}
        <div class="acts">
            <span class="num push-r" role="status">{line}</span>
            {button}
        </div>
    }
    .into_any()
}

/// Moves the end along when the beginning passes it, or leaves it too far behind.
fn keep_in_order(draft: Draft) {
    effect(move || {
        let from = draft.from.get();
        let to = draft.to.get_untracked();
        if !months_from(&from).iter().any(|(month, _)| *month == to) {
            draft.to.set(from);
        }
    });
}

fn formats() -> Vec<(&'static str, &'static str)> {
    let word = |format| match format {
        ReportFormat::Zip => t(text::zip),
        ReportFormat::Pdf => "PDF",
        ReportFormat::Xlsx => "Excel",
        ReportFormat::Csv => "CSV",
    };
    ReportFormat::ALL
        .into_iter()
        .map(|format| (format.name(), word(format)))
        .collect()
}

/// Those of the reseller's country first.
fn kinds() -> Vec<DocumentKind> {
    let country = untrack(me)
        .and_then(|me| me.reseller)
        .map_or(Country::Pe, |reseller| reseller.country);
    name::kinds(country)
}

fn chip(kind: DocumentKind, chosen: RwSignal<Vec<DocumentKind>>) -> AnyView {
    let pressed = move || chosen.read().contains(&kind);
    let toggle = move |_| {
        chosen.update(|chosen| match chosen.iter().position(|each| *each == kind) {
            Some(place) => {
                chosen.remove(place);
            }
            None => chosen.push(kind),
        });
    };
    view! {
        <button type="button" class="chip" aria-pressed=move || pressed().to_string() on:click=toggle>
            {name::kind(kind)}
        </button>
    }
    .into_any()
}

/// The months that can be chosen, the last first.
fn months() -> Vec<(String, String)> {
    let this = Month::of(browser::today());
    let all = std::iter::successors(Some(this), |month| Some(month.before()));
    all.take(usize::try_from(MONTHS).unwrap_or_default())
        .map(option)
        .collect()
}

/// Those of them in which a report may end that begins with that month.
fn months_from(from: &str) -> Vec<(String, String)> {
    let Ok(from) = from.parse::<Month>() else {
        return Vec::new();
    };
    let most = u32::try_from(NewReport::MOST_MONTHS - 1).unwrap_or_default();
    let last = from
        .first()
        .checked_add_months(Months::new(most))
        .map_or(from, Month::of);
    let within =
        |(month, _): &(String, String)| month.parse::<Month>().is_ok_and(|month| month >= from && month <= last);
    months().into_iter().filter(within).collect()
}

fn option(month: Month) -> (String, String) {
    (month.to_string(), say::month_year(month.first()))
}
