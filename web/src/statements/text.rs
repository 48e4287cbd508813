//! The texts of statements.

types::texts! {
    from: "Desde", "De", "From";
    to: "Hasta", "Até", "To";
    statement: "Estado de cuenta", "Extrato", "Statement";
    lines: "Movimientos del periodo, por su fecha", "Lançamentos do período, por data", "Entries of the period, by their day";
    movement: "Movimiento", "Lançamento", "Entry";
    date: "Fecha", "Data", "Date";
    debit: "Cargo", "Débito", "Charged";
    credit_side: "Abono", "Crédito", "Credited";
    balance: "Saldo", "Saldo", "Balance";
    opening: "Saldo anterior", "Saldo anterior", "Opening balance";
    closing: "Saldo final", "Saldo final", "Closing balance";
    nothing: "Sin movimientos en estas fechas", "Sem lançamentos nestas datas", "No entries in these dates";
    nothing_more: "Aquí aparece lo que cargas, lo que el cliente paga y lo que le abonas, con el saldo después de cada uno.", "Aqui aparece o que você cobra, o que o cliente paga e o que credita, com o saldo depois de cada um.", "What you charge, what the client pays and what you credit stands here, with the balance after each.";
    open_charges: "Pendiente de pago", "Pendente de pagamento", "Not paid yet";
    none_open: "No debe nada", "Não deve nada", "Nothing is owed";
    due_on(date: String): "vence el {date}", "vence em {date}", "due on {date}";
    overdue(days: String): "vencido hace {days} días", "vencido há {days} dias", "{days} days overdue";
    overdue_one: "vencido ayer", "vencido ontem", "a day overdue";
    of_amount(amount: String): "de {amount}", "de {amount}", "of {amount}";
    to_state: "falta la detracción o retención", "falta a detração ou retenção", "the withheld part is still to come";

    take: "Descargar", "Baixar", "Download";
    as_pdf: "PDF, para enviar", "PDF, para enviar", "PDF, to send";
    as_xlsx: "Excel (XLSX)", "Excel (XLSX)", "Excel (XLSX)";
    as_csv: "CSV", "CSV", "CSV";
    file: "estado-de-cuenta", "extrato", "statement";
    receivables_file: "por-cobrar", "a-receber", "receivables";
    taken(name: String): "Descargado: {name}", "Baixado: {name}", "Downloaded: {name}";

    send: "Enviar por correo…", "Enviar por e-mail…", "Send by e-mail…";
    send_title: "Enviar el estado de cuenta", "Enviar o extrato", "Send the statement";
    send_more(from: String, to: String): "Va en PDF, del {from} al {to}, con lo que está pendiente y tus formas de pago.", "Vai em PDF, de {from} a {to}, com o que está pendente e suas formas de pagamento.", "It goes as PDF, from {from} to {to}, with what is not paid and how to pay you.";
    send_usual: "Va en PDF, con lo que está pendiente y tus formas de pago.", "Vai em PDF, com o que está pendente e suas formas de pagamento.", "It goes as PDF, with what is not paid and how to pay you.";
    address: "Correo del cliente", "E-mail do cliente", "Client's e-mail";
    address_2: "Segundo correo", "Segundo e-mail", "Second e-mail";
    address_3: "Tercer correo", "Terceiro e-mail", "Third e-mail";
    address_4: "Cuarto correo", "Quarto e-mail", "Fourth e-mail";
    address_5: "Quinto correo", "Quinto e-mail", "Fifth e-mail";
    one_more: "Añadir otro correo", "Adicionar outro e-mail", "Add another e-mail";
    message: "Mensaje", "Mensagem", "Message";
    message_hint(email: String): "Va al comienzo. Las respuestas llegan a {email}.", "Vai no começo. As respostas chegam a {email}.", "It goes first. Answers come to {email}.";
    send_verb: "Enviar", "Enviar", "Send";
    is_sent(to: String): "Estado de cuenta en camino a {to}", "Extrato a caminho de {to}", "Statement on its way to {to}";

    charge: "Cargar…", "Cobrar…", "Charge…";
    credit: "Abonar…", "Creditar…", "Credit…";
    charge_title: "Cargar a la cuenta", "Cobrar da conta", "Charge the account";
    credit_title: "Abonar a la cuenta", "Creditar à conta", "Credit the account";
    charge_verb: "Cargar", "Cobrar", "Charge";
    credit_verb: "Abonar", "Creditar", "Credit";
    charged: "Cargo registrado", "Cobrança registrada", "Charged";
    credited: "Abono registrado", "Crédito registrado", "Credited";
    description: "Concepto", "Descrição", "What for";
    amount: "Monto", "Valor", "Amount";
    due: "Vence el", "Vence em", "Due on";
    tax: "IGV", "IGV", "IGV";
    tax_included: "El monto lo incluye", "O valor inclui", "The amount includes it";
    tax_added: "Se suma al monto", "Soma-se ao valor", "It comes on top";
    tax_exempt: "No lleva", "Não leva", "There is none";
    withholding: "El cliente paga una parte al Estado", "O cliente paga uma parte ao Estado", "The client pays part to the State";
    no_withholding: "No", "Não", "No";
    detraction: "Detracción, 12 %", "Detração, 12 %", "Detracción, 12 %";
    retention: "Retención, 3 %", "Retenção, 3 %", "Retención, 3 %";
    withholding_hint: "Solo en servicios de más de S/ 700.", "Só em serviços acima de S/ 700.", "Only for services above S/ 700.";

    acts_on(what: &str): "Acciones: {what}", "Ações: {what}", "Actions: {what}";
    reverse_ask: "Extornar…", "Estornar…", "Reverse…";
    reverse_title(what: String): "¿Extornar «{what}»?", "Estornar «{what}»?", "Reverse “{what}”?";
    reverse_more: "Se escribe un movimiento contrario; este queda a la vista.", "Lança-se um movimento contrário; este continua à vista.", "An opposite entry is written; this one stays in sight.";
    reverse: "Extornar", "Estornar", "Reverse";
    reversed: "Movimiento extornado", "Lançamento estornado", "Entry reversed";
    is_reversed: "extornado", "estornado", "reversed";
    reversal: "Extorno", "Estorno", "Reversal";
    payment: "Pago", "Pagamento", "Payment";
    reason: "Motivo", "Motivo", "Reason";

    receivables: "Por cobrar", "A receber", "Receivables";
    receivables_more: "Quién debe, cuánto y desde cuándo. Lo que toca al Estado va aparte.", "Quem deve, quanto e desde quando. O que cabe ao Estado fica à parte.", "Who owes, how much and since when. What goes to the State is told apart.";
    owing: "Cuentas que deben, la deuda más antigua primero", "Contas que devem, a dívida mais antiga primeiro", "Accounts that owe, the oldest debt first";
    account: "Cuenta", "Conta", "Account";
    since: "Vence desde", "Vence desde", "Due since";
    not_due: "Por vencer", "A vencer", "Not due";
    days_30: "1 a 30 días", "1 a 30 dias", "1 to 30 days";
    days_60: "31 a 60", "31 a 60", "31 to 60";
    days_90: "61 a 90", "61 a 90", "61 to 90";
    older: "Más de 90", "Mais de 90", "Over 90";
    total: "Total", "Total", "Total";
    overdue_all: "Vencido", "Vencido", "Overdue";
    withheld_all: "Del Estado", "Do Estado", "Withheld";
    account_owes: "1 cuenta debe", "1 conta deve", "1 account owes";
    accounts_owe(count: String): "{count} cuentas deben", "{count} contas devem", "{count} accounts owe";
    nobody: "Nadie debe nada", "Ninguém deve nada", "Nobody owes anything";
    nobody_more: "Cuando una cuenta tenga un cargo sin pagar, aparecerá aquí con los días que lleva vencido.", "Quando uma conta tiver uma cobrança sem pagar, aparecerá aqui com os dias de atraso.", "When an account has an unpaid charge, it will stand here with how long it has been due.";
    currency: "Moneda", "Moeda", "Currency";
}
