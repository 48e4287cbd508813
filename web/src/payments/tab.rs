//! The tab of an account.

use leptos::prelude::*;
use types::access::Operation;
use types::accounts::Account;
use types::kit::page::Page;
use types::ledger::GetBalances;
use types::payments::{ListPayments, Payment, PaymentQuery};

use crate::auth::may;
use crate::boletos::{BoletoDialog, Debt, PixDialog, boleto_title};
use crate::kit::{Button, Column, Empty, Kind, ListTable, listing, load, t};
use crate::payments::acts::Acts;
use crate::payments::dialogs::Dialogs;
use crate::payments::form::ScheduleDialog;
use crate::payments::row::row;
use crate::payments::strip::Strip;
use crate::payments::text;

/// How the account stands, and its payments.
#[component]
pub fn PaymentsTab(account: Memo<Account>) -> impl IntoView {
    let (id, country) = account.with_untracked(|account| (account.id, account.country));
    let list = listing::<Page<Payment>, _>(move |cursor| ListPayments {
        account_id: id,
        query: PaymentQuery {
            cursor,
            ..PaymentQuery::default()
        },
    });
    let balances = load(move || Some(GetBalances { account_id: id }));
    let acts = Acts::new(id, list, balances);
    let scheduling = RwSignal::new(false);
    let ask = Callback::new(move |()| scheduling.set(true));
    let button = move || {
        may(Operation::SchedulePayment).then(|| {
            view! { <Button label=t(text::schedule) kind=Kind::Primary icon="plus" on_click=ask /> }
        })
    };
    let title = move || {
        acts.payment
            .with(|payment| payment.as_ref().map(|payment| payment.description.clone()))
    };
    let boleto_title = Signal::derive(move || boleto_title(title().unwrap_or_default()));
    let debt = Callback::new(move |()| {
        let payment = acts.payment.get_untracked()?;
        let payer = Box::new(account.get_untracked());
        Some(Debt::Payment { payment, payer })
    });
    let changed = Callback::new(move |()| acts.again());
    let columns = vec![
        Column(t(text::what), ""),
        Column(t(text::when), "w1"),
        Column(t(text::amount), "n"),
        Column(t(text::state), "w1"),
        Column("", "do"),
    ];
    view! {
        <Strip balances currency=country.currency() />
        <ListTable
            caption=t(text::list)
            columns
            list
            key=|payment: &Payment| {
                format!("{}-{}-{}-{:?}", payment.id, payment.version, payment.alike.len(), payment.boleto)
            }
            row=move |payment| row(payment, acts)
            empty=move || {
                view! {
                    <Empty icon="pay" title=t(text::nothing) about=t(text::nothing_more)>
                        {button()}
                    </Empty>
                }
            }
        >
            <div class="head" hidden=move || list.items.read().is_empty()>
                <h2>{t(text::payments)}</h2>
                {button()}
            </div>
        </ListTable>
        <Dialogs acts />
        <BoletoDialog open=acts.boleto title=boleto_title debt changed />
        <PixDialog open=acts.pix payment=acts.payment />
        {may(Operation::SchedulePayment).then(|| view! { <ScheduleDialog account acts open=scheduling /> })}
    }
    .into_any()
}
