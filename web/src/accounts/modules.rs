//! The tab of what an account's software shows: its modules, to be read, and changed by whoever may.

use std::collections::BTreeSet;

use leptos::prelude::*;
use types::access::Operation;
use types::accounts::{Account, AccountModules, ChangeAccountModules, GetAccountModules, ModulesChange};
use types::kit::fault::Faults;
use types::modules::{ListModules, Module, ModuleCode, branches};

use crate::accounts::text;
use crate::auth::may;
use crate::kit::{
    Button, ErrorNote, Form, FormFailure, FormView, Kind, Load, SkelLines, follow, language, load, t, toast,
};
use crate::modules::{ModuleTree, count};

/// The tab. `again` reads the account anew, whose version its modules share.
#[component]
pub fn ModulesTab(account: Memo<Account>, again: Callback<()>) -> impl IntoView {
    let id = account.with_untracked(|account| account.id);
    let version = Memo::new(move |_| account.with(|account| account.version));
    let catalogue = load(|| Some(ListModules {}));
    let modules = load(move || version.with(|_| Some(GetAccountModules { account_id: id })));
    let begun = Memo::new(move |_| catalogue.value.read().is_some() && modules.value.read().is_some());
    move || {
        if begun.get() {
            let drawn = || {
                let known = catalogue.value.get_untracked()?;
                let had = follow(modules.value.into())?;
                Some(view! { <Editor account had known modules again /> })
            };
            return drawn().into_any();
        }
        let failure = catalogue.failure.get().or_else(|| modules.failure.get());
        let retry = Callback::new(move |()| {
            catalogue.again();
            modules.again();
        });
        match failure {
            Some(failure) => view! { <ErrorNote failure retry /> }.into_any(),
            None => view! { <SkelLines lines=8 /> }.into_any(),
        }
    }
}

#[component]
fn Editor(
    account: Memo<Account>,
    had: Memo<AccountModules>,
    known: Vec<Module>,
    modules: Load<AccountModules>,
    again: Callback<()>,
) -> impl IntoView {
    let may_change = may(Operation::ChangeAccountModules);
    let held = Memo::new(move |_| had.with(|had| had.modules.iter().cloned().collect::<BTreeSet<ModuleCode>>()));
    let chosen = RwSignal::new(held.get_untracked());
    let differs = Memo::new(move |_| *chosen.read() != *held.read());
    let form = Form::new();
    let submit = Callback::new(move |()| {
        let call = ChangeAccountModules {
            account_id: account.with_untracked(|account| account.id),
            version: had.with_untracked(|had| had.version),
            body: ModulesChange {
                modules: chosen.get_untracked().into_iter().collect(),
            },
        };
        form.send(Ok::<(), Faults>(()), call, move |changed| {
            modules.set(changed);
            again.run(());
            toast(t(text::modules_saved));
        });
    });
    let undo = Callback::new(move |()| chosen.set(held.get_untracked()));
    let stale = Callback::new(move |()| modules.again());
    let all = branches(&known);
    let shown = held.get_untracked();
    let told = {
        let (all, shown) = (all.clone(), shown.clone());
        move || text::modules_count(language(), count(&all, &chosen.read(), &shown))
    };
    let about = t(if may_change {
        text::modules_edit
    } else {
        text::modules_read
    });
    view! {
        <FormView form on_submit=submit class="card">
            <div class="head">
                <div>
                    <h2>{t(text::modules)}</h2>
                    <p>{about}</p>
                </div>
                <span class="muted small num" role="status">{told}</span>
            </div>
            <div class="body stack">
                <ModuleTree branches=all chosen held=shown fixed=!may_change />
                <FormFailure form on_stale=stale />
            </div>
            {may_change
                .then(|| {
                    let same = Signal::derive(move || !differs.get());
                    view! {
                        <div class="foot">
                            <Button label=t(text::undo_changes) disabled=same on_click=undo />
                            <Button
                                label=t(text::save_modules)
                                kind=Kind::Primary
                                submit=true
                                disabled=same
                                busy=form.task.busy
                            />
                        </div>
                    }
                })}
        </FormView>
    }
    .into_any()
}
