//! The texts of the list of credit notes.

types::texts! {
    title: "Notas de crédito", "Notas de crédito", "Credit notes";
    about: "Lo que abonaste a tus clientes, con el número de cada nota y el cargo que corrige.", "O que você creditou aos clientes, com o número de cada nota e a cobrança que ela corrige.", "What you credited to your clients, with the number of each note and the charge it corrects.";
    caption: "Notas de crédito, el último número primero", "Notas de crédito, o último número primeiro", "Credit notes, the last number first";
    note: "Nota y cliente", "Nota e cliente", "Note and client";
    state: "Estado", "Situação", "State";
    numbered(number: String, client: &str): "N.º {number} · {client}", "Nº {number} · {client}", "No. {number} · {client}";
    stands: "Vigente", "Vigente", "Stands";
    is_back: "Extornada", "Estornada", "Taken back";
    taken_back(day: String, reason: String): "Extornada el {day}: {reason}", "Estornada em {day}: {reason}", "Taken back on {day}: {reason}";
    take(number: String): "Descargar la nota de crédito N.º {number}", "Baixar a nota de crédito nº {number}", "Download credit note No. {number}";
    all_days: "Ver todas", "Ver todas", "See all";
    backwards: "“Desde” es posterior a “Hasta”: ninguna nota cabe entre los dos.", "“De” é posterior a “Até”: nenhuma nota cabe entre os dois.", "“From” is later than “To”: no note fits between the two.";
    none: "Todavía no hay notas de crédito", "Ainda não há notas de crédito", "No credit notes yet";
    none_more: "Cuando abones algo a una cuenta, en su estado de cuenta, la nota aparecerá aquí con su número y su PDF.", "Quando você creditar algo a uma conta, no extrato dela, a nota aparecerá aqui com o número e o PDF.", "When you credit something to an account, on its statement, the note stands here with its number and its PDF.";
    none_then: "Ninguna nota de crédito en estas fechas", "Nenhuma nota de crédito nestas datas", "No credit note in these dates";
    none_then_more: "Cambia las fechas o mira todas.", "Mude as datas ou veja todas.", "Change the dates, or see all of them.";
}
