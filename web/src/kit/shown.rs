//! What a page shows, kept in its address alone: read from there, and changed by going to another.

use std::time::Duration;

use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;

use crate::kit::effect::effect;

/// How long typing must rest before the list is asked.
const REST: Duration = Duration::from_millis(250);

/// What a page shows. Every part of it reads it here and changes it here.
pub struct Shown<Q: Send + Sync + 'static> {
    pub asked: Memo<Q>,
    /// Goes to the address that shows that; in the place of this one where it says so.
    go: Callback<(Q, bool)>,
}

impl<Q: Send + Sync + 'static> Clone for Shown<Q> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<Q: Send + Sync + 'static> Copy for Shown<Q> {}

impl<Q: Clone + PartialEq + Send + Sync + 'static> Shown<Q> {
    #[must_use]
    pub fn new(asked: Memo<Q>, go: Callback<(Q, bool)>) -> Self {
        Self { asked, go }
    }

    /// Shows something else; going back shows this again.
    pub fn change(self, change: impl FnOnce(&mut Q)) {
        self.go(change, false);
    }

    fn go(self, change: impl FnOnce(&mut Q), replace: bool) {
        let before = self.asked.get_untracked();
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            self.go.run((after, replace));
        }
    }

    /// A part of it for a control.
    #[must_use]
    pub fn tied<T>(self, read: fn(&Q) -> T, write: fn(&mut Q, T)) -> RwSignal<T>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        let said = Signal::derive(move || self.asked.with(read));
        let say = Callback::new(move |wanted| self.change(|asked| write(asked, wanted)));
        tied(said, say)
    }

    /// What is typed in the search box. What is found takes the place of what was shown.
    #[must_use]
    pub fn searched(self, read: fn(&Q) -> &str, write: fn(&mut Q, &str)) -> RwSignal<String> {
        let words = Signal::derive(move || self.asked.with(|asked| read(asked).to_owned()));
        let search = Callback::new(move |words: String| self.go(|asked| write(asked, &words), true));
        searched(words, search)
    }
}

/// A value for a control: follows what the address says, and changes it when the control is used.
fn tied<T>(said: Signal<T>, say: Callback<T>) -> RwSignal<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let value = RwSignal::new(said.get_untracked());
    effect(move || {
        let said = said.get();
        if *value.read_untracked() != said {
            value.set(said);
        }
    });
    Effect::new(move |before: Option<()>| {
        let wanted = value.get();
        if before.is_some() && said.get_untracked() != wanted {
            say.run(wanted);
        }
    });
    value
}

/// What is typed in a search box: searched for when typing rests, and read from the address when that changes by other
/// means.
fn searched(words: Signal<String>, search: Callback<String>) -> RwSignal<String> {
    let words = Memo::new(move |_| words.get());
    let typed = RwSignal::new(words.get_untracked());
    let mut ask = debounce(REST, move |asked: String| {
        if words.try_get_untracked().is_some_and(|words| words != asked) {
            search.run(asked);
        }
    });
    Effect::new(move |before: Option<()>| {
        let asked = typed.read().trim().to_owned();
        if before.is_some() {
            ask(asked);
        }
    });
    Effect::new(move |before: Option<()>| {
        let words = words.get();
        if before.is_some() && typed.read_untracked().trim() != words {
            typed.set(words);
        }
    });
    typed
}
