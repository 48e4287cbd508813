//! The texts of accounts.

types::texts! {
    accounts: "Cuentas", "Contas", "Accounts";
    account: "Cuenta", "Conta", "Account";
    new_account: "Nueva cuenta", "Nova conta", "New account";

    // The list
    search: "Buscar cuentas", "Buscar contas", "Search accounts";
    search_by: "Empresa, RUC o correo", "Empresa, CNPJ ou e-mail", "Company, number or e-mail";
    company: "Empresa", "Empresa", "Company";
    tax_id: "RUC o CNPJ", "CNPJ ou RUC", "RUC or CNPJ";
    number: "Número", "Número", "Number";
    plan: "Plan", "Plano", "Plan";
    access: "Acceso", "Acesso", "Access";
    environment: "Entorno", "Ambiente", "Environment";
    state: "Estado", "Situação", "State";
    cycle_documents: "Comprob. del ciclo", "Docs. do ciclo", "Docs. this cycle";
    users: "Usuarios", "Usuários", "Users";
    total: "Total", "Total", "Total";
    documents_in_all: "Comprobantes en total", "Documentos no total", "Documents in all";
    documents_of(name: String): "{name}, comprobantes del ciclo", "{name}, documentos fiscais do ciclo", "{name}, documents this cycle";
    created: "Creada", "Criada", "Created";
    created_on(day: String): "Creada el {day}", "Criada em {day}", "Created {day}";
    production: "Producción", "Produção", "Production";
    demo: "Demo", "Demo", "Demo";
    active: "Activa", "Ativa", "Active";
    locked: "Bloqueada", "Bloqueada", "Locked";
    empty: "Todavía no hay cuentas", "Ainda não há contas", "No accounts yet";
    empty_more: "Cada cuenta es una empresa a la que vendes: aquí verás su plan, lo que emite y sus límites. Crea la primera para darle acceso.", "Cada conta é uma empresa para a qual você vende: aqui você verá o plano, o que ela emite e os limites. Crie a primeira para dar acesso a ela.", "Each account is a company you sell to: here you will see its plan, what it issues and its limits. Create the first to give it access.";
    empty_for_readers: "Cuando alguien de tu equipo cree la primera, aparecerá aquí con su plan, lo que emite y sus límites.", "Quando alguém da sua equipe criar a primeira, ela aparecerá aqui com o plano, o que emite e os limites.", "When somebody of your team creates the first, it will be here with its plan, what it issues and its limits.";
    not_found(words: String): "Ninguna cuenta coincide con “{words}”", "Nenhuma conta corresponde a “{words}”", "No account matches “{words}”";
    not_found_more: "Se busca en la empresa, el RUC o CNPJ, el hostname y el correo de acceso.", "A busca olha a empresa, o CNPJ ou RUC, o hostname e o e-mail de acesso.", "The company, the tax number, the hostname and the access e-mail are searched.";
    clear_search: "Quitar la búsqueda", "Limpar a busca", "Clear the search";

    // The strip
    summary: "Resumen", "Resumo", "Summary";
    accounts_of_plan: "Cuentas de tu plan", "Contas do seu plano", "Accounts of your plan";
    left(count: String): "Quedan {count}", "Restam {count}", "{count} left";
    no_maximum: "Sin máximo", "Sem máximo", "No maximum";
    documents_in_cycle: "Comprobantes del ciclo", "Documentos do ciclo", "Documents this cycle";
    near_limit: "Cerca de su límite", "Perto do limite", "Near their limit";
    locked_accounts: "Bloqueadas", "Bloqueadas", "Locked";
    of_all: "En todas tus cuentas", "Em todas as contas", "In all your accounts";
    of_shown(count: String): "En las {count} mostradas", "Nas {count} mostradas", "In the {count} shown";

    // The drawer and the page
    about(kind: &str, number: String, plan: String): "{kind} {number} · Plan {plan}", "{kind} {number} · Plano {plan}", "{kind} {number} · {plan} plan";
    account_about(kind: &str, number: String, hostname: String, since: String): "{kind} {number} · {hostname} · Cliente desde {since}", "{kind} {number} · {hostname} · Cliente desde {since}", "{kind} {number} · {hostname} · Client since {since}";
    open_page: "Abrir ficha", "Abrir ficha", "Open its page";
    use_and_limits: "Uso y límites", "Uso e limites", "Use and limits";
    no_such_account: "Esta cuenta no existe o no está a tu alcance.", "Esta conta não existe ou não está ao seu alcance.", "This account does not exist or is out of your reach.";
    no_such_account_more: "Puede que la dirección esté incompleta. Búscala en la lista.", "O endereço pode estar incompleto. Procure-a na lista.", "The address may be incomplete. Look for it in the list.";
    to_accounts: "Ir a Cuentas", "Ir para Contas", "Go to Accounts";
    parts: "Secciones de la cuenta", "Seções da conta", "Parts of the account";
    overview: "Resumen", "Resumo", "Overview";
    documents: "Comprobantes", "Documentos fiscais", "Documents";
    payments: "Pagos", "Pagamentos", "Payments";
    statement: "Estado de cuenta", "Extrato", "Statement";
    subscription: "Suscripción", "Assinatura", "Subscription";
    history: "Historial", "Histórico", "History";
    integration: "Integración", "Integração", "Integration";
    no_such_part: "Aquí no hay nada", "Não há nada aqui", "There is nothing here";
    no_such_part_more: "La cuenta no tiene esa sección, o tu rol no la ve.", "A conta não tem essa seção, ou o seu perfil não a vê.", "The account has no such part, or your role does not see it.";
    to_overview: "Ir al resumen", "Ir para o resumo", "Go to the overview";
    data: "Datos", "Dados", "Data";
    cycle: "Ciclo", "Ciclo", "Cycle";
    cycle_day(day: u8): "Empieza el día {day}", "Começa no dia {day}", "Starts on day {day}";

    // Locking
    lock_ask: "Bloquear…", "Bloquear…", "Lock…";
    lock: "Bloquear la cuenta", "Bloquear a conta", "Lock the account";
    do_not_lock: "No bloquear", "Não bloquear", "Do not lock";
    unlock: "Desbloquear", "Desbloquear", "Unlock";
    lock_which(name: String): "¿Bloquear {name}?", "Bloquear {name}?", "Lock {name}?";
    reason: "Motivo", "Motivo", "Reason";
    reason_hint: "Lo verá tu equipo en la ficha de la cuenta.", "Sua equipe verá na ficha da conta.", "Your team will see it on the account's page.";
    now_locked(name: String): "{name} quedó bloqueada", "{name} foi bloqueada", "{name} is locked";
    locked_by(by: String, since: String): "La bloqueó {by} · {since}", "Bloqueada por {by} · {since}", "Locked by {by} · {since}";

    // The form
    sections: "Secciones", "Seções", "Sections";
    done: "Completo:", "Completo:", "Complete:";
    wrong: "Por corregir:", "A corrigir:", "To correct:";
    company_data: "Datos principales", "Dados principais", "Main data";
    company_data_more: "El número y el nombre con los que emite.", "O número e o nome com que ela emite.", "The number and the name it issues with.";
    access_data: "Acceso", "Acesso", "Access";
    access_data_more: "Lo que le darás a tu cliente para que entre.", "O que você dará ao seu cliente para entrar.", "What you will give your client to sign in.";
    plan_and_cycle: "Plan y ciclo", "Plano e ciclo", "Plan and cycle";
    terms_data: "Plan y límites", "Plano e limites", "Plan and limits";
    country: "País", "País", "Country";
    peru: "Perú", "Peru", "Peru";
    brazil: "Brasil", "Brasil", "Brazil";
    company_name: "Nombre de la empresa", "Nome da empresa", "Company name";
    company_name_hint: "Razón social, tal como saldrá en los comprobantes.", "Razão social, tal como sairá nos documentos fiscais.", "The legal name, as it will stand on the documents.";
    hostname: "Hostname", "Hostname", "Hostname";
    hostname_hint: "La primera parte de la dirección de su sistema. No se cambia después.", "A primeira parte do endereço do sistema. Não muda depois.", "The first part of its software's address. It does not change later.";
    access_email: "Correo de acceso", "E-mail de acesso", "Access e-mail";
    access_email_hint: "Solo para entrar: nunca se le envía nada.", "Só para entrar: nunca enviamos nada a ele.", "Only to sign in: nothing is ever sent to it.";
    password: "Contraseña", "Senha", "Password";
    password_hint: "Cópiala ahora: luego no se puede ver.", "Copie agora: depois não dá para ver.", "Copy it now: it cannot be seen later.";
    choose_plan: "Elige un plan", "Escolha um plano", "Choose a plan";
    plan_option(name: String, documents: String, users: String): "{name}: {documents}, {users}", "{name}: {documents}, {users}", "{name}: {documents}, {users}";
    cycle_start: "Inicio del ciclo", "Início do ciclo", "Start of the cycle";
    payer: "Responsable del pago", "Responsável pelo pagamento", "Who pays";
    payer_client: "Tu cliente", "Seu cliente", "Your client";
    payer_reseller: "Tú", "Você", "You";
    payer_hint: "De la mensualidad del plan, desde el próximo período. Lo que pagas tú llega en tu factura del mes.", "Da mensalidade do plano, a partir do próximo período. O que você paga vem na sua fatura do mês.", "Of what the plan costs, from the next period on. What you pay comes in your invoice of the month.";
    cycle_start_hint: "Ese día se empieza a contar de nuevo; en un mes más corto, el último.", "Nesse dia a contagem recomeça; em um mês mais curto, no último.", "Counting begins anew on that day; in a shorter month, on its last.";
    day_of_month(day: u8): "Día {day}", "Dia {day}", "Day {day}";
    sent_by(sender: &str): "por {sender}", "por {sender}", "by {sender}";
    no_plans: "Todavía no hay planes: una cuenta necesita uno que diga cuánto puede emitir.", "Ainda não há planos: uma conta precisa de um que diga quanto pode emitir.", "There are no plans yet: an account needs one that says how much it may issue.";
    make_plan: "Crear un plan", "Criar um plano", "Create a plan";
    limit_of_plan: "Aplica el número del plan. Apagado, no hay límite.", "Aplica o número do plano. Desligado, não há limite.", "Applies the plan's number. Off, there is no limit.";
    will_be_made: "Se va a crear", "Será criada", "What will be made";
    cancel: "Cancelar", "Cancelar", "Cancel";
    create_account: "Crear cuenta", "Criar conta", "Create account";
    no_room(used: String, limit: String): "Tu plan ya está lleno: {used} de {limit} cuentas.", "Seu plano já está cheio: {used} de {limit} contas.", "Your plan is full: {used} of {limit} accounts.";
    no_room_more: "Pide uno mayor a tu proveedor. Lo que escribiste sigue aquí.", "Peça um maior ao seu fornecedor. O que você digitou continua aqui.", "Ask your provider for a larger one. What you typed is still here.";
    nothing_made: "No se creó la cuenta.", "A conta não foi criada.", "The account was not made.";

    // After it is made
    is_made(name: String): "{name} está lista", "{name} está pronta", "{name} is ready";
    hand_over: "Para tu cliente", "Para o seu cliente", "For your client";
    hand_over_more: "Con estos datos entra a su sistema.", "Com estes dados ele entra no sistema.", "With these it signs in to its software.";
    password_once: "La contraseña se ve solo ahora. Cópiala antes de salir de esta página.", "A senha aparece só agora. Copie antes de sair desta página.", "The password is shown only now. Copy it before you leave this page.";
    copy_everything: "Copiar todo", "Copiar tudo", "Copy everything";
    everything(name: String, hostname: String, email: String, password: String): "{name}\nHostname: {hostname}\nCorreo: {email}\nContraseña: {password}", "{name}\nHostname: {hostname}\nE-mail: {email}\nSenha: {password}", "{name}\nHostname: {hostname}\nE-mail: {email}\nPassword: {password}";
    next: "Y ahora", "E agora", "What next";
    make_key: "Crear una clave de integración", "Criar uma chave de integração", "Create an integration key";
    another_account: "Crear otra cuenta", "Criar outra conta", "Create another account";

    // Changing
    edit: "Editar", "Editar", "Edit";
    edit_account: "Editar la cuenta", "Editar a conta", "Edit the account";
    save: "Guardar cambios", "Salvar alterações", "Save changes";
    now_saved(name: String): "{name}: cambios guardados", "{name}: alterações salvas", "{name}: changes saved";
    nothing_changed: "No hay cambios que guardar.", "Não há alterações para salvar.", "There is nothing to save.";
    does_not_change: "No cambia", "Não muda", "Does not change";
    stays: "Quién es la empresa y por dónde entra.", "Quem é a empresa e por onde entra.", "Who the company is and where it signs in.";
    changed_elsewhere: "En su ficha se cambian:", "Na ficha dela se mudam:", "On its page one changes:";
    limits_and_switches: "Límites", "Limites", "Limits";
    on_older_version(number: String): "La cuenta sigue en la versión {number} de su plan, con los precios y límites de entonces. Se pasa a la vigente desde la página del plan.", "A conta continua na versão {number} do seu plano, com os preços e limites de então. Ela vai para a vigente pela página do plano.", "The account stays on version {number} of its plan, with the prices and limits of then. It is moved to the current one from the plan's page.";
    others_changed: "Otra persona cambió la cuenta mientras la editabas.", "Outra pessoa alterou a conta enquanto você editava.", "Somebody changed the account while you were editing it.";
    settings: "Entorno y correo", "Ambiente e e-mail", "Environment and mail";
    sent_to: "Envío", "Envio", "Sent to";
    sol: "Usuario SOL", "Usuário SOL", "SOL user";
    kept_since(user: String, day: String): "{user}, con contraseña del {day}", "{user}, com senha de {day}", "{user}, password of {day}";
    missing: "Falta", "Falta", "Missing";
    mail: "Correo saliente", "E-mail de saída", "Outgoing mail";
    no_mail: "Sin configurar", "Sem configurar", "Not set up";
    may_switch: "Puede pasar sola a producción", "Pode passar sozinha para produção", "May pass to production by itself";
    yes: "Sí", "Sim", "Yes";
    no: "No", "Não", "No";

    // Passing to production
    go_live_ask: "Pasar a producción…", "Passar para produção…", "Pass to production…";
    go_live: "Pasar a producción", "Passar para produção", "Pass to production";
    go_live_which(name: String): "¿Pasar {name} a producción?", "Passar {name} para produção?", "Pass {name} to production?";
    go_live_means: "Desde ahora sus comprobantes se envían, son válidos y se cuentan contra su plan. No se puede volver a demo, y lo que se probó se queda en la cuenta.", "A partir de agora seus documentos fiscais são enviados, são válidos e contam no plano. Não dá para voltar à demo, e o que foi testado fica na conta.", "From now on its documents are sent, are valid and count against its plan. There is no way back to demo, and what was tried stays in the account.";
    go_live_lacks: "Antes hacen falta el usuario SOL secundario y su contraseña.", "Antes são necessários o usuário SOL secundário e a senha.", "The secondary SOL user and its password are needed first.";
    fill_them_in: "Completarlos", "Preencher", "Fill them in";
    type_hostname(hostname: String): "Escribe {hostname} para confirmar", "Digite {hostname} para confirmar", "Type {hostname} to confirm";
    stay_in_demo: "Seguir en demo", "Continuar em demo", "Stay in demo";
    is_live(name: String): "{name} está en producción", "{name} está em produção", "{name} is in production";

    // Demo twins
    twin: "Gemela de demostración", "Gêmea de demonstração", "Demo twin";
    twin_more: "La misma empresa en demo, con su propio hostname, contraseña y datos: lo que se prueba allí nunca llega aquí.", "A mesma empresa em demo, com hostname, senha e dados próprios: o que se testa lá nunca chega aqui.", "The same company in demo, with a hostname, password and data of its own: what is tried there never comes here.";
    twin_of_more: "Esta cuenta es para probar y se queda en demo. La de verdad es otra.", "Esta conta é para testar e fica em demo. A de verdade é outra.", "This account is for trying and stays in demo. The real one is another.";
    make_twin_ask: "Crear gemela…", "Criar gêmea…", "Create twin…";
    make_twin: "Crear la gemela", "Criar a gêmea", "Create the twin";
    make_twin_of(name: String): "Gemela de demostración de {name}", "Gêmea de demonstração de {name}", "Demo twin of {name}";
    make_twin_means: "Tendrá el mismo plan y los mismos módulos, y cuenta como una cuenta más de tu plan. Tu cliente entra con su correo de acceso y esta contraseña.", "Terá o mesmo plano e os mesmos módulos, e conta como mais uma conta do seu plano. O seu cliente entra com o e-mail de acesso e esta senha.", "It will have the same plan and modules, and counts as one more account of your plan. Your client signs in with its access e-mail and this password.";
    twin_is_ready: "La gemela está lista", "A gêmea está pronta", "The twin is ready";
    handed_over: "Ya la copié", "Já copiei", "I copied it";

    // Integration
    keys: "Claves de integración", "Chaves de integração", "Integration keys";
    keys_more: "Con una clave, el sistema de la empresa envía sus comprobantes e informa sus usuarios.", "Com uma chave, o sistema da empresa envia seus documentos fiscais e informa seus usuários.", "With a key the company's software sends its documents and reports its users.";
    no_keys: "Ninguna clave todavía", "Nenhuma chave ainda", "No key yet";
    no_keys_more: "Crea una para cada sistema que envíe comprobantes: así se puede revocar una sin parar las demás.", "Crie uma para cada sistema que envie documentos fiscais: assim é possível revogar uma sem parar as outras.", "Create one for each system that sends documents: one can then be revoked without stopping the others.";
    new_key: "Nueva clave", "Nova chave", "New key";
    key_name: "Nombre", "Nome", "Name";
    key_name_hint: "Para qué sistema es, como “Caja de la tienda”.", "Para qual sistema é, como “Caixa da loja”.", "Which system it is for, such as “Till of the shop”.";
    create_key: "Crear clave", "Criar chave", "Create key";
    key_made(name: String): "Clave creada: {name}", "Chave criada: {name}", "Key created: {name}";
    key_secret: "Clave de integración", "Chave de integração", "Integration key";
    key_once: "Se ve solo esta vez. Guárdala donde la use el sistema; si se pierde, crea otra.", "Aparece só desta vez. Guarde-a onde o sistema a use; se for perdida, crie outra.", "It is shown this once. Keep it where the system uses it; if it is lost, create another.";
    key_kept: "Ya la guardé", "Já guardei", "I have kept it";
    last_used(moment: String): "Usada: {moment}", "Usada: {moment}", "Used: {moment}";
    never_used: "Sin usar", "Sem uso", "Never used";
    revoke_ask: "Revocar…", "Revogar…", "Revoke…";
    revoke_which(name: String): "Revocar… {name}", "Revogar… {name}", "Revoke… {name}";
    revoke_title(name: String): "¿Revocar la clave “{name}”?", "Revogar a chave “{name}”?", "Revoke the key “{name}”?";
    revoke: "Revocar la clave", "Revogar a chave", "Revoke the key";
    revoke_means: "El sistema que la usa dejará de enviar comprobantes de inmediato. No se puede deshacer.", "O sistema que a usa deixará de enviar documentos fiscais de imediato. Não dá para desfazer.", "The system that uses it will stop sending documents at once. It cannot be undone.";
    key_revoked(name: String): "Clave “{name}” revocada", "Chave “{name}” revogada", "Key “{name}” revoked";
    example: "Enviar un comprobante", "Enviar um documento fiscal", "Sending a document";
    example_more: "El XML firmado, tal como es: UBL en Perú, NF-e o NFC-e en Brasil.", "O XML assinado, tal como é: UBL no Peru, NF-e ou NFC-e no Brasil.", "The signed XML, as it is: UBL in Peru, NF-e or NFC-e in Brazil.";
    copy_command: "Copiar", "Copiar", "Copy";
    your_key: "TU_CLAVE", "SUA_CHAVE", "YOUR_KEY";
    document_file: "comprobante", "documento", "document";

    // Modules
    modules: "Módulos", "Módulos", "Modules";
    modules_more: "Vienen los del plan; quita lo que este cliente no necesite ver.", "Vêm os do plano; tire o que este cliente não precisa ver.", "They come from the plan; take out what this client need not see.";
    modules_shown: "Lo que verá en su sistema", "O que verá no sistema", "What they will see in their software";
    modules_of_plan: "Los del plan", "Os do plano", "Those of the plan";
    modules_count(count: String): "{count} elegidos", "{count} escolhidos", "{count} chosen";
    modules_edit: "Lo que tu cliente ve en su sistema. El cambio llega la próxima vez que su sistema lo consulte.", "O que o seu cliente vê no sistema. A mudança chega na próxima vez que o sistema consultar.", "What your client sees in their software. The change arrives the next time their software asks.";
    modules_read: "Lo que este cliente ve en su sistema.", "O que este cliente vê no sistema.", "What this client sees in their software.";
    modules_saved: "Módulos guardados", "Módulos salvos", "Modules saved";
    save_modules: "Guardar módulos", "Salvar módulos", "Save modules";
    undo_changes: "Deshacer cambios", "Desfazer alterações", "Undo changes";
    hostname_free: "Está libre", "Está livre", "It is free";
    hostnames_free: "Están libres", "Estão livres", "These are free";
}
