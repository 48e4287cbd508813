//! The words of reports.

types::texts! {
    missing_file: "sin-xml", "sem-xml", "without-xml";
    account: "Cuenta", "Conta", "Account";
    tax_id: "RUC o CNPJ", "CNPJ ou RUC", "RUC or CNPJ";
    kind: "Tipo", "Tipo", "Kind";
    month: "Mes", "Mês", "Month";
    currency: "Moneda", "Moeda", "Currency";
    documents: "Comprobantes", "Documentos", "Documents";
    amount: "Importe vigente", "Valor vigente", "Standing amount";
    accepted: "Aceptados", "Aceitos", "Accepted";
    observed: "Observados", "Observados", "Observed";
    rejected: "Rechazados", "Rejeitados", "Rejected";
    voided: "Anulados", "Cancelados", "Voided";
    pending: "Por informar", "A informar", "Not told yet";
    total: "Total", "Total", "Total";
    sheet_lines: "Emitidos", "Emitidos", "Issued";
    sheet_totals: "Totales", "Totais", "Totals";
    issued_title: "Comprobantes emitidos", "Documentos emitidos", "Documents issued";
    all_accounts: "Todas las cuentas", "Todas as contas", "All accounts";
    all_kinds: "todos los tipos", "todos os tipos", "all kinds";
    demo: "de prueba, sin validez fiscal", "de teste, sem validade fiscal", "on trial, without fiscal validity";
    page(number: String, of: String): "Página {number} de {of}", "Página {number} de {of}", "Page {number} of {of}";
    amount_note: "Importe vigente: sin lo rechazado, denegado ni anulado. No se restan las notas de crédito, que van en su propia línea.", "Valor vigente: sem o que foi rejeitado, denegado ou cancelado. As notas de crédito não são subtraídas; vão em sua própria linha.", "Standing amount: without what was rejected, denied or voided. Credit notes are not subtracted; they have lines of their own.";
    nothing_issued: "No se emitió nada en ese tiempo.", "Nada foi emitido nesse período.", "Nothing was issued in that time.";
    series: "Serie", "Série", "Series";
    number: "Número", "Número", "Number";
    issued_on: "Fecha de emisión", "Data de emissão", "Issued on";
    why: "Motivo", "Motivo", "Reason";
    xml_not_received: "El XML no llegó", "O XML não chegou", "The XML has not come";
    xml_lost: "El XML no está en el almacén", "O XML não está no armazenamento", "The XML is not in the store";
    receipt_lost: "La constancia no está en el almacén", "O recibo não está no armazenamento", "The receipt is not in the store";
    factura: "Factura", "Factura", "Factura";
    boleta: "Boleta", "Boleta", "Boleta";
    nota_credito: "Nota de crédito", "Nota de crédito", "Credit note";
    nota_debito: "Nota de débito", "Nota de débito", "Debit note";
    comunicacion_baja: "Comunicación de baja", "Comunicación de baja", "Voiding notice";
    resumen_diario: "Resumen diario", "Resumen diario", "Daily summary";
    nfe: "NF-e", "NF-e", "NF-e";
    nfce: "NFC-e", "NFC-e", "NFC-e";
    inutilizacao: "Inutilización de números", "Inutilização de numeração", "Unused numbers";
    sales_note: "Nota de venta", "Nota de venda", "Sales note";
}

use types::documents::DocumentKind;
use types::kit::text::Language;

/// What a kind of document is called.
pub(super) const fn of_kind(kind: DocumentKind, language: Language) -> &'static str {
    match kind {
        DocumentKind::Factura => factura(language),
        DocumentKind::Boleta => boleta(language),
        DocumentKind::NotaCredito => nota_credito(language),
        DocumentKind::NotaDebito => nota_debito(language),
        DocumentKind::ComunicacionBaja => comunicacion_baja(language),
        DocumentKind::ResumenDiario => resumen_diario(language),
        DocumentKind::Nfe => nfe(language),
        DocumentKind::Nfce => nfce(language),
        DocumentKind::Inutilizacao => inutilizacao(language),
        DocumentKind::SalesNote => sales_note(language),
    }
}
