//! From what an event stored to the fields it tells.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use types::audit::FieldChange;

/// What an event keeps of the thing it happened to.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Kept {
    before: Option<Value>,
    after: Option<Value>,
    facts: Option<Value>,
}

impl Kept {
    /// The fields that changed, in the order of their names; what just happened tells its facts as fields too.
    pub(super) fn changes(&self) -> Vec<FieldChange> {
        let before = fields(self.before.as_ref());
        let after = fields(self.after.as_ref().or(self.facts.as_ref()));
        let names = before
            .keys()
            .chain(after.keys().filter(|name| !before.contains_key(*name)));
        let mut changes: Vec<_> = names
            .map(|name| FieldChange {
                field: name.clone(),
                before: before.get(name).cloned(),
                after: after.get(name).cloned(),
            })
            .filter(|change| change.before != change.after)
            .collect();
        changes.sort_by(|one, other| one.field.cmp(&other.field));
        changes
    }
}

fn fields(value: Option<&Value>) -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    if let Some(value) = value {
        collect(String::new(), value, &mut found);
    }
    found
}

/// The leaves of a value under the names that lead to them. A list is a leaf, and so is an empty object.
fn collect(name: String, value: &Value, found: &mut BTreeMap<String, Value>) {
    match value {
        Value::Null => {}
        Value::Object(object) => {
            for (part, value) in object {
                let name = if name.is_empty() {
                    part.clone()
                } else {
                    format!("{name}.{part}")
                };
                collect(name, value, found);
            }
        }
        leaf => {
            found.insert(name, leaf.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Kept;

    fn told(kept: Value) -> Vec<(String, Option<Value>, Option<Value>)> {
        let kept: Kept = serde_json::from_value(kept).expect("what events keep");
        let changes = kept.changes().into_iter();
        changes
            .map(|change| (change.field, change.before, change.after))
            .collect()
    }

    #[test]
    fn a_change_tells_each_field_with_what_it_was_and_is() {
        let kept = json!({
            "before": {"state": {"state": "active"}, "documents": {"own": null, "enforced": true}},
            "after": {"state": {"state": "locked", "reason": "Mora"}, "documents": {"own": 800, "enforced": true}},
        });
        assert_eq!(
            told(kept),
            [
                ("documents.own".to_owned(), None, Some(json!(800))),
                ("state.reason".to_owned(), None, Some(json!("Mora"))),
                ("state.state".to_owned(), Some(json!("active")), Some(json!("locked"))),
            ]
        );
    }

    #[test]
    fn what_was_made_and_what_happened_tell_what_is() {
        let expected = [("name".to_owned(), None, Some(json!("Pukara")))];
        assert_eq!(told(json!({"after": {"name": "Pukara", "lock": null}})), expected);
        assert_eq!(told(json!({"facts": {"name": "Pukara"}})), expected);
        assert!(told(json!({})).is_empty());
    }
}
