//! The texts of what happened.

types::texts! {
    caption: "Historial de la cuenta, lo último primero", "Histórico da conta, o mais recente primeiro", "History of the account, the latest first";
    what: "Qué pasó", "O que aconteceu", "What happened";
    who: "Quién", "Quem", "Who";
    when: "Cuándo", "Quando", "When";
    program: "Sistema del cliente", "Sistema do cliente", "The client's software";
    installation: "La instalación", "A instalação", "The installation";
    empty: "Aún no hay nada", "Ainda não há nada", "Nothing yet";
    empty_more: "Aquí queda cada cambio de la cuenta, con quién lo hizo y lo que había antes.", "Aqui fica cada mudança da conta, com quem a fez e o que havia antes.", "Every change of the account is kept here, with who made it and what was there before.";
    more(count: String): "{count} campos más", "Mais {count} campos", "{count} more fields";
    before: "antes", "antes", "before";
    after: "después", "depois", "after";
    yes: "Sí", "Sim", "Yes";
    no: "No", "Não", "No";

    account_created: "Se creó la cuenta", "A conta foi criada", "The account was created";
    account_changed: "Se editó la cuenta", "A conta foi editada", "The account was edited";
    account_locked: "Se bloqueó la cuenta", "A conta foi bloqueada", "The account was locked";
    lock_changed: "Cambió el bloqueo", "O bloqueio mudou", "The lock changed";
    account_unlocked: "Se desbloqueó la cuenta", "A conta foi desbloqueada", "The account was unlocked";
    limits_changed: "Cambiaron los límites", "Os limites mudaram", "The limits changed";
    key_created: "Se creó una clave de integración", "Uma chave de integração foi criada", "An integration key was created";
    key_revoked: "Se revocó una clave de integración", "Uma chave de integração foi revogada", "An integration key was revoked";
    plan_changed: "Cambió de plan", "Mudou de plano", "The plan changed";
    modules_changed: "Cambiaron los módulos", "Os módulos mudaram", "The modules changed";
    password_reset: "Se reseteó la clave del cliente", "A senha do cliente foi redefinida", "The client's password was reset";
    client_signed_in: "El cliente ingresó a su sistema", "O cliente entrou no seu sistema", "The client signed in to its software";
    client_refused: "Se rechazó un ingreso del cliente", "Um acesso do cliente foi recusado", "A sign-in of the client was refused";
    client_password_changed: "El cliente cambió su clave", "O cliente trocou sua senha", "The client changed its password";
    usage_reported: "El sistema informó su uso", "O sistema informou seu uso", "The software reported its usage";
    users_reported: "El sistema informó sus usuarios", "O sistema informou seus usuários", "The software reported its users";

    name: "Nombre", "Nome", "Name";
    hostname: "Hostname", "Hostname", "Hostname";
    tax_id: "Número tributario", "Número fiscal", "Tax number";
    access_email: "Correo de acceso", "E-mail de acesso", "Access e-mail";
    plan: "Plan", "Plano", "Plan";
    plan_version: "Versión del plan", "Versão do plano", "Version of the plan";
    modules: "Módulos", "Módulos", "Modules";
    environment: "Entorno", "Ambiente", "Environment";
    state: "Estado", "Situação", "State";
    lock_level: "Qué se bloqueó", "O que foi bloqueado", "What is locked";
    reason: "Motivo", "Motivo", "Reason";
    hint: "Clave", "Chave", "Key";
    cycle_day: "Día en que empieza el ciclo", "Dia em que o ciclo começa", "Day on which the cycle starts";
    documents_limit: "Límite de comprobantes", "Limite de documentos fiscais", "Limit of documents";
    documents_own: "Comprobantes, número propio", "Documentos fiscais, número próprio", "Documents, own number";
    documents_enforced: "Limitar comprobantes", "Limitar documentos fiscais", "Limit documents";
    users_limit: "Límite de usuarios", "Limite de usuários", "Limit of users";
    users_own: "Usuarios, número propio", "Usuários, número próprio", "Users, own number";
    users_enforced: "Limitar usuarios", "Limitar usuários", "Limit users";
    sales_notes: "Notas de venta", "Notas de venda", "Sales notes";
    establishments: "Establecimientos", "Estabelecimentos", "Establishments";
    lookups: "Consultas", "Consultas", "Look-ups";
    not_sent: "No enviados", "Não enviados", "Not sent";
    pending_voiding: "Por anular", "A cancelar", "Waiting to be voided";
    with_errors: "Con error", "Com erro", "With errors";
    users: "Usuarios", "Usuários", "Users";

    demo: "Demo", "Demo", "Demo";
    production: "Producción", "Produção", "Production";
    active: "Activa", "Ativa", "Active";
    issuing: "La emisión", "A emissão", "Issuing";
    everything: "Todo", "Tudo", "Everything";
    locked: "Bloqueada", "Bloqueada", "Locked";
}
