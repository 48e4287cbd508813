//! Where a report goes while it is being made: into a file that is kept, or to whoever waits for it.

use actix_web::web::Bytes;
use futures_util::{StreamExt, stream};
use tokio::sync::mpsc;

use crate::kit::error::{Error, Result};
use crate::kit::files::Upload;
use crate::kit::http::answer::Content;

/// So many pieces may wait for whoever reads slowly.
const WAITING: usize = 4;

/// Where a report goes.
pub(super) enum Out {
    File(Upload),
    Reader(mpsc::Sender<Result<Bytes>>),
}

impl Out {
    /// A way out, and what comes out of it.
    pub(super) fn to_reader() -> (mpsc::Sender<Result<Bytes>>, Content) {
        let (give, take) = mpsc::channel(WAITING);
        let pieces = stream::unfold(
            take,
            |mut take| async move { take.recv().await.map(|piece| (piece, take)) },
        );
        (give, pieces.boxed_local())
    }

    /// Writes what comes next.
    pub(super) async fn put(&mut self, bytes: Vec<u8>) -> Result<()> {
        let bytes = Bytes::from(bytes);
        match self {
            Self::File(upload) => upload.put(bytes).await,
            Self::Reader(give) => give
                .send(Ok(bytes))
                .await
                .map_err(|_| Error::broken("whoever waited for a report has gone")),
        }
    }
}
