//! What an owner does by links: sending an invitation again, taking it back, helping with a forgotten password.

use leptos::prelude::*;
use types::kit::call::Call;
use types::links::{ResendInvitation, RevokeInvitation, SendResetLink};
use types::users::{Member, MemberId};

use crate::kit::{Button, Confirm, CopyField, Dialog, Kind, Listing, Note, Task, Tone, browser, language, t, toast};
use crate::users::text;

/// Whom the dialogs are about, and the link to hand over. Copied freely.
#[derive(Clone, Copy)]
pub struct LinkActs {
    list: Listing<Member>,
    task: Task,
    member: RwSignal<Option<MemberId>>,
    revoking: RwSignal<bool>,
    link: RwSignal<Option<String>>,
    link_open: RwSignal<bool>,
}

impl LinkActs {
    #[must_use]
    pub fn of(list: Listing<Member>) -> Self {
        Self {
            list,
            task: Task::new(),
            member: RwSignal::new(None),
            revoking: RwSignal::new(false),
            link: RwSignal::new(None),
            link_open: RwSignal::new(false),
        }
    }

    pub fn invite_again(self, id: MemberId) {
        let call = ResendInvitation { member_id: id };
        self.run(call, move |invitation| {
            self.sent(invitation.link, &invitation.member.email)
        });
    }

    pub fn send_reset(self, id: MemberId) {
        let email = self.found(id).map(|member| member.email).unwrap_or_default();
        self.run(SendResetLink { member_id: id }, move |sent| {
            self.sent(sent.link, &email)
        });
    }

    pub fn ask_revocation(self, id: MemberId) {
        self.member.set(Some(id));
        self.revoking.set(true);
    }

    fn revoke(self) {
        let Some(member_id) = self.member.get_untracked() else {
            return;
        };
        self.task.run(RevokeInvitation { member_id }, move |()| {
            self.revoking.set(false);
            toast(t(text::revoked));
            self.list.again();
        });
    }

    fn run<C: Call + 'static>(self, call: C, done: impl FnOnce(C::Reply) + 'static) {
        let finished = move |reply| {
            self.list.again();
            done(reply);
        };
        self.task.run_or(call, finished, move |failure| {
            self.list.again();
            toast(failure.title());
        });
    }

    /// Tells where a link went, or shows it when it is to be handed over.
    fn sent(self, link: Option<String>, email: &str) {
        match link {
            None => toast(text::link_sent(language(), email)),
            Some(link) => {
                self.link.set(Some(browser::whole(&link)));
                self.link_open.set(true);
            }
        }
    }

    fn found(self, id: MemberId) -> Option<Member> {
        let items = self.list.items.read_untracked();
        items.iter().find(|member| member.id == id).cloned()
    }
}

/// The dialogs.
#[component]
pub fn LinkDialogs(acts: LinkActs) -> impl IntoView {
    let name = move || {
        let member = acts.member.get().and_then(|id| acts.found(id));
        member.map(|member| member.name).unwrap_or_default()
    };
    let title = Signal::derive(move || text::revoke_whom(language(), &name()));
    let verb = Signal::derive(|| t(text::revoke).to_owned());
    let revoke = Callback::new(move |()| acts.revoke());
    let done = Callback::new(move |()| acts.link_open.set(false));
    let link_title = Signal::derive(|| t(text::link_title).to_owned());
    view! {
        <Confirm open=acts.revoking title verb task=acts.task on_confirm=revoke>
            <p>{t(text::revoke_more)}</p>
        </Confirm>
        <Dialog open=acts.link_open title=link_title>
            <div class="body">{move || acts.link.get().map(|link| view! { <LinkToHand link /> })}</div>
            <div class="foot">
                <Button label=t(text::handed_over) kind=Kind::Primary on_click=done />
            </div>
        </Dialog>
    }
    .into_any()
}

/// A link to hand over, shown once.
#[component]
pub fn LinkToHand(#[prop(into)] link: String) -> impl IntoView {
    view! {
        <div class="stack">
            <Note tone=Tone::Warn>
                <b>{t(text::hand_link)}</b>
                " "
                {t(text::hand_link_more)}
            </Note>
            <CopyField value=link label=t(text::link) />
        </div>
    }
    .into_any()
}
