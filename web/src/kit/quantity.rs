//! Quantities: the number first, its limit second, its bar last.

use leptos::prelude::*;
use types::kit::money::{Currency, Money};
use types::limits::NEAR;

use crate::kit::say;
use crate::kit::text::{language, t};

/// A quantity against its limit, none = unlimited: amber near it, red at it; amber too where more is charged and not
/// refused. Without `label` it is for a table cell; `about` then says for screen readers what is counted.
#[component]
pub fn Meter(
    value: i64,
    limit: Option<i64>,
    /// Before the number, at the left.
    #[prop(optional, into)]
    label: Option<String>,
    /// What is counted, and of what.
    #[prop(optional, into)]
    about: Option<String>,
    /// What the quantity is in, when it is money in minor units.
    #[prop(default = None)]
    currency: Option<Currency>,
    /// Whether more than the limit is charged, and not refused.
    #[prop(optional)]
    charged: bool,
) -> impl IntoView {
    let ink = match limit {
        Some(limit) if value >= limit && charged => "warn ink",
        Some(limit) if value >= limit => "bad ink",
        _ => "",
    };
    let money = |minor| {
        let currency = currency.clone()?;
        Some(Money { minor, currency })
    };
    let written = |number| money(number).map_or_else(|| say::number(number), |money| say::money(&money));
    let bare = |number| money(number).map_or_else(|| say::number(number), |money| say::amount(&money));
    let number = view! { <span class=ink>{written(value)}</span> };
    let bound = match limit {
        Some(limit) => format!("/ {}", bare(limit)),
        None => t(text::unlimited).to_owned(),
    };
    let bound = view! { <span class="muted">{bound}</span> };
    let name = about.or_else(|| label.clone());
    let line = match label {
        Some(label) => view! {
            <span class="num"><span class="muted">{label}</span><span>{number} " " {bound}</span></span>
        }
        .into_any(),
        None => view! { <span class="num">{number} {bound}</span> }.into_any(),
    };
    let bar = limit.map(|limit| {
        let spoken = text::of(language(), written(value), written(limit));
        let name = name.map_or_else(|| spoken.clone(), |name| format!("{name}: {spoken}"));
        bar(value, limit, charged, name)
    });
    view! { <div class="use">{line} {bar}</div> }.into_any()
}

/// A figure of a strip (`<section class="card metrics">`): name, number, its limit and bar, a line below.
#[component]
pub fn Metric(
    #[prop(into)] name: String,
    value: i64,
    #[prop(optional)] limit: Option<i64>,
    /// Under the number: what is left, until when.
    #[prop(optional, into)]
    about: Option<String>,
) -> impl IntoView {
    let label = name.clone();
    let bound = limit.map(|limit| view! { " " <small>{text::of_limit(language(), say::number(limit))}</small> });
    let bar = limit.map(|limit| bar(value, limit, false, label.clone()));
    view! {
        <div>
            <h2>{name}</h2>
            <b class="num">{say::number(value)} {bound}</b>
            {bar}
            {about.map(|about| view! { <p>{about}</p> })}
        </div>
    }
    .into_any()
}

fn bar(value: i64, limit: i64, charged: bool, name: String) -> AnyView {
    let shown = value.clamp(0, limit);
    let (low, high) = bounds(limit, charged);
    view! {
        <meter
            value=shown.to_string()
            max=limit.max(1).to_string()
            low=low
            high=high
            optimum="0"
            aria-label=name
        />
    }
    .into_any()
}

/// Where amber and red begin, a tenth below: what a meter holds against `low` and `high` is still under them. Where more
/// is charged red never begins.
fn bounds(limit: i64, charged: bool) -> (String, String) {
    let tenths = limit.saturating_mul(10);
    let near = tenths / 100 * NEAR + tenths % 100 * NEAR / 100;
    let written = |tenths: i64| {
        let tenths = tenths.saturating_sub(1).max(0);
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    let high = if charged {
        limit.max(1).to_string()
    } else {
        written(tenths)
    };
    (written(near), high)
}

mod text {
    types::texts! {
        unlimited: "sin límite", "sem limite", "no limit";
        of(value: String, limit: String): "{value} de {limit}", "{value} de {limit}", "{value} of {limit}";
        of_limit(limit: String): "de {limit}", "de {limit}", "of {limit}";
    }
}

#[cfg(test)]
mod tests {
    use super::bounds;

    #[test]
    fn amber_begins_at_eighty_per_cent_and_red_at_the_limit() {
        for (limit, low, high) in [
            (500, "399.9", "499.9"),
            (3, "2.3", "2.9"),
            (1, "0.7", "0.9"),
            (0, "0.0", "0.0"),
        ] {
            assert_eq!(bounds(limit, false), (low.to_owned(), high.to_owned()), "{limit}");
        }
        assert_eq!(bounds(500, true), ("399.9".to_owned(), "500".to_owned()), "never red");
    }
}
