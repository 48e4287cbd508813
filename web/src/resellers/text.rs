//! The texts of the operator's pages.

types::texts! {
    resellers: "Revendedores", "Revendas", "Resellers";
    resellers_more: "Quién vende con esta instalación, y cuánto le queda de su plan.", "Quem vende com esta instalação, e quanto resta do plano.", "Who sells with this installation, and what is left of their plan.";
    list: "Revendedores, los más nuevos primero", "Revendas, as mais novas primeiro", "Resellers, the newest first";
    reseller: "Revendedor", "Revenda", "Reseller";
    plan: "Plan", "Plano", "Plan";
    accounts: "Cuentas", "Contas", "Accounts";
    standing: "Estado", "Situação", "State";
    created: "Creado", "Criado em", "Created";
    active: "Activo", "Ativa", "Active";
    suspended: "Suspendido", "Suspensa", "Suspended";
    suspended_since(when: String): "Suspendido desde el {when}", "Suspensa desde {when}", "Suspended since {when}";
    nobody: "Todavía no hay revendedores", "Ainda não há revendas", "No resellers yet";
    nobody_more: "Un revendedor vende cuentas de facturación a sus clientes, hasta donde llega el plan que le des.", "Uma revenda vende contas de faturamento aos seus clientes, até onde vai o plano que você der.", "A reseller sells invoicing accounts to its clients, as far as the plan you give goes.";
    country: "País", "País", "Country";
    peru: "Perú", "Peru", "Peru";
    brazil: "Brasil", "Brasil", "Brazil";

    cancel: "Cancelar", "Cancelar", "Cancel";
    change_plan_ask: "Cambiar de plan…", "Trocar de plano…", "Change the plan…";
    change_plan: "Cambiar de plan", "Trocar de plano", "Change the plan";
    plan_of(name: &str): "Plan de {name}", "Plano de {name}", "Plan of {name}";
    now_on(name: &str, plan: &str): "{name} está ahora en {plan}", "{name} está agora em {plan}", "{name} is now on {plan}";
    keeps_them(accounts: String): "Tiene {accounts} cuentas, más de las que admite este plan: las conserva y no podrá crear otras.", "Tem {accounts} contas, mais do que este plano admite: fica com elas e não poderá criar outras.", "It has {accounts} accounts, more than this plan allows: it keeps them and cannot create others.";
    suspend_ask: "Suspender…", "Suspender…", "Suspend…";
    suspend: "Suspender", "Suspender", "Suspend";
    suspend_whom(name: &str): "¿Suspender a {name}?", "Suspender {name}?", "Suspend {name}?";
    suspend_more: "Sus personas no podrán trabajar en Talonario. Los sistemas de sus clientes siguen emitiendo. Puedes reanudarlo cuando quieras.", "As pessoas dela não poderão trabalhar no Talonario. Os sistemas dos clientes continuam emitindo. Você pode reativá-la quando quiser.", "Its people will not be able to work in Talonario. Its clients' systems go on issuing. You can resume it at any time.";
    reason: "Motivo", "Motivo", "Reason";
    reason_hint: "Queda a la vista en esta página.", "Fica à vista nesta página.", "It stays in sight on this page.";
    suspended_now(name: &str): "{name} está suspendido", "{name} está suspensa", "{name} is suspended";
    resume: "Reanudar", "Reativar", "Resume";
    resumed(name: &str): "{name} puede trabajar de nuevo", "{name} pode trabalhar de novo", "{name} can work again";

    new_reseller: "Nuevo revendedor", "Nova revenda", "New reseller";
    make_reseller: "Crear revendedor", "Criar revenda", "Create reseller";
    company: "Empresa", "Empresa", "Company";
    company_name: "Nombre de la empresa", "Nome da empresa", "Company name";
    owner: "Propietaria o propietario", "Proprietária ou proprietário", "Owner";
    owner_more: "La primera persona que entra; luego agrega a las demás.", "A primeira pessoa a entrar; depois ela adiciona as demais.", "The first person to sign in; they then add the others.";
    owner_name: "Nombre", "Nome", "Name";
    email: "Correo", "E-mail", "E-mail";
    language: "Idioma", "Idioma", "Language";
    first_password: "Contraseña inicial", "Senha inicial", "First password";
    first_password_hint: "Para entregarla; después pone la suya.", "Para entregar; depois a pessoa define a própria.", "To hand over; they then set their own.";
    may_come(name: &str): "{name} ya puede empezar", "{name} já pode começar", "{name} can begin";
    hand_over: "Datos de acceso", "Dados de acesso", "How to sign in";
    hand_over_more: "De la persona propietaria.", "Da pessoa proprietária.", "For the owner.";
    make_another: "Crear otro", "Criar outra", "Create another";
    see_reseller: "Ver el revendedor", "Ver a revenda", "See the reseller";

    reseller_plans: "Planes de revendedor", "Planos de revenda", "Reseller plans";
    reseller_plans_more: "Cuántas cuentas puede tener cada revendedor.", "Quantas contas cada revenda pode ter.", "How many accounts each reseller may have.";
    reseller_plan: "Plan de revendedor", "Plano de revenda", "Reseller plan";
    choose_plan: "Elige un plan", "Escolha um plano", "Choose a plan";
    no_plans_yet: "Todavía no hay planes de revendedor.", "Ainda não há planos de revenda.", "There are no reseller plans yet.";
    plan_up_to(name: &str, maximum: String): "{name} · hasta {maximum} cuentas", "{name} · até {maximum} contas", "{name} · up to {maximum} accounts";
    plan_no_limit(name: &str): "{name} · cuentas sin límite", "{name} · contas sem limite", "{name} · unlimited accounts";
    plan_list: "Planes de revendedor, los más nuevos primero", "Planos de revenda, os mais novos primeiro", "Reseller plans, the newest first";
    maximum_accounts: "Máximo de cuentas", "Máximo de contas", "Maximum accounts";
    discount: "Descuento", "Desconto", "Discount";
    no_discount: "Ninguno", "Nenhum", "None";
    discount_percent: "Descuento, en %", "Desconto, em %", "Discount, in %";
    discount_hint: "Sobre el precio de los planes, en las cuentas que paga el revendedor.", "Sobre o preço dos planos, nas contas que a própria revenda paga.", "Off the price of plans, for accounts that the reseller pays for.";
    accounts_unit: "cuentas", "contas", "accounts";
    no_plans: "Todavía no hay planes de revendedor", "Ainda não há planos de revenda", "No reseller plans yet";
    no_plans_more: "Un plan dice cuántas cuentas puede tener un revendedor. Hace falta uno para crear el primero.", "Um plano diz quantas contas uma revenda pode ter. É preciso um para criar a primeira.", "A plan says how many accounts a reseller may have. You need one to create the first.";
    new_plan: "Nuevo plan", "Novo plano", "New plan";
    make_plan: "Crear plan", "Criar plano", "Create plan";
    plan_made: "Plan creado", "Plano criado", "Plan created";
    plan_changed: "Plan guardado", "Plano salvo", "Plan saved";
    plan_stale: "Otra persona lo cambió mientras tanto: míralo y ábrelo otra vez", "Outra pessoa o alterou nesse meio-tempo: veja e abra de novo", "Somebody else changed it meanwhile: look at it and open it again";
    change_of(name: &str): "Cambiar {name}", "Alterar {name}", "Change {name}";
    change_means: "Vale para todos los revendedores que están en este plan. Lo ya facturado se queda como está; el descuento nuevo vale desde el próximo cobro.", "Vale para todas as revendas que estão neste plano. O que já foi faturado fica como está; o novo desconto vale a partir da próxima cobrança.", "Holds for all resellers on this plan. What was invoiced stays; the new discount holds from the next charge on.";
    save_plan: "Guardar", "Salvar", "Save";
    name: "Nombre", "Nome", "Name";
    plan_name_hint: "Así lo eliges al crear un revendedor.", "É assim que você o escolhe ao criar uma revenda.", "How you pick it when creating a reseller.";

    up_to: "Hasta", "Até", "Up to";
    no_limit: "Sin límite", "Sem limite", "No limit";
}
