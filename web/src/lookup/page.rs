//! The page of look-ups: one number, many at once, and by name. The address says which.

use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};
use types::lookup::Taxpayer;
use types::tax_id::Country;

use crate::auth::me;
use crate::kit::{PageHead, t};
use crate::lookup::by_name::{ByName, Naming};
use crate::lookup::one::{One, Single};
use crate::lookup::several::{Pasting, Several};
use crate::lookup::stops::Stops;
use crate::lookup::text;

/// How one looks up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    One,
    Several,
    ByName,
}

impl Way {
    fn of(address: Option<&str>) -> Self {
        match address {
            Some("several") => Self::Several,
            Some("name") if has_names() => Self::ByName,
            _ => Self::One,
        }
    }

    const fn address(self) -> &'static str {
        match self {
            Self::One => "/lookup",
            Self::Several => "/lookup?by=several",
            Self::ByName => "/lookup?by=name",
        }
    }
}

/// Names are those of the *padrón*, which Brazil has none of.
fn has_names() -> bool {
    me().and_then(|me| me.reseller)
        .is_none_or(|reseller| reseller.country == Country::Pe)
}

/// The page.
#[component]
pub fn Lookup() -> impl IntoView {
    let query = use_query_map();
    let navigate = use_navigate();
    let way = Memo::new(move |_| Way::of(query.read().get("by").as_deref()));
    let single = Single::new();
    let pasting = Pasting::new();
    let naming = Naming::new();
    let refused = Signal::derive(move || single.is_stopped() || pasting.is_stopped() || naming.is_stopped());
    let open = Callback::new(move |taxpayer: Taxpayer| {
        navigate(Way::One.address(), leptos_router::NavigateOptions::default());
        single.show(taxpayer);
    });
    let tab = move |each: Way, name: &'static str| {
        let current = move || (way.get() == each).then_some("page");
        view! { <a href=each.address() aria-current=current>{name}</a> }
    };
    let by_name = move || has_names().then(|| tab(Way::ByName, t(text::by_name)));
    let body = move || match way.get() {
        Way::One => view! { <One single /> }.into_any(),
        Way::Several => view! { <Several pasting on_open=open /> }.into_any(),
        Way::ByName => view! { <ByName naming on_open=open /> }.into_any(),
    };
    view! {
        <PageHead title=t(text::title) about=t(text::title_more) />
        <nav class="tabs" aria-label=t(text::ways)>
            {tab(Way::One, t(text::by_one))} {tab(Way::Several, t(text::by_several))} {by_name}
        </nav>
        <Stops refused />
        {body}
    }
    .into_any()
}
