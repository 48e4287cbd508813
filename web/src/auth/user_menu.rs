//! The person's menu: profile, theme, language, sign out.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use types::kit::text::Language;

use crate::auth::{session, text};
use crate::kit::theme::{Theme, is_dark};
use crate::kit::{Icon, MenuItem, MenuLink, language, t};

/// The content of the person's menu.
#[component]
pub fn UserMenu() -> impl IntoView {
    let navigate = use_navigate();
    let leave = Callback::new(move |()| {
        let navigate = navigate.clone();
        session::sign_out(move || navigate("/", leptos_router::NavigateOptions::default()));
    });
    let turn = move |event| {
        session::choose_theme(if event_target_checked(&event) {
            Theme::Dark
        } else {
            Theme::Light
        })
    };
    let choice = |each: Language| {
        let chosen = each == language();
        view! {
            <button
                type="button"
                lang=each.tag()
                aria-current=chosen.then_some("true")
                on:click=move |_| session::choose_language(each)
            >
                <Icon name=if chosen { "check" } else { "blank" } />
                {text::language_name(each)}
            </button>
        }
    };
    view! {
        <MenuLink label=t(text::me) icon="gear" href="/me" />
        <label>
            <Icon name="eye" />
            {t(text::dark)}
            <input class="switch" type="checkbox" role="switch" prop:checked=is_dark on:change=turn />
        </label>
        <hr />
        <h3 id="languages">{t(text::language)}</h3>
        <div role="group" aria-labelledby="languages">{Language::ALL.into_iter().map(choice).collect_view()}</div>
        <hr />
        <MenuItem label=t(text::sign_out) icon="out" on_click=leave />
    }
    .into_any()
}
