//! The four answers on the page of look-ups: who it is, nobody, nobody to ask, and a failure that says nothing.

use leptos::prelude::*;
use types::access::Operation;
use types::lookup::{Branch, Branches, NumberKind, Source, Taxpayer};

use crate::auth::may;
use crate::kit::{Badge, Button, Empty, Fact, Facts, Kind, LinkButton, Note, Tone, copy_text, language, say, t};
use crate::lookup::asking::Answer;
use crate::lookup::stops::refused;
use crate::lookup::text;

/// Draws an answer. `on_retry` asks again.
#[must_use]
pub fn answer_view(answer: Answer, on_retry: Callback<()>) -> AnyView {
    match answer {
        Answer::Found(taxpayer) => view! { <Found taxpayer=*taxpayer /> }.into_any(),
        Answer::Missing(kind, number) => view! {
            <section class="card">
                <Empty
                    icon="search"
                    title=text::missing(language(), kind.written(), &number)
                    about=t(text::missing_more)
                />
            </section>
        }
        .into_any(),
        Answer::Nobody(kind) => view! {
            <section class="card">
                <Empty
                    icon="idcard"
                    title=text::nobody(language(), kind.written())
                    about=t(text::nobody_more)
                />
            </section>
        }
        .into_any(),
        Answer::Failed(failure) => refused(failure, on_retry),
    }
}

#[component]
fn Found(taxpayer: Taxpayer) -> impl IntoView {
    let warning = (!taxpayer.is_in_order()).then(|| {
        view! { <Note tone=Tone::Warn>{t(text::look_before)}</Note> }
    });
    let kind = taxpayer.kind.written();
    let number = written(taxpayer.kind, &taxpayer.number);
    let text = format!("{}\n{kind} {number}", taxpayer.name);
    let copy = Callback::new(move |()| copy_text(&text));
    let origin = origin(&taxpayer);
    let create = (taxpayer.kind != NumberKind::Dni && may(Operation::CreateAccount)).then(|| {
        let href = format!("/accounts/new?{}={}", taxpayer.kind.name(), taxpayer.number);
        let label = text::create_account(language(), kind);
        view! { <LinkButton label href kind=Kind::Primary icon="plus" /> }
    });
    let state = taxpayer.state.clone();
    let state = state.map(|state| view! { <Badge tone=state_tone(&state) label=as_sentence(&state) /> });
    let condition = taxpayer.condition.clone();
    let condition = condition.map(|told| view! { <Badge tone=condition_tone(&told) label=as_sentence(&told) /> });
    view! {
        <article class="card" aria-labelledby="taxpayer">
            <div class="head ruled">
                <div>
                    <p class="num">{kind} " " {number}</p>
                    <h2 class="big-h" id="taxpayer">{taxpayer.name.clone()}</h2>
                </div>
                {state}
                {condition}
            </div>
            <div class="body pad-t stack">
                {warning}
                {details(taxpayer)}
            </div>
            <div class="foot">
                <span class="muted push-r no-phone">{origin}</span>
                <Button label=t(text::copy) icon="copy" on_click=copy />
                {create}
            </div>
        </article>
    }
    .into_any()
}

/// Where it is; of a person by DNI nothing more is told than the name.
fn details(taxpayer: Taxpayer) -> AnyView {
    if taxpayer.kind == NumberKind::Dni && taxpayer.address.is_none() && taxpayer.place_code.is_none() {
        return view! { <p class="muted">{t(text::name_alone)}</p> }.into_any();
    }
    let place = taxpayer.place.map(|place| place.written());
    let place_name = match taxpayer.kind {
        NumberKind::Cnpj => text::municipality,
        NumberKind::Ruc | NumberKind::Dni => text::district,
    };
    let code = taxpayer
        .place_code
        .map(|code| view! { <span class="muted num">" (" {code} ")"</span> });
    let or_none = |value: Option<String>| value.unwrap_or_else(|| "–".to_owned());
    let branches = taxpayer.branches.map(|told| {
        view! { <Fact name=t(text::branches)>{branches(told)}</Fact> }
    });
    view! {
        <Facts>
            <Fact name=t(text::address)>{or_none(taxpayer.address)}</Fact>
            <Fact name=t(place_name)>{or_none(place)} {code}</Fact>
            {branches}
        </Facts>
    }
    .into_any()
}

/// How many branches there are, and where, folded until somebody asks.
fn branches(told: Branches) -> AnyView {
    let count = match told.count {
        0 => return view! { <span>{t(text::no_branches)}</span> }.into_any(),
        1 => t(text::one_branch).to_owned(),
        count => text::so_many_branches(language(), say::number(count)),
    };
    let shown = told.items.len();
    let first = (i64::try_from(shown) != Ok(told.count)).then(|| {
        view! { <p class="muted">{text::first_branches(language(), shown)}</p> }
    });
    let line = |branch: Branch| {
        let place = branch.place.map(|place| place.written());
        let parts: Vec<_> = [branch.address, place].into_iter().flatten().collect();
        let line = if parts.is_empty() {
            "–".to_owned()
        } else {
            parts.join(", ")
        };
        view! { <li>{line}</li> }
    };
    view! {
        <details>
            <summary>{count}</summary>
            {first}
            <ul>{told.items.into_iter().map(line).collect_view()}</ul>
        </details>
    }
    .into_any()
}

/// Who said it, and of when it is.
fn origin(taxpayer: &Taxpayer) -> String {
    match taxpayer.source {
        Source::Padron => text::origin_padron(language(), say::moment(taxpayer.as_of)),
        Source::Provider => text::origin_provider(language(), say::lately(taxpayer.as_of)),
    }
}

/// The number as one writes it.
#[must_use]
pub fn written(kind: NumberKind, number: &str) -> String {
    match kind {
        NumberKind::Cnpj => types::tax_id::written(kind.country(), number),
        NumberKind::Ruc | NumberKind::Dni => number.to_owned(),
    }
}

/// The tone of a registry's word for a taxpayer's state.
#[must_use]
pub fn state_tone(state: &str) -> Tone {
    match state {
        "ACTIVO" | "ATIVA" => Tone::Ok,
        baja if ["BAJA", "ANUL", "INAPTA", "NULA"]
            .iter()
            .any(|start| baja.starts_with(start)) =>
        {
            Tone::Bad
        }
        _ => Tone::Warn,
    }
}

/// The tone of a registry's word for whether a taxpayer is found where it says.
#[must_use]
pub fn condition_tone(condition: &str) -> Tone {
    match condition {
        "HABIDO" => Tone::Ok,
        no if no.starts_with("NO HA") => Tone::Bad,
        _ => Tone::Warn,
    }
}

/// The registry's capitals, as one reads: `SUSPENSION TEMPORAL` is `Suspension temporal`.
#[must_use]
pub fn as_sentence(capitals: &str) -> String {
    let mut letters = capitals.chars();
    let first = letters.next().into_iter();
    first.chain(letters.flat_map(char::to_lowercase)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Tone, as_sentence, condition_tone, state_tone};

    #[test]
    fn only_the_normal_is_green() {
        assert_eq!(state_tone("ACTIVO"), Tone::Ok);
        assert_eq!(state_tone("ATIVA"), Tone::Ok);
        assert_eq!(state_tone("BAJA DE OFICIO"), Tone::Bad);
        assert_eq!(state_tone("SUSPENSION TEMPORAL"), Tone::Warn);
        assert_eq!(condition_tone("HABIDO"), Tone::Ok);
        assert_eq!(condition_tone("NO HALLADO"), Tone::Bad);
        assert_eq!(condition_tone("PENDIENTE"), Tone::Warn);
    }

    #[test]
    fn capitals_are_read_as_a_sentence() {
        assert_eq!(as_sentence("BAJA PROVISIONAL DE "), "Baja provisional de ");
        assert_eq!(as_sentence(""), "");
    }
}
