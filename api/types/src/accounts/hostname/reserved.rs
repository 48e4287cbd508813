//! Names nobody gets: they would pass for the installation, for an authority, for a bank, or for a page that asks
//! for passwords.

use super::skeleton;

/// The installation's own, as people and programs expect them.
const OWN: &[&str] = &[
    "account",
    "accounts",
    "admin",
    "administrador",
    "administrator",
    "api",
    "app",
    "apps",
    "auth",
    "backend",
    "billing",
    "blog",
    "cdn",
    "console",
    "consola",
    "conta",
    "contas",
    "cuenta",
    "cuentas",
    "dashboard",
    "demo",
    "dev",
    "dns",
    "docs",
    "download",
    "email",
    "facturador",
    "ftp",
    "gateway",
    "git",
    "help",
    "helpdesk",
    "host",
    "hostmaster",
    "imap",
    "internal",
    "intranet",
    "localhost",
    "mail",
    "metrics",
    "ns1",
    "ns2",
    "ns3",
    "ns4",
    "oauth",
    "operador",
    "operator",
    "panel",
    "pop3",
    "portal",
    "postmaster",
    "proxy",
    "root",
    "security",
    "server",
    "sistema",
    "smtp",
    "soporte",
    "ssl",
    "sso",
    "staging",
    "static",
    "status",
    "suporte",
    "support",
    "system",
    "talonario",
    "test",
    "vpn",
    "web",
    "webmail",
    "webmaster",
    "www",
    "www1",
    "www2",
];

/// Pages where one signs in, pays or proves who one is.
const SIGN_IN: &[&str] = &[
    "acceso",
    "accesos",
    "clave",
    "claves",
    "clave-sol",
    "contrasena",
    "entrar",
    "ingresar",
    "ingreso",
    "iniciar-sesion",
    "login",
    "logout",
    "operaciones-en-linea",
    "pagos",
    "pagamentos",
    "password",
    "passwords",
    "recuperar-clave",
    "recuperar-senha",
    "registro",
    "seguranca",
    "seguridad",
    "senha",
    "senhas",
    "sesion",
    "sign-in",
    "sign-up",
    "usuario-sol",
    "validar",
    "verificar",
    "verificacion",
    "verify",
];

/// Authorities of Peru and Brazil.
const AUTHORITIES: &[&str] = &[
    "ecac",
    "essalud",
    "fazenda",
    "gob",
    "gobierno",
    "gov",
    "governo",
    "inss",
    "mef",
    "nota-fiscal",
    "osce",
    "receita",
    "receita-federal",
    "simples-nacional",
    "sire",
    "sped",
    "sri",
];

/// Banks, wallets and cards.
const BANKS: &[&str] = &[
    "amex",
    "banbif",
    "banco-de-la-nacion",
    "banco-do-brasil",
    "banco-inter",
    "banco-pichincha",
    "bbva",
    "bcp",
    "bradesco",
    "btg",
    "caixa",
    "caixa-economica",
    "caja-arequipa",
    "caja-cusco",
    "caja-huancayo",
    "caja-piura",
    "culqi",
    "interbank",
    "itau",
    "izipay",
    "mastercard",
    "mercado-pago",
    "mibanco",
    "niubiz",
    "nubank",
    "pagbank",
    "pagseguro",
    "paypal",
    "picpay",
    "pix",
    "plin",
    "santander",
    "scotiabank",
    "sicoob",
    "sicredi",
    "viabcp",
    "visa",
    "yape",
];

/// Words that are not part of a name either, wherever they stand between hyphens.
const WORDS: &[&str] = &["admin", "contrasena", "login", "password", "senha", "signin", "webmail"];

/// Authorities whose name is in no other word.
const ANYWHERE: &[&str] = &["indecopi", "reniec", "sefaz", "sunarp", "sunat"];

/// Whether the name is one of these, or has one of these words.
pub(super) fn is_reserved(hostname: &str) -> bool {
    whole().any(|name| name == hostname)
        || hostname.split('-').any(|word| WORDS.contains(&word))
        || ANYWHERE.iter().any(|name| hostname.contains(name))
}

/// Whether the name can be taken for one of these.
pub(super) fn looks_reserved(hostname: &str) -> bool {
    let look = skeleton(hostname);
    let is = |name: &str| skeleton(name) == look;
    whole().chain(WORDS.iter().copied()).any(is)
        || hostname
            .split('-')
            .map(skeleton)
            .any(|word| WORDS.iter().any(|name| skeleton(name) == word))
        || ANYWHERE.iter().any(|name| look.contains(&skeleton(name)))
}

fn whole() -> impl Iterator<Item = &'static str> {
    [OWN, SIGN_IN, AUTHORITIES, BANKS].into_iter().flatten().copied()
}
