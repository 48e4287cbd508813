//! The menu of one's views: opens them, keeps the present one, renames and deletes.

use leptos::prelude::*;
use leptos::task::spawn_local;
use types::access::Operation;
use types::views::{ChangeView, CreateView, DeleteView, ListViews, NewView, View, ViewChange, ViewId};

use crate::auth::may;
use crate::kit::http::send;
use crate::kit::{ErrorNote, Icon, Load, MenuItem, Task, WordMenu, effect, language, load, say, t, toast, toast_undo};
use crate::views::form::{NameDialog, Naming};
use crate::views::text;

/// One's views, and which of them is shown.
#[derive(Clone, Copy)]
pub struct Views {
    pub list: Load<Vec<View>>,
    /// The query of the list as it is now.
    pub present: Signal<String>,
    /// The view that was opened last, which may have been changed since.
    pub opened: RwSignal<Option<ViewId>>,
    read: fn(&str) -> String,
}

impl Views {
    fn new(present: Signal<String>, plain: Signal<bool>, read: fn(&str) -> String) -> Self {
        let views = Self {
            list: load(|| Some(ListViews {})),
            present,
            opened: RwSignal::new(None),
            read,
        };
        effect(move || match views.shown() {
            Some(shown) => views.opened.set(Some(shown)),
            None if plain.get() => views.opened.set(None),
            None => (),
        });
        views
    }

    /// The views, the oldest first.
    #[must_use]
    pub fn all(self) -> Vec<View> {
        self.list.value.get().unwrap_or_default()
    }

    /// The view that is just what is shown.
    fn shown(self) -> Option<ViewId> {
        let present = self.present.get();
        let views = self.list.value.read();
        let mut views = views.iter().flatten();
        views
            .find(|view| (self.read)(&view.query) == present)
            .map(|view| view.id)
    }

    /// The view that was opened last, and whether what is shown differs from it.
    fn current(self) -> Option<(View, bool)> {
        let opened = self.opened.get()?;
        let view = self
            .list
            .value
            .read()
            .iter()
            .flatten()
            .find(|view| view.id == opened)
            .cloned()?;
        let changed = (self.read)(&view.query) != self.present.get();
        Some((view, changed))
    }

    /// Takes up a view that was kept or changed.
    pub fn put(self, view: View) {
        self.opened.set(Some(view.id));
        self.list.value.update(|views| {
            let views = views.get_or_insert_default();
            match views.iter_mut().find(|each| each.id == view.id) {
                Some(before) => *before = view,
                None => views.push(view),
            }
        });
    }

    /// Keeps the present in the place of what a view was.
    pub fn replace(self, view: &View, task: Task) {
        let call = ChangeView {
            view_id: view.id,
            version: view.version,
            body: ViewChange {
                name: None,
                query: Some(self.present.get_untracked()),
            },
        };
        task.run_or(
            call,
            move |view| {
                toast(text::now_kept(language(), view.name.clone()));
                self.put(view);
            },
            move |failure| {
                toast(failure.title());
                self.list.again();
            },
        );
    }

    fn delete(self, view: View, task: Task) {
        let call = DeleteView { view_id: view.id };
        let done = move |()| {
            let id = view.id;
            self.list
                .value
                .update(|views| views.iter_mut().for_each(|views| views.retain(|each| each.id != id)));
            let kept = NewView {
                name: view.name.clone(),
                query: view.query.clone(),
            };
            toast_undo(text::now_deleted(language(), view.name), move || {
                self.keep_again(kept.clone())
            });
        };
        task.run_or(call, done, move |failure| {
            toast(failure.title());
            self.list.again();
        });
    }

    /// Takes a deletion back. The page it was done on may be gone by then.
    fn keep_again(self, body: NewView) {
        spawn_local(async move {
            match send(CreateView { body }).await {
                Ok(view) if self.opened.try_get_untracked().is_some() => self.put(view),
                Ok(_) => (),
                Err(failure) => toast(failure.title()),
            }
        });
    }
}

/// The menu.
#[component]
pub fn ViewsMenu(
    /// The query of the list as it is now, in its shortest words.
    present: Signal<String>,
    /// Whether the list is as it is at first, but for its look.
    plain: Signal<bool>,
    /// A query in its shortest words.
    read: fn(&str) -> String,
    /// Shows what a query says.
    open: Callback<String>,
) -> impl IntoView {
    let views = Views::new(present, plain, read);
    let naming = Naming::new();
    let task = Task::new();
    let named = move |said: fn(&str) -> String, unnamed: fn(types::kit::text::Language) -> &'static str| {
        Signal::derive(move || match views.current() {
            Some((view, true)) => said(&text::changed(language(), &view.name)),
            Some((view, false)) => said(&view.name),
            None => t(unnamed).to_owned(),
        })
    };
    let label = named(str::to_owned, text::views);
    let spoken = named(|name| text::view_is(language(), name), text::views);
    let everything = Callback::new(move |()| open.run(String::new()));
    let retry = Callback::new(move |()| views.list.again());
    let items = move || {
        let shown = views.shown();
        let item = |view: View| {
            let query = view.query.clone();
            let on_click = Callback::new(move |()| open.run(query.clone()));
            item(view.name, shown == Some(view.id), on_click)
        };
        views.all().into_iter().map(item).collect_view()
    };
    let failed = move || {
        let failure = views.list.failure.get();
        failure.map(|failure| view! { <div data-stays=""><ErrorNote failure retry /></div> })
    };
    let all_shown = Memo::new(move |_| plain.get() && views.shown().is_none());
    view! {
        <WordMenu label icon="eye" spoken start=false>
            {move || item(t(text::everything).to_owned(), all_shown.get(), everything)}
            <hr />
            <h3>{t(text::yours)}</h3>
            {failed}
            <div class="views">{items}</div>
            {move || views.all().is_empty().then(|| view! { <p class="hint">{t(text::none)}</p> })}
            <hr />
            <Acts views naming task all_shown />
        </WordMenu>
        <NameDialog views naming />
    }
    .into_any()
}

fn item(name: String, current: bool, on_click: Callback<()>) -> AnyView {
    let icon = if current { "check" } else { "blank" };
    view! {
        <button type="button" aria-current=current.then_some("true") on:click=move |_| on_click.run(())>
            <Icon name=icon />
            <span class="ell">{name}</span>
        </button>
    }
    .into_any()
}

/// What can be done with the present way of looking, and with the view that was opened.
#[component]
fn Acts(views: Views, naming: Naming, task: Task, all_shown: Memo<bool>) -> impl IntoView {
    let keep = Callback::new(move |()| naming.keep());
    let full = move || views.all().len() >= usize::from(View::MOST);
    let new = move || match full() {
        true => {
            let most = say::number(i64::from(View::MOST));
            view! { <p class="hint">{text::full(language(), most)}</p> }.into_any()
        }
        false => view! { <MenuItem label=t(text::keep_ask) icon="plus" on_click=keep /> }.into_any(),
    };
    let own = move || {
        views.current().map(|(view, changed)| {
            let (kept, renamed, gone) = (view.clone(), view.clone(), view.clone());
            let replace = Callback::new(move |()| views.replace(&kept, task));
            let rename = Callback::new(move |()| naming.rename(&renamed));
            let delete = Callback::new(move |()| views.delete(gone.clone(), task));
            let replace = (changed && may(Operation::ChangeView)).then(|| {
                let label = text::replace(language(), &view.name);
                view! { <MenuItem label icon="redo" on_click=replace /> }
            });
            view! {
                {replace}
                {may(Operation::ChangeView)
                    .then(|| {
                        view! { <MenuItem label=text::rename_ask(language(), &view.name) icon="blank" on_click=rename /> }
                    })}
                {may(Operation::DeleteView)
                    .then(|| {
                        view! {
                            <MenuItem label=text::delete(language(), &view.name) icon="x" danger=true on_click=delete />
                        }
                    })}
            }
        })
    };
    view! {
        {move || (may(Operation::CreateView) && !all_shown.get()).then(new)}
        {own}
    }
    .into_any()
}
