//! The texts of invoices.

types::texts! {
    invoices: "Facturas", "Faturas", "Invoices";
    mine: "Mis facturas", "Minhas faturas", "My invoices";
    mine_more: "Lo que pagas tú por tus clientes: una factura al mes con una línea por cuenta.", "O que você paga pelos seus clientes: uma fatura por mês, com uma linha por conta.", "What you pay for your clients: one invoice a month with a line for each account.";
    all_more: "Lo que cada revendedor debe por las cuentas que paga él.", "O que cada revenda deve pelas contas que ela mesma paga.", "What each reseller owes for the accounts that it pays for itself.";
    caption: "Facturas, las más nuevas primero", "Faturas, as mais novas primeiro", "Invoices, the newest first";
    none: "Todavía no hay facturas", "Ainda não há faturas", "No invoices yet";
    none_mine: "Cuando pagues tú una cuenta (se elige al crearla o al editarla), su mensualidad aparecerá aquí el primero del mes siguiente.", "Quando você pagar uma conta (escolhe-se ao criá-la ou editá-la), a mensalidade dela aparecerá aqui no primeiro dia do mês seguinte.", "When you pay for an account (chosen when it is created or edited), what it costs appears here on the first of the next month.";
    none_all: "Se emiten solas el primero de cada mes, con lo que los revendedores pagan por sus cuentas.", "São emitidas sozinhas no primeiro dia de cada mês, com o que as revendas pagam pelas contas.", "They are issued by themselves on the first of each month, with what resellers pay for their accounts.";
    all_states: "Todas", "Todas", "All";
    which: "Cuáles", "Quais", "Which";

    number(number: String): "Factura {number}", "Fatura {number}", "Invoice {number}";
    number_short: "Factura", "Fatura", "Invoice";
    issued: "Emitida", "Emitida em", "Issued";
    due: "Vence", "Vence em", "Due";
    state: "Estado", "Situação", "State";
    total: "Total", "Total", "Total";
    tax: "Impuesto incluido", "Imposto incluído", "Tax included";
    pending: "Pendiente", "Pendente", "Pending";
    overdue: "Vencida", "Vencida", "Overdue";
    paid: "Pagada", "Paga", "Paid";
    cancelled: "Anulada", "Cancelada", "Cancelled";
    paid_on: "Pagada el", "Paga em", "Paid on";
    how: "Cómo", "Como", "How";
    reference: "Referencia", "Referência", "Reference";
    written_by: "La registró", "Registrada por", "Written down by";
    provider: "El proveedor de pagos", "O provedor de pagamentos", "The payment provider";
    reason: "Motivo", "Motivo", "Reason";

    next: "Lo próximo", "A próxima", "What comes next";
    next_more(day: String): "Se factura el {day}.", "Será faturado em {day}.", "To be invoiced on {day}.";
    next_none: "Nada por ahora.", "Nada por enquanto.", "Nothing so far.";
    next_line: "1 línea", "1 linha", "1 line";
    next_lines(count: String): "{count} líneas", "{count} linhas", "{count} lines";
    your_discount: "Tu descuento", "Seu desconto", "Your discount";
    of_each_plan: "del precio de cada plan, por tu plan de revendedor", "do preço de cada plano, pelo seu plano de revenda", "off the price of each plan, by your reseller plan";

    accounts: "Cuentas de la factura", "Contas da fatura", "Accounts of the invoice";
    account: "Cuenta", "Conta", "Account";
    what: "Qué", "O quê", "What";
    days: "Días", "Dias", "Days";
    period(from: String, to: String): "{from} – {to}", "{from} – {to}", "{from} – {to}";
    price: "Precio", "Preço", "Price";
    discount: "Descuento", "Desconto", "Discount";
    amount: "Importe", "Valor", "Amount";
    no_lines_more: "Esta factura no tiene cuentas.", "Esta fatura não tem contas.", "This invoice has no accounts.";
    no_lines: "Sin líneas", "Sem linhas", "No lines";

    download: "Descargar PDF", "Baixar PDF", "Download PDF";
    file: "factura", "fatura", "invoice";
    taken(name: String): "{name} descargado", "{name} baixado", "{name} downloaded";
    boleto: "Pagar con boleto", "Gerar boleto", "Pay by boleto";
    settle: "Registrar el pago…", "Registrar o pagamento…", "Write down its payment…";
    settle_title(number: String): "Pago de la factura {number}", "Pagamento da fatura {number}", "Payment of invoice {number}";
    settle_verb: "Registrar el pago", "Registrar pagamento", "Write it down";
    settled: "Pago registrado", "Pagamento registrado", "Payment written down";
    method: "Cómo se pagó", "Como foi paga", "How it was paid";
    reference_hint: "El número de operación, si lo hay.", "O número da operação, se houver.", "The number of the operation, if there is one.";
    cancel: "Anular…", "Cancelar…", "Cancel…";
    cancel_title(number: String): "¿Anular la factura {number}?", "Cancelar a fatura {number}?", "Cancel invoice {number}?";
    cancel_more: "Deja de deberse. Sus líneas no se facturan otra vez.", "Deixa de ser devida. As linhas dela não são faturadas de novo.", "It is owed no more. Its lines are not invoiced again.";
    back: "Volver", "Voltar", "Back";
    cancel_verb: "Anular", "Cancelar a fatura", "Cancel it";
    cancelled_now: "Factura anulada", "Fatura cancelada", "Invoice cancelled";
    reason_hint: "El revendedor lo ve.", "A revenda vê isto.", "The reseller sees it.";

    no_such: "No hay esa factura", "Essa fatura não existe", "There is no such invoice";
    no_such_more: "Quizá el enlace está incompleto.", "Talvez o link esteja incompleto.", "Perhaps the link is incomplete.";

    settings: "Cómo facturas", "Como você fatura", "How you invoice";
    settings_more: "Quién emite las facturas de los revendedores, y hasta cuándo se pagan.", "Quem emite as faturas das revendas e até quando são pagas.", "Who issues the invoices of resellers, and until when they are paid.";
    issuer_name: "Quién cobra", "Quem recebe", "Who is paid";
    issuer_name_hint: "Aparece en las facturas y en los boletos.", "Aparece nas faturas e nos boletos.", "Stands on invoices and boletos.";
    issuer_tax_id: "RUC o CNPJ", "CNPJ ou RUC", "RUC or CNPJ";
    days_to_pay: "Días para pagar", "Dias para pagar", "Days to pay";
    days_to_pay_hint: "Desde el primero del mes. De 0 a 90.", "A partir do primeiro dia do mês. De 0 a 90.", "From the first of the month. 0 to 90.";
    how_to_pay: "Cómo se paga", "Como se paga", "How to pay";
    how_to_pay_hint: "Sale en el PDF de cada factura y en el correo con que llega: cuentas, CCI, clave Pix.", "Aparece no PDF de cada fatura e no e-mail com que ela chega: contas, chave Pix.", "Stands on the PDF of each invoice and in the letter that brings it: accounts, a Pix key.";
    save: "Guardar", "Salvar", "Save";
    saved: "Guardado", "Salvo", "Saved";
    provider_link: "Proveedor de pagos para los boletos", "Provedor de pagamentos para os boletos", "Payment provider for boletos";
}
