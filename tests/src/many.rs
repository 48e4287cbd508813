//! Doing many things at once.

use futures_util::{StreamExt, stream};

/// Runs all of them, at most so many at the same time, and gives what each came to, in no order.
pub async fn at_once<T>(width: usize, all: impl IntoIterator<Item = impl Future<Output = T>>) -> Vec<T> {
    stream::iter(all).buffer_unordered(width).collect().await
}
