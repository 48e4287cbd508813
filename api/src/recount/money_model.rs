//! What differs of the ledger of an account, in words.

use serde_json::{Map, Value, json};

use super::difference::{Difference, number};
use crate::ledger::recount_model::{Counted, Credit, Standing};
use crate::ledger::recount_store::Sum;

/// A sum that differs.
pub(super) fn of_sums(((account, currency), stands, is): &(Sum, i64, i64)) -> Difference {
    let key = format!("account_id={account} currency={currency}");
    number("ledger_balances", key, "balance_minor", *stands, *is)
}

/// A credit without a number of its own, and the number it should have.
pub(super) fn of_credits((credit, is): &(Credit, i64)) -> Difference {
    Difference {
        table: "credit_notes",
        key: format!("entry_id={}", credit.entry),
        counter: "number",
        was: credit
            .number
            .map_or_else(|| "none".to_owned(), |number| number.to_string()),
        is: is.to_string(),
    }
}

/// What differs of what is open of an entry. Where that is right and yet more settles the entry than there is of it, the
/// settlements are told.
pub(super) fn of_items(item: &Counted) -> Vec<Difference> {
    let told = |standing: Option<&Standing>| {
        standing.map(|standing| {
            [
                ("account_id", standing.of.account.to_string()),
                ("currency", standing.of.currency.clone()),
                ("falls_on", standing.of.falls_on.to_string()),
                ("is_charge", standing.is_charge.to_string()),
                ("is_open", standing.is_open.to_string()),
                ("open_minor", standing.open.to_string()),
                ("withheld_minor", standing.withheld.to_string()),
            ]
        })
    };
    let key = format!("entry_id={}", item.entry);
    let should = item.should();
    let difference = |counter, was: String, is: String| Difference {
        table: "ledger_items",
        key: key.clone(),
        counter,
        was,
        is,
    };
    let differing = match (told(item.standing.as_ref()), told(should.as_ref())) {
        (Some(was), Some(is)) => {
            let both = was.into_iter().zip(is).filter(|(was, is)| was != is);
            both.map(|((counter, was), (_, is))| difference(counter, was, is))
                .collect()
        }
        (None, Some(_)) => {
            let open = should.map_or(0, |should| should.open);
            vec![difference("open_minor", "none".to_owned(), open.to_string())]
        }
        (_, None) => Vec::new(),
    };
    if differing.is_empty() && item.is_overdrawn() {
        let settled = item.settled.minor;
        return vec![number(
            "ledger_settlements",
            key,
            "minor",
            settled,
            item.amount_minor.abs(),
        )];
    }
    differing
}

/// Differences as the history of an account tells them: before the repair, and after it.
pub(super) fn told(differences: &[Difference]) -> (Value, Value) {
    let side = |value: fn(&Difference) -> &String| {
        let field = |each: &Difference| (format!("{} {}", each.key, each.counter), json!(value(each)));
        Value::Object(differences.iter().map(field).collect::<Map<_, _>>())
    };
    (side(|each| &each.was), side(|each| &each.is))
}
