//! The inbox in the sweep: something of an account that needs somebody, and a request for each operation on it.

use chrono::TimeDelta;
use tests::world::{Tenant, beginning};
use tests::{Attempt, Caller, TestApp};
use types::access::Operation;
use types::accounts::Account;
use types::inbox::{
    AssignInboxItem, AssignInboxItems, Assignment, BulkAssignment, ChosenItem, CountInbox, DismissInboxItem, Dismissal,
    DismissalReason, InboxCountQuery, InboxItem, InboxItemId, InboxQuery, InboxState, ListAssignees, ListInbox, Note,
    NoteInboxItem, ReopenInboxItem, Snooze, SnoozeInboxItem,
};
use types::integrations::{AccountReport, NotificationCounts, ReportUsage};

use super::target::Target;

/// Documents of an account that were not sent, as its software reports them.
pub(super) async fn item(app: &TestApp, tenant: &Tenant, account: &Account) -> InboxItemId {
    let secret = app.key(tenant, account).await;
    let body = AccountReport {
        notifications: Some(NotificationCounts {
            not_sent: 2,
            oldest_at: Some(beginning() - TimeDelta::hours(5)),
            ..NotificationCounts::default()
        }),
        ..AccountReport::default()
    };
    let account_id = account.id;
    app.with_key(&secret).ok(ReportUsage { account_id, body }).await;
    let query = InboxQuery {
        account_id: Some(account_id),
        ..InboxQuery::default()
    };
    let found = app.by(&tenant.owner).ok(ListInbox { query }).await;
    found.items.first().expect("an item").id
}

/// Sets an item aside, or takes that back, unless it stands so.
pub(super) async fn set_aside(owner: &Caller<'_>, inbox_item_id: InboxItemId, aside: bool) {
    let item = find(owner, inbox_item_id).await;
    let version = item.version;
    if aside && item.dismissed.is_none() {
        let body = Dismissal {
            reason: DismissalReason::Other,
        };
        owner
            .ok(DismissInboxItem {
                inbox_item_id,
                version,
                body,
            })
            .await;
    } else if !aside && item.dismissed.is_some() {
        owner.ok(ReopenInboxItem { inbox_item_id, version }).await;
    }
}

pub(super) async fn version(owner: &Caller<'_>, inbox_item_id: InboxItemId) -> i64 {
    find(owner, inbox_item_id).await.version
}

async fn find(owner: &Caller<'_>, inbox_item_id: InboxItemId) -> InboxItem {
    for state in InboxState::ALL {
        let query = InboxQuery {
            state: Some(state),
            ..InboxQuery::default()
        };
        let found = owner.ok(ListInbox { query }).await.items;
        if let Some(item) = found.into_iter().find(|item| item.id == inbox_item_id) {
            return item;
        }
    }
    panic!("the item is there")
}

pub(super) fn request(operation: Operation, on: &Target<'_>) -> Attempt {
    use Operation as O;
    let (inbox_item_id, version) = on.item;
    match operation {
        O::ListInbox => Attempt::of(&ListInbox {
            query: InboxQuery::default(),
        }),
        O::CountInbox => Attempt::of(&CountInbox {
            query: InboxCountQuery::default(),
        }),
        O::ListAssignees => Attempt::of(&ListAssignees {}),
        O::AssignInboxItems => Attempt::of(&AssignInboxItems {
            body: BulkAssignment {
                items: vec![ChosenItem {
                    inbox_item_id,
                    version: None,
                }],
                member_id: None,
            },
        }),
        O::AssignInboxItem => Attempt::of(&AssignInboxItem {
            inbox_item_id,
            version,
            body: Assignment { member_id: None },
        }),
        O::NoteInboxItem => Attempt::of(&NoteInboxItem {
            inbox_item_id,
            version,
            body: Note {
                note: Some("Llamar a la contadora".to_owned()),
            },
        }),
        O::SnoozeInboxItem => Attempt::of(&SnoozeInboxItem {
            inbox_item_id,
            version,
            body: Snooze {
                until: Some(beginning() + TimeDelta::days(2)),
            },
        }),
        O::DismissInboxItem => Attempt::of(&DismissInboxItem {
            inbox_item_id,
            version,
            body: Dismissal {
                reason: DismissalReason::ClientInformed,
            },
        }),
        O::ReopenInboxItem => Attempt::of(&ReopenInboxItem { inbox_item_id, version }),
        other => panic!("{other:?} is not of the inbox"),
    }
}
