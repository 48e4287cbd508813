//! Which charge a credit corrects.

use leptos::prelude::*;
use types::accounts::AccountId;
use types::ledger::{Entry, EntryId, EntryKind, LedgerQuery, ListEntries};

use crate::kit::{Field, Select, language, load, say, t};
use crate::statements::text;

/// As many entries of the ledger are looked through for charges.
const LOOKED_THROUGH: u16 = 200;

/// The charges of an account that stand, and the one that is chosen. Copied freely.
#[derive(Clone, Copy)]
pub struct Corrected {
    chosen: RwSignal<String>,
    charges: Memo<Vec<Entry>>,
}

impl Corrected {
    #[must_use]
    pub fn of(account_id: AccountId) -> Self {
        let entries = load(move || {
            let query = LedgerQuery {
                limit: Some(LOOKED_THROUGH),
                ..LedgerQuery::default()
            };
            Some(ListEntries { account_id, query })
        });
        let charges = Memo::new(move |_| {
            let stands = |entry: &&Entry| entry.kind == EntryKind::Charge && entry.reversed_by.is_none();
            let all = entries.value.read();
            let all = all.iter().flat_map(|page| page.items.iter());
            all.filter(stands).cloned().collect::<Vec<Entry>>()
        });
        Self {
            chosen: RwSignal::new(String::new()),
            charges,
        }
    }

    /// The chosen one.
    #[must_use]
    pub fn get(self) -> Option<Entry> {
        let id = self.chosen.get().parse::<EntryId>().ok()?;
        self.charges
            .with(|all| all.iter().find(|entry| entry.id == id).cloned())
    }
}

/// The field that chooses one, where there is any.
#[component]
pub fn CorrectedField(corrected: Corrected) -> impl IntoView {
    let option = |charge: &Entry| {
        let (what, amount) = (charge.description.clone(), say::money(&charge.amount));
        let label = text::charge_of(language(), what, say::date(charge.happened_on), amount);
        (charge.id.to_string(), label)
    };
    let options = Signal::derive(move || corrected.charges.with(|all| all.iter().map(option).collect::<Vec<_>>()));
    let any = Memo::new(move |_| corrected.charges.with(|all| !all.is_empty()));
    move || {
        any.get().then(|| {
            view! {
                <Field name="charge_id" label=t(text::corrects)>
                    <Select value=corrected.chosen options placeholder=t(text::no_charge) />
                </Field>
            }
        })
    }
}
