//! The tab of an account.

use leptos::prelude::*;
use types::access::Operation;
use types::accounts::Account;
use types::subscriptions::{AccountSubscription, GetSubscription, ListPeriods, SubscriptionState};

use crate::auth::may;
use crate::kit::{Button, Card, Empty, Kind, Remote, SkelLines, load, t};
use crate::subscriptions::change::ChangeDialog;
use crate::subscriptions::desk::Desk;
use crate::subscriptions::end::EndDialog;
use crate::subscriptions::facts::{Next, UseBeyond, facts};
use crate::subscriptions::periods::Periods;
use crate::subscriptions::plan::PlanDialog;
use crate::subscriptions::start::StartDialog;
use crate::subscriptions::text;

/// What the account is charged, what it will be next, and what it was.
#[component]
pub fn SubscriptionTab(account: Memo<Account>, again: Callback<()>) -> impl IntoView {
    let id = account.with_untracked(|account| account.id);
    let desk = Desk {
        id,
        account,
        read: load(move || Some(GetSubscription { account_id: id })),
        periods: load(move || Some(ListPeriods { account_id: id })),
        moved: again,
        starting: RwSignal::new(false),
        changing: RwSignal::new(false),
        planning: RwSignal::new(false),
        ending: RwSignal::new(false),
    };
    let shape = || view! { <Card><SkelLines lines=6 /></Card> };
    view! {
        <Remote load=desk.read shape show=move |told| shown(told, desk) />
        <Periods desk />
        {may(Operation::StartSubscription).then(|| view! { <StartDialog desk /> })}
        {may(Operation::ChangeSubscription).then(|| view! { <ChangeDialog desk /> })}
        {may(Operation::ChangePlanNow).then(|| view! { <PlanDialog desk /> })}
        {may(Operation::EndSubscription).then(|| view! { <EndDialog desk /> })}
    }
    .into_any()
}

fn shown(told: AccountSubscription, desk: Desk) -> AnyView {
    let Some(subscription) = told.subscription else {
        return view! {
            <Card>
                <Empty icon="redo" title=t(text::none) about=t(text::none_more)>
                    {start_button(desk, t(text::start_ask))}
                </Empty>
            </Card>
        }
        .into_any();
    };
    let is_ended = subscription.state == SubscriptionState::Ended;
    let acts = move || {
        if is_ended {
            return start_button(desk, t(text::start_again)).into_any();
        }
        may(Operation::ChangeSubscription)
            .then(|| {
                let open = |dialog: RwSignal<bool>| Callback::new(move |()| dialog.set(true));
                view! {
                    <div class="acts">
                        <Button label=t(text::end_ask) kind=Kind::Danger on_click=open(desk.ending) />
                        <Button label=t(text::change_ask) on_click=open(desk.changing) />
                        <Button label=t(text::plan_ask) icon="plan" on_click=open(desk.planning) />
                    </div>
                }
            })
            .into_any()
    };
    view! {
        <Card title=t(text::subscription) acts>{facts(subscription, desk.account)}</Card>
        <UseBeyond beyond=told.beyond />
        {told.next.map(|next| view! { <Next next /> })}
    }
    .into_any()
}

fn start_button(desk: Desk, label: &'static str) -> impl IntoView {
    let start = Callback::new(move |()| desk.starting.set(true));
    may(Operation::StartSubscription).then(|| view! { <Button label kind=Kind::Primary icon="plus" on_click=start /> })
}
