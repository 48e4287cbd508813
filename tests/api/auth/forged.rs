//! Forged access tokens, each wrong in one way only.

use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};
use tests::{Code, TestApp, on_both_engines};
use types::auth::{GetMe, SessionId};

/// What a good token says, to be spoilt.
struct Token {
    header: Header,
    claims: Value,
    key: Vec<u8>,
}

impl Token {
    fn good(app: &TestApp, session: SessionId) -> Self {
        let (name, key) = app.context.master.signing_key(app.context.now());
        let now = app.context.now().timestamp();
        Self {
            header: Header {
                typ: Some("at+jwt".into()),
                kid: Some(name),
                ..Header::new(Algorithm::HS256)
            },
            claims: json!({"sub": session, "aud": "talonario", "iat": now, "exp": now + 900}),
            key: key.to_vec(),
        }
    }

    fn with(app: &TestApp, session: SessionId, spoil: impl FnOnce(&mut Self)) -> String {
        let mut token = Self::good(app, session);
        spoil(&mut token);
        encode(&token.header, &token.claims, &EncodingKey::from_secret(&token.key)).expect("encodes")
    }
}

/// The token with its header said anew, its signature as it was.
fn with_header(token: &str, header: &Value) -> String {
    let (_, rest) = token.split_once('.').expect("three parts");
    format!("{}.{rest}", in_base64(header.to_string().as_bytes()))
}

fn in_base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for place in 0..=group.len() {
            let letter = usize::try_from(bits >> (18 - 6 * place) & 63).expect("six bits");
            text.push(char::from(LETTERS[letter]));
        }
    }
    text
}

on_both_engines! {
    async fn a_forged_token_is_nobody_s(app) {
        let session = app.manager().ok(GetMe {}).await.session_id;
        let good = Token::with(&app, session, |_| ());
        assert_eq!(app.bearing(&good).ok(GetMe {}).await.session_id, session, "the forger has everything right");

        let kid = Token::good(&app, session).header.kid;
        let (head, signature) = good.rsplit_once('.').expect("three parts");
        let (header, claims) = head.split_once('.').expect("two parts");
        let owner = app.by(&app.world.ipe.owner).ok(GetMe {}).await.session_id;
        let other_claims = Token::with(&app, owner, |_| ());
        let other_claims = other_claims.split('.').nth(1).expect("claims");
        let forged = [
            ("alg none", with_header(&good, &json!({"alg": "none", "typ": "at+jwt", "kid": kid}))),
            ("alg none, unsigned", format!("{}.{claims}.", in_base64(json!({"alg": "none", "typ": "at+jwt", "kid": kid}).to_string().as_bytes()))),
            ("unsigned", format!("{header}.{claims}.")),
            ("another's claims", format!("{header}.{other_claims}.{signature}")),
            ("another algorithm", Token::with(&app, session, |token| token.header.alg = Algorithm::HS512)),
            ("another key", Token::with(&app, session, |token| token.key = b"another key".to_vec())),
            ("an empty key", Token::with(&app, session, |token| token.key = Vec::new())),
            ("another audience", Token::with(&app, session, |token| token.claims["aud"] = json!("elsewhere"))),
            ("no audience", Token::with(&app, session, |token| drop(token.claims.as_object_mut().expect("claims").remove("aud")))),
            ("another type", Token::with(&app, session, |token| token.header.typ = Some("JWT".into()))),
            ("no type", Token::with(&app, session, |token| token.header.typ = None)),
            ("no key name", Token::with(&app, session, |token| token.header.kid = None)),
            ("an old key", Token::with(&app, session, |token| {
                let long_ago = app.context.now() - chrono::TimeDelta::days(90);
                let (name, key) = app.context.master.signing_key(long_ago);
                (token.header.kid, token.key) = (Some(name), key.to_vec());
            })),
            ("no end", Token::with(&app, session, |token| drop(token.claims.as_object_mut().expect("claims").remove("exp")))),
            ("nothing", String::new()),
            ("no token", "a.b.c".to_owned()),
            ("its refresh token", app.world.sillar.manager.refresh.clone()),
        ];
        for (what, token) in forged {
            let problem = app.bearing(&token).refused(GetMe {}, Code::NotSignedIn).await;
            assert_eq!(problem.detail, None, "{what}: it does not say what was wrong");
        }
        let late = Token::with(&app, session, |token| token.claims["exp"] = json!(app.context.now().timestamp()));
        app.bearing(&late).refused(GetMe {}, Code::SessionEnded).await;
        let nobody_s = Token::with(&app, SessionId(uuid::Uuid::nil()), |_| ());
        app.bearing(&nobody_s).refused(GetMe {}, Code::SessionEnded).await;
    }

    async fn a_token_changed_at_any_place_is_refused(app) {
        let good = app.world.sillar.manager.token.clone();
        for place in (0..good.len()).step_by(7) {
            let mut changed = good.clone().into_bytes();
            changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).expect("ASCII");
            assert!(app.bearing(&changed).send(GetMe {}).await.is_err(), "place {place}");
        }
        app.manager().ok(GetMe {}).await;
    }

    async fn only_a_bearer_token_signs_in(app) {
        let token = &app.world.sillar.manager.token;
        for header in [format!("Basic {token}"), token.clone(), format!("bearer{token}"), "Bearer".to_owned()] {
            let outcome = app.nobody().with("authorization", &header).attempt(&tests::Attempt::of(&GetMe {})).await;
            assert_eq!(outcome.problem().code, Code::NotSignedIn);
        }
        let in_query = tests::Attempt::new(reqwest::Method::GET, &format!("/me?access_token={token}"));
        assert_eq!(app.nobody().attempt(&in_query).await.problem().code, Code::NotSignedIn);
    }
}
