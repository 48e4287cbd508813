//! A test message by the settings as they are typed, really sent.

use leptos::prelude::*;
use types::accounts::AccountId;
use types::kit::fault::Faults;
use types::kit::value::Email;
use types::settings::{AccountMailTest, MailSettings, MailTest, MailTested, TestAccountMail, TestMail};

use crate::auth::me;
use crate::kit::{Button, ErrorNote, Failure, Field, Form, Note, Task, TextInput, Tone, language, t};
use crate::settings::draft::MailDraft;
use crate::settings::text;

/// The fields that a test message is made of.
const TOLD: [&str; 2] = ["to", "mail"];

/// The row: where to, the button, and what came of it.
#[component]
pub fn TestMessage(form: Form, draft: MailDraft, account: Option<AccountId>) -> impl IntoView {
    let to = RwSignal::new(untrack(me).map(|me| me.email).unwrap_or_default());
    let task = Task::new();
    let sent = RwSignal::new(None::<MailTested>);
    Effect::new(move |_| {
        drop((draft.request(), to.get()));
        sent.set(None);
        task.clear();
    });
    let send = Callback::new(move |()| {
        let Some(mail) = untrack(|| draft.request()) else {
            return;
        };
        let to = to.get_untracked();
        match judged(&to, &mail, draft) {
            Err(faults) => form.tell_some(&TOLD, faults),
            Ok(()) => start(task, account, to, mail, sent, form),
        }
    });
    view! {
        <div class="stack tight">
            <Field name="to" label=t(text::test_to) hint=t(text::test_hint)>
                <div class="join long">
                    <TextInput value=to kind="email" keys="email" />
                    <Button label=t(text::send_test) busy=task.busy on_click=send />
                </div>
            </Field>
            <div role="status">{move || told(sent.get())}</div>
            {move || {
                let failure = task.failure.get().filter(|failure| failure.faults().is_empty());
                failure.map(|failure| view! { <ErrorNote failure /> })
            }}
        </div>
    }
    .into_any()
}

fn told(sent: Option<MailTested>) -> Option<AnyView> {
    let words = text::test_sent(language(), sent?.to);
    Some(view! { <Note tone=Tone::Ok>{words}</Note> }.into_any())
}

/// What is wrong with the address and the settings, before anything is sent.
fn judged(to: &str, mail: &MailSettings, draft: MailDraft) -> Result<(), Faults> {
    let mut faults = Faults::default();
    faults.take("to", Email::parse(to));
    faults.take_all(mail.parse(draft.saved.get_untracked().as_ref()));
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn start(
    task: Task,
    account: Option<AccountId>,
    to: String,
    mail: MailSettings,
    sent: RwSignal<Option<MailTested>>,
    form: Form,
) {
    let done = move |tested| sent.set(Some(tested));
    let failed = move |failure: &Failure| {
        let mut faults = Faults::default();
        for each in failure.faults() {
            faults.add(&each.field, each.fault.clone());
        }
        form.tell_some(&TOLD, faults);
    };
    form.tell_some(&TOLD, Faults::default());
    match account {
        Some(account_id) => {
            let body = AccountMailTest { to, mail: Some(mail) };
            task.run_or(TestAccountMail { account_id, body }, done, failed);
        }
        None => task.run_or(
            TestMail {
                body: MailTest { to, mail },
            },
            done,
            failed,
        ),
    }
}
