//! Two versions of a plan side by side: what differs between them.

use leptos::prelude::*;
use types::modules::Module;
use types::plans::PlanVersion;

use crate::kit::{Card, Select, language, say, t};
use crate::plans::{terms, text};

/// The card; nothing while there is one version only.
#[component]
pub fn Compare(all: Vec<PlanVersion>, catalogue: Vec<Module>) -> impl IntoView {
    let [newest, before, ..] = all.as_slice() else {
        return ().into_any();
    };
    let from = RwSignal::new(before.number.to_string());
    let to = RwSignal::new(newest.number.to_string());
    let options: Vec<_> = all
        .iter()
        .map(|version| {
            let name = text::version_number(language(), say::number(version.number));
            (version.number.to_string(), name)
        })
        .collect();
    let options = Signal::stored(options);
    view! {
        <Card title=t(text::compare)>
            <div class="stack">
                <div class="grid">
                    <Select value=from options label=t(text::this_version) />
                    <Select value=to options label=t(text::with_version) />
                </div>
                {move || differences(&all, &catalogue, &from.read(), &to.read())}
            </div>
        </Card>
    }
    .into_any()
}

fn differences(all: &[PlanVersion], catalogue: &[Module], from: &str, to: &str) -> AnyView {
    let lines = |number: &str| {
        let version = all.iter().find(|version| version.number.to_string() == number);
        version
            .map(|version| terms::lines(&version.terms, catalogue))
            .unwrap_or_default()
    };
    let (before, after) = (lines(from), lines(to));
    let of = |lines: &[terms::Line], name: &str| {
        let line = lines.iter().find(|(each, _)| *each == name);
        line.map_or_else(|| crate::kit::format::NOTHING.to_owned(), |(_, value)| value.clone())
    };
    let mut names: Vec<&'static str> = before.iter().map(|(name, _)| *name).collect();
    names.extend(
        after
            .iter()
            .map(|(name, _)| *name)
            .filter(|name| !before.iter().any(|(each, _)| each == name)),
    );
    let rows: Vec<_> = names
        .into_iter()
        .map(|name| (name, of(&before, name), of(&after, name)))
        .filter(|(_, before, after)| before != after)
        .map(|(name, before, after)| {
            view! {
                <tr>
                    <td>{name}</td>
                    <td class="muted">{before}</td>
                    <td>{after}</td>
                </tr>
            }
        })
        .collect();
    if rows.is_empty() {
        return view! { <p class="muted">{t(text::no_difference)}</p> }.into_any();
    }
    let head = |number: &str| text::version_number(language(), number.to_owned());
    view! {
        <table class="table">
            <caption class="vh">{t(text::compare)}</caption>
            <thead>
                <tr>
                    <th scope="col">{t(text::what_differs)}</th>
                    <th scope="col">{head(from)}</th>
                    <th scope="col">{head(to)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
