//! The real service on a real database, and callers to talk to it.
//!
//! Every story runs on SQLite and on PostgreSQL, each time on a database of its own, copied from one that
//! holds a small world: an operator and two resellers with a member of each role.

pub mod answers;
pub mod app;
pub mod asaas;
pub mod attempt;
pub mod binary;
pub mod caller;
pub mod chance;
pub mod crowd;
pub mod fake;
pub mod file_server;
pub mod files;
pub mod letters;
pub mod load;
pub mod make;
pub mod many;
pub mod postgres;
pub mod remote;
pub mod rows;
pub mod session;
pub mod smtp;
pub mod world;

pub use app::{Beside, TestApp};
pub use attempt::{Attempt, Outcome};
pub use caller::Caller;
pub use talonario::kit::db::Engine;
pub use types::kit::problem::Code;

/// Declares stories, each a test on either engine: `name::sqlite` and `name::postgres`.
#[macro_export]
macro_rules! on_both_engines {
    ($($(#[$doc:meta])* async fn $name:ident($app:ident) $story:block)*) => { $(
        mod $name {
            use super::*;

            $(#[$doc])*
            async fn story($app: $crate::TestApp) $story

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                story($crate::TestApp::start($crate::Engine::Sqlite).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                story($crate::TestApp::start($crate::Engine::Postgres).await).await;
            }
        }
    )* };
}
