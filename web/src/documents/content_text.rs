//! The texts of a document as it is read, and of its XML.

types::texts! {
    readable: "Comprobante", "Documento", "Document";
    raw: "XML", "XML", "XML";
    views: "Formas de verlo", "Formas de ver", "Ways of looking at it";
    customer: "Cliente", "Cliente", "Customer";
    nobody: "No nombra a nadie", "Não indica ninguém", "Names nobody";
    issued: "Emisión", "Emissão", "Issued";
    time: "Hora", "Hora", "Time";
    due: "Vence", "Vence", "Due";
    currency: "Moneda", "Moeda", "Currency";
    operation: "Operación", "Operação", "Operation";
    references: "Documentos que menciona", "Documentos que menciona", "Documents it names";
    lines: "Líneas", "Itens", "Lines";
    description: "Descripción", "Descrição", "Description";
    quantity: "Cantidad", "Quantidade", "Quantity";
    price: "Precio", "Preço", "Price";
    line_tax: "Impuesto", "Imposto", "Tax";
    amount: "Importe", "Valor", "Amount";
    unit: "unidad", "unidade", "unit";
    service: "servicio", "serviço", "service";
    more_lines(count: String): "y {count} líneas más, que están en el XML", "e mais {count} itens, que estão no XML", "and {count} more lines, which are in the XML";
    taxes: "Impuestos", "Impostos", "Taxes";
    base: "de", "de", "of";
    payments: "Pago", "Pagamento", "Payment";
    of_lines: "Subtotal", "Subtotal", "Subtotal";
    discounts: "Descuentos", "Descontos", "Discounts";
    charges: "Otros cargos", "Outras despesas", "Other charges";
    freight: "Flete", "Frete", "Freight";
    insurance: "Seguro", "Seguro", "Insurance";
    prepaid: "Anticipos", "Antecipações", "Prepaid";
    rounding: "Redondeo", "Arredondamento", "Rounding";
    payable: "Total", "Total", "Total";
    notes: "Observaciones", "Observações", "Remarks";

    copy: "Copiar XML", "Copiar XML", "Copy XML";
    as_it_came: "Con sangría para leerlo; al copiar o descargar queda tal como llegó.", "Com recuo para a leitura; ao copiar ou baixar, fica tal como chegou.", "Indented for reading; copied or downloaded it is exactly as it came.";
    too_long(count: String): "Se muestran las primeras {count} líneas; descárgalo para verlo entero.", "São mostradas as primeiras {count} linhas; baixe para ver tudo.", "The first {count} lines are shown; download it to see all of it.";
    not_text: "Este archivo no se puede mostrar como texto; descárgalo.", "Este arquivo não pode ser mostrado como texto; baixe-o.", "This file cannot be shown as text; download it.";
    no_xml: "El XML aún no llega", "O XML ainda não chegou", "The XML has not come yet";
    no_xml_more: "El número ya se anunció. Aquí se verá el comprobante cuando el sistema de la empresa envíe su XML.", "O número já foi anunciado. O documento aparece aqui quando o sistema da empresa enviar seu XML.", "The number was announced. The document is seen here once the company's software sends its XML.";
}
