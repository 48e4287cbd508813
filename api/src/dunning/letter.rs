//! What a client is told: a letter for each step, in plain text, and a text for WhatsApp.

use chrono::NaiveDate;
use types::accounts::LockLevel;
use types::dunning::{DunningAction, NextStep};
use types::kit::money::Money;
use types::kit::text::Language;
use types::payments::MethodSetting;
use types::tax_id::Country;

use crate::kit::mail::Letter;
use crate::kit::written::{day, money};
use crate::statements::letter::ways;

/// What is told.
pub(super) struct Telling<'a> {
    pub reseller: &'a str,
    pub account: &'a str,
    pub country: Country,
    pub since: NaiveDate,
    pub today: NaiveDate,
    pub owed: Vec<Money>,
    /// The step that is told of.
    pub action: Option<DunningAction>,
    pub next: Option<NextStep>,
}

/// A letter without whom it goes to.
pub(super) struct Written {
    subject: String,
    text: String,
}

impl Written {
    pub(super) fn letter(&self, to: &str, reply_to: Option<String>) -> Letter {
        Letter {
            to: to.to_owned(),
            to_name: None,
            reply_to,
            subject: self.subject.clone(),
            text: self.text.clone(),
            html: None,
            enclosed: Vec::new(),
        }
    }
}

/// The letter of a step.
pub(super) fn written(telling: &Telling<'_>, methods: &[MethodSetting], language: Language) -> Written {
    let mut parts = vec![
        text::greeting(language, telling.account.to_owned()),
        what(telling, language),
    ];
    parts.extend(stopped(telling.action, language).map(str::to_owned));
    parts.extend(follows(telling, language));
    parts.extend(ways(telling.country, methods, language));
    parts.push(text::paid_already(language).to_owned());
    parts.push(telling.reseller.to_owned());
    Written {
        subject: subject(telling, language),
        text: format!("{}\n", parts.join("\n\n")),
    }
}

/// The text for WhatsApp.
pub(super) fn whatsapp(telling: &Telling<'_>, language: Language) -> String {
    // The sentence ends with the name, and many of them with a full stop: S.A.C.
    let account = telling.account.trim_end_matches('.');
    let mut parts = vec![
        text::hello(language, telling.reseller.to_owned(), account.to_owned()),
        what(telling, language),
    ];
    parts.extend(stopped(telling.action, language).map(str::to_owned));
    parts.extend(follows(telling, language));
    parts.push(text::paid_already(language).to_owned());
    parts.join("\n\n")
}

fn subject(telling: &Telling<'_>, language: Language) -> String {
    let reseller = telling.reseller.to_owned();
    match telling.action {
        Some(DunningAction::Warn) => text::subject_warn(language, reseller),
        Some(DunningAction::StopUsers | DunningAction::StopIssuing) => text::subject_stopped(language, reseller),
        Some(DunningAction::Lock) => text::subject_locked(language, reseller),
        Some(DunningAction::Remind) | None if telling.since < telling.today => {
            text::subject_overdue(language, reseller)
        }
        Some(DunningAction::Remind) | None => text::subject_due(language, reseller, day(telling.since)),
    }
}

/// What is owed, and since when.
fn what(telling: &Telling<'_>, language: Language) -> String {
    let amounts: Vec<String> = telling.owed.iter().map(|each| money(each, language)).collect();
    let (amounts, on) = (amounts.join(" + "), day(telling.since));
    if telling.since < telling.today {
        text::overdue(language, amounts, on)
    } else if telling.since == telling.today {
        text::due_today(language, amounts)
    } else {
        text::due(language, amounts, on)
    }
}

/// What was stopped.
fn stopped(action: Option<DunningAction>, language: Language) -> Option<&'static str> {
    Some(match action?.level()? {
        LockLevel::Users => text::users_stopped(language),
        LockLevel::Issuing => text::issuing_stopped(language),
        LockLevel::Everything => text::locked(language),
    })
}

/// What follows while it is not paid, and on which day.
fn follows(telling: &Telling<'_>, language: Language) -> Option<String> {
    let next = telling.next?;
    let on = day(next.on);
    Some(match next.action.level()? {
        LockLevel::Users => text::users_follow(language, on),
        LockLevel::Issuing => text::issuing_follows(language, on),
        LockLevel::Everything => text::lock_follows(language, on),
    })
}

pub(super) mod text {
    types::texts! {
        ladder: "Cobranza", "Cobrança", "Dunning";
        overdue_since(on: String): "Pago vencido desde el {on}", "Pagamento vencido desde {on}", "Payment overdue since {on}";
        subject_due(reseller: String, on: String): "{reseller}: su pago vence el {on}", "{reseller}: seu pagamento vence em {on}", "{reseller}: your payment is due on {on}";
        subject_overdue(reseller: String): "{reseller}: tiene un pago vencido", "{reseller}: você tem um pagamento vencido", "{reseller}: you have an overdue payment";
        subject_warn(reseller: String): "{reseller}: aviso por pago vencido", "{reseller}: aviso de pagamento vencido", "{reseller}: notice of an overdue payment";
        subject_stopped(reseller: String): "{reseller}: su sistema quedó restringido por pago vencido", "{reseller}: seu sistema foi restringido por pagamento vencido", "{reseller}: your system is restricted for an overdue payment";
        subject_locked(reseller: String): "{reseller}: su sistema quedó bloqueado por pago vencido", "{reseller}: seu sistema foi bloqueado por pagamento vencido", "{reseller}: your system is locked for an overdue payment";
        greeting(account: String): "Estimados señores de {account}:", "Prezados senhores de {account},", "Dear {account},";
        hello(reseller: String, account: String): "Hola, le escribe {reseller} por la cuenta de {account}.", "Olá, aqui é {reseller}, sobre a conta de {account}.", "Hello, this is {reseller} about the account of {account}.";
        due(amounts: String, on: String): "Le recordamos que el {on} vence el pago de {amounts}.", "Lembramos que o pagamento de {amounts} vence em {on}.", "This is a reminder that {amounts} are due on {on}.";
        due_today(amounts: String): "Le recordamos que hoy vence el pago de {amounts}.", "Lembramos que o pagamento de {amounts} vence hoje.", "This is a reminder that {amounts} are due today.";
        overdue(amounts: String, on: String): "Tiene vencidos {amounts}, desde el {on}.", "Estão vencidos {amounts}, desde {on}.", "{amounts} are overdue since {on}.";
        users_stopped: "Por eso, su sistema ya no permite crear usuarios. Todo lo demás sigue funcionando.", "Por isso, seu sistema não permite mais criar usuários. Todo o resto continua funcionando.", "Your system therefore does not let you create users. Everything else goes on.";
        issuing_stopped: "Por eso, su sistema ya no permite emitir. Puede anular y descargar lo que emitió.", "Por isso, seu sistema não permite mais emitir. Você pode cancelar e baixar o que emitiu.", "Your system therefore does not let you issue. You can void and download what you issued.";
        locked: "Por eso, su sistema quedó bloqueado. Puede anular y descargar lo que emitió.", "Por isso, seu sistema foi bloqueado. Você pode cancelar e baixar o que emitiu.", "Your system is therefore locked. You can void and download what you issued.";
        users_follow(on: String): "Si no se paga antes, desde el {on} no se podrán crear usuarios.", "Se não for pago antes, a partir de {on} não será possível criar usuários.", "If it is not paid before, no users can be created from {on} on.";
        issuing_follows(on: String): "Si no se paga antes, desde el {on} no se podrá emitir.", "Se não for pago antes, a partir de {on} não será possível emitir.", "If it is not paid before, nothing can be issued from {on} on.";
        lock_follows(on: String): "Si no se paga antes, el {on} el sistema quedará bloqueado.", "Se não for pago antes, em {on} o sistema será bloqueado.", "If it is not paid before, the system will be locked on {on}.";
        paid_already: "Si ya pagó, no hace falta que haga nada más: avísenos y, en cuanto quede registrado, todo vuelve solo.", "Se você já pagou, não precisa fazer mais nada: avise-nos e, assim que for registrado, tudo volta sozinho.", "If you have paid already, nothing else is needed: tell us, and as soon as it is recorded everything comes back by itself.";
    }
}
