//! The texts of the pages that links lead to.

types::texts! {
    centre: "Centro de revendedores", "Central de revendas", "Reseller centre";
    email: "Correo", "E-mail", "E-mail";
    password: "Contraseña", "Senha", "Password";
    password_hint: "8 caracteres o más. Tres palabras sueltas son fáciles de recordar y difíciles de adivinar.", "8 caracteres ou mais. Três palavras soltas são fáceis de lembrar e difíceis de adivinhar.", "8 characters or more. Three loose words are easy to remember and hard to guess.";

    forgot: "Olvidé mi contraseña", "Esqueci minha senha", "I forgot my password";
    forgot_more: "Te enviamos un enlace para elegir otra.", "Enviamos um link para você escolher outra.", "We send you a link to choose another.";
    send_link: "Enviar el enlace", "Enviar o link", "Send the link";
    to_sign_in: "Volver a entrar", "Voltar para entrar", "Back to signing in";
    on_its_way: "Revisa tu correo", "Confira seu e-mail", "Look into your mail";
    on_its_way_more(email: String): "Si {email} es de alguien del equipo, le llega un enlace que sirve una hora. Si no llega, mira el correo no deseado.", "Se {email} for de alguém da equipe, chega um link que vale uma hora. Se não chegar, veja o spam.", "If {email} belongs to somebody of the team, a link arrives that works for an hour. If it does not, look into your spam.";

    welcome(name: String): "Te damos la bienvenida, {name}", "Boas-vindas, {name}", "Welcome, {name}";
    welcome_more(reseller: String): "Elige tu contraseña para entrar a {reseller}.", "Escolha sua senha para entrar em {reseller}.", "Choose your password to sign in to {reseller}.";
    accept: "Entrar", "Entrar", "Sign in";
    new_password: "Elige otra contraseña", "Escolha outra senha", "Choose another password";
    new_password_more: "Al guardarla se cierran todas tus sesiones y entras con ella.", "Ao salvar, todas as suas sessões se encerram e você entra com ela.", "Saving it ends all your sessions, and you sign in with it.";
    save_password: "Guardar y entrar", "Salvar e entrar", "Save and sign in";

    confirm: "Confirma tu correo", "Confirme seu e-mail", "Confirm your e-mail";
    confirm_more(email: String): "¿Es {email} tu correo?", "{email} é seu e-mail?", "Is {email} your address?";
    confirm_it: "Confirmar", "Confirmar", "Confirm";
    confirmed: "Correo confirmado", "E-mail confirmado", "E-mail confirmed";
    confirmed_more(email: String): "Entras con {email}.", "Você entra com {email}.", "You sign in with {email}.";
    go_on: "Seguir", "Continuar", "Go on";

    spent: "Este enlace ya no sirve", "Este link não serve mais", "This link no longer works";
    spent_more: "Ya se usó, lo reemplazó otro más nuevo, o venció. Si era una invitación, pide que te la envíen otra vez.", "Já foi usado, foi substituído por outro mais novo ou venceu. Se era um convite, peça que enviem de novo.", "It was used, a newer one took its place, or it has expired. If it was an invitation, ask for it to be sent again.";
}
