//! The texts of plans.

types::texts! {
    plans: "Planes", "Planos", "Plans";
    plans_more: "Lo que vendes: cuánto puede emitir y cuántos usuarios puede tener cada cuenta.", "O que você vende: quanto cada conta pode emitir e quantos usuários pode ter.", "What you sell: how much each account may issue and how many users it may have.";
    list: "Planes, los más nuevos primero", "Planos, os mais novos primeiro", "Plans, the newest first";
    plan: "Plan", "Plano", "Plan";
    documents: "Comprobantes por ciclo", "Documentos por ciclo", "Documents per cycle";
    users: "Usuarios", "Usuários", "Users";
    accounts: "Cuentas", "Contas", "Accounts";
    created: "Creado", "Criado em", "Created";
    allows(documents: String, users: String): "Comprob.: {documents} · Usuarios: {users}", "Docs: {documents} · Usuários: {users}", "Docs: {documents} · Users: {users}";
    nothing: "Todavía no hay planes", "Ainda não há planos", "No plans yet";
    nothing_more: "Un plan es lo que vendes: cuántos comprobantes emite una cuenta en cada ciclo y cuántos usuarios tiene. Cada cuenta nueva empieza con uno.", "Um plano é o que você vende: quantos documentos uma conta emite em cada ciclo e quantos usuários tem. Cada conta nova começa com um.", "A plan is what you sell: how many documents an account issues in each cycle and how many users it has. Every new account begins with one.";

    new_plan: "Nuevo plan", "Novo plano", "New plan";
    name: "Nombre", "Nome", "Name";
    name_hint: "Así lo eliges al crear una cuenta.", "É assim que você o escolhe ao criar uma conta.", "How you pick it when creating an account.";
    documents_unit: "comprobantes", "documentos", "documents";
    users_unit: "usuarios", "usuários", "users";
    cancel: "Cancelar", "Cancelar", "Cancel";
    make: "Crear plan", "Criar plano", "Create plan";
    made(name: &str): "Plan {name} creado", "Plano {name} criado", "Plan {name} created";
}
