//! Sending mail: how a server is reached, and what can go wrong with it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kit::text::Language;

/// How the connection to a mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "starttls")]
pub enum Security {
    /// Not at all; only for a server on the same machine.
    None,
    /// By STARTTLS, which must succeed; usually port 587.
    Starttls,
    /// By TLS from the first byte; usually port 465.
    Tls,
}

impl Security {
    pub const ALL: [Self; 3] = [Self::None, Self::Starttls, Self::Tls];

    /// The name as stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Starttls => "starttls",
            Self::Tls => "tls",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|security| security.name() == name)
    }

    /// The port such servers listen on.
    #[must_use]
    pub const fn port(self) -> u16 {
        match self {
            Self::None => 25,
            Self::Starttls => 587,
            Self::Tls => 465,
        }
    }
}

/// Why a mail was not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "login_refused")]
pub enum MailFault {
    /// No server answers at that host and port.
    CannotConnect,
    /// The connection could not be protected: no STARTTLS, or a certificate that is not to be trusted.
    Tls,
    /// User or password are wrong, or the server takes no login.
    LoginRefused,
    /// The server does not let this sender send.
    SenderRefused,
    /// The server does not take mail for this recipient.
    RecipientRefused,
    /// The server did not answer in time.
    TimedOut,
    /// Something else; the server's words say more.
    Other,
}

impl MailFault {
    pub const ALL: [Self; 7] = [
        Self::CannotConnect,
        Self::Tls,
        Self::LoginRefused,
        Self::SenderRefused,
        Self::RecipientRefused,
        Self::TimedOut,
        Self::Other,
    ];

    /// The name as stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::CannotConnect => "cannot_connect",
            Self::Tls => "tls",
            Self::LoginRefused => "login_refused",
            Self::SenderRefused => "sender_refused",
            Self::RecipientRefused => "recipient_refused",
            Self::TimedOut => "timed_out",
            Self::Other => "other",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| fault.name() == name)
    }

    /// What happened and what to do, for the person who set the server up.
    #[must_use]
    pub const fn text(self, language: Language) -> &'static str {
        match self {
            Self::CannotConnect => cannot_connect(language),
            Self::Tls => tls(language),
            Self::LoginRefused => login_refused(language),
            Self::SenderRefused => sender_refused(language),
            Self::RecipientRefused => recipient_refused(language),
            Self::TimedOut => timed_out(language),
            Self::Other => other(language),
        }
    }
}

crate::texts! {
    cannot_connect: "No responde ningún servidor de correo ahí; revisa el servidor y el puerto.", "Nenhum servidor de e-mail responde ali; confira o servidor e a porta.", "No mail server answers there; check server and port.";
    tls: "La conexión no se pudo proteger; revisa el tipo de seguridad y el certificado del servidor.", "Não foi possível proteger a conexão; confira o tipo de segurança e o certificado do servidor.", "The connection could not be protected; check the kind of security and the server's certificate.";
    login_refused: "El servidor no aceptó el usuario o la contraseña.", "O servidor não aceitou o usuário ou a senha.", "The server did not accept user or password.";
    sender_refused: "El servidor no deja enviar desde esta dirección.", "O servidor não deixa enviar deste endereço.", "The server does not let this address send.";
    recipient_refused: "El servidor no acepta correo para este destinatario.", "O servidor não aceita e-mail para este destinatário.", "The server does not take mail for this recipient.";
    timed_out: "El servidor no respondió a tiempo.", "O servidor não respondeu a tempo.", "The server did not answer in time.";
    other: "El servidor no aceptó el mensaje.", "O servidor não aceitou a mensagem.", "The server did not take the message.";
}

#[cfg(test)]
mod tests {
    use super::{MailFault, Security};

    #[test]
    fn names_are_those_sent() {
        for security in Security::ALL {
            assert_eq!(
                serde_json::to_value(security).expect("JSON"),
                serde_json::json!(security.name())
            );
            assert_eq!(Security::of_name(security.name()), Some(security));
        }
        for fault in MailFault::ALL {
            assert_eq!(
                serde_json::to_value(fault).expect("JSON"),
                serde_json::json!(fault.name())
            );
            assert_eq!(MailFault::of_name(fault.name()), Some(fault));
        }
    }
}
