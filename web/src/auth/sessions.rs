//! The sign-ins that are open, and ending one.

use leptos::prelude::*;
use types::auth::{EndSession, ListSessions, Session};

use crate::auth::text;
use crate::kit::{Badge, Button, ErrorNote, Kind, Load, Remote, SkelLines, Task, Tone, language, load, say, t, toast};

/// Reads the open sessions.
pub fn open_sessions() -> Load<Vec<Session>> {
    load(|| Some(ListSessions {}))
}

/// The open sessions, this one first.
#[component]
pub fn Sessions(sessions: Load<Vec<Session>>) -> impl IntoView {
    let show = move |mut list: Vec<Session>| {
        list.sort_by_key(|session| (!session.current, std::cmp::Reverse(session.last_seen_at)));
        let row = |session| view! { <Row session sessions /> };
        view! { <ul class="rows" role="list">{list.into_iter().map(row).collect_view()}</ul> }.into_any()
    };
    view! { <Remote load=sessions shape=|| view! { <SkelLines lines=4 /> } show /> }
}

#[component]
fn Row(session: Session, sessions: Load<Vec<Session>>) -> impl IntoView {
    let task = Task::new();
    let id = session.id;
    let device = device(&session.user_agent);
    let end = Callback::new(move |()| {
        task.run(EndSession { session_id: id }, move |()| {
            toast(t(text::session_over));
            sessions.value.update(|list| {
                if let Some(list) = list {
                    list.retain(|session| session.id != id);
                }
            });
        });
    });
    let act = if session.current {
        view! { <Badge label=t(text::this_one) tone=Tone::Ok /> }.into_any()
    } else {
        view! {
            <Button
                label=t(text::end)
                spoken=text::end_of(language(), device.clone())
                kind=Kind::Plain
                small=true
                busy=task.busy
                on_click=end
            />
        }
        .into_any()
    };
    let seen = text::last_seen(language(), say::lately(session.last_seen_at));
    let since = text::since(language(), say::day_of(session.created_at));
    view! {
        <li>
            <span>
                <b title=session.user_agent>{device}</b>
                <small>{seen} " · " {since}</small>
                {move || task.failure.get().map(|failure| view! { <ErrorNote failure /> })}
            </span>
            {act}
        </li>
    }
}

/// Which browser on which system, from what the browser called itself.
fn device(user_agent: &str) -> String {
    const BROWSERS: [(&str, &str); 6] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 6] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];
    let of = |list: &[(&str, &'static str)]| {
        list.iter()
            .find(|(mark, _)| user_agent.contains(mark))
            .map(|(_, name)| *name)
    };
    match (of(&BROWSERS), of(&SYSTEMS)) {
        (Some(browser), Some(system)) => text::on_system(language(), browser, system),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => t(text::unknown_browser).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::device;

    #[test]
    fn browsers_are_told_apart_although_they_all_say_mozilla() {
        for (user_agent, expected) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64) Chrome/156 Safari/537.36",
                "Chrome en Linux",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) Chrome/156 Safari/537.36 Edg/156",
                "Edge en Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1",
                "Safari en iPhone",
            ),
            ("curl/8.14", "Otro programa"),
        ] {
            assert_eq!(device(user_agent), expected);
        }
    }
}
