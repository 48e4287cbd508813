//! The texts of documents.

types::texts! {
    sales_note: "Nota de venta", "Nota de venda", "Sales note";
    awaiting_xml: "XML por llegar", "XML a chegar", "XML to come";
    number: "Número", "Número", "Number";
    customer: "Cliente", "Cliente", "Customer";
    issued: "Emitido", "Emissão", "Issued";
    total_in_soles: "Total (S/)", "Total (S/)", "Total (S/)";
    total_in_reais: "Total (R$)", "Total (R$)", "Total (R$)";
    environment: "Entorno", "Ambiente", "Environment";
    received: "Recibido", "Recebido", "Received";
    download_of(number: String): "Descargar el XML de {number}", "Baixar o XML de {number}", "Download the XML of {number}";
    empty: "Aún no hay comprobantes", "Ainda não há documentos fiscais", "No documents yet";
    empty_more: "Aparecen aquí cuando el sistema de la empresa los envía con una clave de integración, y quedan guardados tal como llegaron.", "Aparecem aqui quando o sistema da empresa os envia com uma chave de integração, e ficam guardados tal como chegaram.", "They appear here when the company's software sends them with an integration key, and are kept exactly as they came.";
    to_integration: "Ir a Integración", "Ir para Integração", "Go to Integration";
}
