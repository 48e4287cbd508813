//! Which of these pages an address asks for, and the slip of paper they are drawn on.

use leptos::prelude::*;
use types::links::Purpose;

use crate::chunks::{ChoosePassword, ForgotPassword, VerifyEmail};
use crate::kit::frame::Mark;
use crate::kit::t;
use crate::links::text;

/// Where somebody who forgot a password asks for a link.
pub const FORGOT: &str = "/reset";

/// A page outside of the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    Forgot,
    Choose,
    Verify,
}

/// The page of an address, if it is one of these.
#[must_use]
pub fn page_at(path: &str) -> Option<Gate> {
    if path.trim_end_matches('/') == FORGOT {
        return Some(Gate::Forgot);
    }
    let leads = |purpose: Purpose| path.starts_with(purpose.path());
    if leads(Purpose::Invitation) || leads(Purpose::Reset) {
        Some(Gate::Choose)
    } else if leads(Purpose::Verification) {
        Some(Gate::Verify)
    } else {
        None
    }
}

/// The token at the end of the address.
#[must_use]
pub fn token() -> String {
    let path = window().location().pathname().unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

impl Gate {
    #[must_use]
    pub fn view(self) -> AnyView {
        let page = match self {
            Self::Forgot => view! { <ForgotPassword /> }.into_any(),
            Self::Choose => view! { <ChoosePassword /> }.into_any(),
            Self::Verify => view! { <VerifyEmail /> }.into_any(),
        };
        view! {
            <main class="gate">
                <div class="slip">
                    <header>
                        <Mark />
                        <div>
                            <b>"Talonario"</b>
                            <small>{t(text::centre)}</small>
                        </div>
                    </header>
                    {page}
                </div>
            </main>
        }
        .into_any()
    }
}
