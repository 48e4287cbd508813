//! The texts of modules.

types::texts! {
    modules: "Módulos", "Módulos", "Modules";
    modules_more: "Lo que puede mostrar el sistema de cada cuenta. Los revendedores eligen de aquí; lo que retires ya no se da, y quien lo tiene lo conserva.", "O que o sistema de cada conta pode mostrar. As revendas escolhem daqui; o que você retirar não é mais dado, e quem tem continua com ele.", "What the software of each account can show. Resellers choose from here; what you retire is given to nobody new, and who has it keeps it.";
    list: "Módulos y sus partes, en su orden", "Módulos e suas partes, na ordem", "Modules and their parts, in their order";
    of(count: String, total: String): "{count} de {total}", "{count} de {total}", "{count} of {total}";
    parts_of(name: &str): "Partes de {name}", "Partes de {name}", "Parts of {name}";
    retired: "retirado", "retirado", "retired";
    name: "Nombre", "Nome", "Name";
    code: "Código", "Código", "Code";
    actions: "Acciones", "Ações", "Actions";
    spanish: "Nombre en español", "Nome em espanhol", "Name in Spanish";
    portuguese: "Nombre en portugués", "Nome em português", "Name in Portuguese";
    english: "Nombre en inglés", "Nome em inglês", "Name in English";
    nothing: "El catálogo está vacío", "O catálogo está vazio", "The catalogue is empty";
    nothing_more: "Un módulo es lo que un cliente ve en su sistema: ventas, compras, punto de venta. Añade el primero y después sus partes.", "Um módulo é o que um cliente vê no sistema: vendas, compras, ponto de venda. Adicione o primeiro e depois as partes.", "A module is what a client sees in their software: sales, purchases, point of sale. Add the first, and then its parts.";

    new_module: "Nuevo módulo", "Novo módulo", "New module";
    new_part: "Añadir una parte…", "Adicionar uma parte…", "Add a part…";
    new_part_of(name: String): "Nueva parte de {name}", "Nova parte de {name}", "New part of {name}";
    rename: "Cambiar el nombre…", "Mudar o nome…", "Rename…";
    renaming(name: String): "Nombre de {name}", "Nome de {name}", "Name of {name}";
    code_hint: "Así lo reconoce el sistema del cliente. No se cambia después.", "É assim que o sistema do cliente o reconhece. Não muda depois.", "How the client's software knows it. It cannot be changed later.";
    add: "Añadir", "Adicionar", "Add";
    save: "Guardar", "Salvar", "Save";
    added(name: String): "{name} añadido", "{name} adicionado", "{name} added";
    renamed(name: String): "Ahora se llama {name}", "Agora se chama {name}", "It is now called {name}";
    up(name: String): "Subir {name}", "Subir {name}", "Move {name} up";
    down(name: String): "Bajar {name}", "Descer {name}", "Move {name} down";
    actions_of(name: String): "Acciones de {name}", "Ações de {name}", "Actions of {name}";
    retire: "Retirar", "Retirar", "Retire";
    restore: "Volver a ofrecer", "Oferecer de novo", "Offer again";
    was_retired(name: String): "{name} ya no se da a nadie más", "{name} não é mais dado a ninguém", "{name} is given to nobody new";
    was_restored(name: String): "{name} se ofrece otra vez", "{name} é oferecido de novo", "{name} is offered again";
}
