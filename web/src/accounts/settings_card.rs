//! The card of an account's environment, sender and mail, and the way to change them.

use leptos::prelude::*;
use types::access::Operation;
use types::accounts::{AccountSettings, Environment, Payer};
use types::tax_id::Country;

use crate::accounts::live::LiveNow;
use crate::accounts::{address, text};
use crate::auth::may;
use crate::kit::{Card, Dot, Fact, Facts, LinkButton, Load, Tone, language, say, t};

/// The card.
#[component]
pub fn SettingsCard(read: Load<AccountSettings>, on_live: Callback<()>) -> impl IntoView {
    let account = Memo::new(move |_| read.value.get());
    move || {
        let of = account.get()?;
        let id = of.account.id;
        let edit = move || {
            may(Operation::ChangeAccount).then(|| {
                view! { <LinkButton label=t(text::edit) href=address::tab(id, address::EDIT) small=true /> }
            })
        };
        let system = &of.settings.system;
        let sol = (of.account.country == Country::Pe).then(|| {
            let told = sol(&of);
            view! { <Fact name=t(text::sol)>{told}</Fact> }
        });
        let may_switch = (of.account.environment == Environment::Demo && of.twin_of.is_none()).then(|| {
            let may = t(if of.settings.client_may_switch {
                text::yes
            } else {
                text::no
            });
            view! { <Fact name=t(text::may_switch)>{may}</Fact> }
        });
        let mail = of.settings.mail.clone();
        let mail = mail.map_or_else(
            || t(text::no_mail).to_owned(),
            |mail| format!("{} · {}", mail.from_address, mail.host),
        );
        let payer = t(match of.account.payer {
            Payer::Client => text::payer_client,
            Payer::Reseller => text::payer_reseller,
        });
        let sender = crate::settings::sender_name(system.sender);
        let shown = Memo::new(move |_| account.get().unwrap_or_else(|| of.clone()));
        Some(
            view! {
                <Card title=t(text::settings) acts=edit>
                    <div class="stack">
                        <LiveNow account=shown on_live />
                        <Facts>
                            <Fact name=t(text::payer)>{payer}</Fact>
                            <Fact name=t(text::sent_to)>{sender}</Fact>
                            {sol}
                            <Fact name=t(text::mail)>{mail}</Fact>
                            {may_switch}
                        </Facts>
                    </div>
                </Card>
            }
            .into_any(),
        )
    }
}

/// The SOL user, and since when its password is kept; what production cannot do without is missed there.
fn sol(of: &AccountSettings) -> AnyView {
    let system = &of.settings.system;
    match (system.sol_user.clone(), system.sol_password_set_at) {
        (Some(user), Some(at)) => text::kept_since(language(), user, say::day_of(at)).into_any(),
        _ if of.account.environment == Environment::Production => {
            view! { <Dot label=t(text::missing) tone=Tone::Warn /> }.into_any()
        }
        _ => t(text::no_mail).into_any(),
    }
}
