//! The keys by which an account's own software sends its documents: made, shown once, revoked.

use leptos::prelude::*;
use types::accounts::{
    Account, AccountId, CreateIntegrationKey, IntegrationKey, IntegrationKeyMade, ListIntegrationKeys,
    NewIntegrationKey, RevokeIntegrationKey,
};

use crate::accounts::example::Example;
use crate::accounts::text;
use crate::kit::{
    Button, Card, Confirm, CopyField, Empty, Field, Form, FormFailure, FormView, Icon, Kind, Load, Note, Remote,
    SkelLines, Task, TextInput, Tone, language, load, say, t, toast,
};

/// The tab.
#[component]
pub fn IntegrationTab(account: Memo<Account>) -> impl IntoView {
    let id = account.with_untracked(|account| account.id);
    let keys = load(move || Some(ListIntegrationKeys { account_id: id }));
    let made = RwSignal::new(None::<IntegrationKeyMade>);
    let secret = Memo::new(move |_| made.read().as_ref().map(|made| made.secret.clone()));
    view! {
        <div class="split">
            <div class="stack">
                {move || made.get().map(|given| view! { <MadeKey given made /> })}
                <Card title=t(text::keys) about=t(text::keys_more) bare=true>
                    <Keys keys account=id />
                </Card>
                {move || view! { <Example account=id secret=secret.get() /> }}
            </div>
            <NewKey account=id keys made />
        </div>
    }
    .into_any()
}

/// The form that makes a key.
#[component]
fn NewKey(
    account: AccountId,
    keys: Load<Vec<IntegrationKey>>,
    made: RwSignal<Option<IntegrationKeyMade>>,
) -> impl IntoView {
    let form = Form::new();
    let name = RwSignal::new(String::new());
    let submit = Callback::new(move |()| {
        let body = NewIntegrationKey {
            name: name.get_untracked(),
        };
        let call = CreateIntegrationKey {
            account_id: account,
            body: body.clone(),
        };
        form.send(body.parse(), call, move |given| {
            name.set(String::new());
            keys.value.update(|keys| {
                if let Some(keys) = keys {
                    keys.insert(0, given.key.clone());
                }
            });
            made.set(Some(given));
        });
    });
    view! {
        <Card title=t(text::new_key)>
            <FormView form on_submit=submit>
                <Field name="name" label=t(text::key_name) hint=t(text::key_name_hint)>
                    <TextInput value=name />
                </Field>
                <FormFailure form />
                <div class="acts">
                    <Button label=t(text::create_key) icon="key" kind=Kind::Primary submit=true busy=form.task.busy />
                </div>
            </FormView>
        </Card>
    }
}

/// A key just made: the only time its secret is shown.
#[component]
fn MadeKey(given: IntegrationKeyMade, made: RwSignal<Option<IntegrationKeyMade>>) -> impl IntoView {
    let kept = Callback::new(move |()| made.set(None));
    let title = text::key_made(language(), given.key.name.clone());
    let heading = NodeRef::<leptos::html::H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            drop(heading.focus());
            heading.scroll_into_view();
        }
    });
    view! {
        <section class="card">
            <div class="head"><h2 node_ref=heading tabindex="-1">{title}</h2></div>
            <div class="body stack">
                <CopyField value=given.secret label=t(text::key_secret) />
                <Note tone=Tone::Warn>{t(text::key_once)}</Note>
                <div class="acts"><Button label=t(text::key_kept) on_click=kept /></div>
            </div>
        </section>
    }
}

#[component]
fn Keys(keys: Load<Vec<IntegrationKey>>, account: AccountId) -> impl IntoView {
    let show = move |list: Vec<IntegrationKey>| {
        if list.is_empty() {
            return view! { <Empty icon="key" title=t(text::no_keys) about=t(text::no_keys_more) /> }.into_any();
        }
        let row = |key| view! { <Key key_=key keys account /> };
        view! { <ul class="rows" role="list">{list.into_iter().map(row).collect_view()}</ul> }.into_any()
    };
    view! { <Remote load=keys shape=|| view! { <div class="pad-in"><SkelLines lines=3 /></div> } show /> }
}

#[component]
fn Key(key_: IntegrationKey, keys: Load<Vec<IntegrationKey>>, account: AccountId) -> impl IntoView {
    let key = key_;
    let id = key.id;
    let task = Task::new();
    let open = RwSignal::new(false);
    let ask = Callback::new(move |()| open.set(true));
    let name = key.name.clone();
    let revoke = Callback::new(move |()| {
        let call = RevokeIntegrationKey {
            account_id: account,
            key_id: id,
        };
        let done = text::key_revoked(language(), name.clone());
        task.run(call, move |()| {
            open.set(false);
            toast(done);
            keys.value.update(|keys| {
                if let Some(keys) = keys {
                    keys.retain(|key| key.id != id);
                }
            });
        });
    });
    let used = match key.last_used_at {
        Some(moment) => text::last_used(language(), say::lately(moment)),
        None => t(text::never_used).to_owned(),
    };
    let created = text::created_on(language(), say::day_of(key.created_at));
    view! {
        <li>
            <Icon name="key" />
            <span>
                <b>{key.name.clone()}</b>
                <small><code>{key.hint} "…"</code> " · " {created} " · " {used}</small>
            </span>
            <span>
                <Button
                    label=t(text::revoke_ask)
                    spoken=text::revoke_which(language(), key.name.clone())
                    kind=Kind::Danger
                    small=true
                    on_click=ask
                />
                <Confirm
                    open
                    title=text::revoke_title(language(), key.name)
                    verb=t(text::revoke)
                    task
                    on_confirm=revoke
                >
                    <p>{t(text::revoke_means)}</p>
                </Confirm>
            </span>
        </li>
    }
}
