//! Access to the provider: where, and by which key.

use leptos::prelude::*;
use types::boletos::{ProviderAccess, ProviderEnvironment, ProviderKind};
use types::kit::fault::{Fault, Faults};

use crate::boletos::provider::Connection;
use crate::boletos::text;
use crate::kit::{Dialog, Field, Form, FormFailure, FormFoot, FormView, PasswordInput, Segmented, language, say, t};

/// The name of the key in the request.
const KEY: &str = "provider.api_key";

/// The dialog.
#[component]
pub fn AccessDialog(at: Connection) -> impl IntoView {
    view! {
        <Dialog open=at.setting title=t(text::set_up)>
            <AccessForm at />
        </Dialog>
    }
}

#[component]
fn AccessForm(at: Connection) -> impl IntoView {
    let form = Form::new();
    let kept = at.provider();
    let begun = kept
        .as_ref()
        .map_or(ProviderEnvironment::Sandbox, |kept| kept.environment);
    let environment = RwSignal::new(begun.name().to_owned());
    let key = RwSignal::new(String::new());
    // The key that is kept serves the environment it was typed for.
    let saved = kept.map(|kept| (kept.environment, kept.api_key_set_at));
    let saved = Memo::new(move |_| {
        let (of, since) = saved?;
        (of.name() == environment.get()).then_some(since)
    });
    let submit = Callback::new(move |()| {
        let chosen = environment.with_untracked(|name| ProviderEnvironment::of_name(name));
        let access = ProviderAccess {
            kind: ProviderKind::Asaas,
            environment: chosen.unwrap_or(ProviderEnvironment::Sandbox),
            api_key: Some(key.get_untracked()).filter(|typed| !typed.trim().is_empty()),
            new_webhook_token: false,
        };
        let parsed = access.key().and_then(|typed| match typed {
            None if saved.get_untracked().is_none() => Err(Faults::one(KEY, Fault::Required)),
            _ => Ok(()),
        });
        form.send(parsed, at.to(Some(access)), move |changed| {
            at.done(changed, at.setting, t(text::saved));
        });
    });
    let environments = vec![
        (ProviderEnvironment::Sandbox.name(), t(text::sandbox)),
        (ProviderEnvironment::Production.name(), t(text::production)),
    ];
    let stale = Callback::new(move |()| at.read.again());
    let key_field = move || {
        let (hint, placeholder) = match saved.get() {
            Some(since) => (
                text::key_kept(language(), say::day_of(since)),
                t(text::saved_placeholder),
            ),
            None if at.provider().is_some() => (t(text::key_again).to_owned(), "$aact_…"),
            None => (t(text::api_key_hint).to_owned(), "$aact_…"),
        };
        view! {
            <Field name=KEY label=t(text::api_key) hint>
                <PasswordInput value=key new=true placeholder />
            </Field>
        }
    };
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <Field
                    name="provider.environment"
                    label=t(text::environment)
                    hint=t(text::environment_hint)
                    group=true
                >
                    <Segmented value=environment options=environments fill=true />
                </Field>
                {key_field}
                <FormFailure form on_stale=stale />
            </div>
            <FormFoot form open=at.setting verb=t(text::save) />
        </FormView>
    }
    .into_any()
}
