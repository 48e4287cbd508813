//! Which methods an address has, for whoever comes with another one.

use utoipa::openapi::{OpenApi, PathItem};

/// The addresses of an API with their methods.
#[derive(Debug)]
pub struct Addresses(Vec<(String, String)>);

impl Addresses {
    /// The addresses that a document describes.
    #[must_use]
    pub fn of(document: &OpenApi) -> Self {
        let each = |(path, item): (&String, &PathItem)| (path.clone(), methods(item));
        Self(document.paths.paths.iter().map(each).collect())
    }

    /// The methods of the address a path is of, as `Allow` tells them.
    #[must_use]
    pub fn allow(&self, path: &str) -> Option<&str> {
        let found = self.0.iter().find(|(template, _)| fits(template, path));
        found.map(|(_, methods)| methods.as_str())
    }
}

fn methods(item: &PathItem) -> String {
    let known = [
        ("GET", &item.get),
        ("POST", &item.post),
        ("PUT", &item.put),
        ("PATCH", &item.patch),
        ("DELETE", &item.delete),
    ];
    let has = known.into_iter().filter(|(_, operation)| operation.is_some());
    has.map(|(name, _)| name).collect::<Vec<_>>().join(", ")
}

/// Whether a path is of that template, whose parameters stand in braces.
fn fits(template: &str, path: &str) -> bool {
    let (mut wanted, mut given) = (template.split('/'), path.split('/'));
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return true,
            (Some(part), Some(other)) if part == other || (part.starts_with('{') && !other.is_empty()) => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_path_fits_its_template_alone() {
        assert!(fits("/accounts", "/accounts"));
        assert!(fits("/accounts/{id}/lock", "/accounts/7/lock"));
        for path in [
            "/accounts",
            "/accounts/7",
            "/accounts//lock",
            "/accounts/7/lock/8",
            "/plans/7/lock",
        ] {
            assert!(!fits("/accounts/{id}/lock", path), "{path}");
        }
    }
}
