//! Who is on the ladder, what is due the longest first.

use leptos::prelude::*;
use types::access::Operation;
use types::dunning::{DunningAction, GetDunningSettings, Ladder, Ladders, ListDunning};

use crate::auth::may;
use crate::dunning::drawer::AccountLadder;
use crate::dunning::showing::{BY_HAND, GRACE, Showing};
use crate::dunning::{STEPS, text, words};
use crate::kit::{
    Badge, Column, Empty, LinkButton, ListTable, Note, PageHead, Paged, Select, Tone, effect, listing, load, say, t,
};

/// The page.
#[component]
pub fn Dunning() -> impl IntoView {
    let showing = Showing::here();
    let list = listing::<Ladders, _>(move |cursor| ListDunning {
        query: showing.asked(cursor),
    });
    let settings = load(|| Some(GetDunningSettings {}));
    let which = RwSignal::new(showing.which.get_untracked());
    effect(move || which.set(showing.which.get()));
    effect(move || {
        let wanted = which.get();
        if wanted != *showing.which.read_untracked() {
            showing.show(wanted);
        }
    });
    let columns = vec![
        Column(t(text::account), ""),
        Column(t(text::owed), "n"),
        Column(t(text::stage), "w1"),
        Column(t(text::next), "w2"),
    ];
    let changed = Callback::new(move |()| list.again());
    let beside = move || {
        let id = showing.open.get()?;
        Some(view! { <AccountLadder account_id=id showing changed /> })
    };
    let off = move || {
        let is_off = settings.value.read().as_ref().is_some_and(|settings| !settings.enabled);
        is_off.then(|| {
            view! {
                <Note>
                    <b>{t(text::is_off)}</b>
                    <p>{t(text::is_off_more)}</p>
                </Note>
            }
        })
    };
    view! {
        <PageHead title=t(text::dunning) about=t(text::dunning_more)>
            {may(Operation::GetDunningSettings)
                .then(|| view! { <LinkButton label=t(text::steps) href=STEPS icon="gear" /> })}
        </PageHead>
        {off}
        <ListTable
            caption=t(text::list)
            columns
            list
            key=|ladder: &Ladder| format!("{ladder:?}")
            row=move |ladder| row(ladder, showing)
            empty=move || none(showing)
        >
            <form class="filters" on:submit=|event| event.prevent_default()>
                <Select value=which options=choices() label=t(text::show) />
            </form>
        </ListTable>
        {beside}
    }
    .into_any()
}

fn choices() -> Vec<(String, String)> {
    let own = [
        ("", t(text::show_all)),
        (BY_HAND, t(text::show_by_hand)),
        (GRACE, t(text::show_grace)),
    ];
    let own = own.map(|(value, label)| (value.to_owned(), label.to_owned()));
    let steps = DunningAction::ALL.map(|action| (action.name().to_owned(), words::name(action).to_owned()));
    own.into_iter().chain(steps).collect()
}

fn none(showing: Showing) -> AnyView {
    if showing.which.read().is_empty() {
        view! { <Empty icon="ok" title=t(text::nobody) about=t(text::nobody_more) /> }.into_any()
    } else {
        view! { <Empty icon="filter" title=t(text::none_such) about=t(text::none_such_more) /> }.into_any()
    }
}

fn row(ladder: Ladder, showing: Showing) -> AnyView {
    let id = ladder.account_id;
    let current = move || (showing.open.get() == Some(id)).then_some("true");
    let marks = view! {
        {ladder.grace.as_ref().map(|grace| view! { <Badge label=words::grace(grace) tone=Tone::Ok /> })}
        {ladder.by_hand.then(|| view! { <Badge label=t(text::to_tell) tone=Tone::Warn /> })}
        {ladder.released.then(|| view! { <Badge label=t(text::released) /> })}
    };
    let stage = ladder.stage.map(words::badge);
    let narrow = ladder.stage.map(words::name).unwrap_or_default();
    let next = ladder.next.map(words::next);
    view! {
        <tr aria-current=current>
            <td class="who">
                <a href=move || showing.beside(id)>{ladder.account_name}</a>
                <small class="whole">
                    {words::overdue(ladder.days)} " · " {say::date(ladder.since)}
                    <span class="nar">" · " {narrow}</span>
                </small>
            </td>
            <td class="n nw"><b>{words::amounts(&ladder.amounts)}</b></td>
            <td class="w1"><span class="badges">{stage} {marks}</span></td>
            <td class="w2">{next}</td>
        </tr>
    }
    .into_any()
}

impl Paged for Ladders {
    type Item = Ladder;
    type Cursor = String;
    fn cut(self) -> (Vec<Ladder>, Option<String>, Option<i64>) {
        (self.items, self.next, None)
    }
}
