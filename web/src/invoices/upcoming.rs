//! What a reseller will be invoiced next.

use leptos::prelude::*;
use types::invoices::{GetUpcomingInvoices, UpcomingInvoices};

use crate::invoices::text;
use crate::kit::{Card, Remote, SkelLines, language, load, say, t};

/// A whole in hundredths of a percent.
const WHOLE: i64 = 10_000;

/// The card.
#[component]
pub fn Upcoming() -> impl IntoView {
    let read = load(|| Some(GetUpcomingInvoices {}));
    let shape = || view! { <Card><SkelLines lines=2 /></Card> };
    view! { <Remote load=read shape show=shown /> }
}

fn shown(told: UpcomingInvoices) -> AnyView {
    let about = text::next_more(language(), say::date(told.issued_on));
    let figures: Vec<_> = told
        .open
        .iter()
        .map(|open| {
            let lines = match open.lines {
                1 => t(text::next_line).to_owned(),
                count => text::next_lines(language(), say::number(count)),
            };
            view! {
                <div>
                    <b class="num">{say::money(&open.total)}</b>
                    <p>{lines}</p>
                </div>
            }
        })
        .collect();
    let figures = if figures.is_empty() {
        view! { <div><p class="muted">{t(text::next_none)}</p></div> }.into_any()
    } else {
        figures.into_any()
    };
    let discount = (told.discount_basis_points > 0).then(|| {
        let share = say::percent(told.discount_basis_points, WHOLE);
        view! { <p class="muted">{text::your_discount(language(), share)}</p> }
    });
    view! {
        <section class="card metrics" aria-label=t(text::next)>
            <div>
                <h2>{t(text::next)}</h2>
                <p>{about}</p>
                {discount}
            </div>
            {figures}
        </section>
    }
    .into_any()
}
