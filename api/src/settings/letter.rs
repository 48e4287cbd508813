//! The test message.

use types::kit::text::Language;

use crate::kit::mail::Letter;

types::texts! {
    subject: "Mensaje de prueba", "Mensagem de teste", "Test message";
    body(name: &str): "El correo de {name} funciona: con estos datos sus comprobantes llegarán a sus clientes.\n\nNo hace falta responder.\n", "O e-mail de {name} funciona: com estes dados os documentos fiscais chegarão aos clientes.\n\nNão é preciso responder.\n", "The mail of {name} works: by these settings its documents will reach its customers.\n\nThere is no need to answer.\n";
}

/// The test message to that address, in the words of who asked for it.
pub(super) fn test(language: Language, name: &str, to: String, reply_to: Option<String>) -> Letter {
    Letter {
        to,
        to_name: None,
        reply_to,
        subject: subject(language).to_owned(),
        text: body(language, name),
        html: None,
        enclosed: Vec::new(),
    }
}
