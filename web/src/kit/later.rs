//! Pages whose code is loaded when they are first opened.

use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use crate::kit::failure::Failure;
use crate::kit::note::ErrorNote;
use crate::kit::page::SkelLines;
use crate::kit::remote::long_wait;

/// A page to come, once its code is there.
pub type Coming = LocalBoxFuture<'static, Result<AnyView, SplitLoaderError>>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Loading,
    Here,
    Failed,
}

/// Draws a page when its code has come; offers to try again where it did not.
pub fn later(open: fn() -> Coming) -> AnyView {
    let state = RwSignal::new(State::Loading);
    let page = StoredValue::new_local(None::<AnyView>);
    let load = move || {
        state.set(State::Loading);
        let coming = ScopedFuture::new_untracked(open());
        spawn_local(async move {
            let come = coming.await;
            let next = if come.is_ok() { State::Here } else { State::Failed };
            page.try_set_value(come.ok());
            state.try_set(next);
        });
    };
    load();
    let long = long_wait(move || state.get() == State::Loading);
    let retry = Callback::new(move |()| load());
    let drawn = move || match state.get() {
        State::Here => page.try_update_value(Option::take).flatten().into_any(),
        State::Failed => view! { <ErrorNote failure=Failure::Unreachable retry /> }.into_any(),
        State::Loading => {
            let shape = move || long.get().then(|| view! { <SkelLines lines=6 /> });
            view! { <div aria-busy="true">{shape}</div> }.into_any()
        }
    };
    view! { {drawn} }.into_any()
}
