//! The texts of payments.

types::texts! {
    payments: "Pagos", "Pagamentos", "Payments";
    list: "Pagos de la cuenta, el último programado primero", "Pagamentos da conta, o último programado primeiro", "Payments of the account, the last scheduled first";
    what: "Concepto", "Descrição", "What for";
    when: "Fecha", "Data", "Date";
    amount: "Monto", "Valor", "Amount";
    state: "Estado", "Situação", "State";
    schedule: "Programar pago", "Programar pagamento", "Schedule payment";
    nothing: "Aún no hay pagos", "Ainda não há pagamentos", "There are no payments yet";
    nothing_more: "Programa lo que el cliente va a pagar: la fecha, el método y el monto. Cuando pague, lo confirmas aquí.", "Programe o que o cliente vai pagar: a data, a forma e o valor. Quando pagar, confirme aqui.", "Schedule what the client will pay: date, method and amount. When it comes in, confirm it here.";

    balance: "Debe", "Deve", "Owes";
    in_favour: "A favor", "A favor", "In credit";
    overdue: "Vencido", "Vencido", "Overdue";
    overdue_since(date: String): "desde el {date}", "desde {date}", "since {date}";
    up_to_date: "Al día", "Em dia", "Up to date";
    to_state: "Detracción o retención por recibir", "Detração ou retenção a receber", "Withheld, still to come";
    unused: "Sin aplicar", "Sem aplicar", "Not applied yet";
    of_charges(amount: String): "{amount} en cargos por pagar", "{amount} em cobranças a pagar", "{amount} in unpaid charges";

    scheduled: "Programado", "Programado", "Scheduled";
    paid: "Pagado", "Pago", "Paid";
    cancelled: "Anulado", "Cancelado", "Cancelled";
    reversed: "Extornado", "Estornado", "Taken back";
    decided_by(who: String, date: String): "{who}, {date}", "{who}, {date}", "{who}, {date}";
    rest_of: "saldo de un pago parcial", "saldo de um pagamento parcial", "rest of a partial payment";
    alike(name: String, date: String): "Misma referencia que un pago de {name} del {date}", "Mesma referência de um pagamento de {name} de {date}", "Same reference as a payment of {name} of {date}";

    confirm_which(what: &str): "Confirmar: {what}", "Confirmar: {what}", "Confirm: {what}";
    cancel_which(what: &str): "Anular: {what}", "Cancelar: {what}", "Cancel: {what}";
    acts_on(what: &str): "Acciones: {what}", "Ações: {what}", "Actions: {what}";
    confirm: "Confirmar pago", "Confirmar pagamento", "Confirm payment";
    confirm_title(what: String): "Confirmar «{what}»", "Confirmar «{what}»", "Confirm “{what}”";
    came_in: "Monto recibido", "Valor recebido", "Amount received";
    came_in_hint(amount: String): "Se esperaban {amount}. Si llega menos, el resto queda programado.", "Eram esperados {amount}. Se vier menos, o resto fica programado.", "{amount} were expected. If less comes in, the rest stays scheduled.";
    paid_on: "Día del pago", "Dia do pagamento", "Paid on";
    rest_on: "El resto se espera el", "O resto é esperado em", "The rest is expected on";
    confirmed: "Pago confirmado", "Pagamento confirmado", "Payment confirmed";
    confirmed_part(rest: String): "Pago confirmado; quedan {rest} programados", "Pagamento confirmado; ficam {rest} programados", "Payment confirmed; {rest} stay scheduled";
    cancel: "Anular pago", "Cancelar pagamento", "Cancel payment";
    cancel_title(what: String): "¿Anular «{what}»?", "Cancelar «{what}»?", "Cancel “{what}”?";
    cancel_means: "Ya no se espera. La deuda que registró sale del estado de cuenta; un cargo que ya estaba sigue pendiente.", "Não é mais esperado. A dívida que registrou sai do extrato; uma cobrança que já existia continua pendente.", "It is waited for no more. The debt it wrote leaves the statement; a charge that was there before is still owed.";
    reason: "Motivo", "Motivo", "Reason";
    cancel_done: "Pago anulado", "Pagamento cancelado", "Payment cancelled";
    take_back: "Extornar…", "Estornar…", "Take back…";
    take_back_verb: "Extornar pago", "Estornar pagamento", "Take payment back";
    take_back_title(what: String): "¿Extornar «{what}»?", "Estornar «{what}»?", "Take “{what}” back?";
    take_back_more: "El dinero no llegó o se confirmó por error: lo que pagó queda pendiente otra vez. El historial conserva ambos movimientos.", "O dinheiro não veio ou foi confirmado por engano: o que pagou fica pendente de novo. O histórico conserva os dois lançamentos.", "The money did not come or was confirmed by mistake: what it paid is owed again. The history keeps both entries.";
    take_back_done: "Pago extornado", "Pagamento estornado", "Payment taken back";

    for_what: "Para", "Para", "For";
    new_debt: "Una deuda nueva", "Uma dívida nova", "A new debt";
    for_charge(what: String, amount: String): "{what} · {amount}", "{what} · {amount}", "{what} · {amount}";
    description: "Concepto", "Descrição", "What for";
    description_hint: "Lo verá el cliente en su estado de cuenta.", "O cliente vê no extrato.", "The client sees it on the statement.";
    due_on: "Fecha de pago", "Data do pagamento", "Payment date";
    method: "Método de pago", "Forma de pagamento", "Payment method";
    card: "Tarjeta", "Bandeira", "Card";
    choose: "Elige…", "Escolha…", "Choose…";
    bank: "Banco", "Banco", "Bank";
    reference: "Referencia", "Referência", "Reference";
    reference_hint: "Número de operación o lo que te sirva para reconocerlo.", "Número da operação ou o que ajude a reconhecê-lo.", "Operation number, or whatever tells you which it is.";
    save: "Programar", "Programar", "Schedule";
    is_scheduled: "Pago programado", "Pagamento programado", "Payment scheduled";
    is_alike(name: String): "Pago programado; ojo: la misma referencia ya está en un pago de {name}", "Pagamento programado; atenção: a mesma referência já está em um pagamento de {name}", "Payment scheduled; mind: a payment of {name} has the same reference";

    methods: "Formas de pago", "Formas de pagamento", "Payment methods";
    methods_more: "Cómo te pagan tus clientes, y lo que necesitan saber para hacerlo.", "Como seus clientes pagam a você, e o que precisam saber para isso.", "How your clients pay you, and what they need to know to do so.";
    taken: "Las que aceptas", "As que você aceita", "What you take";
    taken_more: "Se ofrecen en este orden al programar un pago. Los datos llegan al cliente con su estado de cuenta por correo.", "São oferecidas nesta ordem ao programar um pagamento. Os dados chegam ao cliente com o extrato por e-mail.", "They are offered in this order when a payment is scheduled. The details reach the client with a statement by e-mail.";
    not_taken: "Las que no aceptas", "As que você não aceita", "What you do not take";
    none_taken: "Deja al menos una forma de pago para poder guardar.", "Deixe ao menos uma forma de pagamento para poder salvar.", "Leave at least one payment method, to be able to save.";
    nothing_taken: "No se acepta ninguna forma de pago", "Não se aceita nenhuma forma de pagamento", "No payment method is taken";
    owners_set: "Las cambian los propietarios.", "Quem muda são os proprietários.", "Owners change them.";
    no_details: "sin datos", "sem dados", "no details";
    unsaved: "Cambios sin guardar", "Alterações não salvas", "Unsaved changes";
    undo_changes: "Deshacer", "Desfazer", "Undo";
    save_methods: "Guardar", "Salvar", "Save";
    methods_saved: "Formas de pago guardadas", "Formas de pagamento salvas", "Payment methods saved";
    up(name: &str): "Subir {name}", "Subir {name}", "Move {name} up";
    down(name: &str): "Bajar {name}", "Descer {name}", "Move {name} down";
    is_at(name: &str, place: String, total: String): "{name}: {place} de {total}", "{name}: {place} de {total}", "{name}: {place} of {total}";
    now_taken(name: &str): "{name} está entre las que aceptas", "{name} está entre as que você aceita", "{name} is now taken";
    now_left_out(name: &str): "{name} ya no se acepta", "{name} não é mais aceita", "{name} is taken no more";
    where_cash: "Dónde y en qué horario", "Onde e em que horário", "Where, and at what hours";
    bank_account: "Banco, titular y número de cuenta", "Banco, titular e número da conta", "Bank, holder and account number";
    cci: "Banco, titular, cuenta y CCI", "Banco, titular, conta e CCI", "Bank, holder, account and CCI";
    agency: "Banco, titular, agencia y cuenta", "Banco, titular, agência e conta", "Bank, holder, branch and account";
    telephone(name: &str): "Celular en {name} y titular", "Celular no {name} e titular", "{name} telephone and holder";
    debit_link: "Enlace o lugar para pagar con débito", "Link ou local para pagar com débito", "Link or place to pay by debit";
    credit_link: "Enlace o lugar para pagar con crédito", "Link ou local para pagar com crédito", "Link or place to pay by credit";
    payment_code: "Cómo se recibe el código", "Como se recebe o código", "How the code is received";
    pix_key: "Clave Pix y titular", "Chave Pix e titular", "Pix key and holder";
    how_boleto: "Cómo se recibe el boleto", "Como se recebe o boleto", "How the boleto is received";
    state_account: "Cuenta en el Banco de la Nación", "Conta no Banco de la Nación", "Account at the Banco de la Nación";
    certificate: "A dónde enviar el comprobante", "Para onde enviar o comprovante", "Where to send the certificate";

    cash: "Efectivo", "Dinheiro", "Cash";
    deposit: "Depósito", "Depósito", "Deposit";
    transfer: "Transferencia", "Transferência", "Transfer";
    debit_card: "Tarjeta de débito", "Cartão de débito", "Debit card";
    credit_card: "Tarjeta de crédito", "Cartão de crédito", "Credit card";
    boleto: "Boleto", "Boleto", "Boleto";
    detraction: "Detracción", "Detração", "Detracción";
    retention: "Retención", "Retenção", "Retención";
    other_card: "Otra", "Outra", "Other";
}
