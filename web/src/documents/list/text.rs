//! The texts of the lists of documents and of what was issued by month.

types::texts! {
    by_admission: "Comprobantes, los últimos recibidos primero", "Documentos fiscais, os últimos recebidos primeiro", "Documents, the last received first";
    by_admission_up: "Comprobantes, los primeros recibidos primero", "Documentos fiscais, os primeiros recebidos primeiro", "Documents, the first received first";
    by_issue: "Comprobantes, los últimos emitidos primero", "Documentos fiscais, os últimos emitidos primeiro", "Documents, the last issued first";
    by_issue_up: "Comprobantes, los primeros emitidos primero", "Documentos fiscais, os primeiros emitidos primeiro", "Documents, the first issued first";
    actions: "Acciones", "Ações", "Actions";
    account: "Cuenta", "Conta", "Account";
    about: "Los de todas tus cuentas.", "Os de todas as suas contas.", "Those of all your accounts.";

    one_moved(until: String, size: String): "1 comprobante de hasta {until} ({size}) está en el almacenamiento económico: se abre y se descarga igual.", "1 documento de até {until} ({size}) está no armazenamento econômico: é aberto e baixado igual.", "1 document of up to {until} ({size}) is in cheaper storage: it opens and downloads as before.";
    moved(count: String, until: String, size: String): "{count} comprobantes de hasta {until} ({size}) están en el almacenamiento económico: se abren y se descargan igual.", "{count} documentos de até {until} ({size}) estão no armazenamento econômico: são abertos e baixados igual.", "{count} documents of up to {until} ({size}) are in cheaper storage: they open and download as before.";
    keeps(months: String): "El plan mantiene los archivos a la mano {months} meses.", "O plano mantém os arquivos à mão por {months} meses.", "The plan keeps files at hand for {months} months.";

    search: "Buscar comprobantes", "Buscar documentos fiscais", "Search documents";
    search_by_peru: "Número, cliente o RUC", "Número, cliente ou RUC", "Number, customer or RUC";
    search_by_brazil: "Número, clave, cliente o CNPJ", "Número, chave, cliente ou CNPJ", "Number, key, customer or CNPJ";
    filters: "Filtros", "Filtros", "Filters";
    any: "Cualquiera", "Qualquer um", "Any";
    all: "Todos", "Todos", "All";
    issued: "Emitidos", "Emitidos", "Issued";
    from: "Desde", "De", "From";
    to: "Hasta", "Até", "To";
    since(day: String): "desde el {day}", "desde {day}", "since {day}";
    until(day: String): "hasta el {day}", "até {day}", "until {day}";
    chosen: "elegida", "escolhida", "chosen";
    backwards: "“Desde” es posterior a “Hasta”: ningún comprobante cabe entre los dos.", "“De” é posterior a “Até”: nenhum documento cabe entre os dois.", "“From” is later than “To”: no document fits between the two.";
    clear: "Quitar filtros", "Limpar filtros", "Clear filters";
    clear_search: "Borrar la búsqueda", "Limpar a busca", "Clear the search";
    clear_both: "Quitar búsqueda y filtros", "Limpar busca e filtros", "Clear search and filters";
    see: "Ver comprobantes", "Ver documentos", "See documents";

    not_found(words: String): "Nada con “{words}”", "Nada com “{words}”", "Nothing with “{words}”";
    not_found_more: "Se busca por el número, entero o su comienzo (F001-211), y por el comienzo de las palabras o del número del cliente.", "A busca é pelo número, inteiro ou seu começo (1-1687), pela chave de acesso, e pelo começo das palavras ou do número do cliente.", "The search is by number, whole or its beginning (F001-211), and by the beginning of the customer's words or number.";
    none_fits: "Ningún comprobante cumple los filtros", "Nenhum documento atende aos filtros", "No document fits the filters";
    none_fits_more(filters: String): "Buscamos: {filters}.", "Procuramos: {filters}.", "Looked for: {filters}.";
    empty_of_all: "Aparecen aquí cuando el sistema de una de tus cuentas los envía con su clave de integración.", "Aparecem aqui quando o sistema de uma das suas contas os envia com sua chave de integração.", "They appear here when the software of one of your accounts sends them with its integration key.";
    to_accounts: "Ir a Cuentas", "Ir para Contas", "Go to Accounts";

    // By month
    by_month: "Por mes y tipo", "Por mês e tipo", "By month and kind";
    by_month_about: "Por fecha de emisión. El importe no incluye lo anulado ni lo rechazado.", "Por data de emissão. O valor não inclui o cancelado nem o rejeitado.", "By day of issue. Amounts leave out what is voided or rejected.";
    demo_only: "Sin validez fiscal", "Sem validade fiscal", "Without fiscal validity";
    month: "Mes", "Mês", "Month";
    in_all: "Total", "Total", "Total";
    apart: "Anulados y rechazados", "Cancelados e rejeitados", "Voided and rejected";
    voided_count(count: String): "{count} anulados", "{count} cancelados", "{count} voided";
    voided_one: "1 anulado", "1 cancelado", "1 voided";
    rejected_count(count: String): "{count} rechazados", "{count} rejeitados", "{count} rejected";
    rejected_one: "1 rechazado", "1 rejeitado", "1 rejected";
    documents_of_month(month: String): "Comprobantes de {month}", "Documentos de {month}", "Documents of {month}";
    more_months: "Ver 12 meses", "Ver 12 meses", "See 12 months";
    fewer_months: "Ver menos", "Ver menos", "See fewer";
    nothing_issued: "En estos 12 meses no se emitió nada.", "Nestes 12 meses nada foi emitido.", "Nothing was issued in these 12 months.";
}
