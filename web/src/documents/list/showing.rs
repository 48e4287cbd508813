//! What the list of documents shows, kept in its address alone: read from there, and changed by going to another.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use crate::documents::list::asked::Asked;
use crate::kit::effect;

/// What the list shows. Every part of it reads it here and changes it here.
#[derive(Clone, Copy)]
pub struct Showing {
    pub asked: Memo<Asked>,
    go: Callback<(String, bool)>,
}

impl Showing {
    /// Reads the address of the page at this path. Once the page is left, it stays as it was.
    #[must_use]
    pub fn at(path: String) -> Self {
        let location = use_location();
        let own = path.clone();
        let asked = Memo::new(move |last: Option<&Asked>| match last {
            Some(last) if *location.pathname.read() != own => last.clone(),
            _ => Asked::of_query(location.search.read().trim_start_matches('?')),
        });
        let navigate = use_navigate();
        let go = Callback::new(move |(query, replace): (String, bool)| {
            let to = if query.is_empty() {
                path.clone()
            } else {
                format!("{path}?{query}")
            };
            let options = NavigateOptions {
                scroll: false,
                replace,
                ..NavigateOptions::default()
            };
            navigate(&to, options);
        });
        Self { asked, go }
    }

    /// Shows something else; going back shows this again.
    pub fn change(self, change: impl FnOnce(&mut Asked)) {
        self.go(change, false);
    }

    /// Shows something else in the place of this.
    pub fn replace(self, change: impl FnOnce(&mut Asked)) {
        self.go(change, true);
    }

    fn go(self, change: impl FnOnce(&mut Asked), replace: bool) {
        let before = self.asked.get_untracked();
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            self.go.run((after.query(), replace));
        }
    }

    /// A part of it for a control: follows the address, and changes it when the control is used.
    #[must_use]
    pub fn tied(self, read: fn(&Asked) -> String, write: fn(&mut Asked, String)) -> RwSignal<String> {
        let value = RwSignal::new(self.asked.with_untracked(read));
        effect(move || {
            let said = self.asked.with(read);
            if *value.read_untracked() != said {
                value.set(said);
            }
        });
        Effect::new(move |before: Option<()>| {
            let wanted = value.get();
            if before.is_some() {
                self.change(|asked| write(asked, wanted));
            }
        });
        value
    }
}
