//! What the client's software will show: the catalogue as a tree, as the plan gives it until somebody changes it.

use std::collections::BTreeSet;

use leptos::prelude::*;
use types::kit::page::Page;
use types::modules::{Module, ModuleCode, branches, offered};
use types::plans::Plan;

use crate::accounts::form::draft::Draft;
use crate::accounts::text;
use crate::kit::{Button, Field, Kind, Load, Remote, SkelLines, language, t};
use crate::modules::{ModuleTree, count};

/// The fields of the section, as the request names them.
pub const FIELDS: [&str; 1] = ["modules"];

/// The section.
#[component]
pub fn ModulesChosen(draft: Draft, catalogue: Load<Vec<Module>>, plans: Load<Page<Plan>>) -> impl IntoView {
    let given = Memo::new(move |_| given(draft, catalogue, plans));
    follow_the_plan(draft, given);
    let chosen = draft.modules;
    let restore = Callback::new(move |()| chosen.set(given.get_untracked().unwrap_or_default()));
    let differs = Memo::new(move |_| given.with(|given| given.as_ref().is_some_and(|given| *given != *chosen.read())));
    let act = move || {
        differs.get().then(|| {
            view! { <Button label=t(text::modules_of_plan) kind=Kind::Ghost icon="undo" small=true on_click=restore /> }
        })
    };
    let shown = move |modules: Vec<Module>| {
        let all = branches(&modules);
        let told = {
            let all = all.clone();
            move || text::modules_count(language(), count(&all, &chosen.read(), &BTreeSet::new()))
        };
        view! {
            <p class="muted small num" role="status">{told}</p>
            <ModuleTree branches=all chosen folded=true />
        }
        .into_any()
    };
    view! {
        <section class="card" id="modules">
            <div class="head">
                <div>
                    <h2>{t(text::modules)}</h2>
                    <p>{t(text::modules_more)}</p>
                </div>
                {act}
            </div>
            <div class="body stack">
                <Field name="modules" label=t(text::modules_shown) group=true>
                    <Remote load=catalogue shape=|| view! { <SkelLines lines=6 /> } show=shown />
                </Field>
            </div>
        </section>
    }
    .into_any()
}

/// What the plan gives of what is offered: everything, unless it names its own.
fn given(draft: Draft, catalogue: Load<Vec<Module>>, plans: Load<Page<Plan>>) -> Option<BTreeSet<ModuleCode>> {
    let modules = catalogue.value.read();
    let offered: BTreeSet<ModuleCode> = offered(modules.as_ref()?).into_iter().collect();
    let page = plans.value.read();
    let plan = page.as_ref().and_then(|page| draft.plan(&page.items));
    match plan.and_then(|plan| plan.terms.default_modules) {
        None => Some(offered),
        Some(named) => Some(named.into_iter().filter(|code| offered.contains(code)).collect()),
    }
}

/// As long as nobody changed what the plan gives, the choice follows it.
fn follow_the_plan(draft: Draft, given: Memo<Option<BTreeSet<ModuleCode>>>) {
    Effect::new(move |last: Option<Option<BTreeSet<ModuleCode>>>| {
        let now = given.get();
        let last = last.flatten();
        let untouched = draft
            .modules
            .with_untracked(|chosen| last.as_ref().is_none_or(|last| last == chosen));
        if let (true, Some(given)) = (untouched, &now) {
            draft.modules.set(given.clone());
            draft.modules_known.set(true);
        }
        now.or(last)
    });
}
