//! The words of statements as files.

types::texts! {
    file: "estado-de-cuenta", "extrato", "statement";
    title: "Estado de cuenta", "Extrato", "Statement of account";
    of_days(from: String, to: String): "Del {from} al {to}", "De {from} a {to}", "From {from} to {to}";
    made_on(date: String): "Emitido el {date}", "Emitido em {date}", "Made on {date}";
    date: "Fecha", "Data", "Date";
    entry: "Movimiento", "Lançamento", "Entry";
    due_on: "Vence", "Vence", "Due";
    charged: "Cargo", "Débito", "Charged";
    credited: "Abono", "Crédito", "Credited";
    balance: "Saldo", "Saldo", "Balance";
    tax: "Impuesto", "Imposto", "Tax";
    opening: "Saldo anterior", "Saldo anterior", "Opening balance";
    closing: "Saldo final", "Saldo final", "Closing balance";
    open: "Pendiente de pago", "Pendente de pagamento", "Not paid yet";
    none_open: "No debe nada.", "Não deve nada.", "Nothing is owed.";
    overdue(days: String): "vencido, {days} d", "vencido, {days} d", "overdue, {days} d";
    to_state: "falta la parte del Estado", "falta a parte do Estado", "the State's part is to come";
    total: "Total", "Total", "Total";
    of_which_overdue: "De eso, vencido", "Disso, vencido", "Of that, overdue";
    reversal(what: String): "Extorno: {what}", "Estorno: {what}", "Reversal: {what}";
    credit_note(what: String, number: String): "{what} · nota de crédito N.º {number}", "{what} · nota de crédito nº {number}", "{what} · credit note No. {number}";
    ageing: "Por cobrar", "A receber", "Receivables";
    ageing_file: "por-cobrar", "a-receber", "receivables";
    account: "Cuenta", "Conta", "Account";
    number: "RUC / CNPJ", "RUC / CNPJ", "RUC / CNPJ";
    since: "Vence desde", "Vence desde", "Due since";
    not_due: "Por vencer", "A vencer", "Not due";
    days_30: "1 a 30 días", "1 a 30 dias", "1 to 30 days";
    days_60: "31 a 60 días", "31 a 60 dias", "31 to 60 days";
    days_90: "61 a 90 días", "61 a 90 dias", "61 to 90 days";
    older: "Más de 90 días", "Mais de 90 dias", "Over 90 days";
    withheld: "Del Estado", "Do Estado", "Withheld";
    page(number: String, of: String): "Página {number} de {of}", "Página {number} de {of}", "Page {number} of {of}";
}
