//! The four answers: who it is, not in the padrón, no padrón at all; a wrong number is told at its field.

use leptos::prelude::*;
use types::access::Operation;
use types::kit::problem::Code;
use types::lookup::Taxpayer;

use crate::auth::may;
use crate::kit::{
    Badge, Button, Empty, ErrorNote, Fact, Facts, Failure, Kind, LinkButton, Note, Tone, copy_text, language, t,
};
use crate::lookup::text;

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Found(Taxpayer),
    /// The padrón does not have that number.
    Missing(String),
    NoPadron,
    Failed(Failure),
}

impl Answer {
    /// What a failure means for a number; `None` when it is the number that is wrong.
    #[must_use]
    pub fn of(failure: Failure, ruc: &str) -> Option<Self> {
        match failure.code() {
            Some(Code::InvalidFields) => None,
            Some(Code::TaxpayerNotFound) => Some(Self::Missing(ruc.to_owned())),
            Some(Code::LookupNotConfigured) => Some(Self::NoPadron),
            _ => Some(Self::Failed(failure)),
        }
    }
}

/// Draws an answer. `on_retry` asks again.
#[must_use]
pub fn answer_view(answer: Answer, on_retry: Callback<()>) -> AnyView {
    match answer {
        Answer::Found(taxpayer) => view! { <Found taxpayer /> }.into_any(),
        Answer::Missing(ruc) => view! {
            <section class="card">
                <Empty icon="search" title=text::missing(language(), &ruc) about=t(text::missing_more) />
            </section>
        }
        .into_any(),
        Answer::NoPadron => view! {
            <section class="card">
                <Empty icon="idcard" title=t(text::no_padron) about=t(text::no_padron_more) />
            </section>
        }
        .into_any(),
        Answer::Failed(failure) => view! { <ErrorNote failure retry=on_retry /> }.into_any(),
    }
}

#[component]
fn Found(taxpayer: Taxpayer) -> impl IntoView {
    let warning = (!taxpayer.is_in_order()).then(|| {
        view! { <Note tone=Tone::Warn>{t(text::look_before)}</Note> }
    });
    let (state, condition) = (
        taxpayer.state.unwrap_or_default(),
        taxpayer.condition.unwrap_or_default(),
    );
    let text = format!("{}\nRUC {}", taxpayer.name, taxpayer.number);
    let copy = Callback::new(move |()| copy_text(&text));
    let href = format!("/accounts/new?ruc={}", taxpayer.number);
    let create = may(Operation::CreateAccount).then(|| {
        view! { <LinkButton label=t(text::create_account) href kind=Kind::Primary icon="plus" /> }
    });
    let or_none = |value: Option<String>| value.unwrap_or_else(|| "–".to_owned());
    view! {
        <article class="card" aria-labelledby="taxpayer">
            <div class="head ruled">
                <div>
                    <p class="num">"RUC " {taxpayer.number}</p>
                    <h2 class="big-h" id="taxpayer">{taxpayer.name}</h2>
                </div>
                <Badge tone=state_tone(&state) label=as_sentence(&state) />
                <Badge tone=condition_tone(&condition) label=as_sentence(&condition) />
            </div>
            <div class="body pad-t stack">
                {warning}
                <Facts>
                    <Fact name=t(text::address)>{or_none(taxpayer.address)}</Fact>
                    <Fact name=t(text::ubigeo)><span class="num">{or_none(taxpayer.place_code)}</span></Fact>
                </Facts>
            </div>
            <div class="foot">
                <span class="muted push-r no-phone">{t(text::origin)}</span>
                <Button label=t(text::copy) icon="copy" on_click=copy />
                {create}
            </div>
        </article>
    }
    .into_any()
}

fn state_tone(state: &str) -> Tone {
    match state {
        "ACTIVO" => Tone::Ok,
        baja if baja.starts_with("BAJA") || baja.starts_with("ANUL") => Tone::Bad,
        _ => Tone::Warn,
    }
}

fn condition_tone(condition: &str) -> Tone {
    match condition {
        "HABIDO" => Tone::Ok,
        no if no.starts_with("NO HA") => Tone::Bad,
        _ => Tone::Warn,
    }
}

/// The registry's capitals, as one reads: `SUSPENSION TEMPORAL` is `Suspension temporal`.
fn as_sentence(capitals: &str) -> String {
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
