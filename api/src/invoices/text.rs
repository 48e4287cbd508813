//! The words of invoices on paper and of the letters that take them along.

types::texts! {
    file: "factura", "fatura", "invoice";
    invoice(number: String): "Factura {number}", "Fatura {number}", "Invoice {number}";
    issued(day: String): "Emitida el {day}", "Emitida em {day}", "Issued on {day}";
    due(day: String): "Vence el {day}", "Vence em {day}", "Due on {day}";
    to: "Facturado a", "Faturado a", "Invoiced to";
    pending: "Pendiente de pago", "Pendente de pagamento", "To be paid";
    overdue: "Vencida", "Vencida", "Overdue";
    paid(day: String, how: String): "Pagada el {day}: {how}", "Paga em {day}: {how}", "Paid on {day}: {how}";
    cancelled: "Anulada", "Cancelada", "Cancelled";
    cancelled_for(reason: String): "Anulada: {reason}", "Cancelada: {reason}", "Cancelled: {reason}";
    account: "Cuenta", "Conta", "Account";
    days: "Período", "Período", "Period";
    period(from: String, to: String): "{from} – {to}", "{from} – {to}", "{from} – {to}";
    price: "Precio", "Preço", "Price";
    discount: "Descuento", "Desconto", "Discount";
    amount: "Importe", "Valor", "Amount";
    others(count: String): "Otras {count} líneas, que se ven en Talonario", "Outras {count} linhas, que se veem no Talonario", "{count} more lines, to be seen in Talonario";
    tax: "Impuesto incluido", "Imposto incluído", "Tax included";
    total: "Total", "Total", "Total";
    how_to_pay: "Cómo pagar", "Como pagar", "How to pay";
    boleto: "Boleto", "Boleto", "Boleto";
    pix: "Pix copia y pega", "Pix copia e cola", "Pix to copy and paste";
    trial: "De prueba: no cobra nada, no lo pague", "De teste: não cobra nada, não pague", "From the sandbox: it collects nothing, do not pay it";
    no_tax_document: "Documento de cobro: no es comprobante de pago electrónico.", "Documento de cobrança: não é nota fiscal.", "A request for payment: not a tax document.";
    page(number: String, of: String): "Página {number} de {of}", "Página {number} de {of}", "Page {number} of {of}";

    subject(number: String, issuer: String): "{issuer}: factura {number}", "{issuer}: fatura {number}", "{issuer}: invoice {number}";
    subject_alone(number: String): "Factura {number}", "Fatura {number}", "Invoice {number}";
    greeting(reseller: String): "Estimados señores de {reseller}:", "Prezados senhores de {reseller},", "Dear {reseller},";
    enclosed(number: String, day: String): "Va adjunta la factura {number} por las cuentas que pagan ustedes, emitida el {day}.", "Segue anexa a fatura {number} pelas contas que vocês pagam, emitida em {day}.", "Enclosed is invoice {number} for the accounts that you pay for, issued on {day}.";
    owed(total: String, day: String): "Total: {total}. Vence el {day}.", "Total: {total}. Vence em {day}.", "Total: {total}. Due on {day}.";
    seen_at(address: String): "La factura, con sus líneas y cómo está: {address}", "A fatura, com suas linhas e situação: {address}", "The invoice, with its lines and how it stands: {address}";
}
