//! Many numbers at once: the padrón is read for all of them together, and only for what it lacks the provider is asked,
//! a few at a time. What became of one changes nothing for the others.

use std::collections::HashMap;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream;
use types::kit::fault::{Fault, Faults, FieldFault};
use types::kit::problem::Code;
use types::kit::text::Language;
use types::lookup::several::{LookupNumbers, LookupOutcome, LookupRow, LookupRows, MOST};
use types::lookup::{Asked, Source, Taxpayer};

use super::{disk, service};
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
    let mut places = HashMap::new();
    let mut once = Vec::new();
    for asked in parsed.iter().flatten() {
        places.entry(key(asked)).or_insert_with(|| {
            once.push(asked.clone());
            once.len() - 1
        });
    }
    let came = answers(context, &once).await?;
    let counted = came.iter().filter(|(outcome, _)| outcome.is_an_answer()).count();
    let counted = i64::try_from(counted).map_err(Error::broken)?;
    service::count(context, scope, counted).await?;
    let came_of = |asked: &Asked| places.get(&key(asked)).and_then(|place| came.get(*place)).cloned();
    let row = |(place, (text, parsed)): (usize, (&String, std::result::Result<Asked, Fault>))| {
        let asked = text.trim().chars().take(ECHOED).collect();
        match parsed {
            Ok(number) => answered(asked, &number, came_of(&number)),
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

fn key(asked: &Asked) -> (&'static str, String) {
    (asked.kind().name(), asked.number().to_owned())
}

/// What came of each number.
async fn answers(context: &Context, asked: &[Asked]) -> Result<Vec<Came>> {
    let ruc = |asked: &Asked| padron::parse_ruc(asked.ruc()?.as_bytes());
    let (places, rucs): (Vec<_>, Vec<_>) = asked
        .iter()
        .enumerate()
        .filter_map(|(place, asked)| Some((place, ruc(asked)?)))
        .unzip();
    let mut came: Vec<Option<Came>> = asked.iter().map(|_| None).collect();
    for (place, listed) in places.into_iter().zip(disk::some(context, rucs).await?) {
        if let (Some((entry, as_of)), Some(asked), Some(slot)) = (listed, asked.get(place), came.get_mut(place)) {
            let found = entry.told(asked, Source::Padron, as_of);
            *slot = Some((LookupOutcome::Found, Some(found)));
        }
    }
    let lacking = asked.iter().zip(&came).enumerate();
    let lacking: Vec<_> = lacking
        .filter(|(_, (_, came))| came.is_none())
        .map(|(place, (asked, _))| (place, asked.clone()))
        .collect();
    let asking = lacking.into_iter().map(|(place, asked)| async move {
        let answered = service::beyond(context, &asked).await;
        (place, told(answered))
    });
    let asking = stream::iter(asking).buffer_unordered(AT_ONCE);
    let mut asking = Box::pin(asking.take_until(tokio::time::sleep(PATIENCE)));
    while let Some((place, answered)) = asking.next().await {
        if let Some(slot) = came.get_mut(place) {
            *slot = Some(answered);
        }
    }
    let failed = || (LookupOutcome::Failed, None);
    Ok(came.into_iter().map(|each| each.unwrap_or_else(failed)).collect())
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
