//! The texts of moving accounts.

types::texts! {
    title: "Mover cuentas de plan", "Mover contas de plano", "Move accounts between plans";
    about: "Mira qué cambia para cada una antes de confirmar. Sus números propios se mantienen.", "Veja o que muda para cada uma antes de confirmar. Seus números próprios são mantidos.", "See what changes for each before confirming. Their own numbers stay.";
    plans: "Planes", "Planos", "Plans";
    to_plans: "Ver los planes", "Ver os planos", "See the plans";
    nobody: "No hay cuentas que mover", "Não há contas para mover", "There are no accounts to move";
    nobody_more: "Elige cuentas en su lista, o una versión en la página de un plan.", "Escolha contas na lista, ou uma versão na página de um plano.", "Choose accounts in their list, or a version on the page of a plan.";
    to_which: "A qué plan pasan", "Para qual plano vão", "Which plan they go to";
    plan: "Plan", "Plano", "Plan";
    new_price: "¿Y si costara…?", "E se custasse…?", "What if it cost…?";
    new_price_hint: "Vacío, lo que cuesta ahora. Con otro precio verás qué cambia; al confirmar se crea una versión nueva del plan.", "Vazio, o que custa agora. Com outro preço você vê o que muda; ao confirmar, cria-se uma nova versão do plano.", "Empty, what it costs now. With another price you see what changes; confirming makes a new version of the plan.";
    no_amount: "Eso no es un importe.", "Isso não é um valor.", "That is not an amount.";
    newest_hint: "Pasan a su versión vigente.", "Vão para sua versão vigente.", "They go to its current version.";
    choose_plan: "Elige un plan", "Escolha um plano", "Choose a plan";
    option(name: String, number: String, price: String): "{name}, versión {number} · {price}", "{name}, versão {number} · {price}", "{name}, version {number} · {price}";
    version_of(name: String, number: String): "{name}, versión {number}", "{name}, versão {number}", "{name}, version {number}";
    stale: "Algo cambió desde que lo viste.", "Algo mudou desde que você viu.", "Something changed since you looked.";
    stale_more: "Esto es lo de ahora: revísalo y confirma de nuevo.", "Isto é o de agora: revise e confirme de novo.", "This is how it stands now: check it and confirm again.";
    move_one: "Mover 1 cuenta", "Mover 1 conta", "Move 1 account";
    move_many(count: String): "Mover {count} cuentas", "Mover {count} contas", "Move {count} accounts";
    cancel: "Cancelar", "Cancelar", "Cancel";
    moved_one(plan: String): "1 cuenta pasó a {plan}.", "1 conta passou para {plan}.", "1 account moved to {plan}.";
    moved_many(count: String, plan: String): "{count} cuentas pasaron a {plan}.", "{count} contas passaram para {plan}.", "{count} accounts moved to {plan}.";
    left_over(count: String): "Quedan {count}: repite para mover las siguientes.", "Restam {count}: repita para mover as próximas.", "{count} are left: repeat to move the next ones.";
    see_plan: "Ver el plan", "Ver o plano", "See the plan";

    what_changes: "Qué cambia", "O que muda", "What changes";
    moving: "Cuentas que se mueven", "Contas que se movem", "Accounts that move";
    already_there: "Ya están ahí", "Já estão lá", "Already there";
    refused: "No pueden: el plan no se ofrece", "Não podem: o plano não é oferecido", "Cannot: the plan is not offered";
    over_documents: "Ya usan más comprobantes que su nuevo límite", "Já usam mais documentos que o novo limite", "Already use more documents than their new limit";
    over_sales_notes: "Ya hicieron más notas de venta que su nuevo límite", "Já fizeram mais notas de venda que o novo limite", "Already made more sales notes than their new limit";
    over_lookups: "Ya hicieron más consultas que su nuevo límite", "Já fizeram mais consultas que o novo limite", "Already made more look-ups than their new limit";
    over_establishments: "Tienen más establecimientos que su nuevo límite", "Têm mais estabelecimentos que o novo limite", "Have more establishments than their new limit";
    over_sales_amount: "Ya vendieron más que su nuevo límite", "Já venderam mais que o novo limite", "Already sold more than their new limit";
    over_users: "Tienen más usuarios que su nuevo límite", "Têm mais usuários que o novo limite", "Have more users than their new limit";
    losing_kinds: "Dejan de poder emitir algún tipo", "Deixam de poder emitir algum tipo", "Can no longer issue some kind";
    own_numbers: "Mantienen un número propio", "Mantêm um número próprio", "Keep a number of their own";
    left: "Quedan para la próxima vez", "Ficam para a próxima vez", "Left for the next time";
    yearly: "Al año, todas juntas", "Por ano, todas juntas", "A year, all together";
    from_to(before: String, after: String): "{before} → {after}", "{before} → {after}", "{before} → {after}";

    accounts: "Cuentas", "Contas", "Accounts";
    account: "Cuenta", "Conta", "Account";
    from: "Está en", "Está em", "Is on";
    was_from: "Estaba en", "Estava em", "Was on";
    documents: "Comprobantes por ciclo", "Documentos por ciclo", "Documents per cycle";
    users: "Usuarios", "Usuários", "Users";
    sales_notes: "Notas de venta", "Notas de venda", "Sales notes";
    lookups: "Consultas", "Consultas", "Look-ups";
    establishments: "Establecimientos", "Estabelecimentos", "Establishments";
    sales_amount: "Ventas", "Vendas", "Sales";
    other_limits: "Otros límites", "Outros limites", "Other limits";
    price: "Precio", "Preço", "Price";
    price_before: "Precio anterior", "Preço anterior", "Price before";
    outcome: "Resultado", "Resultado", "Outcome";
    uses(count: String): "ya usa {count}", "já usa {count}", "already uses {count}";
    keeps(count: String): "mantiene su {count}", "mantém seu {count}", "keeps its {count}";
    loses(kinds: String): "Sin {kinds}", "Sem {kinds}", "Without {kinds}";
    will_move: "Se mueve", "Vai mudar", "Moves";
    was_moved: "Se movió", "Mudou", "Moved";
    is_there: "Ya está ahí", "Já está lá", "Already there";
    plan_disabled: "El plan no se ofrece", "O plano não é oferecido", "The plan is not offered";
    has_changed: "Cambió mientras tanto; sigue igual", "Mudou nesse meio-tempo; ficou como estava", "Changed meanwhile; left as it is";
    more: "Mostrar más", "Mostrar mais", "Show more";
    shown(count: usize, total: usize): "{count} de {total}", "{count} de {total}", "{count} of {total}";
}
