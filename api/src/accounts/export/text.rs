//! The words of an export.

types::texts! {
    file: "cuentas", "contas", "accounts";
    name: "Nombre", "Nome", "Name";
    hostname: "Hostname", "Hostname", "Hostname";
    tax_id: "RUC o CNPJ", "CNPJ ou RUC", "RUC or CNPJ";
    access_email: "Correo de acceso", "E-mail de acesso", "Access e-mail";
    plan: "Plan", "Plano", "Plan";
    environment: "Entorno", "Ambiente", "Environment";
    demo: "Demo", "Demo", "Demo";
    production: "Producción", "Produção", "Production";
    state: "Estado", "Situação", "State";
    active: "Activa", "Ativa", "Active";
    locked: "Bloqueada", "Bloqueada", "Locked";
    lock_reason: "Motivo del bloqueo", "Motivo do bloqueio", "Reason of the lock";
    cycle_day: "Inicio del ciclo (día)", "Início do ciclo (dia)", "Cycle starts (day)";
    cycle_documents: "Comprobantes del ciclo", "Documentos do ciclo", "Documents of the cycle";
    document_limit: "Límite de comprobantes", "Limite de documentos", "Limit of documents";
    users: "Usuarios", "Usuários", "Users";
    user_limit: "Límite de usuarios", "Limite de usuários", "Limit of users";
    total_documents: "Total de comprobantes", "Total de documentos", "Documents in all";
    lookups: "Consultas del ciclo", "Consultas do ciclo", "Look-ups of the cycle";
    sales_notes: "Notas de venta del ciclo", "Notas de venda do ciclo", "Sales notes of the cycle";
    monthly_total: "Comprobantes y notas del ciclo", "Documentos e notas do ciclo", "Documents and notes of the cycle";
    not_sent: "No enviados", "Não enviados", "Not sent";
    pending_voiding: "Por anular", "A cancelar", "To be voided";
    with_errors: "Con errores", "Com erros", "With errors";
    created: "Creada", "Criada", "Created";
    id: "Identificador", "Identificador", "Identifier";
}
