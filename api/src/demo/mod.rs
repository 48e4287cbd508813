//! placeholder
use crate::kit::context::Context;
use crate::kit::error::Result;

pub async fn fill(_context: &Context) -> Result<()> {
    Ok(())
}

pub async fn operator(_context: &Context, _email: &str, _name: &str, _password: &str) -> Result<()> {
    Ok(())
}
