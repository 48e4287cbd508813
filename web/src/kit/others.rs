//! What somebody else changed while one was editing the same.

use leptos::prelude::*;

use crate::kit::note::{Note, Tone};
use crate::kit::text::{language, t};

/// The names of fields that somebody else changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Others {
    /// Those one had not touched: they are now shown as the other left them.
    pub theirs: Vec<&'static str>,
    /// Those one had changed as well: what was typed stays.
    pub both: Vec<&'static str>,
}

impl Others {
    /// What a field is to be, when it was `base`, is typed as `mine`, and somebody else left it as `theirs`.
    pub fn merge<T: PartialEq>(&mut self, name: &'static str, base: &T, mine: T, theirs: T) -> T {
        if *base == theirs || mine == theirs {
            mine
        } else if *base == mine {
            self.theirs.push(name);
            theirs
        } else {
            self.both.push(name);
            mine
        }
    }
}

/// Tells it, and that it can be saved again. `changed` says what it was.
#[component]
pub fn OthersNote(others: Others, changed: &'static str) -> impl IntoView {
    let named = |fields: &[&str]| (!fields.is_empty()).then(|| fields.join(", "));
    let theirs = named(&others.theirs).map(|fields| text::theirs(language(), fields));
    let both = named(&others.both).map(|fields| text::both(language(), fields));
    let again = both.is_none().then(|| t(text::save_again));
    view! {
        <Note tone=Tone::Warn alert=true>
            <b>{changed}</b>
            {theirs.map(|words| view! { <p>{words}</p> })}
            {both.map(|words| view! { <p>{words}</p> })}
            {again.map(|words| view! { <p>{words}</p> })}
        </Note>
    }
}

mod text {
    types::texts! {
        theirs(fields: String): "Ya ves lo suyo en: {fields}.", "Você já vê o dela em: {fields}.", "You now see theirs in: {fields}.";
        both(fields: String): "También cambiaste tú: {fields}. Se conserva lo tuyo; revísalo y guarda otra vez.", "Você também mudou: {fields}. O seu fica; revise e salve de novo.", "You changed these too: {fields}. Yours stay; check them and save again.";
        save_again: "Lo que escribiste sigue aquí: guarda otra vez.", "O que você digitou continua aqui: salve de novo.", "What you typed is still here: save again.";
    }
}

#[cfg(test)]
mod tests {
    use super::Others;

    #[test]
    fn nobody_loses_what_only_they_changed() {
        let mut others = Others::default();
        assert_eq!(others.merge("a", &1, 1, 2), 2, "theirs");
        assert_eq!(others.merge("b", &1, 2, 1), 2, "mine");
        assert_eq!(others.merge("c", &1, 2, 3), 2, "both: mine stays, and it is told");
        assert_eq!(others.merge("d", &1, 2, 2), 2, "the same");
        assert_eq!((others.theirs, others.both), (vec!["a"], vec!["c"]));
    }
}
