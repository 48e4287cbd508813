//! One reseller, beside the list.

use leptos::prelude::*;
use types::resellers::{Reseller, Standing};
use types::tax_id::Country;

use crate::kit::{Badge, Button, Drawer, Fact, Facts, Kind, Meter, Note, Remote, SkelLines, Tone, language, say, t};
use crate::resellers::actions::Desk;
use crate::resellers::list::number;
use crate::resellers::plan_field::plan_text;
use crate::resellers::text;

/// The drawer.
#[component]
pub fn ResellerDrawer(desk: Desk, on_close: Callback<()>) -> impl IntoView {
    let reseller = desk.reseller;
    let title = Signal::derive(move || {
        let reseller = reseller.value.read();
        reseller
            .as_ref()
            .map_or_else(|| t(text::reseller).to_owned(), |reseller| reseller.name.clone())
    });
    let about = Signal::derive(move || reseller.value.read().as_ref().map(number).unwrap_or_default());
    view! {
        <Drawer title about on_close>
            <div class="body">
                <Remote load=reseller shape=|| view! { <SkelLines lines=6 /> } show=facts />
            </div>
            {move || reseller.value.get().map(|reseller| view! { <Foot reseller desk /> })}
        </Drawer>
    }
    .into_any()
}

fn facts(reseller: Reseller) -> AnyView {
    let country = match reseller.country {
        Country::Pe => text::peru,
        Country::Br => text::brazil,
    };
    let standing = match reseller.standing {
        Standing::Active => view! {
            <div>
                <Badge label=t(text::active) tone=Tone::Ok />
            </div>
        }
        .into_any(),
        Standing::Suspended { since, reason } => view! {
            <Note tone=Tone::Bad>
                <b>{text::suspended_since(language(), say::moment(since))}</b>
                <p>{reason}</p>
            </Note>
        }
        .into_any(),
    };
    view! {
        {standing}
        <Meter label=t(text::accounts) value=reseller.accounts limit=reseller.plan.maximum_accounts />
        <Facts>
            <Fact name=t(text::plan)>{plan_text(&reseller.plan)}</Fact>
            <Fact name=t(text::country)>{t(country)}</Fact>
            <Fact name=t(text::created)>
                <span class="num">{say::moment(reseller.created_at)}</span>
            </Fact>
        </Facts>
    }
    .into_any()
}

#[component]
fn Foot(reseller: Reseller, desk: Desk) -> impl IntoView {
    let move_plan = Callback::new(move |()| desk.plan_open.set(true));
    let stand = if reseller.standing == Standing::Active {
        let suspend = Callback::new(move |()| desk.suspend_open.set(true));
        view! { <Button label=t(text::suspend_ask) kind=Kind::Danger icon="ban" on_click=suspend /> }.into_any()
    } else {
        let resume = Callback::new(move |()| desk.resume(&reseller));
        view! { <Button label=t(text::resume) kind=Kind::Primary busy=desk.resuming.busy on_click=resume /> }.into_any()
    };
    view! {
        <div class="foot">
            <Button label=t(text::change_plan_ask) icon="plan" on_click=move_plan />
            {stand}
        </div>
    }
    .into_any()
}
