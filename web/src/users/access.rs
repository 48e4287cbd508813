//! What each role may do, told from the very table by which the service decides.

use leptos::prelude::*;
use types::access::{Operation, Role};
use types::kit::text::Language;

use crate::auth::role_name;
use crate::kit::{Icon, t};
use crate::users::text;

/// One thing people do, and the operations it takes.
struct Line {
    name: fn(Language) -> &'static str,
    operations: &'static [Operation],
}

const LINES: &[Line] = &[
    Line {
        name: text::see_accounts,
        operations: &[
            Operation::ListAccounts,
            Operation::GetAccount,
            Operation::GetAccountSettings,
            Operation::GetLimits,
            Operation::GetUsage,
            Operation::ListPlans,
            Operation::GetPlan,
            Operation::ListPlanVersions,
            Operation::GetAccountModules,
            Operation::GetStanding,
            Operation::ListAccountEvents,
            Operation::GetOverview,
            Operation::ListViews,
            Operation::CreateView,
            Operation::ChangeView,
            Operation::DeleteView,
        ],
    },
    Line {
        name: text::see_inbox,
        operations: &[Operation::ListInbox, Operation::CountInbox, Operation::ListAssignees],
    },
    Line {
        name: text::work_off_inbox,
        operations: &[
            Operation::AssignInboxItems,
            Operation::AssignInboxItem,
            Operation::NoteInboxItem,
            Operation::SnoozeInboxItem,
            Operation::DismissInboxItem,
            Operation::ReopenInboxItem,
        ],
    },
    Line {
        name: text::take_accounts,
        operations: &[Operation::ExportAccounts],
    },
    Line {
        name: text::take_documents,
        operations: &[
            Operation::ListDocuments,
            Operation::FindDocuments,
            Operation::GetDocumentTotals,
            Operation::GetDocument,
            Operation::GetDocumentContent,
            Operation::DownloadDocument,
            Operation::ListReceipts,
            Operation::DownloadReceipt,
            Operation::GetAccountStorage,
        ],
    },
    Line {
        name: text::take_many_documents,
        operations: &[
            Operation::PreviewReport,
            Operation::TakeReport,
            Operation::CreateReport,
            Operation::ListReports,
            Operation::GetReport,
            Operation::CancelReport,
            Operation::DeleteReport,
            Operation::LinkReport,
        ],
    },
    Line {
        name: text::see_money,
        operations: &[
            Operation::ListEntries,
            Operation::GetBalances,
            Operation::ListPayments,
            Operation::ListPaymentMethods,
            Operation::ListInvoices,
            Operation::GetUpcomingInvoices,
            Operation::GetInvoice,
            Operation::ListInvoiceLines,
            Operation::DownloadInvoice,
            Operation::GetPaymentProvider,
            Operation::GetPixSettings,
            Operation::GetPaymentPix,
            Operation::FindPixPayment,
            Operation::GetBoleto,
            Operation::DownloadBoleto,
            Operation::GetInvoiceBoleto,
            Operation::DownloadInvoiceBoleto,
            Operation::GetStatement,
            Operation::TakeStatement,
            Operation::ListCreditNotes,
            Operation::DownloadCreditNote,
            Operation::SendStatement,
            Operation::GetReceivables,
            Operation::GetOverviewMoney,
            Operation::GetSubscription,
            Operation::ListPeriods,
            Operation::GetSubscriptionSettings,
            Operation::TakeReceivables,
            Operation::GetDunningSettings,
            Operation::ListDunning,
            Operation::GetDunning,
            Operation::TellDunningStep,
        ],
    },
    Line {
        name: text::look_up,
        operations: &[
            Operation::FindTaxpayer,
            Operation::FindSeveral,
            Operation::FindByName,
            Operation::GetRegistries,
            Operation::ListLookupStops,
        ],
    },
    Line {
        name: text::run_accounts,
        operations: &[
            Operation::CreateAccount,
            Operation::ChangeAccount,
            Operation::GoLive,
            Operation::CreateTwin,
            Operation::TestMail,
            Operation::TestAccountMail,
            Operation::LockAccount,
            Operation::UnlockAccount,
            Operation::ResetClientPassword,
            Operation::BulkLockAccounts,
            Operation::BulkUnlockAccounts,
            Operation::CheckHostname,
            Operation::ChangeAccountModules,
            Operation::PreviewMove,
            Operation::MoveAccounts,
            Operation::ChangeLimits,
            Operation::LiftLookupStop,
        ],
    },
    Line {
        name: text::run_money,
        operations: &[
            Operation::CreateCharge,
            Operation::CreateCredit,
            Operation::ReverseEntry,
            Operation::SchedulePayment,
            Operation::ChangePayment,
            Operation::ConfirmPayment,
            Operation::CancelPayment,
            Operation::ReversePayment,
            Operation::StartSubscription,
            Operation::ChangeSubscription,
            Operation::EndSubscription,
            Operation::PreviewPlanChange,
            Operation::ChangePlanNow,
            Operation::RegisterBoleto,
            Operation::RefreshBoleto,
            Operation::CancelBoleto,
            Operation::RegisterInvoiceBoleto,
            Operation::RefreshInvoiceBoleto,
            Operation::ForecastDunning,
            Operation::ChangeDunningSettings,
            Operation::ChangeBillingContact,
            Operation::GrantGrace,
            Operation::EndGrace,
        ],
    },
    Line {
        name: text::set_methods,
        operations: &[
            Operation::ChangePaymentMethods,
            Operation::StartSubscriptions,
            Operation::ChangeSubscriptionSettings,
            Operation::ChangePaymentProvider,
            Operation::ChangePixSettings,
        ],
    },
    Line {
        name: text::run_keys,
        operations: &[
            Operation::ListIntegrationKeys,
            Operation::CreateIntegrationKey,
            Operation::RevokeIntegrationKey,
        ],
    },
    Line {
        name: text::make_plans,
        operations: &[Operation::CreatePlan, Operation::ChangePlan],
    },
    Line {
        name: text::see_team,
        operations: &[Operation::ListMembers],
    },
    Line {
        name: text::run_team,
        operations: &[
            Operation::CreateMember,
            Operation::ChangeMember,
            Operation::InviteMember,
            Operation::ResendInvitation,
            Operation::RevokeInvitation,
            Operation::SendResetLink,
        ],
    },
];

/// How much of a line a role may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Share {
    All,
    Some,
    None,
}

fn share(role: Role, line: &Line) -> Share {
    let may = line.operations.iter().filter(|operation| role.may(**operation)).count();
    match may {
        0 => Share::None,
        all if all == line.operations.len() => Share::All,
        _ => Share::Some,
    }
}

/// The table, folded until somebody asks.
#[component]
pub fn AccessTable() -> impl IntoView {
    let head = |role: Role| view! { <th scope="col" class="w1">{role_name(role)}</th> };
    view! {
        <details class="card list">
            <summary class="head">
                <h2>{t(text::what_roles_do)}</h2>
                <Icon name="right" />
            </summary>
            <table class="table">
                <caption class="vh">{t(text::what_roles_do)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(text::may_do)}</th>
                        {Role::OF_A_RESELLER.into_iter().map(head).collect_view()}
                    </tr>
                </thead>
                <tbody>{LINES.iter().map(row).collect_view()}</tbody>
            </table>
        </details>
    }
    .into_any()
}

fn row(line: &'static Line) -> AnyView {
    let cell = |role: Role| view! { <td class="w1">{mark(share(role, line))}</td> };
    let able = Role::OF_A_RESELLER
        .into_iter()
        .filter(|role| share(*role, line) != Share::None);
    let names = able.map(role_name).collect::<Vec<_>>().join(", ");
    view! {
        <tr>
            <td>
                {t(line.name)}
                <small class="nar muted"><br />{names}</small>
            </td>
            {Role::OF_A_RESELLER.into_iter().map(cell).collect_view()}
        </tr>
    }
    .into_any()
}

fn mark(share: Share) -> AnyView {
    match share {
        Share::All => view! { <Icon name="check" /><span class="vh">{t(text::yes)}</span> }.into_any(),
        Share::Some => view! { <span>{t(text::in_part)}</span> }.into_any(),
        Share::None => view! {
            <span class="muted" aria-hidden="true">"–"</span>
            <span class="vh">{t(text::no)}</span>
        }
        .into_any(),
    }
}

#[cfg(test)]
mod tests {
    use types::access::{Operation, Role};

    use super::{LINES, Share, share};

    /// What concerns only oneself, and is everybody's.
    fn is_ones_own(operation: Operation) -> bool {
        Role::ALL.into_iter().all(|role| role.may(operation)) && operation != Operation::GetRegistries
    }

    #[test]
    fn whatever_a_member_may_do_stands_on_exactly_one_line() {
        for operation in Operation::ALL.iter().copied().filter(|each| !is_ones_own(*each)) {
            let somebody = Role::OF_A_RESELLER.into_iter().any(|role| role.may(operation));
            let lines = LINES.iter().filter(|line| line.operations.contains(&operation)).count();
            assert_eq!(lines, usize::from(somebody), "{}", operation.id());
        }
    }

    #[test]
    fn no_role_may_do_a_line_by_half() {
        for (role, line) in Role::OF_A_RESELLER
            .into_iter()
            .flat_map(|role| LINES.iter().map(move |line| (role, line)))
        {
            assert_ne!(share(role, line), Share::Some, "{} {:?}", role.name(), line.operations);
        }
    }
}
