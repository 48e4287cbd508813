//! Whether what a new account issues is valid, and who takes it.

use leptos::prelude::*;
use types::tax_id::TaxId;

use crate::accounts::form::draft::Draft;
use crate::kit::Form;
use crate::settings::{Choices, SystemSection};

/// The section.
#[component]
pub fn System(form: Form, draft: Draft) -> impl IntoView {
    let country = Memo::new(move |_| draft.country());
    let environment = Memo::new(move |_| draft.environment());
    let real = Memo::new(move |_| TaxId::parse(draft.country(), &draft.tax_id.read()).is_ok());
    let client_may_switch = draft.client_may_switch;
    view! {
        <SystemSection form draft=draft.system country environment client_may_switch>
            <Choices chosen=draft.environment real />
        </SystemSection>
    }
    .into_any()
}
