//! What a subscription is, and what it charges next.

use leptos::prelude::*;
use types::accounts::{Account, Payer};
use types::kit::money::Money;
use types::limits::Meter;
use types::subscriptions::{ChargeLine, Extra, PeriodCharge, Subscription, SubscriptionState, UseCharge};

use crate::kit::{Badge, Card, Fact, Facts, Tone, language, say, t};
use crate::subscriptions::text;

/// A whole in hundredths of a percent.
const WHOLE: i64 = 10_000;

/// The facts of a subscription.
pub fn facts(subscription: Subscription, account: Memo<Account>) -> AnyView {
    let (state, tone) = match subscription.state {
        SubscriptionState::Trial => (t(text::trial), Tone::Quiet),
        SubscriptionState::Active => (t(text::active), Tone::Ok),
        SubscriptionState::Ended => (t(text::ended), Tone::Warn),
    };
    let since = say::date(subscription.starts_on);
    let discount = subscription.discount.map(|discount| {
        let share = say::percent(discount.basis_points, WHOLE);
        match discount.until {
            Some(until) => text::discount_until(language(), say::date(until), share),
            None => share,
        }
    });
    let extra = |extra: &Extra| {
        let each = format!(
            "{} × {}, {}",
            say::number(extra.quantity),
            extra.name,
            say::money(&extra.unit)
        );
        view! { <li>{each}</li> }
    };
    let extras: Vec<_> = subscription.extras.iter().map(extra).collect();
    let extras =
        (!extras.is_empty()).then(|| view! { <Fact name=t(text::extras)><ul role="list">{extras}</ul></Fact> });
    view! {
        <Facts>
            <Fact name=t(text::state)>
                <Badge label=state tone />
            </Fact>
            <Fact name=t(text::plan)>{move || account.with(|account| account.plan.name.clone())}</Fact>
            <Fact name=t(text::starts)>
                <span class="num">{since}</span>
            </Fact>
            <Fact name=t(text::charged_to)>
                <span class="num">{say::date(subscription.charged_to)}</span>
            </Fact>
            {discount.map(|discount| view! { <Fact name=t(text::discount)>{discount}</Fact> })}
            {extras}
            {subscription.end_reason.map(|reason| view! { <Fact name=t(text::reason)>{reason}</Fact> })}
        </Facts>
    }
    .into_any()
}

/// What is charged next, line by line.
#[component]
pub fn Next(next: PeriodCharge) -> impl IntoView {
    let about = text::period(language(), say::date(next.from), say::date(next.to));
    let due = match next.payer {
        Payer::Client => text::due(language(), say::date(next.due_on)),
        Payer::Reseller => t(text::you_pay).to_owned(),
    };
    let title = text::next(language(), say::date(next.from));
    if next.lines.is_empty() {
        return view! { <Card title about><p class="muted">{t(text::no_price)}</p></Card> }.into_any();
    }
    let total = |total: &Money| {
        view! {
            <li>
                <span>
                    <b>{t(text::total)}</b>
                    <small>{due.clone()}</small>
                </span>
                <b class="num nw">{say::money(total)}</b>
            </li>
        }
    };
    let totals: Vec<_> = totals(&next.lines).iter().map(total).collect();
    let lines: Vec<_> = next.lines.iter().map(line).collect();
    view! {
        <Card title about bare=true>
            <ul class="rows" role="list">
                {lines}
                {totals}
            </ul>
        </Card>
    }
    .into_any()
}

/// What of the cycle that runs is beyond the plan by now.
#[component]
pub fn UseBeyond(beyond: Vec<UseCharge>) -> impl IntoView {
    let Some(first) = beyond.first() else {
        return ().into_any();
    };
    let about = text::period(language(), say::date(first.from), say::date(first.to));
    let line = |each: UseCharge| {
        let more = say::number(each.used - each.included);
        let name = match each.meter {
            Meter::SalesNotes => text::more_notes(language(), more),
            Meter::Lookups => text::more_lookups(language(), more),
            _ => text::more_documents(language(), more),
        };
        let included = text::of_included(language(), say::number(each.used), say::number(each.included));
        let unit = text::each_costs(language(), say::money(&each.unit));
        view! {
            <li>
                <span>
                    {name}
                    <small>{format!("{included} · {unit}")}</small>
                </span>
                <span class="num nw">{say::money(&each.amount)}</span>
            </li>
        }
    };
    view! {
        <Card title=t(text::beyond) about bare=true>
            <ul class="rows" role="list">
                {beyond.into_iter().map(line).collect_view()}
            </ul>
        </Card>
    }
    .into_any()
}

fn line(line: &ChargeLine) -> impl IntoView + use<> {
    let name = match line.quantity {
        1 => line.name.clone(),
        quantity => format!("{} × {}", say::number(quantity), line.name),
    };
    let money = |minor| {
        say::money(&Money {
            minor,
            currency: line.amount.currency.clone(),
        })
    };
    let off =
        (line.discount_minor > 0).then(|| text::off(language(), money(line.full.minor), money(line.discount_minor)));
    let tax = line
        .tax
        .as_ref()
        .map(|tax| text::with_tax(language(), money(tax.minor)));
    let about: Vec<String> = off.into_iter().chain(tax).collect();
    view! {
        <li>
            <span>
                {name}
                <small>{about.join(" · ")}</small>
            </span>
            <span class="num nw">{say::money(&line.amount)}</span>
        </li>
    }
}

/// What the lines come to, by currency.
fn totals(lines: &[ChargeLine]) -> Vec<Money> {
    let mut totals: Vec<Money> = Vec::new();
    for line in lines {
        match totals.iter_mut().find(|total| total.currency == line.amount.currency) {
            Some(total) => total.minor += line.amount.minor,
            None => totals.push(line.amount.clone()),
        }
    }
    totals
}
