//! Whose certificates are trusted beside those the machine trusts.

use std::path::Path;

use lettre::transport::smtp::client::{Certificate, TlsParameters};

use crate::kit::error::{Error, Result};

/// Roots to trust beside the machine's own.
#[derive(Clone, Default)]
pub struct Roots(Vec<Certificate>);

impl std::fmt::Debug for Roots {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Roots({})", self.0.len())
    }
}

impl Roots {
    /// Reads a file of certificates in PEM.
    ///
    /// # Errors
    /// When it cannot be read, or holds no certificate.
    pub fn read(file: &Path) -> Result<Self> {
        let pem = std::fs::read(file).map_err(Error::broken)?;
        if !pem.windows(10).any(|bytes| bytes == b"-----BEGIN") {
            return Err(Error::broken(format!("{} holds no certificate", file.display())));
        }
        Ok(Self(vec![Certificate::from_pem(&pem).map_err(Error::broken)?]))
    }

    /// How to verify a server of that name.
    pub(super) fn for_host(&self, host: &str) -> std::result::Result<TlsParameters, lettre::transport::smtp::Error> {
        let parameters = TlsParameters::builder(host.to_owned());
        let with = |parameters: lettre::transport::smtp::client::TlsParametersBuilder, root: &Certificate| {
            parameters.add_root_certificate(root.clone())
        };
        self.0.iter().fold(parameters, with).build()
    }
}
