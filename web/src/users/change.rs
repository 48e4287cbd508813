//! Changing somebody's role, and letting somebody sign in or not.

use leptos::prelude::*;
use leptos::task::spawn_local;
use types::access::Role;
use types::users::{ChangeMember, Member, MemberChange, MemberId};

use crate::auth::{me, role_name, session};
use crate::kit::http::send;
use crate::kit::{
    Button, Dialog, ErrorNote, Form, FormFoot, FormView, Kind, Listing, Note, StaleNote, Task, Tone, language, t,
    toast, toast_undo,
};
use crate::users::role::RoleField;
use crate::users::text;

/// Whom the dialogs of the page are about. Copied freely.
#[derive(Clone, Copy)]
pub struct Changes {
    list: Listing<Member>,
    member: RwSignal<Option<MemberId>>,
    role_open: RwSignal<bool>,
    out_open: RwSignal<bool>,
}

impl Changes {
    #[must_use]
    pub fn of(list: Listing<Member>) -> Self {
        Self {
            list,
            member: RwSignal::new(None),
            role_open: RwSignal::new(false),
            out_open: RwSignal::new(false),
        }
    }

    pub fn ask_role(self, id: MemberId) {
        self.member.set(Some(id));
        self.role_open.set(true);
    }

    pub fn ask_deactivation(self, id: MemberId) {
        self.member.set(Some(id));
        self.out_open.set(true);
    }

    /// Lets somebody sign in again: harms nobody, so it is done at once, and offers the way back.
    pub fn activate(self, member: &Member) {
        let activation = call(member, None, Some(true));
        self.at_once(activation, move |member| {
            let back = call(member, None, Some(false));
            toast_undo(text::activated(language(), &member.name), move || {
                self.at_once(back.clone(), |_| ());
            });
        });
    }

    fn at_once(self, call: ChangeMember, done: impl FnOnce(&Member) + 'static) {
        spawn_local(async move {
            match send(call).await {
                Ok(member) => {
                    done(&member);
                    self.took(member);
                }
                Err(failure) => {
                    self.list.again();
                    toast(failure.title());
                }
            }
        });
    }

    /// The person the dialogs are about, as last read.
    fn current(self) -> Option<Member> {
        let id = self.member.get()?;
        self.list.items.read().iter().find(|member| member.id == id).cloned()
    }

    /// Puts a changed person in its place. Who changed herself begins anew, with what she may do now.
    fn took(self, changed: Member) {
        let is_me = untrack(me).is_some_and(|me| me.member_id == changed.id);
        self.list.items.try_update(|items| {
            if let Some(item) = items.iter_mut().find(|item| item.id == changed.id) {
                *item = changed;
            }
        });
        if is_me {
            session::begin();
        }
    }
}

fn call(member: &Member, role: Option<Role>, active: Option<bool>) -> ChangeMember {
    ChangeMember {
        member_id: member.id,
        version: member.version,
        body: MemberChange { role, active },
    }
}

/// Both dialogs.
#[component]
pub fn ChangeDialogs(changes: Changes) -> impl IntoView {
    let name = move || changes.current().map(|member| member.name).unwrap_or_default();
    let role_title = Signal::derive(move || text::role_of(language(), &name()));
    let out_title = Signal::derive(move || text::deactivate_whom(language(), &name()));
    view! {
        <Dialog open=changes.role_open title=role_title>
            <RoleForm changes />
        </Dialog>
        <Dialog open=changes.out_open title=out_title>
            <Deactivation changes />
        </Dialog>
    }
    .into_any()
}

#[component]
fn RoleForm(changes: Changes) -> impl IntoView {
    let form = Form::new();
    let before = untrack(|| changes.current());
    let role = RwSignal::new(before.map_or("", |member| member.role.name()).to_owned());
    let submit = Callback::new(move |()| {
        let Some(member) = untrack(|| changes.current()) else {
            return;
        };
        let chosen = Role::of_name(&role.read_untracked());
        if chosen == Some(member.role) {
            changes.role_open.set(false);
            return;
        }
        form.task.run(call(&member, chosen, None), move |member| {
            changes.role_open.set(false);
            toast(text::role_changed(language(), &member.name, role_name(member.role)));
            changes.took(member);
        });
    });
    let now = move || {
        let role = changes.current().map(|member| role_name(member.role));
        role.map(|role| view! { <p class="muted">{text::role_now(language(), role)}</p> })
    };
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <RoleField chosen=role group="member-role" />
                <Refusal changes task=form.task />
                {move || form.task.is_stale().then(now)}
            </div>
            <FormFoot form open=changes.role_open verb=t(text::change_role) />
        </FormView>
    }
    .into_any()
}

#[component]
fn Deactivation(changes: Changes) -> impl IntoView {
    let task = Task::new();
    let cancel = Callback::new(move |()| changes.out_open.set(false));
    let confirm = Callback::new(move |()| {
        let Some(member) = untrack(|| changes.current()) else {
            return;
        };
        task.run(call(&member, None, Some(false)), move |member| {
            changes.out_open.set(false);
            toast(text::deactivated(language(), &member.name));
            changes.took(member);
        });
    });
    view! {
        <div class="body">
            <p>{t(text::deactivate_more)}</p>
            <Refusal changes task />
        </div>
        <div class="foot">
            <Button label=t(text::cancel) harmless=true on_click=cancel />
            <Button label=t(text::deactivate) kind=Kind::DangerPrimary busy=task.busy on_click=confirm />
        </div>
    }
    .into_any()
}

/// Why the service did not do it. It refuses fields of a change only to keep the last active owner.
#[component]
fn Refusal(changes: Changes, task: Task) -> impl IntoView {
    Effect::new(move |_| {
        if task.is_stale() {
            changes.list.again();
        }
    });
    move || {
        let failure = task.failure.get()?;
        let view = if task.is_stale() {
            view! { <StaleNote /> }.into_any()
        } else if failure.faults().is_empty() {
            view! { <ErrorNote failure /> }.into_any()
        } else {
            view! {
                <Note tone=Tone::Bad alert=true>
                    <b>{t(text::last_owner)}</b>
                    " "
                    {t(text::last_owner_more)}
                </Note>
            }
            .into_any()
        };
        Some(view)
    }
}
