//! A letter as it is written, and the message it becomes.

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use uuid::Uuid;

/// Who a letter is from: a name and an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender(Mailbox);

/// An address that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an address like name@company.com, or Name <name@company.com>")]
pub struct NotAnAddress;

/// A letter to one person.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Letter {
    pub to: String,
    pub to_name: Option<String>,
    pub reply_to: Option<String>,
    pub subject: String,
    pub text: String,
    /// The same as `text` for those who read HTML; none for a plain letter.
    pub html: Option<String>,
    #[serde(default)]
    pub enclosed: Vec<Enclosed>,
}

/// A file that goes with a letter.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Enclosed {
    pub name: String,
    pub media_type: String,
    #[serde(with = "hexadecimal")]
    pub content: Vec<u8>,
}

impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Letter(…)")
    }
}

impl Sender {
    /// Reads `name@company.com` or `Name <name@company.com>`.
    ///
    /// # Errors
    /// When it is neither.
    pub fn parse(text: &str) -> Result<Self, NotAnAddress> {
        text.parse().map(Self).map_err(|_| NotAnAddress)
    }

    /// # Errors
    /// When the address is none.
    pub fn new(name: Option<&str>, address: &str) -> Result<Self, NotAnAddress> {
        mailbox(name, address).map(Self)
    }

    pub(super) const fn address(&self) -> &Address {
        &self.0.email
    }
}

impl Letter {
    /// The message to send. Its id has the sender's domain, and stays the same when the letter is sent again.
    pub(super) fn message(&self, id: Uuid, from: &Sender) -> Result<Message, NotAnAddress> {
        let mut message = Message::builder()
            .message_id(Some(format!("<{id}@{}>", from.address().domain())))
            .from(from.0.clone())
            .to(mailbox(self.to_name.as_deref(), &self.to)?)
            .subject(one_line(&self.subject));
        if let Some(reply_to) = &self.reply_to {
            message = message.reply_to(mailbox(None, reply_to)?);
        }
        let text = SinglePart::builder()
            .header(ContentType::TEXT_PLAIN)
            .body(self.text.clone());
        let message = message.raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ));
        let html = self.html.as_ref().map(|html| {
            let html = SinglePart::builder().header(ContentType::TEXT_HTML).body(html.clone());
            MultiPart::alternative().singlepart(text.clone()).singlepart(html)
        });
        let message = match (html, self.enclosed.is_empty()) {
            (None, true) => message.singlepart(text),
            (Some(both), true) => message.multipart(both),
            (None, false) => message.multipart(self.with_enclosed(MultiPart::mixed().singlepart(text))),
            (Some(both), false) => message.multipart(self.with_enclosed(MultiPart::mixed().multipart(both))),
        };
        message.map_err(|_| NotAnAddress)
    }

    fn with_enclosed(&self, written: MultiPart) -> MultiPart {
        self.enclosed.iter().fold(written, |all, file| {
            let media_type = ContentType::parse(&file.media_type).unwrap_or(ContentType::TEXT_PLAIN);
            let part = Attachment::new(one_line(&file.name)).body(file.content.clone(), media_type);
            all.singlepart(part)
        })
    }
}

fn mailbox(name: Option<&str>, address: &str) -> Result<Mailbox, NotAnAddress> {
    let address: Address = address.trim().parse().map_err(|_| NotAnAddress)?;
    Ok(Mailbox::new(name.map(one_line), address))
}

/// A header is one line, whatever somebody put into a name.
fn one_line(text: &str) -> String {
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    text.chars().map(plain).collect()
}

/// Bytes in hexadecimal, as a letter waits.
mod hexadecimal {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::kit::secrets::{bytes_of_hex, to_hex};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&to_hex(bytes))
    }

    pub(super) fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(from)?;
        bytes_of_hex(&text).ok_or_else(|| D::Error::custom("not hexadecimal"))
    }
}
