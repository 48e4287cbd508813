//! The texts of the inbox.

types::texts! {
    inbox: "Bandeja fiscal", "Caixa fiscal", "Fiscal inbox";
    about: "Lo que necesita a alguien, en todas las cuentas. Se va solo cuando se resuelve.", "O que precisa de alguém, em todas as contas. Sai sozinho quando se resolve.", "What needs somebody, in all accounts. It leaves by itself once it is settled.";
    caption: "Lo que necesita a alguien; primero lo que más urge", "O que precisa de alguém; primeiro o mais urgente", "What needs somebody; the most urgent first";

    what: "Qué pasa", "O que há", "What it is";
    next: "Qué hacer", "O que fazer", "What to do";
    due: "Plazo", "Prazo", "Due";
    whose: "Responsable", "Responsável", "Assignee";
    whose_of(what: String): "Responsable: {what}", "Responsável: {what}", "Assignee: {what}";
    nobody: "Nadie", "Ninguém", "Nobody";
    me(name: String): "{name} (yo)", "{name} (eu)", "{name} (me)";

    state: "Qué se muestra", "O que é mostrado", "What is shown";
    actions: "Acciones", "Ações", "Actions";
    open: "Por atender", "A tratar", "To attend to";
    snoozed: "Pospuestos", "Adiados", "Snoozed";
    dismissed: "Dejados de lado", "Deixados de lado", "Set aside";
    everybody: "De cualquiera", "De qualquer pessoa", "Anybody's";
    mine: "Míos", "Meus", "Mine";
    nobodys: "Sin responsable", "Sem responsável", "Unassigned";
    every_country: "Todos los países", "Todos os países", "Every country";
    country: "País", "País", "Country";
    peru: "Perú", "Peru", "Peru";
    brazil: "Brasil", "Brasil", "Brazil";
    all: "Todo", "Tudo", "All";
    causes: "Por causa", "Por causa", "By cause";
    of_account: "De una sola cuenta", "De uma só conta", "Of one account";
    stop_narrowing: "Ver todas las cuentas", "Ver todas as contas", "Show all accounts";

    not_sent: "Sin respuesta", "Sem resposta", "Unanswered";
    failed: "Con error", "Com erro", "Failed";
    rejected: "Rechazados", "Rejeitados", "Rejected";
    voiding: "Bajas pendientes", "Cancelamentos pendentes", "Pending voiding";
    limit: "Límites", "Limites", "Limits";
    certificate: "Certificados", "Certificados", "Certificates";

    one_not_sent: "1 comprobante sin respuesta", "1 documento sem resposta", "1 document unanswered";
    many_not_sent(count: String): "{count} comprobantes sin respuesta", "{count} documentos sem resposta", "{count} documents unanswered";
    one_failed: "1 comprobante con error de envío", "1 documento com erro de envio", "1 document failed to be sent";
    many_failed(count: String): "{count} comprobantes con error de envío", "{count} documentos com erro de envio", "{count} documents failed to be sent";
    one_rejected: "1 comprobante rechazado", "1 documento rejeitado", "1 document rejected";
    many_rejected(count: String): "{count} comprobantes rechazados", "{count} documentos rejeitados", "{count} documents rejected";
    one_voiding: "1 baja sin respuesta", "1 cancelamento sem resposta", "1 voiding unanswered";
    many_voiding(count: String): "{count} bajas sin respuesta", "{count} cancelamentos sem resposta", "{count} voidings unanswered";
    limit_at(meter: String, used: String, limit: String): "{meter}: {used} de {limit}", "{meter}: {used} de {limit}", "{meter}: {used} of {limit}";
    included_at(meter: String, used: String, included: String): "{meter}: {used}, incluye {included}", "{meter}: {used}, inclui {included}", "{meter}: {used}, {included} included";
    certificate_ends: "El certificado está por vencer", "O certificado está para vencer", "The certificate is about to expire";
    certificate_ended: "El certificado venció", "O certificado venceu", "The certificate has expired";
    and_more(first: String, count: String): "{first} y {count} más", "{first} e mais {count}", "{first} and {count} more";

    send_by(date: String): "Envíalo a SUNAT hasta el {date}; después ya no vale.", "Envie à SUNAT até {date}; depois não vale mais.", "Send it to SUNAT by {date}; after that it is not valid.";
    send_them_by(date: String): "Envíalos a SUNAT; el primero vence el {date}.", "Envie à SUNAT; o primeiro vence em {date}.", "Send them to SUNAT; the first is due on {date}.";
    too_late: "El plazo pasó: emite otro comprobante en su lugar.", "O prazo passou: emita outro documento no lugar.", "The deadline has passed: issue another document instead.";
    transmit_by(date: String): "Transmítela a la SEFAZ hasta el {date}.", "Transmita à SEFAZ até {date}.", "Transmit it to SEFAZ by {date}.";
    transmit: "Sin autorización de la SEFAZ no existe: revisa la transmisión.", "Sem autorização da SEFAZ ela não existe: confira a transmissão.", "Without SEFAZ's authorisation it does not exist: check the transmission.";
    send: "Envía a SUNAT lo que falta y consulta el ticket.", "Envie à SUNAT o que falta e consulte o ticket.", "Send SUNAT what is missing, and ask for its answer by the ticket.";
    ask_software: "Revisa en su sistema qué falta enviar.", "Veja no sistema da conta o que falta enviar.", "See in its software what is left to send.";
    correct_by(date: String): "Corrige lo que SUNAT señala y reenvía hasta el {date}.", "Corrija o que a SUNAT aponta e reenvie até {date}.", "Correct what SUNAT points out and send again by {date}.";
    correct: "Corrige el error y envía de nuevo.", "Corrija o erro e envie de novo.", "Correct the error and send again.";
    replace: "Emite otro con un número nuevo; el rechazado ya no sirve.", "Emita outro com número novo; o rejeitado não serve mais.", "Issue another under a new number; the rejected one is used up.";
    correct_number: "Corrige y transmite con el mismo número.", "Corrija e transmita com o mesmo número.", "Correct it and transmit under the same number.";
    ask_ticket: "Consulta el ticket de la comunicación de baja.", "Consulte o ticket da comunicação de baixa.", "Ask for the answer to the voiding notice by its ticket.";
    ask_event: "Consulta el evento de cancelación en la SEFAZ.", "Consulte o evento de cancelamento na SEFAZ.", "Ask SEFAZ for the cancellation event.";
    is_stopped: "Ya no puede más: amplía el límite o cambia el plan.", "Chegou ao fim: amplie o limite ou mude o plano.", "It can go no further: raise the limit or change the plan.";
    warn_client: "Avisa al cliente, o amplía el límite a tiempo.", "Avise o cliente, ou amplie o limite a tempo.", "Tell the client, or raise the limit in time.";
    is_charged(price: String): "Lo incluido se acabó: cada adicional se carga a {price}. Avisa al cliente.", "O incluído acabou: cada adicional é cobrado a {price}. Avise o cliente.", "What is included is used up: each one more is charged at {price}. Tell the client.";
    will_be_charged(price: String): "Lo incluido se acaba; después, cada adicional se carga a {price}. Avisa al cliente.", "O incluído está acabando; depois, cada adicional é cobrado a {price}. Avise o cliente.", "What is included runs out; after that, each one more is charged at {price}. Tell the client.";
    renew: "Pide al cliente que lo renueve y lo instale.", "Peça ao cliente que renove e instale.", "Ask the client to renew and install it.";
    renew_now: "No puede firmar: que instale uno nuevo hoy.", "Não consegue assinar: que instale um novo hoje.", "It cannot sign: have a new one installed today.";

    today: "hoy", "hoje", "today";
    tomorrow: "mañana", "amanhã", "tomorrow";
    yesterday: "ayer", "ontem", "yesterday";
    in_days(count: String): "en {count} días", "em {count} dias", "in {count} days";
    days_ago(count: String): "hace {count} días", "há {count} dias", "{count} days ago";
    at_once: "Cuanto antes", "Quanto antes", "As soon as possible";
    resets(date: String): "Se reinicia el {date}", "Recomeça em {date}", "Resets on {date}";
    without_deadline: "Sin plazo legal", "Sem prazo legal", "No legal deadline";
    overdue: "Vencido", "Vencido", "Overdue";

    acts_on(what: String): "Acciones: {what}", "Ações: {what}", "Actions: {what}";
    take: "Lo tomo yo", "Eu assumo", "I take it";
    tomorrow_again: "Recordar mañana", "Lembrar amanhã", "Remind me tomorrow";
    in_three_days: "Recordar en 3 días", "Lembrar em 3 dias", "Remind me in 3 days";
    in_a_week: "Recordar en una semana", "Lembrar em uma semana", "Remind me in a week";
    write_note: "Nota…", "Nota…", "Note…";
    set_aside: "Dejar de lado…", "Deixar de lado…", "Set aside…";
    show_again: "Volver a mostrar", "Mostrar de novo", "Show again";
    history: "Historial de la cuenta", "Histórico da conta", "History of the account";
    only_account: "Solo esta cuenta", "Só esta conta", "Only this account";
    keys: "Atajos", "Atalhos", "Shortcuts";

    key_rows: "bajar y subir", "descer e subir", "down and up";
    key_tick: "elegir", "escolher", "choose";
    key_give: "responsable", "responsável", "assignee";
    key_aside: "dejar de lado", "deixar de lado", "set aside";

    given_to(name: String): "Ahora es de {name}", "Agora é de {name}", "Now {name}'s";
    given_to_nobody: "Ya no es de nadie", "Agora não é de ninguém", "Now nobody's";
    is_snoozed(date: String): "Vuelve el {date}", "Volta em {date}", "It comes back on {date}";
    is_aside: "Dejado de lado", "Deixado de lado", "Set aside";
    is_back: "De vuelta en la bandeja", "De volta à caixa", "Back in the inbox";
    is_noted: "Nota guardada", "Nota salva", "Note saved";
    stale: "Alguien lo cambió antes; míralo de nuevo", "Alguém mudou antes; veja de novo", "Somebody changed it first; look again";

    note: "Nota", "Nota", "Note";
    note_about(what: String): "Nota: {what}", "Nota: {what}", "Note: {what}";
    note_hint: "La ve todo el equipo.", "Toda a equipe vê.", "The whole team sees it.";
    save: "Guardar", "Salvar", "Save";
    aside_title(what: String): "Dejar de lado: {what}", "Deixar de lado: {what}", "Set aside: {what}";
    aside_about: "Sale de la bandeja. Vuelve si empeora o llega otro.", "Sai da caixa. Volta se piorar ou chegar outro.", "It leaves the inbox. It comes back if it gets worse or another comes.";
    aside_verb: "Dejar de lado", "Deixar de lado", "Set aside";
    reason: "Motivo", "Motivo", "Reason";
    replaced: "Se emitió otro en su lugar", "Foi emitido outro no lugar", "Another was issued instead";
    never_issued: "Nunca se entregó a nadie", "Nunca foi entregue a ninguém", "It was never given to anybody";
    settled_elsewhere: "Se resolvió fuera", "Foi resolvido fora", "It was settled elsewhere";
    client_informed: "El cliente ya lo sabe", "O cliente já sabe", "The client knows";
    other_reason: "Otro motivo", "Outro motivo", "Another reason";
    aside_by(reason: String, who: String): "{reason} · {who}", "{reason} · {who}", "{reason} · {who}";
    until(date: String): "Hasta el {date}", "Até {date}", "Until {date}";

    choose(what: String): "Elegir: {what}", "Escolher: {what}", "Choose: {what}";
    chosen_one: "1 elegido", "1 escolhido", "1 chosen";
    chosen(count: String): "{count} elegidos", "{count} escolhidos", "{count} chosen";
    for_chosen: "Qué hacer con lo elegido", "O que fazer com o escolhido", "What to do with those chosen";
    give_to: "Dar a…", "Passar para…", "Give to…";
    choose_none: "No elegir ninguno", "Não escolher nenhum", "Choose none";
    all_given(count: String): "{count} con nuevo responsable", "{count} com novo responsável", "{count} have a new assignee";
    some_left(count: String): "{count} no: alguien los cambió o ya no están", "{count} não: alguém mudou ou não estão mais", "{count} did not: somebody changed them, or they are gone";

    nothing: "Nada te espera", "Nada espera por você", "Nothing needs you";
    nothing_more: "Aquí aparecen comprobantes sin enviar o rechazados, bajas pendientes, límites casi llenos y certificados por vencer.", "Aqui aparecem documentos não enviados ou rejeitados, cancelamentos pendentes, limites quase cheios e certificados por vencer.", "Documents not sent or rejected, pending voidings, limits nearly reached and certificates about to expire appear here.";
    none_fits: "Nada con esos filtros", "Nada com esses filtros", "Nothing fits these filters";
    none_fits_more: "Hay más en la bandeja si los quitas.", "Há mais na caixa se você os tirar.", "There may be more in the inbox without them.";
    none_snoozed: "Nada pospuesto", "Nada adiado", "Nothing snoozed";
    none_snoozed_more: "Lo que pospones espera aquí hasta su día.", "O que você adia espera aqui até o seu dia.", "What you snooze waits here until its day.";
    none_aside: "Nada dejado de lado", "Nada deixado de lado", "Nothing set aside";
    none_aside_more: "Lo que dejas de lado queda aquí con su motivo.", "O que você deixa de lado fica aqui com o motivo.", "What you set aside stays here with its reason.";
    clear: "Quitar filtros", "Tirar filtros", "Clear filters";
    to_accounts: "Ver las cuentas", "Ver as contas", "See the accounts";
}
