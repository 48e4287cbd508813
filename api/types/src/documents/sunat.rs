//! SUNAT's codes in short: those a person meets.

use super::office::meanings;
use crate::kit::text::Language;

meanings! {
    0: "SUNAT lo aceptó.", "A SUNAT aceitou.", "SUNAT accepted it.";
    98: "SUNAT todavía lo procesa.", "A SUNAT ainda está processando.", "SUNAT is still processing it.";
    100: "SUNAT no pudo responder; vuelve a enviarlo más tarde.", "A SUNAT não pôde responder; envie de novo mais tarde.", "SUNAT could not answer; send it again later.";
    102: "El usuario SOL o su contraseña no son correctos.", "O usuário SOL ou sua senha não estão corretos.", "The SOL user or its password is wrong.";
    103: "El usuario SOL no existe.", "O usuário SOL não existe.", "The SOL user does not exist.";
    104: "La contraseña SOL no es correcta.", "A senha SOL não está correta.", "The SOL password is wrong.";
    105: "El usuario SOL no está activo.", "O usuário SOL não está ativo.", "The SOL user is not active.";
    106: "El usuario SOL no es válido.", "O usuário SOL não é válido.", "The SOL user is not valid.";
    109: "El acceso a SUNAT no estaba disponible; vuelve a enviarlo.", "O acesso à SUNAT não estava disponível; envie de novo.", "Sign-in at SUNAT was not available; send it again.";
    111: "El usuario SOL no tiene permiso para enviar comprobantes.", "O usuário SOL não tem permissão para enviar comprovantes.", "The SOL user may not send documents.";
    112: "Hace falta un usuario SOL secundario, no el principal.", "É preciso um usuário SOL secundário, não o principal.", "A secondary SOL user is needed, not the main one.";
    113: "El usuario SOL no está afiliado a la facturación electrónica.", "O usuário SOL não está afiliado ao faturamento eletrônico.", "The SOL user is not enrolled in electronic invoicing.";
    126: "El ticket es de otro usuario.", "O ticket é de outro usuário.", "The ticket belongs to another user.";
    127: "SUNAT no conoce ese ticket.", "A SUNAT não conhece esse ticket.", "SUNAT does not know that ticket.";
    130: "SUNAT no pudo dar un ticket; vuelve a enviarlo.", "A SUNAT não pôde dar um ticket; envie de novo.", "SUNAT could not give a ticket; send it again.";
    138: "Falló la base de datos de SUNAT; vuelve a enviarlo.", "O banco de dados da SUNAT falhou; envie de novo.", "SUNAT's database failed; send it again.";
    140: "Ya hay un envío igual en proceso; espera su respuesta.", "Já há um envio igual em processamento; espere a resposta.", "The same thing is being processed already; wait for its answer.";
    151: "El nombre del ZIP no es el que SUNAT espera.", "O nome do ZIP não é o que a SUNAT espera.", "The ZIP's name is not the one SUNAT expects.";
    154: "El RUC no es del usuario, o el proveedor no está autorizado a enviar por él.", "O RUC não é do usuário, ou o fornecedor não está autorizado a enviar por ele.", "The RUC is not the user's, or the provider may not send for it.";
    156: "El ZIP llegó dañado.", "O ZIP chegou danificado.", "The ZIP arrived damaged.";
    158: "El ZIP trae más de un comprobante.", "O ZIP traz mais de um comprovante.", "The ZIP holds more than one document.";
    159: "El nombre del XML no es el que SUNAT espera.", "O nome do XML não é o que a SUNAT espera.", "The XML's name is not the one SUNAT expects.";
    161: "El XML y el ZIP no tienen el mismo nombre.", "O XML e o ZIP não têm o mesmo nome.", "The XML and the ZIP differ in name.";
    200: "SUNAT no pudo procesar el envío; vuelve a enviarlo.", "A SUNAT não pôde processar o envio; envie de novo.", "SUNAT could not process it; send it again.";
    306: "SUNAT no pudo leer el XML.", "A SUNAT não pôde ler o XML.", "SUNAT could not read the XML.";
    402: "Un comprobante con ese número ya se envió antes.", "Um comprovante com esse número já foi enviado antes.", "A document of that number was sent before.";
    1001: "La serie o el número no tienen la forma que pide el tipo de comprobante.", "A série ou o número não têm a forma que o tipo de comprovante pede.", "Series or number do not have the form this kind of document needs.";
    1003: "El tipo de comprobante no coincide con el nombre del archivo.", "O tipo de comprovante não coincide com o nome do arquivo.", "The kind of document differs from the file's name.";
    1032: "El comprobante ya fue dado de baja o rechazado.", "O comprovante já foi cancelado ou rejeitado.", "The document was voided or rejected before.";
    1033: "SUNAT ya tiene un comprobante con ese número y otros datos.", "A SUNAT já tem um comprovante com esse número e outros dados.", "SUNAT already has a document of that number with other data.";
    1034: "El RUC del archivo y el del comprobante no coinciden.", "O RUC do arquivo e o do comprovante não coincidem.", "The RUC of the file and that of the document differ.";
    1049: "El número del archivo y el del comprobante no coinciden.", "O número do arquivo e o do comprovante não coincidem.", "The number of the file and that of the document differ.";
    1059: "El XML no trae firma digital.", "O XML não traz assinatura digital.", "The XML has no digital signature.";
    2010: "El emisor no está activo en el RUC.", "O emitente não está ativo no RUC.", "The issuer is not active in the RUC.";
    2011: "El emisor no está habido en el RUC.", "O emitente não foi localizado em seu endereço, segundo o RUC.", "The issuer is not found at its address, by the RUC.";
    2012: "El emisor no está autorizado a emitir comprobantes electrónicos.", "O emitente não está autorizado a emitir comprovantes eletrônicos.", "The issuer may not issue electronic documents.";
    2017: "El cliente de una factura debe tener RUC.", "O cliente de uma factura deve ter RUC.", "The customer of a factura must have a RUC.";
    2022: "El nombre del cliente no cumple con el formato.", "O nome do cliente não segue o formato.", "The customer's name does not follow the format.";
    2105: "La baja nombra comprobantes que no corresponden.", "O cancelamento indica comprovantes que não correspondem.", "The voiding names documents that do not belong.";
    2108: "Se envió fuera de plazo.", "Foi enviado fora do prazo.", "It was sent too late.";
    2119: "El comprobante que la nota modifica no existe en SUNAT.", "O comprovante que a nota modifica não existe na SUNAT.", "The document the note changes does not exist at SUNAT.";
    2223: "Ese archivo ya se presentó antes.", "Esse arquivo já foi apresentado antes.", "That file was presented before.";
    2324: "Ese archivo ya se presentó antes.", "Esse arquivo já foi apresentado antes.", "That file was presented before.";
    2325: "El certificado digital no está declarado en SUNAT para el emisor.", "O certificado digital não está declarado na SUNAT para o emitente.", "The certificate is not declared at SUNAT for the issuer.";
    2328: "El certificado digital está revocado.", "O certificado digital está revogado.", "The certificate is revoked.";
    2335: "El XML cambió después de firmarse.", "O XML mudou depois de assinado.", "The XML was changed after it was signed.";
    2800: "El tipo de documento del cliente no se admite en este comprobante.", "O tipo de documento do cliente não é aceito neste comprovante.", "The customer's kind of identity number is not taken in this document.";
    2987: "El comprobante ya fue dado de baja o rechazado.", "O comprovante já foi cancelado ou rejeitado.", "The document was voided or rejected before.";
    3244: "Falta decir si se paga al contado o al crédito.", "Falta dizer se o pagamento é à vista ou a prazo.", "Whether it is paid at once or on credit is missing.";
    4252: "Un código del comprobante no figura en su catálogo; el comprobante es válido.", "Um código do comprovante não está em seu catálogo; o comprovante é válido.", "A code of the document is not in its catalogue; the document is valid.";
    4287: "El precio de una línea no concuerda con su impuesto; el comprobante es válido.", "O preço de uma linha não confere com seu imposto; o comprovante é válido.", "A line's price does not agree with its tax; the document is valid.";
}
