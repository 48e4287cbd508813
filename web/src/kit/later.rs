//! Pages whose code is loaded when they are first opened.

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use crate::kit::browser;
use crate::kit::failure::Failure;
use crate::kit::note::ErrorNote;
use crate::kit::page::SkelLines;
use crate::kit::remote::long_wait;

/// Draws a page. Run where the page stands, so that the page is gone when that place is.
pub type Draw = fn() -> AnyView;

/// What draws a page, once the page's code is there.
pub type Coming = LocalBoxFuture<'static, Result<Draw, SplitLoaderError>>;

#[derive(Clone, Copy)]
enum State {
    Loading,
    Here(Draw),
    Failed,
}

/// Draws a page: at once if its code is there, else when it has come; offers to try again where it did not.
pub fn later(open: fn() -> Coming) -> AnyView {
    let mut coming = open();
    if let Some(Ok(draw)) = (&mut coming).now_or_never() {
        return draw();
    }
    let state = RwSignal::new(State::Loading);
    let wait = move |coming: Coming, failed: fn()| {
        state.set(State::Loading);
        spawn_local(async move {
            let next = coming.await.map_or_else(
                |_| {
                    failed();
                    State::Failed
                },
                State::Here,
            );
            state.try_set(next);
        });
    };
    wait(coming, || ());
    let long = long_wait(move || matches!(state.get(), State::Loading));
    let retry = Callback::new(move |()| wait(open(), load_anew));
    let drawn = move || match state.get() {
        State::Here(draw) => draw(),
        State::Failed => view! { <ErrorNote failure=why() retry /> }.into_any(),
        State::Loading => {
            let shape = move || long.get().then(|| view! { <SkelLines lines=6 /> });
            view! { <div aria-busy="true">{shape}</div> }.into_any()
        }
    };
    view! { {drawn} }.into_any()
}

/// Code that does not come though there is a network is of a build that the service no longer has.
fn why() -> Failure {
    if browser::is_online() {
        Failure::Unreadable
    } else {
        Failure::Unreachable
    }
}

fn load_anew() {
    if browser::is_online() {
        browser::load_anew();
    }
}
