//! A letter as it is written, and the message it becomes.

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
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
        let message = match &self.html {
            None => message.singlepart(text),
            Some(html) => {
                let html = SinglePart::builder().header(ContentType::TEXT_HTML).body(html.clone());
                message.multipart(MultiPart::alternative().singlepart(text).singlepart(html))
            }
        };
        message.map_err(|_| NotAnAddress)
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
