//! The browser application of Talonario: pages over the API, nothing of its own.

pub mod app;
pub mod auth;
pub mod kit;
pub mod users;

/// Puts the application on the page. The shape that `index.html` shows goes when it is known who is there.
pub fn start() {
    console_error_panic_hook::set_once();
    kit::text::detect_language();
    auth::session::begin();
    leptos::mount::mount_to_body(app::App);
}
