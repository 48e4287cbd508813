//! The parts of a page: its header, tabs, cards, lists of facts, skeletons.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::kit::effect::effect;
use crate::kit::icon::Icon;

/// The header: where one is (also the window's title), and on the right the one main action.
#[component]
pub fn PageHead(
    #[prop(into)] title: String,
    /// The pages above this one: (text, address).
    #[prop(optional)]
    crumbs: Vec<(String, String)>,
    /// Beside the title: a badge.
    #[prop(optional, into)]
    badge: ViewFn,
    /// Under the title, in quiet ink.
    #[prop(optional, into)]
    about: Option<String>,
    /// The buttons, the main one last.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let heading = NodeRef::<leptos::html::H1>::new();
    document().set_title(&format!("{title} · {}", brand()));
    effect(move || {
        if let Some(heading) = heading.get()
            && focus_is_nowhere()
        {
            drop(heading.focus());
        }
    });
    let crumb = |(text, href): (String, String)| view! { <A href=href>{text}</A><Icon name="right" /> };
    let trail = (!crumbs.is_empty())
        .then(|| view! { <nav class="crumbs">{crumbs.into_iter().map(crumb).collect_view()}</nav> });
    view! {
        <header class="page-head">
            <div>
                {trail}
                <div class="title">
                    <h1 node_ref=heading tabindex="-1">{title}</h1>
                    <span class="badges">{badge.run()}</span>
                </div>
                {about.map(|about| view! { <p>{about}</p> })}
            </div>
            {children.map(|children| view! { <div class="acts">{children()}</div> })}
        </header>
    }
    .into_any()
}

/// The name in the window's title: what the root element says, kept there by the frame.
fn brand() -> String {
    crate::kit::browser::root("data-brand").unwrap_or_else(|| "Talonario".to_owned())
}

/// Whether the new page's title may take the focus: the element that had it went away, or is a link of the menu.
fn focus_is_nowhere() -> bool {
    let active = document().active_element();
    let menu = active.and_then(|active| active.closest(".rail, .tabbar, .topbar").ok().flatten());
    let first = crate::kit::browser::root("data-moved").is_none();
    crate::kit::browser::set_root("data-moved", "");
    !first && (menu.is_some() || crate::kit::browser::focus_is_lost())
}

/// Views of one thing; each is an address: (text, address, how many).
#[component]
pub fn Tabs(#[prop(into)] label: String, tabs: Vec<(String, String, Option<i64>)>) -> impl IntoView {
    let tab = |(text, href, count): (String, String, Option<i64>)| {
        let count = count.map(|count| view! { <small class="num">{crate::kit::say::number(count)}</small> });
        view! { <A href=href exact=true>{text} {count}</A> }
    };
    view! {
        <nav class="tabs" aria-label=label>
            {tabs.into_iter().map(tab).collect_view()}
        </nav>
    }
    .into_any()
}

/// A card with a head. `acts` stand at the right of the head; `foot` below the perforation.
#[component]
pub fn Card(
    #[prop(optional, into)] title: Option<String>,
    #[prop(optional, into)] about: Option<String>,
    #[prop(optional, into)] acts: ViewFn,
    /// Without the padded body, for rows and tables that reach the edge.
    #[prop(optional)]
    bare: bool,
    children: Children,
) -> impl IntoView {
    let head = title.map(|title| {
        view! {
            <div class="head">
                <div>
                    <h2>{title}</h2>
                    {about.map(|about| view! { <p>{about}</p> })}
                </div>
                {acts.run()}
            </div>
        }
    });
    let body = if bare {
        children()
    } else {
        view! { <div class="body">{children()}</div> }.into_any()
    };
    view! { <section class="card">{head} {body}</section> }.into_any()
}

/// A list of facts: `Fact`s inside. `end` puts the values at the right edge.
#[component]
pub fn Facts(#[prop(optional)] end: bool, children: Children) -> impl IntoView {
    view! { <dl class=if end { "kv end" } else { "kv" }>{children()}</dl> }.into_any()
}

/// One fact: what, and its value (children).
#[component]
pub fn Fact(#[prop(into)] name: String, children: Children) -> impl IntoView {
    view! {
        <dt>{name}</dt>
        <dd>{children()}</dd>
    }
    .into_any()
}

/// Lines in the shape of text that will come.
#[component]
pub fn SkelLines(#[prop(default = 3)] lines: usize) -> impl IntoView {
    const WIDTHS: [&str; 3] = ["skel", "skel m", "skel s"];
    let line = |class: &&'static str| view! { <span class=*class /> };
    view! {
        <div class="stack tight skels" aria-hidden="true">
            {WIDTHS.iter().cycle().take(lines).map(line).collect_view()}
        </div>
    }
    .into_any()
}
