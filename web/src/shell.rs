//! What stands around the pages: the frame of whoever is signed in, or the sign-in page.

use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::{use_location, use_navigate};

use crate::app::{Pages, actions, finders, menu};
use crate::auth::session::{self, Standing};
use crate::auth::{SessionEnded, SignIn, UserMenu, role_name};
use crate::inbox::badge::Badge;
use crate::kit::effect::effect;
use crate::kit::frame::{Entry, Frame, Person, Section};
use crate::kit::palette::{Group, Hit, Palette};
use crate::kit::text::follow_language;
use crate::kit::toast::Toasts;
use crate::kit::{Button, Empty, ErrorNote, Kind, PageHead, browser, t};
use crate::links::page_at;
use crate::reports;

/// The whole application; drawn anew when the language changes or somebody else signs in.
#[component]
pub fn App() -> impl IntoView {
    let standing = Memo::new(|_| session::standing());
    effect(move || {
        if standing.get() != Standing::Starting {
            browser::remove("#boot");
        }
    });
    view! {
        <Router>
            <Around standing />
            <Toasts />
        </Router>
    }
}

/// A page that a link leads to; otherwise what fits who is there.
#[component]
fn Around(standing: Memo<Standing>) -> impl IntoView {
    let location = use_location();
    let gate = Memo::new(move |_| page_at(&location.pathname.read()));
    view! {
            {move || {
                follow_language();
                if let Some(gate) = gate.get().filter(|_| standing.get() != Standing::Starting) {
                    return gate.view();
                }
                match standing.get() {
                    Standing::Starting => ().into_any(),
                    Standing::Broken(failure) => {
                        let retry = Callback::new(|()| session::begin());
                        view! { <main class="gate"><ErrorNote failure retry /></main> }.into_any()
                    }
                    Standing::Out => view! { <SignIn /> }.into_any(),
                    Standing::In(_) => view! { <Inside /> }.into_any(),
                }
            }}
    }
}

/// Everything behind the sign-in page.
#[component]
fn Inside() -> impl IntoView {
    let badge = Badge::begin();
    let sections = Signal::derive(move || {
        let waiting = badge.open();
        session::me().map(|me| menu(me.role, &me, waiting)).unwrap_or_default()
    });
    let person = Signal::derive(|| {
        let me = session::me();
        Person {
            about: me.as_ref().map_or("", |me| role_name(me.role)),
            name: me.map(|me| me.name).unwrap_or_default(),
        }
    });
    let brand = Signal::derive(|| {
        let reseller = session::me().and_then(|me| me.reseller);
        reseller.map_or_else(|| "Talonario".to_owned(), |reseller| reseller.name)
    });
    untrack(reports::watch::go_on);
    let groups = untrack(move || vec![actions_group(), pages_group(sections.get())]);
    view! {
        <Frame brand person sections user_menu=Box::new(|| view! { <UserMenu /> }.into_any())>
            <Pages />
        </Frame>
        <Palette groups finders=finders() />
        <SessionEnded />
    }
    .into_any()
}

fn actions_group() -> Group {
    Group {
        name: t(text::actions),
        hits: actions(),
    }
}

fn pages_group(sections: Vec<Section>) -> Group {
    let hit = |entry: Entry| Hit {
        label: entry.label.to_owned(),
        note: String::new(),
        icon: entry.icon,
        href: entry.href.to_owned(),
    };
    Group {
        name: t(text::go_to),
        hits: sections
            .into_iter()
            .flat_map(|section| section.entries)
            .map(hit)
            .collect(),
    }
}

/// Where an address leads to nothing.
#[component]
pub fn NotFound() -> impl IntoView {
    let navigate = use_navigate();
    let back = Callback::new(move |()| navigate("/", leptos_router::NavigateOptions::default()));
    view! {
        <PageHead title=t(text::not_found) />
        <section class="card">
            <Empty icon="search" title=t(text::not_here) about=t(text::not_here_more)>
                <Button label=t(text::home) kind=Kind::Primary on_click=back />
            </Empty>
        </section>
    }
    .into_any()
}

mod text {
    types::texts! {
        actions: "Acciones", "Ações", "Actions";
        go_to: "Ir a", "Ir para", "Go to";
        not_found: "Página no encontrada", "Página não encontrada", "Page not found";
        not_here: "Aquí no hay nada", "Não há nada aqui", "There is nothing here";
        not_here_more: "La dirección no existe, o lo que había ya no está a tu alcance.", "O endereço não existe, ou o que havia não está mais ao seu alcance.", "The address does not exist, or what was there is out of your reach.";
        home: "Ir al inicio", "Ir para o início", "Go to the start";
    }
}
