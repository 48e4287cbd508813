//! The fiscal inbox over HTTP, on both engines.

mod causes;
mod documents;
mod included;
mod people;
mod time;

use chrono::{DateTime, TimeDelta, Utc};
use tests::{Caller, TestApp};
use types::accounts::AccountId;
use types::documents::{Document, DocumentState, ReportDocumentState, StateReport};
use types::inbox::{Cause, InboxItem, InboxQuery, InboxState, ListInbox};
use types::integrations::{AccountReport, NotificationCounts, ReportUsage};

/// The manager, signed in at the time it is.
async fn manager(app: &TestApp) -> Caller<'_> {
    app.anew(&app.world.sillar.manager).await
}

/// What is open, for whoever asks.
async fn open(caller: &Caller<'_>) -> Vec<InboxItem> {
    caller
        .ok(ListInbox {
            query: InboxQuery::default(),
        })
        .await
        .items
}

/// What stands so.
async fn standing(caller: &Caller<'_>, state: InboxState) -> Vec<InboxItem> {
    let query = InboxQuery {
        state: Some(state),
        ..InboxQuery::default()
    };
    caller.ok(ListInbox { query }).await.items
}

/// The causes that are open, with how many documents each is about.
async fn causes(caller: &Caller<'_>) -> Vec<(Cause, i64)> {
    open(caller).await.iter().map(|item| (item.cause, item.count)).collect()
}

/// Looks for what only time brings, at a time after the last look.
async fn look(app: &TestApp) {
    app.clock.advance(TimeDelta::seconds(60));
    talonario::watch::service::due(&app.context).await.expect("a look");
}

/// Puts the clock to a time, and looks.
async fn look_at(app: &TestApp, time: &str) {
    app.clock.set(at(time));
    talonario::watch::service::due(&app.context).await.expect("a look");
}

fn at(time: &str) -> DateTime<Utc> {
    time.parse().expect("a time")
}

/// What the account's software says of its own documents.
fn notes(account_id: AccountId, counts: (i64, i64, i64), oldest_at: &str) -> ReportUsage {
    let (not_sent, pending_voiding, with_errors) = counts;
    let body = AccountReport {
        notifications: Some(NotificationCounts {
            not_sent,
            pending_voiding,
            with_errors,
            oldest_at: Some(at(oldest_at)),
        }),
        ..AccountReport::default()
    };
    ReportUsage { account_id, body }
}

/// How a document stands, as the software says.
fn says(document: &Document, state: DocumentState, code: Option<&str>) -> ReportDocumentState {
    ReportDocumentState {
        account_id: document.account_id,
        document_id: document.id,
        body: StateReport {
            state,
            code: code.map(str::to_owned),
            description: None,
            ticket: None,
        },
    }
}
