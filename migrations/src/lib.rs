//! The schema, one migration for each feature, forward only, the same for SQLite and PostgreSQL.
//!
//! Instants are `timestamptz` (text in UTC on SQLite), days are `date`, money and counts are integers,
//! ids are UUIDv7, so that sorting by id is sorting by creation.

use sea_orm_migration::prelude::*;

mod column;
mod m0001_resellers;
mod m0002_users;
mod m0003_auth;
mod m0004_plans;
mod m0005_accounts;
mod m0006_usage;
mod m0007_documents;
mod m0008_lookup;
mod m0009_kit;
mod m0010_modules;
mod m0011_plan_versions;
mod m0012_settings;
mod m0013_access;
mod m0015_members;
mod m0016_lookups;
mod m0018_cycle_lookups;
mod m0019_events;
mod m0020_account_list;
mod m0021_reseller_days;
mod m0023_routine;
mod m0024_admissions;
mod m0025_limits;
mod m0026_document_states;
mod m0027_recount;
mod m0028_document_list;
mod m0029_reports;
mod m0030_inbox;
mod m0031_retention;
mod m0032_notices;
mod m0033_sales;
mod m0034_ledger;
mod m0035_payments;
mod m0036_subscriptions;
mod m0037_boletos;
mod m0038_invoices;
mod m0039_dunning;
mod m0041_payment_months;
mod m0042_what_resellers_pay;
mod m0044_beyond;
mod m0047_told;
mod m0048_padron_files;
mod m0052_lookup_quotas;
mod m0053_padron_updates;
mod m0055_credit_notes;
mod m0056_lost;
mod m0057_lookup_stops;
mod m0060_warned;

#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_resellers::Migration),
            Box::new(m0002_users::Migration),
            Box::new(m0003_auth::Migration),
            Box::new(m0004_plans::Migration),
            Box::new(m0005_accounts::Migration),
            Box::new(m0006_usage::Migration),
            Box::new(m0007_documents::Migration),
            Box::new(m0008_lookup::Migration),
            Box::new(m0009_kit::Migration),
            Box::new(m0010_modules::Migration),
            Box::new(m0012_settings::Migration),
            Box::new(m0013_access::Migration),
            Box::new(m0019_events::Migration),
            Box::new(m0011_plan_versions::Migration),
            Box::new(m0015_members::Migration),
            Box::new(m0016_lookups::Migration),
            Box::new(m0018_cycle_lookups::Migration),
            Box::new(m0020_account_list::Migration),
            Box::new(m0021_reseller_days::Migration),
            Box::new(m0023_routine::Migration),
            Box::new(m0024_admissions::Migration),
            Box::new(m0025_limits::Migration),
            Box::new(m0026_document_states::Migration),
            Box::new(m0027_recount::Migration),
            Box::new(m0028_document_list::Migration),
            Box::new(m0029_reports::Migration),
            Box::new(m0030_inbox::Migration),
            Box::new(m0031_retention::Migration),
            Box::new(m0032_notices::Migration),
            Box::new(m0033_sales::Migration),
            Box::new(m0034_ledger::Migration),
            Box::new(m0035_payments::Migration),
            Box::new(m0036_subscriptions::Migration),
            Box::new(m0037_boletos::Migration),
            Box::new(m0038_invoices::Migration),
            Box::new(m0039_dunning::Migration),
            Box::new(m0041_payment_months::Migration),
            Box::new(m0042_what_resellers_pay::Migration),
            Box::new(m0044_beyond::Migration),
            Box::new(m0047_told::Migration),
            Box::new(m0048_padron_files::Migration),
            Box::new(m0052_lookup_quotas::Migration),
            Box::new(m0053_padron_updates::Migration),
            Box::new(m0055_credit_notes::Migration),
            Box::new(m0056_lost::Migration),
            Box::new(m0057_lookup_stops::Migration),
            Box::new(m0060_warned::Migration),
        ]
    }
}
