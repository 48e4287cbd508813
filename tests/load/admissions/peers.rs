//! Programs of others that count a use, asked for one over HTTP with authentication as the service is.

use tests::load::lay;
use tests::load::peers::{NAMES, Peer};

use crate::{CONNECTIONS, Spread, line, load};

pub(crate) async fn measure() {
    for name in NAMES {
        let peer = Peer::serve(name);
        let usage = peer.operation("usage");
        let mut first = 1;
        for spread in Spread::BOTH {
            for connections in CONNECTIONS {
                let before = peer.stored().await;
                let request = |number: u64| peer.request(usage, first + number, spread.accounts());
                let measured = lay(peer.at(), load(connections), request, |answer| usage.is_done(answer)).await;
                line(&peer.name(), spread, connections, &measured);
                eprintln!("{}: {} more are counted", peer.name(), peer.stored().await - before);
                first += 100_000_000;
            }
        }
    }
}
