//! Links to the files of reports: whoever has one may fetch the file until it expires, without signing in, so that a
//! browser's own download can go on where it broke off. A link says of which report it is and until when, with the
//! proof that it came from here; nothing of it is kept.

use chrono::{DateTime, Utc};
use types::reports::ReportId;
use uuid::Uuid;

use crate::kit::secrets::MasterKey;

const PURPOSE: &str = "link to a report";

/// What a link says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub report: ReportId,
    pub expires_at: DateTime<Utc>,
}

impl Link {
    pub(super) fn token(self, master: &MasterKey) -> String {
        let says = self.says();
        let proof = master.proof(PURPOSE, &says);
        format!("{says}.{proof}")
    }

    /// Reads a token; `None` for one that did not come from here.
    pub(super) fn read(master: &MasterKey, token: &str) -> Option<Self> {
        let (says, proof) = token.rsplit_once('.')?;
        if !master.proves(PURPOSE, says, proof) {
            return None;
        }
        let (report, until) = says.split_once('.')?;
        Some(Self {
            report: ReportId(Uuid::try_parse(report).ok()?),
            expires_at: DateTime::from_timestamp(until.parse().ok()?, 0)?,
        })
    }

    fn says(self) -> String {
        format!("{}.{}", self.report.0.simple(), self.expires_at.timestamp())
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use types::reports::ReportId;
    use uuid::Uuid;

    use super::Link;
    use crate::kit::secrets::MasterKey;

    #[test]
    fn a_link_says_what_it_was_made_for_and_nothing_else() {
        let master = MasterKey::parse(&"5a".repeat(32)).expect("a key");
        let link = Link {
            report: ReportId(Uuid::from_u128(7)),
            expires_at: DateTime::from_timestamp(1_800_000_000, 0).expect("a time"),
        };
        let token = link.token(&master);
        assert_eq!(Link::read(&master, &token), Some(link));
        let later = token.replace(".1800000000.", ".1900000000.");
        let another = token.replacen('7', "8", 1);
        for wrong in ["", ".", "..", &later, &another, &token[1..], &token[..token.len() - 1]] {
            assert_eq!(Link::read(&master, wrong), None, "{wrong}");
        }
    }
}
