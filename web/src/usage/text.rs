//! The texts of usage.

types::texts! {
    by_cycle: "Comprobantes por ciclo", "Documentos fiscais por ciclo", "Documents by cycle";
    by_cycle_more: "Los que tienen validez fiscal; los de demo se cuentan aparte.", "Os que têm validade fiscal; os de demonstração são contados à parte.", "Those with fiscal validity; demo ones are counted apart.";
    cycle: "Ciclo", "Ciclo", "Cycle";
    documents: "Comprobantes", "Documentos fiscais", "Documents";
    span(first: String, last: String): "{first} – {last}", "{first} – {last}", "{first} – {last}";
    nothing: "Todavía no ha emitido comprobantes.", "Ainda não emitiu documentos fiscais.", "It has issued no documents yet.";
    totals: "Totales", "Totais", "Totals";
    since_the_beginning: "Comprobantes desde el inicio", "Documentos fiscais desde o início", "Documents since the beginning";
    demo: "De demo, sin validez", "De demonstração, sem validade", "Demo, without validity";
}
