//! Adding a module or part, and renaming one.

use leptos::prelude::*;
use types::accounts::proposed;
use types::modules::{ChangeModule, CreateModule, Module, ModuleChange, ModuleCode, ModuleNames, NewModule};

use crate::kit::{Field, Form, FormFailure, FormFoot, FormView, TextInput, language, t, toast};
use crate::modules::catalogue::Desk;
use crate::modules::text;

/// What the dialog is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    NewModule,
    /// A new part of this module.
    NewPart(Module),
    /// The names of this entry.
    Names(Module),
}

impl Subject {
    /// The dialog's title.
    #[must_use]
    pub fn title(&self) -> String {
        let name = |module: &Module| module.names.of(language()).to_owned();
        match self {
            Self::NewModule => t(text::new_module).to_owned(),
            Self::NewPart(module) => text::new_part_of(language(), name(module)),
            Self::Names(module) => text::renaming(language(), name(module)),
        }
    }

    fn part_of(&self) -> Option<ModuleCode> {
        match self {
            Self::NewPart(module) => Some(module.code.clone()),
            _ => None,
        }
    }
}

/// What is typed.
#[derive(Clone, Copy)]
struct Typed {
    es: RwSignal<String>,
    pt: RwSignal<String>,
    en: RwSignal<String>,
    code: RwSignal<String>,
}

impl Typed {
    fn new(subject: &Subject) -> Self {
        let names = match subject {
            Subject::Names(module) => Some(&module.names),
            _ => None,
        };
        let of = |name: fn(&ModuleNames) -> &String| RwSignal::new(names.map(name).cloned().unwrap_or_default());
        Self {
            es: of(|names| &names.es),
            pt: of(|names| &names.pt),
            en: of(|names| &names.en),
            code: RwSignal::new(String::new()),
        }
    }

    fn names(self) -> ModuleNames {
        ModuleNames {
            es: self.es.get_untracked(),
            pt: self.pt.get_untracked(),
            en: self.en.get_untracked(),
        }
    }
}

/// What the dialog holds.
#[component]
pub fn ModuleForm(desk: Desk, subject: Subject, open: RwSignal<bool>) -> impl IntoView {
    let form = Form::new();
    let typed = Typed::new(&subject);
    let is_new = !matches!(subject, Subject::Names(_));
    if is_new {
        propose_code(form, typed, subject.part_of());
    }
    let submit = Callback::new(move |()| match &subject {
        Subject::Names(module) => rename(form, typed, module, desk, open),
        _ => add(form, typed, subject.part_of(), desk, open),
    });
    let verb = t(if is_new { text::add } else { text::save });
    let again = Callback::new(move |()| desk.catalogue.again());
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <Field name="names.es" label=t(text::spanish)>
                    <TextInput value=typed.es autofocus=true />
                </Field>
                <Field name="names.pt" label=t(text::portuguese)>
                    <TextInput value=typed.pt />
                </Field>
                <Field name="names.en" label=t(text::english)>
                    <TextInput value=typed.en />
                </Field>
                {is_new
                    .then(|| {
                        view! {
                            <Field name="code" label=t(text::code) hint=t(text::code_hint)>
                                <TextInput value=typed.code />
                            </Field>
                        }
                    })}
                <FormFailure form on_stale=again />
            </div>
            <FormFoot form open verb />
        </FormView>
    }
    .into_any()
}

fn add(form: Form, typed: Typed, part_of: Option<ModuleCode>, desk: Desk, open: RwSignal<bool>) {
    let body = NewModule {
        code: typed.code.get_untracked(),
        part_of,
        names: typed.names(),
    };
    form.send(body.parse(), CreateModule { body }, move |made| {
        open.set(false);
        desk.catalogue.again();
        toast(text::added(language(), made.names.of(language()).to_owned()));
    });
}

/// The version is the one the catalogue has now, so that after somebody changed it first the next try is made
/// against what is seen.
fn rename(form: Form, typed: Typed, module: &Module, desk: Desk, open: RwSignal<bool>) {
    let known = desk.catalogue.value.get_untracked().unwrap_or_default();
    let now = known.into_iter().find(|each| each.code == module.code);
    let body = ModuleChange {
        names: Some(typed.names()),
        ..ModuleChange::default()
    };
    let call = ChangeModule {
        module_code: module.code.clone(),
        version: now.map_or(module.version, |now| now.version),
        body: body.clone(),
    };
    form.send(body.parse(), call, move |changed| {
        open.set(false);
        desk.catalogue.again();
        toast(text::renamed(language(), changed.names.of(language()).to_owned()));
    });
}

/// As long as nobody wrote a code, it follows the English name.
fn propose_code(form: Form, typed: Typed, part_of: Option<ModuleCode>) {
    let last = StoredValue::new(String::new());
    Effect::new(move |_| {
        let own = proposed(&typed.en.read()).replace('-', "_");
        let proposal = match &part_of {
            Some(module) if !own.is_empty() => format!("{module}_{own}"),
            _ => own,
        };
        let code = typed.code.get_untracked();
        if code.is_empty() || code == last.get_value() {
            if code != proposal {
                typed.code.set(proposal.clone());
                form.forget("code");
            }
            last.set_value(proposal);
        }
    });
}
