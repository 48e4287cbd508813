//! Shows what is being read: nothing for a moment, then its shape, then itself, or why it cannot be.

use std::time::Duration;

use leptos::prelude::*;

use crate::kit::effect::effect;
use crate::kit::load::Load;
use crate::kit::note::ErrorNote;

/// How long nothing is shown before the skeleton, in milliseconds: what comes sooner would only flicker.
const PATIENCE: u64 = 300;

/// True once a wait has lasted long enough to be told.
#[must_use]
pub fn long_wait(waiting: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    let long = RwSignal::new(false);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(handle) = timer.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    effect(move || {
        stop();
        long.set(false);
        if waiting() {
            let told = move || {
                long.try_set(true);
            };
            timer.set_value(set_timeout_with_handle(told, Duration::from_millis(PATIENCE)).ok());
        }
    });
    on_cleanup(stop);
    long.into()
}

/// What is being read: `show` draws it (again when it changes), `shape` is its skeleton.
#[component]
pub fn Remote<T>(
    load: Load<T>,
    #[prop(into)] shape: ViewFn,
    show: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    let long = long_wait(move || load.waiting.get() && load.value.read().is_none());
    let retry = Callback::new(move |()| load.again());
    let content = move || match load.value.get() {
        Some(value) => show(value),
        None if load.failure.read().is_none() && long.get() => shape.run(),
        None => ().into_any(),
    };
    view! {
        {move || load.failure.get().map(|failure| view! { <ErrorNote failure retry /> })}
        {content}
    }
    .into_any()
}
