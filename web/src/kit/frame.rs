//! The frame around every page: rail, top bar and tab bar on the telephone, palette, toasts.

use leptos::html;
use leptos::prelude::*;
use leptos_router::components::A;

use crate::kit::icon::Icon;
use crate::kit::menu::MenuPanel;
use crate::kit::palette::open_palette;
use crate::kit::text::t;

/// One entry of the menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub label: &'static str,
    pub icon: &'static str,
    pub href: &'static str,
    /// How many there are, at the right.
    pub count: Option<i64>,
}

/// Entries under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub name: &'static str,
    pub entries: Vec<Entry>,
}

/// Who is here, as the frame shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    /// What the person is, under the name.
    pub about: &'static str,
}

/// How many entries the tab bar holds beside the one that opens the rest.
const TABS: usize = 4;

/// The frame. `user_menu` is the content of the person's menu; `children` the page.
#[component]
pub fn Frame(
    #[prop(into)] brand: Signal<String>,
    #[prop(into)] person: Signal<Person>,
    #[prop(into)] sections: Signal<Vec<Section>>,
    user_menu: Children,
    children: Children,
) -> impl IntoView {
    let to_main = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        crate::kit::browser::focus("#main");
    };
    let named = move || person.with(|person| format!("{}, {}", initials(&person.name), person.name));
    crate::kit::browser::set_root("data-brand", &brand.read_untracked());
    view! {
        <a class="skip" href="#main" on:click=to_main>{t(text::skip)}</a>
        <div class="app">
            <Rail brand person sections />
            <header class="topbar">
                <Mark />
                <span class="ell">{move || brand.get()}</span>
                <button class="btn ghost icon" type="button" aria-label=t(text::find) on:click=|_| open_palette()>
                    <Icon name="search" />
                </button>
                <button class="btn ghost icon" type="button" popovertarget="me" aria-label=named>
                    <Initials person />
                </button>
            </header>
            <main id="main" tabindex="-1">{children()}</main>
            <TabBar sections />
        </div>
        <nav aria-label=t(text::own)>
            <MenuPanel id="me".to_owned()>{user_menu()}</MenuPanel>
        </nav>
    }
    .into_any()
}

#[component]
fn Rail(brand: Signal<String>, person: Signal<Person>, sections: Signal<Vec<Section>>) -> impl IntoView {
    let node = NodeRef::<html::Nav>::new();
    let close = move |_| {
        if let Some(rail) = node.get_untracked()
            && rail.matches(":popover-open").unwrap_or(false)
        {
            drop(rail.hide_popover());
        }
    };
    let entry = move |entry: Entry| {
        let count = entry
            .count
            .map(|count| view! { <span class="count num">{crate::kit::say::number(count)}</span> });
        view! {
            <li>
                <A href=entry.href attr:title=entry.label>
                    <Icon name=entry.icon />
                    <span class="label">{entry.label}</span>
                    {count}
                </A>
            </li>
        }
    };
    let section = move |section: Section| {
        view! {
            <h2>{section.name}</h2>
            <ul role="list" on:click=close>{section.entries.into_iter().map(entry).collect_view()}</ul>
        }
    };
    let find = move |event| {
        close(event);
        open_palette();
    };
    view! {
        <nav class="rail" id="rail" popover="auto" node_ref=node aria-label=t(text::main)>
            <a class="brand" href="/" on:click=close><Mark /><span class="label ell">{move || brand.get()}</span></a>
            <button class="find" type="button" on:click=find>
                <Icon name="search" />
                <span class="label ell">{t(text::find)}</span>
                <kbd>"Ctrl K"</kbd>
            </button>
            {move || sections.get().into_iter().map(section).collect_view()}
            <button class="who" type="button" popovertarget="me">
                <Initials person />
                <span class="label">
                    <b class="ell">{move || person.read().name.clone()}</b>
                    <small class="muted">{move || person.read().about}</small>
                </span>
                <Icon name="updown" />
            </button>
        </nav>
    }
    .into_any()
}

#[component]
fn TabBar(sections: Signal<Vec<Section>>) -> impl IntoView {
    let tabs = move || {
        let entries = sections.get().into_iter().flat_map(|section| section.entries);
        let tab = |entry: Entry| view! { <A href=entry.href><Icon name=entry.icon />{entry.label}</A> };
        entries.take(TABS).map(tab).collect_view()
    };
    view! {
        <nav class="tabbar" aria-label=t(text::short)>
            {tabs}
            <button type="button" popovertarget="rail"><Icon name="menu" />{t(text::more)}</button>
        </nav>
    }
    .into_any()
}

/// The mark of the brand.
#[component]
pub fn Mark() -> impl IntoView {
    view! { <span class="mark"><Icon name="book" /></span> }.into_any()
}

#[component]
fn Initials(person: Signal<Person>) -> impl IntoView {
    view! { <span class="mark" aria-hidden="true"><small>{move || initials(&person.read().name)}</small></span> }
        .into_any()
}

/// The first letters of the first two words.
fn initials(name: &str) -> String {
    let letters = name.split_whitespace().filter_map(|word| word.chars().next());
    letters.take(2).flat_map(char::to_uppercase).collect()
}

mod text {
    types::texts! {
        skip: "Ir al contenido", "Ir para o conteúdo", "Go to the content";
        find: "Buscar o ir a…", "Buscar ou ir para…", "Find or go to…";
        main: "Principal", "Principal", "Main";
        own: "Lo tuyo", "Você", "Yours";
        short: "Accesos", "Atalhos", "Shortcuts";
        more: "Más", "Mais", "More";
    }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_of_the_first_two_words() {
        assert_eq!(initials("Rosa Ccori Mamani"), "RC");
        assert_eq!(initials("ángela"), "Á");
        assert_eq!(initials(""), "");
    }
}
