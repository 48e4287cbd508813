//! The list of accounts as a file: what is filtered, in the order of the list, with headings in the reader's
//! language. It is read page by page, so however long the list is, few accounts are in memory at once.

mod cells;
mod csv;
mod text;
mod xlsx;

use types::accounts::{Account, AccountQuery, ExportFormat};
use types::kit::page::PAGE_MAXIMUM;
use types::kit::text::Language;

use super::list_service;
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::http::answer::Content;
use crate::resellers::standing;
use crate::usage::cycle::CycleRule;

/// A file to send.
pub struct File {
    pub name: String,
    pub media_type: &'static str,
    pub content: Content,
}

/// The accounts of a list as a file.
///
/// # Errors
/// When the first of them cannot be read; what fails later breaks the file off.
pub async fn file(
    context: &Context,
    scope: &Scope,
    format: ExportFormat,
    asked: &AccountQuery,
    language: Language,
) -> Result<File> {
    let country = standing::country(&context.db, scope.reseller()?).await?;
    let today = CycleRule::new(country, 1).today(context.now());
    let pages = Pages {
        context: context.clone(),
        scope: scope.clone(),
        asked: AccountQuery {
            limit: Some(PAGE_MAXIMUM),
            ..asked.whole()
        },
        is_over: false,
    };
    let content = match format {
        ExportFormat::Csv => csv::content(pages, language).await?,
        ExportFormat::Xlsx => xlsx::content(pages, language).await?,
    };
    Ok(File {
        name: format!("{}-{today}.{format}", text::file(language)),
        media_type: format.media_type(),
        content,
    })
}

/// The accounts of a list, page by page.
struct Pages {
    context: Context,
    scope: Scope,
    asked: AccountQuery,
    is_over: bool,
}

impl Pages {
    /// The next page; none after the last.
    async fn next(&mut self) -> Result<Option<Vec<Account>>> {
        if self.is_over {
            return Ok(None);
        }
        let page = list_service::list(&self.context, &self.scope, &self.asked).await?;
        self.is_over = page.next.is_none();
        self.asked.cursor = page.next;
        Ok(Some(page.items))
    }
}
