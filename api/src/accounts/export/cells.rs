//! The columns of an export: their headings, and what each says of an account.

use chrono::{DateTime, NaiveDateTime, Utc};
use types::accounts::{Account, AccountState, Environment};
use types::kit::text::Language;
use types::tax_id::Country;

use super::text;
use crate::usage::cycle::CycleRule;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Text(String),
    Number(i64),
    /// A moment, as clocks show it where the account is.
    Moment(NaiveDateTime),
    Nothing,
}

/// What a column is called, and what it says of an account.
pub(super) struct Column {
    pub heading: fn(Language) -> &'static str,
    pub cell: fn(&Account, Language) -> Cell,
    /// In characters.
    pub width: u16,
}

const fn column(heading: fn(Language) -> &'static str, cell: fn(&Account, Language) -> Cell, width: u16) -> Column {
    Column { heading, cell, width }
}

pub(super) const COLUMNS: &[Column] = &[
    column(text::name, |account, _| words(&account.name), 40),
    column(text::hostname, |account, _| words(&account.hostname), 20),
    column(text::tax_id, |account, _| words(&account.tax_id), 16),
    column(text::access_email, |account, _| words(&account.access_email), 30),
    column(text::plan, |account, _| words(&account.plan.name), 20),
    column(text::environment, environment, 12),
    column(text::state, state, 12),
    column(text::lock_reason, lock_reason, 24),
    column(
        text::cycle_day,
        |account, _| Cell::Number(i64::from(account.cycle_day)),
        10,
    ),
    column(
        text::cycle_documents,
        |account, _| Cell::Number(account.documents_in_cycle()),
        14,
    ),
    column(
        text::document_limit,
        |account, _| number(account.documents.effective),
        14,
    ),
    column(text::users, |account, _| Cell::Number(account.users.used), 10),
    column(text::user_limit, |account, _| number(account.users.effective), 14),
    column(
        text::total_documents,
        |account, _| Cell::Number(account.total_documents),
        16,
    ),
    column(text::lookups, |account, _| Cell::Number(account.lookups), 12),
    column(text::sales_notes, |account, _| Cell::Number(account.sales_notes), 14),
    column(
        text::monthly_total,
        |account, _| Cell::Number(account.monthly_total),
        16,
    ),
    column(
        text::not_sent,
        |account, _| Cell::Number(account.notifications.not_sent),
        14,
    ),
    column(
        text::pending_voiding,
        |account, _| Cell::Number(account.notifications.pending_voiding),
        16,
    ),
    column(
        text::with_errors,
        |account, _| Cell::Number(account.notifications.with_errors),
        14,
    ),
    column(
        text::created,
        |account, _| there(account.country, account.created_at),
        18,
    ),
    column(text::id, |account, _| words(&account.id.to_string()), 38),
];

fn words(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn number(number: Option<i64>) -> Cell {
    number.map_or(Cell::Nothing, Cell::Number)
}

fn environment(account: &Account, language: Language) -> Cell {
    words(match account.environment {
        Environment::Demo => text::demo(language),
        Environment::Production => text::production(language),
    })
}

fn state(account: &Account, language: Language) -> Cell {
    words(match account.state {
        AccountState::Active => text::active(language),
        AccountState::Locked { .. } => text::locked(language),
    })
}

fn lock_reason(account: &Account, _: Language) -> Cell {
    match &account.state {
        AccountState::Active => Cell::Nothing,
        AccountState::Locked { reason, .. } => words(reason),
    }
}

fn there(country: Country, moment: DateTime<Utc>) -> Cell {
    let zone = CycleRule::new(country, 1).zone;
    Cell::Moment(moment.with_timezone(&zone).naive_local())
}
