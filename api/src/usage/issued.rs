//! What is counted of documents, wherever it is counted.

use std::ops::{Add, AddAssign, Sub};

use types::accounts::Environment;

/// How many documents: of a cycle, of a day, or in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Issued {
    /// With fiscal validity.
    pub documents: i64,
    pub demo_documents: i64,
}

impl Issued {
    pub(crate) const fn of(environment: Environment, documents: i64) -> Self {
        match environment {
            Environment::Production => Self {
                documents,
                demo_documents: 0,
            },
            Environment::Demo => Self {
                documents: 0,
                demo_documents: documents,
            },
        }
    }

    /// Each counter under the name of its column.
    pub(crate) const fn counters(self) -> [(&'static str, i64); 2] {
        [("documents", self.documents), ("demo_documents", self.demo_documents)]
    }
}

impl Add for Issued {
    type Output = Self;

    fn add(self, more: Self) -> Self {
        Self {
            documents: self.documents + more.documents,
            demo_documents: self.demo_documents + more.demo_documents,
        }
    }
}

impl AddAssign for Issued {
    fn add_assign(&mut self, more: Self) {
        *self = *self + more;
    }
}

impl Sub for Issued {
    type Output = Self;

    fn sub(self, less: Self) -> Self {
        Self {
            documents: self.documents - less.documents,
            demo_documents: self.demo_documents - less.demo_documents,
        }
    }
}
