//! What a reseller's people did in its inbox: something taken, something noted, something put off.

use chrono::TimeDelta;
use types::access::Operation;
use types::inbox::{Assignment, InboxQuery, Note, Snooze};
use types::kit::text::Language;
use types::resellers::ResellerId;

use super::cast::Cast;
use crate::access::Scope;
use crate::inbox::service as inbox;
use crate::kit::context::Context;
use crate::kit::error::Result;

/// Works off a little of the inbox.
pub(super) async fn work_off(context: &Context, cast: &Cast, reseller: ResellerId) -> Result<()> {
    let owner = cast.owner()?.name;
    let scope = |operation| Scope::of_command(operation, Some(reseller), owner);
    let people = inbox::assignees(context, &scope(Operation::ListAssignees)).await?;
    let open = inbox::list(context, &scope(Operation::ListInbox), &InboxQuery::default()).await?;
    for (place, item) in open.items.iter().enumerate() {
        match place {
            1 | 4 => {
                let member_id = people.get(place % people.len().max(1)).map(|member| member.id);
                let assignment = Assignment { member_id };
                let scope = scope(Operation::AssignInboxItem);
                inbox::assign(context, &scope, item.id, item.version, assignment).await?;
            }
            2 => {
                let note = Note {
                    note: Some(note(cast.language).to_owned()),
                };
                inbox::note(context, &scope(Operation::NoteInboxItem), item.id, item.version, &note).await?;
            }
            7 => {
                let snooze = Snooze {
                    until: Some(context.now() + TimeDelta::days(2)),
                };
                inbox::snooze(
                    context,
                    &scope(Operation::SnoozeInboxItem),
                    item.id,
                    item.version,
                    snooze,
                )
                .await?;
            }
            _ => {}
        }
    }
    Ok(())
}

const fn note(language: Language) -> &'static str {
    match language {
        Language::Es => "Hablé con la contadora; lo envía hoy.",
        Language::Pt => "Falei com a contadora; envia hoje.",
        Language::En => "Spoke with their accountant, who sends it today.",
    }
}
