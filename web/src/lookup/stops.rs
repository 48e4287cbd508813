//! Look-ups that are stopped because numbers were walked through: whose, why and until when; letting them go on sooner.

use leptos::prelude::*;
use types::access::Operation;
use types::kit::problem::Code;
use types::lookup::stops::{
    HarvestPattern, LiftLookupStop, LiftResellerLookupStop, ListLookupStops, LookupStop, LookupStops,
};

use crate::accounts::address;
use crate::auth::may;
use crate::kit::{
    Button, Confirm, ErrorNote, Failure, Icon, LinkButton, Load, Task, effect, language, load, say, t, toast,
};

/// Whether a look-up failed because look-ups are stopped.
#[must_use]
pub fn is_stop(failure: &Failure) -> bool {
    failure.code() == Some(Code::HarvestingStopped)
}

/// A look-up that failed. Where it was stopped, asking again is of no use, and not offered.
#[must_use]
pub fn refused(failure: Failure, retry: Callback<()>) -> AnyView {
    if is_stop(&failure) {
        view! { <ErrorNote failure /> }.into_any()
    } else {
        view! { <ErrorNote failure retry /> }.into_any()
    }
}

/// What is stopped, where anything is; read again whenever a look-up of this page is `refused` for it.
#[component]
pub fn Stops(refused: Signal<bool>) -> impl IntoView {
    let stops = load(|| Some(ListLookupStops {}));
    effect(move || {
        if refused.get() {
            stops.again();
        }
    });
    let chosen = RwSignal::new(None::<LookupStop>);
    let (open, task) = (RwSignal::new(false), Task::new());
    let name = move || chosen.get().map(|stop| stop.name).unwrap_or_default();
    let title = Signal::derive(move || text::sure(language(), &name()));
    let verb = Signal::derive(|| t(text::let_go).to_owned());
    let done = move |left: LookupStops| {
        open.set(false);
        toast(t(text::goes_on));
        stops.set(left);
    };
    let confirm = Callback::new(move |()| {
        if let Some(stop) = chosen.get_untracked() {
            match stop.account_id {
                Some(account_id) => task.run(LiftLookupStop { account_id }, done),
                None => {
                    let reseller_id = stop.reseller_id;
                    task.run(LiftResellerLookupStop { reseller_id }, done);
                }
            }
        }
    });
    let ask = Callback::new(move |stop: LookupStop| {
        chosen.set(Some(stop));
        open.set(true);
    });
    view! {
        {move || card(stops, ask)}
        <Confirm open title verb task on_confirm=confirm>
            <p>{t(text::sure_more)}</p>
        </Confirm>
    }
    .into_any()
}

fn card(stops: Load<LookupStops>, ask: Callback<LookupStop>) -> Option<AnyView> {
    let items = stops.value.get()?.items;
    if items.is_empty() {
        return None;
    }
    let rows = items.into_iter().map(|stop| row(stop, ask)).collect_view();
    let card = view! {
        <section class="card" aria-labelledby="stops">
            <div class="head">
                <div>
                    <h2 id="stops">{t(text::title)}</h2>
                    <p class="muted">{t(text::about)}</p>
                </div>
            </div>
            <ul class="rows" role="list">{rows}</ul>
        </section>
    };
    Some(card.into_any())
}

fn row(stop: LookupStop, ask: Callback<LookupStop>) -> AnyView {
    let numbers = say::number(stop.numbers);
    let what = match stop.pattern {
        HarvestPattern::Close => text::close(language(), numbers, &stop.first, &stop.last),
        HarvestPattern::Nobodys => text::nobodys(language(), numbers),
    };
    let since = text::since(language(), say::moment(stop.began_at));
    let until = text::until(language(), say::moment(stop.until));
    let times = (stop.times > 1).then(|| text::times(language(), stop.times));
    let under = [Some(until), times]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    let lifts = match stop.account_id {
        Some(_) => Operation::LiftLookupStop,
        None => Operation::LiftResellerLookupStop,
    };
    let keys = stop
        .account_id
        .filter(|_| may(Operation::ListIntegrationKeys))
        .map(|id| {
            let href = address::tab(id, address::INTEGRATION);
            view! { <span class="no-phone"><LinkButton label=t(text::keys) href small=true /></span> }
        });
    let label = t(text::let_go);
    let spoken = text::let_go_of(language(), &stop.name);
    let name = stop.name.clone();
    let on_click = Callback::new(move |()| ask.run(stop.clone()));
    let button = may(lifts).then(|| view! { <Button label spoken small=true on_click /> });
    view! {
        <li>
            <Icon name="warn" />
            <span class="grow">
                <b>{name}</b>
                <small>{what} " " {since}</small>
                <small class="num">{under}</small>
            </span>
            {keys}
            {button}
        </li>
    }
    .into_any()
}

mod text {
    types::texts! {
        title: "Consultas detenidas", "Consultas paradas", "Look-ups that are stopped";
        about: "Se pidieron números seguidos o inexistentes, como quien copia un registro. Vuelven solas.", "Foram pedidos números em sequência ou inexistentes, como quem copia um cadastro. Voltam sozinhas.", "Numbers in a row, or that nobody has, were asked for, as when a registry is copied. They go on by themselves.";
        close(numbers: String, first: &str, last: &str): "{numbers} números seguidos o de un mismo rango, de {first} a {last}.", "{numbers} números em sequência ou de uma mesma faixa, de {first} a {last}.", "{numbers} numbers in a row or of one range, from {first} to {last}.";
        nobodys(numbers: String): "{numbers} números que no existen.", "{numbers} números que não existem.", "{numbers} numbers that nobody has.";
        since(at: String): "Desde {at}.", "Desde {at}.", "Since {at}.";
        until(at: String): "Detenidas hasta {at}", "Paradas até {at}", "Stopped until {at}";
        times(times: i64): "{times}.ª vez", "{times}ª vez", "time {times}";
        keys: "Ver claves", "Ver chaves", "See keys";
        let_go: "Permitir", "Liberar", "Let go on";
        let_go_of(name: &str): "Permitir las consultas de {name}", "Liberar as consultas de {name}", "Let look-ups of {name} go on";
        sure(name: &str): "¿Permitir ya las consultas de {name}?", "Liberar já as consultas de {name}?", "Let look-ups of {name} go on now?";
        sure_more: "Si vuelve a pedir números seguidos o inexistentes, se detienen otra vez y por más tiempo.", "Se voltar a pedir números em sequência ou inexistentes, param de novo e por mais tempo.", "If numbers in a row, or that nobody has, are asked for again, they are stopped again and for longer.";
        goes_on: "Consultas permitidas", "Consultas liberadas", "Look-ups go on";
    }
}
