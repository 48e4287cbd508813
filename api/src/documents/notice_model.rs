//! Pure rules of notices: what one makes of a document that comes in after it.

use std::collections::HashMap;

use types::accounts::{AccountId, Environment};
use types::documents::{DocumentState, TaxOffice};
use types::kit::problem::Code;

use super::model::{Kept, Known};
use super::state_model::{self, Standing, Step};
use super::xml::{Asks, Named};
use crate::kit::error::{Refusal, Result};

/// The documents that one names, in its own environment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lines<'a> {
    pub account: AccountId,
    pub environment: Environment,
    pub named: &'a [Named],
}

impl<'a> Lines<'a> {
    pub(super) const fn of(notice: &Kept, named: &'a [Named]) -> Self {
        Self {
            account: notice.document.account_id,
            environment: notice.document.environment,
            named,
        }
    }
}

/// A notice that names documents, as it stands.
#[derive(Clone, Debug)]
pub(crate) struct Naming {
    pub account: AccountId,
    pub environment: Environment,
    pub named: Named,
    /// The identity of the notice.
    pub notice: String,
    pub standing: Standing,
}

/// What earlier notices say of documents that come in, and which numbers were used that a notice says are not.
#[derive(Clone, Debug)]
pub(crate) struct Before {
    naming: Vec<Naming>,
    used: HashMap<Known, String>,
}

impl Before {
    pub(super) fn new(naming: Vec<Naming>) -> Self {
        let used = HashMap::new();
        Self { naming, used }
    }

    /// Notes that a notice names a number that was used, by the identity of that document.
    pub(super) fn used(&mut self, notice: Known, used: Option<String>) {
        self.used.extend(used.map(|used| (notice, used)));
    }

    /// A document that comes in, as it stands by the notices that name it.
    ///
    /// # Errors
    /// When its number was declared unused, or when it declares one unused that was used.
    pub(crate) fn meet(&self, coming: Kept) -> Result<Kept> {
        if let Some(used) = self.used.get(&coming.known()) {
            return Err(Refusal::new(Code::NumberInUse).detail(used.clone()).into());
        }
        let mut naming: Vec<&Naming> = self.naming.iter().filter(|each| each.names(&coming)).collect();
        if coming.document.kind.tax_office() == TaxOffice::Sefaz {
            let unused = naming.iter().find(|each| each.standing.state.is_taken());
            return unused.map_or(Ok(coming), |unused| {
                let refusal = Refusal::new(Code::NumberDeclaredUnused);
                Err(refusal.detail(unused.notice.clone()).into())
            });
        }
        naming.sort_by_key(|each| each.weight());
        let standing = naming.into_iter().fold(coming.standing.clone(), Naming::follow);
        let mut coming = coming;
        coming.document.state = standing.told();
        coming.standing = standing;
        Ok(coming)
    }
}

impl Naming {
    fn names(&self, kept: &Kept) -> bool {
        let document = &kept.document;
        self.account == document.account_id && self.environment == document.environment && self.named.is(document)
    }

    /// A document is declared before it is voided, and its voiding is asked for before it is granted, in whatever order
    /// the notices came.
    fn weight(&self) -> u8 {
        match (self.named.asks, self.standing.state.is_taken()) {
            (Asks::Declare, _) => 0,
            (Asks::Void, false) => 1,
            (Asks::Void, true) => 2,
        }
    }

    /// How a document that stands so stands after this notice.
    fn follow(now: Standing, naming: &Self) -> Standing {
        use DocumentState as S;
        let Naming { standing, named, .. } = naming;
        let next = match (named.asks, standing.state) {
            (asks, S::Accepted | S::Observed) => asks.granted(standing),
            (Asks::Void, S::NotSent | S::Sent | S::Error) => Standing {
                state: S::Voiding,
                ticket: None,
                ..now.clone()
            },
            _ => return now,
        };
        match state_model::step(named.kind.tax_office(), &now, &next) {
            Step::Moves => next,
            Step::Stays | Step::Late => now,
        }
    }
}

impl Asks {
    /// How a document stands once a notice that asks this of it was taken, which stands so itself. A notice that was
    /// taken with observations does not say which of its documents they are about.
    pub(super) fn granted(self, by: &Standing) -> Standing {
        match self {
            Self::Declare => Standing {
                state: DocumentState::Accepted,
                code: Some(ACCEPTED.to_owned()),
                ticket: None,
                ..by.clone()
            },
            Self::Void => Standing {
                state: DocumentState::Voided,
                ..by.clone()
            },
        }
    }
}

/// SUNAT's code of what it accepts.
const ACCEPTED: &str = "0";

#[cfg(test)]
mod tests {
    use types::documents::{Document, DocumentId, DocumentKind};
    use uuid::Uuid;

    use super::*;

    fn coming() -> Kept {
        let standing = Standing::UNKNOWN;
        let document = Document {
            id: DocumentId(Uuid::nil()),
            account_id: AccountId(Uuid::nil()),
            kind: DocumentKind::Boleta,
            series: "B001".to_owned(),
            number: 7,
            access_key: None,
            environment: Environment::Production,
            issued_on: "2026-11-21".parse().expect("a day"),
            customer_tax_id: None,
            customer_name: None,
            total: None,
            xml_bytes: None,
            state: standing.told(),
            admitted_at: "2026-11-21T12:00:00Z".parse().expect("an instant"),
            received_at: None,
        };
        Kept {
            identity: document.kind.identity(&document.series, document.number),
            document,
            sha256: None,
            cycle_changes: 0,
            standing,
        }
    }

    fn naming(asks: Asks, state: DocumentState) -> Naming {
        let document = coming().document;
        Naming {
            account: document.account_id,
            environment: document.environment,
            named: Named::one(DocumentKind::Boleta, document.series, document.number, asks),
            notice: "RC-20261121-1".to_owned(),
            standing: Standing {
                state,
                code: Some("0".to_owned()),
                proved: true,
                ..Standing::UNKNOWN
            },
        }
    }

    /// How the document stands that comes in after those notices.
    fn after(notices: &[(Asks, DocumentState)]) -> DocumentState {
        let naming = notices.iter().map(|(asks, state)| naming(*asks, *state));
        let met = Before::new(naming.collect()).meet(coming()).expect("it may come in");
        assert_eq!(met.document.state, met.standing.told());
        met.standing.state
    }

    #[test]
    fn a_document_stands_by_all_notices_that_named_it_in_whatever_order_they_came() {
        use DocumentState as S;
        let (add, void) = (Asks::Declare, Asks::Void);
        for (notices, state) in [
            (vec![], S::NotSent),
            (vec![(add, S::Accepted)], S::Accepted),
            (vec![(add, S::Observed)], S::Accepted),
            (vec![(add, S::NotSent)], S::NotSent),
            (vec![(add, S::Rejected)], S::NotSent),
            (vec![(void, S::Accepted)], S::Voided),
            (vec![(void, S::NotSent)], S::Voiding),
            (vec![(void, S::Sent)], S::Voiding),
            (vec![(void, S::Rejected)], S::NotSent),
            (vec![(void, S::Accepted), (add, S::Accepted)], S::Voided),
            (vec![(void, S::Sent), (add, S::Accepted)], S::Voiding),
            (vec![(void, S::Accepted), (void, S::Rejected)], S::Voided),
        ] {
            let mut turned = notices.clone();
            turned.reverse();
            assert_eq!((after(&notices), after(&turned)), (state, state), "{notices:?}");
        }
    }

    #[test]
    fn a_notice_of_another_account_environment_or_number_says_nothing_of_it() {
        let own = naming(Asks::Void, DocumentState::Accepted);
        let named = |number| Named::one(DocumentKind::Boleta, "B001".to_owned(), number, Asks::Void);
        for other in [
            Naming {
                account: AccountId(Uuid::max()),
                ..own.clone()
            },
            Naming {
                environment: Environment::Demo,
                ..own.clone()
            },
            Naming {
                named: named(8),
                ..own.clone()
            },
            Naming {
                named: Named {
                    kind: DocumentKind::NotaCredito,
                    ..named(7)
                },
                ..own
            },
        ] {
            let met = Before::new(vec![other]).meet(coming()).expect("it may come in");
            assert_eq!(met.standing.state, DocumentState::NotSent);
        }
    }

    #[test]
    fn a_number_declared_unused_is_not_issued_and_a_used_one_is_not_declared_unused() {
        let mut note = coming();
        note.document.kind = DocumentKind::Nfe;
        let unused = Naming {
            named: Named {
                kind: DocumentKind::Nfe,
                series: "B001".to_owned(),
                numbers: 5..=9,
                asks: Asks::Void,
            },
            ..naming(Asks::Void, DocumentState::Accepted)
        };
        let refused = Before::new(vec![unused]).meet(note.clone()).expect_err("it may not");
        assert_eq!(refused.refusal().code, Code::NumberDeclaredUnused);
        let mut before = Before::new(Vec::new());
        before.used(note.known(), Some("55-1-7".to_owned()));
        let refused = before.meet(note).expect_err("it may not").refusal();
        assert_eq!(
            (refused.code, refused.detail.as_deref()),
            (Code::NumberInUse, Some("55-1-7"))
        );
    }
}
