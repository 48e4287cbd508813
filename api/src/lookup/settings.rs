//! The file of providers: who is asked after the padrón, in which order, with which token, how often.

use std::path::Path;
use std::time::Duration;

use serde::Deserialize;
use types::lookup::NumberKind;

use super::description::TokenIn;
use super::providers;
use crate::kit::breaker::Breaker;
use crate::kit::client::Remote;
use crate::kit::error::{Error, Result};
use crate::kit::registries::{Quota, Registries, Registry, Window};

/// The milliseconds one provider may take where the file says nothing.
const PATIENCE: u64 = 5_000;
/// The longest that anybody may be made to wait.
const LONGEST: u64 = 60_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    providers: Vec<Provider>,
    deadline_ms: Option<u64>,
    hedge_after_ms: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Provider {
    kind: String,
    name: Option<String>,
    address: Option<String>,
    token: Option<String>,
    /// The environment variable that has the token.
    token_env: Option<String>,
    only: Option<Vec<NumberKind>>,
    timeout_ms: Option<u64>,
    asks_per_month: Option<i64>,
    asks_per_window: Option<i64>,
    window_minutes: Option<i64>,
}

/// The providers of a file; none without one.
///
/// # Errors
/// When the file cannot be read, or does not hold what it should.
pub fn read(file: Option<&Path>) -> Result<Registries> {
    let Some(file) = file else {
        return Ok(Registries::default());
    };
    let told = |what: String| Error::broken(format!("{}: {what}", file.display()));
    let text = std::fs::read_to_string(file).map_err(|error| told(error.to_string()))?;
    parse(&text, &|name| std::env::var(name).ok()).map_err(told)
}

/// The providers of a text, whose tokens may be in an environment.
///
/// # Errors
/// With what is wrong, in words that tell no token.
pub fn parse(text: &str, environment: &dyn Fn(&str) -> Option<String>) -> std::result::Result<Registries, String> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let file: File = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let (place, error) = (error.path().to_string(), error.inner());
        let words = error.to_string();
        // Other words may repeat what stands there, which may be a token.
        let is_told =
            error.is_syntax() || error.is_eof() || words.starts_with("unknown field") || words.starts_with("missing");
        let line = error.line();
        if is_told {
            format!("{place}: {words}")
        } else {
            format!("{place}: not as it should be, line {line}")
        }
    })?;
    let standard = Registries::default();
    let deadline = file.deadline_ms.map_or(standard.deadline, Duration::from_millis);
    if deadline.is_zero() || deadline > Duration::from_millis(LONGEST) {
        return Err(format!("deadline_ms: 1 to {LONGEST}"));
    }
    let mut line: Vec<Registry> = Vec::new();
    for (place, provider) in file.providers.into_iter().enumerate() {
        let told = |what: String| format!("providers[{place}]: {what}");
        let registry = provider.registry(deadline, environment).map_err(told)?;
        if line.iter().any(|other| other.name == registry.name) {
            return Err(told(format!("there is another of the name {}", registry.name)));
        }
        line.push(registry);
    }
    Ok(Registries {
        line: line.into(),
        hedge_after: file.hedge_after_ms.map(Duration::from_millis),
        deadline,
    })
}

impl Provider {
    fn registry(
        self,
        deadline: Duration,
        environment: &dyn Fn(&str) -> Option<String>,
    ) -> std::result::Result<Registry, String> {
        let known = || {
            providers::ALL
                .iter()
                .map(|known| known.kind)
                .collect::<Vec<_>>()
                .join(", ")
        };
        let description = providers::of(&self.kind).ok_or_else(|| format!("kind: one of {}", known()))?;
        let token = match (self.token, &self.token_env) {
            (Some(_), Some(_)) => return Err("either token or token_env".to_owned()),
            (None, Some(name)) => Some(environment(name).ok_or_else(|| format!("{name} is not set"))?),
            (token, None) => token,
        };
        let is_fit = |token: &String| !token.is_empty() && token.bytes().all(|b| b.is_ascii_graphic());
        match (&token, description.token) {
            (None, TokenIn::Nowhere) => {}
            (Some(_), TokenIn::Nowhere) => return Err("it takes no token".to_owned()),
            (Some(token), _) if is_fit(token) => {}
            _ => return Err("a token in visible ASCII, by token or token_env".to_owned()),
        }
        let address = self.address.or_else(|| description.address.map(str::to_owned));
        let is_web = |address: &String| address.starts_with("https://") || address.starts_with("http://");
        let address = address.filter(is_web).ok_or("address: https://…")?;
        let patience = self.timeout_ms.map_or(PATIENCE, |millis| millis.clamp(1, LONGEST));
        let patience = Duration::from_millis(patience).min(deadline);
        let remote = Remote::new(&address, patience).map_err(|error| error.to_string())?;
        let only = self
            .only
            .map(|only| only.iter().map(|kind| kind.name().to_owned()).collect());
        Ok(Registry {
            name: self.name.unwrap_or(self.kind),
            kind: description.kind,
            only,
            remote,
            token: token.map(Into::into),
            quotas: quotas(self.asks_per_month, self.asks_per_window, self.window_minutes)?,
            breaker: Breaker::default(),
        })
    }
}

fn quotas(month: Option<i64>, window: Option<i64>, minutes: Option<i64>) -> std::result::Result<Vec<Quota>, String> {
    let window = match (window, minutes) {
        (Some(asks), Some(minutes)) if (1..=1_440).contains(&minutes) => Some((asks, Window::Minutes(minutes))),
        (None, None) => None,
        _ => return Err("asks_per_window goes with window_minutes, 1 to 1440".to_owned()),
    };
    let all = window.into_iter().chain(month.map(|asks| (asks, Window::Month)));
    let quota = |(asks, window)| (asks > 0).then_some(Quota { asks, window });
    let all: Option<Vec<_>> = all.map(quota).collect();
    all.ok_or_else(|| "a quota is 1 at least".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> std::result::Result<Registries, String> {
        parse(text, &|name| (name == "CLAVE").then(|| "secreto-1".to_owned()))
    }

    #[test]
    fn a_file_says_who_is_asked_in_which_order() {
        let told = parsed(
            r#"{"deadline_ms": 3000, "hedge_after_ms": 400, "providers": [
                {"kind": "migo_v1", "name": "migo-ruc", "only": ["ruc"], "token_env": "CLAVE", "asks_per_window": 900,
                 "window_minutes": 15, "asks_per_month": 5000},
                {"kind": "brasilapi", "address": "http://127.0.0.1:9"}]}"#,
        )
        .expect("a good file");
        let names: Vec<_> = told.line.iter().map(|registry| registry.name.as_str()).collect();
        assert_eq!(names, ["migo-ruc", "brasilapi"]);
        assert_eq!(
            (told.deadline, told.hedge_after),
            (Duration::from_secs(3), Some(Duration::from_millis(400)))
        );
        let first = told.line.first().expect("the first");
        assert_eq!((first.token.as_deref(), first.quotas.len()), (Some("secreto-1"), 2));
        assert!(!format!("{:?}", first.remote).contains("secreto"));
    }

    #[test]
    fn what_is_wrong_is_told_without_tokens() {
        for (text, words) in [
            (r#"{"providers": ["#, "EOF"),
            (
                r#"{"providers": [{"kind": "otro"}]}"#,
                "providers[0]: kind: one of decolecta,",
            ),
            (r#"{"providers": [{"kind": "decolecta"}]}"#, "a token"),
            (
                r#"{"providers": [{"kind": "decolecta", "token": "secreto con espacio"}]}"#,
                "visible ASCII",
            ),
            (
                r#"{"providers": [{"kind": "decolecta", "token_env": "NADA"}]}"#,
                "NADA is not set",
            ),
            (
                r#"{"providers": [{"kind": "decolecta", "token": "secreto", "token_env": "CLAVE"}]}"#,
                "either",
            ),
            (
                r#"{"providers": [{"kind": "decolecta", "token": 123456}]}"#,
                "providers[0].token: not as it should be",
            ),
            (
                r#"{"providers": [{"kind": "decolecta", "clave": "secreto"}]}"#,
                "unknown field `clave`",
            ),
            (
                r#"{"providers": [{"kind": "brasilapi", "token": "secreto"}]}"#,
                "no token",
            ),
            (
                r#"{"providers": [{"kind": "brasilapi", "address": "ftp://secreto"}]}"#,
                "https://",
            ),
            (
                r#"{"providers": [{"kind": "facturador_pro", "token": "secreto"}]}"#,
                "address",
            ),
            (
                r#"{"providers": [{"kind": "brasilapi"}, {"kind": "brasilapi"}]}"#,
                "another of the name brasilapi",
            ),
            (
                r#"{"providers": [{"kind": "brasilapi", "asks_per_month": 0}]}"#,
                "1 at least",
            ),
            (
                r#"{"providers": [{"kind": "brasilapi", "asks_per_window": 5}]}"#,
                "window_minutes",
            ),
            (r#"{"providers": [], "deadline_ms": 0}"#, "deadline_ms"),
        ] {
            let fault = parsed(text).expect_err(text);
            assert!(fault.contains(words), "{text}: {fault}");
            assert!(!fault.contains("secreto") && !fault.contains("123456"), "{fault}");
        }
    }
}
