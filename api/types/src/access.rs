//! Who may do what: one table, read by the service to decide and by the browser application to offer.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What somebody is to Talonario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Runs the installation: resellers and what they may have.
    Operator,
    /// Owns a reseller: everything in it, its members too.
    Owner,
    /// *Gestor*: sells and looks after accounts.
    Manager,
    /// *Contador*: sees, takes documents, changes nothing.
    Accountant,
    /// Helps clients: sees accounts and documents, works off the fiscal inbox, changes nothing else.
    Support,
}

impl Role {
    pub const ALL: [Self; 5] = [
        Self::Operator,
        Self::Owner,
        Self::Manager,
        Self::Accountant,
        Self::Support,
    ];

    /// The roles a reseller gives to its members.
    pub const OF_A_RESELLER: [Self; 4] = [Self::Owner, Self::Manager, Self::Accountant, Self::Support];

    /// The role as stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Operator => "operator",
            Self::Owner => "owner",
            Self::Manager => "manager",
            Self::Accountant => "accountant",
            Self::Support => "support",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether the table lets this role do that.
    #[must_use]
    pub const fn may(self, operation: Operation) -> bool {
        let row = operation.row();
        match self {
            Self::Operator => row.operator,
            Self::Owner => row.owner,
            Self::Manager => row.manager,
            Self::Accountant => row.accountant,
            Self::Support => row.support,
        }
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub operation: Operation,
    /// Nobody needs to have signed in.
    pub anyone: bool,
    pub operator: bool,
    pub owner: bool,
    pub manager: bool,
    pub accountant: bool,
    pub support: bool,
    /// An account's integration key, for that account alone.
    pub integration: bool,
}

macro_rules! operations {
    ($($name:ident $id:literal | $op:tt | $ow:tt | $ma:tt | $ac:tt | $su:tt | $in:tt;)*) => {
        /// Everything the API does, one name for each operation of `openapi.yaml`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Operation { $($name),* }

        impl Operation {
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The `operationId`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id),* }
            }

            /// Its row of the table.
            #[must_use]
            pub const fn row(self) -> Row {
                match self { $(Self::$name => Row {
                    operation: self,
                    anyone: operations!(@anyone $op),
                    operator: operations!(@may $op), owner: operations!(@may $ow), manager: operations!(@may $ma),
                    accountant: operations!(@may $ac), support: operations!(@may $su), integration: operations!(@may $in),
                }),* }
            }
        }
    };
    (@may y) => { true };
    (@may _) => { false };
    (@may anyone) => { true };
    (@anyone anyone) => { true };
    (@anyone $other:tt) => { false };
}

operations! {
    //                                                operator owner mgr acct support integration
    SignIn               "sign_in"                |   anyone | y  | y | y  | y     | y;
    RefreshSession       "refresh_session"        |   anyone | y  | y | y  | y     | y;
    SignOut              "sign_out"               |   anyone | y  | y | y  | y     | y;
    GetMe                "get_me"                 |   y      | y  | y | y  | y     | _;
    ChangeMe             "change_me"              |   y      | y  | y | y  | y     | _;
    ChangePassword       "change_password"        |   y      | y  | y | y  | y     | _;
    ListSessions         "list_sessions"          |   y      | y  | y | y  | y     | _;
    EndSession           "end_session"            |   y      | y  | y | y  | y     | _;

    ListMembers          "list_members"           |   _      | y  | y | _  | _     | _;
    CreateMember         "create_member"          |   _      | y  | _ | _  | _     | _;
    ChangeMember         "change_member"          |   _      | y  | _ | _  | _     | _;

    InviteMember         "invite_member"          |   _      | y  | _ | _  | _     | _;
    ResendInvitation     "resend_invitation"      |   _      | y  | _ | _  | _     | _;
    RevokeInvitation     "revoke_invitation"      |   _      | y  | _ | _  | _     | _;
    SendResetLink        "send_reset_link"        |   _      | y  | _ | _  | _     | _;
    AskForReset          "ask_for_reset"          |   anyone | y  | y | y  | y     | y;
    ReadLink             "read_link"              |   anyone | y  | y | y  | y     | y;
    AcceptInvitation     "accept_invitation"      |   anyone | y  | y | y  | y     | y;
    UseResetLink         "use_reset_link"         |   anyone | y  | y | y  | y     | y;
    ConfirmEmail         "confirm_email"          |   anyone | y  | y | y  | y     | y;
    ChangeEmail          "change_email"           |   y      | y  | y | y  | y     | _;
    AskToConfirmEmail    "ask_to_confirm_email"   |   y      | y  | y | y  | y     | _;

    ListResellerPlans    "list_reseller_plans"    |   y      | _  | _ | _  | _     | _;
    CreateResellerPlan   "create_reseller_plan"   |   y      | _  | _ | _  | _     | _;
    ChangeResellerPlan   "change_reseller_plan"   |   y      | _  | _ | _  | _     | _;
    ListResellers        "list_resellers"         |   y      | _  | _ | _  | _     | _;
    CreateReseller       "create_reseller"        |   y      | _  | _ | _  | _     | _;
    GetReseller          "get_reseller"           |   y      | _  | _ | _  | _     | _;
    ChangeReseller       "change_reseller"        |   y      | _  | _ | _  | _     | _;
    SuspendReseller      "suspend_reseller"       |   y      | _  | _ | _  | _     | _;
    ResumeReseller       "resume_reseller"        |   y      | _  | _ | _  | _     | _;

    ListModules          "list_modules"           |   y      | y  | y | y  | y     | y;
    CreateModule         "create_module"          |   y      | _  | _ | _  | _     | _;
    ChangeModule         "change_module"          |   y      | _  | _ | _  | _     | _;

    ListCountries        "list_countries"         |   y      | y  | y | y  | y     | y;
    ListPlaces           "list_places"            |   y      | y  | y | y  | y     | y;
    GetPlace             "get_place"              |   y      | y  | y | y  | y     | y;

    ListPlans            "list_plans"             |   _      | y  | y | y  | y     | _;
    CreatePlan           "create_plan"            |   _      | y  | y | _  | _     | _;
    GetPlan              "get_plan"               |   _      | y  | y | y  | y     | _;
    ChangePlan           "change_plan"            |   _      | y  | y | _  | _     | _;
    ListPlanVersions     "list_plan_versions"     |   _      | y  | y | y  | y     | _;
    PreviewMove          "preview_move"           |   _      | y  | y | _  | _     | _;
    MoveAccounts         "move_accounts"          |   _      | y  | y | _  | _     | _;

    TestMail             "test_mail"              |   _      | y  | y | _  | _     | _;
    TestAccountMail      "test_account_mail"      |   _      | y  | y | _  | _     | _;

    ListAccounts         "list_accounts"          |   _      | y  | y | y  | y     | _;
    ExportAccounts       "export_accounts"        |   _      | y  | y | y  | _     | _;
    CreateAccount        "create_account"         |   _      | y  | y | _  | _     | _;
    GetAccount           "get_account"            |   _      | y  | y | y  | y     | y;
    CheckHostname        "check_hostname"         |   _      | y  | y | _  | _     | _;
    GetAccountModules    "get_account_modules"    |   _      | y  | y | y  | y     | y;
    ChangeAccountModules "change_account_modules" |   _      | y  | y | _  | _     | _;
    GetAccountSettings   "get_account_settings"   |   _      | y  | y | y  | y     | _;
    ChangeAccount        "change_account"         |   _      | y  | y | _  | _     | _;
    GoLive               "go_live"                |   _      | y  | y | _  | _     | y;
    CreateTwin           "create_twin"            |   _      | y  | y | _  | _     | _;
    LockAccount          "lock_account"           |   _      | y  | y | _  | _     | _;
    UnlockAccount        "unlock_account"         |   _      | y  | y | _  | _     | _;
    BulkLockAccounts     "bulk_lock_accounts"     |   _      | y  | y | _  | _     | _;
    BulkUnlockAccounts   "bulk_unlock_accounts"   |   _      | y  | y | _  | _     | _;
    GetStanding          "get_standing"           |   _      | y  | y | y  | y     | y;
    SignInClient         "sign_in_client"         |   _      | _  | _ | _  | _     | y;
    ChangeClientPassword "change_client_password" |   _      | _  | _ | _  | _     | y;
    ResetClientPassword  "reset_client_password"  |   _      | y  | y | _  | _     | _;
    ListIntegrationKeys  "list_integration_keys"  |   _      | y  | y | _  | _     | _;
    CreateIntegrationKey "create_integration_key" |   _      | y  | y | _  | _     | _;
    RevokeIntegrationKey "revoke_integration_key" |   _      | y  | y | _  | _     | _;

    ListViews            "list_views"             |   _      | y  | y | y  | y     | _;
    CreateView           "create_view"            |   _      | y  | y | y  | y     | _;
    ChangeView           "change_view"            |   _      | y  | y | y  | y     | _;
    DeleteView           "delete_view"            |   _      | y  | y | y  | y     | _;

    ListInbox            "list_inbox"             |   _      | y  | y | y  | y     | _;
    CountInbox           "count_inbox"            |   _      | y  | y | y  | y     | _;
    ListAssignees        "list_assignees"         |   _      | y  | y | y  | y     | _;
    AssignInboxItems     "assign_inbox_items"     |   _      | y  | y | _  | y     | _;
    AssignInboxItem      "assign_inbox_item"      |   _      | y  | y | _  | y     | _;
    NoteInboxItem        "note_inbox_item"        |   _      | y  | y | _  | y     | _;
    SnoozeInboxItem      "snooze_inbox_item"      |   _      | y  | y | _  | y     | _;
    DismissInboxItem     "dismiss_inbox_item"     |   _      | y  | y | _  | y     | _;
    ReopenInboxItem      "reopen_inbox_item"      |   _      | y  | y | _  | y     | _;

    GetLimits            "get_limits"             |   _      | y  | y | y  | y     | y;
    ChangeLimits         "change_limits"          |   _      | y  | y | _  | _     | _;
    GetUsage             "get_usage"              |   _      | y  | y | y  | y     | y;
    ReportUsers          "report_users"           |   _      | _  | _ | _  | _     | y;
    ReportUsage          "report_usage"           |   _      | _  | _ | _  | _     | y;

    CreateAdmission      "create_admission"       |   _      | _  | _ | _  | _     | y;
    CreateAdmissions     "create_admissions"      |   _      | _  | _ | _  | _     | y;
    PreviewAdmission     "preview_admission"      |   _      | _  | _ | _  | _     | y;

    ListDocuments        "list_documents"         |   _      | y  | y | y  | y     | y;
    FindDocuments        "find_documents"         |   _      | y  | y | y  | y     | _;
    GetDocumentTotals    "get_document_totals"    |   _      | y  | y | y  | y     | _;
    CreateDocument       "create_document"        |   _      | _  | _ | _  | _     | y;
    GetDocument          "get_document"           |   _      | y  | y | y  | y     | y;
    GetDocumentContent   "get_document_content"   |   _      | y  | y | y  | y     | y;
    DownloadDocument     "download_document"      |   _      | y  | y | y  | y     | y;
    CreateReceipt        "create_receipt"         |   _      | _  | _ | _  | _     | y;
    MatchReceipt         "match_receipt"          |   _      | _  | _ | _  | _     | y;
    ListReceipts         "list_receipts"          |   _      | y  | y | y  | y     | y;
    DownloadReceipt      "download_receipt"       |   _      | y  | y | y  | y     | y;
    ReportDocumentState  "report_document_state"  |   _      | _  | _ | _  | _     | y;

    FindTaxpayer         "find_taxpayer"          |   y      | y  | y | y  | y     | _;
    FindForAccount       "find_for_account"       |   _      | _  | _ | _  | _     | y;
    GetRegistries        "get_registries"         |   y      | y  | y | y  | y     | _;
    GetPadron            "get_padron"             |   y      | _  | _ | _  | _     | _;
    UpdatePadron         "update_padron"          |   y      | _  | _ | _  | _     | _;
    ListLookupProviders  "list_lookup_providers"  |   y      | _  | _ | _  | _     | _;
    FindByName           "find_by_name"           |   y      | y  | y | y  | y     | _;
    FindSeveral          "find_several"           |   y      | y  | y | y  | y     | _;
    AnswerRuc            "answer_ruc"             |   _      | _  | _ | _  | _     | y;
    AnswerDni            "answer_dni"             |   _      | _  | _ | _  | _     | y;
    ListLookupStops      "list_lookup_stops"      |   y      | y  | y | y  | y     | _;
    LiftLookupStop       "lift_lookup_stop"       |   _      | y  | y | _  | _     | _;
    LiftResellerLookupStop "lift_reseller_lookup_stop" | y   | _  | _ | _  | _     | _;

    ListAccountEvents    "list_account_events"    |   _      | y  | y | y  | y     | _;

    PreviewReport        "preview_report"         |   _      | y  | y | y  | _     | _;
    TakeReport           "take_report"            |   _      | y  | y | y  | _     | _;
    CreateReport         "create_report"          |   _      | y  | y | y  | _     | _;
    ListReports          "list_reports"           |   _      | y  | y | y  | _     | _;
    GetReport            "get_report"             |   _      | y  | y | y  | _     | _;
    CancelReport         "cancel_report"          |   _      | y  | y | y  | _     | _;
    DeleteReport         "delete_report"          |   _      | y  | y | y  | _     | _;
    LinkReport           "link_report"            |   _      | y  | y | y  | _     | _;
    FetchReport          "fetch_report"           |   anyone | y  | y | y  | y     | y;

    GetAccountStorage    "get_account_storage"    |   _      | y  | y | y  | y     | _;

    ListEntries          "list_entries"           |   _      | y  | y | y  | _     | _;
    GetBalances          "get_balances"           |   _      | y  | y | y  | _     | _;
    CreateCharge         "create_charge"          |   _      | y  | y | _  | _     | _;
    CreateCredit         "create_credit"          |   _      | y  | y | _  | _     | _;
    ReverseEntry         "reverse_entry"          |   _      | y  | y | _  | _     | _;
    ListCreditNotes      "list_credit_notes"      |   _      | y  | y | y  | _     | _;
    DownloadCreditNote   "download_credit_note"   |   _      | y  | y | y  | _     | _;

    ListPayments         "list_payments"          |   _      | y  | y | y  | _     | _;
    SchedulePayment      "schedule_payment"       |   _      | y  | y | _  | _     | _;
    ChangePayment        "change_payment"         |   _      | y  | y | _  | _     | _;
    ConfirmPayment       "confirm_payment"        |   _      | y  | y | _  | _     | _;
    CancelPayment        "cancel_payment"         |   _      | y  | y | _  | _     | _;
    ReversePayment       "reverse_payment"        |   _      | y  | y | _  | _     | _;
    ListPaymentMethods   "list_payment_methods"   |   _      | y  | y | y  | _     | _;
    ChangePaymentMethods "change_payment_methods" |   _      | y  | _ | _  | _     | _;

    ListInvoices         "list_invoices"          |   y      | y  | y | y  | _     | _;
    GetUpcomingInvoices  "get_upcoming_invoices"  |   _      | y  | y | y  | _     | _;
    GetInvoice           "get_invoice"            |   y      | y  | y | y  | _     | _;
    ListInvoiceLines     "list_invoice_lines"     |   y      | y  | y | y  | _     | _;
    DownloadInvoice      "download_invoice"       |   y      | y  | y | y  | _     | _;
    SettleInvoice        "settle_invoice"         |   y      | _  | _ | _  | _     | _;
    CancelInvoice        "cancel_invoice"         |   y      | _  | _ | _  | _     | _;
    GetInvoiceSettings   "get_invoice_settings"   |   y      | _  | _ | _  | _     | _;
    ChangeInvoiceSettings "change_invoice_settings" | y      | _  | _ | _  | _     | _;

    GetPaymentProvider   "get_payment_provider"   |   y      | y  | y | y  | _     | _;
    ChangePaymentProvider "change_payment_provider" | y      | y  | _ | _  | _     | _;
    GetPixSettings       "get_pix_settings"       |   _      | y  | y | y  | _     | _;
    ChangePixSettings    "change_pix_settings"    |   _      | y  | _ | _  | _     | _;
    GetPaymentPix        "get_payment_pix"        |   _      | y  | y | y  | _     | _;
    FindPixPayment       "find_pix_payment"       |   _      | y  | y | y  | _     | _;
    RegisterBoleto       "register_boleto"        |   _      | y  | y | _  | _     | _;
    GetBoleto            "get_boleto"             |   _      | y  | y | y  | _     | _;
    RefreshBoleto        "refresh_boleto"         |   _      | y  | y | _  | _     | _;
    CancelBoleto         "cancel_boleto"          |   _      | y  | y | _  | _     | _;
    DownloadBoleto       "download_boleto"        |   _      | y  | y | y  | _     | _;
    RegisterInvoiceBoleto "register_invoice_boleto" | _      | y  | y | _  | _     | _;
    GetInvoiceBoleto     "get_invoice_boleto"     |   _      | y  | y | y  | _     | _;
    RefreshInvoiceBoleto "refresh_invoice_boleto" |   _      | y  | y | _  | _     | _;
    DownloadInvoiceBoleto "download_invoice_boleto" | _      | y  | y | y  | _     | _;
    ReceiveAsaasEvent    "receive_asaas_event"    |   anyone | y  | y | y  | y     | y;

    GetStatement         "get_statement"          |   _      | y  | y | y  | _     | _;
    TakeStatement        "take_statement"         |   _      | y  | y | y  | _     | _;
    SendStatement        "send_statement"         |   _      | y  | y | y  | _     | _;
    GetReceivables       "get_receivables"        |   _      | y  | y | y  | _     | _;
    TakeReceivables      "take_receivables"       |   _      | y  | y | y  | _     | _;

    GetSubscription      "get_subscription"       |   _      | y  | y | y  | _     | _;
    StartSubscription    "start_subscription"     |   _      | y  | y | _  | _     | _;
    ChangeSubscription   "change_subscription"    |   _      | y  | y | _  | _     | _;
    EndSubscription      "end_subscription"       |   _      | y  | y | _  | _     | _;
    ListPeriods          "list_periods"           |   _      | y  | y | y  | _     | _;
    PreviewPlanChange    "preview_plan_change"    |   _      | y  | y | _  | _     | _;
    ChangePlanNow        "change_plan_now"        |   _      | y  | y | _  | _     | _;
    StartSubscriptions   "start_subscriptions"    |   _      | y  | _ | _  | _     | _;
    GetSubscriptionSettings "get_subscription_settings" | _   | y  | y | y  | _     | _;
    ChangeSubscriptionSettings "change_subscription_settings" | _ | y | _ | _ | _   | _;

    GetDunningSettings   "get_dunning_settings"   |   _      | y  | y | y  | _     | _;
    ChangeDunningSettings "change_dunning_settings" | _      | y  | y | _  | _     | _;
    ForecastDunning      "forecast_dunning"       |   _      | y  | y | _  | _     | _;
    ListDunning          "list_dunning"           |   _      | y  | y | y  | _     | _;
    GetDunning           "get_dunning"            |   _      | y  | y | y  | _     | _;
    TellDunningStep      "tell_dunning_step"      |   _      | y  | y | y  | _     | _;
    ChangeBillingContact "change_billing_contact" |   _      | y  | y | _  | _     | _;
    GrantGrace           "grant_grace"            |   _      | y  | y | _  | _     | _;
    EndGrace             "end_grace"              |   _      | y  | y | _  | _     | _;

    GetOverview          "get_overview"           |   _      | y  | y | y  | y     | _;
    GetOverviewMoney     "get_overview_money"     |   _      | y  | y | y  | _     | _;
}
