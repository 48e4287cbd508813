//! What an account's own software asks and reports: what it may do now, whether a client's password is right, and
//! what it counts of itself.

use chrono::{DateTime, Months, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::{Account, AccountId, AccountState, Environment};
use crate::auth::{Credentials, PasswordChange};
use crate::kit::fault::{Fault, Faults};
use crate::kit::money::Currency;
use crate::kit::problem::Code;
use crate::kit::value::Password;
use crate::limits::{Cycle, Limit};
use crate::usage::{Notifications, Usage, UsersReport};

/// Whether something may be done now; the decision is made when it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Leave {
    pub given: bool,
    /// What it would be refused with.
    pub refused: Option<Code>,
}

impl Leave {
    /// Leave is given unless there is a reason against it.
    #[must_use]
    pub const fn unless(refused: Option<Code>) -> Self {
        Self {
            given: refused.is_none(),
            refused,
        }
    }
}

/// How an account stands, for its own software to act on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountStanding {
    pub account_id: AccountId,
    pub state: AccountState,
    pub environment: Environment,
    /// Whether a user may be added.
    pub add_user: Leave,
    /// Whether an establishment may be added; not while nothing may be issued.
    pub add_establishment: Leave,
    /// Whether a document may be issued today.
    pub issue: Leave,
    /// Whether a sales note may be made today.
    pub note: Leave,
    /// Whether a tax number may be looked up.
    pub look_up: Leave,
    /// Whether the client's people may sign in.
    pub sign_in: Leave,
    /// Documents of this cycle against their limit.
    pub documents: Limit,
    /// Sales notes of this cycle against their limit.
    pub sales_notes: Limit,
    /// Look-ups of this cycle against their limit.
    pub lookups: Limit,
    /// Users against their limit.
    pub users: Limit,
    /// Establishments against their limit.
    pub establishments: Limit,
    /// What is sold in this cycle against its limit, in minor units of `currency`.
    pub sales_amount: Limit,
    pub currency: Currency,
    pub cycle: Cycle,
    /// Whether the client's password is a temporary one.
    pub must_change_password: bool,
    /// Sessions of the software that began before are over; none when that never happened.
    pub sessions_valid_from: Option<DateTime<Utc>>,
}

/// What came of a client's sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "accepted")]
pub enum SignInOutcome {
    Accepted,
    /// The password is right and temporary: nothing may be done before it is changed.
    MustChangePassword,
    /// E-mail or password is wrong.
    Refused,
}

/// What came of a client's sign-in, for its software to begin a session or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ClientSignIn {
    pub outcome: SignInOutcome,
    /// Sessions of the software that began before are over; none when that never happened, or it was refused.
    pub sessions_valid_from: Option<DateTime<Utc>>,
}

/// The client's new password, if it may be one: not the tax number, which is what a temporary one is.
///
/// # Errors
/// Every field that is wrong.
pub fn new_client_password(change: &PasswordChange, tax_id: &str) -> Result<Password, Faults> {
    let mut faults = Faults::default();
    if change.current.is_empty() {
        faults.add("current", Fault::Required);
    }
    let letters = |text: &str| -> String {
        let kept = text.chars().filter(|letter| letter.is_alphanumeric());
        kept.flat_map(char::to_uppercase).collect()
    };
    let other = |password: Password| {
        if letters(password.as_str()) == letters(tax_id) {
            Err(Fault::TooEasy)
        } else {
            Ok(password)
        }
    };
    let new = faults.take("new", Password::parse(&change.new).and_then(other));
    new.filter(|_| faults.is_empty()).ok_or(faults)
}

/// Documents that need somebody's attention, as the software counts them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NotificationCounts {
    /// Issued and not sent to the tax office.
    #[schema(example = 4, minimum = 0)]
    pub not_sent: i64,
    /// To be voided at the tax office.
    #[schema(example = 1, minimum = 0)]
    pub pending_voiding: i64,
    /// Refused, or failed when they were sent.
    #[schema(example = 2, minimum = 0)]
    pub with_errors: i64,
    /// When the oldest of them was issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub oldest_at: Option<DateTime<Utc>>,
}

/// What the account's software counts of itself; what is left out stays.
///
/// Numbers are absolute, so a report may be sent twice. Those of a cycle never go down in it: the greatest reported
/// is kept. The others are as of `counted_at`, and a report that was counted before the last one does not change
/// them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountReport {
    /// When this was counted, which is also in which cycle; now when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted_at: Option<DateTime<Utc>>,
    /// Sales notes made in the cycle so far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 38, minimum = 0)]
    pub sales_notes: Option<i64>,
    /// Look-ups of tax numbers made elsewhere in the cycle so far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 120, minimum = 0)]
    pub lookups: Option<i64>,
    /// Establishments there are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 2, minimum = 0)]
    pub establishments: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notifications: Option<NotificationCounts>,
    /// Until when the certificate is valid with which the software signs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "2027-03-14T23:59:59Z")]
    pub certificate_until: Option<DateTime<Utc>>,
}

impl AccountReport {
    /// No number is greater.
    pub const MAXIMUM: i64 = 1_000_000_000;
    /// A report is as old as the cycles that are told, at most.
    const MONTHS: Months = Months::new(13);
    /// A certificate ends within so long, or ended not longer ago.
    const CERTIFICATE: TimeDelta = TimeDelta::days(3653);
    /// Clocks differ by so much at most.
    const AHEAD: TimeDelta = TimeDelta::minutes(5);

    /// When it was counted, if everything is right.
    ///
    /// # Errors
    /// Every number that is negative or absurd, and every time that is in the future or too long ago.
    pub fn parse(&self, now: DateTime<Utc>) -> Result<DateTime<Utc>, Faults> {
        let mut faults = Faults::default();
        let counted_at = self.counted_at.unwrap_or(now);
        if counted_at > now + Self::AHEAD || counted_at < now - Self::MONTHS {
            faults.add("counted_at", Fault::WrongTime);
        }
        let notes = self.notifications.unwrap_or_default();
        for (field, number) in [
            ("sales_notes", self.sales_notes),
            ("lookups", self.lookups),
            ("establishments", self.establishments),
            ("notifications.not_sent", Some(notes.not_sent)),
            ("notifications.pending_voiding", Some(notes.pending_voiding)),
            ("notifications.with_errors", Some(notes.with_errors)),
        ] {
            if number.is_some_and(|number| !(0..=Self::MAXIMUM).contains(&number)) {
                let (minimum, maximum) = (0, Self::MAXIMUM);
                faults.add(field, Fault::OutOfRange { minimum, maximum });
            }
        }
        if notes.oldest_at.is_some_and(|at| at > now + Self::AHEAD) {
            faults.add("notifications.oldest_at", Fault::WrongTime);
        }
        let far = |until: DateTime<Utc>| until < now - Self::CERTIFICATE || until > now + Self::CERTIFICATE;
        if self.certificate_until.is_some_and(far) {
            faults.add("certificate_until", Fault::WrongTime);
        }
        if faults.is_empty() {
            Ok(counted_at.min(now))
        } else {
            Err(faults)
        }
    }
}

impl NotificationCounts {
    /// As they are told, counted at that time.
    #[must_use]
    pub fn as_of(self, counted_at: DateTime<Utc>) -> Notifications {
        let some = self.not_sent + self.pending_voiding + self.with_errors > 0;
        Notifications {
            not_sent: self.not_sent,
            pending_voiding: self.pending_voiding,
            with_errors: self.with_errors,
            oldest_at: self.oldest_at.filter(|_| some),
            reported_at: Some(counted_at),
        }
    }
}

crate::calls! {
    GetStanding: Get "/accounts/{account_id}/standing" { account_id: AccountId } => AccountStanding;
    SignInClient: Post "/accounts/{account_id}/sign-ins" { account_id: AccountId, body: Credentials } => ClientSignIn;
    ChangeClientPassword: Post "/accounts/{account_id}/password" { account_id: AccountId, body: PasswordChange } => ClientSignIn;
    ReportUsers: Put "/accounts/{account_id}/usage/users" { account_id: AccountId, body: UsersReport } => Usage;
    ReportUsage: Put "/accounts/{account_id}/usage/report" { account_id: AccountId, body: AccountReport } => Account;
}

#[cfg(test)]
mod tests {
    use super::{Fault, PasswordChange, new_client_password};

    #[test]
    fn the_tax_number_is_no_password_however_it_is_written() {
        let change = |new: &str| PasswordChange {
            current: "20131312955".to_owned(),
            new: new.to_owned(),
        };
        for wrong in ["20131312955", "20.131.312.955", " 20131312955 "] {
            let faults = new_client_password(&change(wrong), "20131312955").expect_err(wrong);
            assert_eq!(faults.of("new"), Some(&Fault::TooEasy), "{wrong}");
        }
        assert!(new_client_password(&change("12abc34501de35"), "12ABC34501DE35").is_err());
        assert!(new_client_password(&change("nieve-tambor-lago"), "20131312955").is_ok());
    }
}
