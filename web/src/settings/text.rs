//! The texts of settings.

types::texts! {
    system: "Entorno del sistema", "Ambiente do sistema", "System environment";
    system_more: "Si lo que emite es válido, y quién lo recibe.", "Se o que ela emite é válido, e quem o recebe.", "Whether what it issues is valid, and who takes it.";
    environment: "Entorno", "Ambiente", "Environment";
    production: "Producción", "Produção", "Production";
    production_means: "Los comprobantes se envían, son válidos y se cuentan contra su plan.", "Os documentos fiscais são enviados, são válidos e contam no plano.", "Documents are sent, are valid and count against its plan.";
    demo: "Demo", "Demo", "Demo";
    demo_means: "Para probar: no se envían, no tienen validez fiscal y se cuentan aparte.", "Para testar: não são enviados, não têm validade fiscal e contam à parte.", "To try things: they are not sent, have no fiscal validity and count apart.";
    tried_stays: "Lo que se prueba con un número real no se borra.", "O que se testa com um número real não se apaga.", "What is tried with a real number cannot be erased.";
    tried_stays_more: "Sus productos, inventarios y reportes de prueba quedarían en la cuenta al pasar a producción. Mejor crea la cuenta en producción y, desde su ficha, una gemela de demostración: lo que se prueba allí nunca llega aquí.", "Produtos, estoques e relatórios de teste ficariam na conta ao passar para produção. Melhor criar a conta em produção e, na ficha dela, uma gêmea de demonstração: o que se testa lá nunca chega aqui.", "Its trial products, stock and reports would stay in the account when it passes to production. Better create the account in production and, from its page, a demo twin: what is tried there never reaches it.";
    rather_production: "Crearla en producción", "Criar em produção", "Create it in production";
    sender: "Envío", "Envio", "Sent to";
    ose_url: "Dirección del OSE", "Endereço do OSE", "Address of the OSE";
    ose_url_hint: "Te la da el OSE; empieza con https://.", "O OSE informa; começa com https://.", "The OSE gives it; it begins with https://.";
    by_sefaz: "Los documentos van a la SEFAZ del estado: no hay nada que elegir.", "Os documentos vão para a SEFAZ do estado: não há nada a escolher.", "Documents go to the state's SEFAZ: there is nothing to choose.";
    sol_user: "Usuario SOL secundario", "Usuário SOL secundário", "Secondary SOL user";
    sol_hint: "El que tu cliente creó en SUNAT Operaciones en Línea, sin el RUC.", "O que o seu cliente criou em SUNAT Operaciones en Línea, sem o RUC.", "The one your client made in SUNAT Operaciones en Línea, without the RUC.";
    sol_later: "Hará falta para pasar a producción; sin el RUC.", "Será preciso para passar para produção; sem o RUC.", "Production will need it; without the RUC.";
    sol_password: "Contraseña SOL", "Senha SOL", "SOL password";
    client_may_switch: "Tu cliente puede pasar de demo a producción", "Seu cliente pode passar de demo para produção", "Your client may pass from demo to production";
    client_may_switch_more: "Lo hará desde su propio sistema, una sola vez y sin vuelta atrás.", "Fará isso no próprio sistema, uma única vez e sem volta.", "From its own software, once and with no way back.";
    saved: "Guardada", "Guardada", "Saved";
    saved_since(day: String): "Guardada el {day}. Escríbela solo para cambiarla.", "Guardada em {day}. Digite só para trocar.", "Saved on {day}. Type it only to change it.";

    mail: "Correo saliente", "E-mail de saída", "Outgoing mail";
    mail_more: "Para que tu cliente envíe sus comprobantes desde su propio correo. Puede quedar para después.", "Para que o seu cliente envie os documentos fiscais do próprio e-mail. Pode ficar para depois.", "So that your client sends its documents from its own mail. It can be left for later.";
    clear_mail: "Quitar", "Remover", "Remove";
    host: "Servidor", "Servidor", "Server";
    port: "Puerto", "Porta", "Port";
    security: "Seguridad", "Segurança", "Security";
    no_security: "Ninguna", "Nenhuma", "None";
    user: "Usuario", "Usuário", "User";
    user_hint: "Vacío si el servidor no pide usuario.", "Vazio se o servidor não pede usuário.", "Empty if the server asks for none.";
    mail_password: "Contraseña del correo", "Senha do e-mail", "Mail password";
    in_the_clear: "Sin seguridad, la contraseña viaja a la vista de la red. Úsalo solo si el servidor no admite otra cosa.", "Sem segurança, a senha viaja à vista da rede. Use só se o servidor não aceitar outra coisa.", "Without security the password travels in sight of the network. Use it only where the server takes nothing else.";
    from_name: "Nombre del remitente", "Nome do remetente", "Sender's name";
    from_address: "Correo del remitente", "E-mail do remetente", "Sender's address";
    reply_to: "Responder a", "Responder a", "Reply to";
    reply_to_hint: "Vacío: las respuestas llegan al remitente.", "Vazio: as respostas chegam ao remetente.", "Empty: answers go to the sender.";
    test_to: "Enviar una prueba a", "Enviar um teste para", "Send a test to";
    test_hint: "Sale de verdad, con lo que está escrito aquí arriba.", "É enviado de verdade, com o que está escrito acima.", "It is really sent, by what is written above.";
    send_test: "Enviar prueba", "Enviar teste", "Send test";
    test_sent(to: String): "El servidor aceptó el mensaje para {to}. Revisa que haya llegado.", "O servidor aceitou a mensagem para {to}. Confira se chegou.", "The server took the message for {to}. Check that it arrived.";
}
