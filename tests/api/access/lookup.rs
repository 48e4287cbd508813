//! One valid request for each operation on look-ups.

use tests::Attempt;
use types::access::Operation;
use types::lookup::contract::{AnswerDni, AnswerRuc};
use types::lookup::named::{FindByName, NameQuery};
use types::lookup::providers::ListLookupProviders;
use types::lookup::several::{FindSeveral, LookupNumbers};
use types::lookup::stops::{LiftLookupStop, LiftResellerLookupStop, ListLookupStops};
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
        Operation::ListLookupProviders => Attempt::of(&ListLookupProviders {}),
        Operation::FindByName => Attempt::of(&FindByName {
            query: NameQuery {
                name: "hilados puk".to_owned(),
                limit: None,
            },
        }),
        Operation::FindSeveral => Attempt::of(&FindSeveral {
            body: LookupNumbers { numbers: vec![number] },
        }),
        Operation::AnswerRuc => Attempt::of(&AnswerRuc { number }),
        Operation::AnswerDni => Attempt::of(&AnswerDni {
            number: "40123457".to_owned(),
        }),
        Operation::ListLookupStops => Attempt::of(&ListLookupStops {}),
        Operation::LiftLookupStop => Attempt::of(&LiftLookupStop {
            account_id: on.account.0,
        }),
        Operation::LiftResellerLookupStop => Attempt::of(&LiftResellerLookupStop {
            reseller_id: on.reseller.0,
        }),
        other => panic!("{other:?} is no look-up"),
    }
}
