//! The texts of subscriptions.

types::texts! {
    subscription: "Suscripción", "Assinatura", "Subscription";
    none: "Sin suscripción", "Sem assinatura", "No subscription";
    none_more: "Con una suscripción, cada periodo del plan se carga solo a la cuenta, una vez y por adelantado. Los extras y el descuento también.", "Com uma assinatura, cada período do plano é cobrado da conta sozinho, uma vez e adiantado. Os extras e o desconto também.", "With a subscription, each period of the plan is charged to the account by itself, once and in advance; extras and the discount too.";
    state: "Estado", "Situação", "State";
    trial: "De prueba", "Em teste", "Trial";
    active: "Activa", "Ativa", "Active";
    ended: "Terminada", "Encerrada", "Ended";
    plan: "Plan", "Plano", "Plan";
    starts: "Se cobra desde", "Cobra-se desde", "Charged since";
    charged_to: "Próximo periodo desde", "Próximo período desde", "Next period from";
    discount: "Descuento sobre el plan", "Desconto sobre o plano", "Discount on the plan";
    discount_until(date: String, share: String): "{share} hasta {date}", "{share} até {date}", "{share} until {date}";
    extras: "Extras", "Extras", "Extras";
    reason: "Motivo", "Motivo", "Reason";

    beyond: "Adicionales del ciclo, hasta ahora", "Adicionais do ciclo, até agora", "Beyond the plan in this cycle, so far";
    more_documents(count: String): "{count} comprobantes adicionales", "{count} documentos adicionais", "{count} documents more";
    more_notes(count: String): "{count} notas de venta adicionales", "{count} notas de venda adicionais", "{count} sales notes more";
    more_lookups(count: String): "{count} consultas adicionales", "{count} consultas adicionais", "{count} look-ups more";
    of_included(used: String, included: String): "{used} usados, {included} incluidos", "{used} usados, {included} incluídos", "{used} used, {included} included";
    each_costs(price: String): "{price} cada uno; se cargan al terminar el ciclo", "{price} cada um; cobrados ao fim do ciclo", "{price} each; charged when the cycle is over";
    next(date: String): "Próximo cobro: {date}", "Próxima cobrança: {date}", "Next charge: {date}";
    period(from: String, to: String): "{from} – {to}", "{from} – {to}", "{from} – {to}";
    due(date: String): "vence el {date}", "vence em {date}", "due on {date}";
    no_price: "El plan no tiene precio y no hay extras: no se carga nada.", "O plano não tem preço e não há extras: nada é cobrado.", "The plan has no price and there are no extras: nothing is charged.";
    total: "Total", "Total", "Total";
    off(full: String, less: String): "{full} menos {less}", "{full} menos {less}", "{full} less {less}";
    with_tax(tax: String): "IGV {tax}", "imposto {tax}", "tax {tax}";

    periods: "Periodos cobrados", "Períodos cobrados", "Periods charged";
    you_pay: "La mensualidad la pagas tú, en tu factura.", "A mensalidade é paga por você, na sua fatura.", "You pay for the plan, by your invoice.";
    periods_caption: "Los periodos cobrados, del último al primero", "Os períodos cobrados, do último ao primeiro", "The periods that were charged, the last first";
    days: "Días", "Dias", "Days";
    amount: "Plan, con impuesto", "Plano, com imposto", "Plan, with tax";
    version(plan: String, number: String): "{plan}, versión {number}", "{plan}, versão {number}", "{plan}, version {number}";
    not_had: "se devolvió entero", "devolvido por inteiro", "given back whole";
    had_until(date: String): "usado hasta {date}, el resto se devolvió", "usado até {date}, o resto foi devolvido", "used until {date}, the rest given back";
    nothing_charged: "sin precio", "sem preço", "no price";

    start_ask: "Iniciar suscripción…", "Iniciar assinatura…", "Start a subscription…";
    start_again: "Iniciar de nuevo…", "Iniciar de novo…", "Start again…";
    start_title: "Iniciar suscripción", "Iniciar assinatura", "Start a subscription";
    start_verb: "Iniciar", "Iniciar", "Start";
    started: "Suscripción iniciada", "Assinatura iniciada", "Subscription started";
    starts_on: "Primer día que se cobra", "Primeiro dia cobrado", "First day charged";
    starts_on_hint: "Los días antes son de prueba. Lo que ya empezó se carga al iniciar; un periodo que no empieza con el ciclo se cobra por sus días.", "Os dias anteriores são de teste. O que já começou é cobrado ao iniciar; um período que não começa com o ciclo é cobrado por seus dias.", "Days before are a trial. What has begun is charged at once; a period that does not begin with the cycle costs its days.";
    until: "Hasta", "Até", "Until";
    until_hint: "Periodos que empiezan después van sin él.", "Períodos que começam depois vão sem ele.", "Periods that begin later go without it.";
    discount_hint: "En porcentaje, sobre el precio del plan.", "Em porcentagem, sobre o preço do plano.", "In percent, off the plan's price.";
    extras_hint: "Se cobran cada vez que se cobra el plan.", "São cobrados cada vez que o plano é cobrado.", "Charged each time the plan is.";
    add_extra: "Agregar extra", "Adicionar extra", "Add an extra";
    remove_extra: "Quitar extra", "Remover extra", "Remove the extra";
    extra_name: "Nombre del extra", "Nome do extra", "Name of the extra";
    extra_example: "Usuario adicional", "Usuário adicional", "Additional user";
    extra_unit: "Precio de cada uno", "Preço de cada um", "Price of each";
    extra_quantity: "Cantidad", "Quantidade", "Quantity";

    change_ask: "Descuento y extras…", "Desconto e extras…", "Discount and extras…";
    change_title: "Descuento y extras", "Desconto e extras", "Discount and extras";
    change_more: "Vale desde el próximo periodo; lo ya cobrado queda.", "Vale a partir do próximo período; o já cobrado fica.", "It holds from the next period on; what was charged stays.";
    changed: "Suscripción cambiada", "Assinatura alterada", "Subscription changed";
    save: "Guardar", "Salvar", "Save";
    saved: "Guardado", "Salvo", "Saved";

    plan_ask: "Cambiar de plan…", "Mudar de plano…", "Change the plan…";
    plan_title: "Cambiar de plan desde hoy", "Mudar de plano a partir de hoje", "Change the plan from today";
    new_plan: "Plan nuevo", "Plano novo", "New plan";
    new_plan_hint: "Los días ya cobrados del periodo se devuelven y se cobran al precio nuevo.", "Os dias já cobrados do período são devolvidos e cobrados pelo preço novo.", "The days of the period that were charged are given back and charged at the new price.";
    choose_plan: "Elige un plan", "Escolha um plano", "Choose a plan";
    plan_verb: "Cambiar de plan", "Mudar de plano", "Change the plan";
    planned: "Plan cambiado", "Plano alterado", "Plan changed";
    nothing_settled: "Nada está cobrado desde hoy: solo cambia el plan.", "Nada está cobrado a partir de hoje: só muda o plano.", "Nothing is charged from today on: only the plan changes.";
    credited(plan: String): "Se devuelve de {plan}", "Devolve-se de {plan}", "Given back of {plan}";
    charged(plan: String): "Se carga por {plan}", "Cobra-se por {plan}", "Charged for {plan}";

    end_ask: "Terminar…", "Encerrar…", "End…";
    end_title: "Terminar la suscripción", "Encerrar a assinatura", "End the subscription";
    end_more: "No se cobra ningún periodo más. La cuenta sigue abierta: bloquearla es otra acción.", "Nenhum período mais é cobrado. A conta continua aberta: bloqueá-la é outra ação.", "No further period is charged. The account stays open: locking it is another act.";
    end_verb: "Terminar", "Encerrar", "End";
    ended_done: "Suscripción terminada", "Assinatura encerrada", "Subscription ended";
    give_back: "Devolver los días ya cobrados desde hoy", "Devolver os dias já cobrados a partir de hoje", "Give back the days charged from today on";
    give_back_hint: "Como abono del plan; los extras quedan cobrados.", "Como crédito do plano; os extras ficam cobrados.", "As a credit for the plan; extras stay charged.";

    charging: "Cómo se cobra", "Como se cobra", "Charging";
    charging_more: "Las suscripciones de tus cuentas: cuándo empiezan y cuántos días hay para pagar.", "As assinaturas das suas contas: quando começam e quantos dias há para pagar.", "The subscriptions of your accounts: when they begin and how many days there are to pay.";
    automatic: "Iniciar la suscripción de las cuentas nuevas", "Iniciar a assinatura das contas novas", "Start the subscription of new accounts";
    automatic_hint: "Vale para las que se creen desde ahora; las gemelas de demostración no se cobran.", "Vale para as criadas a partir de agora; as gêmeas de demonstração não são cobradas.", "It holds for those made from now on; demo twins are not charged.";
    trial_days: "Días de prueba", "Dias de teste", "Trial days";
    trial_hint: "Sin cobro desde el día en que se crea la cuenta; de 0 a 365.", "Sem cobrança desde o dia em que a conta é criada; de 0 a 365.", "Not charged, from the day the account is made; 0 to 365.";
    days_to_pay: "Días para pagar", "Dias para pagar", "Days to pay";
    to_pay_hint: "Desde el primer día del periodo; de 0 a 90.", "A partir do primeiro dia do período; de 0 a 90.", "From the first day of the period; 0 to 90.";
    yes: "Sí", "Sim", "Yes";
    no: "No", "Não", "No";
    all_title: "Cuentas que aún no se cobran", "Contas ainda não cobradas", "Accounts not charged yet";
    all_more: "Inicia la suscripción de todas las que nunca tuvieron una, desde su próximo ciclo.", "Inicia a assinatura de todas as que nunca tiveram uma, a partir do próximo ciclo.", "Starts the subscription of all that never had one, from their next cycle.";
    all_ask: "Iniciar todas…", "Iniciar todas…", "Start all…";
    all_verb: "Iniciar todas", "Iniciar todas", "Start all";
    all_means: "Desde el primer día de su próximo ciclo, cada cuenta se carga por su plan. Cada suscripción se puede terminar por separado.", "A partir do primeiro dia do próximo ciclo, cada conta é cobrada pelo seu plano. Cada assinatura pode ser encerrada em separado.", "From the first day of its next cycle, each account is charged for its plan. Each subscription can be ended by itself.";
    so_far(count: String): "{count} iniciadas hasta ahora…", "{count} iniciadas até agora…", "{count} started so far…";
    all_none: "Todas tienen ya su suscripción", "Todas já têm sua assinatura", "All have their subscription already";
    all_one: "Una suscripción iniciada", "Uma assinatura iniciada", "One subscription started";
    all_done(count: String): "{count} suscripciones iniciadas", "{count} assinaturas iniciadas", "{count} subscriptions started";
}
