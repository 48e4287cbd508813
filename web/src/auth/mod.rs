//! Signing in and out, and one's own profile.

pub mod cities;
pub mod email;
pub mod password;
pub mod profile;
pub mod session;
pub mod sessions;
pub mod sign_in;
pub mod text;
pub mod user_menu;

pub use profile::Profile;
pub use session::{may, me};
pub use sign_in::{SessionEnded, SignIn};
pub use text::role_name;
pub use user_menu::UserMenu;
