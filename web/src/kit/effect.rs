//! Effects of one type instead of one type each, which keeps the module small.

use leptos::prelude::Effect;

/// Runs now, and again whenever a signal that it reads changes.
pub fn effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

/// Runs whenever what `watched` reads changes, but not now.
pub fn on_change<T: PartialEq + 'static>(watched: impl Fn() -> T + 'static, mut run: impl FnMut(T) + 'static)
where
    T: Clone,
{
    let mut before = None;
    effect(move || {
        let now = watched();
        let changed = before.as_ref().is_some_and(|before| *before != now);
        before = Some(now.clone());
        if changed {
            leptos::prelude::untrack(|| run(now));
        }
    });
}

fn boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}
