//! What an operation is tried on.

use tests::world::Tenant;
use types::accounts::{AccountId, IntegrationKeyId};
use types::auth::SessionId;
use types::documents::{DocumentId, ReceiptId};
use types::inbox::InboxItemId;
use types::ledger::EntryId;
use types::modules::ModuleCode;
use types::payments::PaymentId;
use types::plans::PlanId;
use types::reports::ReportId;
use types::resellers::{ResellerId, ResellerPlanId};
use types::users::MemberId;
use types::views::ViewId;
use uuid::Uuid;

use super::boletos::Slip;
use super::invoices::Owing;
use super::money::Owed;

/// The token of a link that leads nowhere.
pub(super) const NOTHING: &str = "019a9f3e6c0070008000000000000000.1795000000.00";

/// What an operation is tried on: ids, and the versions they have.
#[derive(Clone, Debug)]
pub(super) struct Target<'a> {
    pub tenant: &'a Tenant,
    /// A refresh token that was not used.
    pub refresh: String,
    pub session: SessionId,
    pub me_version: i64,
    pub member: (MemberId, i64),
    /// The token of a link that lives.
    pub token: String,
    pub reseller: (ResellerId, i64),
    pub reseller_plan: (ResellerPlanId, i64),
    pub module: (ModuleCode, i64),
    pub plan: (PlanId, i64),
    /// Of the move of the account to the plan.
    pub fingerprint: String,
    pub account: (AccountId, i64),
    pub key: IntegrationKeyId,
    pub document: DocumentId,
    pub receipt: ReceiptId,
    /// Where a mail server listens.
    pub smtp_port: u16,
    pub view: (ViewId, i64),
    /// Something in the inbox.
    pub item: (InboxItemId, i64),
    pub report: ReportId,
    /// A charge and a payment.
    pub owed: Owed,
    pub slip: Slip,
    /// An invoice of the operator.
    pub owing: Owing,
    /// The token of a link to a report's file.
    pub file: String,
    /// Part of the name of whatever is made, and the number of a document.
    pub fresh: i64,
}

/// The same target with ids that nothing has.
pub(super) fn missing<'a>(like: &Target<'a>) -> Target<'a> {
    let nothing = Uuid::from_u128(0x019a_9f3e_6c00_7000_8000_0000_0000_0000);
    Target {
        session: SessionId(nothing),
        member: (MemberId(nothing), like.member.1),
        reseller: (ResellerId(nothing), like.reseller.1),
        reseller_plan: (ResellerPlanId(nothing), like.reseller_plan.1),
        module: (ModuleCode::from("nothing".to_owned()), like.module.1),
        plan: (PlanId(nothing), like.plan.1),
        account: (AccountId(nothing), like.account.1),
        key: IntegrationKeyId(nothing),
        document: DocumentId(nothing),
        receipt: ReceiptId(nothing),
        view: (ViewId(nothing), like.view.1),
        item: (InboxItemId(nothing), like.item.1),
        report: ReportId(nothing),
        owed: Owed {
            entry: EntryId(nothing),
            payment: (PaymentId(nothing), like.owed.payment.1),
            subscription: like.owed.subscription,
            ..like.owed
        },
        slip: like.slip.missing(nothing),
        owing: like.owing.missing(nothing),
        file: NOTHING.to_owned(),
        ..like.clone()
    }
}
