//! The letters that take links along: short, in the member's language, as text and as HTML, with nothing in them
//! that tells whether they were read.

use types::kit::text::Language;
use types::links::Purpose;

use crate::kit::mail::Letter;

/// What a letter tells beside its link.
pub(super) struct Told<'a> {
    pub language: Language,
    pub reseller: &'a str,
    /// Who invites, or the address that takes the other's place.
    pub by: &'a str,
}

/// A letter with a link to click.
pub(super) fn with_link(purpose: Purpose, told: &Told<'_>, to: (&str, &str), address: &str) -> Letter {
    let (language, reseller) = (told.language, told.reseller.to_owned());
    let (subject, about, verb, until) = match purpose {
        Purpose::Invitation => (
            text::invited_subject(language, reseller.clone()),
            text::invited(language, told.by.to_owned(), reseller),
            text::choose_password(language),
            text::seven_days(language),
        ),
        Purpose::Reset => (
            text::reset_subject(language, reseller.clone()),
            text::reset(language, reseller),
            text::choose_password(language),
            text::one_hour(language),
        ),
        Purpose::Verification => (
            text::verify_subject(language, reseller.clone()),
            text::verify(language, reseller),
            text::confirm(language),
            text::two_days(language),
        ),
        Purpose::EmailChange => (
            text::verify_subject(language, reseller.clone()),
            text::new_address(language, reseller),
            text::confirm(language),
            text::two_days(language),
        ),
    };
    let hello = text::hello(language, to.0.to_owned());
    let plain = format!("{hello}\n\n{about}\n\n{verb}:\n{address}\n\n{until}\n");
    let (hello, about) = (escaped(&hello), escaped(&about));
    let html = page(
        language,
        &format!(
            "<p>{hello}</p><p>{about}</p>\
             <p><a href=\"{address}\" style=\"display:inline-block;padding:10px 16px;border-radius:6px;\
             background:#2f5d50;color:#ffffff;text-decoration:none\">{verb}</a></p>\
             <p style=\"color:#5c5c5c;font-size:14px\">{until}<br>{address}</p>"
        ),
    );
    letter(to, subject, plain, html)
}

/// Tells the address a member had that another is to take its place.
pub(super) fn email_changes(told: &Told<'_>, to: (&str, &str)) -> Letter {
    let language = told.language;
    let hello = text::hello(language, to.0.to_owned());
    let about = text::replaced(language, told.by.to_owned(), told.reseller.to_owned());
    let plain = format!("{hello}\n\n{about}\n");
    let html = page(
        language,
        &format!("<p>{}</p><p>{}</p>", escaped(&hello), escaped(&about)),
    );
    let subject = text::replaced_subject(language, told.reseller.to_owned());
    letter(to, subject, plain, html)
}

fn letter(to: (&str, &str), subject: String, text: String, html: String) -> Letter {
    Letter {
        to: to.1.to_owned(),
        to_name: Some(to.0.to_owned()),
        reply_to: None,
        subject,
        text,
        html: Some(html),
        enclosed: Vec::new(),
    }
}

fn page(language: Language, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"></head>\
         <body style=\"margin:0;padding:24px;background:#ffffff;color:#1c1c1c;font:16px/1.5 system-ui,sans-serif\">\
         <div style=\"max-width:520px\">{body}</div></body></html>",
        language.tag()
    )
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            other => safe.push(other),
        }
    }
    safe
}

mod text {
    types::texts! {
        hello(name: String): "Hola, {name}:", "Olá, {name}:", "Hello {name},";
        invited_subject(reseller: String): "Te invitan a {reseller}", "Convite para {reseller}", "You are invited to {reseller}";
        invited(by: String, reseller: String): "{by} te invita a trabajar en {reseller} con Talonario. Elige tu contraseña para entrar.", "{by} convidou você para trabalhar em {reseller} com o Talonario. Escolha sua senha para entrar.", "{by} invites you to work at {reseller} with Talonario. Choose your password to sign in.";
        reset_subject(reseller: String): "Nueva contraseña de {reseller}", "Nova senha de {reseller}", "New password for {reseller}";
        reset(reseller: String): "Pidieron una nueva contraseña para tu acceso a {reseller} en Talonario. Si no fuiste tú, ignora este correo: nada cambia.", "Pediram uma nova senha para seu acesso a {reseller} no Talonario. Se não foi você, ignore este e-mail: nada muda.", "Somebody asked for a new password for your access to {reseller} in Talonario. If it was not you, ignore this mail: nothing changes.";
        verify_subject(reseller: String): "Confirma tu correo en {reseller}", "Confirme seu e-mail em {reseller}", "Confirm your e-mail at {reseller}";
        verify(reseller: String): "Confirma que este correo es tuyo, para tu acceso a {reseller} en Talonario.", "Confirme que este e-mail é seu, para seu acesso a {reseller} no Talonario.", "Confirm that this address is yours, for your access to {reseller} in Talonario.";
        new_address(reseller: String): "Este será tu correo para entrar a {reseller} en Talonario. Confírmalo: hasta entonces entras con el anterior.", "Este será seu e-mail para entrar em {reseller} no Talonario. Confirme: até lá você entra com o anterior.", "This will be your e-mail to sign in to {reseller} in Talonario. Confirm it: until then you sign in with the one before.";
        replaced_subject(reseller: String): "Cambia tu correo en {reseller}", "Mudança de e-mail em {reseller}", "Your e-mail at {reseller} is changing";
        replaced(new: String, reseller: String): "Desde tu sesión pidieron que entres a {reseller} con otro correo: {new}. Si no fuiste tú, cambia tu contraseña y avisa al titular.", "Pela sua sessão pediram que você entre em {reseller} com outro e-mail: {new}. Se não foi você, mude sua senha e avise o titular.", "Your session asked for another e-mail to sign in to {reseller}: {new}. If it was not you, change your password and tell the owner.";
        choose_password: "Elegir contraseña", "Escolher senha", "Choose password";
        confirm: "Confirmar correo", "Confirmar e-mail", "Confirm e-mail";
        seven_days: "El enlace sirve una vez, durante 7 días.", "O link serve uma vez, por 7 dias.", "The link works once, for 7 days.";
        one_hour: "El enlace sirve una vez, durante una hora.", "O link serve uma vez, por uma hora.", "The link works once, for an hour.";
        two_days: "El enlace sirve una vez, durante 2 días.", "O link serve uma vez, por 2 dias.", "The link works once, for 2 days.";
    }
}

#[cfg(test)]
mod tests {
    use types::kit::text::Language;
    use types::links::Purpose;

    use super::{Told, with_link};

    #[test]
    fn names_do_not_become_markup() {
        let told = Told {
            language: Language::Es,
            reseller: "A & B <i>",
            by: "<script>",
        };
        let letter = with_link(
            Purpose::Invitation,
            &told,
            ("\"Rosa\"", "rosa@sillar.example"),
            "https://x/y",
        );
        let html = letter.html.expect("HTML");
        assert!(
            html.contains("A &amp; B &lt;i&gt;") && html.contains("&quot;Rosa&quot;"),
            "{html}"
        );
        assert!(!html.contains("<script>") && letter.text.contains("<script>"));
    }
}
