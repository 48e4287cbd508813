//! The providers that are asked after the padrón, for whoever runs the installation: what of their quotas is used, and who of
//! them is left alone.

use leptos::prelude::*;
use types::access::Operation;
use types::lookup::NumberKind;
use types::lookup::providers::{ListLookupProviders, LookupProvider, LookupProviders, ProviderQuota};

use crate::auth::may;
use crate::kit::{Card, Dot, Load, Meter, Remote, SkelLines, Tone, language, load, say, t};

/// Minutes of an hour and of a day, which have names of their own.
const HOUR: i64 = 60;
const DAY: i64 = 1_440;

/// Reads the providers, where somebody may see them.
#[must_use]
pub fn providers() -> Option<Load<LookupProviders>> {
    may(Operation::ListLookupProviders).then(|| load(|| Some(ListLookupProviders {})))
}

/// The card.
#[component]
pub fn ProvidersCard(providers: Load<LookupProviders>) -> impl IntoView {
    let shape = || view! { <div class="body"><SkelLines lines=4 /></div> };
    view! {
        <Card title=t(text::title) about=t(text::about) bare=true>
            <Remote load=providers shape show=told />
        </Card>
    }
    .into_any()
}

fn told(providers: LookupProviders) -> AnyView {
    if providers.items.is_empty() {
        return view! { <div class="body"><p class="muted">{t(text::none)}</p></div> }.into_any();
    }
    let rows = providers.items.into_iter().map(row).collect_view();
    view! { <ol class="rows" role="list">{rows}</ol> }.into_any()
}

fn row(provider: LookupProvider) -> AnyView {
    let kinds: Vec<_> = provider.kinds.iter().map(|kind: &NumberKind| kind.written()).collect();
    let kinds = kinds.join(", ");
    let service = (provider.service != provider.name).then(|| format!(" · {}", provider.service));
    let rests = provider.rests_until.map(|until| {
        let told = text::rests(language(), say::moment(until));
        view! {
            <div>
                <Dot label=t(text::resting) tone=Tone::Bad />
                <small>{told}</small>
            </div>
        }
    });
    let free = provider
        .quotas
        .is_empty()
        .then(|| view! { <small>{t(text::free)}</small> });
    let name = provider.name;
    let quota = |quota: ProviderQuota| view! { <Quota quota name=name.clone() /> };
    let quotas = provider.quotas.iter().copied().map(quota).collect_view();
    view! {
        <li>
            <div class="stack tight">
                <div>
                    <b>{name.clone()}</b>
                    <small>{kinds} {service}</small>
                    {free}
                </div>
                {rests}
                {quotas}
            </div>
        </li>
    }
    .into_any()
}

/// A quota of the provider of that name: how much of it is used, and when it begins anew.
#[component]
fn Quota(quota: ProviderQuota, name: String) -> impl IntoView {
    let window = match quota.minutes {
        None => t(text::month).to_owned(),
        Some(HOUR) => t(text::hour).to_owned(),
        Some(DAY) => t(text::day).to_owned(),
        Some(minutes) => text::minutes(language(), say::number(minutes)),
    };
    let until = say::moment(quota.until);
    let below = if quota.asked >= quota.most {
        view! { <small class="ink bad">{text::used_up(language(), until)}</small> }.into_any()
    } else {
        view! { <small>{text::anew(language(), until)}</small> }.into_any()
    };
    let about = format!("{name}, {window}");
    view! { <div><Meter value=quota.asked limit=Some(quota.most) label=window about /> {below}</div> }.into_any()
}

mod text {
    types::texts! {
        title: "Proveedores de consultas", "Provedores de consultas", "Look-up providers";
        about: "A quién se pregunta lo que el padrón no tiene, en este orden, y cuánto queda de sus cuotas.", "A quem se pergunta o que o cadastro não tem, nesta ordem, e quanto resta das cotas.", "Who is asked for what the registry lacks, in this order, and what is left of their quotas.";
        none: "No hay ninguno configurado: solo responde el padrón.", "Nenhum está configurado: só o cadastro responde.", "None is set up: the registry alone answers.";
        free: "Sin cuota", "Sem cota", "No quota";
        month: "Al mes", "Por mês", "A month";
        day: "Al día", "Por dia", "A day";
        hour: "Por hora", "Por hora", "An hour";
        minutes(minutes: String): "Cada {minutes} min", "A cada {minutes} min", "Every {minutes} min";
        anew(when: String): "Empieza de nuevo el {when}", "Recomeça em {when}", "Begins anew {when}";
        used_up(when: String): "Agotada hasta el {when}: se pregunta al siguiente", "Esgotada até {when}: pergunta-se ao próximo", "Used up until {when}: the next one is asked";
        resting: "En pausa", "Em pausa", "Paused";
        rests(when: String): "Falló o pidió esperar: no se le pregunta hasta el {when}.", "Falhou ou pediu para esperar: não é consultado até {when}.", "It failed or asked to wait: not asked until {when}.";
    }
}
