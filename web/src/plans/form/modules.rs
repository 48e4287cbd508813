//! The modules a new account on the plan begins with.

use leptos::prelude::*;
use types::modules::{Branch, ListModules, Module, ModuleCode, branches};

use crate::kit::{Check, ErrorNote, Field, Segmented, SkelLines, effect, language, load, t};
use crate::plans::form::draft::{ALL, Draft, SOME};
use crate::plans::text;

/// The section.
#[component]
pub fn Modules(draft: Draft) -> impl IntoView {
    let catalogue = load(|| Some(ListModules {}));
    let which = vec![(ALL, t(text::all_modules)), (SOME, t(text::only_these))];
    let retry = Callback::new(move |()| catalogue.again());
    let tree = move || {
        let modules = catalogue.value.get();
        match modules {
            None => view! { <SkelLines lines=4 /> }.into_any(),
            Some(modules) => branches(&modules)
                .iter()
                .map(|branch| shown(draft, branch))
                .collect_view()
                .into_any(),
        }
    };
    view! {
        <div class="stack">
            <Field name="terms.default_modules" label=t(text::begins_with) group=true>
                <Segmented value=draft.which_modules options=which />
            </Field>
            {move || catalogue.failure.get().map(|failure| view! { <ErrorNote failure retry /> })}
            {move || (*draft.which_modules.read() == SOME).then(tree)}
        </div>
    }
    .into_any()
}

/// A module with those of its parts that can be given, or are.
fn shown(draft: Draft, branch: &Branch) -> AnyView {
    let held = draft.modules.get_untracked();
    let offered: Vec<ModuleCode> = branch.offered().map(|leaf| leaf.code.clone()).collect();
    let can_be = |leaf: &&Module| offered.contains(&leaf.code) || held.contains(&leaf.code);
    let checks: Vec<_> = branch.leaves().filter(can_be).map(|leaf| check(draft, leaf)).collect();
    if checks.is_empty() {
        return ().into_any();
    }
    let name = branch.module.names.of(language()).to_owned();
    let heading = (!branch.parts.is_empty()).then(|| view! { <b>{name.clone()}</b> });
    view! {
        <div class="stack tight" role="group" aria-label=name>
            {heading}
            <div class="grid">{checks}</div>
        </div>
    }
    .into_any()
}

fn check(draft: Draft, leaf: &Module) -> AnyView {
    let code = leaf.code.clone();
    let on = RwSignal::new(draft.modules.read_untracked().contains(&code));
    effect(move || {
        let wanted = on.get();
        if draft.modules.read_untracked().contains(&code) != wanted {
            draft.modules.update(|chosen| {
                chosen.retain(|each| *each != code);
                if wanted {
                    chosen.push(code.clone());
                }
            });
        }
    });
    view! { <Check value=on label=leaf.names.of(language()).to_owned() /> }.into_any()
}
