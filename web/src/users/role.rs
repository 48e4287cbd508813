//! Choosing a role, with what each is for.

use leptos::prelude::*;
use types::access::Role;

use crate::auth::role_name;
use crate::kit::{Choice, Field, t};
use crate::users::text;

/// What a role is for, in one line.
#[must_use]
pub fn role_about(role: Role) -> &'static str {
    t(match role {
        Role::Operator => text::operator_about,
        Role::Owner => text::owner_about,
        Role::Manager => text::manager_about,
        Role::Accountant => text::accountant_about,
        Role::Support => text::support_about,
    })
}

/// The roles a reseller gives, one to be chosen. `group` tells its radio buttons from those of another form.
#[component]
pub fn RoleField(chosen: RwSignal<String>, group: &'static str) -> impl IntoView {
    let choice = move |role: Role| {
        let (label, about) = (role_name(role), role_about(role));
        view! { <Choice chosen value=role.name() group label about /> }
    };
    view! {
        <Field name="role" label=t(text::role) group=true>
            <div class="stack tight">{Role::OF_A_RESELLER.into_iter().map(choice).collect_view()}</div>
        </Field>
    }
    .into_any()
}
