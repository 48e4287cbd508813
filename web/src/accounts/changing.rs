//! An account being changed: what it was when one began, what is typed, and what somebody else changed meanwhile.

use leptos::prelude::*;
use types::accounts::{AccountChange, AccountSettings, Environment, Payer};
use types::kit::fault::Faults;
use types::kit::mail::Security;
use types::settings::{Issuer, Mail};
use types::tax_id::Country;

use crate::accounts::text;
use crate::kit::{Load, Others, t};
use crate::settings::{MailDraft, SystemDraft, text as words};

/// An account being changed.
#[derive(Clone, Copy)]
pub struct Changing {
    /// The account as it was last read.
    pub base: RwSignal<AccountSettings>,
    pub plan_id: RwSignal<String>,
    pub cycle_day: RwSignal<String>,
    pub payer: RwSignal<String>,
    pub client_may_switch: RwSignal<bool>,
    pub system: SystemDraft,
    pub mail: MailDraft,
    pub others: RwSignal<Option<Others>>,
}

/// One field that is typed: its name, its value, and what the account says of it.
struct Piece {
    name: &'static str,
    value: RwSignal<String>,
    told: fn(&AccountSettings) -> String,
}

impl Changing {
    #[must_use]
    pub fn new(first: &AccountSettings) -> Self {
        let it = Self {
            base: RwSignal::new(first.clone()),
            plan_id: RwSignal::new(String::new()),
            cycle_day: RwSignal::new(String::new()),
            payer: RwSignal::new(String::new()),
            client_may_switch: RwSignal::new(first.settings.client_may_switch),
            system: SystemDraft::default(),
            mail: MailDraft::default(),
            others: RwSignal::new(None),
        };
        for piece in it.pieces() {
            piece.value.set((piece.told)(first));
        }
        it.system.saved.set(Some(first.settings.system.clone()));
        it.mail.saved.set(first.settings.mail.clone());
        it
    }

    /// Takes over what is read again: their changes where one made none, one's own where one did.
    pub fn follow(self, read: Load<AccountSettings>) {
        Effect::new(move |_| {
            if let Some(now) = read.value.get()
                && now.account.version != self.base.read_untracked().account.version
            {
                self.take(now);
            }
        });
    }

    /// The version it is changed against, what is to change, and every field of it that is wrong; not tracked.
    pub fn request(self) -> (i64, AccountChange, Result<(), Faults>) {
        let base = self.base.get_untracked();
        let changed =
            |value: RwSignal<String>, before: String| Some(value.get_untracked()).filter(|now| *now != before);
        let system = untrack(|| self.system.request(base.account.country == Country::Pe));
        let mail = untrack(|| self.mail.request());
        let typed = |pieces: &[Piece]| {
            pieces
                .iter()
                .any(|piece| piece.value.get_untracked() != (piece.told)(&base))
        };
        let (of_system, of_mail) = (typed(&self.system_pieces()), typed(&self.mail_pieces()));
        let may = self.client_may_switch.get_untracked();
        let body = AccountChange {
            plan_id: changed(self.plan_id, plan(&base)).and_then(|id| id.parse().ok()),
            cycle_day: changed(self.cycle_day, day(&base)).and_then(|day| day.parse().ok()),
            payer: changed(self.payer, payer(&base)).and_then(|name| Payer::of_name(&name)),
            client_may_switch: Some(may).filter(|may| *may != base.settings.client_may_switch),
            system: of_system.then_some(system),
            remove_mail: of_mail && mail.is_none() && base.settings.mail.is_some(),
            mail: mail.filter(|_| of_mail),
        };
        let issuer = Issuer {
            country: base.account.country,
            tax_id: &base.account.tax_id,
            in_production: base.account.environment == Environment::Production,
        };
        let checked = body.parse(issuer, &base.settings).map(drop);
        (base.account.version, body, checked)
    }

    fn take(self, now: AccountSettings) {
        let base = self.base.get_untracked();
        let mut others = Others::default();
        for piece in self.pieces() {
            let (before, after) = ((piece.told)(&base), (piece.told)(&now));
            let merged = others.merge(piece.name, &before, piece.value.get_untracked(), after);
            piece.value.set(merged);
        }
        if now.settings.client_may_switch != base.settings.client_may_switch {
            self.client_may_switch.set(now.settings.client_may_switch);
            others.theirs.push(t(words::client_may_switch));
        }
        self.system.saved.set(Some(now.settings.system.clone()));
        self.mail.saved.set(now.settings.mail.clone());
        self.base.set(now);
        self.others.set(Some(others));
    }

    fn pieces(self) -> Vec<Piece> {
        let own = [
            Piece {
                name: t(text::plan),
                value: self.plan_id,
                told: plan,
            },
            Piece {
                name: t(text::cycle_start),
                value: self.cycle_day,
                told: day,
            },
            Piece {
                name: t(text::payer),
                value: self.payer,
                told: payer,
            },
        ];
        own.into_iter()
            .chain(self.system_pieces())
            .chain(self.mail_pieces())
            .collect()
    }

    fn system_pieces(self) -> [Piece; 4] {
        let piece = |name, value, told| Piece { name, value, told };
        let draft = self.system;
        [
            piece(t(words::sender), draft.sender, |of| {
                of.settings.system.sender.name().to_owned()
            }),
            piece(t(words::ose_url), draft.ose_url, |of| {
                of.settings.system.ose_url.clone().unwrap_or_default()
            }),
            piece(t(words::sol_user), draft.sol_user, |of| {
                of.settings.system.sol_user.clone().unwrap_or_default()
            }),
            piece(t(words::sol_password), draft.sol_password, |_| String::new()),
        ]
    }

    fn mail_pieces(self) -> [Piece; 8] {
        let piece = |name, value, told| Piece { name, value, told };
        let draft = self.mail;
        [
            piece(t(words::host), draft.host, |of| mail(of, |mail| mail.host.clone())),
            piece(t(words::port), draft.port, |of| {
                of.settings
                    .mail
                    .as_ref()
                    .map_or(Security::Starttls.port(), |mail| mail.port)
                    .to_string()
            }),
            piece(t(words::security), draft.security, |of| {
                of.settings
                    .mail
                    .as_ref()
                    .map_or(Security::Starttls, |mail| mail.security)
                    .name()
                    .to_owned()
            }),
            piece(t(words::user), draft.user, |of| {
                mail(of, |mail| mail.user.clone().unwrap_or_default())
            }),
            piece(t(words::mail_password), draft.password, |_| String::new()),
            piece(t(words::from_name), draft.from_name, |of| {
                mail(of, |mail| mail.from_name.clone())
            }),
            piece(t(words::from_address), draft.from_address, |of| {
                mail(of, |mail| mail.from_address.clone())
            }),
            piece(t(words::reply_to), draft.reply_to, |of| {
                mail(of, |mail| mail.reply_to.clone().unwrap_or_default())
            }),
        ]
    }
}

fn plan(of: &AccountSettings) -> String {
    of.account.plan.id.to_string()
}

fn day(of: &AccountSettings) -> String {
    of.account.cycle_day.to_string()
}

fn payer(of: &AccountSettings) -> String {
    of.account.payer.name().to_owned()
}

fn mail(of: &AccountSettings, told: fn(&Mail) -> String) -> String {
    of.settings.mail.as_ref().map(told).unwrap_or_default()
}
