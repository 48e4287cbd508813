//! One valid request for each operation. An operation without one does not compile.

use reqwest::Method;
use tests::Attempt;
use tests::make;
use tests::session::sign_in;
use tests::world::PASSWORD;
use types::access::{Operation, Role};
use types::accounts::{
    AccountChange, AccountQuery, BulkLock, BulkLockAccounts, BulkUnlock, BulkUnlockAccounts, ChangeAccount,
    ChangeAccountModules, CheckHostname, CreateAccount, CreateIntegrationKey, CreateTwin, ExportAccounts, ExportFormat,
    GetAccount, GetAccountModules, GetAccountSettings, GoLive, HostnameQuery, ListAccounts, ListIntegrationKeys,
    LockAccount, LockLevel, ModulesChange, NewIntegrationKey, NewTwin, ResetClientPassword, RevokeIntegrationKey,
    UnlockAccount,
};
use types::audit::{EventQuery, ListAccountEvents};
use types::auth::{ChangeMe, ChangePassword, EndSession, GetMe, ListSessions, MeChange, RefreshSession, SignOut};
use types::documents::CreateDocument;
use types::kit::page::PageQuery;
use types::limits::{ChangeLimits, GetLimits, LimitsChange};
use types::modules::{ChangeModule, CreateModule, ListModules, ModuleChange, ModuleCode};
use types::overview::{GetOverview, GetOverviewMoney};
use types::places::{GetPlace, ListCountries, ListPlaces, PlaceQuery};
use types::retention::GetAccountStorage;
use types::settings::{AccountMailTest, MailTest, TestAccountMail, TestMail};
use types::tax_id::Country;
use types::usage::GetUsage;
use types::users::{ChangeMember, CreateMember, ListMembers, MemberChange};
use types::views::{ChangeView, CreateView, DeleteView, ListViews, ViewChange};

use super::made::{chosen, member, module, same_password, view, xml};

use super::target::Target;
use super::{
    admissions, boletos, documents, dunning, inbox, integrations, invoices, links, lookup, money, plans, receipts,
    reports, resellers, subscriptions,
};

/// A valid request for that operation.
pub(super) fn request(operation: Operation, on: &Target<'_>) -> Attempt {
    use Operation as O;
    match operation {
        O::SignIn => Attempt::of(&sign_in(&on.tenant.support.email, PASSWORD)),
        O::RefreshSession => Attempt::of(&RefreshSession {}).refresh_token(&on.refresh),
        O::SignOut => Attempt::of(&SignOut {}).refresh_token(&on.refresh),
        O::GetMe => Attempt::of(&GetMe {}),
        O::ChangeMe => Attempt::of(&ChangeMe {
            version: on.me_version,
            body: MeChange::default(),
        }),
        O::ChangePassword => Attempt::of(&ChangePassword { body: same_password() }),
        O::ListSessions => Attempt::of(&ListSessions {}),
        O::EndSession => Attempt::of(&EndSession { session_id: on.session }),

        O::ListMembers => Attempt::of(&ListMembers {
            query: PageQuery::default(),
        }),
        O::CreateMember => Attempt::of(&CreateMember { body: member(on) }),
        O::ChangeMember => Attempt::of(&ChangeMember {
            member_id: on.member.0,
            version: on.member.1,
            body: MemberChange {
                role: Some(Role::Support),
                active: None,
            },
        }),

        O::InviteMember
        | O::ResendInvitation
        | O::RevokeInvitation
        | O::SendResetLink
        | O::AskForReset
        | O::ReadLink
        | O::AcceptInvitation
        | O::UseResetLink
        | O::ConfirmEmail
        | O::ChangeEmail
        | O::AskToConfirmEmail => links::request(operation, on),

        O::ListResellerPlans
        | O::CreateResellerPlan
        | O::ChangeResellerPlan
        | O::ListResellers
        | O::CreateReseller
        | O::GetReseller
        | O::ChangeReseller
        | O::SuspendReseller
        | O::ResumeReseller => resellers::request(operation, on),

        O::ListModules => Attempt::of(&ListModules {}),
        O::CreateModule => Attempt::of(&CreateModule { body: module(on) }),
        O::ChangeModule => Attempt::of(&ChangeModule {
            module_code: on.module.0.clone(),
            version: on.module.1,
            body: ModuleChange {
                place: Some(1),
                ..ModuleChange::default()
            },
        }),

        O::ListCountries => Attempt::of(&ListCountries {}),
        O::ListPlaces => Attempt::of(&ListPlaces {
            country: Country::Pe,
            query: PlaceQuery::default(),
        }),
        O::GetPlace => Attempt::of(&GetPlace {
            country: Country::Pe,
            code: "150101".to_owned(),
        }),

        O::ListPlans
        | O::CreatePlan
        | O::GetPlan
        | O::ChangePlan
        | O::ListPlanVersions
        | O::PreviewMove
        | O::MoveAccounts => plans::request(operation, on),

        O::ListAccounts => Attempt::of(&ListAccounts {
            query: AccountQuery::default(),
        }),
        O::ExportAccounts => Attempt::of(&ExportAccounts {
            format: ExportFormat::Csv,
            query: AccountQuery::default(),
        }),
        O::CreateAccount => Attempt::of(&CreateAccount {
            body: make::new_account(on.tenant, &format!("nueva-{}", on.fresh)),
        }),
        O::GetAccount => Attempt::of(&GetAccount {
            account_id: on.account.0,
        }),
        O::CheckHostname => Attempt::of(&CheckHostname {
            query: HostnameQuery {
                hostname: "quinua-roja".to_owned(),
                ..HostnameQuery::default()
            },
        }),
        O::GetAccountModules => Attempt::of(&GetAccountModules {
            account_id: on.account.0,
        }),
        O::ChangeAccountModules => Attempt::of(&ChangeAccountModules {
            account_id: on.account.0,
            version: on.account.1,
            body: ModulesChange {
                modules: vec![ModuleCode::from("sales_invoices".to_owned())],
            },
        }),
        O::GetAccountSettings => Attempt::of(&GetAccountSettings {
            account_id: on.account.0,
        }),
        O::ChangeAccount => Attempt::of(&ChangeAccount {
            account_id: on.account.0,
            version: on.account.1,
            body: AccountChange::default(),
        }),
        O::GoLive => Attempt::of(&GoLive {
            account_id: on.account.0,
            version: on.account.1,
        }),
        O::CreateTwin => Attempt::of(&CreateTwin {
            account_id: on.account.0,
            body: NewTwin {
                password: PASSWORD.to_owned(),
            },
        }),
        O::TestMail => Attempt::of(&TestMail {
            body: MailTest {
                to: on.tenant.owner.email.clone(),
                mail: make::mail(on.smtp_port),
            },
        }),
        O::TestAccountMail => Attempt::of(&TestAccountMail {
            account_id: on.account.0,
            body: AccountMailTest {
                to: on.tenant.owner.email.clone(),
                mail: Some(make::mail(on.smtp_port)),
            },
        }),
        O::LockAccount => {
            let (account_id, version) = on.account;
            Attempt::of(&LockAccount {
                account_id,
                version,
                body: make::lock("Mora"),
            })
        }
        O::BulkLockAccounts => Attempt::of(&BulkLockAccounts {
            body: BulkLock {
                accounts: chosen(on),
                level: LockLevel::Users,
                reason: "Mora".to_owned(),
            },
        }),
        O::BulkUnlockAccounts => Attempt::of(&BulkUnlockAccounts {
            body: BulkUnlock { accounts: chosen(on) },
        }),
        O::UnlockAccount => Attempt::of(&UnlockAccount {
            account_id: on.account.0,
            version: on.account.1,
        }),
        O::ResetClientPassword => Attempt::of(&ResetClientPassword {
            account_id: on.account.0,
            version: on.account.1,
        }),
        O::ListIntegrationKeys => Attempt::of(&ListIntegrationKeys {
            account_id: on.account.0,
        }),
        O::CreateIntegrationKey => Attempt::of(&CreateIntegrationKey {
            account_id: on.account.0,
            body: NewIntegrationKey {
                name: "Caja".to_owned(),
            },
        }),
        O::RevokeIntegrationKey => Attempt::of(&RevokeIntegrationKey {
            account_id: on.account.0,
            key_id: on.key,
        }),

        O::ListViews => Attempt::of(&ListViews {}),
        O::CreateView => Attempt::of(&CreateView { body: view(on) }),
        O::ChangeView => Attempt::of(&ChangeView {
            view_id: on.view.0,
            version: on.view.1,
            body: ViewChange::default(),
        }),
        O::DeleteView => Attempt::of(&DeleteView { view_id: on.view.0 }),

        O::ListInbox
        | O::CountInbox
        | O::ListAssignees
        | O::AssignInboxItems
        | O::AssignInboxItem
        | O::NoteInboxItem
        | O::SnoozeInboxItem
        | O::DismissInboxItem
        | O::ReopenInboxItem => inbox::request(operation, on),

        O::GetLimits => Attempt::of(&GetLimits {
            account_id: on.account.0,
        }),
        O::ChangeLimits => Attempt::of(&ChangeLimits {
            account_id: on.account.0,
            version: on.account.1,
            body: LimitsChange::default(),
        }),
        O::GetAccountStorage => Attempt::of(&GetAccountStorage {
            account_id: on.account.0,
        }),
        O::GetUsage => Attempt::of(&GetUsage {
            account_id: on.account.0,
        }),

        O::CreateAdmission | O::CreateAdmissions | O::PreviewAdmission => admissions::request(operation, on),

        O::CreateDocument => Attempt::of(&CreateDocument {
            account_id: on.account.0,
            xml: xml(on),
        }),
        O::ListDocuments
        | O::FindDocuments
        | O::GetDocumentTotals
        | O::GetDocument
        | O::GetDocumentContent
        | O::DownloadDocument => documents::request(operation, on),

        O::CreateReceipt | O::MatchReceipt | O::ListReceipts | O::DownloadReceipt | O::ReportDocumentState => {
            receipts::request(operation, on)
        }

        O::ListAccountEvents => Attempt::of(&ListAccountEvents {
            account_id: on.account.0,
            query: EventQuery::default(),
        }),

        O::PreviewReport
        | O::TakeReport
        | O::CreateReport
        | O::ListReports
        | O::GetReport
        | O::CancelReport
        | O::DeleteReport
        | O::LinkReport
        | O::FetchReport => reports::request(operation, on),

        O::ListEntries
        | O::GetBalances
        | O::CreateCharge
        | O::CreateCredit
        | O::ReverseEntry
        | O::ListCreditNotes
        | O::DownloadCreditNote
        | O::ListPayments
        | O::SchedulePayment
        | O::ChangePayment
        | O::ConfirmPayment
        | O::CancelPayment
        | O::ReversePayment
        | O::ListPaymentMethods
        | O::ChangePaymentMethods
        | O::GetStatement
        | O::TakeStatement
        | O::SendStatement
        | O::GetReceivables
        | O::TakeReceivables => money::request(operation, on),

        O::GetSubscription
        | O::StartSubscription
        | O::ChangeSubscription
        | O::EndSubscription
        | O::ListPeriods
        | O::PreviewPlanChange
        | O::ChangePlanNow
        | O::StartSubscriptions
        | O::GetSubscriptionSettings
        | O::ChangeSubscriptionSettings => subscriptions::request(operation, on),

        O::GetDunningSettings
        | O::ChangeDunningSettings
        | O::ForecastDunning
        | O::ListDunning
        | O::GetDunning
        | O::TellDunningStep
        | O::ChangeBillingContact
        | O::GrantGrace
        | O::EndGrace => dunning::request(operation, on),

        O::GetPaymentProvider
        | O::ChangePaymentProvider
        | O::GetPixSettings
        | O::ChangePixSettings
        | O::GetPaymentPix
        | O::FindPixPayment
        | O::RegisterBoleto
        | O::GetBoleto
        | O::RefreshBoleto
        | O::CancelBoleto
        | O::DownloadBoleto
        | O::ReceiveAsaasEvent => boletos::request(operation, on),

        O::ListInvoices
        | O::GetUpcomingInvoices
        | O::GetInvoice
        | O::ListInvoiceLines
        | O::DownloadInvoice
        | O::SettleInvoice
        | O::CancelInvoice
        | O::GetInvoiceSettings
        | O::ChangeInvoiceSettings
        | O::RegisterInvoiceBoleto
        | O::GetInvoiceBoleto
        | O::RefreshInvoiceBoleto
        | O::DownloadInvoiceBoleto => invoices::request(operation, on),

        O::GetOverview => Attempt::of(&GetOverview {}),
        O::GetOverviewMoney => Attempt::of(&GetOverviewMoney {}),

        O::GetStanding | O::SignInClient | O::ChangeClientPassword | O::ReportUsers | O::ReportUsage => {
            integrations::request(operation, on)
        }

        O::FindTaxpayer
        | O::FindForAccount
        | O::GetRegistries
        | O::GetPadron
        | O::UpdatePadron
        | O::ListLookupProviders
        | O::FindByName
        | O::FindSeveral
        | O::AnswerRuc
        | O::AnswerDni
        | O::ListLookupStops
        | O::LiftLookupStop
        | O::LiftResellerLookupStop => lookup::request(operation, on),
    }
}

/// A request to an address that only looks like one of the API's.
pub(super) fn elsewhere() -> Attempt {
    Attempt::new(Method::GET, "/secrets")
}
