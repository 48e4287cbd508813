//! Reading statements, and who owes what.

use std::collections::HashMap;

use actix_web::web::Bytes;
use chrono::NaiveDate;
use futures_util::{StreamExt, stream};
use types::accounts::AccountId;
use types::kit::money::Currency;
use types::kit::page::page_size;
use types::kit::problem::Code;
use types::kit::text::Language;
use types::ledger::{Balance, Entry};
use types::statements::{
    OpenCharge, Receivable, Receivables, ReceivablesQuery, Statement, StatementFormat, StatementLine, StatementQuery,
};

use super::model::{Days, Place};
use super::{csv, file, pdf, store, xlsx};
use crate::access::Scope;
use crate::accounts::issuer_store;
use crate::accounts::store as accounts;
use crate::kit::context::Context;
use crate::kit::db::Source;
use crate::kit::error::{Error, Result};
use crate::kit::http::answer::Content;
use crate::ledger::{service as ledger, store as entries};
use crate::payments::service as payments;
use crate::resellers::standing;
use crate::usage::cycle::CycleRule;

/// Nobody reads more entries in one file.
const MOST: usize = 5_000;

/// The statement of an account over some days, as it stands at one moment.
pub async fn of_account(context: &Context, scope: &Scope, id: AccountId, asked: &StatementQuery) -> Result<Statement> {
    context
        .db
        .look(async |now| {
            let account = accounts::find(now, scope, id).await?;
            let today = account.cycles().today(context.now());
            let (from, to) = asked.days(today)?;
            let currency = asked.currency.clone().unwrap_or_else(|| account.currency());
            let opening_minor = entries::sum_before(now, scope, id, &currency, from).await?;
            let between = entries::between(now, scope, id, &currency, (from, to)).await?;
            let lines = running(opening_minor, between);
            let (mut balances, items) = ledger::stands(context, now, scope, &account).await?;
            let own = balances.iter().position(|each| each.currency == currency);
            let balance = own.map_or_else(|| nothing(currency.clone()), |place| balances.swap_remove(place));
            let open = ledger::open_charges(now, scope, id, &items, &currency).await?;
            Ok(Statement {
                account_id: id,
                tax_id: account.tax_id,
                country: account.country,
                from,
                to,
                today,
                opening_minor,
                closing_minor: lines.last().map_or(opening_minor, |line| line.balance_minor),
                lines,
                balance,
                open: open.into_iter().map(|charge| told(charge, today)).collect(),
                scheduled: payments::scheduled(now, scope, id, &currency).await?,
                others: balances.into_iter().map(|each| each.currency).collect(),
                currency,
                account_name: account.name,
            })
        })
        .await
}

/// A file to send.
pub struct File {
    pub name: String,
    pub content: Content,
}

/// The statement of an account over some days, as a file.
pub async fn take(
    context: &Context,
    scope: &Scope,
    id: AccountId,
    (format, language): (StatementFormat, Language),
    asked: &StatementQuery,
) -> Result<File> {
    let statement = of_account(context, scope, id, asked).await?;
    let (name, bytes) = printed(context, scope, statement, format, language).await?;
    let content = stream::once(async move { Ok(Bytes::from(bytes)) }).boxed_local();
    Ok(File { name, content })
}

/// A statement as a file: its name and its bytes.
pub(super) async fn printed(
    context: &Context,
    scope: &Scope,
    statement: Statement,
    format: StatementFormat,
    language: Language,
) -> Result<(String, Vec<u8>)> {
    if statement.lines.len() > MOST {
        return Err(Code::ReportTooLarge.into());
    }
    let reseller = standing::of_member(&context.db, scope.reseller()?).await?.name;
    let name = file::name(&statement, format, language);
    let made = tokio::task::spawn_blocking(move || match format {
        StatementFormat::Pdf => pdf::made(&statement, &reseller, language),
        StatementFormat::Xlsx => xlsx::made(&statement, language),
        StatementFormat::Csv => csv::made(&statement, language),
    });
    Ok((name, made.await.map_err(Error::broken)??))
}

/// Entries, each with what was owed after it.
fn running(opening_minor: i64, entries: Vec<Entry>) -> Vec<StatementLine> {
    let line = |owed: &mut i64, entry: Entry| {
        *owed += entry.amount.minor;
        Some(StatementLine {
            entry,
            balance_minor: *owed,
        })
    };
    entries.into_iter().scan(opening_minor, line).collect()
}

/// A charge that is not paid, with what of what is open goes to the State.
fn told((entry, withheld_minor): (Entry, i64), today: NaiveDate) -> OpenCharge {
    let due_on = entry.due_on.unwrap_or(entry.happened_on);
    let days = (today - due_on).num_days();
    OpenCharge {
        entry_id: entry.id,
        due_on,
        amount_minor: entry.amount.minor,
        open_minor: entry.open_minor,
        withheld_minor,
        days_overdue: (days > 0 && entry.open_minor > withheld_minor).then_some(days),
        description: entry.description,
    }
}

/// The accounts that owe something, what is due the longest first.
pub async fn receivables(context: &Context, scope: &Scope, asked: &ReceivablesQuery) -> Result<Receivables> {
    let after = asked.cursor.as_deref().map(Place::read).transpose()?;
    let (currency, days) = of_today(context, scope, asked).await?;
    let size = page_size(asked.limit);
    let mut rows = store::page(&context.db, scope, &currency, days, after, size + 1).await?;
    let size = usize::try_from(size).map_err(Error::broken)?;
    let more = rows.len() > size;
    rows.truncate(size);
    let last = rows.last().map(store::Owed::place);
    let (accounts, totals) = store::totals(&context.db, scope, &currency, days).await?;
    Ok(Receivables {
        currency,
        items: named(&context.db, scope, rows).await?,
        next: last.filter(|_| more).map(Place::told),
        totals,
        accounts,
    })
}

/// In which currency it is told who owes what, and from which day back.
pub(super) async fn of_today(context: &Context, scope: &Scope, asked: &ReceivablesQuery) -> Result<(Currency, Days)> {
    let country = standing::country(&context.db, scope.reseller()?).await?;
    let currency = asked.currency.clone().unwrap_or_else(|| country.currency());
    Ok((currency, Days::at(CycleRule::new(country, 1).today(context.now()))))
}

/// What accounts owe, with who they are.
pub(super) async fn named(source: &impl Source, scope: &Scope, rows: Vec<store::Owed>) -> Result<Vec<Receivable>> {
    let named = issuer_store::of_ids(source, scope, rows.iter().map(|row| row.account)).await?;
    let named: HashMap<_, _> = named.into_iter().map(|account| (account.id, account)).collect();
    let told = |row: store::Owed| {
        let account = named.get(&row.account)?;
        Some(Receivable {
            account_id: row.account,
            account_name: account.name.clone(),
            tax_id: account.tax_id.clone(),
            country: account.country,
            due_since: row.due_since,
            ageing: row.ageing,
        })
    };
    Ok(rows.into_iter().filter_map(told).collect())
}

/// How an account stands where nothing was written.
const fn nothing(currency: Currency) -> Balance {
    Balance {
        currency,
        balance_minor: 0,
        open_minor: 0,
        overdue_minor: 0,
        withheld_minor: 0,
        unused_minor: 0,
        overdue_since: None,
    }
}
