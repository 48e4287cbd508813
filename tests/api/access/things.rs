//! What a tenant has in the sweep, brought into the state an operation needs.

use std::sync::atomic::{AtomicI64, Ordering};

use tests::smtp::Smtp;
use tests::world::{PASSWORD, Tenant};
use tests::{Attempt, Caller, TestApp, make};
use types::access::Operation;
use types::accounts::{
    Account, AccountId, AccountState, CreateIntegrationKey, GetAccount, GetAccountModules, IntegrationKeyId,
    ListIntegrationKeys, LockAccount, NewIntegrationKey, UnlockAccount,
};
use types::auth::GetMe;
use types::documents::{DocumentId, DocumentQuery, ListDocuments, ReceiptId};
use types::inbox::InboxItemId;
use types::kit::page::PageQuery;
use types::limits::GetLimits;
use types::links::{AskToConfirmEmail, InviteMember, SendResetLink};
use types::modules::ListModules;
use types::moves::{NewMove, PreviewMove};
use types::plans::{GetPlan, ListPlanVersions, ListPlans};
use types::reports::{CreateReport, ReportId};
use types::resellers::{GetReseller, Reason, ResellerId, ResumeReseller, Standing, SuspendReseller};
use types::usage::GetUsage;
use types::users::{CreateMember, ListMembers};
use types::views::{CreateView, ViewId};

use super::links::invitation;
use super::made::{demo, document, member, own_view, view};
use super::target::{NOTHING, Target};
use super::{boletos, dunning, inbox, invoices, money, reports, resellers};

/// What a tenant has in the sweep.
pub(super) struct Things<'a> {
    app: &'a TestApp,
    pub tenant: &'a Tenant,
    account: AccountId,
    /// Another account of the same reseller.
    pub sibling: AccountId,
    document: (DocumentId, ReceiptId),
    sibling_document: (DocumentId, ReceiptId),
    /// The owner's.
    view: ViewId,
    /// The owner's too.
    report: ReportId,
    /// Something of the other account that needs somebody.
    item: InboxItemId,
    owed: money::Owed,
    slip: boletos::Slip,
    owing: invoices::Owing,
    /// The secret of the key of the first account, which is in demo until its own software switches.
    pub secret: String,
    smtp: Smtp,
}

impl<'a> Things<'a> {
    pub(super) async fn of(app: &'a TestApp, tenant: &'a Tenant) -> Self {
        let name = &tenant.reseller.country.code();
        let account = demo(app, tenant, &format!("{name}-uno")).await;
        let sibling = app.account(tenant, &format!("{name}-dos")).await;
        let secret = app.key(tenant, &account).await;
        Self {
            document: document(app, tenant, &account).await,
            view: own_view(app, tenant).await,
            report: reports::own_report(app, tenant).await,
            owed: money::owed(&app.by(&tenant.owner), tenant, account.id).await,
            slip: boletos::Slip::of(app, tenant, &format!("{name}-tres")).await,
            owing: invoices::Owing::of(app, tenant, &format!("{name}-cuatro")).await,
            item: inbox::item(app, tenant, &sibling).await,
            sibling_document: document(app, tenant, &sibling).await,
            account: account.id,
            sibling: sibling.id,
            secret,
            smtp: Smtp::start(),
            app,
            tenant,
        }
    }

    /// What the operation is to be tried on, in the state in which it succeeds for whoever may do it.
    pub(super) async fn ready(&self, operation: Operation, caller: &Caller<'_>, is_software: bool) -> Target<'a> {
        let mut target = self.target().await;
        let owner = self.app.by(&self.tenant.owner);
        match operation {
            Operation::RefreshSession | Operation::SignOut | Operation::EndSession => {
                let me = caller.send(GetMe {}).await.ok();
                let email = me.map_or(self.tenant.support.email.clone(), |me| me.email);
                let granted = self.app.sign_in(&email, PASSWORD).await.expect("a session");
                target.session = self.app.bearing(&granted.token).ok(GetMe {}).await.session_id;
                granted.refresh().clone_into(&mut target.refresh);
            }
            Operation::ChangeMe => target.me_version = caller.send(GetMe {}).await.map_or(1, |me| me.version),
            Operation::ChangeView | Operation::DeleteView => {
                let body = view(&target);
                if let Ok(made) = caller.send(CreateView { body }).await {
                    target.view = (made.id, made.version);
                }
            }
            Operation::ReopenInboxItem => inbox::set_aside(&owner, target.item.0, true).await,
            Operation::DismissInboxItem => inbox::set_aside(&owner, target.item.0, false).await,
            Operation::GetReport | Operation::CancelReport | Operation::DeleteReport | Operation::LinkReport => {
                let body = reports::report();
                if let Ok(made) = caller.send(CreateReport { body }).await {
                    target.report = made.id;
                }
                if operation != Operation::CancelReport {
                    self.app.work().await;
                }
            }
            Operation::FetchReport => {
                let report_id = self.report;
                target.file = self.app.file_token(&owner, report_id).await;
            }
            Operation::RevokeIntegrationKey => target.key = self.new_key(&owner).await,
            Operation::ResendInvitation | Operation::RevokeInvitation => {
                let body = invitation(&target);
                let invited = owner.ok(InviteMember { body }).await.member;
                target.member = (invited.id, invited.version);
            }
            Operation::ReadLink | Operation::AcceptInvitation | Operation::UseResetLink | Operation::ConfirmEmail => {
                target.token = self.link(operation, &owner, &target).await;
            }
            _ => {}
        }
        resellers::ready(self.app, &mut target, operation).await;
        money::ready(&owner, &mut target, operation).await;
        dunning::ready(self.app, &mut target, operation).await;
        boletos::ready(&owner, &mut target, operation).await;
        if operation == Operation::ChangePaymentProvider {
            target.slip.version = invoices::provider(caller).await.unwrap_or_default();
        }
        invoices::ready(self.app, &mut target, operation).await;
        target.item.1 = inbox::version(&owner, target.item.0).await;
        let account = self.account(&owner).await;
        let account = self
            .locked(&owner, account, operation == Operation::UnlockAccount)
            .await;
        target.account = (account.id, account.version);
        if matches!(operation, Operation::GoLive | Operation::CreateTwin) && !is_software {
            let fresh = demo(self.app, self.tenant, &format!("demo-{}", target.fresh)).await;
            target.account = (fresh.id, fresh.version);
        }
        target
    }

    /// What the tenant has, as it stands.
    pub(super) async fn target(&self) -> Target<'a> {
        static FRESH: AtomicI64 = AtomicI64::new(1_000);
        let owner = self.app.by(&self.tenant.owner);
        let members = owner
            .ok(ListMembers {
                query: PageQuery {
                    cursor: None,
                    limit: Some(200),
                },
            })
            .await
            .items;
        let member = members.iter().find(|each| each.email == self.tenant.support.email);
        let member = member.map(|each| (each.id, each.version)).expect("the support");
        let account = self.account(&owner).await;
        let keys = owner.ok(ListIntegrationKeys { account_id: account.id }).await;
        let operator = self.app.by(&self.app.world.operator);
        let reseller = operator
            .ok(GetReseller {
                reseller_id: self.tenant.reseller.id,
            })
            .await;
        let modules = operator.ok(ListModules {}).await;
        let module = modules.iter().find(|each| each.code.as_str() == "hotel");
        let plan = owner
            .ok(GetPlan {
                plan_id: self.tenant.plan.id,
            })
            .await;
        let body = NewMove {
            account_ids: Some(vec![account.id]),
            ..NewMove::default()
        };
        Target {
            tenant: self.tenant,
            module: module.map(|each| (each.code.clone(), each.version)).expect("a module"),
            refresh: self.tenant.support.refresh.clone(),
            session: owner.ok(GetMe {}).await.session_id,
            me_version: 1,
            member,
            token: String::new(),
            reseller: (reseller.id, reseller.version),
            reseller_plan: (reseller.plan.id, reseller.plan.version),
            plan: (plan.id, plan.version),
            fingerprint: owner.ok(PreviewMove { plan_id: plan.id, body }).await.fingerprint,
            account: (account.id, account.version),
            key: keys.first().map(|key| key.id).expect("a key"),
            document: self.document.0,
            receipt: self.document.1,
            smtp_port: self.smtp.server("plain").port,
            view: (self.view, 1),
            report: self.report,
            owed: self.owed,
            slip: self.slip.clone(),
            owing: self.owing,
            file: NOTHING.to_owned(),
            item: (self.item, inbox::version(&owner, self.item).await),
            fresh: FRESH.fetch_add(1, Ordering::Relaxed),
        }
    }

    /// The other account of the same reseller.
    pub(super) async fn sibling_target(&self) -> Target<'a> {
        let owner = self.app.by(&self.tenant.owner);
        let sibling = owner
            .ok(GetAccount {
                account_id: self.sibling,
            })
            .await;
        Target {
            account: (sibling.id, sibling.version),
            document: self.sibling_document.0,
            receipt: self.sibling_document.1,
            ..self.target().await
        }
    }

    /// Suspends the reseller, or lets it work again.
    pub(super) async fn suspended(&self, wanted: bool) -> (ResellerId, i64) {
        let operator = self.app.by(&self.app.world.operator);
        let reseller = operator
            .ok(GetReseller {
                reseller_id: self.tenant.reseller.id,
            })
            .await;
        let (reseller_id, version) = (reseller.id, reseller.version);
        let after = match (reseller.standing, wanted) {
            (Standing::Active, true) => {
                let body = Reason {
                    reason: "Mora".to_owned(),
                };
                operator
                    .ok(SuspendReseller {
                        reseller_id,
                        version,
                        body,
                    })
                    .await
            }
            (Standing::Suspended { .. }, false) => operator.ok(ResumeReseller { reseller_id, version }).await,
            _ => return (reseller_id, version),
        };
        (after.id, after.version)
    }

    /// All that a stranger must not change, in words to be compared.
    pub(super) async fn snapshot(&self) -> String {
        let owner = self.app.by(&self.tenant.owner);
        let mut text = String::new();
        for account_id in [self.account, self.sibling] {
            let requests = [
                Attempt::of(&GetAccount { account_id }),
                Attempt::of(&GetLimits { account_id }),
                Attempt::of(&GetUsage { account_id }),
                Attempt::of(&GetAccountModules { account_id }),
                Attempt::of(&ListDocuments {
                    account_id,
                    query: DocumentQuery::default(),
                }),
                Attempt::of(&ListIntegrationKeys { account_id }),
            ];
            for request in requests {
                text.push_str(&owner.attempt(&request).await.text());
            }
            text.push_str(&money::told(&owner, account_id).await);
        }
        for request in [
            Attempt::of(&ListMembers {
                query: PageQuery::default(),
            }),
            Attempt::of(&ListPlans {
                query: PageQuery::default(),
            }),
            Attempt::of(&ListPlanVersions {
                plan_id: self.tenant.plan.id,
            }),
        ] {
            text.push_str(&owner.attempt(&request).await.text());
        }
        let operator = self.app.by(&self.app.world.operator);
        let reseller = operator
            .ok(GetReseller {
                reseller_id: self.tenant.reseller.id,
            })
            .await;
        format!("{text}{reseller:?}")
    }

    /// Every id a stranger must never be told.
    pub(super) fn secrets(&self) -> Vec<String> {
        let ids = [
            self.account.0,
            self.sibling.0,
            self.document.0.0,
            self.document.1.0,
            self.sibling_document.0.0,
            self.sibling_document.1.0,
            self.view.0,
            self.report.0,
            self.tenant.plan.id.0,
            self.tenant.reseller.id.0,
        ];
        let domain = self.tenant.owner.email.split('@').nth(1).expect("a domain").to_owned();
        ids.iter().map(ToString::to_string).chain([domain]).collect()
    }

    /// The token of a link of somebody new.
    async fn link(&self, operation: Operation, owner: &Caller<'_>, target: &Target<'_>) -> String {
        let (email, path) = match operation {
            Operation::UseResetLink | Operation::ConfirmEmail => {
                let member = owner.ok(CreateMember { body: member(target) }).await;
                if operation == Operation::UseResetLink {
                    owner.ok(SendResetLink { member_id: member.id }).await;
                    (member.email, "/reset/")
                } else {
                    let granted = self.app.sign_in(&member.email, PASSWORD).await.expect("a session");
                    self.app.bearing(&granted.token).ok(AskToConfirmEmail {}).await;
                    (member.email, "/verify/")
                }
            }
            _ => {
                let body = invitation(target);
                let email = body.email.clone();
                owner.ok(InviteMember { body }).await;
                (email, "/invitation/")
            }
        };
        self.app.mailed_token(&email, path).await
    }

    async fn account(&self, owner: &Caller<'_>) -> Account {
        owner
            .ok(GetAccount {
                account_id: self.account,
            })
            .await
    }

    async fn locked(&self, owner: &Caller<'_>, account: Account, wanted: bool) -> Account {
        let (account_id, version) = (account.id, account.version);
        match (&account.state, wanted) {
            (AccountState::Active, true) => {
                let body = make::lock("Mora");
                owner
                    .ok(LockAccount {
                        account_id,
                        version,
                        body,
                    })
                    .await
            }
            (AccountState::Locked { .. }, false) => owner.ok(UnlockAccount { account_id, version }).await,
            _ => account,
        }
    }

    async fn new_key(&self, owner: &Caller<'_>) -> IntegrationKeyId {
        let body = NewIntegrationKey {
            name: "Otra".to_owned(),
        };
        owner
            .ok(CreateIntegrationKey {
                account_id: self.account,
                body,
            })
            .await
            .key
            .id
    }
}
