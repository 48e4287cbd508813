//! The texts of signing in and of the profile.

use types::access::Role;
use types::kit::text::Language;

use crate::kit::t;

types::texts! {
    sign_in: "Entrar", "Entrar", "Sign in";
    centre: "Centro de revendedores", "Central de revendas", "Reseller centre";
    language: "Idioma", "Idioma", "Language";
    email: "Correo", "E-mail", "E-mail";
    password: "Contraseña", "Senha", "Password";
    forgot: "Olvidé mi contraseña", "Esqueci minha senha", "I forgot my password";
    ended: "Tu sesión terminó", "Sua sessão terminou", "Your session has ended";
    ended_more: "Entra de nuevo y sigue donde estabas: lo que escribiste sigue aquí.", "Entre de novo e continue de onde parou: o que você digitou continua aqui.", "Sign in again and go on where you were: what you typed is still here.";
    sign_out: "Cerrar sesión", "Sair", "Sign out";

    me: "Mi perfil", "Meu perfil", "My profile";
    dark: "Tema oscuro", "Tema escuro", "Dark theme";
    theme: "Tema", "Tema", "Theme";
    system: "Como el equipo", "Como o sistema", "As the system";
    light: "Claro", "Claro", "Light";
    dark_short: "Oscuro", "Escuro", "Dark";

    about_me: "Tus datos", "Seus dados", "About you";
    about_me_more: "Así te ven las demás personas de tu equipo.", "É assim que as outras pessoas da equipe veem você.", "This is how the others in your team see you.";
    name: "Nombre", "Nome", "Name";
    time_zone: "Zona horaria", "Fuso horário", "Time zone";
    time_zone_hint: "En ella ves las horas.", "Nele você vê as horas.", "Times are shown in it.";
    my_email: "Tu correo", "Seu e-mail", "Your e-mail";
    my_email_more: "Con él entras, y ahí te llega el enlace si olvidas tu contraseña.", "É com ele que você entra, e nele chega o link se esquecer a senha.", "You sign in with it, and there the link arrives if you forget your password.";
    email_verified: "Confirmado", "Confirmado", "Confirmed";
    email_unverified: "Sin confirmar", "Não confirmado", "Not confirmed";
    confirm_email: "Enviar el enlace para confirmarlo", "Enviar o link para confirmar", "Send the link to confirm it";
    link_sent(email: String): "Enviamos un enlace a {email}", "Enviamos um link para {email}", "A link went to {email}";
    waiting_email(email: String): "Enviamos un enlace a {email}: al abrirlo será tu correo. Hasta entonces entras con el de ahora.", "Enviamos um link para {email}: ao abrir, será seu e-mail. Até lá você entra com o atual.", "A link went to {email}: opening it makes it your address. Until then you sign in with the present one.";
    new_email: "Correo nuevo", "Novo e-mail", "New e-mail";
    email_password: "Tu contraseña", "Sua senha", "Your password";
    change_email: "Cambiar el correo", "Trocar o e-mail", "Change the e-mail";
    no_mail: "Esta instalación no envía correo: aquí no se puede confirmar ni cambiar.", "Esta instalação não envia e-mail: aqui não é possível confirmar nem trocar.", "This installation sends no mail: it cannot be confirmed or changed here.";
    save: "Guardar", "Salvar", "Save";
    saved: "Guardado", "Salvo", "Saved";
    appearance: "Apariencia", "Aparência", "Appearance";
    appearance_more: "El idioma vale también para los mensajes que recibas; el tema te sigue a otros navegadores.", "O idioma vale também para as mensagens que você receber; o tema acompanha você em outros navegadores.", "The language also goes for the messages you receive; the theme follows you to other browsers.";

    change_password: "Cambiar la contraseña", "Trocar a senha", "Change the password";
    change_password_more: "Al cambiarla se cierran tus demás sesiones.", "Ao trocar, suas outras sessões são encerradas.", "Changing it ends your other sessions.";
    current: "Contraseña actual", "Senha atual", "Current password";
    new: "Contraseña nueva", "Senha nova", "New password";
    new_hint: "8 caracteres o más. Tres palabras sueltas son fáciles de recordar y difíciles de adivinar.", "8 caracteres ou mais. Três palavras soltas são fáceis de lembrar e difíceis de adivinhar.", "8 characters or more. Three loose words are easy to remember and hard to guess.";
    password_changed: "Contraseña cambiada; tus demás sesiones se cerraron", "Senha trocada; suas outras sessões foram encerradas", "Password changed; your other sessions have ended";

    sessions: "Sesiones abiertas", "Sessões abertas", "Open sessions";
    sessions_more: "Dónde has entrado. Cierra las que no reconozcas y cambia tu contraseña.", "Onde você entrou. Encerre as que não reconhecer e troque sua senha.", "Where you are signed in. End those you do not recognise and change your password.";
    this_one: "Esta sesión", "Esta sessão", "This session";
    last_seen(when: String): "Última actividad: {when}", "Última atividade: {when}", "Last active: {when}";
    since(when: String): "desde {when}", "desde {when}", "since {when}";
    end: "Cerrar", "Encerrar", "End";
    end_of(device: String): "Cerrar la sesión de {device}", "Encerrar a sessão de {device}", "End the session on {device}";
    session_over: "Sesión cerrada", "Sessão encerrada", "Session ended";
    on_system(browser: &str, system: &str): "{browser} en {system}", "{browser} no {system}", "{browser} on {system}";
    unknown_browser: "Otro programa", "Outro programa", "Another program";

    operator: "Operador", "Operador", "Operator";
    owner: "Propietaria", "Proprietária", "Owner";
    manager: "Gestión", "Gestão", "Manager";
    accountant: "Contabilidad", "Contabilidade", "Accountant";
    support: "Soporte", "Suporte", "Support";
    es: "Español", "Español", "Español";
    pt: "Português", "Português", "Português";
    en: "English", "English", "English";
}

/// What a role is called.
#[must_use]
pub fn role_name(role: Role) -> &'static str {
    t(match role {
        Role::Operator => operator,
        Role::Owner => owner,
        Role::Manager => manager,
        Role::Accountant => accountant,
        Role::Support => support,
    })
}

/// A language in its own words.
#[must_use]
pub fn language_name(language: Language) -> &'static str {
    t(match language {
        Language::Es => es,
        Language::Pt => pt,
        Language::En => en,
    })
}
