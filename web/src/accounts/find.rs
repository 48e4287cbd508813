//! Finding accounts from anywhere, for the palette.

use types::accounts::{Account, AccountQuery, ListAccounts};
use types::tax_id::written;

use crate::accounts::address;
use crate::kit::http::send;
use crate::kit::palette::Hit;

/// As many as the palette shows at once.
const FOUND: u16 = 8;

/// The accounts that fit what was typed.
pub async fn find(words: String) -> Vec<Hit> {
    let query = AccountQuery {
        q: Some(words),
        limit: Some(FOUND),
        ..AccountQuery::default()
    };
    let page = send(ListAccounts { query }).await;
    page.map(|page| page.items.into_iter().map(hit).collect())
        .unwrap_or_default()
}

fn hit(account: Account) -> Hit {
    Hit {
        note: written(account.country, &account.tax_id),
        label: account.name,
        icon: "accounts",
        href: address::tab(account.id, address::OVERVIEW),
    }
}
