//! Many numbers at once: the padrón is read for all of them together, and only for what it lacks the provider is asked,
//! a few at a time. What became of one changes nothing for the others.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream;
use types::kit::fault::{Fault, Faults, FieldFault};
use types::kit::problem::Code;
use types::kit::text::Language;
use types::lookup::several::{LookupNumbers, LookupOutcome, LookupRow, LookupRows, MOST};
use types::lookup::{Asked, Source, Taxpayer};

use super::{disk, service, shelf, stop_service, store};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};

/// A provider is asked so much at once.
const AT_ONCE: usize = 4;
/// What has no answer after this has failed.
const PATIENCE: Duration = Duration::from_secs(45);
/// As much of what was sent is told back.
const ECHOED: usize = 64;

/// What came of a number.
type Came = (LookupOutcome, Option<Taxpayer>);

/// Who is behind each of the numbers, in their order. What was answered is counted for the reseller, each number once.
pub(super) async fn find(
    context: &Context,
    scope: &Scope,
    asked: &LookupNumbers,
    language: Language,
) -> Result<LookupRows> {
    let numbers = &asked.numbers;
    if !(1..=MOST).contains(&numbers.len()) {
        let (minimum, maximum) = (1, i64::try_from(MOST).map_err(Error::broken)?);
        return Err(Error::field("numbers", Fault::OutOfRange { minimum, maximum }));
    }
    let parsed: Vec<_> = numbers.iter().map(|text| Asked::of_any(text)).collect();
    let mut seen = HashSet::new();
    let once = parsed.iter().flatten().filter(|asked| seen.insert(*asked)).cloned();
    let once: Vec<_> = once.collect();
    stop_service::let_pass(context, scope, None, &once).await?;
    let came = answers(context, once).await?;
    let counted = came.values().filter(|(outcome, _)| outcome.is_an_answer()).count();
    let counted = i64::try_from(counted).map_err(Error::broken)?;
    service::count(context, scope, counted).await?;
    for (asked, _) in came
        .iter()
        .filter(|(_, (outcome, _))| *outcome == LookupOutcome::NotFound)
    {
        stop_service::is_nobodys(context, scope, None, asked).await?;
    }
    let row = |(place, (text, parsed)): (usize, (&String, std::result::Result<Asked, Fault>))| {
        let asked = text.trim().chars().take(ECHOED).collect();
        match parsed {
            Ok(number) => answered(asked, &number, came.get(&number).cloned()),
            Err(fault) => {
                let faults = Faults::one(&format!("numbers.{place}"), fault);
                wrong(asked, faults.told(language).pop())
            }
        }
    };
    let rows = numbers.iter().zip(parsed).enumerate().map(row).collect();
    Ok(LookupRows { rows, counted })
}

fn answered(asked: String, number: &Asked, came: Option<Came>) -> LookupRow {
    let (outcome, taxpayer) = came.unwrap_or((LookupOutcome::Failed, None));
    LookupRow {
        asked,
        outcome,
        kind: Some(number.kind()),
        number: Some(number.number().to_owned()),
        taxpayer,
        fault: None,
    }
}

fn wrong(asked: String, fault: Option<FieldFault>) -> LookupRow {
    LookupRow {
        asked,
        outcome: LookupOutcome::Invalid,
        kind: None,
        number: None,
        taxpayer: None,
        fault,
    }
}

/// What came of each number; of those that took too long, nothing.
async fn answers(context: &Context, mut lacking: Vec<Asked>) -> Result<HashMap<Asked, Came>> {
    let found = |taxpayer: Taxpayer| (LookupOutcome::Found, Some(taxpayer));
    let with_ruc = |asked: &Asked| Some((asked.clone(), padron::parse_ruc(asked.ruc()?.as_bytes())?));
    let (of_ruc, rucs): (Vec<Asked>, Vec<u64>) = lacking.iter().filter_map(with_ruc).unzip();
    let mut came: HashMap<Asked, Came> = HashMap::with_capacity(lacking.len());
    let said = disk::some(context, rucs).await?;
    let is_there = said.is_some();
    for (asked, listed) in of_ruc.into_iter().zip(said.unwrap_or_default()) {
        if let Some((entry, as_of)) = listed {
            let told = entry.told(&asked, Source::Padron, as_of);
            came.insert(asked, found(told));
        }
    }
    lacking.retain(|asked| !came.contains_key(asked));
    let kept = store::kept(&context.db, &lacking, context.now()).await?;
    came.extend(kept.into_iter().map(|(asked, taxpayer)| (asked, found(taxpayer))));
    lacking.retain(|asked| !came.contains_key(asked));
    let asking = lacking.into_iter().map(|asked| async move {
        let is_without = is_there && shelf::has_all(asked.kind());
        let answered = service::provided(context, &asked, is_without).await;
        (asked, told(answered))
    });
    let asking = stream::iter(asking).buffer_unordered(AT_ONCE);
    let mut asking = Box::pin(asking.take_until(tokio::time::sleep(PATIENCE)));
    while let Some((asked, answered)) = asking.next().await {
        came.insert(asked, answered);
    }
    Ok(came)
}

fn told(answered: Result<Option<Taxpayer>>) -> Came {
    match answered {
        Ok(Some(taxpayer)) => (LookupOutcome::Found, Some(taxpayer)),
        Ok(None) => (LookupOutcome::NotFound, None),
        Err(error) if error.refusal().code == Code::LookupNotConfigured => (LookupOutcome::NotConfigured, None),
        Err(error) => {
            if error.is_broken() {
                tracing::error!(%error, "one look-up of several is broken");
            }
            (LookupOutcome::Failed, None)
        }
    }
}
