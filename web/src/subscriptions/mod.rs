//! Subscriptions: what an account is charged again and again, and how a reseller charges.

pub mod change;
pub mod desk;
pub mod end;
pub mod extras;
pub mod facts;
pub mod periods;
pub mod plan;
pub mod settings;
pub mod start;
pub mod tab;
pub mod text;

pub use settings::Charging;
pub use tab::SubscriptionTab;

/// The address of how a reseller charges.
pub const CHARGING: &str = "/charging";
