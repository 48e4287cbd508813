//! The padrón, for whoever runs the installation: which one answers, where newer ones come from, how an update goes.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use types::access::Operation;
use types::lookup::{GetPadron, PadronEnd, PadronFailure, PadronRun, PadronStage, PadronState, UpdatePadron};

use crate::auth::may;
use crate::kit::effect::effect;
use crate::kit::{
    Button, Card, Confirm, ErrorNote, Fact, Facts, Kind, Note, SkelLines, Task, Tone, language, load, say, t,
};

/// So often an update that runs is asked about, in milliseconds.
const PAUSE: u32 = 1_500;

/// The card, where somebody may see it. `on_end` is called when an update has ended.
#[component]
pub fn PadronCard(#[prop(optional)] on_end: Option<Callback<()>>) -> impl IntoView {
    may(Operation::GetPadron).then(|| shown(on_end))
}

fn shown(on_end: Option<Callback<()>>) -> AnyView {
    let state = load(|| Some(GetPadron {}));
    let (open, task) = (RwSignal::new(false), Task::new());
    let runs = Memo::new(move |_| state.value.read().as_ref().is_some_and(|state| state.running.is_some()));
    let can = Memo::new(move |_| state.value.read().as_ref().is_some_and(|state| state.host.is_some()));
    let waits = StoredValue::new(false);
    effect(move || {
        state.failure.track();
        let runs = state.value.read().as_ref().is_some_and(|state| state.running.is_some());
        if runs && !waits.get_value() {
            waits.set_value(true);
            spawn_local(async move {
                TimeoutFuture::new(PAUSE).await;
                if waits.try_set_value(false).is_none() {
                    state.again();
                }
            });
        }
    });
    let ran = StoredValue::new(false);
    effect(move || {
        let runs = runs.get();
        if let (true, false, Some(on_end)) = (ran.get_value(), runs, on_end) {
            on_end.run(());
        }
        ran.set_value(runs);
    });
    let update = Callback::new(move |()| {
        task.run(UpdatePadron {}, move |told| {
            open.set(false);
            state.set(told);
        });
    });
    let ask = Callback::new(move |()| open.set(true));
    let button = move || {
        let offered = can.get() && !runs.get();
        offered.then(|| view! { <Button label=t(text::update) icon="redo" on_click=ask /> })
    };
    let acts = move || view! { {button} };
    view! {
        <Card title=t(text::title) about=t(text::about) acts>
            <div class="stack">
                {move || state.failure.get().map(|failure| view! { <ErrorNote failure /> })}
                {move || match state.value.get() {
                    Some(state) => told(state),
                    None => view! { <SkelLines lines=4 /> }.into_any(),
                }}
            </div>
        </Card>
        <Confirm open title=t(text::sure) verb=t(text::update) task kind=Kind::Primary on_confirm=update>
            <p>{t(text::sure_more)}</p>
        </Confirm>
    }
    .into_any()
}

fn told(state: PadronState) -> AnyView {
    let origin = match (&state.host, state.hour) {
        (Some(host), Some(hour)) => text::from_at(language(), host, format!("{hour:02}:00")),
        (Some(host), None) => text::from_asked(language(), host),
        (None, _) => t(text::by_command).to_owned(),
    };
    let bytes = state.bytes;
    let padron = match state.padron {
        Some(padron) => {
            let sha256 = padron.sha256.clone();
            view! {
                <Facts>
                    <Fact name=t(text::taxpayers)><span class="num">{say::number(padron.rows)}</span></Fact>
                    <Fact name=t(text::loaded)>{say::moment(padron.imported_at)}</Fact>
                    <Fact name=t(text::unread)><span class="num">{say::number(padron.rejected)}</span></Fact>
                    <Fact name=t(text::size)><span class="num">{say::size(bytes)}</span></Fact>
                    <Fact name="SHA-256"><code>{sha256}</code></Fact>
                    <Fact name=t(text::origin)>{origin}</Fact>
                </Facts>
            }
            .into_any()
        }
        None => view! {
            <Note tone=Tone::Warn>{t(text::none)}</Note>
            <Facts><Fact name=t(text::origin)>{origin}</Fact></Facts>
        }
        .into_any(),
    };
    let below = match state.running {
        Some(running) => doing(&running),
        None => state.last.as_ref().map(ended).into_any(),
    };
    view! { {padron} {below} }.into_any()
}

/// How far an update is.
fn doing(running: &PadronRun) -> AnyView {
    let stage = match running.stage {
        PadronStage::Waiting => t(text::waiting),
        PadronStage::Fetching => t(text::fetching),
        PadronStage::Importing => t(text::importing),
    };
    let is_known = running.total > 0;
    let far = is_known.then(|| text::done_of(language(), say::size(running.done), say::size(running.total)));
    let (value, max) = (running.done.to_string(), running.total.max(1).to_string());
    let bar = if is_known {
        view! { <progress aria-label=t(text::progress) max=max value=value /> }.into_any()
    } else {
        view! { <progress aria-label=t(text::progress) /> }.into_any()
    };
    view! {
        <div class="doing" role="status">
            <span>
                <span>{stage}</span>
                <span class="num muted">{far}</span>
            </span>
            {bar}
        </div>
    }
    .into_any()
}

/// What came of the last update.
fn ended(end: &PadronEnd) -> AnyView {
    let when = say::moment(end.ended_at);
    let Some(failure) = end.failure else {
        let words = match end.rows {
            Some(rows) => text::imported(language(), when, say::number(rows)),
            None => text::unchanged(language(), when),
        };
        return view! { <p class="muted small">{words}</p> }.into_any();
    };
    let why = match failure {
        PadronFailure::Unreachable => t(text::unreachable),
        PadronFailure::BrokenOff => t(text::broken_off),
        PadronFailure::NotPadron => t(text::not_padron),
        PadronFailure::TooFew => t(text::too_few),
        PadronFailure::Busy => t(text::busy),
        PadronFailure::Machine => t(text::machine),
        PadronFailure::Stopped => t(text::stopped),
    };
    let detail = end
        .detail
        .clone()
        .map(|detail| view! { <p class="small"><code>{detail}</code></p> });
    view! {
        <Note tone=Tone::Bad>
            <p>{text::failed(language(), when)} " " {why}</p>
            {detail}
        </Note>
    }
    .into_any()
}

mod text {
    types::texts! {
        title: "Padrón de SUNAT", "Cadastro da SUNAT", "SUNAT's registry";
        about: "El que responde aquí antes que cualquier proveedor.", "O que responde aqui antes de qualquer provedor.", "What answers here before any provider.";
        none: "Todavía no se cargó ninguno.", "Nenhum foi carregado ainda.", "None has been loaded yet.";
        taxpayers: "Contribuyentes", "Contribuintes", "Taxpayers";
        loaded: "Cargado", "Carregado", "Loaded";
        unread: "Filas no leídas", "Linhas não lidas", "Rows not read";
        size: "En disco", "Em disco", "On disk";
        origin: "Origen", "Origem", "Origin";
        from_at(host: &str, hour: String): "{host}, cada día a las {hour} de Lima", "{host}, todo dia às {hour} de Lima", "{host}, every day at {hour} in Lima";
        from_asked(host: &str): "{host}, cuando se pide", "{host}, quando se pede", "{host}, when asked for";
        by_command: "Solo por comando: no hay una dirección configurada.", "Só por comando: não há endereço configurado.", "By command alone: no address is set up.";
        update: "Actualizar ahora", "Atualizar agora", "Update now";
        sure: "¿Actualizar el padrón ahora?", "Atualizar o cadastro agora?", "Update the registry now?";
        sure_more: "Se descarga solo si hay uno más nuevo, unos 390 MB. El actual responde hasta que el nuevo esté completo.", "Só se baixa se houver um mais novo, cerca de 390 MB. O atual responde até o novo estar completo.", "It is downloaded only if there is a newer one, some 390 MB. The current one answers until the new one is complete.";
        progress: "Avance de la actualización", "Andamento da atualização", "Progress of the update";
        waiting: "En espera", "Em espera", "Waiting";
        fetching: "Descargando", "Baixando", "Downloading";
        importing: "Cargando", "Carregando", "Loading";
        done_of(done: String, total: String): "{done} de {total}", "{done} de {total}", "{done} of {total}";
        imported(when: String, rows: String): "Última actualización: {when}, {rows} contribuyentes.", "Última atualização: {when}, {rows} contribuintes.", "Last update: {when}, {rows} taxpayers.";
        unchanged(when: String): "Última revisión: {when}. No había uno más nuevo.", "Última verificação: {when}. Não havia um mais novo.", "Last check: {when}. There was nothing newer.";
        failed(when: String): "La actualización del {when} falló; el padrón anterior sigue respondiendo.", "A atualização de {when} falhou; o cadastro anterior continua respondendo.", "The update of {when} failed; the registry before it goes on answering.";
        unreachable: "No se pudo llegar a la dirección, o la rechazó.", "Não foi possível chegar ao endereço, ou ele recusou.", "The address could not be reached, or it refused.";
        broken_off: "La descarga se cortó varias veces; lo ya descargado se aprovecha la próxima vez.", "O download caiu várias vezes; o que já foi baixado se aproveita na próxima vez.", "The download broke off several times; what came is used next time.";
        not_padron: "Lo que hay ahí no es un padrón, o está dañado.", "O que há ali não é um cadastro, ou está danificado.", "What is there is no registry, or is damaged.";
        too_few: "Trae menos de nueve décimos de los contribuyentes del anterior.", "Traz menos de nove décimos dos contribuintes do anterior.", "It holds less than nine tenths of the taxpayers of the one before.";
        busy: "Otra carga estaba en marcha.", "Outra carga estava em andamento.", "Another import was running.";
        machine: "El servidor no pudo escribirlo: revisa el espacio y los permisos.", "O servidor não conseguiu gravá-lo: confira o espaço e as permissões.", "The server could not write it: check room and permissions.";
        stopped: "El proceso que la hacía se detuvo.", "O processo que a fazia parou.", "The process that did it stopped.";
    }
}
