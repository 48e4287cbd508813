//! How much is in the inbox, for the menu: read when somebody comes in, every minute, and after each change.

use std::time::Duration;

use leptos::leptos_dom::helpers::set_interval_with_handle;
use leptos::prelude::*;
use types::access::Operation;
use types::inbox::{CountInbox, InboxCountQuery, InboxCounts};

use crate::auth::may;
use crate::kit::{Load, load};

/// So often it is counted again.
const EVERY: Duration = Duration::from_secs(60);

/// How much is in the inbox.
#[derive(Clone, Copy)]
pub struct Badge(pub Load<InboxCounts>);

impl Badge {
    /// Begins to count, for everything below.
    pub fn begin() -> Self {
        let counts = load(|| {
            may(Operation::CountInbox).then(|| CountInbox {
                query: InboxCountQuery::default(),
            })
        });
        every(EVERY, move || counts.again());
        let badge = Self(counts);
        provide_context(badge);
        badge
    }

    /// How much there is; none while there is nothing.
    #[must_use]
    pub fn open(self) -> Option<i64> {
        let open = self.0.value.read().as_ref().map(|counts| counts.open);
        open.filter(|open| *open > 0)
    }
}

/// Does something again and again while whoever asks is there and the page is looked at.
pub fn every(time: Duration, what: impl Fn() + 'static) {
    let handle = set_interval_with_handle(
        move || {
            if !document().hidden() {
                what();
            }
        },
        time,
    );
    if let Ok(handle) = handle {
        on_cleanup(move || handle.clear());
    }
}
