//! What came of many numbers: a table in the order in which they stood, to be copied or taken as CSV.

use leptos::prelude::*;
use types::kit::sheet::{MARK, delimiter, harmless};
use types::kit::text::Language;
use types::lookup::Taxpayer;
use types::lookup::several::{LookupOutcome, LookupRow, LookupRows, likely_kind};
use types::places::Place;

use crate::kit::browser::save_file;
use crate::kit::{Button, Dot, IconButton, Kind, Tone, copy_text, language, t};
use crate::lookup::answer::{as_sentence, condition_tone, state_tone, written};
use crate::lookup::text;

/// Stands where there is nothing.
const NOTHING: &str = "–";
/// Between cells that are copied.
const TAB: char = '\t';

/// The table. `on_open` shows whoever is chosen.
#[component]
pub fn Rows(told: LookupRows, on_open: Callback<Taxpayer>) -> impl IntoView {
    let count = |of: LookupOutcome| told.rows.iter().filter(|row| row.outcome == of).count();
    let title = text::found_of(language(), count(LookupOutcome::Found), told.rows.len());
    let counted = text::counted(language(), told.counted);
    let sheet = sheet(&told.rows);
    let copy = Callback::new(move |()| copy_text(&sheet));
    let file = [MARK, csv(&told.rows).as_bytes()].concat();
    let save = Callback::new(move |()| save_file("lookup.csv", "text/csv;charset=utf-8", &file));
    let rows = told.rows.into_iter().map(|row| row_view(row, on_open)).collect_view();
    view! {
        <section class="card list" aria-labelledby="several">
            <div class="head ruled">
                <div>
                    <h2 id="several" tabindex="-1">{title}</h2>
                    <p role="status">{counted}</p>
                </div>
                <Button label=t(text::copy) icon="copy" on_click=copy />
                <Button label="CSV" icon="download" on_click=save />
            </div>
            <table class="table">
                <caption class="vh">{t(text::in_order)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(text::name_and_number)}</th>
                        <th scope="col" class="w1">{t(text::state)}</th>
                        <th scope="col" class="w2">{t(text::condition)}</th>
                        <th scope="col" class="w2">{t(text::place)}</th>
                        <th scope="col" class="do"><span class="vh">{t(text::copy)}</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row_view(row: LookupRow, on_open: Callback<Taxpayer>) -> AnyView {
    let number = shown(&row);
    let (tone, state) = standing(&row);
    let what = match &row.taxpayer {
        Some(taxpayer) => found(taxpayer.clone(), &number, (tone, state.clone()), on_open),
        None => {
            let why = why(&row, &state);
            view! { <span class="num whole">{number.clone()}</span> <small class="whole">{why}</small> }.into_any()
        }
    };
    let told = row.taxpayer.as_ref();
    let condition = told.and_then(|told| told.condition.clone());
    let condition = match condition {
        Some(told) => view! { <Dot tone=condition_tone(&told) label=as_sentence(&told) /> }.into_any(),
        None => nothing(),
    };
    let place = told.and_then(|told| told.place.as_ref()).map(Place::written);
    let place = place.map_or_else(nothing, |place| view! { <span>{place}</span> }.into_any());
    let label = text::copy_one(language(), told.map_or(&number, |told| &told.name));
    let copy = Callback::new(move |()| copy_text(&number));
    view! {
        <tr>
            <td class="who">{what}</td>
            <td class="w1"><Dot tone label=state /></td>
            <td class="w2">{condition}</td>
            <td class="w2">{place}</td>
            <td class="do"><IconButton label icon="copy" kind=Kind::Ghost small=true on_click=copy /></td>
        </tr>
    }
    .into_any()
}

fn found(taxpayer: Taxpayer, number: &str, (tone, state): (Tone, String), on_open: Callback<Taxpayer>) -> AnyView {
    let worth_telling = tone != Tone::Ok && taxpayer.state.is_some();
    let class = format!("nar {} ink", tone.class());
    let state = worth_telling.then(|| view! { <span class=class>{state} " · "</span> });
    let kind = taxpayer.kind.written();
    let name = taxpayer.name.clone();
    let open = move |_| on_open.run(taxpayer.clone());
    view! {
        <button class="link" type="button" on:click=open>{name}</button>
        <small class="num">{state} {kind} " " {number.to_owned()}</small>
    }
    .into_any()
}

fn nothing() -> AnyView {
    view! { <span class="muted">{NOTHING}</span> }.into_any()
}

/// The number as one writes it, or what stood in its place.
fn shown(row: &LookupRow) -> String {
    match row.kind.zip(row.number.as_ref()) {
        Some((kind, number)) => written(kind, number),
        None => row.asked.clone(),
    }
}

/// What is said of it in one word, and its tone.
fn standing(row: &LookupRow) -> (Tone, String) {
    let said = |tone, say: fn(Language) -> &'static str| (tone, t(say).to_owned());
    match row.outcome {
        LookupOutcome::Found => match row.taxpayer.as_ref().and_then(|told| told.state.clone()) {
            Some(state) => (state_tone(&state), as_sentence(&state)),
            None => said(Tone::Ok, text::found),
        },
        LookupOutcome::NotFound => said(Tone::Quiet, text::no_such),
        LookupOutcome::Invalid => said(Tone::Bad, text::wrong),
        LookupOutcome::Failed => said(Tone::Warn, text::failed),
        LookupOutcome::NotConfigured => said(Tone::Quiet, text::nobody_asked),
    }
}

/// Why there is nobody.
fn why(row: &LookupRow, state: &str) -> String {
    let kind = row.kind.unwrap_or_else(|| likely_kind(&row.asked)).written();
    match row.outcome {
        LookupOutcome::Found => state.to_owned(),
        LookupOutcome::Invalid => row
            .fault
            .as_ref()
            .map_or_else(String::new, |each| each.fault.text(language())),
        LookupOutcome::NotFound => text::no_such_more(language(), kind),
        LookupOutcome::Failed => t(text::failed_more).to_owned(),
        LookupOutcome::NotConfigured => text::nobody_asked_more(language(), kind),
    }
}

/// The cells of a row: what was asked, what came of it, and what is known.
fn cells(row: &LookupRow) -> [String; 7] {
    let told = row.taxpayer.as_ref();
    let or_none = |text: Option<&String>| text.cloned().unwrap_or_default();
    let came = match row.outcome {
        LookupOutcome::Found => t(text::found).to_owned(),
        _ => why(row, ""),
    };
    [
        row.number.clone().unwrap_or_else(|| row.asked.clone()),
        told.map(|told| told.name.clone()).unwrap_or_default(),
        or_none(told.and_then(|told| told.state.as_ref())),
        or_none(told.and_then(|told| told.condition.as_ref())),
        or_none(told.and_then(|told| told.address.as_ref())),
        told.and_then(|told| told.place.as_ref())
            .map(Place::written)
            .unwrap_or_default(),
        came,
    ]
}

fn heads() -> [String; 7] {
    [
        text::number,
        text::name,
        text::state,
        text::condition,
        text::address,
        text::place,
        text::outcome,
    ]
    .map(|say| t(say).to_owned())
}

fn table(rows: &[LookupRow]) -> impl Iterator<Item = [String; 7]> {
    let all = std::iter::once(heads()).chain(rows.iter().map(cells));
    all.map(|cells| cells.map(harmless))
}

/// As spreadsheets take it from the clipboard.
fn sheet(rows: &[LookupRow]) -> String {
    let line = |cells: [String; 7]| cells.map(|cell| cell.replace([TAB, '\n', '\r'], " ")).join("\t");
    table(rows).map(line).collect::<Vec<_>>().join("\n")
}

fn csv(rows: &[LookupRow]) -> String {
    let between = char::from(delimiter(language()));
    let line = |cells: [String; 7]| cells.map(|cell| quoted(cell, between)).join(&between.to_string());
    table(rows).map(line).collect::<Vec<_>>().join("\r\n")
}

fn quoted(cell: String, between: char) -> String {
    if cell.contains(['"', between, '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use types::lookup::several::{LookupOutcome, LookupRow};

    use super::{quoted, table};

    #[test]
    fn a_cell_is_text_whatever_is_in_it() {
        assert_eq!(quoted("UNO, DOS S.A.".to_owned(), ';'), "UNO, DOS S.A.");
        assert_eq!(
            quoted("LA \"UNIÓN\", S.A.".to_owned(), ','),
            "\"LA \"\"UNIÓN\"\", S.A.\""
        );
        let row = LookupRow {
            asked: "=1+2".to_owned(),
            outcome: LookupOutcome::NotFound,
            kind: None,
            number: None,
            taxpayer: None,
            fault: None,
        };
        let told = table(&[row]).nth(1).expect("the row");
        assert_eq!(told.first().map(String::as_str), Some("'=1+2"));
    }
}
