//! The periods that were charged.

use leptos::prelude::*;
use types::subscriptions::Period;

use crate::kit::{Remote, SkelLines, language, say, t};
use crate::subscriptions::desk::Desk;
use crate::subscriptions::text;

/// The list; nothing where there is none.
#[component]
pub fn Periods(desk: Desk) -> impl IntoView {
    let shape = || view! { <div class="card pad-in"><SkelLines lines=4 /></div> };
    view! { <Remote load=desk.periods shape show=shown /> }
}

fn shown(periods: Vec<Period>) -> AnyView {
    if periods.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="card list" aria-label=t(text::periods)>
            <div class="head">
                <h2>{t(text::periods)}</h2>
            </div>
            <table class="table">
                <caption class="vh">{t(text::periods_caption)}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="who">{t(text::days)}</th>
                        <th scope="col" class="w1">{t(text::plan)}</th>
                        <th scope="col" class="n">{t(text::amount)}</th>
                    </tr>
                </thead>
                <tbody>{periods.into_iter().map(row).collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(period: Period) -> AnyView {
    let days = text::period(language(), say::date(period.from), say::date(period.to));
    let plan = text::version(language(), period.plan_name, say::number(period.plan_version));
    let yours = period.invoice_line_id.map(|_| format!("{} ", t(text::you_pay)));
    let cut = period.cut_after.map(|last| {
        if last < period.from {
            t(text::not_had).to_owned()
        } else {
            text::had_until(language(), say::date(last))
        }
    });
    let amount = period
        .amount
        .as_ref()
        .map_or_else(|| t(text::nothing_charged).to_owned(), say::money);
    view! {
        <tr>
            <td class="who">
                <span>{days}</span>
                <small class="whole">
                    <span class="nar">{plan.clone()}" "</span>
                    {yours}
                    {cut}
                </small>
            </td>
            <td class="w1 nw">{plan}</td>
            <td class="n nw">{amount}</td>
        </tr>
    }
    .into_any()
}
