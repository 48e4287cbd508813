//! Which ways to pay a reseller takes, in which order they are offered, and what its clients need to pay so.

use leptos::prelude::*;
use types::access::Operation;
use types::payments::{ChangePaymentMethods, ListPaymentMethods, MethodSetting};
use types::tax_id::Country;

use crate::auth::{may, session};
use crate::kit::{
    Button, Empty, ErrorNote, Fact, Facts, Form, FormFailure, FormView, Kind, Load, Note, PageHead, SkelLines, Tone,
    follow, load, t, toast,
};
use crate::payments::method_draft::Draft;
use crate::payments::method_row::{all_taken, left_out};
use crate::payments::{text, words};
use crate::shell::NotFound;

/// The address of the page.
pub const METHODS: &str = "/payment-methods";

/// The page.
#[component]
pub fn PaymentMethods() -> impl IntoView {
    let country = session::me()
        .and_then(|me| me.reseller)
        .map(|reseller| reseller.country);
    let (true, Some(country)) = (may(Operation::ListPaymentMethods), country) else {
        return view! { <NotFound /> }.into_any();
    };
    let methods = load(|| Some(ListPaymentMethods {}));
    let begun = Memo::new(move |_| methods.value.read().is_some());
    let drawn = move || {
        if begun.get() {
            let had = follow(methods.value.into())?;
            return Some(if may(Operation::ChangePaymentMethods) {
                view! { <Editor had methods country /> }.into_any()
            } else {
                (move || told(&had.read(), country)).into_any()
            });
        }
        let retry = Callback::new(move |()| methods.again());
        Some(match methods.failure.get() {
            Some(failure) => view! { <ErrorNote failure retry /> }.into_any(),
            None => view! { <SkelLines lines=8 /> }.into_any(),
        })
    };
    view! {
        <PageHead title=t(text::methods) about=t(text::methods_more) />
        {drawn}
    }
    .into_any()
}

/// The form of whoever may change them.
#[component]
fn Editor(had: Memo<Vec<MethodSetting>>, methods: Load<Vec<MethodSetting>>, country: Country) -> impl IntoView {
    let form = Form::new();
    let draft = Draft::new(form, &had.read_untracked(), country);
    let kept = Memo::new(move |_| Draft::kept(&had.read(), country));
    let differs = Memo::new(move |_| draft.change() != *kept.read());
    let none = Memo::new(move |_| draft.taken.read().is_empty());
    let submit = Callback::new(move |()| {
        if none.get_untracked() || !differs.get_untracked() {
            return;
        }
        let body = untrack(|| draft.change());
        form.send(body.parse(), ChangePaymentMethods { body }, move |changed| {
            draft.write(&changed);
            methods.set(changed);
            toast(t(text::methods_saved));
        });
    });
    let undo = Callback::new(move |()| {
        form.forget("methods");
        form.task.clear();
        draft.write(&had.read_untracked());
    });
    let rows = move || all_taken(draft, draft.taken.get(), 0);
    let others = move || {
        let all = draft.left_out(true);
        (!all.is_empty()).then(|| {
            view! {
                <div class="head ruled">
                    <h2>{t(text::not_taken)}</h2>
                </div>
                <ul class="ways" role="list">
                    {all.into_iter().map(|method| left_out(draft, method)).collect_view()}
                </ul>
            }
        })
    };
    let nothing = move || {
        none.get().then(|| {
            view! {
                <div class="body">
                    <Note tone=Tone::Warn alert=true>{t(text::none_taken)}</Note>
                </div>
            }
        })
    };
    let unsaved = move || differs.get().then(|| t(text::unsaved));
    let same = Signal::derive(move || !differs.get());
    let idle = Signal::derive(move || !differs.get() || none.get());
    view! {
        <FormView form on_submit=submit class="card settings">
            <div class="head ruled">
                <div>
                    <h2>{t(text::taken)}</h2>
                    <p>{t(text::taken_more)}</p>
                </div>
                <span class="muted small" role="status">{unsaved}</span>
            </div>
            <ol class="ways" role="list">{rows}</ol>
            {nothing}
            {others}
            <Abroad draft begun=Draft::tells_abroad(&had.read_untracked(), country) />
            <span class="vh" role="status">{move || draft.moved.get()}</span>
            <div class="body told"><FormFailure form /></div>
            <div class="foot">
                <Button label=t(text::undo_changes) disabled=same on_click=undo />
                <Button
                    label=t(text::save_methods)
                    kind=Kind::Primary
                    submit=true
                    disabled=idle
                    busy=form.task.busy
                />
            </div>
        </FormView>
    }
    .into_any()
}

/// What the other country's clients pay by besides: for who has some there, and asks for it or asked before.
#[component]
fn Abroad(draft: Draft, begun: bool) -> impl IntoView {
    let shown = RwSignal::new(begun);
    let show = Callback::new(move |()| shown.set(true));
    let (title, ask) = match draft.country {
        Country::Pe => (t(text::in_brazil), t(text::also_in_brazil)),
        Country::Br => (t(text::in_peru), t(text::also_in_peru)),
    };
    let rows = move || {
        let all = draft.abroad.get();
        (!all.is_empty()).then(|| {
            let rows = all_taken(draft, all, draft.taken.read().len());
            view! { <ol class="ways" role="list">{rows}</ol> }
        })
    };
    let others = move || {
        let all = draft.left_out(false);
        (!all.is_empty()).then(|| {
            let rows = all.into_iter().map(|method| left_out(draft, method)).collect_view();
            view! { <ul class="ways" role="list">{rows}</ul> }
        })
    };
    move || {
        if shown.get() {
            return view! {
                <div class="head ruled">
                    <div>
                        <h2>{title}</h2>
                        <p>{t(text::abroad_more)}</p>
                    </div>
                </div>
                {rows}
                {others}
            }
            .into_any();
        }
        view! {
            <div class="body">
                <Button label=ask icon="plus" on_click=show />
            </div>
        }
        .into_any()
    }
}

/// What is taken, to be read only.
fn told(all: &[MethodSetting], country: Country) -> AnyView {
    let is_told = |each: &&MethodSetting| each.enabled && (each.method.is_of(country) || each.details.is_some());
    let taken = all.iter().filter(is_told);
    let fact = |each: &MethodSetting| {
        let details = match each.details.clone() {
            Some(details) => view! { <span class="lines">{details}</span> }.into_any(),
            None => view! { <span class="muted">{t(text::no_details)}</span> }.into_any(),
        };
        view! { <Fact name=words::method(each.method)>{details}</Fact> }
    };
    let facts: Vec<_> = taken.map(fact).collect();
    if facts.is_empty() {
        return view! {
            <section class="card">
                <Empty icon="pay" title=t(text::nothing_taken) about=t(text::owners_set) />
            </section>
        }
        .into_any();
    }
    view! {
        <section class="card settings">
            <div class="head">
                <div>
                    <h2>{t(text::taken)}</h2>
                    <p>{t(text::owners_set)}</p>
                </div>
            </div>
            <div class="body">
                <Facts>{facts}</Facts>
            </div>
        </section>
    }
    .into_any()
}
