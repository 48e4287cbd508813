//! The fields of what happened that people know, in the order in which they look for them.

use std::collections::HashMap;

use serde_json::Value;
use types::audit::FieldChange;
use types::kit::text::Language;
use types::modules::Module;

use crate::audit::text;
use crate::kit::{language, say, t};

/// A field as events name it, and its name for people.
type Named = (&'static str, fn(Language) -> &'static str);

const FIELDS: [Named; 64] = [
    ("name", text::name),
    ("hostname", text::hostname),
    ("tax_id", text::tax_id),
    ("access_email", text::access_email),
    ("plan.name", text::plan),
    ("plan.version", text::plan_version),
    ("cycle_day", text::cycle_day),
    ("payer", text::payer),
    ("environment", text::environment),
    ("state.state", text::state),
    ("state.level", text::lock_level),
    ("state.reason", text::reason),
    ("hint", text::hint),
    ("reason", text::reason),
    ("pattern", text::pattern),
    ("numbers", text::numbers),
    ("first", text::first_number),
    ("last", text::last_number),
    ("began_at", text::began_at),
    ("until", text::until),
    ("emails", text::emails),
    ("phone", text::phone),
    ("documents.effective", text::documents_limit),
    ("documents.own", text::documents_own),
    ("documents.enforced", text::documents_enforced),
    ("sales_notes.effective", text::sales_notes_limit),
    ("sales_notes.own", text::sales_notes_own),
    ("sales_notes.enforced", text::sales_notes_enforced),
    ("lookups.effective", text::lookups_limit),
    ("lookups.own", text::lookups_own),
    ("lookups.enforced", text::lookups_enforced),
    ("users.effective", text::users_limit),
    ("users.own", text::users_own),
    ("users.enforced", text::users_enforced),
    ("establishments.effective", text::establishments_limit),
    ("establishments.own", text::establishments_own),
    ("establishments.enforced", text::establishments_enforced),
    ("sales_amount.effective", text::sales_amount_limit),
    ("sales_amount.own", text::sales_amount_own),
    ("sales_amount.enforced", text::sales_amount_enforced),
    ("modules", text::modules),
    ("system.sender", text::sender),
    ("system.ose_url", text::ose_url),
    ("system.sol_user", text::sol_user),
    ("system.sol_password_set_at", text::sol_password),
    ("client_may_switch", text::client_may_switch),
    ("mail.from_name", text::mail_from_name),
    ("mail.from_address", text::mail_from_address),
    ("mail.reply_to", text::mail_reply_to),
    ("mail.host", text::mail_host),
    ("mail.port", text::mail_port),
    ("mail.security", text::mail_security),
    ("mail.user", text::mail_user),
    ("mail.password_set_at", text::mail_password),
    ("to", text::sent_to),
    ("host", text::mail_host),
    ("outcome", text::outcome),
    ("users", text::users),
    ("sales_notes", text::sales_notes),
    ("establishments", text::establishments),
    ("lookups", text::lookups),
    ("notifications.not_sent", text::not_sent),
    ("notifications.pending_voiding", text::pending_voiding),
    ("notifications.with_errors", text::with_errors),
];

/// What an account's software shows.
const MODULES: &str = "modules";

/// The changes that people understand, each with its name. Counts that begin at nothing are not told.
#[must_use]
pub fn understood(changes: Vec<FieldChange>) -> Vec<(&'static str, FieldChange)> {
    let place = |change: &FieldChange| FIELDS.iter().position(|(field, _)| *field == change.field);
    let mut known: Vec<_> = changes
        .into_iter()
        .filter(|change| change.before.is_some() || change.after != Some(Value::from(0)))
        .filter_map(|change| Some((place(&change)?, change)))
        .collect();
    known.sort_by_key(|(place, _)| *place);
    let named = |(place, change): (usize, FieldChange)| Some((t(FIELDS.get(place)?.1), change));
    known.into_iter().filter_map(named).collect()
}

/// The names of the modules, by their codes.
pub type Names = HashMap<String, String>;

/// The names of a catalogue.
#[must_use]
pub fn names(catalogue: &[Module]) -> Names {
    let named = |module: &Module| (module.code.to_string(), module.names.of(language()).to_owned());
    catalogue.iter().map(named).collect()
}

/// What was added to the modules and what was taken out; how many there are where there were none before. Nothing for
/// any other field.
#[must_use]
pub fn modules(change: &FieldChange, names: &Names) -> Option<String> {
    let (MODULES, Some(Value::Array(after))) = (change.field.as_str(), &change.after) else {
        return None;
    };
    let Some(Value::Array(before)) = &change.before else {
        return i64::try_from(after.len()).ok().map(say::number);
    };
    let told = |list: &[Value], others: &[Value]| {
        let apart = list.iter().filter(|code| !others.contains(code));
        let name = |code: &str| names.get(code).cloned().unwrap_or_else(|| code.to_owned());
        let words: Vec<_> = apart.filter_map(Value::as_str).map(name).collect();
        words.join(", ")
    };
    let (added, taken) = (told(after, before), told(before, after));
    let say =
        |words: String, with: fn(Language, String) -> String| (!words.is_empty()).then(|| with(language(), words));
    let parts = [say(added, text::added), say(taken, text::taken)];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use types::audit::FieldChange;

    use super::{Names, modules, understood};

    fn change(field: &str, before: Option<Value>, after: Option<Value>) -> FieldChange {
        let field = field.to_owned();
        FieldChange { field, before, after }
    }

    #[test]
    fn what_people_look_for_comes_first_and_nothing_of_what_only_programs_need() {
        let told = understood(vec![
            change("cycle_day", None, Some(json!(1))),
            change("id", None, Some(json!("019a"))),
            change("name", None, Some(json!("Pukara"))),
            change("sales_notes", None, Some(json!(0))),
            change("lookups", Some(json!(3)), Some(json!(0))),
        ]);
        let told: Vec<_> = told.into_iter().map(|(_, change)| change.field).collect();
        assert_eq!(told, ["name", "cycle_day", "lookups"]);
    }

    #[test]
    fn modules_tell_what_was_added_and_what_was_taken_out() {
        let names = Names::from([
            ("hotel".to_owned(), "Hotel".to_owned()),
            ("pos".to_owned(), "Caja".to_owned()),
        ]);
        let told = |before, after| modules(&change("modules", before, Some(after)), &names);
        assert_eq!(
            told(Some(json!(["hotel", "sales"])), json!(["sales", "pos"])).as_deref(),
            Some("Se agregó Caja · Se quitó Hotel")
        );
        assert_eq!(
            told(Some(json!([])), json!(["otra"])).as_deref(),
            Some("Se agregó otra")
        );
        assert_eq!(told(None, json!(["hotel", "pos"])).as_deref(), Some("2"));
        assert_eq!(modules(&change("name", None, Some(json!(["pos"]))), &names), None);
    }
}
