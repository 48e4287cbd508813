//! The words of credit notes on paper.

types::texts! {
    file: "nota-de-credito", "nota-de-credito", "credit-note";
    note(number: String): "Nota de crédito N.º {number}", "Nota de crédito nº {number}", "Credit note No. {number}";
    issued(day: String): "Emitida el {day}", "Emitida em {day}", "Issued on {day}";
    stands: "Vigente", "Vigente", "It stands";
    taken_back(day: String, reason: String): "Extornada el {day}: {reason}", "Estornada em {day}: {reason}", "Taken back on {day}: {reason}";
    to: "A favor de", "A favor de", "In favour of";
    reason: "Motivo", "Motivo", "Reason";
    amount: "Importe", "Valor", "Amount";
    before_tax: "Valor sin IGV", "Valor sem IGV", "Before IGV";
    tax(rate: String): "IGV {rate} %", "IGV {rate} %", "IGV {rate} %";
    total: "Total abonado", "Total creditado", "Total credited";
    corrects: "Cargo que corrige", "Cobrança que corrige", "The charge it corrects";
    charged_on(day: String): "Cargado el {day}", "Cobrado em {day}", "Charged on {day}";
    charged: "Importe del cargo", "Valor da cobrança", "Amount charged";
    of_account: "No corrige un cargo determinado: descuenta lo que la cuenta debe.", "Não corrige uma cobrança determinada: desconta o que a conta deve.", "It corrects no charge of its own: less is owed by the account.";
    no_tax_document: "Constancia de lo abonado en la cuenta: no es un comprobante de pago electrónico ni lo modifica.", "Comprovante do que foi creditado na conta: não é nota fiscal nem altera uma.", "A record of what was credited to the account: it is no tax document and changes none.";
    page(number: String, of: String): "Página {number} de {of}", "Página {number} de {of}", "Page {number} of {of}";
}
