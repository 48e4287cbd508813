//! Documents: taken in, counted, refused, given out; and the limit that holds whatever comes at once.

mod burst;
mod kinds;
mod late;
mod limit;
mod read;
mod refused;
mod repeat;
mod switch;

use types::accounts::AccountId;
use types::documents::CreateDocument;

fn send(account_id: AccountId, xml: &[u8]) -> CreateDocument {
    CreateDocument {
        account_id,
        xml: xml.to_vec(),
    }
}
