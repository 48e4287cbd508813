//! One valid request for each operation on leave to issue.

use tests::Attempt;
use types::access::Operation;
use types::admissions::{CreateAdmission, CreateAdmissions, NewAdmission, NewDocuments, PreviewAdmission};

use super::made::announced;
use super::target::Target;

pub(super) fn request(operation: Operation, on: &Target<'_>) -> Attempt {
    let account_id = on.account.0;
    let body = NewAdmission::Document(announced(on));
    match operation {
        Operation::CreateAdmission => Attempt::of(&CreateAdmission { account_id, body }),
        Operation::CreateAdmissions => Attempt::of(&CreateAdmissions {
            account_id,
            body: NewDocuments {
                documents: vec![announced(on)],
            },
        }),
        Operation::PreviewAdmission => Attempt::of(&PreviewAdmission { account_id, body }),
        other => panic!("{other:?} is no admission"),
    }
}
