//! The statement by e-mail: the days that are shown, to one or more addresses.

use leptos::prelude::*;
use types::access::Operation;
use types::accounts::AccountId;
use types::kit::text::Language;
use types::statements::{SendStatement, StatementMail, StatementQuery};

use crate::auth::{may, session};
use crate::kit::{
    Button, Dialog, Field, Form, FormFailure, FormFoot, FormView, Kind, TextArea, TextInput, browser, language, say, t,
    toast,
};
use crate::statements::text;

/// The field of an address: its name in the request, and its label.
type AddressField = (&'static str, fn(Language) -> &'static str);

/// By their places.
const ADDRESSES: [AddressField; 5] = [
    ("addresses.0", text::address),
    ("addresses.1", text::address_2),
    ("addresses.2", text::address_3),
    ("addresses.3", text::address_4),
    ("addresses.4", text::address_5),
];

/// Whether one may send, and the installation does.
#[must_use]
pub fn may_send() -> bool {
    let sends = untrack(session::me).is_some_and(|me| me.mail);
    sends && may(Operation::SendStatement)
}

/// The button and its dialog.
#[component]
pub fn SendButton(account: AccountId, asked: Signal<StatementQuery>) -> impl IntoView {
    let open = RwSignal::new(false);
    let ask = Callback::new(move |()| open.set(true));
    view! {
        <Button label=t(text::send) icon="send" on_click=ask />
        <Dialog open title=t(text::send_title)>
            <SendForm account asked=asked.get_untracked() open />
        </Dialog>
    }
}

#[component]
fn SendForm(account: AccountId, asked: StatementQuery, open: RwSignal<bool>) -> impl IntoView {
    let form = Form::new();
    let addresses = RwSignal::new(vec![RwSignal::new(String::new())]);
    let message = RwSignal::new(String::new());
    let what = match (asked.from, asked.to) {
        (Some(from), Some(to)) => text::send_more(language(), say::date(from), say::date(to)),
        _ => t(text::send_usual).to_owned(),
    };
    let own = untrack(session::me).map(|me| me.email).unwrap_or_default();
    let submit = Callback::new(move |()| {
        forget_empty(addresses);
        let typed = addresses.get_untracked();
        let body = StatementMail {
            addresses: typed.into_iter().map(|address| address.get_untracked()).collect(),
            message: Some(message.get_untracked()),
            from: asked.from,
            to: asked.to,
            currency: asked.currency.clone(),
        };
        let call = SendStatement {
            account_id: account,
            body: body.clone(),
        };
        form.send(body.parse(), call, move |sent| {
            open.set(false);
            toast(text::is_sent(language(), sent.addresses.join(", ")));
        });
    });
    let more = Callback::new(move |()| {
        addresses.update(|all| all.push(RwSignal::new(String::new())));
        request_animation_frame(|| {
            browser::focus("#addresses > :last-child input");
        });
    });
    let can_be_more = Memo::new(move |_| addresses.read().len() < ADDRESSES.len());
    let field = move |(value, (name, label)): (RwSignal<String>, AddressField)| {
        view! {
            <Field name label=t(label)>
                <TextInput value kind="email" keys="email" autofocus=true />
            </Field>
        }
    };
    view! {
        <FormView form on_submit=submit class="">
            <div class="body">
                <p>{what}</p>
                <div class="stack" id="addresses">
                    {move || addresses.get().into_iter().zip(ADDRESSES).map(field).collect_view()}
                </div>
                {move || {
                    can_be_more
                        .get()
                        .then(|| {
                            view! {
                                <p>
                                    <Button
                                        label=t(text::one_more)
                                        kind=Kind::Ghost
                                        icon="plus"
                                        small=true
                                        on_click=more
                                    />
                                </p>
                            }
                        })
                }}
                <Field name="message" label=t(text::message) hint=text::message_hint(language(), own) optional=true>
                    <TextArea value=message rows=4 />
                </Field>
                <FormFailure form />
            </div>
            <FormFoot form open verb=t(text::send_verb) />
        </FormView>
    }
    .into_any()
}

/// Further addresses that were left empty go away; the first stays, to be asked for.
fn forget_empty(addresses: RwSignal<Vec<RwSignal<String>>>) {
    let is_empty = |address: &RwSignal<String>| address.with_untracked(|address| address.trim().is_empty());
    let some = addresses.with_untracked(|all| all.iter().skip(1).any(is_empty));
    if some {
        addresses.update(|all| {
            let first = all.first().copied();
            let others: Vec<_> = all.iter().skip(1).filter(|each| !is_empty(each)).copied().collect();
            *all = first.into_iter().chain(others).collect();
        });
    }
}
