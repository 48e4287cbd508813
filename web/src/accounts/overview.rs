//! The first tab of an account: how it stands, what it uses, who it is.

use leptos::prelude::*;
use types::accounts::{Account, GetAccountSettings};
use types::limits::Limits;
use types::tax_id::{Country, written};
use types::usage::GetUsage;

use crate::accounts::reported::{Attention, CycleCounts};
use crate::accounts::settings_card::SettingsCard;
use crate::accounts::state::lock_note;
use crate::accounts::twin::TwinCard;
use crate::accounts::{standing_text as words, text};
use crate::kit::{Card, Dot, Fact, Facts, Tone, language, load, say, t};
use crate::limits::{Changing, LimitsCard};
use crate::usage::{UsageChart, UsageTotals};

/// The tab.
#[component]
pub fn Overview(account: Memo<Account>, limits_changed: Callback<Limits>, again: Callback<()>) -> impl IntoView {
    let changing = Changing::new(account, limits_changed, again);
    let id = account.with_untracked(|account| account.id);
    let usage = load(move || Some(GetUsage { account_id: id }));
    let version = Memo::new(move |_| account.with(|account| account.version));
    let settings = load(move || version.with(|_| Some(GetAccountSettings { account_id: id })));
    let lock = move || account.with(|account| lock_note(&account.state));
    view! {
        <div class="split">
            <div class="stack">
                {lock}
                <Attention account />
                <LimitsCard changing />
                <UsageChart usage account />
            </div>
            <div class="stack">
                <CycleCounts account />
                <Data account />
                <UsageTotals usage />
            </div>
        </div>
        <div class="grid duo">
            <SettingsCard read=settings on_live=again />
            <TwinCard read=settings />
        </div>
    }
    .into_any()
}

#[component]
fn Data(account: Memo<Account>) -> impl IntoView {
    let temporary = move || {
        account.with(|account| account.must_change_password).then(|| {
            view! {
                <Fact name=t(words::password_of_client)>
                    <Dot label=t(words::is_temporary) tone=Tone::Warn />
                </Fact>
            }
        })
    };
    let account = account.get_untracked();
    let country = t(match account.country {
        Country::Pe => text::peru,
        Country::Br => text::brazil,
    });
    let number = written(account.country, &account.tax_id);
    view! {
        <Card title=t(text::data)>
            <Facts>
                <Fact name=t(text::country)>{country}</Fact>
                <Fact name=account.country.tax_id_name()>
                    <span class="num">{number}</span>
                </Fact>
                <Fact name=t(text::hostname)>
                    <span class="mono">{account.hostname}</span>
                </Fact>
                <Fact name=t(text::access_email)>{account.access_email}</Fact>
                {temporary}
                <Fact name=t(text::plan)>{account.plan.name}</Fact>
                <Fact name=t(text::cycle)>{text::cycle_day(language(), account.cycle_day)}</Fact>
                <Fact name=t(text::created)>
                    <span class="num">{say::moment(account.created_at)}</span>
                </Fact>
            </Facts>
        </Card>
    }
}
