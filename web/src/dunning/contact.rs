//! Whom to tell of an account.

use leptos::prelude::*;
use types::accounts::AccountId;
use types::dunning::{BillingContact, BillingContactChange, ChangeBillingContact};
use types::kit::text::Language;

use crate::dunning::text;
use crate::kit::{
    Dialog, Field, Form, FormFailure, FormFoot, FormView, Select, TextArea, TextInput, language, t, toast,
};

/// The dialog.
#[component]
pub fn ContactDialog(
    account_id: AccountId,
    contact: Signal<Option<BillingContact>>,
    open: RwSignal<bool>,
    done: Callback<()>,
) -> impl IntoView {
    view! {
        <Dialog open title=t(text::contact)>
            <ContactForm account_id contact=contact.get_untracked() open done />
        </Dialog>
    }
}

#[component]
fn ContactForm(
    account_id: AccountId,
    contact: Option<BillingContact>,
    open: RwSignal<bool>,
    done: Callback<()>,
) -> impl IntoView {
    let form = Form::new();
    let known = contact.as_ref();
    let emails = RwSignal::new(known.map(|contact| contact.emails.join("\n")).unwrap_or_default());
    let phone = RwSignal::new(known.and_then(|contact| contact.phone.clone()).unwrap_or_default());
    let spoken = known.map_or_else(language, |contact| contact.language);
    let chosen = RwSignal::new(spoken.code().to_owned());
    let submit = Callback::new(move |()| {
        let typed = emails.get_untracked();
        let each = typed
            .split([',', ';', '\n', ' '])
            .map(str::trim)
            .filter(|each| !each.is_empty());
        let phone = phone.get_untracked();
        let body = BillingContactChange {
            emails: each.map(str::to_owned).collect(),
            phone: (!phone.trim().is_empty()).then_some(phone),
            language: Language::of_tag(&chosen.get_untracked()),
        };
        let call = ChangeBillingContact {
            account_id,
            body: body.clone(),
        };
        form.send(body.parse(language()), call, move |_| {
            open.set(false);
            toast(t(text::contact_saved));
            done.run(());
        });
    });
    let languages = [Language::Es, Language::Pt, Language::En].map(|each| {
        let name = match each {
            Language::Es => "Español",
            Language::Pt => "Português",
            Language::En => "English",
        };
        (each.code().to_owned(), name.to_owned())
    });
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <Field name="emails" label=t(text::emails) hint=t(text::emails_hint) optional=true>
                    <TextArea value=emails rows=2 />
                </Field>
                <Field name="phone" label=t(text::phone) hint=t(text::phone_hint) optional=true>
                    <TextInput value=phone kind="tel" keys="tel" />
                </Field>
                <Field name="language" label=t(text::spoken)>
                    <Select value=chosen options=languages.to_vec() />
                </Field>
                <FormFailure form />
            </div>
            <FormFoot form open verb=t(text::save) />
        </FormView>
    }
    .into_any()
}
