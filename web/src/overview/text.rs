//! The texts of the overview.

types::texts! {
    overview: "Inicio", "Início", "Home";
    new_account: "Nueva cuenta", "Nova conta", "New account";
    inbox: "Bandeja fiscal", "Caixa fiscal", "Fiscal inbox";
    nothing_waits: "Nada te espera.", "Nada espera por você.", "Nothing needs you.";
    pressing(count: String): "{count} para hoy o antes", "{count} para hoje ou antes", "{count} for today or before";
    unassigned(count: String): "{count} sin responsable", "{count} sem responsável", "{count} unassigned";
    figures: "Cifras", "Números", "Figures";
    empty: "Tu primera cuenta empieza aquí", "Sua primeira conta começa aqui", "Your first account begins here";
    empty_more: "Aquí verás tus cuentas, lo que emiten cada mes y las que necesitan que las mires. Crea una y entrégale el acceso a tu cliente.", "Aqui você verá suas contas, o que emitem a cada mês e as que precisam de você. Crie uma e entregue o acesso ao seu cliente.", "Here you will see your accounts, what they issue each month and which of them need you. Create one and hand its access over to your client.";
    empty_for_readers: "Aquí verás las cuentas y lo que emiten cada mes. Las crean los dueños y los gestores.", "Aqui você verá as contas e o que emitem a cada mês. Quem as cria são donos e gestores.", "Here you will see the accounts and what they issue each month. Owners and managers create them.";

    active: "Cuentas activas", "Contas ativas", "Active accounts";
    locked(count: String): "Bloqueadas: {count}", "Bloqueadas: {count}", "Locked: {count}";
    none_locked: "Ninguna bloqueada", "Nenhuma bloqueada", "None is locked";
    this_month: "Comprobantes de este mes", "Documentos fiscais deste mês", "Documents of this month";
    more(share: String, month: String, was: String): "{share} más que en los mismos días de {month} ({was})", "{share} a mais do que nos mesmos dias de {month} ({was})", "{share} more than on the same days of {month} ({was})";
    fewer(share: String, month: String, was: String): "{share} menos que en los mismos días de {month} ({was})", "{share} a menos do que nos mesmos dias de {month} ({was})", "{share} fewer than on the same days of {month} ({was})";
    about_the_same(month: String, was: String): "Casi como en los mismos días de {month} ({was})", "Quase como nos mesmos dias de {month} ({was})", "About as on the same days of {month} ({was})";
    same(month: String): "Igual que en los mismos días de {month}", "Igual aos mesmos dias de {month}", "The same as on the same days of {month}";
    none_before(month: String): "Ninguno en los mismos días de {month}", "Nenhum nos mesmos dias de {month}", "None on the same days of {month}";
    near_limit: "Cerca de su límite", "Perto do limite", "Near their limit";
    near_about: "80 % o más de sus comprobantes", "80% ou mais dos seus documentos", "80% or more of their documents";
    none_near: "Ninguna cuenta está cerca de su límite.", "Nenhuma conta está perto do limite.", "No account is near its limit.";
    with_problems: "Con problemas", "Com problemas", "With problems";
    none_with_problems: "Ninguna cuenta tiene problemas.", "Nenhuma conta tem problemas.", "No account has problems.";
    not_sent(count: String): "{count} sin enviar", "{count} não enviados", "{count} not sent";
    pending_voiding(count: String): "{count} por anular", "{count} a cancelar", "{count} to be voided";
    with_errors(count: String): "{count} con error", "{count} com erro", "{count} with errors";

    by_day: "Comprobantes por día", "Documentos fiscais por dia", "Documents by day";
    by_day_more: "Los que tienen validez fiscal, por su día de emisión.", "Os que têm validade fiscal, pelo dia de emissão.", "Those with fiscal validity, by their day of issue.";
    by_day_with_demo(count: String): "Los que tienen validez fiscal, por su día de emisión. De demo hubo {count} este mes.", "Os que têm validade fiscal, pelo dia de emissão. De demonstração houve {count} neste mês.", "Those with fiscal validity, by their day of issue. There were {count} demo ones this month.";
    day: "Día", "Dia", "Day";
    by_month: "Comprobantes por mes", "Documentos fiscais por mês", "Documents by month";
    by_month_more: "Los últimos doce meses; el último sigue en curso.", "Os últimos doze meses; o último está em curso.", "The last twelve months; the last one goes on.";
    month: "Mes", "Mês", "Month";
    documents: "Comprobantes", "Documentos fiscais", "Documents";
    moves: "Cuentas nuevas y perdidas", "Contas novas e perdidas", "New and lost accounts";
    moves_more: "Perdida es la que alguien bloquea, a cualquier nivel; recuperada, la que se desbloquea. No cuentan las que detiene la cobranza, que siguen al pagar, ni las gemelas de demo.", "Perdida é a que alguém bloqueia, em qualquer nível; recuperada, a que se desbloqueia. Não contam as que a cobrança detém, que seguem ao pagar, nem as gêmeas de demonstração.", "Lost is what somebody locked, at any level; returned is what was unlocked. What dunning stops goes on when it is paid and does not count, nor do demo twins.";
    new: "Nuevas", "Novas", "New";
    returned: "Recuperadas", "Recuperadas", "Returned";
    lost: "Perdidas", "Perdidas", "Lost";
    no_money: "Aún no hay pagos.", "Ainda não há pagamentos.", "There are no payments yet.";
    no_money_more: "Programa en cada cuenta lo que va a pagar: aquí verás lo que entra cada mes, lo vencido y cuánto de lo programado se cobró.", "Programe em cada conta o que ela vai pagar: aqui você verá o que entra a cada mês, o vencido e quanto do programado foi recebido.", "Schedule in each account what it is to pay: here you will see what comes in each month, what is overdue, and how much of what was scheduled was collected.";
    money_in(currency: &str): "Cobranza en {currency}", "Cobrança em {currency}", "Money in {currency}";
    currency: "Moneda", "Moeda", "Currency";
    received: "Ingresos de este mes", "Recebido neste mês", "Received this month";
    received_before(month: String, amount: String): "En {month}: {amount}", "Em {month}: {amount}", "In {month}: {amount}";
    overdue: "Vencido", "Vencido", "Overdue";
    none_overdue: "Nadie debe nada vencido.", "Ninguém deve nada vencido.", "Nobody owes anything overdue.";
    one_owes: "Lo debe una cuenta", "Uma conta deve", "One account owes it";
    many_owe(count: String): "Lo deben {count} cuentas", "{count} contas devem", "{count} accounts owe it";
    collected: "Cobrado de lo programado este mes", "Recebido do programado neste mês", "Collected of this month's schedule";
    of_scheduled(collected: String, scheduled: String): "{collected} de {scheduled}", "{collected} de {scheduled}", "{collected} of {scheduled}";
    none_scheduled: "No se programó nada para este mes.", "Nada foi programado para este mês.", "Nothing was scheduled for this month.";
    income: "Ingresos por mes", "Recebimentos por mês", "Income by month";
    income_more: "Pagos recibidos, por el día en que entraron.", "Pagamentos recebidos, pelo dia em que entraram.", "Payments received, by the day they came in.";
    against: "Cobrado de lo programado", "Recebido do programado", "Collected of what was scheduled";
    against_more: "Por el mes en que se esperaba: lo que de lo programado ya entró, haya sido cuando haya sido.", "Pelo mês em que era esperado: o que do programado já entrou, quando quer que tenha sido.", "By the month it was expected: what of the schedule came in, whenever that was.";
    scheduled_name: "Programado", "Programado", "Scheduled";
    collected_name: "Cobrado", "Recebido", "Collected";
    by_plan: "Cuentas por plan", "Contas por plano", "Accounts by plan";
    plan: "Plan", "Plano", "Plan";
    accounts: "Cuentas", "Contas", "Accounts";
    share: "Parte", "Parte", "Share";
    other_plans: "Otros planes", "Outros planos", "Other plans";
    of_all(name: String, count: String, all: String): "{name}: {count} de {all}", "{name}: {count} de {all}", "{name}: {count} of {all}";

    standing: "Tus cuentas", "Suas contas", "Your accounts";
    of_plan: "De las que caben en tu plan", "Das que cabem no seu plano", "Of those your plan has room for";
    production: "Producción", "Produção", "Production";
    demo: "Demo", "Demonstração", "Demo";
    active_state: "Activas", "Ativas", "Active";

    newest: "Las más nuevas", "As mais novas", "The newest";
    see_all: "Ver todas", "Ver todas", "See all";
    documents_of(name: String): "Comprobantes de {name}", "Documentos fiscais de {name}", "Documents of {name}";
    to_attend(count: String): "{count} por atender", "{count} a resolver", "{count} need attention";
    since(when: String): "Desde {when}", "Desde {when}", "Since {when}";
}
