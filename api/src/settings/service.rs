//! Keeping settings with their secrets sealed, and trying mail settings.

use chrono::{DateTime, Utc};
use serde_json::json;
use types::accounts::AccountId;
use types::kit::fault::Faults;
use types::kit::mail::MailFault;
use types::kit::problem::Code;
use types::kit::text::Language;
use types::kit::value::Email;
use types::settings::{
    AccountMailTest, Mail, MailTest, MailTested, SecretText, SolAccess, System, ValidMail, ValidSystem,
};
use uuid::Uuid;

use super::model::Kept;
use super::{letter, store};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::{Error, Refusal, Result};
use crate::kit::mail::{self, Sender, Server};
use crate::kit::outbox::{self, Change};
use crate::kit::outside::NoAddress;
use crate::kit::seal::{Place, Sealed};

const SOL_PASSWORD: &str = "sol_password";
const MAIL_PASSWORD: &str = "mail_password";

/// Sends a test message by settings that are not saved.
pub async fn test(context: &Context, scope: &Scope, test: &MailTest, language: Language) -> Result<MailTested> {
    let mut faults = Faults::default();
    let to = faults.take("to", Email::parse(&test.to));
    let mail = faults.take_all(test.mail.parse(None));
    let (Some(to), Some(mail)) = (to, mail) else {
        return Err(faults.into());
    };
    may_test(context, scope, scope.actor().id.unwrap_or_default()).await?;
    let login = mail.password.as_ref().map(|password| password.as_str().to_owned());
    send(context, &mail, login, to, language).await
}

/// Sends a test message by an account's settings, saved or to be saved. Its history tells what came of it.
pub async fn test_account(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    test: &AccountMailTest,
    language: Language,
) -> Result<MailTested> {
    let kept = store::find(&context.db, scope, account).await?;
    let saved = kept.settings.mail.as_ref();
    let mut faults = Faults::default();
    let to = faults.take("to", Email::parse(&test.to));
    let mail = match (&test.mail, saved) {
        (Some(typed), _) => faults.take_all(typed.parse(saved)),
        (None, Some(saved)) => Some(as_typed(saved)),
        (None, None) => faults.take("mail", Err(types::kit::fault::Fault::Required)),
    };
    let (Some(to), Some(mail)) = (to, mail) else {
        return Err(faults.into());
    };
    may_test(context, scope, account.0).await?;
    let password = match (&mail.password, &kept.mail_password) {
        (Some(typed), _) => Some(typed.as_str().to_owned()),
        (None, Some(sealed)) if mail.user.is_some() => {
            let place = place(scope, account, MAIL_PASSWORD)?;
            Some(context.seals.open(&place, sealed)?.as_str().to_owned())
        }
        _ => None,
    };
    let tested = send(context, &mail, password, to.clone(), language).await;
    let outcome = match &tested {
        Ok(_) => "sent".to_owned(),
        Err(error) => error.refusal().code.name(),
    };
    let facts = Change::facts(&json!({"to": to.as_str(), "host": mail.host, "outcome": outcome}));
    let event = scope.event("account.mail_tested", account.0, facts);
    context
        .db
        .write(async |tx| outbox::record(context, tx, event).await)
        .await?;
    tested
}

/// The settings with another system, its password sealed.
pub(crate) fn with_system(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    kept: Kept,
    new: ValidSystem,
) -> Result<Kept> {
    let before = kept.settings.system.sol_password_set_at;
    let user = new.sol.as_ref().map(|sol| sol.user.clone());
    let typed = new.sol.map(|SolAccess { password, .. }| password);
    let (sol_password, set_at) = secret(
        context,
        scope,
        account,
        SOL_PASSWORD,
        typed,
        (kept.sol_password, before),
    )?;
    let system = System {
        sender: new.sender,
        ose_url: new.ose_url,
        sol_user: user,
        sol_password_set_at: set_at,
    };
    let settings = types::settings::Settings {
        system,
        ..kept.settings
    };
    Ok(Kept {
        settings,
        sol_password,
        ..kept
    })
}

/// The settings with other mail settings or none, their password sealed.
pub(crate) fn with_mail(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    kept: Kept,
    new: Option<ValidMail>,
) -> Result<Kept> {
    let before = kept.settings.mail.as_ref().and_then(|mail| mail.password_set_at);
    let typed = new.as_ref().filter(|mail| mail.user.is_some());
    let typed = typed.map(|mail| mail.password.clone());
    let (mail_password, password_set_at) = secret(
        context,
        scope,
        account,
        MAIL_PASSWORD,
        typed,
        (kept.mail_password, before),
    )?;
    let mail = new.map(|new| Mail {
        host: new.host,
        port: new.port,
        security: new.security,
        user: new.user,
        password_set_at,
        from_name: new.from_name,
        from_address: new.from_address,
        reply_to: new.reply_to,
    });
    let settings = types::settings::Settings { mail, ..kept.settings };
    Ok(Kept {
        settings,
        mail_password,
        ..kept
    })
}

/// A secret as it is to be kept, and since when: none without a user, the one before when none was typed.
fn secret(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    field: &'static str,
    typed: Option<Option<SecretText>>,
    before: (Option<Sealed>, Option<DateTime<Utc>>),
) -> Result<(Option<Sealed>, Option<DateTime<Utc>>)> {
    match typed {
        None => Ok((None, None)),
        Some(None) => Ok(before),
        Some(Some(secret)) => {
            let place = place(scope, account, field)?;
            let sealed = context.seals.seal(&*context.random, &place, secret.as_str())?;
            Ok((Some(sealed), Some(context.now())))
        }
    }
}

fn place(scope: &Scope, account: AccountId, field: &'static str) -> Result<Place<'static>> {
    Ok(Place {
        purpose: "account_settings",
        reseller: scope.reseller()?.0,
        record: account.0,
        field,
    })
}

async fn may_test(context: &Context, scope: &Scope, subject: Uuid) -> Result<()> {
    let now = context.now();
    let counted = context
        .db
        .write(async |tx| store::count_test(tx, scope, subject, now).await)
        .await?;
    counted.map_err(|wait| Refusal::new(Code::TooManyAttempts).retry_after(wait).into())
}

async fn send(
    context: &Context,
    settings: &ValidMail,
    password: Option<String>,
    to: Email,
    language: Language,
) -> Result<MailTested> {
    let address = context.outside.address(&settings.host, settings.port).await;
    let address = address.map_err(|none| match none {
        NoAddress::Unknown => Code::MailServerUnknown,
        NoAddress::NotPublic => Code::MailServerNotPublic,
    })?;
    let server = Server {
        host: settings.host.clone(),
        port: settings.port,
        security: settings.security,
        login: settings.user.clone().zip(password),
        timeout: context.outside.patience,
    };
    let from = Sender::new(Some(&settings.from_name), &settings.from_address).map_err(Error::broken)?;
    let to = to.into_string();
    let letter = letter::test(language, &settings.from_name, to.clone(), settings.reply_to.clone());
    let sent = mail::send_to(address, &server, &context.mail.roots, &from, &letter, context.id()).await;
    sent.map_err(|failure| Refusal::new(code(failure.fault)).detail(failure.words))?;
    Ok(MailTested {
        to,
        sent_at: context.now(),
    })
}

const fn code(fault: MailFault) -> Code {
    match fault {
        MailFault::CannotConnect => Code::MailUnreachable,
        MailFault::Tls => Code::MailNotSecured,
        MailFault::LoginRefused => Code::MailLoginRefused,
        MailFault::SenderRefused => Code::MailSenderRefused,
        MailFault::RecipientRefused => Code::MailRecipientRefused,
        MailFault::TimedOut => Code::MailTimedOut,
        MailFault::Other => Code::MailRefused,
    }
}

fn as_typed(saved: &Mail) -> ValidMail {
    ValidMail {
        host: saved.host.clone(),
        port: saved.port,
        security: saved.security,
        user: saved.user.clone(),
        password: None,
        from_name: saved.from_name.clone(),
        from_address: saved.from_address.clone(),
        reply_to: saved.reply_to.clone(),
    }
}
