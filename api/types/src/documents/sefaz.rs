//! SEFAZ's *cStat* in short: those a person meets.

use super::office::meanings;
use crate::kit::text::Language;

meanings! {
    100: "SEFAZ autorizó su uso.", "A SEFAZ autorizou o uso.", "SEFAZ authorised its use.";
    101: "SEFAZ registró su cancelación.", "A SEFAZ homologou o cancelamento.", "SEFAZ recorded its cancellation.";
    102: "SEFAZ registró que esos números no se usan.", "A SEFAZ homologou a inutilização dos números.", "SEFAZ recorded that those numbers are not used.";
    103: "SEFAZ recibió el lote; falta su respuesta.", "A SEFAZ recebeu o lote; falta a resposta.", "SEFAZ took the batch; its answer is awaited.";
    105: "SEFAZ todavía procesa el lote.", "A SEFAZ ainda está processando o lote.", "SEFAZ is still processing the batch.";
    106: "SEFAZ no encuentra el lote.", "A SEFAZ não encontra o lote.", "SEFAZ does not find the batch.";
    108: "SEFAZ está detenida por un momento; vuelve a enviarla.", "A SEFAZ está paralisada por um momento; envie de novo.", "SEFAZ is stopped for a moment; send it again.";
    109: "SEFAZ está detenida sin previsión; emite en contingencia.", "A SEFAZ está paralisada sem previsão; emita em contingência.", "SEFAZ is stopped until further notice; issue in contingency.";
    110: "SEFAZ denegó su uso; el número queda usado.", "A SEFAZ denegou o uso; o número fica utilizado.", "SEFAZ denied its use; the number is used up.";
    135: "SEFAZ registró el evento.", "A SEFAZ registrou o evento.", "SEFAZ recorded the event.";
    136: "SEFAZ registró el evento sin vincularlo a la nota.", "A SEFAZ registrou o evento sem vinculá-lo à nota.", "SEFAZ recorded the event without linking it to the note.";
    150: "SEFAZ autorizó su uso, fuera de plazo.", "A SEFAZ autorizou o uso, fora do prazo.", "SEFAZ authorised its use, late.";
    151: "SEFAZ registró su cancelación, fuera de plazo.", "A SEFAZ homologou o cancelamento, fora do prazo.", "SEFAZ recorded its cancellation, late.";
    155: "SEFAZ registró su cancelación, fuera de plazo.", "A SEFAZ homologou o cancelamento, fora do prazo.", "SEFAZ recorded its cancellation, late.";
    202: "La firma no corresponde al emisor o el archivo cambió.", "A assinatura não é do emitente ou o arquivo mudou.", "The signature is not the issuer's, or the file was changed.";
    203: "El emisor no está habilitado para emitir NF-e.", "O emitente não está habilitado a emitir NF-e.", "The issuer may not issue NF-e.";
    204: "Ya hay una NF-e autorizada con ese número.", "Já há uma NF-e autorizada com esse número.", "There is an authorised NF-e of that number already.";
    205: "La NF-e ya está denegada en SEFAZ.", "A NF-e já está denegada na SEFAZ.", "The NF-e is denied at SEFAZ already.";
    206: "Ese número fue inutilizado antes.", "Esse número foi inutilizado antes.", "That number was declared unused before.";
    207: "El CNPJ del emisor no es válido.", "O CNPJ do emitente é inválido.", "The issuer's CNPJ is not valid.";
    208: "El CNPJ del destinatario no es válido.", "O CNPJ do destinatário é inválido.", "The recipient's CNPJ is not valid.";
    209: "La inscripción estatal del emisor no es válida.", "A inscrição estadual do emitente é inválida.", "The issuer's state registration is not valid.";
    210: "La inscripción estatal del destinatario no es válida.", "A inscrição estadual do destinatário é inválida.", "The recipient's state registration is not valid.";
    212: "La fecha de emisión es posterior a la recepción; revisa el reloj.", "A data de emissão é posterior ao recebimento; confira o relógio.", "It is dated after it was received; check the clock.";
    213: "El certificado es de otro CNPJ.", "O certificado é de outro CNPJ.", "The certificate is of another CNPJ.";
    215: "El XML no cumple con el esquema.", "O XML não segue o esquema.", "The XML does not follow the schema.";
    217: "SEFAZ no tiene esa NF-e.", "A SEFAZ não tem essa NF-e.", "SEFAZ does not have that NF-e.";
    218: "La NF-e ya está cancelada en SEFAZ.", "A NF-e já está cancelada na SEFAZ.", "The NF-e is cancelled at SEFAZ already.";
    219: "La mercadería ya circuló; no se puede cancelar.", "A mercadoria já circulou; não é possível cancelar.", "The goods have moved; it cannot be cancelled.";
    220: "Pasó el plazo para cancelar.", "Passou o prazo de cancelamento.", "The time to cancel is over.";
    221: "El destinatario confirmó que la recibió; no se puede cancelar.", "O destinatário confirmou o recebimento; não é possível cancelar.", "The recipient confirmed it; it cannot be cancelled.";
    222: "El protocolo que se nombra no es el de la NF-e.", "O protocolo indicado não é o da NF-e.", "The protocol named is not that of the NF-e.";
    225: "El lote no cumple con el esquema.", "O lote não segue o esquema.", "The batch does not follow the schema.";
    228: "La fecha de emisión quedó demasiado atrás.", "A data de emissão está atrasada demais.", "The issue date is too long ago.";
    230: "La inscripción estatal del emisor no está registrada.", "A inscrição estadual do emitente não está cadastrada.", "The issuer's state registration is not on record.";
    231: "La inscripción estatal no es de ese CNPJ.", "A inscrição estadual não é desse CNPJ.", "The state registration is not of that CNPJ.";
    232: "Falta la inscripción estatal del destinatario.", "Falta a inscrição estadual do destinatário.", "The recipient's state registration is missing.";
    233: "La inscripción estatal del destinatario no está registrada.", "A inscrição estadual do destinatário não está cadastrada.", "The recipient's state registration is not on record.";
    252: "Se envió a un ambiente distinto del que dice.", "Foi enviada a um ambiente diferente do que indica.", "It was sent to another environment than it says.";
    280: "El certificado con el que se envió no es válido.", "O certificado com que foi enviada é inválido.", "The certificate it was sent with is not valid.";
    290: "El certificado con el que se firmó no es válido.", "O certificado com que foi assinada é inválido.", "The certificate it was signed with is not valid.";
    291: "El certificado con el que se firmó está vencido.", "O certificado com que foi assinada está vencido.", "The certificate it was signed with has expired.";
    297: "La firma no coincide con el contenido.", "A assinatura não confere com o conteúdo.", "The signature does not match the content.";
    301: "Denegada: el emisor tiene una irregularidad fiscal.", "Denegada: há irregularidade fiscal do emitente.", "Denied: the issuer is in fiscal irregularity.";
    302: "Denegada: el destinatario tiene una irregularidad fiscal.", "Denegada: há irregularidade fiscal do destinatário.", "Denied: the recipient is in fiscal irregularity.";
    303: "Denegada: el destinatario no puede operar en ese estado.", "Denegada: o destinatário não pode operar nessa UF.", "Denied: the recipient may not operate in that state.";
    539: "Ese número ya se usó con otra clave de acceso.", "Esse número já foi usado com outra chave de acesso.", "That number was used with another access key.";
    573: "Ese evento ya está registrado.", "Esse evento já está registrado.", "That event is recorded already.";
    999: "SEFAZ tuvo un error que no clasifica; vuelve a enviarla.", "A SEFAZ teve um erro não catalogado; envie de novo.", "SEFAZ had an error it does not classify; send it again.";
}
