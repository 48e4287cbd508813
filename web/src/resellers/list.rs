//! Who resells. A row opens beside the list.

use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};
use types::kit::page::PageQuery;
use types::resellers::{GetReseller, ListResellers, Reseller, ResellerId, Standing};
use types::tax_id::written;

use crate::kit::{
    Column, Dot, Empty, Kind, LinkButton, ListTable, Meter, PageHead, Tone, browser, listing, load, quietly, say, t,
};
use crate::resellers::actions::{ActionDialogs, Desk};
use crate::resellers::detail::ResellerDrawer;
use crate::resellers::text;

/// The address of the form.
pub const NEW: &str = "/resellers/new";

const LIST: &str = "/resellers";

/// The page.
#[component]
pub fn Resellers() -> impl IntoView {
    let list = listing(|cursor| ListResellers {
        query: PageQuery { cursor, limit: None },
    });
    let params = use_params_map();
    let asked = Memo::new(move |_| params.read().get("id"));
    let id = Memo::new(move |_| asked.get().and_then(|id| id.parse::<ResellerId>().ok()));
    let reseller = load(move || id.get().map(|reseller_id| GetReseller { reseller_id }));
    let desk = Desk::of(list, reseller);
    let navigate = use_navigate();
    let leave = Callback::new(move |()| {
        let left = id.get_untracked();
        navigate(LIST, quietly(false));
        request_animation_frame(move || back_to_row(left));
    });
    Effect::new(move |_| {
        if asked.read().is_some() && id.read().is_none() {
            leave.run(());
        }
    });
    let is_open = Memo::new(move |_| id.read().is_some());
    view! {
        <PageHead title=t(text::resellers) about=t(text::resellers_more)>
            <LinkButton label=t(text::new_reseller) href=NEW kind=Kind::Primary icon="plus" />
        </PageHead>
        <ListTable
            caption=t(text::list)
            columns=vec![
                Column(t(text::reseller), ""),
                Column(t(text::plan), "w3 air"),
                Column(t(text::accounts), "air"),
                Column(t(text::standing), "w1 air"),
                Column(t(text::created), "w3 air"),
            ]
            list
            key=|reseller: &Reseller| format!("{}-{}", reseller.id, reseller.version)
            row=move |reseller| row(reseller, id)
            empty=|| {
                view! {
                    <Empty icon="accounts" title=t(text::nobody) about=t(text::nobody_more)>
                        <LinkButton label=t(text::new_reseller) href=NEW icon="plus" />
                    </Empty>
                }
            }
        />
        {move || is_open.get().then(|| view! { <ResellerDrawer desk on_close=leave /> })}
        <ActionDialogs desk />
    }
    .into_any()
}

/// The focus returns to the row, also when the row was drawn anew meanwhile.
fn back_to_row(left: Option<ResellerId>) {
    let is_lost = document()
        .active_element()
        .is_none_or(|element| element.tag_name() == "BODY");
    if let (true, Some(id)) = (is_lost, left) {
        browser::focus(&format!("a[href='{LIST}/{id}']"));
    }
}

fn row(reseller: Reseller, open: Memo<Option<ResellerId>>) -> AnyView {
    let id = reseller.id;
    let current = move || (open.get() == Some(id)).then_some("true");
    let suspended = reseller.standing != Standing::Active;
    let warning = suspended.then(|| view! { <span class="nar bad ink">{t(text::suspended)} " · "</span> });
    view! {
        <tr aria-current=current>
            <td class="who">
                <a href=format!("{LIST}/{id}")>{reseller.name.clone()}</a>
                <small class="num">{warning} {number(&reseller)}</small>
            </td>
            <td class="w3 air nw">{reseller.plan.name}</td>
            <td class="air">
                <Meter value=reseller.accounts limit=reseller.plan.maximum_accounts about=t(text::accounts) />
            </td>
            <td class="w1 air"><StandingDot suspended /></td>
            <td class="w3 air nw">{say::day_of(reseller.created_at)}</td>
        </tr>
    }
    .into_any()
}

/// The tax number with its name, as its country writes it.
#[must_use]
pub fn number(reseller: &Reseller) -> String {
    let country = reseller.country;
    format!("{} {}", country.tax_id_name(), written(country, &reseller.tax_id))
}

#[component]
fn StandingDot(suspended: bool) -> impl IntoView {
    if suspended {
        view! { <Dot label=t(text::suspended) tone=Tone::Bad /> }
    } else {
        view! { <Dot label=t(text::active) tone=Tone::Ok /> }
    }
}
