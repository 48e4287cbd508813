//! Cutting what a store read into a page.

use types::kit::page::Page;
use uuid::Uuid;

use super::error::Result;

/// A page of at most `size` items from rows read with one to spare, which tells whether more follow.
///
/// # Errors
/// When a row cannot be converted.
pub fn page_of<R, T>(
    mut rows: Vec<R>,
    size: u64,
    id: impl Fn(&R) -> Uuid,
    convert: impl Fn(R) -> Result<T>,
) -> Result<Page<T>> {
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    let more = rows.len() > size;
    rows.truncate(size);
    let next = if more { rows.last().map(id) } else { None };
    let items = rows.into_iter().map(convert).collect::<Result<_>>()?;
    Ok(Page {
        items,
        next,
        total: None,
    })
}
