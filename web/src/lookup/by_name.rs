//! Looking taxpayers up by their names, while one types.

use std::time::Duration;

use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use types::access::Operation;
use types::kit::problem::Code;
use types::lookup::Taxpayer;
use types::lookup::named::{FindByName, MOST, NameQuery, NamedTaxpayers, is_too_short};

use crate::auth::may;
use crate::kit::remote::long_wait;
use crate::kit::{
    Button, Dot, Empty, Failure, Icon, IconButton, Kind, LinkButton, Load, Note, SkelLines, TextInput, Tone, copy_text,
    language, load, t,
};
use crate::lookup::answer::{as_sentence, condition_tone, state_tone};
use crate::lookup::stops::{is_stop, refused};
use crate::lookup::text;

/// How long typing must rest before it is asked.
const REST: Duration = Duration::from_millis(300);

/// The name that is typed, and who has it. Copied freely.
#[derive(Clone, Copy)]
pub struct Naming {
    typed: RwSignal<String>,
    /// What is asked for: nothing while too little is typed.
    asked: RwSignal<Option<String>>,
    found: Load<NamedTaxpayers>,
}

impl Default for Naming {
    fn default() -> Self {
        Self::new()
    }
}

impl Naming {
    #[must_use]
    pub fn new() -> Self {
        let asked: RwSignal<Option<String>> = RwSignal::new(None);
        let found = load(move || {
            let name = asked.get()?;
            let limit = Some(MOST);
            Some(FindByName {
                query: NameQuery { name, limit },
            })
        });
        let typed = RwSignal::new(String::new());
        let naming = Self { typed, asked, found };
        naming.follow();
        naming
    }

    /// Whether it was not answered because look-ups are stopped.
    #[must_use]
    pub fn is_stopped(self) -> bool {
        self.found.failure.read().as_ref().is_some_and(is_stop)
    }

    /// Asks for what is typed, when typing rests.
    fn follow(self) {
        let mut ask = debounce(REST, move |name: String| {
            let wanted = (!is_too_short(&name)).then_some(name);
            let is_current = self.typed.try_get_untracked().map(|typed| wanted_of(&typed)) == Some(wanted.clone());
            if is_current && self.asked.get_untracked() != wanted {
                self.asked.set(wanted);
            }
        });
        Effect::new(move |before: Option<()>| {
            let typed = self.typed.get().trim_start().to_owned();
            if is_too_short(&typed) {
                if self.asked.get_untracked().is_some() {
                    self.asked.set(None);
                }
            } else if before.is_some() {
                ask(typed);
            }
        });
    }

    fn clear(self) {
        self.typed.set(String::new());
        self.asked.set(None);
    }
}

fn wanted_of(typed: &str) -> Option<String> {
    let name = typed.trim_start();
    (!is_too_short(name)).then(|| name.to_owned())
}

/// The field of a name, and who has it. `on_open` shows one of them.
#[component]
pub fn ByName(naming: Naming, on_open: Callback<Taxpayer>) -> impl IntoView {
    let clear = Callback::new(move |()| naming.clear());
    let cleared = move || {
        let label = t(text::clear);
        (!naming.typed.read().is_empty())
            .then(|| view! { <IconButton label icon="x" kind=Kind::Ghost on_click=clear /> })
    };
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            naming.clear();
        }
    };
    view! {
        <div class="stack col">
            <form class="join big" role="search" on:submit=|event| event.prevent_default() on:keydown=escape>
                <TextInput value=naming.typed kind="text" icon="search" label=t(text::company_name) autofocus=true />
                {cleared}
            </form>
            <Answers naming on_open />
            <p class="muted small">{t(text::names_of)}</p>
        </div>
    }
    .into_any()
}

#[component]
fn Answers(naming: Naming, on_open: Callback<Taxpayer>) -> impl IntoView {
    let found = naming.found;
    let waits = long_wait(move || naming.asked.get().is_some() && found.waiting.get());
    let retry = Callback::new(move |()| found.again());
    let answer = move || {
        if naming.asked.get().is_none() {
            return hint(&naming.typed.read());
        }
        if let Some(failure) = found.failure.get() {
            return failed(failure, retry);
        }
        match found.value.get() {
            Some(told) if told.items.is_empty() => nobody(&naming.asked.get().unwrap_or_default()),
            Some(told) => list(told, on_open),
            None if waits.get() => {
                view! { <section class="card" aria-busy="true"><div class="body"><SkelLines lines=6 /></div></section> }
                    .into_any()
            }
            None => ().into_any(),
        }
    };
    view! { <div class="stack" aria-live="polite">{answer}</div> }.into_any()
}

fn hint(typed: &str) -> AnyView {
    let told = if typed.trim().is_empty() {
        t(text::name_hint)
    } else {
        t(text::name_short)
    };
    view! { <p class="hint">{told}</p> }.into_any()
}

fn nobody(name: &str) -> AnyView {
    let title = text::nobody_named(language(), name.trim());
    view! {
        <section class="card">
            <Empty icon="search" title about=t(text::nobody_named_more) />
        </section>
    }
    .into_any()
}

fn failed(failure: Failure, retry: Callback<()>) -> AnyView {
    match failure.code() {
        Some(Code::NamesNotIndexed) => view! {
            <Note>
                <b>{t(text::indexing)}</b>
                <p>{t(text::indexing_more)}</p>
                <Button label=t(text::try_again) icon="redo" small=true on_click=retry />
            </Note>
        }
        .into_any(),
        Some(Code::LookupNotConfigured) => view! {
            <section class="card">
                <Empty icon="idcard" title=t(text::no_padron) about=t(text::nobody_more) />
            </section>
        }
        .into_any(),
        _ => refused(failure, retry),
    }
}

fn list(told: NamedTaxpayers, on_open: Callback<Taxpayer>) -> AnyView {
    let count = told.items.len();
    let title = match count {
        count if told.more => text::first_of_more(language(), count),
        1 => t(text::one_named).to_owned(),
        count => text::so_many_named(language(), count),
    };
    let rows = told.items.into_iter().map(|each| row(each, on_open)).collect_view();
    view! {
        <section class="card" aria-labelledby="named">
            <div class="head"><h2 class="num" id="named">{title}</h2></div>
            <ul class="rows" role="list">{rows}</ul>
        </section>
    }
    .into_any()
}

/// What of its state and its whereabouts is worth telling first: whatever is not as it should be.
fn standing(each: &Taxpayer) -> (Tone, String) {
    let state = each.state.as_deref().map(|said| (state_tone(said), said));
    let condition = each.condition.as_deref().map(|said| (condition_tone(said), said));
    let amiss = |(tone, _): &(Tone, &str)| *tone != Tone::Ok;
    let told = state.filter(amiss).or(condition.filter(amiss)).or(state);
    told.map_or((Tone::Quiet, String::new()), |(tone, said)| (tone, as_sentence(said)))
}

fn row(each: Taxpayer, on_open: Callback<Taxpayer>) -> AnyView {
    let place = each.place.as_ref().map(types::places::Place::written);
    let under = [Some(each.number.clone()), place];
    let under = under.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let (tone, said) = standing(&each);
    let number = each.number.clone();
    let label = text::copy_one(language(), &each.name);
    let copy = Callback::new(move |()| copy_text(&number));
    let create = may(Operation::CreateAccount).then(|| {
        let href = format!("/accounts/new?{}={}", each.kind.name(), each.number);
        view! { <span class="no-phone"><LinkButton label=t(text::create) href small=true icon="plus" /></span> }
    });
    let name = each.name.clone();
    let open = move |_| on_open.run(each.clone());
    view! {
        <li>
            <Icon name="accounts" />
            <span class="grow">
                <button class="link" type="button" on:click=open>{name}</button>
                <small class="num">{under}</small>
                <small class="only-phone">
                    <Dot tone label=said.clone() />
                </small>
            </span>
            <span class="no-phone">
                <Dot tone label=said />
            </span>
            {create}
            <IconButton label icon="copy" kind=Kind::Ghost small=true on_click=copy />
        </li>
    }
    .into_any()
}
