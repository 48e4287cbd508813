//! The filters of documents: a panel that sets them, and chips that say which are set and take them off one by one.

use leptos::prelude::*;
use types::accounts::Environment;
use types::documents::{DocumentKind, DocumentQuery, DocumentState};
use types::tax_id::Country;

use crate::accounts::text as accounts;
use crate::documents::list::asked::Asked;
use crate::documents::list::row::Listed;
use crate::documents::list::showing::Showing;
use crate::documents::list::text;
use crate::documents::state::word;
use crate::documents::{name, state_text};
use crate::kit::filter::{Chip, put_day, said, written};
use crate::kit::{
    Button, Field, Kind, Listing, Note, Panel, PanelDone, Segmented, Select, TextInput, Tone, language, say, t,
};

/// A filter of the list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filter {
    State,
    Kind,
    Environment,
    Issued,
    Account,
}

impl Filter {
    fn name(self) -> &'static str {
        t(match self {
            Self::State => state_text::state,
            Self::Kind => state_text::kind,
            Self::Environment => accounts::environment,
            Self::Issued => text::issued,
            Self::Account => text::account,
        })
    }

    fn take_off(self, asked: &mut DocumentQuery) {
        match self {
            Self::State => asked.state = None,
            Self::Kind => asked.kind = None,
            Self::Environment => asked.environment = None,
            Self::Issued => (asked.issued_from, asked.issued_to) = (None, None),
            Self::Account => asked.account_id = None,
        }
    }
}

/// The filters of the list.
#[derive(Clone, Copy)]
pub struct Filters {
    pub showing: Showing,
    list: Listing<Listed>,
    country: Country,
}

impl Filters {
    #[must_use]
    pub const fn new(showing: Showing, list: Listing<Listed>, country: Country) -> Self {
        Self { showing, list, country }
    }

    /// What is set, in words.
    #[must_use]
    pub fn said(self) -> String {
        said(&self.set())
    }

    /// What is set.
    #[must_use]
    pub fn set(self) -> Vec<Chip> {
        let asked = self.showing.asked.get().documents;
        let environment = asked.environment.map(environment_name);
        let issued = match (asked.issued_from.map(say::date), asked.issued_to.map(say::date)) {
            (Some(from), Some(to)) if from == to => Some(from),
            (Some(from), Some(to)) => Some(format!("{from} – {to}")),
            (Some(from), None) => Some(text::since(language(), from)),
            (None, Some(to)) => Some(text::until(language(), to)),
            (None, None) => None,
        };
        let account = asked.account_id.map(|account| {
            let items = self.list.items.read();
            let listed = items.iter().find(|each| each.issuer.account_id == account);
            listed.map_or_else(|| t(text::chosen).to_owned(), |each| each.issuer.name.clone())
        });
        let all = [
            (Filter::Account, account),
            (Filter::State, asked.state.map(|state| word(state).to_owned())),
            (Filter::Kind, asked.kind.map(|kind| name::kind(kind).to_owned())),
            (Filter::Environment, environment.map(str::to_owned)),
            (Filter::Issued, issued),
        ];
        let chip = |(filter, value): (Filter, Option<String>)| value.map(|value| self.chip(filter, value));
        all.into_iter().filter_map(chip).collect()
    }

    fn chip(self, filter: Filter, value: String) -> Chip {
        let off = move |()| self.showing.change(|asked| filter.take_off(&mut asked.documents));
        Chip {
            name: filter.name(),
            value: Some(value),
            off: Callback::new(off),
        }
    }

    /// Takes all of them off.
    #[must_use]
    pub fn clear(self) -> Callback<()> {
        Callback::new(move |()| self.showing.change(Asked::clear_filters))
    }
}

fn environment_name(environment: Environment) -> &'static str {
    t(match environment {
        Environment::Demo => accounts::demo,
        Environment::Production => accounts::production,
    })
}

/// The button with how many are set, and its panel.
#[component]
pub fn FilterPanel(filters: Filters) -> impl IntoView {
    let count = Signal::derive(move || filters.showing.asked.with(Asked::filters));
    view! {
        <Panel label=t(text::filters) about=t(text::filters) icon="filter" count start=true>
            <Content filters />
        </Panel>
    }
}

#[component]
fn Content(filters: Filters) -> impl IntoView {
    let showing = filters.showing;
    let state = showing.tied(
        |asked| asked.documents.state.map_or("", DocumentState::name).to_owned(),
        |asked, name| asked.documents.state = DocumentState::of_name(&name),
    );
    let kind = showing.tied(
        |asked| asked.documents.kind.map_or("", DocumentKind::name).to_owned(),
        |asked, name| asked.documents.kind = DocumentKind::of_name(&name),
    );
    let environment = showing.tied(
        |asked| asked.documents.environment.map_or("", Environment::name).to_owned(),
        |asked, name| {
            let all = [Environment::Production, Environment::Demo];
            asked.documents.environment = all.into_iter().find(|each| each.name() == name);
        },
    );
    let from = showing.tied(
        |asked| written(asked.documents.issued_from),
        |asked, day| put_day(&mut asked.documents.issued_from, &day),
    );
    let to = showing.tied(
        |asked| written(asked.documents.issued_to),
        |asked, day| put_day(&mut asked.documents.issued_to, &day),
    );
    let any = |label| std::iter::once((String::new(), t(label).to_owned()));
    let states = DocumentState::ALL.map(|state| (state.name().to_owned(), word(state).to_owned()));
    let states: Vec<_> = any(text::any).chain(states).collect();
    let kinds = name::kinds(filters.country).into_iter();
    let kinds = kinds.map(|kind| (kind.name().to_owned(), name::kind(kind).to_owned()));
    let kinds: Vec<_> = any(text::any).chain(kinds).collect();
    let environments = vec![
        ("", t(text::all)),
        (Environment::Production.name(), t(accounts::production)),
        (Environment::Demo.name(), t(accounts::demo)),
    ];
    let backwards = move || {
        let asked = showing.asked.get().documents;
        let both = asked.issued_from.zip(asked.issued_to);
        both.is_some_and(|(from, to)| from > to)
            .then(|| view! { <Note tone=Tone::Warn alert=true>{t(text::backwards)}</Note> })
    };
    view! {
        <div class="body">
            <Field name="state" label=t(state_text::state)>
                <Select value=state options=Signal::stored(states) />
            </Field>
            <Field name="kind" label=t(state_text::kind)>
                <Select value=kind options=Signal::stored(kinds) />
            </Field>
            <Field name="environment" label=t(accounts::environment) group=true>
                <Segmented value=environment options=environments fill=true />
            </Field>
            <Field name="issued" label=t(text::issued) group=true>
                <div class="duo">
                    <Field name="issued_from" label=t(text::from)>
                        <TextInput value=from kind="date" />
                    </Field>
                    <Field name="issued_to" label=t(text::to)>
                        <TextInput value=to kind="date" />
                    </Field>
                </div>
            </Field>
            {backwards}
        </div>
        <div class="foot">
            <Button label=t(text::clear) kind=Kind::Ghost on_click=filters.clear() />
            <PanelDone label=Signal::derive(|| t(text::see).to_owned()) />
        </div>
    }
    .into_any()
}
