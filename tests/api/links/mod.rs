//! One-use links: invitations, new passwords, and proofs of an address.

mod email;
mod invitation;
mod post;
mod reset;

use types::links::ChosenPassword;

/// Another password than everybody's.
pub(crate) const ANOTHER: &str = "nieve-tambor-lago";

fn chosen(token: &str, password: &str) -> ChosenPassword {
    ChosenPassword {
        token: token.to_owned(),
        password: password.to_owned(),
    }
}
