//! The dialog that asks for a view's name: of one to keep, or of one that has another name now.

use leptos::prelude::*;
use types::views::{ChangeView, CreateView, NewView, View, ViewChange};

use crate::kit::{
    Button, Dialog, Field, Form, FormFailure, FormFoot, FormView, Task, TextInput, effect, language, t, toast,
};
use crate::views::menu::Views;
use crate::views::text;

/// Whether a name is asked for, and of what.
#[derive(Clone, Copy)]
pub struct Naming {
    open: RwSignal<bool>,
    name: RwSignal<String>,
    /// The view to rename; none for one that is to be kept.
    view: RwSignal<Option<View>>,
}

impl Naming {
    #[must_use]
    pub fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            name: RwSignal::new(String::new()),
            view: RwSignal::new(None),
        }
    }

    /// Asks for the name of a view to keep.
    pub fn keep(self) {
        self.name.set(String::new());
        self.view.set(None);
        self.open.set(true);
    }

    /// Asks for another name of a view.
    pub fn rename(self, view: &View) {
        self.name.set(view.name.clone());
        self.view.set(Some(view.clone()));
        self.open.set(true);
    }
}

impl Default for Naming {
    fn default() -> Self {
        Self::new()
    }
}

/// The dialog.
#[component]
pub fn NameDialog(views: Views, naming: Naming) -> impl IntoView {
    let title = Signal::derive(move || {
        let title = if naming.view.read().is_some() {
            text::rename_title
        } else {
            text::keep_title
        };
        t(title).to_owned()
    });
    view! {
        <Dialog open=naming.open title>
            <NameForm views naming />
        </Dialog>
    }
}

#[component]
fn NameForm(views: Views, naming: Naming) -> impl IntoView {
    let form = Form::new();
    let before = naming.view.get_untracked();
    let verb = if before.is_some() { text::rename } else { text::keep };
    let is_new = before.is_none();
    let submit = Callback::new(move |()| match before.clone() {
        Some(view) => rename(views, naming, form, &view),
        None => keep(views, naming, form),
    });
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <Field name="name" label=t(text::name) hint=t(text::name_hint)>
                    <TextInput value=naming.name autofocus=true />
                </Field>
                {is_new.then(|| view! { <TakePlace views naming form /> })}
                <FormFailure form on_stale=Callback::new(move |()| views.list.again()) />
            </div>
            <FormFoot form open=naming.open verb=t(verb) />
        </FormView>
    }
    .into_any()
}

fn keep(views: Views, naming: Naming, form: Form) {
    let body = NewView {
        name: naming.name.get_untracked(),
        query: views.present.get_untracked(),
    };
    form.send(body.parse(), CreateView { body }, move |view| {
        naming.open.set(false);
        toast(text::now_kept(language(), view.name.clone()));
        views.put(view);
    });
}

fn rename(views: Views, naming: Naming, form: Form, view: &View) {
    let body = ViewChange {
        name: Some(naming.name.get_untracked()),
        query: None,
    };
    let call = ChangeView {
        view_id: view.id,
        version: view.version,
        body: body.clone(),
    };
    form.send(body.parse(), call, move |view| {
        naming.open.set(false);
        toast(text::now_renamed(language(), view.name.clone()));
        views.put(view);
    });
}

/// When the name is another view's: the way to put the present in that one's place.
#[component]
fn TakePlace(views: Views, naming: Naming, form: Form) -> impl IntoView {
    let task = Task::new();
    let taken = Memo::new(move |_| {
        let name = naming.name.read().trim().to_owned();
        let wrong = form.is_wrong(&["name"]);
        views.all().into_iter().find(|view| wrong && view.name == name)
    });
    let was_busy = StoredValue::new(false);
    effect(move || {
        let busy = task.busy.get();
        if was_busy.get_value() && !busy && task.failure.read_untracked().is_none() {
            naming.open.set(false);
        }
        was_busy.set_value(busy);
    });
    move || {
        taken.get().map(|view| {
            let label = text::take_its_place(language(), &view.name);
            let replace = Callback::new(move |()| views.replace(&view, task));
            view! { <Button label icon="redo" small=true busy=task.busy on_click=replace /> }
        })
    }
}
