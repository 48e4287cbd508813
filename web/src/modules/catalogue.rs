//! The operator's page: the catalogue, to add to, rename, arrange and retire.

use leptos::prelude::*;
use leptos::task::spawn_local;
use types::access::Operation;
use types::modules::{Branch, ChangeModule, ListModules, Module, ModuleChange, branches};

use crate::auth::may;
use crate::kit::http::send;
use crate::kit::{
    Dialog, Empty, Kind, LinkButton, Load, PageHead, Remote, SkelLines, browser, language, load, open_at_new, t, toast,
    toast_undo,
};
use crate::modules::entry::entry;
use crate::modules::form::{ModuleForm, Subject};
use crate::modules::text;
use crate::shell::NotFound;

/// The address of the form.
pub const NEW: &str = "/modules/new";

/// The page.
#[component]
pub fn Modules() -> impl IntoView {
    if !may(Operation::CreateModule) {
        return view! { <NotFound /> }.into_any();
    }
    let desk = Desk::new();
    let shown = move |modules: Vec<Module>| {
        let all = branches(&modules);
        if all.is_empty() {
            return nothing();
        }
        let last = all.len() - 1;
        let rows = all
            .iter()
            .enumerate()
            .map(|(place, branch)| of_branch(branch, place, last, desk));
        view! {
            <section class="card list">
                <table class="table">
                    <caption class="vh">{t(text::list)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t(text::name)}</th>
                            <th scope="col" class="w3">{t(text::code)}</th>
                            <th scope="col" class="do"><span class="vh">{t(text::actions)}</span></th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </section>
        }
        .into_any()
    };
    view! {
        <PageHead title=t(text::modules) about=t(text::modules_more)>
            <LinkButton label=t(text::new_module) href=NEW kind=Kind::Primary icon="plus" />
        </PageHead>
        <Remote load=desk.catalogue shape=|| view! { <SkelLines lines=8 /> } show=shown />
        <Dialog open=desk.making title=t(text::new_module)>
            <ModuleForm desk subject=Subject::NewModule open=desk.making />
        </Dialog>
        <Dialog open=desk.editing title=Signal::derive(move || desk.title())>
            {move || desk.subject.get().map(|subject| view! { <ModuleForm desk subject open=desk.editing /> })}
        </Dialog>
    }
    .into_any()
}

/// The catalogue as it is edited. Copied freely.
#[derive(Clone, Copy)]
pub struct Desk {
    pub catalogue: Load<Vec<Module>>,
    /// What the dialog is about.
    pub subject: RwSignal<Option<Subject>>,
    making: RwSignal<bool>,
    editing: RwSignal<bool>,
}

impl Desk {
    fn new() -> Self {
        Self {
            catalogue: load(|| Some(ListModules {})),
            subject: RwSignal::new(None),
            making: open_at_new("/modules", true),
            editing: RwSignal::new(false),
        }
    }

    fn title(self) -> String {
        self.subject
            .with(|subject| subject.as_ref().map(Subject::title).unwrap_or_default())
    }

    /// Opens the dialog about something.
    pub fn open(self, subject: Subject) {
        self.subject.set(Some(subject));
        self.editing.set(true);
    }

    /// Moves an entry among its siblings; the focus stays on `button`.
    pub fn put(self, module: &Module, place: usize, button: String) {
        let place = u16::try_from(place).ok();
        let body = ModuleChange {
            place,
            ..ModuleChange::default()
        };
        self.change(module, body, move |_| {
            request_animation_frame(move || {
                browser::focus(&button);
            });
        });
    }

    /// Retires an entry or offers it again: done at once, with the way back.
    pub fn retire(self, module: &Module, retired: bool) {
        let body = ModuleChange {
            retired: Some(retired),
            ..ModuleChange::default()
        };
        self.change(module, body, move |changed| {
            let name = changed.names.of(language()).to_owned();
            let told = if retired {
                text::was_retired(language(), name)
            } else {
                text::was_restored(language(), name)
            };
            toast_undo(told, move || self.retire(&changed, !retired));
        });
    }

    fn change(self, module: &Module, body: ModuleChange, done: impl FnOnce(Module) + 'static) {
        let call = ChangeModule {
            module_code: module.code.clone(),
            version: module.version,
            body,
        };
        spawn_local(async move {
            let changed = send(call).await;
            match (changed, send(ListModules {}).await) {
                (Ok(changed), Ok(all)) => {
                    self.catalogue.set(all);
                    done(changed);
                }
                (Err(failure), _) => {
                    toast(failure.title());
                    self.catalogue.again();
                }
                (Ok(_), Err(_)) => self.catalogue.again(),
            }
        });
    }
}

fn of_branch(branch: &Branch, place: usize, last: usize, desk: Desk) -> AnyView {
    let end = branch.parts.len().saturating_sub(1);
    let parts = branch.parts.iter().enumerate();
    let parts = parts.map(|(place, part)| entry(part, branch.module.retired, place, end, desk));
    view! {
        {entry(&branch.module, false, place, last, desk)}
        {parts.collect_view()}
    }
    .into_any()
}

fn nothing() -> AnyView {
    view! {
        <section class="card">
            <Empty icon="book" title=t(text::nothing) about=t(text::nothing_more)>
                <LinkButton label=t(text::new_module) href=NEW icon="plus" />
            </Empty>
        </section>
    }
    .into_any()
}
