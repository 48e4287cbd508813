//! The dialogs of the page: a note, and setting something aside.

use leptos::prelude::*;
use types::inbox::{DismissInboxItem, Dismissal, DismissalReason, Note, NoteInboxItem};

use crate::inbox::acts::Acts;
use crate::inbox::{text, words};
use crate::kit::{
    Dialog, Field, Form, FormFailure, FormFoot, FormView, Select, TextArea, language, t, toast, toast_undo,
};

/// Both, each there while it is open.
#[component]
pub fn Dialogs(acts: Acts) -> impl IntoView {
    let about = move || {
        let item = acts.item.read();
        item.as_ref()
            .map(|item| format!("{}, {}", words::what(item), item.account.name))
            .unwrap_or_default()
    };
    let note = Signal::derive(move || text::note_about(language(), about()));
    let aside = Signal::derive(move || text::aside_title(language(), about()));
    view! {
        <Dialog open=acts.note_open title=note>
            <NoteForm acts />
        </Dialog>
        <Dialog open=acts.aside_open title=aside>
            <AsideForm acts />
        </Dialog>
    }
}

#[component]
fn NoteForm(acts: Acts) -> impl IntoView {
    let form = Form::new();
    let kept = acts
        .item
        .with_untracked(|item| item.as_ref().and_then(|item| item.note.clone()));
    let note = RwSignal::new(kept.unwrap_or_default());
    let submit = Callback::new(move |()| {
        let Some(item) = acts.item.get_untracked() else { return };
        let body = Note {
            note: Some(note.get_untracked()),
        };
        let call = NoteInboxItem {
            inbox_item_id: item.id,
            version: item.version,
            body: body.clone(),
        };
        form.send(body.parse(), call, move |_| {
            acts.note_open.set(false);
            toast(t(text::is_noted));
            acts.again();
        });
    });
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <Field name="note" label=t(text::note) hint=t(text::note_hint) optional=true>
                    <TextArea value=note rows=4 />
                </Field>
                <FormFailure form />
            </div>
            <FormFoot form open=acts.note_open verb=t(text::save) />
        </FormView>
    }
    .into_any()
}

#[component]
fn AsideForm(acts: Acts) -> impl IntoView {
    let form = Form::new();
    let reason = RwSignal::new(DismissalReason::Replaced.name().to_owned());
    let options = DismissalReason::ALL.map(|reason| (reason.name().to_owned(), words::reason(reason).to_owned()));
    let submit = Callback::new(move |()| {
        let reason = DismissalReason::of_name(&reason.get_untracked());
        let (Some(item), Some(reason)) = (acts.item.get_untracked(), reason) else {
            return;
        };
        let call = DismissInboxItem {
            inbox_item_id: item.id,
            version: item.version,
            body: Dismissal { reason },
        };
        form.send(Ok(()), call, move |after| {
            acts.aside_open.set(false);
            toast_undo(t(text::is_aside), move || acts.reopen_quietly(&after));
            acts.again();
        });
    });
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <p>{t(text::aside_about)}</p>
                <Field name="reason" label=t(text::reason)>
                    <Select value=reason options=options.to_vec() />
                </Field>
                <FormFailure form />
            </div>
            <FormFoot form open=acts.aside_open verb=t(text::aside_verb) />
        </FormView>
    }
    .into_any()
}
