//! What has been filled in of the settings.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use types::kit::mail::Security;
use types::settings::{Mail, MailSettings, Sender, System, SystemSettings};

/// Who takes what the account issues, as it is typed and chosen.
#[derive(Clone, Copy)]
pub struct SystemDraft {
    pub sender: RwSignal<String>,
    pub ose_url: RwSignal<String>,
    pub sol_user: RwSignal<String>,
    pub sol_password: RwSignal<String>,
    /// What is saved, if anything is.
    pub saved: RwSignal<Option<System>>,
}

/// The mail settings, as they are typed and chosen.
#[derive(Clone, Copy)]
pub struct MailDraft {
    pub host: RwSignal<String>,
    pub port: RwSignal<String>,
    pub security: RwSignal<String>,
    pub user: RwSignal<String>,
    pub password: RwSignal<String>,
    pub from_name: RwSignal<String>,
    pub from_address: RwSignal<String>,
    pub reply_to: RwSignal<String>,
    /// What is saved, if anything is.
    pub saved: RwSignal<Option<Mail>>,
}

fn empty() -> RwSignal<String> {
    RwSignal::new(String::new())
}

/// What was typed, if anything was.
fn typed(value: RwSignal<String>) -> Option<String> {
    Some(value.get()).filter(|value| !value.trim().is_empty())
}

impl Default for SystemDraft {
    fn default() -> Self {
        Self {
            sender: RwSignal::new(Sender::Sunat.name().to_owned()),
            ose_url: empty(),
            sol_user: empty(),
            sol_password: empty(),
            saved: RwSignal::new(None),
        }
    }
}

impl SystemDraft {
    /// Whether the documents go by an OSE, tracked.
    #[must_use]
    pub fn by_ose(self) -> bool {
        *self.sender.read() == Sender::Ose.name()
    }

    /// Since when the password is kept that these fields would leave as it is, tracked.
    #[must_use]
    pub fn kept_since(self) -> Option<DateTime<Utc>> {
        let saved = self.saved.read();
        let saved = saved.as_ref()?;
        let same = saved.sol_user.as_deref() == Some(self.sol_user.read().trim().to_ascii_uppercase().as_str());
        saved.sol_password_set_at.filter(|_| same)
    }

    /// The request, tracked. Where SUNAT has no say there is nothing to ask.
    #[must_use]
    pub fn request(self, in_peru: bool) -> SystemSettings {
        if !in_peru {
            return SystemSettings::default();
        }
        SystemSettings {
            sender: Sender::of_name(&self.sender.read()),
            ose_url: typed(self.ose_url).filter(|_| self.by_ose()),
            sol_user: typed(self.sol_user),
            sol_password: typed(self.sol_password),
        }
    }
}

impl Default for MailDraft {
    fn default() -> Self {
        Self {
            host: empty(),
            port: RwSignal::new(Security::Starttls.port().to_string()),
            security: RwSignal::new(Security::Starttls.name().to_owned()),
            user: empty(),
            password: empty(),
            from_name: empty(),
            from_address: empty(),
            reply_to: empty(),
            saved: RwSignal::new(None),
        }
    }
}

impl MailDraft {
    /// The kind of security, tracked.
    #[must_use]
    pub fn security(self) -> Security {
        Security::of_name(&self.security.read()).unwrap_or(Security::Starttls)
    }

    /// Whether anything is filled in, tracked.
    #[must_use]
    pub fn is_begun(self) -> bool {
        let fields = [
            self.host,
            self.user,
            self.password,
            self.from_name,
            self.from_address,
            self.reply_to,
        ];
        fields.iter().any(|field| !field.read().trim().is_empty())
    }

    /// The request, tracked; none when nothing is filled in.
    #[must_use]
    pub fn request(self) -> Option<MailSettings> {
        self.is_begun().then(|| self.settings())
    }

    /// Since when the password is kept that these fields would leave as it is, tracked.
    #[must_use]
    pub fn kept_since(self) -> Option<DateTime<Utc>> {
        let saved = self.saved.read();
        let saved = saved.as_ref()?;
        saved.password_set_at.filter(|_| self.settings().goes_where(saved))
    }

    /// Empties every field.
    pub fn clear(self) {
        let fresh = Self::default();
        for (own, fresh) in [
            (self.host, fresh.host),
            (self.port, fresh.port),
            (self.security, fresh.security),
            (self.user, fresh.user),
            (self.password, fresh.password),
            (self.from_name, fresh.from_name),
            (self.from_address, fresh.from_address),
            (self.reply_to, fresh.reply_to),
        ] {
            own.set(fresh.get_untracked());
        }
    }

    fn settings(self) -> MailSettings {
        MailSettings {
            host: self.host.get(),
            port: self.port.read().trim().parse().unwrap_or_default(),
            security: self.security(),
            user: typed(self.user),
            password: Some(self.password.get()).filter(|password| !password.is_empty()),
            from_name: self.from_name.get(),
            from_address: self.from_address.get(),
            reply_to: typed(self.reply_to),
        }
    }
}
