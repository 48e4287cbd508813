//! What a reseller will be invoiced next.

use leptos::prelude::*;
use types::invoices::{GetUpcomingInvoices, Upcoming, UpcomingInvoices};

use crate::invoices::text;
use crate::kit::{Card, Remote, SkelLines, language, load, say, t};

/// A whole in hundredths of a percent.
const WHOLE: i64 = 10_000;

/// The card.
#[component]
pub fn UpcomingCard() -> impl IntoView {
    let read = load(|| Some(GetUpcomingInvoices {}));
    let shape = || view! { <Card><SkelLines lines=2 /></Card> };
    view! { <Remote load=read shape show=shown /> }
}

fn shown(told: UpcomingInvoices) -> AnyView {
    let when = text::next_more(language(), say::date(told.issued_on));
    let figure = |open: &Upcoming| {
        let lines = match open.lines {
            1 => t(text::next_line).to_owned(),
            count => text::next_lines(language(), say::number(count)),
        };
        view! {
            <div>
                <h2>{t(text::next)}</h2>
                <b class="num">{say::money(&open.total)}</b>
                <p>{format!("{lines} · {when}")}</p>
            </div>
        }
    };
    let figures: Vec<_> = told.open.iter().map(figure).collect();
    let figures = if figures.is_empty() {
        view! {
            <div>
                <h2>{t(text::next)}</h2>
                <b>{t(text::next_none)}</b>
                <p>{when.clone()}</p>
            </div>
        }
        .into_any()
    } else {
        figures.into_any()
    };
    let discount = (told.discount_basis_points > 0).then(|| {
        view! {
            <div>
                <h2>{t(text::your_discount)}</h2>
                <b class="num">{say::percent(told.discount_basis_points, WHOLE)}</b>
                <p>{t(text::of_each_plan)}</p>
            </div>
        }
    });
    view! {
        <section class="card metrics" aria-label=t(text::next)>
            {figures}
            {discount}
        </section>
    }
    .into_any()
}
