//! What counting anew from the documents needs: which cycles were moved when an account's day was changed, after how
//! many such changes each document was admitted, and when each reseller is to be recounted next.

use ::types::tax_id::Country;
use chrono::{DateTime, Datelike, Days, FixedOffset, Months, NaiveDate, Utc};
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, ExprTrait, QueryResult};
use uuid::Uuid;

use crate::column::{belongs, count, day, id, instant, keyed_table, number, table};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["accounts", "documents"] {
            let add = Table::alter().table(table).add_column(count("cycle_changes")).take();
            manager.alter_table(add).await?;
        }
        let mut moves = keyed_table(
            "cycle_moves",
            &["account_id", "number", "from_on"],
            vec![
                id("account_id"),
                number("number"),
                day("from_on"),
                id("reseller_id"),
                number("cycle_day"),
                day("to_on"),
            ],
        );
        belongs(&mut moves, ("cycle_moves", "account_id"), "accounts");
        manager.create_table(moves).await?;

        let mut recounts = table(
            "recounts",
            vec![id("reseller_id"), count("repairs"), instant("next_at")],
        );
        belongs(&mut recounts, ("recounts", "reseller_id"), "resellers");
        manager.create_table(recounts).await?;
        manager
            .create_index(crate::column::index("recounts_next", "recounts", &["next_at"]))
            .await?;
        fill(manager).await
    }
}

/// A change of an account's day that was made before.
struct Change {
    account: Uuid,
    reseller: Uuid,
    at: DateTime<Utc>,
    before: u32,
    after: u32,
    today: NaiveDate,
}

/// Learns from the outbox which days were changed before, and which documents came after.
async fn fill(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let database = manager.get_connection();
    let mut select = Query::select();
    select
        .columns([
            ("events", "subject_id"),
            ("events", "reseller_id"),
            ("events", "at"),
            ("events", "data"),
        ])
        .column(("accounts", "country"))
        .from("events")
        .inner_join(
            "accounts",
            Expr::col(("accounts", "id")).equals(("events", "subject_id")),
        )
        .and_where(Expr::col(("events", "name")).eq("account.changed"))
        .and_where(ExprTrait::like(Expr::col(("events", "data")), "%cycle_day%"))
        .order_by(("events", "subject_id"), Order::Asc)
        .order_by(("events", "id"), Order::Asc);
    let mut last: Option<(Uuid, i64)> = None;
    for row in database.query_all(&select).await? {
        let Some(change) = Change::read(&row)? else { continue };
        let number = match last {
            Some((account, number)) if account == change.account => number + 1,
            _ => 0,
        };
        last = Some((change.account, number));
        for statement in change.statements(number) {
            database.execute(&statement).await?;
        }
        database.execute(&change.row(number)).await?;
    }
    Ok(())
}

impl Change {
    fn read(row: &QueryResult) -> Result<Option<Self>, DbErr> {
        let data: String = row.try_get("", "data")?;
        let data: serde_json::Value = serde_json::from_str(&data).unwrap_or_default();
        let day = |of: &str| -> Option<u32> {
            let day = data.get(of)?.get("cycle_day")?.as_u64()?;
            day.try_into().ok()
        };
        let (Some(before), Some(after)) = (day("before"), day("after")) else {
            return Ok(None);
        };
        let at: DateTime<Utc> = row.try_get("", "at")?;
        let country: String = row.try_get("", "country")?;
        Ok(Some(Self {
            account: row.try_get("", "subject_id")?,
            reseller: row.try_get("", "reseller_id")?,
            at,
            before,
            after,
            today: local_day(at, Country::of_code(&country)),
        }))
    }

    fn row(&self, number: i64) -> InsertStatement {
        let mut insert = Query::insert();
        insert
            .into_table("cycle_moves")
            .columns(["account_id", "number", "from_on", "reseller_id", "cycle_day", "to_on"])
            .values_panic([
                self.account.into(),
                number.into(),
                start(self.before, self.today).into(),
                self.reseller.into(),
                i64::from(self.before).into(),
                start(self.after, self.today).into(),
            ]);
        insert
    }

    /// Counts the change in its account, and in the documents that came after it.
    fn statements(&self, number: i64) -> [UpdateStatement; 2] {
        let account = Query::update()
            .table("accounts")
            .value("cycle_changes", number + 1)
            .and_where(Expr::col("id").eq(self.account))
            .take();
        let documents = Query::update()
            .table("documents")
            .value("cycle_changes", number + 1)
            .and_where(Expr::col("account_id").eq(self.account))
            .and_where(Expr::col("admitted_at").gte(self.at))
            .take();
        [account, documents]
    }
}

/// The day it was there. Both countries have had one offset all year since 2019, before any account.
fn local_day(at: DateTime<Utc>, country: Option<Country>) -> NaiveDate {
    let hours = if country == Some(Country::Br) { 3 } else { 5 };
    match FixedOffset::west_opt(hours * 3600) {
        Some(offset) => at.with_timezone(&offset).date_naive(),
        None => at.date_naive(),
    }
}

/// The first day of the cycle that a day belongs to.
fn start(cycle_day: u32, today: NaiveDate) -> NaiveDate {
    let first = today.with_day(1).unwrap_or(today);
    let in_month = |first: NaiveDate| {
        let last = first + Months::new(1) - Days::new(1);
        first.with_day(cycle_day).unwrap_or(last)
    };
    let this = in_month(first);
    if today >= this {
        this
    } else {
        in_month(first - Months::new(1))
    }
}
