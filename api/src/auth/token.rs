//! Tokens: access tokens (JWT, HS256, one audience, one type) and refresh tokens (a session and 256 random bits).

use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode};
use serde::{Deserialize, Serialize};
use types::auth::SessionId;
use types::kit::problem::Code;

use crate::kit::error::{Error, Result};
use crate::kit::random::{self, Random};
use crate::kit::secrets::{MasterKey, digest, to_hex};

pub(super) const ACCESS_SECONDS: i64 = 15 * 60;

const AUDIENCE: &str = "talonario";
const TYPE: &str = "at+jwt";

#[derive(Serialize, Deserialize)]
struct Claims {
    /// The session.
    sub: SessionId,
    aud: String,
    iat: i64,
    exp: i64,
}

/// An access token of that session, and the seconds it lives.
pub(super) fn access(master: &MasterKey, session: SessionId, now: DateTime<Utc>) -> Result<(String, i64)> {
    let (name, key) = master.signing_key(now);
    let header = Header {
        typ: Some(TYPE.into()),
        kid: Some(name),
        ..Header::new(Algorithm::HS256)
    };
    let expires = now + TimeDelta::seconds(ACCESS_SECONDS);
    let claims = Claims {
        sub: session,
        aud: AUDIENCE.into(),
        iat: now.timestamp(),
        exp: expires.timestamp(),
    };
    let token = encode(&header, &claims, &EncodingKey::from_secret(&key)).map_err(Error::broken)?;
    Ok((token, ACCESS_SECONDS))
}

/// The session an access token is of, if it is one of ours and still lives.
pub(super) fn session_of(master: &MasterKey, token: &str, now: DateTime<Utc>) -> Result<SessionId> {
    let header = decode_header(token).map_err(|_| Code::NotSignedIn)?;
    if header.typ.as_deref() != Some(TYPE) {
        return Err(Code::NotSignedIn.into());
    }
    let key = header
        .kid
        .and_then(|name| master.verifying_key(&name, now))
        .ok_or(Code::NotSignedIn)?;
    let mut rules = Validation::new(Algorithm::HS256);
    rules.set_audience(&[AUDIENCE]);
    rules.validate_exp = false;
    let claims: Claims = decode(token, &DecodingKey::from_secret(&key), &rules)
        .map_err(|_| Code::NotSignedIn)?
        .claims;
    if claims.exp <= now.timestamp() {
        Err(Code::SessionEnded.into())
    } else {
        Ok(claims.sub)
    }
}

/// A new refresh token of a session, and the hash to keep of it.
pub(super) fn refresh(random: &dyn Random, session: SessionId) -> (String, String) {
    let secret = to_hex(&random::bytes::<32>(random));
    let hash = digest(secret.as_bytes());
    (format!("{session}.{secret}"), hash)
}

/// The session a refresh token is of, and the hash of its secret.
pub(super) fn read_refresh(token: &str) -> Option<(SessionId, String)> {
    let (session, secret) = token.split_once('.')?;
    Some((session.parse().ok()?, digest(secret.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).expect("a time")
    }

    fn forge(header: Header, claims: &serde_json::Value, key: &[u8]) -> String {
        encode(&header, claims, &EncodingKey::from_secret(key)).expect("encodes")
    }

    #[test]
    fn a_token_is_accepted_for_fifteen_minutes() {
        let master = MasterKey::parse(&"11".repeat(32)).expect("a key");
        let session = SessionId(uuid::Uuid::from_u128(7));
        let (token, _) = access(&master, session, at(0)).expect("a token");
        assert_eq!(session_of(&master, &token, at(899)).expect("lives"), session);
        assert_eq!(
            session_of(&master, &token, at(900))
                .expect_err("is over")
                .refusal()
                .code,
            Code::SessionEnded
        );
    }

    #[test]
    fn forgeries_are_refused() {
        let master = MasterKey::parse(&"11".repeat(32)).expect("a key");
        let (name, key) = master.signing_key(at(0));
        let claims =
            |aud: &str| serde_json::json!({"sub": uuid::Uuid::nil(), "aud": aud, "iat": 0, "exp": 9_999_999_999_i64});
        let header = |typ: &str, kid: &str| Header {
            typ: Some(typ.into()),
            kid: Some(kid.into()),
            ..Header::new(Algorithm::HS256)
        };
        let good = forge(header(TYPE, &name), &claims(AUDIENCE), &key);
        assert!(session_of(&master, &good, at(0)).is_ok());
        let mut wrong = vec![
            forge(header("JWT", &name), &claims(AUDIENCE), &key),
            forge(header(TYPE, "0"), &claims(AUDIENCE), &key),
            forge(header(TYPE, &name), &claims("elsewhere"), &key),
            forge(header(TYPE, &name), &claims(AUDIENCE), b"another key"),
            forge(
                Header {
                    alg: Algorithm::HS512,
                    ..header(TYPE, &name)
                },
                &claims(AUDIENCE),
                &key,
            ),
            String::new(),
            "a.b.c".to_owned(),
            good.rsplit_once('.')
                .map(|(head, _)| format!("{head}."))
                .expect("three parts"),
        ];
        wrong.push(good.replacen('e', "f", 1));
        for token in wrong {
            assert!(session_of(&master, &token, at(0)).is_err(), "{token}");
        }
    }
}
