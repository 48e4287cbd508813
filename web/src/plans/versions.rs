//! The versions of a plan, with the accounts that are on each.

use leptos::prelude::*;
use types::access::Operation;
use types::plans::{PlanId, PlanVersion};

use crate::auth::may;
use crate::kit::format::NOTHING;
use crate::kit::{LinkButton, language, say, t};
use crate::moves;
use crate::plans::{terms, text};

/// The card, the newest version first.
#[component]
pub fn Versions(plan: PlanId, current: i64, all: Vec<PlanVersion>) -> impl IntoView {
    let rows = all
        .into_iter()
        .map(|version| row(plan, current, version))
        .collect_view();
    view! {
        <section class="card list" aria-label=t(text::versions)>
            <div class="head">
                <div>
                    <h2>{t(text::versions)}</h2>
                    <p>{t(text::versions_more)}</p>
                </div>
            </div>
            <table class="table">
                <caption class="vh">{t(text::versions)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(text::version)}</th>
                        <th scope="col" class="n w2 air">{t(text::price)}</th>
                        <th scope="col" class="w2 air">{t(text::made_by)}</th>
                        <th scope="col" class="n air">{t(text::accounts)}</th>
                        <th scope="col" class="do"><span class="vh">{t(text::actions)}</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(plan: PlanId, current: i64, version: PlanVersion) -> AnyView {
    let is_old = version.number < current;
    let is_priced = version.terms.price.is_some() && may(Operation::ChangePlan);
    let label = match (is_old, is_priced) {
        (true, _) => Some(t(text::move_to_newest)),
        (false, true) => Some(t(text::other_price)),
        (false, false) => None,
    };
    let label = label.filter(|_| version.accounts > 0 && may(Operation::MoveAccounts));
    let way = label.map(|label| {
        let href = moves::of_version(plan, version.number);
        view! { <LinkButton label href small=true /> }
    });
    let price = terms::price(version.terms.price().as_ref());
    view! {
        <tr>
            <td class="who">
                <b>{text::version_number(language(), say::number(version.number))}</b>
                <small>{say::moment(version.created_at)}</small>
                <small class="nar">{price.clone()}</small>
            </td>
            <td class="n w2 air nw">{price}</td>
            <td class="w2 air nw">{version.created_by.unwrap_or_else(|| NOTHING.to_owned())}</td>
            <td class="n air">{say::number(version.accounts)}</td>
            <td class="do">{way}</td>
        </tr>
    }
    .into_any()
}
