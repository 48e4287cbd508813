//! The texts of views.

types::texts! {
    views: "Vistas", "Visões", "Views";
    view_is(name: &str): "Vista: {name}", "Visão: {name}", "View: {name}";
    changed(name: &str): "{name} (cambiada)", "{name} (alterada)", "{name} (changed)";
    everything: "Todas las cuentas", "Todas as contas", "All accounts";
    yours: "Tus vistas", "Suas visões", "Your views";
    none: "Filtra y ordena la lista como la necesites y guárdala con un nombre.", "Filtre e ordene a lista como precisar e salve com um nome.", "Filter and sort the list as you need it and keep it under a name.";
    keep_ask: "Guardar esta vista…", "Salvar esta visão…", "Save this view…";
    replace(name: &str): "Guardar los cambios en “{name}”", "Salvar as alterações em “{name}”", "Save the changes in “{name}”";
    rename_ask(name: &str): "Cambiar el nombre de “{name}”…", "Renomear “{name}”…", "Rename “{name}”…";
    delete(name: &str): "Eliminar “{name}”", "Excluir “{name}”", "Delete “{name}”";
    full(most: String): "Ya tienes {most} vistas, el máximo. Elimina una para guardar otra.", "Você já tem {most} visões, o máximo. Exclua uma para salvar outra.", "You have {most} views, the most there can be. Delete one to save another.";
    keep_title: "Guardar esta vista", "Salvar esta visão", "Save this view";
    rename_title: "Cambiar el nombre de la vista", "Renomear a visão", "Rename the view";
    name: "Nombre", "Nome", "Name";
    name_hint: "Guarda la búsqueda, los filtros, el orden y las columnas. Solo la ves tú.", "Salva a busca, os filtros, a ordem e as colunas. Só você a vê.", "It keeps the search, the filters, the order and the columns. Only you see it.";
    keep: "Guardar vista", "Salvar visão", "Save view";
    rename: "Cambiar nombre", "Renomear", "Rename";
    take_its_place(name: &str): "Reemplazar “{name}”", "Substituir “{name}”", "Replace “{name}”";
    now_kept(name: String): "Vista “{name}” guardada", "Visão “{name}” salva", "View “{name}” saved";
    now_renamed(name: String): "La vista se llama “{name}”", "A visão se chama “{name}”", "The view is called “{name}”";
    now_deleted(name: String): "Vista “{name}” eliminada", "Visão “{name}” excluída", "View “{name}” deleted";
}
