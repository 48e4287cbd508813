//! One account on the ladder: what it owes, what was done, what to say, whom to tell, and grace.

use leptos::prelude::*;
use types::access::Operation;
use types::accounts::AccountId;
use types::dunning::{AccountDunning, EndGrace, GetDunning, Ladder, ReadyText, TellDunningStep, Told, ToldStep};

use crate::accounts::{address, level};
use crate::auth::may;
use crate::dunning::contact::ContactDialog;
use crate::dunning::grace::GraceDialog;
use crate::dunning::showing::Showing;
use crate::dunning::{text, timeline, words};
use crate::kit::{
    Button, Confirm, Drawer, ErrorNote, Fact, Facts, Kind, LinkButton, Note, Remote, SkelLines, Task, Tone, copy_text,
    load, say, t, toast,
};

/// The drawer beside the list. `changed` reads the list again.
#[component]
pub fn AccountLadder(account_id: AccountId, showing: Showing, changed: Callback<()>) -> impl IntoView {
    let read = load(move || Some(GetDunning { account_id }));
    let (contacting, granting, ending) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let ladder = move |tell: fn(&Ladder) -> String| {
        Signal::derive(move || {
            let told = read.value.read();
            let ladder = told.as_ref().and_then(|told| told.ladder.as_ref());
            ladder.map(tell).unwrap_or_default()
        })
    };
    let name = ladder(|ladder| ladder.account_name.clone());
    let title = Signal::derive(move || match name.get() {
        name if name.is_empty() => t(text::account).to_owned(),
        name => name,
    });
    let about = ladder(|ladder| words::overdue(ladder.days));
    let close = Callback::new(move |()| showing.close());
    let done = Callback::new(move |told: AccountDunning| {
        read.set(told);
        changed.run(());
    });
    let again = Callback::new(move |()| read.again());
    let task = Task::new();
    let end = Callback::new(move |()| {
        task.run(EndGrace { account_id }, move |told| {
            ending.set(false);
            toast(t(text::grace_ended));
            done.run(told);
        });
    });
    let telling = Task::new();
    let tell = Callback::new(move |body: ToldStep| {
        telling.run(TellDunningStep { account_id, body }, move |told| {
            toast(t(text::noted_told));
            done.run(told);
        });
    });
    let has_grace = Memo::new(move |_| read.value.read().as_ref().is_some_and(|told| told.grace.is_some()));
    let contact = Signal::derive(move || read.value.read().as_ref().and_then(|told| told.contact.clone()));
    let ask = move |open: RwSignal<bool>| Callback::new(move |()| open.set(true));
    let acts = move || {
        may(Operation::GrantGrace).then(|| {
            let ending = has_grace
                .get()
                .then(|| view! { <Button label=t(text::end_grace) on_click=ask(ending) /> });
            let verb = if has_grace.get() {
                text::change_grace
            } else {
                text::give_grace
            };
            view! {
                {ending}
                <Button label=t(verb) on_click=ask(granting) />
            }
        })
    };
    let shape = || view! { <SkelLines lines=8 /> };
    let to_tell = ask(contacting);
    view! {
        <Drawer title about on_close=close>
            <div class="body">
                <Remote load=read shape show=move |told| shown(&told, to_tell, tell) />
                {move || telling.failure.get().map(|failure| view! { <ErrorNote failure /> })}
            </div>
            <div class="foot">
                {acts}
                <LinkButton
                    label=t(text::open_statement)
                    href=address::tab(account_id, address::STATEMENT)
                    kind=Kind::Primary
                />
            </div>
        </Drawer>
        <ContactDialog account_id contact open=contacting done=again />
        <GraceDialog account_id open=granting done />
        <Confirm open=ending title=t(text::end_grace_title) verb=t(text::end_grace) task on_confirm=end>
            <p>{t(text::end_grace_more)}</p>
        </Confirm>
    }
    .into_any()
}

fn shown(told: &AccountDunning, to_tell: Callback<()>, tell: Callback<ToldStep>) -> AnyView {
    let standing = match &told.ladder {
        Some(ladder) => standing(ladder),
        None => view! { <Note tone=Tone::Ok>{t(text::not_on_it)}</Note> }.into_any(),
    };
    let grace = told.grace.as_ref().map(|grace| {
        let (until, by) = (words::grace(grace), format!("{} · {}", grace.reason, grace.by));
        view! {
            <Note tone=Tone::Ok>
                <b>{until}</b>
                <p>{by}</p>
            </Note>
        }
    });
    view! {
        {grace}
        {standing}
        {told.whatsapp.as_ref().map(|ready| whatsapp(ready, waiting(told), tell))}
        <section class="stack tight">
            <h3>{t(text::contact)}</h3>
            {contact(told)}
            {may(Operation::ChangeBillingContact)
                .then(|| view! { <p><Button label=t(text::change_contact) small=true on_click=to_tell /></p> })}
        </section>
        <section class="stack tight">
            <h3>{t(text::what_was_done)}</h3>
            {timeline::of_account(told)}
        </section>
    }
    .into_any()
}

fn standing(ladder: &Ladder) -> AnyView {
    let stops = ladder
        .stops
        .map(|stops| view! { <Fact name=t(text::stops)>{level::name(stops)}</Fact> });
    let released = ladder.released.then(|| view! { <Note>{t(text::released_more)}</Note> });
    let stage = ladder
        .stage
        .map(|stage| view! { <Fact name=t(text::stage)>{words::badge(stage)}</Fact> });
    let next = ladder
        .next
        .map(|next| view! { <Fact name=t(text::next)>{words::next(next)}</Fact> });
    let (amounts, since) = (words::amounts(&ladder.amounts), say::date(ladder.since));
    view! {
        <Facts>
            <Fact name=t(text::owed)>
                <b class="num">{amounts}</b>
            </Fact>
            <Fact name=t(text::since)>{since}</Fact>
            {stage}
            {stops}
            {next}
        </Facts>
        {released}
    }
    .into_any()
}

fn contact(told: &AccountDunning) -> AnyView {
    let Some(contact) = &told.contact else {
        return view! { <p>{t(text::no_contact)}</p> }.into_any();
    };
    let addresses = match contact.emails.join(", ") {
        none if none.is_empty() => t(text::no_address).to_owned(),
        some => some,
    };
    let phone = contact.phone.clone().unwrap_or_else(|| t(text::no_phone).to_owned());
    view! {
        <Facts>
            <Fact name=t(text::emails)>{addresses}</Fact>
            <Fact name=t(text::phone)>{phone}</Fact>
        </Facts>
    }
    .into_any()
}

/// The last step, where somebody is to tell the client of it.
fn waiting(told: &AccountDunning) -> Option<ToldStep> {
    let last = told.steps.iter().find(|step| step.told != Told::PassedOver)?;
    (last.waits() && may(Operation::TellDunningStep)).then_some(ToldStep {
        since: last.since,
        days: last.days,
    })
}

/// What to say by WhatsApp: to be copied, or opened with it; and that it was said.
fn whatsapp(ready: &ReadyText, waiting: Option<ToldStep>, tell: Callback<ToldStep>) -> AnyView {
    let taken = ready.text.clone();
    let copy = Callback::new(move |()| copy_text(&taken));
    let link = ready.digits.as_ref().map(|digits| {
        let text = String::from(js_sys::encode_uri_component(&ready.text));
        let href = format!("https://wa.me/{digits}?text={text}");
        view! {
            <a class="btn sm" href=href target="_blank" rel="noopener noreferrer">
                <span>{t(text::open_whatsapp)}</span>
            </a>
        }
    });
    let told = waiting.map(|step| {
        let note = Callback::new(move |()| tell.run(step));
        view! { <Button label=t(text::i_told) icon="check" small=true on_click=note /> }
    });
    view! {
        <section class="stack tight">
            <h3>{t(text::whatsapp)}</h3>
            <p class="quoted">{ready.text.clone()}</p>
            <p class="acts">
                <Button label=t(text::copy) icon="copy" small=true on_click=copy />
                {link}
                {told}
            </p>
        </section>
    }
    .into_any()
}
