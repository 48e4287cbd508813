//! The texts of locks, of the client's password, and of what the account's software reports.

types::texts! {
    in_inbox: "Ver en la bandeja fiscal", "Ver na caixa fiscal", "See in the fiscal inbox";
    // Locks
    what_stops: "Qué se detiene", "O que para", "What stops";
    users: "Usuarios nuevos", "Novos usuários", "New users";
    users_more: "No agrega más usuarios. Entra y emite como siempre.", "Não adiciona mais usuários. Entra e emite como sempre.", "It adds no more users. It signs in and issues as always.";
    issuing: "Emisión", "Emissão", "Issuing";
    issuing_more: "No emite ni agrega usuarios. Entra, ve lo suyo y puede anular.", "Não emite nem adiciona usuários. Entra, vê o que tem e pode cancelar.", "It neither issues nor adds users. It signs in, sees what it has and may void.";
    everything: "Todo", "Tudo", "Everything";
    everything_more: "Nadie entra a su sistema, no emite ni agrega usuarios.", "Ninguém entra no sistema, não emite nem adiciona usuários.", "Nobody signs in to its software; it neither issues nor adds users.";
    stays: "Lo que emitió se conserva y se puede descargar siempre.", "O que emitiu fica guardado e sempre pode ser baixado.", "What it issued is kept and can always be downloaded.";
    locked_users: "Bloqueada: usuarios nuevos", "Bloqueada: novos usuários", "Locked: new users";
    locked_issuing: "Bloqueada: emisión", "Bloqueada: emissão", "Locked: issuing";
    locked_everything: "Bloqueada: todo", "Bloqueada: tudo", "Locked: everything";
    change_lock_ask: "Cambiar el bloqueo…", "Alterar o bloqueio…", "Change the lock…";
    change_lock_which(name: String): "¿Cambiar el bloqueo de {name}?", "Alterar o bloqueio de {name}?", "Change the lock of {name}?";
    change_lock: "Cambiar el bloqueo", "Alterar o bloqueio", "Change the lock";
    do_not_change: "No cambiar", "Não alterar", "Do not change";
    lock_is_changed(name: String): "Cambió el bloqueo de {name}", "O bloqueio de {name} mudou", "The lock of {name} is changed";
    was_so: "Ya estaba bloqueada así", "Já estava bloqueada assim", "It was locked that way already";
    unlocked(name: String): "{name} está activa otra vez", "{name} está ativa de novo", "{name} is active again";

    // The client's password
    more_actions: "Más acciones", "Mais ações", "More actions";
    reset_ask: "Restablecer la contraseña…", "Redefinir a senha…", "Reset the password…";
    reset_which(name: String): "¿Restablecer la contraseña de {name}?", "Redefinir a senha de {name}?", "Reset the password of {name}?";
    reset_means(kind: &str, number: String): "La contraseña de tu cliente pasa a ser su {kind}, {number}, y la que tenía deja de servir.", "A senha do seu cliente passa a ser o {kind} dele, {number}, e a que ele tinha deixa de valer.", "Your client's password becomes its {kind}, {number}, and the one it had no longer works.";
    reset_must_change: "Es temporal: la primera vez que entre, tendrá que cambiarla.", "É temporária: na primeira vez que entrar, terá de trocá-la.", "It is temporary: the first time it signs in, it has to change it.";
    reset_sessions: "Las sesiones abiertas de su sistema se cierran.", "As sessões abertas do sistema são encerradas.", "The open sessions of its software end.";
    do_not_reset: "No restablecer", "Não redefinir", "Do not reset";
    reset: "Restablecer la contraseña", "Redefinir a senha", "Reset the password";
    temporary_password: "Contraseña temporal", "Senha temporária", "Temporary password";
    password_of_client: "Contraseña", "Senha", "Password";
    is_temporary: "Temporal, por cambiar", "Temporária, a trocar", "Temporary, to be changed";
    understood: "Listo", "Pronto", "Done";

    // What its software reports
    this_cycle: "En este ciclo", "Neste ciclo", "In this cycle";
    documents: "Comprobantes", "Documentos fiscais", "Documents";
    sales_notes: "Notas de venta", "Notas de venda", "Sales notes";
    monthly_total: "Total del mes", "Total do mês", "Total of the month";
    lookups(numbers: &str): "Consultas de {numbers}", "Consultas de {numbers}", "Look-ups of {numbers}";
    of_peru: "RUC y DNI", "RUC e DNI", "RUC and DNI";
    of_brazil: "CNPJ y CPF", "CNPJ e CPF", "CNPJ and CPF";
    users_of_limit: "Usuarios creados y permitidos", "Usuários criados e permitidos", "Users created and allowed";
    of(used: String, limit: String): "{used} de {limit}", "{used} de {limit}", "{used} of {limit}";
    establishments: "Establecimientos", "Estabelecimentos", "Establishments";
    attention: "Comprobantes por atender", "Documentos fiscais a resolver", "Documents that need attention";
    attention_short(count: String): "{count} por atender", "{count} a resolver", "{count} need attention";
    not_sent: "Sin enviar", "Não enviados", "Not sent";
    pending_voiding: "Por anular", "A cancelar", "To be voided";
    with_errors: "Con error", "Com erro", "With errors";
    reported(moment: String): "Lo informó su sistema · {moment}", "Informado pelo sistema · {moment}", "Reported by its software · {moment}";
    oldest(moment: String): "El más antiguo · {moment}", "O mais antigo · {moment}", "The oldest · {moment}";
}
