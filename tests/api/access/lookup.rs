//! One valid request for each operation on look-ups.

use tests::Attempt;
use types::access::Operation;
use types::lookup::{FindForAccount, FindTaxpayer, GetPadron, GetRegistries, NumberKind, UpdatePadron};

use super::target::Target;

pub(super) fn request(operation: Operation, on: &Target<'_>) -> Attempt {
    let number = "20131312955".to_owned();
    match operation {
        Operation::FindTaxpayer => Attempt::of(&FindTaxpayer {
            kind: NumberKind::Ruc,
            number,
        }),
        Operation::FindForAccount => Attempt::of(&FindForAccount {
            account_id: on.account.0,
            kind: NumberKind::Ruc,
            number,
        }),
        Operation::GetRegistries => Attempt::of(&GetRegistries {}),
        Operation::GetPadron => Attempt::of(&GetPadron {}),
        Operation::UpdatePadron => Attempt::of(&UpdatePadron {}),
        other => panic!("{other:?} is no look-up"),
    }
}
