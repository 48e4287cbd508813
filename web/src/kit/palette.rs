//! Ctrl-K: reaches any page, action or thing by typing. Pages and actions are given; things are asked of finders.

use std::sync::LazyLock;
use std::time::Duration;

use futures_util::future::LocalBoxFuture;
use leptos::ev::{self, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use types::kit::fold::fold;

use crate::kit::dialog::leaves;
use crate::kit::effect::effect;
use crate::kit::icon::Icon;
use crate::kit::text::t;

/// Something to reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub label: String,
    /// At the right, in quiet ink: what tells it from its like.
    pub note: String,
    pub icon: &'static str,
    pub href: String,
}

/// Finds things by what was typed (never asked for nothing); a failure finds nothing.
#[derive(Clone, Copy)]
pub struct Finder {
    pub group: &'static str,
    pub find: fn(String) -> LocalBoxFuture<'static, Vec<Hit>>,
}

/// Things of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub name: &'static str,
    pub hits: Vec<Hit>,
}

static OPEN: LazyLock<ArcRwSignal<bool>> = LazyLock::new(|| ArcRwSignal::new(false));

/// Opens the palette.
pub fn open_palette() {
    OPEN.set(true);
}

/// How long typing must rest before finders are asked.
const REST: Duration = Duration::from_millis(160);

/// The palette; once, in the frame. `groups` are filtered here, `finders` are asked.
#[component]
pub fn Palette(groups: Vec<Group>, finders: Vec<Finder>) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let typed = RwSignal::new(String::new());
    let found = RwSignal::new(Vec::<Group>::new());
    let chosen = RwSignal::new(0_usize);
    let results = Memo::new(move |_| {
        let words = fold(&typed.read());
        let fitting = groups.iter().filter_map(|group| filtered(group, &words));
        found.get().into_iter().chain(fitting).collect::<Vec<Group>>()
    });
    let hits = move || {
        results
            .read()
            .iter()
            .flat_map(|group| group.hits.clone())
            .collect::<Vec<Hit>>()
    };
    ask(typed, found, finders);
    effect(move || {
        results.track();
        chosen.set(0);
    });
    effect(move || {
        let Some(dialog) = node.get() else { return };
        if OPEN.get() && !dialog.open() {
            typed.set(String::new());
            drop(dialog.show_modal());
        } else if !OPEN.get() && dialog.open() {
            dialog.close();
        }
    });
    let shortcut = window_event_listener(ev::keydown, |event| {
        if (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("k") {
            event.prevent_default();
            OPEN.update(|open| *open = !*open);
        }
    });
    on_cleanup(move || {
        shortcut.remove();
        OPEN.set(false);
    });
    let navigate = use_navigate();
    let go = Callback::new(move |href: String| {
        OPEN.set(false);
        navigate(&href, leptos_router::NavigateOptions::default());
    });
    let on_key = move |event: KeyboardEvent| {
        let hits = hits();
        let last = hits.len().saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => chosen.update(|place| *place = if *place >= last { 0 } else { *place + 1 }),
            "ArrowUp" => chosen.update(|place| *place = place.checked_sub(1).unwrap_or(last)),
            "Enter" => {
                if let Some(hit) = hits.get(chosen.get_untracked()) {
                    go.run(hit.href.clone());
                }
            }
            _ => return,
        }
        event.prevent_default();
        scroll_to_chosen();
    };
    let drawn = move || {
        let mut place = 0;
        let groups = results.get();
        let draw = |group: Group| {
            let begin = place;
            place += group.hits.len();
            group_view(group, begin, chosen, go)
        };
        groups.into_iter().map(draw).collect_view()
    };
    let none = move || results.read().is_empty();
    view! {
        <dialog
            class="dialog cmdk"
            node_ref=node
            closedby="any"
            aria-label=t(text::find)
            on:cancel=leaves(|| OPEN.set(false))
        >
            <div class="find">
                <Icon name="search" />
                <input
                    type="text"
                    role="combobox"
                    aria-label=t(text::find)
                    aria-expanded=move || (!none()).to_string()
                    aria-controls="found"
                    aria-activedescendant=move || (!none()).then(|| option_id(chosen.get()))
                    autocomplete="off"
                    spellcheck="false"
                    autofocus=true
                    placeholder=t(text::find)
                    prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event))
                    on:keydown=on_key
                />
            </div>
            <div id="found" role="listbox" aria-label=t(text::find) hidden=none>{drawn}</div>
            <p class="none" role="status">{move || none().then(|| t(text::nothing))}</p>
            <div class="foot">
                <kbd>"↑"</kbd> <kbd>"↓"</kbd> <span>{t(text::choose)}</span> <kbd>"Enter"</kbd>
                <span>{t(text::open)}</span> <kbd>"Esc"</kbd> <span>{t(text::close)}</span>
            </div>
        </dialog>
    }
    .into_any()
}

fn group_view(group: Group, begin: usize, chosen: RwSignal<usize>, go: Callback<String>) -> AnyView {
    let head = format!("found-{begin}");
    let labelled = head.clone();
    let option = move |(offset, hit): (usize, Hit)| {
        let place = begin + offset;
        let href = hit.href.clone();
        let note = (!hit.note.is_empty()).then(|| view! { <small class="num">{hit.note}</small> });
        view! {
            <div
                role="option"
                id=option_id(place)
                aria-selected=move || (chosen.get() == place).to_string()
                on:click=move |_| go.run(href.clone())
                on:pointermove=move |_| chosen.set(place)
            >
                <Icon name=hit.icon />
                <span class="ell">{hit.label}</span>
                {note}
            </div>
        }
    };
    view! {
        <div role="group" aria-labelledby=labelled>
            <p role="presentation" id=head>{group.name}</p>
            {group.hits.into_iter().enumerate().map(option).collect_view()}
        </div>
    }
    .into_any()
}

fn option_id(place: usize) -> String {
    format!("found-option-{place}")
}

fn scroll_to_chosen() {
    request_animation_frame(|| {
        let chosen = document().query_selector("#found [aria-selected=true]").ok().flatten();
        if let Some(option) = chosen {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// Asks the finders whenever typing rests; a late answer to an older question is dropped.
fn ask(typed: RwSignal<String>, found: RwSignal<Vec<Group>>, finders: Vec<Finder>) {
    let latest = StoredValue::new(0_u32);
    effect(move || {
        let words = typed.read().trim().to_owned();
        let mine = latest.get_value().wrapping_add(1);
        latest.set_value(mine);
        if words.is_empty() {
            found.set(Vec::new());
            return;
        }
        let finders = finders.clone();
        spawn_local(async move {
            gloo_timers::future::sleep(REST).await;
            if latest.try_get_value() != Some(mine) {
                return;
            }
            let mut groups = Vec::new();
            for finder in finders {
                let hits = (finder.find)(words.clone()).await;
                if !hits.is_empty() {
                    groups.push(Group {
                        name: finder.group,
                        hits,
                    });
                }
            }
            if latest.try_get_value() == Some(mine) {
                found.set(groups);
            }
        });
    });
}

fn filtered(group: &Group, words: &str) -> Option<Group> {
    let fits = |hit: &&Hit| words.split_whitespace().all(|word| fold(&hit.label).contains(word));
    let hits: Vec<Hit> = group.hits.iter().filter(fits).cloned().collect();
    (!hits.is_empty()).then_some(Group { name: group.name, hits })
}

mod text {
    types::texts! {
        find: "Buscar o ir a…", "Buscar ou ir para…", "Find or go to…";
        nothing: "Nada coincide con lo que escribiste.", "Nada corresponde ao que você digitou.", "Nothing matches what you typed.";
        choose: "elegir", "escolher", "choose";
        open: "abrir", "abrir", "open";
        close: "cerrar", "fechar", "close";
    }
}

#[cfg(test)]
mod tests {
    use super::{Group, Hit, filtered};

    #[test]
    fn accents_and_case_do_not_matter_and_every_word_must_fit() {
        let hit = |label: &str| Hit {
            label: label.to_owned(),
            note: String::new(),
            icon: "doc",
            href: String::new(),
        };
        let group = Group {
            name: "Ir a",
            hits: vec![hit("Planes de revendedor"), hit("Configuración")],
        };
        let labels = |words: &str| filtered(&group, words).map(|group| group.hits.len());
        assert_eq!(labels("configuracion"), Some(1));
        assert_eq!(labels("revend planes"), Some(1));
        assert_eq!(labels(""), Some(2));
        assert_eq!(labels("equipo"), None);
    }
}
