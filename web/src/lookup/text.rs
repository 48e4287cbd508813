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

types::texts! {
    ways: "Formas de consultar", "Formas de consultar", "Ways to look up";
    by_one: "Un número", "Um número", "One number";
    by_several: "Varios", "Vários", "Several";
    by_name: "Por nombre", "Por nome", "By name";

    paste: "Pega tus números", "Cole seus números", "Paste your numbers";
    paste_hint: "RUC, DNI y CNPJ juntos, uno por línea o separados por comas. Hasta 100.", "RUC, DNI e CNPJ juntos, um por linha ou separados por vírgulas. Até 100.", "RUC, DNI and CNPJ together, one a line or with commas between them. Up to 100.";
    one_number: "1 número", "1 número", "1 number";
    numbers(count: usize): "{count} números", "{count} números", "{count} numbers";
    ask_one: "Consultar 1 número", "Consultar 1 número", "Look 1 number up";
    ask_several(count: usize): "Consultar {count} números", "Consultar {count} números", "Look {count} numbers up";
    one_misspelt: "1 mal escrito", "1 mal escrito", "1 misspelt";
    misspelt(count: usize): "{count} mal escritos", "{count} mal escritos", "{count} misspelt";
    one_repeated: "1 repetido", "1 repetido", "1 repeated";
    repeated(count: usize): "{count} repetidos", "{count} repetidos", "{count} repeated";
    too_many(most: usize, over: usize): "Van {most} como máximo: sobran {over}.", "Vão {most} no máximo: sobram {over}.", "{most} go at most: {over} too many.";
    line(number: usize): "Línea {number}", "Linha {number}", "Line {number}";
    and_more(count: usize): "y {count} más", "e mais {count}", "and {count} more";
    several_none: "Consulta una lista de una vez", "Consulte uma lista de uma vez", "Look up a list at once";
    several_none_more: "Los resultados salen aquí en el orden en que los pegues, para copiarlos o llevarlos en un CSV.", "Os resultados aparecem aqui na ordem em que forem colados, para copiar ou levar em um CSV.", "The results come here in the order you paste them, to be copied or taken as CSV.";

    found_of(found: usize, all: usize): "{found} de {all} encontrados", "{found} de {all} encontrados", "{found} of {all} found";
    counted(count: i64): "Cuenta como consultas: {count}. Lo mal escrito, lo repetido y lo que falló no cuenta.", "Conta como consultas: {count}. O mal escrito, o repetido e o que falhou não conta.", "Counted as look-ups: {count}. What is misspelt, repeated or failed is not.";
    in_order: "Resultados, en el orden en que se pegaron", "Resultados, na ordem em que foram colados", "Results, in the order in which they were pasted";
    name_and_number: "Nombre y número", "Nome e número", "Name and number";
    number: "Número", "Número", "Number";
    name: "Nombre", "Nome", "Name";
    state: "Estado", "Situação", "State";
    condition: "Domicilio", "Domicílio", "Whereabouts";
    place: "Lugar", "Lugar", "Place";
    outcome: "Resultado", "Resultado", "Outcome";
    copy_one(name: &str): "Copiar el número de {name}", "Copiar o número de {name}", "Copy the number of {name}";
    found: "Encontrado", "Encontrado", "Found";
    no_such: "No existe", "Não existe", "Does not exist";
    no_such_more(name: &str): "Ese {name} no figura en el registro", "Esse {name} não consta no cadastro", "That {name} is not in the registry";
    wrong: "Mal escrito", "Mal escrito", "Misspelt";
    failed: "Sin respuesta", "Sem resposta", "No answer";
    failed_more: "No se pudo consultar; el número puede existir. Reintenta.", "Não foi possível consultar; o número pode existir. Tente de novo.", "The look-up failed; the number may exist. Try again.";
    nobody_asked: "Sin consultar", "Sem consulta", "Not asked";
    nobody_asked_more(name: &str): "Esta instalación no tiene dónde consultar un {name}", "Esta instalação não tem onde consultar um {name}", "This installation has nowhere to look a {name} up";

    company_name: "Nombre de la empresa o persona", "Nome da empresa ou pessoa", "Name of the company or person";
    name_hint: "Escribe una o más palabras del nombre, en cualquier orden; la última puede ir a medias.", "Escreva uma ou mais palavras do nome, em qualquer ordem; a última pode ficar pela metade.", "Write one or more words of the name, in any order; the last may be unfinished.";
    name_short: "Escribe al menos 3 letras.", "Escreva pelo menos 3 letras.", "Write at least 3 letters.";
    names_of: "Se busca en el padrón de SUNAT. Cada búsqueda cuenta como una consulta.", "A busca é no cadastro da SUNAT. Cada busca conta como uma consulta.", "SUNAT's registry is searched. Each search counts as one look-up.";
    clear: "Borrar", "Apagar", "Clear";
    one_named: "1 resultado", "1 resultado", "1 result";
    so_many_named(count: usize): "{count} resultados", "{count} resultados", "{count} results";
    first_of_more(count: usize): "Los primeros {count}; escribe más para acotar", "Os primeiros {count}; escreva mais para restringir", "The first {count}; write more to narrow it down";
    nobody_named(name: &str): "Nadie con «{name}» en el padrón", "Ninguém com «{name}» no cadastro", "Nobody with “{name}” in the registry";
    nobody_named_more: "Prueba con menos palabras, o con otra forma de escribirlas.", "Tente com menos palavras, ou com outra forma de escrevê-las.", "Try fewer words, or another way of writing them.";
    indexing: "Los nombres aún se están indexando", "Os nomes ainda estão sendo indexados", "The names are still being indexed";
    indexing_more: "El padrón acaba de cargarse. Por número ya se puede consultar; por nombre, en unos minutos.", "O cadastro acabou de ser carregado. Por número já se pode consultar; por nome, em alguns minutos.", "The registry was just loaded. Numbers can be looked up already; names in a few minutes.";
    try_again: "Reintentar", "Tentar de novo", "Try again";
    no_padron: "Esta instalación aún no tiene el padrón", "Esta instalação ainda não tem o cadastro", "This installation has no registry yet";
    create: "Crear cuenta", "Criar conta", "Create account";

    branches: "Establecimientos", "Estabelecimentos", "Branches";
    no_branches: "Sin anexos", "Sem anexos", "None";
    one_branch: "1 anexo", "1 anexo", "1 branch";
    so_many_branches(count: String): "{count} anexos", "{count} anexos", "{count} branches";
    first_branches(count: usize): "Los primeros {count}", "Os primeiros {count}", "The first {count}";
}
