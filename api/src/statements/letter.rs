//! The letter that takes a statement along: what is owed, and how to pay it. Plain text, with nothing in it that tells
//! whether it was read.

use types::kit::text::Language;
use types::payments::MethodSetting;
use types::statements::Statement;
use types::tax_id::Country;

use crate::kit::mail::{Enclosed, Letter};
use crate::kit::written::{day, told};
use crate::payments::names;

/// What a letter tells beside the statement.
pub(super) struct Told<'a> {
    pub reseller: &'a str,
    /// What it begins with.
    pub message: Option<&'a str>,
    /// The ways to pay.
    pub methods: &'a [MethodSetting],
}

/// A letter without whom it goes to.
pub(super) struct Written {
    subject: String,
    text: String,
}

impl Written {
    pub(super) fn letter(&self, to: &str, reply_to: Option<String>, file: Enclosed) -> Letter {
        Letter {
            to: to.to_owned(),
            to_name: None,
            reply_to,
            subject: self.subject.clone(),
            text: self.text.clone(),
            html: None,
            enclosed: vec![file],
        }
    }
}

pub(super) fn written(statement: &Statement, with: &Told<'_>, language: Language) -> Written {
    let (reseller, account) = (with.reseller.to_owned(), statement.account_name.clone());
    let days = (day(statement.from), day(statement.to));
    let mut parts = Vec::new();
    parts.extend(with.message.map(str::to_owned));
    parts.push(text::enclosed(language, account, days.0, days.1));
    parts.push(owed(statement, language));
    if statement.balance.open_minor > 0 {
        parts.extend(ways(statement.country, with.methods, language));
    }
    parts.push(reseller.clone());
    Written {
        subject: text::subject(language, reseller, day(statement.to)),
        text: format!("{}\n", parts.join("\n\n")),
    }
}

/// What is not paid, and what of it is overdue.
fn owed(statement: &Statement, language: Language) -> String {
    let money = |minor| {
        let currency = &statement.currency;
        format!("{} {}", currency.sign(), told(minor, currency, language))
    };
    let balance = &statement.balance;
    let today = day(statement.today);
    match (balance.open_minor, balance.overdue_minor) {
        (0, _) => text::nothing_open(language, today),
        (open, 0) => text::open(language, today, money(open)),
        (open, overdue) => text::overdue(language, today, money(open), money(overdue)),
    }
}

/// How to pay, by the ways of the account's country that say how.
pub(crate) fn ways(country: Country, methods: &[MethodSetting], language: Language) -> Option<String> {
    let offered = methods.iter().filter(|each| each.enabled && each.method.is_of(country));
    let way = |each: &MethodSetting| {
        let details = each.details.as_ref()?.replace('\n', "\n  ");
        Some(format!("{}:\n  {details}", names::method(each.method, language)))
    };
    let ways: Vec<String> = offered.filter_map(way).collect();
    (!ways.is_empty()).then(|| format!("{}\n\n{}", text::how_to_pay(language), ways.join("\n")))
}

mod text {
    types::texts! {
        subject(reseller: String, date: String): "Estado de cuenta de {reseller} al {date}", "Extrato de {reseller} até {date}", "Statement of account from {reseller} to {date}";
        enclosed(account: String, from: String, to: String): "Va adjunto el estado de cuenta de {account}, del {from} al {to}.", "Segue anexo o extrato de {account}, de {from} a {to}.", "Enclosed is the statement of account of {account}, from {from} to {to}.";
        nothing_open(today: String): "Al {today} no hay nada pendiente de pago.", "Em {today} não há nada pendente de pagamento.", "On {today} nothing is to be paid.";
        open(today: String, open: String): "Pendiente de pago al {today}: {open}.", "Pendente de pagamento em {today}: {open}.", "To be paid on {today}: {open}.";
        overdue(today: String, open: String, overdue: String): "Pendiente de pago al {today}: {open}; de eso, vencido: {overdue}.", "Pendente de pagamento em {today}: {open}; disso, vencido: {overdue}.", "To be paid on {today}: {open}; of that, overdue: {overdue}.";
        how_to_pay: "Cómo pagar", "Como pagar", "How to pay";
    }
}
