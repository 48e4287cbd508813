//! The dialog in which many accounts are changed: it asks, tells how far it is, and what came of each.

use leptos::prelude::*;
use types::accounts::{Lock, LockLevel};

use crate::accounts::level::{self, LevelField};
use crate::accounts::list::bulk::{Act, Bulk, Stage, Told, summary};
use crate::accounts::list::text;
use crate::accounts::text as words;
use crate::kit::{Button, Dialog, Field, Form, FormView, Icon, Kind, Note, TextArea, Tone, language, say, t};

/// The dialog.
#[component]
pub fn BulkDialog(bulk: Bulk) -> impl IntoView {
    let level = RwSignal::new(LockLevel::default().name().to_owned());
    let reason = RwSignal::new(String::new());
    let title = Signal::derive(move || title(bulk));
    let asking = Memo::new(move |_| *bulk.stage.read() == Stage::Asking);
    view! {
        <Dialog open=bulk.open title>
            {move || match (asking.get(), bulk.act.get_untracked()) {
                (true, Act::Lock(_)) => view! { <LockThem bulk level reason /> }.into_any(),
                (true, Act::Unlock) => view! { <UnlockThem bulk /> }.into_any(),
                (false, _) => view! { <Outcome bulk /> }.into_any(),
            }}
        </Dialog>
    }
}

fn title(bulk: Bulk) -> String {
    let stage = bulk.stage.get();
    let count = match stage {
        Stage::Asking => bulk.picked.count(),
        Stage::Going { all, .. } => all,
        Stage::Over(_) => return t(text::outcome).to_owned(),
    };
    match (bulk.act.get(), count) {
        (Act::Lock(_), 1) => t(text::lock_one).to_owned(),
        (Act::Lock(_), count) => text::lock_many(language(), number(count)),
        (Act::Unlock, 1) => t(text::unlock_one).to_owned(),
        (Act::Unlock, count) => text::unlock_many(language(), number(count)),
    }
}

/// Asks for level and reason. What was typed stays until the page is left.
#[component]
fn LockThem(bulk: Bulk, level: RwSignal<String>, reason: RwSignal<String>) -> impl IntoView {
    let form = Form::new();
    let back = Callback::new(move |()| bulk.open.set(false));
    let submit = Callback::new(move |()| {
        let lock = Lock {
            level: level::chosen(level),
            reason: reason.get_untracked(),
        };
        match lock.parse() {
            Ok(_) => bulk.begin(Act::Lock(lock)),
            Err(faults) => form.refuse(faults),
        }
    });
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <LevelField level />
                <Field name="reason" label=t(words::reason) hint=t(text::reason_for_all)>
                    <TextArea value=reason rows=2 />
                </Field>
            </div>
            <div class="foot">
                <Button label=t(words::do_not_lock) harmless=true on_click=back />
                <Button label=t(text::lock_verb) kind=Kind::DangerPrimary submit=true />
            </div>
        </FormView>
    }
    .into_any()
}

#[component]
fn UnlockThem(bulk: Bulk) -> impl IntoView {
    let back = Callback::new(move |()| bulk.open.set(false));
    let unlock = Callback::new(move |()| bulk.begin(Act::Unlock));
    view! {
        <div class="body">
            <p>{t(text::unlock_means)}</p>
        </div>
        <div class="foot">
            <Button label=t(text::cancel) harmless=true on_click=back />
            <Button label=t(text::unlock_verb) kind=Kind::Primary on_click=unlock />
        </div>
    }
    .into_any()
}

/// How far it is, then what came of each.
#[component]
fn Outcome(bulk: Bulk) -> impl IntoView {
    move || match bulk.stage.get() {
        Stage::Asking => ().into_any(),
        Stage::Going { done, all } => going(done, all),
        Stage::Over(told) => over(bulk, &told),
    }
}

fn going(done: usize, all: usize) -> AnyView {
    let so_far = text::going_on(language(), number(done), number(all));
    view! {
        <div class="body">
            <div class="doing" role="status">
                <span class="num">{so_far.clone()}</span>
                <progress value=done.to_string() max=all.to_string() aria-label=so_far />
                <p class="hint">{t(text::you_may_leave)}</p>
            </div>
        </div>
    }
    .into_any()
}

fn over(bulk: Bulk, told: &[Told]) -> AnyView {
    let close = Callback::new(move |()| bulk.open.set(false));
    let again = Callback::new(move |()| bulk.begin(bulk.act.get_untracked()));
    let (done, left): (Vec<&Told>, Vec<&Told>) = told.iter().partition(|each| each.refused.is_none());
    let tone = if done.is_empty() { Tone::Bad } else { Tone::Warn };
    let stay = bulk.picked.count();
    let stay_words = match stay {
        0 => None,
        1 => Some(t(text::one_left).to_owned()),
        count => Some(text::some_left(language(), number(count))),
    };
    let hint = stay_words.map(|words| view! { " " {words} });
    let refused = |each: &Told| {
        let (name, why) = (each.name.clone(), each.refused.clone());
        view! {
            <li>
                <Icon name="warn" />
                <span><b>{name}</b><small>{why}</small></span>
            </li>
        }
    };
    let fine = |each: &Told| view! { <li>{each.name.clone()}</li> };
    let hidden = (!done.is_empty()).then(|| {
        view! {
            <details>
                <summary>{text::done_list(language(), number(done.len()))}</summary>
                <ul class="names">{done.iter().map(|each| fine(each)).collect_view()}</ul>
            </details>
        }
    });
    let said = summary(&bulk.act.get_untracked(), done.len());
    view! {
        <div class="body">
            <Note tone alert=true>
                <b>{said}"."</b>
                {hint}
            </Note>
            <ul class="outcomes" role="list">{left.iter().map(|each| refused(each)).collect_view()}</ul>
            {hidden}
        </div>
        <div class="foot">
            <Button label=t(text::done) harmless=true on_click=close />
            {(stay > 0).then(|| view! { <Button label=t(text::again) icon="redo" kind=Kind::Primary on_click=again /> })}
        </div>
    }
    .into_any()
}

fn number(count: usize) -> String {
    say::number(i64::try_from(count).unwrap_or(i64::MAX))
}
