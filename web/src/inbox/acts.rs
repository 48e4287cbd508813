//! What somebody does about an item, from its row.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use leptos::task::spawn_local;
use types::inbox::{AssignInboxItem, Assignee, Assignment, InboxItem, ReopenInboxItem, Snooze, SnoozeInboxItem};
use types::kit::call::Call;
use types::users::MemberId;

use crate::inbox::badge::Badge;
use crate::inbox::{text, words};
use crate::kit::http::send;
use crate::kit::{Listing, Load, browser, language, t, toast, toast_undo};

/// The list and what belongs to it, for everything that changes it. Copied freely.
#[derive(Clone, Copy)]
pub struct Acts {
    pub list: Listing<InboxItem>,
    pub people: Load<Vec<Assignee>>,
    /// What the dialogs of the page are about.
    pub item: RwSignal<Option<InboxItem>>,
    pub note_open: RwSignal<bool>,
    pub aside_open: RwSignal<bool>,
    badge: Option<Badge>,
}

impl Acts {
    #[must_use]
    pub fn new(list: Listing<InboxItem>, people: Load<Vec<Assignee>>) -> Self {
        Self {
            list,
            people,
            item: RwSignal::new(None),
            note_open: RwSignal::new(false),
            aside_open: RwSignal::new(false),
            badge: use_context(),
        }
    }

    /// Reads everything again; what is shown stays until it comes.
    pub fn again(self) {
        self.list.again();
        if let Some(badge) = self.badge {
            badge.0.again();
        }
    }

    /// Whether something is being decided in a dialog.
    #[must_use]
    pub fn is_asking(self) -> bool {
        self.note_open.get_untracked() || self.aside_open.get_untracked()
    }

    pub fn assign(self, item: &InboxItem, to: Option<MemberId>) {
        let call = AssignInboxItem {
            inbox_item_id: item.id,
            version: item.version,
            body: Assignment { member_id: to },
        };
        self.send(call, move |after| {
            toast(match after.assignee {
                Some(member) => text::given_to(language(), member.name),
                None => t(text::given_to_nobody).to_owned(),
            });
        });
    }

    pub fn snooze(self, item: &InboxItem, until: DateTime<Utc>) {
        let call = SnoozeInboxItem {
            inbox_item_id: item.id,
            version: item.version,
            body: Snooze { until: Some(until) },
        };
        self.send(call, move |after| {
            let date = words::day(browser::local(until).date_naive());
            toast_undo(text::is_snoozed(language(), date), move || self.reopen_quietly(&after));
        });
    }

    /// Shows it again, whatever it was put off or set aside for.
    pub fn reopen(self, item: &InboxItem) {
        self.send(reopening(item), |_| toast(t(text::is_back)));
    }

    pub fn reopen_quietly(self, item: &InboxItem) {
        self.send(reopening(item), |_| ());
    }

    fn send<C: Call<Reply = InboxItem> + 'static>(self, call: C, done: impl FnOnce(InboxItem) + 'static) {
        spawn_local(async move {
            match send(call).await {
                Ok(after) => done(after),
                Err(failure) => toast(match failure.code() {
                    Some(types::kit::problem::Code::VersionIsStale) => t(text::stale).to_owned(),
                    _ => failure.title(),
                }),
            }
            self.again();
        });
    }
}

fn reopening(item: &InboxItem) -> ReopenInboxItem {
    ReopenInboxItem {
        inbox_item_id: item.id,
        version: item.version,
    }
}
