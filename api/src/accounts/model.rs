//! An account as the service knows it, and what is told of it.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use types::accounts::{Account, AccountId, AccountState, Environment, Hostname, LockLevel, Payer, PlanRef};
use types::kit::money::Currency;
use types::kit::problem::Code;
use types::kit::value::Name;
use types::limits::{Limit, Meter, PerMeter};
use types::plans::{PlanId, PlanTerms};
use types::tax_id::Country;

use crate::kit::error::{Refusal, Result};
use crate::plans::version_store::OnVersion;
use crate::usage::cycle::{CycleRule, Span};
use crate::usage::store::{Counted, Counts};

/// An account and the terms of its plan's version, without what is counted.
#[derive(Clone, Debug)]
pub(crate) struct Contract {
    pub id: AccountId,
    pub hostname: String,
    pub name: String,
    pub country: Country,
    pub tax_id: String,
    pub access_email: String,
    pub plan: PlanRef,
    /// What its version of the plan gives.
    pub terms: Arc<PlanTerms>,
    /// What the account itself says to each limit.
    pub says: PerMeter<Terms>,
    pub environment: Environment,
    pub state: AccountState,
    /// Whether it counts as lost.
    pub is_lost: bool,
    pub must_change_password: bool,
    /// Sessions of the client's software that began before are over.
    pub sessions_valid_from: Option<DateTime<Utc>>,
    pub cycle_day: u8,
    /// How many times that day was changed.
    pub cycle_changes: i64,
    pub payer: Payer,
    /// The account whose demo twin it is.
    pub twin_of: Option<AccountId>,
    pub created_at: DateTime<Utc>,
    pub version: i64,
}

/// What an account says to one limit of its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Terms {
    /// The account's own number instead of the plan's.
    pub own: Option<i64>,
    /// Whether the limit is applied.
    pub enforced: bool,
}

impl Contract {
    pub(crate) const fn cycles(&self) -> CycleRule {
        CycleRule::new(self.country, self.cycle_day)
    }

    /// The cycle that runs now.
    pub(crate) fn cycle_now(&self, now: DateTime<Utc>) -> Span {
        self.cycles().now(now)
    }

    /// One of its cycles as documents are counted in it.
    pub(crate) fn counted(&self, span: Span) -> Counted {
        Counted {
            starts_on: span.starts_on,
            runs: self.cycles().instants(span),
            limit: self.effective(Meter::Documents),
            with_notes: self.terms.sales_notes_count,
        }
    }

    /// The cycle that runs, and the next, in which documents may be counted already.
    pub(crate) fn open_cycles(&self, now: DateTime<Utc>) -> [Counted; 2] {
        let span = self.cycle_now(now);
        [span, self.cycles().of_day(span.next_on)].map(|span| self.counted(span))
    }

    /// A limit of the account as it stands: what the plan gives, what the account says to it, and what is used.
    pub(crate) fn limit(&self, meter: Meter, counts: &Counts) -> Limit {
        self.limit_at(meter, self.used(meter, counts))
    }

    /// How much of a limit is used up: what is counted, and of documents what the plan counts as such.
    pub(crate) fn used(&self, meter: Meter, counts: &Counts) -> i64 {
        match meter {
            Meter::Documents => self
                .terms
                .documents_used(counts.used(Meter::Documents), counts.used(Meter::SalesNotes)),
            Meter::SalesAmount => self.terms.sales_used(counts.sales_minor, counts.notes_minor),
            other => counts.used(other),
        }
    }

    /// The number that is applied to a meter; none = unlimited.
    pub(crate) fn effective(&self, meter: Meter) -> Option<i64> {
        self.limit_at(meter, 0).effective
    }

    /// The mark that so much of a meter reaches, of its limit or of what is included.
    pub(crate) fn mark(&self, meter: Meter, used: i64) -> Option<i64> {
        self.limit_at(meter, used).mark()
    }

    /// What its sales amount, and its own number of that, are in.
    pub(crate) fn currency(&self) -> Currency {
        self.terms.currency(self.country)
    }

    fn limit_at(&self, meter: Meter, used: i64) -> Limit {
        let says = self.says.of(meter);
        Limit::of(self.terms.limit(meter), says.own, says.enforced, used).charged(self.terms.beyond.of(meter))
    }

    /// The version of the plan it is on.
    pub(crate) const fn plan_key(&self) -> (PlanId, i64) {
        (self.plan.id, self.plan.version)
    }

    /// The account on a version of a plan; its own numbers and its switches stay.
    pub(crate) fn onto(self, version: &OnVersion) -> Self {
        Self {
            plan: version.plan.clone(),
            terms: Arc::clone(&version.terms),
            ..self
        }
    }

    /// Whether its lock lets that go on.
    ///
    /// # Errors
    /// `account_locked` or `account_overdue`, with the reason, when not.
    pub(crate) fn state_lets(&self, what: LockLevel) -> Result<()> {
        match &self.state {
            AccountState::Locked { reason, .. } if !self.state.lets(what) => {
                Err(Refusal::new(self.stopped_by()).detail(reason.clone()).into())
            }
            _ => Ok(()),
        }
    }

    /// What a refusal by its lock is called.
    pub(crate) const fn stopped_by(&self) -> Code {
        if self.state.is_overdue() {
            Code::AccountOverdue
        } else {
            Code::AccountLocked
        }
    }

    /// The account as it is told, with what is counted of it.
    pub(crate) fn told(self, counts: Counts) -> Account {
        Account {
            documents: self.limit(Meter::Documents, &counts),
            users: self.limit(Meter::Users, &counts),
            total_documents: counts.total_documents,
            lookups: counts.lookups,
            sales_notes: counts.sales_notes,
            monthly_total: counts.cycle_documents + counts.sales_notes,
            establishments: counts.establishments,
            notifications: counts.notifications,
            must_change_password: self.must_change_password,
            id: self.id,
            hostname: self.hostname,
            name: self.name,
            country: self.country,
            tax_id: self.tax_id,
            access_email: self.access_email,
            plan: self.plan,
            environment: self.environment,
            state: self.state,
            cycle_day: self.cycle_day,
            payer: self.payer,
            twin_of: self.twin_of,
            created_at: self.created_at,
            version: self.version,
        }
    }
}

/// The hostnames a demo twin may get, the best first.
pub(crate) fn twin_hostnames(hostname: &str) -> Vec<String> {
    let named = |ending: String| {
        let room = Hostname::MAXIMUM.saturating_sub(ending.len());
        let start: String = hostname.chars().take(room).collect();
        format!("{}{ending}", start.trim_end_matches('-'))
    };
    let numbered = (2..=50).map(|number| named(format!("-demo-{number}")));
    std::iter::once(named("-demo".to_owned())).chain(numbered).collect()
}

/// A company's name with the mark of a demo twin.
pub(crate) fn twin_name(name: &str) -> String {
    const MARK: &str = " (demo)";
    let start: String = name.chars().take(Name::MAXIMUM - MARK.len()).collect();
    format!("{}{MARK}", start.trim_end())
}

#[cfg(test)]
mod tests {
    use super::{twin_hostnames, twin_name};

    #[test]
    fn a_twin_is_named_after_its_account() {
        let hostnames = twin_hostnames("pukara");
        assert_eq!(
            hostnames.get(..3),
            Some(
                ["pukara-demo", "pukara-demo-2", "pukara-demo-3"]
                    .map(str::to_owned)
                    .as_slice()
            )
        );
        let long = twin_hostnames(&format!("{}-xxxxx", "x".repeat(34)));
        assert_eq!(long.first(), Some(&format!("{}-demo", "x".repeat(34))));
        assert!(long.iter().all(|hostname| hostname.len() <= 40));
        assert_eq!(twin_name("Pukara S.A.C."), "Pukara S.A.C. (demo)");
        assert_eq!(twin_name(&"ñ".repeat(200)).chars().count(), 200);
    }
}
