//! What will be made, beside the form, and the button that makes it.

use leptos::prelude::*;
use types::accounts::Environment;
use types::kit::page::Page;
use types::kit::problem::{Code, LimitReached};
use types::limits::Meter;
use types::plans::Plan;
use types::settings::Sender;
use types::tax_id::{Country, TaxId, written};

use crate::accounts::form::draft::Draft;
use crate::accounts::state::environment;
use crate::accounts::{address, text};
use crate::auth::me;
use crate::kit::format::NOTHING;
use crate::kit::{
    Button, Fact, Facts, Form, FormFailure, Kind, LinkButton, Load, Meter as Bar, Note, Tone, language, say, t,
};
use crate::limits::counted;
use crate::settings::sender_name;

/// The card.
#[component]
pub fn Aside(form: Form, draft: Draft, plans: Load<Page<Plan>>) -> impl IntoView {
    let plan = Memo::new(move |_| plans.value.read().as_ref().and_then(|page| draft.plan(&page.items)));
    view! {
        <aside class="aside card" aria-label=t(text::will_be_made)>
            <div class="head">
                <h2>{t(text::will_be_made)}</h2>
            </div>
            <div class="body stack">
                {move || view! { <Made draft plan=plan.get() /> }}
                <Room />
                <Refusal form />
            </div>
            <div class="foot">
                <LinkButton label=t(text::cancel) href=address::LIST />
                <Button label=t(text::create_account) kind=Kind::Primary submit=true busy=form.task.busy />
            </div>
        </aside>
    }
    .into_any()
}

#[component]
fn Made(draft: Draft, plan: Option<Plan>) -> impl IntoView {
    let typed = |value: RwSignal<String>| {
        move || {
            let value = value.read();
            let value = value.trim();
            if value.is_empty() {
                NOTHING.to_owned()
            } else {
                value.to_owned()
            }
        }
    };
    let number = move || number(draft.country(), &draft.tax_id.read());
    let given = plan.map(|plan| {
        let name = plan.name.clone();
        let told = move || {
            lines(draft, &plan)
                .map(|line| view! { <p class="muted small">{line}</p> })
                .collect_view()
        };
        view! { {name} {told} }.into_any()
    });
    view! {
        <Facts>
            <Fact name=t(text::company)>{typed(draft.name)}</Fact>
            <Fact name=t(text::number)><span class="num">{number}</span></Fact>
            <Fact name=t(text::hostname)><span class="mono">{typed(draft.hostname)}</span></Fact>
            <Fact name=t(text::access)>{typed(draft.access_email)}</Fact>
            <Fact name=t(text::environment)>{move || environment(draft.environment())} " " {move || sent_by(draft)}</Fact>
            <Fact name=t(text::plan)>{given.unwrap_or_else(|| NOTHING.into_any())}</Fact>
        </Facts>
    }
}

/// How much it may do: documents and users, and what else the plan limits.
fn lines(draft: Draft, plan: &Plan) -> impl Iterator<Item = String> {
    let currency = plan.terms.currency(draft.country());
    let shown = |what: &Meter| matches!(what, Meter::Documents | Meter::Users) || plan.terms.limit(*what).is_some();
    let said = move |what| {
        let limit = plan.terms.limit(what).filter(|_| draft.enforced.of(what).get());
        counted(what, limit, &currency)
    };
    Meter::ALL.into_iter().filter(shown).map(said)
}

/// Who takes the documents, where they are sent at all.
fn sent_by(draft: Draft) -> Option<AnyView> {
    let sender = match draft.country() {
        Country::Pe => Sender::of_name(&draft.system.sender.read()).unwrap_or(Sender::Sunat),
        Country::Br => Sender::Sefaz,
    };
    let sent = draft.environment() == Environment::Production;
    sent.then(|| view! { <span class="muted">{text::sent_by(language(), sender_name(sender))}</span> }.into_any())
}

/// The number as it will be written; as typed while it is not right.
fn number(country: Country, typed: &str) -> String {
    match TaxId::parse(country, typed) {
        Ok(number) => written(country, number.as_str()),
        Err(_) if typed.trim().is_empty() => NOTHING.to_owned(),
        Err(_) => typed.trim().to_owned(),
    }
}

/// The room in the reseller's plan, with this account in it.
#[component]
fn Room() -> impl IntoView {
    move || {
        let reseller = me()?.reseller?;
        let limit = reseller.maximum_accounts?;
        if reseller.accounts >= limit {
            return Some(full(reseller.accounts, limit));
        }
        let label = t(text::accounts_of_plan);
        Some(view! { <Bar value=reseller.accounts + 1 limit=Some(limit) label /> }.into_any())
    }
}

/// Why the account was not made, where that is not the fault of a field.
#[component]
fn Refusal(form: Form) -> impl IntoView {
    let reached = move || {
        let failure = form.task.failure.get()?;
        let problem = failure.problem()?;
        (problem.code == Code::LimitReached)
            .then(|| problem.limit.clone())
            .flatten()
    };
    move || match reached() {
        Some(LimitReached { used, limit, .. }) if !is_known_full() => full(used, limit),
        Some(_) => view! { <Note tone=Tone::Bad alert=true>{t(text::nothing_made)}</Note> }.into_any(),
        None => view! { <FormFailure form /> }.into_any(),
    }
}

/// Whether the card already says that there is no room.
fn is_known_full() -> bool {
    let reseller = me().and_then(|me| me.reseller);
    reseller.is_some_and(|reseller| {
        reseller
            .maximum_accounts
            .is_some_and(|limit| reseller.accounts >= limit)
    })
}

fn full(used: i64, limit: i64) -> AnyView {
    view! {
        <Note tone=Tone::Bad alert=true>
            <b>{text::no_room(language(), say::number(used), say::number(limit))}</b>
            " "
            {t(text::no_room_more)}
        </Note>
    }
    .into_any()
}
