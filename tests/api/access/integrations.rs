//! One valid request for each operation of an account's own software.

use tests::Attempt;
use tests::session::sign_in;
use tests::world::PASSWORD;
use types::access::Operation;
use types::integrations::{AccountReport, ChangeClientPassword, GetStanding, ReportUsage, ReportUsers, SignInClient};
use types::usage::UsersReport;

use super::made::same_password;
use super::target::Target;

pub(super) fn request(operation: Operation, on: &Target<'_>) -> Attempt {
    let account_id = on.account.0;
    match operation {
        Operation::GetStanding => Attempt::of(&GetStanding { account_id }),
        Operation::SignInClient => Attempt::of(&SignInClient {
            account_id,
            body: sign_in("gerencia@cuenta.example", PASSWORD).body,
        }),
        Operation::ChangeClientPassword => Attempt::of(&ChangeClientPassword {
            account_id,
            body: same_password(),
        }),
        Operation::ReportUsers => Attempt::of(&ReportUsers {
            account_id,
            body: UsersReport { users: 2 },
        }),
        Operation::ReportUsage => Attempt::of(&ReportUsage {
            account_id,
            body: AccountReport {
                sales_notes: Some(3),
                ..AccountReport::default()
            },
        }),
        other => panic!("{other:?} is no account's software's"),
    }
}
