//! The texts of look-ups.

types::texts! {
    title: "Consulta de RUC", "Consulta de RUC", "RUC look-up";
    title_more: "Quién está detrás de un RUC, según el padrón reducido de SUNAT.", "Quem está por trás de um RUC, segundo o cadastro reduzido da SUNAT.", "Who is behind a RUC, according to SUNAT's reduced registry.";
    ruc: "RUC", "RUC", "RUC";
    ruc_hint: "11 dígitos. Puedes pegarlo con espacios o guiones.", "11 dígitos. Você pode colar com espaços ou hifens.", "11 digits. You may paste it with spaces or hyphens.";
    ask: "Consultar", "Consultar", "Look up";
    so_many(count: usize, all: usize): "{count} de {all} dígitos", "{count} de {all} dígitos", "{count} of {all} digits";
    right: "El dígito verificador corresponde.", "O dígito verificador confere.", "The check digit matches.";

    address: "Dirección", "Endereço", "Address";
    ubigeo: "Ubigeo", "Ubigeo", "Ubigeo";
    origin: "Padrón reducido de SUNAT", "Cadastro reduzido da SUNAT", "SUNAT's reduced registry";
    copy: "Copiar", "Copiar", "Copy";
    create_account: "Crear cuenta con este RUC", "Criar conta com este RUC", "Create an account with this RUC";
    look_before: "No figura como activo y habido: revísalo antes de crear una cuenta.", "Não consta como ativo e localizado: confira antes de criar uma conta.", "It is not listed as active and located: check before creating an account.";
    not_in_order: "No figura como activo y habido", "Não consta como ativo e localizado", "Not listed as active and located";
    missing(ruc: &str): "El padrón no tiene el {ruc}", "O cadastro não tem o {ruc}", "The registry does not have {ruc}";
    missing_more: "El número está bien escrito. Puede ser de alguien que se inscribió después de la fecha del padrón.", "O número está bem escrito. Pode ser de alguém que se inscreveu depois da data do cadastro.", "The number is well formed. It may belong to somebody who registered after the date of the registry.";
    no_padron: "Todavía no hay un padrón cargado", "Ainda não há um cadastro carregado", "No registry has been loaded yet";
    no_padron_more: "Las consultas responden desde el padrón reducido de SUNAT. Quien opera esta instalación tiene que cargarlo.", "As consultas respondem a partir do cadastro reduzido da SUNAT. Quem opera esta instalação precisa carregá-lo.", "Look-ups answer from SUNAT's reduced registry. Whoever runs this installation has to load it.";

    recent: "Últimas consultas", "Últimas consultas", "Latest look-ups";
    recent_none: "Las que hagas en esta pestaña quedan aquí hasta que la cierres o la recargues.", "As que você fizer nesta aba ficam aqui até fechá-la ou recarregá-la.", "Those you make in this tab stay here until you close or reload it.";
    not_there: "No está en el padrón", "Não está no cadastro", "Not in the registry";

    source(when: String, rows: String): "Padrón cargado el {when} · {rows} contribuyentes", "Cadastro carregado em {when} · {rows} contribuintes", "Registry loaded {when} · {rows} taxpayers";
    unread(rows: String): " · {rows} filas no se pudieron leer", " · {rows} linhas não puderam ser lidas", " · {rows} rows could not be read";
    checksum: "SHA-256", "SHA-256", "SHA-256";
}
