//! The texts of limits.

types::texts! {
    documents: "Comprobantes", "Documentos fiscais", "Documents";
    users: "Usuarios", "Usuários", "Users";
    one_document: "1 comprobante", "1 documento fiscal", "1 document";
    many_documents(count: String): "{count} comprobantes", "{count} documentos fiscais", "{count} documents";
    unlimited_documents: "comprobantes sin límite", "documentos fiscais sem limite", "unlimited documents";
    one_user: "1 usuario", "1 usuário", "1 user";
    many_users(count: String): "{count} usuarios", "{count} usuários", "{count} users";
    unlimited_users: "usuarios sin límite", "usuários sem limite", "unlimited users";

    limit_documents: "Limitar comprobantes", "Limitar documentos fiscais", "Limit documents";
    limit_users: "Limitar usuarios", "Limitar usuários", "Limit users";
    stops_at(number: String): "Al llegar a {number} deja de emitir hasta el siguiente ciclo. Apagado, emite sin límite.", "Ao chegar a {number}, para de emitir até o próximo ciclo. Desligado, emite sem limite.", "At {number} it stops issuing until the next cycle. Off, it issues without limit.";
    no_more_than(number: String): "No deja crear más de {number}. Apagado, crea los que quiera.", "Não deixa criar mais de {number}. Desligado, cria quantos quiser.", "It cannot create more than {number}. Off, as many as it likes.";
    plan_without_documents: "El plan no pone límite: emite todo lo que quiera.", "O plano não põe limite: emite quanto quiser.", "The plan sets no limit: it issues as much as it likes.";
    plan_without_users: "El plan no pone límite: crea los que quiera.", "O plano não põe limite: cria quantos quiser.", "The plan sets no limit: as many as it likes.";
    from_plan(plan: String, counted: String): "Plan {plan}: {counted}", "Plano {plan}: {counted}", "{plan} plan: {counted}";
    own_number(own: String, plan: String): "Número propio: {own}. El plan da {plan}.", "Número próprio: {own}. O plano dá {plan}.", "Own number: {own}. The plan gives {plan}.";

    documents_on: "Los comprobantes tienen límite otra vez", "Os documentos fiscais têm limite de novo", "Documents are limited again";
    documents_off: "Los comprobantes ya no tienen límite", "Os documentos fiscais não têm mais limite", "Documents are no longer limited";
    users_on: "Los usuarios tienen límite otra vez", "Os usuários têm limite de novo", "Users are limited again";
    users_off: "Los usuarios ya no tienen límite", "Os usuários não têm mais limite", "Users are no longer limited";
    not_undone: "No se pudo deshacer.", "Não foi possível desfazer.", "It could not be undone.";

    cycle(first: String, last: String): "Ciclo del {first} al {last}", "Ciclo de {first} a {last}", "Cycle from {first} to {last}";
    ends_today: "Cierra hoy.", "Fecha hoje.", "It ends today.";
    ends_tomorrow: "Cierra mañana.", "Fecha amanhã.", "It ends tomorrow.";
    ends_in(days: String): "Cierra en {days} días.", "Fecha em {days} dias.", "It ends in {days} days.";
    limits: "Uso y límites", "Uso e limites", "Use and limits";

    change_number: "Cambiar…", "Mudar…", "Change…";
    change_documents: "Cambiar el límite de comprobantes", "Mudar o limite de documentos fiscais", "Change the limit of documents";
    change_users: "Cambiar el límite de usuarios", "Mudar o limite de usuários", "Change the limit of users";
    which_number: "Qué número se aplica", "Qual número se aplica", "Which number applies";
    plan_number: "El del plan", "O do plano", "The plan's";
    own_choice: "Uno propio", "Um próprio", "One of its own";
    own_choice_more: "Solo para esta cuenta; se queda aunque el plan cambie.", "Só para esta conta; fica mesmo que o plano mude.", "For this account alone; it stays even if the plan changes.";
    own_field: "Número propio", "Número próprio", "Own number";
    apply: "Aplicar", "Aplicar", "Apply";
    cancel: "Cancelar", "Cancelar", "Cancel";
    number_changed: "Límite cambiado", "Limite alterado", "Limit changed";
}
