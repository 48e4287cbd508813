//! Retention: how long the files of an account's documents stay at hand, and which of them are in colder storage.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::AccountId;
use crate::reports::Month;

/// Where the files of an account's documents are: their XML and their receipts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountStorage {
    /// For how many whole months after that of its issue a document's files stay at hand, as the account's plan says;
    /// none = always.
    #[schema(example = 24)]
    pub months_at_hand: Option<i64>,
    /// Whether the installation has colder storage; without one everything stays at hand.
    pub has_colder: bool,
    /// The documents whose files are in colder storage; they are given out from there as before.
    #[schema(example = 1_204)]
    pub colder_documents: i64,
    /// The size of their files, in bytes.
    #[schema(example = 7_834_112)]
    pub colder_bytes: i64,
    /// The last month that is there.
    pub colder_until: Option<Month>,
}

crate::calls! {
    GetAccountStorage: Get "/accounts/{account_id}/storage" { account_id: AccountId } => AccountStorage;
}
