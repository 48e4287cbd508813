//! The catalogue as a tree of checkboxes: a module is ticked when all its parts are, and half when some are.

use std::collections::BTreeSet;

use leptos::prelude::*;
use types::modules::{Branch, Module, ModuleCode};

use crate::kit::icon::fresh_id;
use crate::kit::{Icon, language, say, t};
use crate::modules::text;

/// What is chosen.
pub type Chosen = RwSignal<BTreeSet<ModuleCode>>;

/// The tree. What was retired is there only if it was `held` before.
#[component]
pub fn ModuleTree(
    branches: Vec<Branch>,
    chosen: Chosen,
    #[prop(optional)] held: BTreeSet<ModuleCode>,
    /// To be read only.
    #[prop(optional)]
    fixed: bool,
    /// The parts of a module stay folded until somebody looks at them.
    #[prop(optional)]
    folded: bool,
) -> impl IntoView {
    let branch = |branch: &Branch| {
        let leaves = shown(branch, &held);
        (!leaves.is_empty()).then(|| one(branch, leaves, chosen, fixed, folded))
    };
    view! {
        <ul class="tree" role="list">
            {branches.iter().map(branch).collect_view()}
        </ul>
    }
    .into_any()
}

/// `12 de 48`: how many are chosen of all that can be.
#[must_use]
pub fn count(branches: &[Branch], chosen: &BTreeSet<ModuleCode>, held: &BTreeSet<ModuleCode>) -> String {
    let leaves: Vec<Module> = branches.iter().flat_map(|branch| shown(branch, held)).collect();
    let ticked = leaves.iter().filter(|leaf| chosen.contains(&leaf.code)).count();
    let number = |count: usize| say::number(i64::try_from(count).unwrap_or(i64::MAX));
    text::of(language(), number(ticked), number(leaves.len()))
}

fn shown(branch: &Branch, held: &BTreeSet<ModuleCode>) -> Vec<Module> {
    let living = !branch.module.retired;
    let is_shown = |leaf: &&Module| (living && !leaf.retired) || held.contains(&leaf.code);
    branch.leaves().filter(is_shown).cloned().collect()
}

fn one(branch: &Branch, leaves: Vec<Module>, chosen: Chosen, fixed: bool, folded: bool) -> AnyView {
    if branch.parts.is_empty() {
        return view! { <li>{leaf(&branch.module, chosen, fixed)}</li> }.into_any();
    }
    let codes: Vec<ModuleCode> = leaves.iter().map(|leaf| leaf.code.clone()).collect();
    let total = codes.len();
    let all = StoredValue::new(codes);
    let ticked = Memo::new(move |_| {
        let chosen = chosen.read();
        all.with_value(|codes| codes.iter().filter(|code| chosen.contains(*code)).count())
    });
    let toggle = move |wanted: bool| {
        chosen.update(|chosen| {
            for code in all.get_value() {
                if wanted {
                    chosen.insert(code);
                } else {
                    chosen.remove(&code);
                }
            }
        });
    };
    let open = RwSignal::new(!folded);
    let parts = fresh_id("parts");
    let fold = folded.then(|| unfold(&branch.module, open, parts.clone()));
    view! {
        <li>
            <div class="whole">
                <label>
                    <input
                        class="check"
                        type="checkbox"
                        disabled=fixed
                        prop:checked=move || ticked.get() == total
                        prop:indeterminate=move || (1..total).contains(&ticked.get())
                        on:change=move |event| toggle(event_target_checked(&event))
                    />
                    {name(&branch.module)}
                    <small class="num">{move || format!("{}/{total}", ticked.get())}</small>
                </label>
                {fold}
            </div>
            <ul role="list" id=parts hidden=move || !open.get()>
                {leaves.iter().map(|part| view! { <li>{leaf(part, chosen, fixed)}</li> }).collect_view()}
            </ul>
        </li>
    }
    .into_any()
}

/// The button that shows the parts of a module, and puts them away.
fn unfold(module: &Module, open: RwSignal<bool>, parts: String) -> AnyView {
    let label = text::parts_of(language(), module.names.of(language()));
    view! {
        <button
            class="btn ghost icon sm"
            type="button"
            aria-label=label.clone()
            title=label
            aria-expanded=move || open.get().to_string()
            aria-controls=parts
            on:click=move |_| open.update(|open| *open = !*open)
        >
            <Icon name="right" />
        </button>
    }
    .into_any()
}

fn leaf(module: &Module, chosen: Chosen, fixed: bool) -> AnyView {
    let code = StoredValue::new(module.code.clone());
    let is_chosen = move || chosen.with(|chosen| code.with_value(|code| chosen.contains(code)));
    let toggle = move |wanted: bool| {
        chosen.update(|chosen| {
            if wanted {
                chosen.insert(code.get_value());
            } else {
                chosen.remove(&code.get_value());
            }
        });
    };
    view! {
        <label>
            <input
                class="check"
                type="checkbox"
                disabled=fixed
                prop:checked=is_chosen
                on:change=move |event| toggle(event_target_checked(&event))
            />
            {name(module)}
            {module.retired.then(|| view! { <small>{t(text::retired)}</small> })}
        </label>
    }
    .into_any()
}

fn name(module: &Module) -> String {
    module.names.of(language()).to_owned()
}
