//! Mails that wait to be sent. A letter is written in the transaction of the change it tells of, so it leaves only
//! when that is kept, and then does leave: a process of the service sends it, and tries again while that may help.
//!
//! - A letter may hold a one-use link. It is sealed while it waits, and erased as soon as it is sent or given up.
//! - Any number of processes may send: who moves a mail's `next_at` on has claimed it. One that dies over a letter
//!   leaves it to be sent again, under the same Message-ID.

use chrono::{DateTime, TimeDelta, Utc};
use types::kit::mail::MailFault;
use uuid::Uuid;

use super::{Failure, Letter, Own, send};
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::Result;
use crate::kit::seal::{Place, Sealed};

mod store;

/// Whoever claims a mail has so long to send it, before another tries.
const CLAIM: TimeDelta = TimeDelta::minutes(3);
/// So many mails are looked at in one go.
const BATCH: u64 = 20;
/// The pauses between attempts, in minutes; after the last it is given up.
const PAUSES: [i64; 8] = [1, 2, 5, 15, 60, 180, 480, 960];

/// So many letters are written at once.
const TOGETHER: usize = 100;

/// A mail that waits.
#[derive(Debug)]
pub struct Waiting {
    pub id: Uuid,
    pub letter: Letter,
    attempts: usize,
    next_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
}

/// Puts a letter into the queue; one that was not sent until it expires is given up.
///
/// # Errors
/// When the database fails.
pub async fn put(
    context: &Context,
    tx: &Tx,
    reseller: Option<Uuid>,
    letter: &Letter,
    expires_at: DateTime<Utc>,
) -> Result<()> {
    put_all(context, tx, reseller, std::slice::from_ref(letter), expires_at).await
}

/// Puts letters into the queue, likewise.
///
/// # Errors
/// When the database fails.
pub async fn put_all(
    context: &Context,
    tx: &Tx,
    reseller: Option<Uuid>,
    letters: &[Letter],
    expires_at: DateTime<Utc>,
) -> Result<()> {
    for some in letters.chunks(TOGETHER) {
        let seal = |letter: &Letter| {
            let id = context.id();
            let text = serde_json::to_string(letter)?;
            let sealed = context.seals.seal(&*context.random, &place(id, reseller), &text)?;
            Ok((id, sealed.as_stored().to_owned()))
        };
        let mails = some.iter().map(seal).collect::<Result<Vec<_>>>()?;
        store::insert(tx, reseller, mails, context.now(), expires_at).await?;
    }
    Ok(())
}

/// The mails whose time has come, the longest waiting first, so many at most.
///
/// # Errors
/// When the database fails, or a letter does not open.
pub async fn due(context: &Context, limit: u64) -> Result<Vec<Waiting>> {
    let rows = store::due(&context.db, context.now(), limit).await?;
    let open = |row: store::Due| {
        let sealed = Sealed::stored(row.sealed);
        let text = context.seals.open(&place(row.id, row.reseller), &sealed)?;
        Ok(Waiting {
            id: row.id,
            letter: serde_json::from_str(text.as_str())?,
            attempts: row.attempts,
            next_at: row.next_at,
            expires_at: row.expires_at,
        })
    };
    rows.into_iter().map(open).collect()
}

/// Sends the mails whose time has come, one after the other, and gives how many were sent. It stops early when asked
/// to, or when the server itself is out of order.
///
/// # Errors
/// When the database fails.
pub async fn deliver(context: &Context, stop: impl Fn() -> bool) -> Result<usize> {
    let Some(own) = context.mail.own.clone() else {
        return Ok(0);
    };
    let mut sent = 0;
    for mail in due(context, BATCH).await? {
        if stop() {
            break;
        }
        let until = context.now() + CLAIM;
        let claim = async |tx: &Tx| store::claim(tx, mail.id, mail.next_at, until).await;
        if !context.db.write(claim).await? {
            continue;
        }
        match attempt(context, &own, &mail).await {
            Ok(()) => sent += 1,
            Err(failure) if fails_for_all(failure.fault) => break,
            Err(_) => {}
        }
    }
    Ok(sent)
}

/// Forgets the mails made before that time.
///
/// # Errors
/// When the database fails.
pub async fn forget(context: &Context, before: DateTime<Utc>) -> Result<()> {
    context
        .db
        .write(async |tx| store::delete_before(tx, before).await)
        .await
}

async fn attempt(context: &Context, own: &Own, mail: &Waiting) -> std::result::Result<(), Failure> {
    let result = send(&own.server, &context.mail.roots, &own.from, &mail.letter, mail.id).await;
    let now = context.now();
    let noted = match &result {
        Ok(()) => context.db.write(async |tx| store::sent(tx, mail.id, now).await).await,
        Err(failure) => {
            let next = next_attempt(failure, mail, now);
            tracing::warn!(mail = %mail.id, fault = failure.fault.name(), again = next.is_some(), "a mail was not sent");
            let note = async |tx: &Tx| store::failed(tx, mail.id, failure.fault.name(), next).await;
            context.db.write(note).await
        }
    };
    if let Err(error) = noted {
        tracing::error!(%error, mail = %mail.id, "what became of a mail could not be noted");
    }
    result
}

/// When to try again; none when that would not help, or too late.
fn next_attempt(failure: &Failure, mail: &Waiting, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let about_this_letter = matches!(failure.fault, MailFault::RecipientRefused | MailFault::Other);
    if about_this_letter && !failure.passing {
        return None;
    }
    let pause = PAUSES.get(mail.attempts).copied()?;
    Some(now + TimeDelta::minutes(pause)).filter(|next| *next < mail.expires_at)
}

/// Whether the next letter would fail alike.
const fn fails_for_all(fault: MailFault) -> bool {
    !matches!(fault, MailFault::RecipientRefused | MailFault::Other)
}

fn place(id: Uuid, reseller: Option<Uuid>) -> Place<'static> {
    Place {
        purpose: "mail",
        reseller: reseller.unwrap_or_default(),
        record: id,
        field: "letter",
    }
}
