//! The texts of the list of accounts.

types::texts! {
    sorted_by(order: &str): "Cuentas, ordenadas por {order}", "Contas, ordenadas por {order}", "Accounts, sorted by {order}";

    // Columns
    documents_and_notes: "Comprob. y notas", "Docs. e notas", "Docs. and notes";
    monthly_total: "Comprobantes y notas del mes", "Documentos e notas do mês", "Documents and notes of the month";
    lookups: "Consultas del mes", "Consultas do mês", "Look-ups this month";
    lock_reason: "Motivo del bloqueo", "Motivo do bloqueio", "Reason of the lock";
    attention: "Por atender", "A resolver", "To attend to";
    not_sent(count: String): "{count} sin enviar", "{count} não enviados", "{count} not sent";
    pending_voiding(count: String): "{count} por anular", "{count} a cancelar", "{count} to be voided";
    with_errors(count: String): "{count} con error", "{count} com erro", "{count} with errors";

    // Filters
    filters: "Filtros", "Filtros", "Filters";
    any_plan: "Cualquiera", "Qualquer um", "Any";
    all: "Todas", "Todas", "All";
    active: "Activas", "Ativas", "Active";
    locked: "Bloqueadas", "Bloqueadas", "Locked";
    what_needs_care: "Lo que pide atención", "O que pede atenção", "What needs attention";
    near: "Cerca de su límite", "Perto do limite", "Near its limit";
    near_more: "Usaron al menos el 80 % de sus comprobantes del ciclo.", "Usaram pelo menos 80% dos documentos do ciclo.", "They used at least 80% of their documents of the cycle.";
    problems: "Con problemas", "Com problemas", "With problems";
    problems_more: "Tienen comprobantes sin enviar, por anular o con error.", "Têm documentos não enviados, a cancelar ou com erro.", "They have documents not sent, to be voided or with errors.";
    created: "Creadas", "Criadas", "Created";
    from: "Desde", "De", "From";
    to: "Hasta", "Até", "To";
    backwards: "“Desde” es posterior a “Hasta”: ninguna cuenta cabe entre las dos.", "“De” é posterior a “Até”: nenhuma conta cabe entre as duas.", "“From” is later than “To”: no account fits between the two.";
    created_between(from: String, to: String): "{from} – {to}", "{from} – {to}", "{from} – {to}";
    created_since(day: String): "desde el {day}", "desde {day}", "since {day}";
    created_until(day: String): "hasta el {day}", "até {day}", "until {day}";
    some_plan: "elegido", "escolhido", "chosen";
    clear: "Quitar filtros", "Limpar filtros", "Clear filters";
    clear_both: "Quitar búsqueda y filtros", "Limpar busca e filtros", "Clear search and filters";
    see: "Ver cuentas", "Ver contas", "See accounts";
    see_count(count: String): "Ver {count} cuentas", "Ver {count} contas", "See {count} accounts";
    see_one: "Ver 1 cuenta", "Ver 1 conta", "See 1 account";
    none_fits: "Ninguna cuenta cumple los filtros", "Nenhuma conta atende aos filtros", "No account fits the filters";
    none_fits_more(filters: String): "Buscamos: {filters}.", "Procuramos: {filters}.", "Looked for: {filters}.";

    // What is shown
    display: "Columnas", "Colunas", "Columns";
    display_long: "Orden, densidad y columnas", "Ordem, densidade e colunas", "Order, density and columns";
    sort_by: "Ordenar por", "Ordenar por", "Sort by";
    direction: "Sentido", "Sentido", "Direction";
    ascending: "Ascendente", "Crescente", "Ascending";
    descending: "Descendente", "Decrescente", "Descending";
    density: "Densidad", "Densidade", "Density";
    comfortable: "Cómoda", "Confortável", "Comfortable";
    compact: "Compacta", "Compacta", "Compact";
    as_at_first: "Como al principio", "Como no início", "As at first";
    done: "Listo", "Pronto", "Done";

    // Export
    export: "Exportar", "Exportar", "Export";
    as_csv: "CSV", "CSV", "CSV";
    as_xlsx: "Excel (XLSX)", "Excel (XLSX)", "Excel (XLSX)";
    exported_what: "Lo filtrado, con todas las columnas", "O que está filtrado, com todas as colunas", "What is filtered, with every column";
    exporting: "Preparando el archivo…", "Preparando o arquivo…", "Preparing the file…";
    exported(file: String): "Se descargó {file}", "{file} foi baixado", "{file} was downloaded";
    file: "cuentas", "contas", "accounts";

    // Choosing
    choose(name: String): "Elegir {name}", "Escolher {name}", "Choose {name}";
    choose_all: "Elegir todas las mostradas", "Escolher todas as mostradas", "Choose all that are shown";
    for_chosen: "Para las elegidas", "Para as escolhidas", "For the chosen";
    chosen(count: String): "{count} elegidas", "{count} escolhidas", "{count} chosen";
    chosen_one: "1 elegida", "1 escolhida", "1 chosen";
    choose_none: "Quitar la selección", "Limpar a seleção", "Clear the selection";
    change_plan: "Cambiar de plan…", "Mudar de plano…", "Change plan…";
    change_plan_most(count: String): "Se cambia de plan a {count} cuentas como máximo a la vez.", "Mude de plano no máximo {count} contas por vez.", "At most {count} accounts change plan at a time.";

    // Changing many
    lock_ask: "Bloquear…", "Bloquear…", "Lock…";
    unlock_ask: "Desbloquear…", "Desbloquear…", "Unlock…";
    lock_many(count: String): "¿Bloquear {count} cuentas?", "Bloquear {count} contas?", "Lock {count} accounts?";
    lock_one: "¿Bloquear 1 cuenta?", "Bloquear 1 conta?", "Lock 1 account?";
    unlock_many(count: String): "¿Desbloquear {count} cuentas?", "Desbloquear {count} contas?", "Unlock {count} accounts?";
    unlock_one: "¿Desbloquear 1 cuenta?", "Desbloquear 1 conta?", "Unlock 1 account?";
    lock_verb: "Bloquear las cuentas", "Bloquear as contas", "Lock the accounts";
    unlock_verb: "Desbloquear las cuentas", "Desbloquear as contas", "Unlock the accounts";
    unlock_means: "Vuelven a emitir y a agregar usuarios según su plan. El motivo del bloqueo queda en su historial.", "Voltam a emitir e a adicionar usuários conforme o plano. O motivo do bloqueio fica no histórico.", "They issue and add users again as their plan says. The reason of the lock stays in their history.";
    reason_for_all: "Lo verá tu equipo en la ficha de cada cuenta.", "Sua equipe verá na ficha de cada conta.", "Your team will see it on each account's page.";
    cancel: "Cancelar", "Cancelar", "Cancel";
    going_on(done: String, all: String): "{done} de {all} cuentas", "{done} de {all} contas", "{done} of {all} accounts";
    you_may_leave: "Puedes cerrar: seguimos y te avisamos.", "Pode fechar: continuamos e avisamos.", "You may close this: it goes on, and you will be told.";
    locked_all(count: String): "{count} cuentas quedaron bloqueadas", "{count} contas foram bloqueadas", "{count} accounts are locked";
    locked_that: "1 cuenta quedó bloqueada", "1 conta foi bloqueada", "1 account is locked";
    unlocked_all(count: String): "{count} cuentas quedaron desbloqueadas", "{count} contas foram desbloqueadas", "{count} accounts are unlocked";
    unlocked_that: "1 cuenta quedó desbloqueada", "1 conta foi desbloqueada", "1 account is unlocked";
    outcome: "Qué pasó con cada una", "O que houve com cada uma", "What became of each";
    some_left(left: String): "{left} siguen elegidas para volver a intentarlo.", "{left} continuam escolhidas para tentar de novo.", "{left} stay chosen, to be tried again.";
    one_left: "La que falló sigue elegida para volver a intentarlo.", "A que falhou continua escolhida para tentar de novo.", "The one that failed stays chosen, to be tried again.";
    none_done: "No cambió ninguna cuenta", "Nenhuma conta mudou", "No account was changed";
    done_list(count: String): "Hechas ({count})", "Feitas ({count})", "Done ({count})";
    was_locked: "Ya estaba bloqueada así", "Já estava bloqueada assim", "It was locked that way already";
    was_active: "Ya estaba activa", "Já estava ativa", "It was active already";
    stale: "Alguien la cambió antes; ya ves lo último", "Alguém a alterou antes; você já vê a última versão", "Somebody changed it first; you now see the latest";
    gone: "Ya no existe o no está a tu alcance", "Não existe mais ou não está ao seu alcance", "It is gone or out of your reach";
    again: "Reintentar", "Tentar de novo", "Try again";
}
