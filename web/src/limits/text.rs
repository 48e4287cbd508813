//! The texts of limits.

types::texts! {
    documents: "Comprobantes", "Documentos fiscais", "Documents";
    sales_notes: "Notas de venta", "Notas de venda", "Sales notes";
    lookups: "Consultas", "Consultas", "Look-ups";
    users: "Usuarios", "Usuários", "Users";
    establishments: "Establecimientos", "Estabelecimentos", "Establishments";
    sales_amount: "Ventas", "Vendas", "Sales";

    one_document: "1 comprobante", "1 documento fiscal", "1 document";
    many_documents(count: String): "{count} comprobantes", "{count} documentos fiscais", "{count} documents";
    unlimited_documents: "comprobantes sin límite", "documentos fiscais sem limite", "unlimited documents";
    one_sales_note: "1 nota de venta", "1 nota de venda", "1 sales note";
    many_sales_notes(count: String): "{count} notas de venta", "{count} notas de venda", "{count} sales notes";
    unlimited_sales_notes: "notas de venta sin límite", "notas de venda sem limite", "unlimited sales notes";
    one_lookup: "1 consulta", "1 consulta", "1 look-up";
    many_lookups(count: String): "{count} consultas", "{count} consultas", "{count} look-ups";
    unlimited_lookups: "consultas sin límite", "consultas sem limite", "unlimited look-ups";
    one_user: "1 usuario", "1 usuário", "1 user";
    many_users(count: String): "{count} usuarios", "{count} usuários", "{count} users";
    unlimited_users: "usuarios sin límite", "usuários sem limite", "unlimited users";
    one_establishment: "1 establecimiento", "1 estabelecimento", "1 establishment";
    many_establishments(count: String): "{count} establecimientos", "{count} estabelecimentos", "{count} establishments";
    unlimited_establishments: "establecimientos sin límite", "estabelecimentos sem limite", "unlimited establishments";
    up_to_sales_amount(amount: String): "ventas hasta {amount}", "vendas até {amount}", "sales up to {amount}";
    unlimited_sales_amount: "ventas sin límite", "vendas sem limite", "unlimited sales";

    limit_documents: "Limitar comprobantes", "Limitar documentos fiscais", "Limit documents";
    limit_sales_notes: "Limitar notas de venta", "Limitar notas de venda", "Limit sales notes";
    limit_lookups: "Limitar consultas", "Limitar consultas", "Limit look-ups";
    limit_users: "Limitar usuarios", "Limitar usuários", "Limit users";
    limit_establishments: "Limitar establecimientos", "Limitar estabelecimentos", "Limit establishments";
    limit_sales_amount: "Limitar ventas", "Limitar vendas", "Limit sales";
    stops_at(number: String): "Al llegar a {number} deja de emitir hasta el siguiente ciclo. Apagado, emite sin límite.", "Ao chegar a {number}, para de emitir até o próximo ciclo. Desligado, emite sem limite.", "At {number} it stops issuing until the next cycle. Off, it issues without limit.";
    no_notes_after(number: String): "Al llegar a {number} no hace más hasta el siguiente ciclo. Apagado, hace las que quiera.", "Ao chegar a {number}, não faz mais até o próximo ciclo. Desligado, faz quantas quiser.", "At {number} it makes no more until the next cycle. Off, as many as it likes.";
    no_lookups_after(number: String): "Al llegar a {number} deja de consultar hasta el siguiente ciclo. Apagado, consulta sin límite.", "Ao chegar a {number}, para de consultar até o próximo ciclo. Desligado, consulta sem limite.", "At {number} it stops looking up until the next cycle. Off, it looks up without limit.";
    no_more_than(number: String): "No deja crear más de {number}. Apagado, crea los que quiera.", "Não deixa criar mais de {number}. Desligado, cria quantos quiser.", "It cannot create more than {number}. Off, as many as it likes.";
    no_sales_after(amount: String): "Al vender {amount} deja de emitir hasta el siguiente ciclo. Apagado, vende sin límite.", "Ao vender {amount}, para de emitir até o próximo ciclo. Desligado, vende sem limite.", "At {amount} it stops issuing until the next cycle. Off, it sells without limit.";
    plan_without_documents: "El plan no pone límite: emite todo lo que quiera.", "O plano não põe limite: emite quanto quiser.", "The plan sets no limit: it issues as much as it likes.";
    plan_without_sales_notes: "El plan no pone límite: hace las que quiera.", "O plano não põe limite: faz quantas quiser.", "The plan sets no limit: as many as it likes.";
    plan_without_lookups: "El plan no pone límite: consulta todo lo que quiera.", "O plano não põe limite: consulta quanto quiser.", "The plan sets no limit: it looks up as much as it likes.";
    plan_without_users: "El plan no pone límite: crea los que quiera.", "O plano não põe limite: cria quantos quiser.", "The plan sets no limit: as many as it likes.";
    plan_without_sales_amount: "El plan no pone límite: vende todo lo que quiera.", "O plano não põe limite: vende quanto quiser.", "The plan sets no limit: it sells as much as it likes.";
    charged(counted: String, price: String): "Incluye {counted}; cada adicional se carga a {price}.", "Inclui {counted}; cada adicional é cobrado a {price}.", "Includes {counted}; each one more is charged at {price}.";
    nearly_used(price: String): "Ya casi usa todo lo incluido; después, cada adicional se carga a {price}.", "Já usa quase tudo o que está incluído; depois, cada adicional é cobrado a {price}.", "Nearly all that is included is used; after that, each one more is charged at {price}.";
    all_used(price: String): "Ya usa todo lo incluido: desde ahora cada adicional se carga a {price}.", "Já usa tudo o que está incluído: a partir de agora cada adicional é cobrado a {price}.", "All that is included is used: from now on each one more is charged at {price}.";
    one_beyond(price: String): "1 más de lo incluido: al cierre del ciclo se carga a {price}.", "1 além do incluído: no fechamento do ciclo é cobrado a {price}.", "1 more than is included: it is charged at {price} when the cycle ends.";
    many_beyond(more: String, price: String): "{more} más de lo incluido: al cierre del ciclo cada adicional se carga a {price}.", "{more} além do incluído: no fechamento do ciclo cada adicional é cobrado a {price}.", "{more} more than is included: each is charged at {price} when the cycle ends.";
    from_plan(plan: String, counted: String): "Plan {plan}: {counted}", "Plano {plan}: {counted}", "{plan} plan: {counted}";
    own_number(own: String, plan: String): "Número propio: {own}. El plan da {plan}.", "Número próprio: {own}. O plano dá {plan}.", "Own number: {own}. The plan gives {plan}.";
    with_sales_notes(counted: String): "Incluye {counted}: en su plan cuentan.", "Inclui {counted}: no seu plano contam.", "Includes {counted}, which count on its plan.";

    documents_on: "Los comprobantes tienen límite otra vez", "Os documentos fiscais têm limite de novo", "Documents are limited again";
    documents_off: "Los comprobantes ya no tienen límite", "Os documentos fiscais não têm mais limite", "Documents are no longer limited";
    sales_notes_on: "Las notas de venta tienen límite otra vez", "As notas de venda têm limite de novo", "Sales notes are limited again";
    sales_notes_off: "Las notas de venta ya no tienen límite", "As notas de venda não têm mais limite", "Sales notes are no longer limited";
    lookups_on: "Las consultas tienen límite otra vez", "As consultas têm limite de novo", "Look-ups are limited again";
    lookups_off: "Las consultas ya no tienen límite", "As consultas não têm mais limite", "Look-ups are no longer limited";
    users_on: "Los usuarios tienen límite otra vez", "Os usuários têm limite de novo", "Users are limited again";
    users_off: "Los usuarios ya no tienen límite", "Os usuários não têm mais limite", "Users are no longer limited";
    establishments_on: "Los establecimientos tienen límite otra vez", "Os estabelecimentos têm limite de novo", "Establishments are limited again";
    establishments_off: "Los establecimientos ya no tienen límite", "Os estabelecimentos não têm mais limite", "Establishments are no longer limited";
    sales_amount_on: "Las ventas tienen límite otra vez", "As vendas têm limite de novo", "Sales are limited again";
    sales_amount_off: "Las ventas ya no tienen límite", "As vendas não têm mais limite", "Sales are no longer limited";
    not_undone: "No se pudo deshacer.", "Não foi possível desfazer.", "It could not be undone.";

    cycle(first: String, last: String): "Ciclo del {first} al {last}", "Ciclo de {first} a {last}", "Cycle from {first} to {last}";
    ends_today: "Cierra hoy.", "Fecha hoje.", "It ends today.";
    ends_tomorrow: "Cierra mañana.", "Fecha amanhã.", "It ends tomorrow.";
    ends_in(days: String): "Cierra en {days} días.", "Fecha em {days} dias.", "It ends in {days} days.";
    limits: "Uso y límites", "Uso e limites", "Use and limits";

    change_number: "Cambiar…", "Mudar…", "Change…";
    change_documents: "Cambiar el límite de comprobantes", "Mudar o limite de documentos fiscais", "Change the limit of documents";
    change_sales_notes: "Cambiar el límite de notas de venta", "Mudar o limite de notas de venda", "Change the limit of sales notes";
    change_lookups: "Cambiar el límite de consultas", "Mudar o limite de consultas", "Change the limit of look-ups";
    change_users: "Cambiar el límite de usuarios", "Mudar o limite de usuários", "Change the limit of users";
    change_establishments: "Cambiar el límite de establecimientos", "Mudar o limite de estabelecimentos", "Change the limit of establishments";
    change_sales_amount: "Cambiar el límite de ventas", "Mudar o limite de vendas", "Change the limit of sales";
    which_number: "Qué número se aplica", "Qual número se aplica", "Which number applies";
    plan_number: "El del plan", "O do plano", "The plan's";
    own_choice: "Uno propio", "Um próprio", "One of its own";
    own_choice_more: "Solo para esta cuenta; se queda aunque el plan cambie.", "Só para esta conta; fica mesmo que o plano mude.", "For this account alone; it stays even if the plan changes.";
    own_field: "Número propio", "Número próprio", "Own number";
    own_amount: "Monto propio", "Valor próprio", "Own amount";
    apply: "Aplicar", "Aplicar", "Apply";
    number_changed: "Límite cambiado", "Limite alterado", "Limit changed";
}
