//! Errors as the API sends them: RFC 9457 problem documents with a stable code from one closed list.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::kit::fault::FieldFault;
use crate::kit::text::Language;

/// A problem document, sent as `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Problem {
    /// A URI of the kind of problem: `/problems/` and the code.
    #[serde(rename = "type")]
    #[schema(example = "/problems/invalid_fields")]
    pub kind: String,
    /// What is wrong, in the reader's language.
    #[schema(example = "Hay datos por corregir.")]
    pub title: String,
    /// The HTTP status, again.
    #[schema(example = 422)]
    pub status: u16,
    pub code: Code,
    /// More about this very case, in the reader's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The id under which the service logged this request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// Every field that is wrong, when the code is `invalid_fields`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldFault>,
    /// The limit that was reached, when the code is `limit_reached`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<LimitReached>,
    /// Seconds to wait before trying again, when waiting helps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
}

/// Which limit was reached, how much of it is used, and when it starts anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LimitReached {
    /// The meter: `documents`, `accounts`, …
    #[schema(example = "documents")]
    pub meter: String,
    #[schema(example = 100)]
    pub used: i64,
    #[schema(example = 100)]
    pub limit: i64,
    /// When counting starts again; absent where it never does.
    pub resets_at: Option<chrono::DateTime<chrono::Utc>>,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $status:literal: $es:literal, $pt:literal, $en:literal;)*) => {
        /// Every code a problem can have. The list is closed: clients may rely on it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The HTTP status of the code.
            #[must_use]
            pub const fn status(self) -> u16 {
                match self { $(Self::$name => $status,)* }
            }

            /// What is wrong, as a sentence.
            #[must_use]
            pub const fn title(self, language: Language) -> &'static str {
                match (self, language) { $(
                    (Self::$name, Language::Es) => $es,
                    (Self::$name, Language::Pt) => $pt,
                    (Self::$name, Language::En) => $en,
                )* }
            }
        }
    };
}

codes! {
    MalformedRequest = 400: "No se pudo leer la solicitud.", "Não foi possível ler a solicitação.", "The request could not be read.";
    NotSignedIn = 401: "Inicia sesión para continuar.", "Entre para continuar.", "Sign in to continue.";
    SessionEnded = 401: "Tu sesión terminó; entra de nuevo.", "Sua sessão terminou; entre de novo.", "Your session has ended; sign in again.";
    WrongCredentials = 401: "El correo o la contraseña no coinciden.", "O e-mail ou a senha não conferem.", "The e-mail or the password does not match.";
    WrongKey = 401: "La clave de integración no es válida o fue revocada.", "A chave de integração não é válida ou foi revogada.", "The integration key is not valid or was revoked.";
    NotAllowed = 403: "Tu rol no permite esta acción.", "Seu perfil não permite esta ação.", "Your role does not allow this.";
    ResellerSuspended = 403: "La cuenta del revendedor está suspendida; comunícate con tu proveedor.", "A conta da revenda está suspensa; fale com seu fornecedor.", "The reseller is suspended; contact your provider.";
    ClientMayNotSwitch = 403: "Tu proveedor no permite que la cuenta pase sola a producción.", "Seu fornecedor não permite que a conta passe sozinha para produção.", "Your provider does not let the account pass to production by itself.";
    WrongOrigin = 403: "La solicitud viene de otro sitio.", "A solicitação veio de outro site.", "The request comes from another site.";
    NotFound = 404: "No existe o no está a tu alcance.", "Não existe ou não está ao seu alcance.", "It does not exist or is out of your reach.";
    TaxpayerNotFound = 404: "Ese número no existe en el registro.", "Esse número não existe no cadastro.", "That number is not in the registry.";
    MethodNotAllowed = 405: "Esta dirección no admite ese método.", "Este endereço não aceita esse método.", "This address does not take that method.";
    LimitReached = 409: "Se alcanzó el límite.", "O limite foi atingido.", "The limit has been reached.";
    DocumentDiffers = 409: "Ese comprobante ya se recibió con otro contenido.", "Esse documento já foi recebido com outro conteúdo.", "That document was already received with other content.";
    DocumentStatePassed = 409: "El comprobante ya pasó de ese estado.", "O documento já passou dessa situação.", "The document is past that state already.";
    NumberInUse = 409: "Un comprobante válido ya usó un número de ese rango.", "Um documento válido já usou um número dessa faixa.", "A valid document used a number of that range already.";
    NumberDeclaredUnused = 409: "Ese número se declaró sin uso y ya no se emite.", "Esse número foi inutilizado e não se emite mais.", "That number was declared unused and is not issued any more.";
    MailNotSetUp = 409: "Esta instalación no envía correo; pide un enlace a quien administra tu acceso.", "Esta instalação não envia e-mail; peça um link a quem administra seu acesso.", "This installation sends no mail; ask whoever manages your access for a link.";
    AlreadyInThatState = 409: "Ya está en ese estado.", "Já está nesse estado.", "It is already in that state.";
    TwinExists = 409: "La cuenta ya tiene su gemela de demostración.", "A conta já tem sua gêmea de demonstração.", "The account has its demo twin already.";
    TwinStaysDemo = 409: "Una gemela de demostración no pasa a producción ni tiene otra gemela.", "Uma gêmea de demonstração não passa para produção nem tem outra gêmea.", "A demo twin does not pass to production and has no twin of its own.";
    BelongsToPayment = 409: "Lo escribió un pago; anula o extorna ese pago.", "Foi lançado por um pagamento; cancele ou estorne esse pagamento.", "A payment wrote it; cancel or take back that payment.";
    ProviderNotSetUp = 409: "El boleto no está registrado: no hay un proveedor de pagos configurado con quien registrarlo.", "O boleto não está registrado: não há um provedor de pagamentos configurado para registrá-lo.", "The boleto is not registered: no payment provider is set up to register it with.";
    ProviderKeyRefused = 409: "El proveedor de pagos no acepta la clave guardada; cámbiala.", "O provedor de pagamentos não aceita a chave salva; altere-a.", "The payment provider does not accept the saved key; change it.";
    PixNotSetUp = 409: "Falta la clave Pix: un propietario la pone en Boletos y Pix.", "Falta a chave Pix: um proprietário a informa em Boletos e Pix.", "There is no Pix key yet: an owner sets it on Boletos and Pix.";
    BoletoNotRegistered = 409: "Ese pago no tiene un boleto registrado.", "Esse pagamento não tem um boleto registrado.", "That payment has no registered boleto.";
    LinkSpent = 410: "El enlace ya se usó, fue reemplazado o venció; pide otro.", "O link já foi usado, foi substituído ou venceu; peça outro.", "The link was used, replaced or has expired; ask for another.";
    VersionIsStale = 412: "Alguien lo cambió antes; vuelve a cargar la página.", "Alguém o alterou antes; recarregue a página.", "Somebody changed it first; load it again.";
    PreviewIsStale = 412: "Algo cambió desde la vista previa; mírala de nuevo antes de confirmar.", "Algo mudou desde a prévia; veja-a de novo antes de confirmar.", "Something changed since the preview; look at it again before confirming.";
    BodyTooLarge = 413: "El contenido es demasiado grande.", "O conteúdo é grande demais.", "The content is too large.";
    WrongMediaType = 415: "El tipo de contenido no corresponde.", "O tipo de conteúdo não corresponde.", "The content type is not the one expected.";
    InvalidFields = 422: "Hay datos por corregir.", "Há dados para corrigir.", "Some fields need correcting.";
    KeyReusedWithOtherBody = 422: "Esa Idempotency-Key ya se usó con otro contenido.", "Essa Idempotency-Key já foi usada com outro conteúdo.", "That Idempotency-Key was used with other content.";
    DocumentNotXml = 422: "El contenido no es XML bien formado.", "O conteúdo não é um XML bem formado.", "The content is not well-formed XML.";
    DocumentUnsafe = 422: "El XML trae un DTD o pasa los límites de tamaño o profundidad.", "O XML traz um DTD ou passa dos limites de tamanho ou profundidade.", "The XML has a DTD or exceeds the limits of size or depth.";
    DocumentKindUnknown = 422: "Ese tipo de documento no se recibe aquí.", "Esse tipo de documento não é recebido aqui.", "That kind of document is not taken here.";
    DocumentIncomplete = 422: "Al documento le falta un dato o lo trae mal.", "Falta um dado no documento ou ele está errado.", "The document lacks a datum or has it wrong.";
    DocumentNotAuthorised = 422: "La NF-e no trae su protocolo de autorización.", "A NF-e não traz seu protocolo de autorização.", "The NF-e does not carry its authorisation protocol.";
    ArchiveNotReadable = 422: "El ZIP está dañado, pasa los límites o trae lo que una constancia no trae.", "O ZIP está danificado, passa dos limites ou traz o que um recibo não traz.", "The ZIP is damaged, exceeds the limits or holds what a receipt does not.";
    ReceiptOfAnother = 422: "La constancia es de otro comprobante.", "O recibo é de outro documento.", "The receipt is another document's.";
    ReceiptWithoutDocument = 422: "No hay un único comprobante como el que nombra la constancia.", "Não há um único documento como o que o recibo indica.", "There is not exactly one document like the one the receipt names.";
    IssuerIsAnother = 422: "El emisor del documento no es el titular de la cuenta.", "O emitente do documento não é o titular da conta.", "The document's issuer is not the account's holder.";
    IssuedInTheFuture = 422: "La fecha de emisión está en el futuro.", "A data de emissão está no futuro.", "The issue date is in the future.";
    DocumentKindNotInPlan = 422: "El plan de la cuenta no incluye ese tipo de documento.", "O plano da conta não inclui esse tipo de documento.", "The account's plan does not include that kind of document.";
    MailServerUnknown = 422: "No existe un servidor de correo con ese nombre.", "Não existe um servidor de e-mail com esse nome.", "There is no mail server of that name.";
    MailServerNotPublic = 422: "Ese servidor de correo está en una red interna; usa uno público.", "Esse servidor de e-mail está em uma rede interna; use um público.", "That mail server is in an internal network; use a public one.";
    MailUnreachable = 422: "No hubo conexión con el servidor de correo; revisa el servidor y el puerto.", "Não houve conexão com o servidor de e-mail; confira o servidor e a porta.", "The mail server could not be reached; check server and port.";
    MailTimedOut = 422: "El servidor de correo no respondió a tiempo.", "O servidor de e-mail não respondeu a tempo.", "The mail server did not answer in time.";
    MailNotSecured = 422: "La conexión segura con el servidor de correo falló; revisa la seguridad y el puerto.", "A conexão segura com o servidor de e-mail falhou; confira a segurança e a porta.", "The secure connection with the mail server failed; check security and port.";
    MailLoginRefused = 422: "El servidor de correo no aceptó el usuario o la contraseña.", "O servidor de e-mail não aceitou o usuário ou a senha.", "The mail server did not accept the user or the password.";
    MailSenderRefused = 422: "El servidor de correo no acepta ese remitente.", "O servidor de e-mail não aceita esse remetente.", "The mail server does not accept that sender.";
    MailRecipientRefused = 422: "El servidor de correo no acepta ese destinatario.", "O servidor de e-mail não aceita esse destinatário.", "The mail server does not accept that recipient.";
    MailRefused = 422: "El servidor de correo no aceptó el mensaje.", "O servidor de e-mail não aceitou a mensagem.", "The mail server did not take the message.";
    BoletoNotPossible = 422: "Un boleto es para un pago pendiente en reales, de una cuenta de Brasil, que vence hoy o después.", "Um boleto é para um pagamento pendente em reais, de uma conta do Brasil, que vence hoje ou depois.", "A boleto is for a payment in reais that is waited for, of an account in Brazil, due today or later.";
    PixNotPossible = 422: "Un código Pix es para un pago pendiente en reales, con Pix como medio y sin boleto.", "Um código Pix é para um pagamento pendente em reais, com Pix como meio e sem boleto.", "A Pix code is for a payment in reais that is waited for, by Pix and without a boleto.";
    ProviderRefused = 422: "El proveedor de pagos no lo aceptó.", "O provedor de pagamentos não aceitou.", "The payment provider did not accept it.";
    ReportTooLarge = 422: "Es demasiado para hacerlo así; pide que se prepare, o en un formato para calcular.", "É demais para fazer assim; peça que seja preparado, ou em um formato para calcular.", "That is too much to do in this way; ask for it to be prepared, or in a format to calculate with.";
    AccountLocked = 423: "La cuenta está bloqueada.", "A conta está bloqueada.", "The account is locked.";
    AccountOverdue = 423: "La cuenta tiene pagos vencidos y está restringida hasta que pague; puede anular y descargar.", "A conta tem pagamentos vencidos e está restrita até pagar; pode cancelar e baixar.", "The account has overdue payments and is restricted until it pays; it can void and download.";
    VersionRequired = 428: "Falta If-Match con la versión que se cambia.", "Falta If-Match com a versão que se altera.", "If-Match with the version being changed is missing.";
    TooManyAttempts = 429: "Demasiados intentos; espera antes de probar otra vez.", "Tentativas demais; espere antes de tentar de novo.", "Too many attempts; wait before trying again.";
    HarvestingStopped = 429: "Las consultas quedaron detenidas un tiempo: se pidieron demasiados números seguidos o inexistentes.", "As consultas ficaram paradas por um tempo: foram pedidos números demais em sequência ou inexistentes.", "Look-ups are stopped for a while: too many numbers in a row, or that nobody has, were asked for.";
    Internal = 500: "Algo falló de nuestro lado; ya quedó registrado.", "Algo falhou do nosso lado; já ficou registrado.", "Something failed on our side; it has been logged.";
    LookupFailed = 502: "No se pudo consultar; el número puede existir. Reintenta.", "Não foi possível consultar; o número pode existir. Tente de novo.", "The look-up failed; the number may exist. Try again.";
    ProviderFailed = 502: "El proveedor de pagos no respondió como debe; reintenta en unos segundos.", "O provedor de pagamentos não respondeu como deveria; tente de novo em alguns segundos.", "The payment provider did not answer as it should; try again in a few seconds.";
    ProviderAnswerWrong = 502: "Lo que dio el proveedor de pagos no corresponde al pago; no lo entregues y avísale.", "O que o provedor de pagamentos devolveu não corresponde ao pagamento; não o entregue e avise-o.", "What the payment provider gave does not match the payment; do not hand it out, and tell the provider.";
    Busy = 503: "El servicio está ocupado; reintenta en unos segundos.", "O serviço está ocupado; tente de novo em alguns segundos.", "The service is busy; try again in a few seconds.";
    NamesNotIndexed = 503: "Los nombres del padrón aún se están indexando; prueba en unos minutos.", "Os nomes do cadastro ainda estão sendo indexados; tente em alguns minutos.", "The registry's names are still being indexed; try again in a few minutes.";
    LookupNotConfigured = 503: "Esta instalación no tiene a quién preguntar por ese número.", "Esta instalação não tem a quem perguntar por esse número.", "This installation has nobody to ask about that number.";
}

impl Code {
    /// The code as it is sent: `limit_reached`.
    #[must_use]
    pub fn name(self) -> String {
        let mut name = String::new();
        for letter in format!("{self:?}").chars() {
            if letter.is_ascii_uppercase() && !name.is_empty() {
                name.push('_');
            }
            name.push(letter.to_ascii_lowercase());
        }
        name
    }
}

impl Problem {
    #[must_use]
    pub fn new(code: Code, language: Language) -> Self {
        Self {
            kind: format!("/problems/{}", code.name()),
            title: code.title(language).to_owned(),
            status: code.status(),
            code,
            detail: None,
            request_id: None,
            errors: Vec::new(),
            limit: None,
            retry_after: None,
        }
    }
}
