//! The texts of look-ups.

types::texts! {
    title: "Consulta de RUC, DNI y CNPJ", "Consulta de RUC, DNI e CNPJ", "RUC, DNI and CNPJ look-up";
    title_more: "Quién está detrás de un número. Al escribirlo se revisa su dígito verificador.", "Quem está por trás de um número. Ao digitar, o dígito verificador é conferido.", "Who is behind a number. Its check digit is checked while you type.";
    kind: "Qué número", "Qual número", "Which number";
    ruc_hint: "11 dígitos. Puedes pegarlo con espacios o guiones.", "11 dígitos. Você pode colar com espaços ou hifens.", "11 digits. You may paste it with spaces or hyphens.";
    dni_hint: "8 dígitos; si quieres, con el carácter verificador.", "8 dígitos; se quiser, com o caractere verificador.", "8 digits; with its check character if you like.";
    cnpj_hint: "14 caracteres, con o sin puntos; puede llevar letras.", "14 caracteres, com ou sem pontos; pode ter letras.", "14 characters, with or without points; it may have letters.";
    cpf_hint: "11 dígitos, con o sin puntos.", "11 dígitos, com ou sem pontos.", "11 digits, with or without points.";
    checked_only: "De un CPF solo se revisan los dígitos: no hay un registro público de personas de Brasil.", "De um CPF só se conferem os dígitos: não há cadastro público de pessoas do Brasil.", "Only the digits of a CPF are checked: there is no public registry of people of Brazil.";
    ask_for(registry: &str, name: &str): "{registry}: buscar el {name}", "{registry}: buscar o {name}", "{registry}: look the {name} up";
    give_up: "Dejar de buscar", "Parar a busca", "Stop looking";
    ask: "Consultar", "Consultar", "Look up";
    so_many(count: usize, all: usize): "{count} de {all} caracteres", "{count} de {all} caracteres", "{count} of {all} characters";
    right: "El dígito verificador corresponde.", "O dígito verificador confere.", "The check digit matches.";
    right_dni: "Tiene sus 8 dígitos.", "Tem os 8 dígitos.", "It has its 8 digits.";

    address: "Dirección", "Endereço", "Address";
    district: "Distrito", "Distrito", "District";
    municipality: "Municipio", "Município", "Municipality";
    name_alone: "De una persona solo se muestra el nombre.", "De uma pessoa só se mostra o nome.", "Of a person only the name is shown.";
    origin_padron(day: String): "Padrón reducido de SUNAT, cargado el {day}", "Cadastro reduzido da SUNAT, carregado em {day}", "SUNAT's reduced registry, loaded {day}";
    origin_provider(when: String): "Proveedor de consultas, {when}", "Provedor de consultas, {when}", "Look-up provider, {when}";
    copy: "Copiar", "Copiar", "Copy";
    create_account(name: &str): "Crear cuenta con este {name}", "Criar conta com este {name}", "Create an account with this {name}";
    look_before: "No figura como activo y habido: revísalo antes de crear una cuenta.", "Não consta como ativo e localizado: confira antes de criar uma conta.", "It is not listed as active and located: check before creating an account.";
    not_in_order: "No figura como activo y habido", "Não consta como ativo e localizado", "Not listed as active and located";
    missing(name: &str, number: &str): "El {name} {number} no figura en el registro", "O {name} {number} não consta no cadastro", "{name} {number} is not in the registry";
    missing_more: "El número está bien escrito. Puede ser de alguien que se inscribió hace poco.", "O número está bem escrito. Pode ser de alguém que se inscreveu há pouco.", "The number is well formed. It may belong to somebody who registered lately.";
    missing_by_hand: "Revisa el número; si es nuevo, escribe el nombre a mano.", "Confira o número; se for novo, escreva o nome à mão.", "Check the number; if it is new, write the name by hand.";
    use_name(name: &str): "Usar {name}", "Usar {name}", "Use {name}";
    nobody(name: &str): "Esta instalación no tiene dónde consultar un {name}", "Esta instalação não tem onde consultar um {name}", "This installation has nowhere to look a {name} up";
    nobody_more: "Quien la opera puede cargar el padrón de SUNAT o configurar un proveedor de consultas.", "Quem a opera pode carregar o cadastro da SUNAT ou configurar um provedor de consultas.", "Whoever runs it can load SUNAT's registry or set a look-up provider up.";
    nobody_by_hand(name: &str): "Esta instalación no tiene dónde consultar un {name}: escribe el nombre a mano.", "Esta instalação não tem onde consultar um {name}: escreva o nome à mão.", "This installation has nowhere to look a {name} up: write the name by hand.";

    recent: "Últimas consultas", "Últimas consultas", "Latest look-ups";
    recent_none: "Las que hagas en esta pestaña quedan aquí hasta que la cierres o la recargues.", "As que você fizer nesta aba ficam aqui até fechá-la ou recarregá-la.", "Those you make in this tab stay here until you close or reload it.";
    not_there: "No figura en el registro", "Não consta no cadastro", "Not in the registry";

    source(when: String, rows: String): "Padrón cargado el {when} · {rows} contribuyentes", "Cadastro carregado em {when} · {rows} contribuintes", "Registry loaded {when} · {rows} taxpayers";
    unread(rows: String): " · {rows} filas no se pudieron leer", " · {rows} linhas não puderam ser lidas", " · {rows} rows could not be read";
    checksum: "SHA-256", "SHA-256", "SHA-256";
    provided(names: &str): "Si no está ahí, se pregunta a un proveedor: {names}", "Se não está ali, pergunta-se a um provedor: {names}", "What is not there is asked of a provider: {names}";
    lookups(count: String): "Consultas de tu equipo este mes: {count}", "Consultas da sua equipe neste mês: {count}", "Your team's look-ups this month: {count}";
}
