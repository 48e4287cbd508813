//! What the list is narrowed by: how it stands, the cause, whose it is, the country.

use leptos::prelude::*;
use types::inbox::{AssigneeFilter, Cause, InboxCounts, InboxQuery, InboxState};
use types::tax_id::Country;
use types::users::MemberId;

use crate::inbox::acts::Acts;
use crate::inbox::showing::{Showing, address};
use crate::inbox::{text, words};
use crate::kit::{Button, Kind, Load, Segmented, Select, say, t};

const ME: &str = "me";
const NOBODY: &str = "nobody";

/// The bar.
#[component]
pub fn Filters(showing: Showing, acts: Acts) -> impl IntoView {
    let state = showing.tied(
        |asked| asked.state.unwrap_or_default().name().to_owned(),
        |asked, value| asked.state = InboxState::of_name(&value).filter(|state| *state != InboxState::Open),
    );
    let whose = showing.tied(whose_of, set_whose);
    let country = showing.tied(
        |asked| asked.country.map(Country::code).unwrap_or_default().to_owned(),
        |asked, value| asked.country = Country::of_code(&value),
    );
    let states = vec![
        (InboxState::Open.name(), t(text::open)),
        (InboxState::Snoozed.name(), t(text::snoozed)),
        (InboxState::Dismissed.name(), t(text::dismissed)),
    ];
    let people = Signal::derive(move || {
        let pair = |value: &str, text: &str| (value.to_owned(), text.to_owned());
        let mut options = vec![
            pair("", t(text::everybody)),
            pair(ME, t(text::mine)),
            pair(NOBODY, t(text::nobodys)),
        ];
        let people = acts.people.value.read();
        options.extend(
            people
                .iter()
                .flatten()
                .map(|member| (member.id.to_string(), member.name.clone())),
        );
        options
    });
    let countries = vec![
        (String::new(), t(text::every_country).to_owned()),
        ("pe".to_owned(), t(text::peru).to_owned()),
        ("br".to_owned(), t(text::brazil).to_owned()),
    ];
    let only = move || showing.asked.read().account_id.is_some();
    let all = Callback::new(move |()| showing.change(|asked| asked.account_id = None));
    view! {
        <Segmented value=state options=states label=t(text::state) />
        <span class="push" />
        {move || only().then(|| view! { <Button label=t(text::stop_narrowing) kind=Kind::Ghost icon="x" on_click=all /> })}
        <Select value=whose options=people label=t(text::whose) />
        <Select value=country options=countries label=t(text::country) />
    }
    .into_any()
}

fn whose_of(asked: &InboxQuery) -> String {
    let member = asked.member_id.map(|member| member.to_string());
    let filter = asked.assignee.map(|filter| filter.name().to_owned());
    member.or(filter).unwrap_or_default()
}

fn set_whose(asked: &mut InboxQuery, value: String) {
    asked.assignee = match value.as_str() {
        ME => Some(AssigneeFilter::Me),
        NOBODY => Some(AssigneeFilter::Nobody),
        _ => None,
    };
    asked.member_id = value.parse::<MemberId>().ok();
}

/// The causes there are, each with how many, as links that narrow the list.
#[component]
pub fn Causes(showing: Showing, counts: Load<InboxCounts>) -> impl IntoView {
    move || {
        let asked = showing.asked.get();
        let open = asked.state.unwrap_or_default() == InboxState::Open;
        let counts = counts.value.get().filter(|_| open)?;
        let chip = |cause: Option<Cause>, name: &'static str, count: i64| {
            let href = address(&InboxQuery { cause, ..asked.clone() });
            let set = asked.cause == cause;
            view! {
                <a
                    class=if set { "chip set" } else { "chip" }
                    href=href
                    aria-current=set.then_some("true")
                >
                    <span>{name}</span>
                    <b class="num">{say::number(count)}</b>
                </a>
            }
            .into_any()
        };
        let all = chip(None, t(text::all), counts.open);
        let mut chips = vec![all];
        let asked_one = asked
            .cause
            .filter(|cause| counts.causes.iter().all(|each| each.cause != *cause));
        chips.extend(
            counts
                .causes
                .iter()
                .map(|each| chip(Some(each.cause), words::cause(each.cause), each.items)),
        );
        chips.extend(asked_one.map(|cause| chip(Some(cause), words::cause(cause), 0)));
        Some(view! { <nav class="filters chips" aria-label=t(text::causes)>{chips}</nav> })
    }
}
