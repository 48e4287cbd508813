//! The form of the reseller's own Pix key.

use leptos::prelude::*;
use types::boletos::PixReceiver;
use types::pix::KeyKind;

use crate::boletos::own_pix::{OwnKey, kinds};
use crate::boletos::text;
use crate::kit::{Field, Form, FormFailure, FormFoot, FormView, Select, TextInput, t};

#[component]
pub fn PixForm(at: OwnKey, before: Option<PixReceiver>) -> impl IntoView {
    let form = Form::new();
    let before = before.unwrap_or(PixReceiver {
        kind: KeyKind::Cnpj,
        key: String::new(),
        name: String::new(),
        city: String::new(),
    });
    let kind = RwSignal::new(before.kind.name().to_owned());
    let key = RwSignal::new(before.key);
    let name = RwSignal::new(before.name);
    let city = RwSignal::new(before.city);
    let submit = Callback::new(move |()| {
        let receiver = PixReceiver {
            kind: kind
                .with_untracked(|name| KeyKind::of_name(name))
                .unwrap_or(KeyKind::Cnpj),
            key: key.get_untracked(),
            name: name.get_untracked(),
            city: city.get_untracked(),
        };
        let checked = receiver.parse().map(drop);
        form.send(checked, at.to(Some(receiver)), move |settings| {
            at.done(settings, at.setting, t(text::own_pix_saved));
        });
    });
    let stale = Callback::new(move |()| at.read.again());
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <div class="grid">
                    <Field name="receiver.kind" label=t(text::key_kind)>
                        <Select value=kind options=kinds() />
                    </Field>
                    <Field name="receiver.key" label=t(text::key)>
                        <TextInput value=key />
                    </Field>
                </div>
                <div class="grid">
                    <Field name="receiver.name" label=t(text::pix_name) hint=t(text::pix_name_hint)>
                        <TextInput value=name />
                    </Field>
                    <Field name="receiver.city" label=t(text::pix_city) hint=t(text::pix_city_hint)>
                        <TextInput value=city />
                    </Field>
                </div>
                <FormFailure form on_stale=stale />
            </div>
            <FormFoot form open=at.setting verb=t(text::save) />
        </FormView>
    }
    .into_any()
}
