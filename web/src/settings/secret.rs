//! A password of another system: written, and never shown again once it is saved.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::kit::{Field, PasswordInput, language, say, t};
use crate::settings::text;

/// The field. What is saved stays as long as nothing is typed.
#[component]
pub fn SecretField(
    name: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    /// Since when one is kept.
    kept: Memo<Option<DateTime<Utc>>>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    move || match kept.get() {
        Some(since) => {
            let hint = text::saved_since(language(), say::day_of(since));
            view! {
                <Field name label hint>
                    <PasswordInput value new=true placeholder=t(text::saved) />
                </Field>
            }
            .into_any()
        }
        None if optional => view! {
            <Field name label optional=true>
                <PasswordInput value new=true />
            </Field>
        }
        .into_any(),
        None => view! {
            <Field name label>
                <PasswordInput value new=true />
            </Field>
        }
        .into_any(),
    }
}
