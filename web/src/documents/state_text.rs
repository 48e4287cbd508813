//! The texts of how documents stand, and of their receipts.

types::texts! {
    state: "Estado", "Situação", "State";
    not_sent: "Sin respuesta", "Sem resposta", "No answer yet";
    sent: "Enviado", "Enviado", "Sent";
    accepted: "Aceptado", "Autorizado", "Accepted";
    observed: "Con observaciones", "Com observações", "With observations";
    rejected: "Rechazado", "Rejeitado", "Rejected";
    denied: "Denegado", "Denegado", "Denied";
    error: "Con error", "Com erro", "In error";
    voiding: "Por anular", "A cancelar", "To be voided";
    voided: "Anulado", "Cancelado", "Voided";

    next_not_sent: "Aún no llega nada de la administración tributaria. Si el sistema ya lo envió, falta que informe la respuesta.", "Ainda não chegou nada do fisco. Se o sistema já enviou, falta informar a resposta.", "Nothing has come from the tax office yet. If the software sent it, it has still to report the answer.";
    next_sent: "La administración tributaria lo tiene. El sistema debe consultar la respuesta.", "O fisco já o tem. O sistema deve consultar a resposta.", "The tax office has it. The software should ask for the answer.";
    next_accepted: "Es válido. No hay nada que hacer.", "É válido. Não há nada a fazer.", "It is valid. There is nothing to do.";
    next_notice: "Lo que nombra quedó anulado. No hay nada que hacer.", "O que indica ficou cancelado. Não há nada a fazer.", "What it names is voided. There is nothing to do.";
    next_summary: "SUNAT aceptó lo que declara y anuló lo que da de baja. No hay nada que hacer.", "A SUNAT aceitou o que declara e cancelou o que dá baixa. Não há nada a fazer.", "SUNAT accepted what it declares and voided what it takes back. There is nothing to do.";
    next_unused: "Esos números ya no se emiten. No hay nada que hacer.", "Esses números não se emitem mais. Não há nada a fazer.", "Those numbers are not issued any more. There is nothing to do.";
    next_observed: "Es válido. Corrige lo observado en los próximos comprobantes.", "É válido. Corrija o que foi observado nos próximos documentos.", "It is valid. Correct what was observed in the next documents.";
    next_rejected_peru: "No es válido y su número queda usado. Corrige la causa y emite otro comprobante con un número nuevo.", "Não é válido e o número fica utilizado. Corrija a causa e emita outro comprovante com um número novo.", "It is not valid and its number is used up. Correct the cause and issue another document under a new number.";
    next_rejected_notice: "Lo que nombra sigue válido. Corrige la causa y envía otra comunicación de baja dentro del plazo.", "O que indica continua válido. Corrija a causa e envie outra comunicação de baixa dentro do prazo.", "What it names is still valid. Correct the cause and send another notice in time.";
    next_rejected_summary: "SUNAT no tomó nada de lo que nombra. Corrige la causa y envía otro resumen diario dentro del plazo.", "A SUNAT não aceitou nada do que indica. Corrija a causa e envie outro resumo diário dentro do prazo.", "SUNAT took nothing of what it names. Correct the cause and send another daily summary in time.";
    next_rejected_brazil: "No es válida. Corrige la causa y envíala de nuevo con el mismo número.", "Não é válida. Corrija a causa e envie de novo com o mesmo número.", "It is not valid. Correct the cause and send it again under the same number.";
    next_denied: "No es válida y su número queda usado. Regulariza al contribuyente antes de emitir otra.", "Não é válida e o número fica utilizado. Regularize o contribuinte antes de emitir outra.", "It is not valid and its number is used up. Put the taxpayer in order before issuing another.";
    next_error: "No se procesó. Corrige la causa si la hay y envíalo de nuevo con el mismo número, dentro del plazo.", "Não foi processado. Corrija a causa, se houver, e envie de novo com o mesmo número, dentro do prazo.", "It was not processed. Correct the cause, if there is one, and send it again under the same number, in time.";
    next_voiding_peru: "Sigue válido hasta que SUNAT acepte la comunicación de baja o el resumen diario.", "Continua válido até que a SUNAT aceite a comunicação de baixa ou o resumo diário.", "It is valid until SUNAT accepts the notice that voids it.";
    next_voiding_brazil: "Sigue válida hasta que SEFAZ registre la cancelación.", "Continua válida até que a SEFAZ registre o cancelamento.", "It is valid until SEFAZ records the cancellation.";
    next_voided: "Ya no es válido. No hay nada que hacer.", "Não é mais válido. Não há nada a fazer.", "It is not valid any more. There is nothing to do.";

    reported: "Lo informó el sistema de la empresa; falta la constancia.", "Informado pelo sistema da empresa; falta o recibo.", "The company's software reported it; the receipt is missing.";
    code: "Código", "Código", "Code";
    ticket: "Ticket", "Ticket", "Ticket";
    since: "Desde", "Desde", "Since";
    kind: "Tipo", "Tipo", "Kind";
    total: "Total", "Total", "Total";
    access_key: "Clave de acceso", "Chave de acesso", "Access key";
    data: "Datos", "Dados", "Data";
    download_xml: "Descargar XML", "Baixar XML", "Download XML";
    document: "Comprobante", "Documento fiscal", "Document";
    documents: "Comprobantes", "Documentos fiscais", "Documents";
    accounts: "Cuentas", "Contas", "Accounts";
    no_such_document: "Ese comprobante no existe", "Esse documento não existe", "There is no such document";
    no_such_document_more: "No existe o no está a tu alcance.", "Não existe ou não está ao seu alcance.", "It does not exist or is out of your reach.";

    receipts: "Constancias", "Recibos", "Receipts";
    receipts_caption: "Constancias del comprobante, las últimas recibidas primero", "Recibos do documento, os últimos recebidos primeiro", "Receipts of the document, the last received first";
    receipt: "Constancia", "Recibo", "Receipt";
    says: "Qué dice", "O que diz", "What it says";
    says_nothing: "No cambia el estado", "Não muda a situação", "Does not change the state";
    told: "Fecha", "Data", "Date";
    protocol: "Protocolo", "Protocolo", "Protocol";
    event: "Evento", "Evento", "Event";
    download_receipt: "Descargar la constancia", "Baixar o recibo", "Download the receipt";
    no_receipts: "Aún no hay constancias", "Ainda não há recibos", "No receipts yet";
    no_receipts_more: "Aquí quedan el CDR, el protocolo o el evento, tal como los dio la administración tributaria, cuando el sistema de la empresa los envía.", "Aqui ficam o protocolo, o evento ou o CDR, tal como o fisco os deu, quando o sistema da empresa os envia.", "The CDR, protocol or event is kept here exactly as the tax office gave it, once the company's software sends it.";
}
