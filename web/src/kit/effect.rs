//! Effects of one type instead of one type each, which keeps the module small.

use leptos::prelude::Effect;

/// Runs now, and again whenever a signal that it reads changes.
pub fn effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

fn boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}
