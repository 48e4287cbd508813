//! What those are told who look after whoever was stopped.

use types::kit::text::Language;
use types::lookup::stops::{HarvestPattern, LookupStop};
use types::users::Member;

use crate::kit::mail::Letter;
use crate::kit::written::day;

/// The letter to one of them.
pub(super) fn written(stop: &LookupStop, to: &Member, url: &str) -> Letter {
    let language = to.language;
    let what = match stop.pattern {
        HarvestPattern::Close => {
            let (first, last) = (stop.first.clone(), stop.last.clone());
            text::close(language, stop.name.clone(), stop.numbers, first, last)
        }
        HarvestPattern::Nobodys => text::nobodys(language, stop.name.clone(), stop.numbers),
    };
    let until = format!("{} {} UTC", day(stop.until.date_naive()), stop.until.format("%H:%M"));
    let mut parts = vec![what, text::goes_on(language, until)];
    if stop.account_id.is_some() {
        parts.push(text::sooner(language).to_owned());
    }
    if !url.is_empty() {
        parts.push(format!("{url}/lookup"));
    }
    Letter {
        to: to.email.clone(),
        to_name: Some(to.name.clone()),
        reply_to: None,
        subject: subject(stop, language),
        text: format!("{}\n", parts.join("\n\n")),
        html: None,
        enclosed: Vec::new(),
    }
}

fn subject(stop: &LookupStop, language: Language) -> String {
    text::subject(language, stop.name.clone())
}

mod text {
    types::texts! {
        subject(name: String): "Consultas detenidas: {name}", "Consultas paradas: {name}", "Look-ups stopped: {name}";
        close(name: String, numbers: i64, first: String, last: String): "Las consultas de {name} quedaron detenidas: se pidieron {numbers} números seguidos o de un mismo rango, de {first} a {last}.", "As consultas de {name} foram paradas: foram pedidos {numbers} números em sequência ou de uma mesma faixa, de {first} a {last}.", "Look-ups of {name} were stopped: {numbers} numbers in a row or of one range were asked for, from {first} to {last}.";
        nobodys(name: String, numbers: i64): "Las consultas de {name} quedaron detenidas: se pidieron {numbers} números que no existen.", "As consultas de {name} foram paradas: foram pedidos {numbers} números que não existem.", "Look-ups of {name} were stopped: {numbers} numbers that nobody has were asked for.";
        goes_on(until: String): "Vuelven solas: {until}. Lo negado no se contó.", "Voltam sozinhas: {until}. O que foi negado não foi contado.", "They go on by themselves: {until}. What was refused was not counted.";
        sooner: "Si fue un uso normal, permítelas antes en la página de consultas. Si no, revoca la clave de integración.", "Se foi um uso normal, libere-as antes na página de consultas. Se não, revogue a chave de integração.", "If that was ordinary use, let them go on sooner on the page of look-ups. If not, revoke the integration key.";
    }
}
