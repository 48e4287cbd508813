//! Reading the documents of a report, some at a time: those of many small accounts together, those of a large one in
//! parts.

use std::collections::VecDeque;
use std::sync::Arc;

use chrono::NaiveDate;
use types::accounts::AccountId;
use types::documents::DocumentId;
use types::reports::{NewReport, ReportPreview};

use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::accounts::store as accounts;
use crate::documents::issued_store::{self as documents, Issued, ReceiptFile, Which};
use crate::kit::context::Context;
use crate::kit::error::Result;

/// So many accounts are asked about at a time.
const ACCOUNTS: u64 = 200;
/// So many documents are read at a time.
const DOCUMENTS: i64 = 500;

/// A document with what belongs to it.
pub(super) struct Found {
    pub account: Arc<Contract>,
    pub issued: Issued,
    pub receipts: Vec<ReceiptFile>,
}

/// The accounts of a report, some at a time.
pub(super) struct Accounts<'a> {
    context: &'a Context,
    scope: &'a Scope,
    one: Option<AccountId>,
    after: Option<AccountId>,
    is_over: bool,
}

/// The documents of a report, some at a time.
pub(super) struct Reader<'a> {
    accounts: Accounts<'a>,
    which: Which,
    parts: VecDeque<Part>,
}

/// What is read next.
enum Part {
    /// All documents of some accounts.
    All(Vec<Arc<Contract>>),
    /// The documents of one account after one of them.
    After(Arc<Contract>, Option<(NaiveDate, DocumentId)>),
}

/// The documents that a report is of.
pub(super) fn which(asked: &NewReport) -> Which {
    Which {
        from: asked.from.first(),
        to: asked.to.last(),
        kinds: asked.kinds.clone(),
        environment: asked.environment(),
    }
}

/// How much a report holds; counting ends soon after so many documents.
pub(super) async fn extent(context: &Context, scope: &Scope, asked: &NewReport, most: i64) -> Result<ReportPreview> {
    let (which, mut accounts) = (which(asked), Accounts::of(context, scope, asked));
    let mut all = ReportPreview::default();
    while let Some(page) = accounts.next().await? {
        let extents = documents::extents(&context.db, scope, &ids(&page), &which).await?;
        for extent in extents.values() {
            all.documents += extent.documents;
            all.missing += extent.missing;
            all.bytes += extent.bytes;
        }
        if all.documents > most {
            all.is_more = !accounts.is_over;
            break;
        }
    }
    Ok(all)
}

impl<'a> Accounts<'a> {
    pub(super) const fn of(context: &'a Context, scope: &'a Scope, asked: &NewReport) -> Self {
        Self {
            context,
            scope,
            one: asked.account_id,
            after: None,
            is_over: false,
        }
    }

    /// The next accounts; none after the last.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<Arc<Contract>>>> {
        if self.is_over {
            return Ok(None);
        }
        let db = &self.context.db;
        let page = match self.one {
            Some(id) => vec![accounts::find(db, self.scope, id).await?],
            None => accounts::after(db, self.scope, self.after, ACCOUNTS).await?,
        };
        self.is_over = self.one.is_some() || page.len() < usize::try_from(ACCOUNTS).unwrap_or(usize::MAX);
        self.after = page.last().map(|account| account.id);
        Ok((!page.is_empty()).then(|| page.into_iter().map(Arc::new).collect()))
    }
}

impl<'a> Reader<'a> {
    pub(super) fn of(context: &'a Context, scope: &'a Scope, asked: &NewReport) -> Self {
        Self {
            accounts: Accounts::of(context, scope, asked),
            which: which(asked),
            parts: VecDeque::new(),
        }
    }

    /// The next documents; none after the last.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<Found>>> {
        loop {
            if let Some(part) = self.parts.pop_front() {
                return self.read(part).await.map(Some);
            }
            let Some(page) = self.accounts.next().await? else {
                return Ok(None);
            };
            self.plan(page).await?;
        }
    }

    /// Decides how the documents of some accounts are read: few enough at a time, and few times.
    async fn plan(&mut self, page: Vec<Arc<Contract>>) -> Result<()> {
        let (db, scope) = (&self.accounts.context.db, self.accounts.scope);
        let extents = documents::extents(db, scope, &ids(&page), &self.which).await?;
        let (mut together, mut count) = (Vec::new(), 0);
        for account in page {
            let documents = extents.get(&account.id).map_or(0, |extent| extent.documents);
            if documents == 0 {
                continue;
            }
            if documents > DOCUMENTS {
                self.parts.push_back(Part::After(account, None));
                continue;
            }
            if count + documents > DOCUMENTS {
                self.parts.push_back(Part::All(std::mem::take(&mut together)));
                count = 0;
            }
            together.push(account);
            count += documents;
        }
        if !together.is_empty() {
            self.parts.push_back(Part::All(together));
        }
        Ok(())
    }

    async fn read(&mut self, part: Part) -> Result<Vec<Found>> {
        let (db, scope) = (&self.accounts.context.db, self.accounts.scope);
        let (accounts, issued) = match part {
            Part::All(accounts) => {
                let issued = documents::all(db, scope, &ids(&accounts), &self.which).await?;
                (accounts, issued)
            }
            Part::After(account, last) => {
                let most = u64::try_from(DOCUMENTS).unwrap_or_default();
                let issued = documents::after(db, scope, account.id, &self.which, last, most).await?;
                if let Some(last) = issued.get(issued.len().saturating_sub(1)).map(place)
                    && issued.len() >= usize::try_from(DOCUMENTS).unwrap_or_default()
                {
                    self.parts.push_front(Part::After(Arc::clone(&account), Some(last)));
                }
                (vec![account], issued)
            }
        };
        let documents: Vec<_> = issued.iter().map(|each| each.document.id).collect();
        let mut receipts = documents::receipts(db, scope, &documents).await?;
        let found = |issued: Issued| {
            let account = accounts
                .iter()
                .find(|account| account.id == issued.document.account_id)?;
            let receipts = receipts.remove(&issued.document.id).unwrap_or_default();
            let account = Arc::clone(account);
            Some(Found {
                account,
                issued,
                receipts,
            })
        };
        Ok(issued.into_iter().filter_map(found).collect())
    }
}

fn place(issued: &Issued) -> (NaiveDate, DocumentId) {
    (issued.document.issued_on, issued.document.id)
}

fn ids(accounts: &[Arc<Contract>]) -> Vec<AccountId> {
    accounts.iter().map(|account| account.id).collect()
}
