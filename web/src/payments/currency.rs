//! In which currency something of an account is typed.

use leptos::prelude::*;
use types::accounts::AccountId;
use types::kit::money::Currency;
use types::ledger::{Balance, GetBalances};
use types::tax_id::Country;

use crate::kit::{Field, Select, effect, format, load, t};
use crate::payments::text;

/// The currencies that an account may owe in, and the one that is chosen. Copied freely.
#[derive(Clone, Copy)]
pub struct Currencies {
    chosen: RwSignal<String>,
    offered: Memo<Vec<Currency>>,
}

impl Currencies {
    /// Those it has a balance in, what it owes in first; then its country's, and dollars.
    #[must_use]
    pub fn of(account_id: AccountId, country: Country) -> Self {
        let balances = load(move || Some(GetBalances { account_id }));
        let offered = Memo::new(move |_| offered(balances.value.get().unwrap_or_default(), country));
        let chosen = RwSignal::new(String::new());
        effect(move || {
            let first = offered.with(|all| all.first().cloned());
            if let Some(first) = first.filter(|_| balances.value.read().is_some()) {
                chosen.set(first.as_str().to_owned());
            }
        });
        Self { chosen, offered }
    }

    /// The chosen one.
    #[must_use]
    pub fn get(self) -> Currency {
        let chosen = self.chosen.get();
        self.offered.with(|all| {
            let found = all.iter().find(|each| each.as_str() == chosen).or_else(|| all.first());
            found.cloned().unwrap_or_else(Currency::sol)
        })
    }
}

fn offered(mut balances: Vec<Balance>, country: Country) -> Vec<Currency> {
    balances.sort_by_key(|balance| balance.open_minor <= 0);
    let known = balances.into_iter().map(|balance| balance.currency);
    let dollars = Currency::parse("USD").ok();
    let mut all: Vec<Currency> = Vec::new();
    for each in known.chain([country.currency()]).chain(dollars) {
        if !all.contains(&each) {
            all.push(each);
        }
    }
    all
}

/// The field that chooses one.
#[component]
pub fn CurrencyField(currencies: Currencies) -> impl IntoView {
    let options = move || {
        currencies
            .offered
            .with(|all| all.iter().map(format::choice).collect::<Vec<_>>())
    };
    let options = Signal::derive(options);
    view! {
        <Field name="amount.currency" label=t(text::currency)>
            <Select value=currencies.chosen options />
        </Field>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn balance(currency: &str, open_minor: i64) -> Balance {
        Balance {
            currency: Currency::parse(currency).expect("a currency"),
            balance_minor: open_minor,
            open_minor,
            overdue_minor: 0,
            withheld_minor: 0,
            unused_minor: 0,
            overdue_since: None,
        }
    }

    #[test]
    fn what_is_owed_in_comes_first() {
        let told = |balances, country| -> Vec<String> {
            let all = offered(balances, country);
            all.iter().map(|each| each.as_str().to_owned()).collect()
        };
        assert_eq!(told(vec![], Country::Pe), ["PEN", "USD"]);
        assert_eq!(
            told(vec![balance("BRL", 0), balance("PEN", 5)], Country::Br),
            ["PEN", "BRL", "USD"]
        );
        assert_eq!(told(vec![balance("USD", 5)], Country::Pe), ["USD", "PEN"]);
    }
}
