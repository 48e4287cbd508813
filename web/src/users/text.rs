//! The texts of the team.

types::texts! {
    team: "Equipo", "Equipe", "Team";
    team_more: "Quién entra a Talonario por tu empresa y qué puede hacer.", "Quem entra no Talonario pela sua empresa e o que pode fazer.", "Who signs in for your company, and what they may do.";
    list: "Personas del equipo, las más nuevas primero", "Pessoas da equipe, as mais novas primeiro", "People of the team, the newest first";
    person: "Persona", "Pessoa", "Person";
    role: "Rol", "Perfil", "Role";
    state: "Estado", "Situação", "State";
    last_seen: "Última actividad", "Última atividade", "Last active";
    active: "Activa", "Ativa", "Active";
    verified: "correo confirmado", "e-mail confirmado", "e-mail confirmed";
    invited: "Invitada", "Convidada", "Invited";
    invitation_over: "Invitación vencida", "Convite vencido", "Invitation expired";
    until(day: String): "hasta el {day}", "até {day}", "until {day}";
    invite_again: "Enviar la invitación otra vez", "Enviar o convite de novo", "Send the invitation again";
    revoke_ask: "Anular la invitación…", "Anular o convite…", "Revoke the invitation…";
    revoke_whom(name: &str): "Anular la invitación de {name}", "Anular o convite de {name}", "Revoke the invitation of {name}";
    revoke_more: "El enlace deja de servir y su correo queda libre. Puedes invitarla otra vez cuando quieras.", "O link deixa de servir e o e-mail fica livre. Você pode convidar de novo quando quiser.", "The link stops working and the address is free. You may invite them again at any time.";
    revoke: "Anular la invitación", "Anular o convite", "Revoke the invitation";
    revoked: "Invitación anulada", "Convite anulado", "Invitation revoked";
    send_reset: "Enviar enlace de contraseña", "Enviar link de senha", "Send a password link";
    link_sent(email: &str): "Enviamos el enlace a {email}", "Enviamos o link para {email}", "The link went to {email}";
    link_title: "Entrega este enlace", "Entregue este link", "Hand this link over";
    hand_link: "Entrégale este enlace ahora.", "Entregue este link agora.", "Hand this link over now.";
    hand_link_more: "Esta instalación no envía correo, y el enlace no se vuelve a mostrar. Sirve una vez.", "Esta instalação não envia e-mail, e o link não será mostrado de novo. Serve uma vez.", "This installation sends no mail, and the link is not shown again. It works once.";
    link: "Enlace", "Link", "Link";
    way: "Cómo entra", "Como entra", "How they get in";
    by_invitation: "Con una invitación", "Com um convite", "By an invitation";
    by_password: "Con una contraseña", "Com uma senha", "By a password";
    invitation_hint: "Le llega un enlace a su correo para elegir su contraseña. Sirve 7 días.", "Chega um link no e-mail para escolher a senha. Vale 7 dias.", "A link goes to their mail to choose a password. It works for 7 days.";
    invitation_link_hint: "Esta instalación no envía correo: te damos el enlace para que se lo entregues. Sirve 7 días.", "Esta instalação não envia e-mail: damos o link para você entregar. Vale 7 dias.", "This installation sends no mail: you get the link to hand over. It works for 7 days.";
    invite: "Invitar", "Convidar", "Invite";
    invited_whom(name: &str): "{name} tiene su invitación", "{name} tem seu convite", "{name} is invited";
    inactive: "Desactivada", "Desativada", "Deactivated";
    never: "Aún no entra", "Ainda não entrou", "Not yet";
    you: "tú", "você", "you";
    nobody: "Aquí está tu equipo", "Aqui fica sua equipe", "Your team is here";
    nobody_more: "Cada persona entra con su correo y hace lo que su rol permite.", "Cada pessoa entra com seu e-mail e faz o que o perfil permite.", "Everybody signs in with their own e-mail and does what their role allows.";
    acts_on(name: &str): "Acciones sobre {name}", "Ações sobre {name}", "Actions on {name}";

    new_person: "Nueva persona", "Nova pessoa", "New person";
    add_person: "Agregar persona", "Adicionar pessoa", "Add person";
    cancel: "Cancelar", "Cancelar", "Cancel";
    name: "Nombre", "Nome", "Name";
    email: "Correo", "E-mail", "E-mail";
    email_hint: "Con él entra.", "É com ele que a pessoa entra.", "They sign in with it.";
    language: "Idioma", "Idioma", "Language";
    first_password: "Contraseña inicial", "Senha inicial", "First password";
    first_password_hint: "Para entregarla. Luego la persona pone la suya en su perfil.", "Para entregar. Depois a pessoa define a própria no perfil.", "To hand over. They then set their own in their profile.";

    may_come(name: &str): "{name} ya puede entrar", "{name} já pode entrar", "{name} can sign in now";
    once: "Entrégale estos datos ahora.", "Entregue estes dados agora.", "Hand these over now.";
    once_more: "La contraseña no se vuelve a mostrar.", "A senha não será mostrada de novo.", "The password is not shown again.";
    address: "Dirección", "Endereço", "Address";
    password: "Contraseña", "Senha", "Password";
    copy_all: "Copiar todo", "Copiar tudo", "Copy all";
    message(address: &str, email: &str, password: &str): "Entra en {address}\nCorreo: {email}\nContraseña: {password}\nAl entrar, cambia la contraseña en Mi perfil.", "Entre em {address}\nE-mail: {email}\nSenha: {password}\nAo entrar, troque a senha em Meu perfil.", "Sign in at {address}\nE-mail: {email}\nPassword: {password}\nOnce in, change the password in My profile.";
    handed_over: "Ya los entregué", "Já entreguei", "Handed over";

    operator_about: "Lleva la instalación y sus revendedores.", "Cuida da instalação e das suas revendas.", "Runs the installation and its resellers.";
    owner_about: "Todo, también el equipo.", "Tudo, inclusive a equipe.", "Everything, the team too.";
    manager_about: "Crea, atiende y bloquea cuentas; arma planes.", "Cria, atende e bloqueia contas; monta planos.", "Creates, looks after and locks accounts; makes plans.";
    accountant_about: "Ve cuentas y comprobantes, y los descarga.", "Vê contas e documentos, e os baixa.", "Sees accounts and documents, and downloads them.";
    support_about: "Lo mismo, para ayudar a tus clientes.", "O mesmo, para ajudar seus clientes.", "The same, to help your clients.";

    role_ask: "Cambiar el rol…", "Trocar o perfil…", "Change the role…";
    role_of(name: &str): "Rol de {name}", "Perfil de {name}", "Role of {name}";
    role_now(role: &str): "Rol actual: {role}", "Perfil atual: {role}", "Role now: {role}";
    change_role: "Cambiar el rol", "Trocar o perfil", "Change the role";
    role_changed(name: &str, role: &str): "{name}: ahora su rol es {role}", "{name}: agora o perfil é {role}", "{name}: the role is now {role}";
    activate: "Activar", "Ativar", "Activate";
    activated(name: &str): "{name} puede entrar de nuevo", "{name} pode entrar de novo", "{name} can sign in again";
    deactivate_ask: "Desactivar…", "Desativar…", "Deactivate…";
    deactivate_whom(name: &str): "¿Desactivar a {name}?", "Desativar {name}?", "Deactivate {name}?";
    deactivate_more: "Sus sesiones se cierran y no podrá entrar hasta que la actives de nuevo. Lo que hizo se conserva.", "As sessões se encerram e a pessoa não poderá entrar até ser ativada de novo. O que ela fez fica guardado.", "Their sessions end and they cannot sign in until activated again. What they did is kept.";
    deactivate: "Desactivar", "Desativar", "Deactivate";
    deactivated(name: &str): "{name} ya no puede entrar", "{name} não pode mais entrar", "{name} can no longer sign in";
    last_owner: "Es la última persona propietaria activa.", "É a última pessoa proprietária ativa.", "This is the last active owner.";
    last_owner_more: "Da primero ese rol a otra persona.", "Dê primeiro esse perfil a outra pessoa.", "Give that role to somebody else first.";

    what_roles_do: "Qué puede hacer cada rol", "O que cada perfil pode fazer", "What each role may do";
    may_do: "Puede", "Pode", "May";
    yes: "Sí", "Sim", "Yes";
    no: "No", "Não", "No";
    in_part: "En parte", "Em parte", "In part";
    see_accounts: "Ver cuentas, planes, uso y límites", "Ver contas, planos, uso e limites", "See accounts, plans, usage and limits";
    see_inbox: "Ver la bandeja fiscal", "Ver a caixa fiscal", "See the fiscal inbox";
    work_off_inbox: "Atender la bandeja fiscal", "Tratar a caixa fiscal", "Work off the fiscal inbox";
    take_accounts: "Descargar la lista de cuentas", "Baixar a lista de contas", "Download the list of accounts";
    take_many_documents: "Descargar los XML e informes de muchos comprobantes", "Baixar XML e relatórios de muitos documentos", "Download XML and reports of many documents";
    take_documents: "Ver y descargar comprobantes", "Ver e baixar documentos", "See and download documents";
    look_up: "Consultar RUC, DNI y CNPJ", "Consultar RUC, DNI e CNPJ", "Look up RUC, DNI and CNPJ";
    run_accounts: "Crear y bloquear cuentas, cambiar sus límites", "Criar e bloquear contas, alterar seus limites", "Create and lock accounts, change their limits";
    run_keys: "Crear y revocar claves de integración", "Criar e revogar chaves de integração", "Create and revoke integration keys";
    make_plans: "Crear planes", "Criar planos", "Create plans";
    see_team: "Ver el equipo", "Ver a equipe", "See the team";
    run_team: "Agregar personas, cambiar roles y desactivar", "Adicionar pessoas, trocar perfis e desativar", "Add people, change roles and deactivate";
}
