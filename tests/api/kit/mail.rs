//! Letters through a real mail server, and each way in which it can fail.

use std::net::TcpListener;
use std::time::Duration;

use talonario::kit::mail::{Enclosed, Failure, Letter, Roots, Sender, Server, send};
use tests::smtp::{LOGIN, Smtp, sender};
use types::kit::mail::{MailFault, Security};
use uuid::Uuid;

const ID: Uuid = Uuid::from_u128(7);

fn letter() -> Letter {
    Letter {
        to: "rosa@sillar.example".to_owned(),
        to_name: Some("Rosa Ccori Ñahui".to_owned()),
        reply_to: Some("mario@sillar.example".to_owned()),
        subject: "Tu invitación está lista".to_owned(),
        text: "¡Hola, Rosa!\n\nUna línea.\n.\nOtra.\n".to_owned(),
        html: Some("<p>¡Hola, Rosa!</p>".to_owned()),
        enclosed: Vec::new(),
    }
}

async fn sent(smtp: &Smtp, door: &str) -> Result<(), Failure> {
    send(&smtp.server(door), &smtp.roots(), &sender(), &letter(), ID).await
}

async fn fault(server: &Server, roots: &Roots, from: &Sender, letter: &Letter) -> (MailFault, bool) {
    let failure = send(server, roots, from, letter, ID).await.expect_err("it fails");
    assert!(
        !failure.words.is_empty() && !failure.words.contains(LOGIN.1),
        "{failure:?}"
    );
    (failure.fault, failure.passing)
}

#[tokio::test]
async fn a_letter_arrives_as_it_was_written() {
    let smtp = Smtp::start();
    sent(&smtp, "plain").await.expect("it is sent");
    let taken = smtp.next();
    assert_eq!(taken.id, format!("<{ID}@talonario.example>"));
    assert_eq!(taken.from, "Talonario <no-responder@talonario.example>");
    assert_eq!(taken.to, "Rosa Ccori Ñahui <rosa@sillar.example>");
    assert_eq!(taken.reply_to.as_deref(), Some("mario@sillar.example"));
    assert_eq!(taken.subject, "Tu invitación está lista");
    assert_eq!(taken.text.replace("\r\n", "\n"), letter().text);
    assert_eq!(taken.html.map(|html| html.trim().to_owned()), letter().html);
    assert_eq!(
        taken.envelope,
        ["no-responder@talonario.example", "rosa@sillar.example"]
    );
    assert!(taken.headers.contains(&"date".to_owned()) && taken.headers.contains(&"auto-submitted".to_owned()));
}

#[tokio::test]
async fn what_is_enclosed_arrives_beside_text_and_html() {
    let smtp = Smtp::start();
    let content: Vec<u8> = (0..=u8::MAX).cycle().take(70_000).collect();
    let enclosed = Enclosed {
        name: "extrato\r\nBcc: x.pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
        content: content.clone(),
    };
    for html in [letter().html, None] {
        let letter = Letter {
            html: html.clone(),
            enclosed: vec![enclosed.clone()],
            ..letter()
        };
        let server = smtp.server("plain");
        send(&server, &smtp.roots(), &sender(), &letter, ID)
            .await
            .expect("it is sent");
        let taken = smtp.next();
        assert_eq!(taken.text.replace("\r\n", "\n"), letter.text);
        assert_eq!(taken.html.map(|html| html.trim().to_owned()), html);
        let [file] = taken.enclosed.as_slice() else {
            panic!("{} files", taken.enclosed.len())
        };
        assert_eq!(
            (file.name.as_str(), file.media_type.as_str()),
            ("extrato  Bcc: x.pdf", "application/pdf")
        );
        assert!(file.content() == content && !taken.headers.contains(&"bcc".to_owned()));
    }
}

#[tokio::test]
async fn a_letter_goes_by_every_kind_of_server() {
    let smtp = Smtp::start();
    for (door, protected, login) in [
        ("plain", false, None),
        ("login", false, Some(LOGIN.0)),
        ("starttls", true, Some(LOGIN.0)),
        ("tls", true, Some(LOGIN.0)),
    ] {
        sent(&smtp, door)
            .await
            .unwrap_or_else(|failure| panic!("{door}: {failure:?}"));
        let taken = smtp.next();
        assert_eq!((taken.protected, taken.login.as_deref()), (protected, login), "{door}");
    }
}

#[tokio::test]
async fn each_failure_is_told_from_the_others() {
    let smtp = Smtp::start();
    let (roots, from) = (smtp.roots(), sender());
    let nobody_listens = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = nobody_listens.local_addr().expect("its number").port();
    drop(nobody_listens);
    let absent = Server {
        port,
        ..smtp.server("plain")
    };
    assert_eq!(
        fault(&absent, &roots, &from, &letter()).await,
        (MailFault::CannotConnect, true)
    );
    let unknown = Server {
        host: "correo.invalid".to_owned(),
        ..smtp.server("plain")
    };
    assert_eq!(
        fault(&unknown, &roots, &from, &letter()).await,
        (MailFault::CannotConnect, true)
    );

    let login = Some((LOGIN.0.to_owned(), "otra".to_owned()));
    for door in ["login", "starttls", "tls"] {
        let wrong = Server {
            login: login.clone(),
            ..smtp.server(door)
        };
        assert_eq!(
            fault(&wrong, &roots, &from, &letter()).await,
            (MailFault::LoginRefused, false),
            "{door}"
        );
    }
    let no_login = Server {
        login,
        ..smtp.server("plain")
    };
    assert_eq!(
        fault(&no_login, &roots, &from, &letter()).await,
        (MailFault::LoginRefused, false)
    );

    let plain = smtp.server("plain");
    let stranger = Sender::new(None, "ajeno@otro.example").expect("an address");
    assert_eq!(
        fault(&plain, &roots, &stranger, &letter()).await,
        (MailFault::SenderRefused, false)
    );
    let nobody = Letter {
        to: "nadie@sillar.example".to_owned(),
        ..letter()
    };
    assert_eq!(
        fault(&plain, &roots, &from, &nobody).await,
        (MailFault::RecipientRefused, false)
    );
    let virus = Letter {
        subject: "Un virus".to_owned(),
        ..letter()
    };
    assert_eq!(fault(&plain, &roots, &from, &virus).await, (MailFault::Other, false));

    for (door, expected) in [("garbage", MailFault::Other), ("close", MailFault::Other)] {
        assert_eq!(
            fault(&smtp.server(door), &roots, &from, &letter()).await.0,
            expected,
            "{door}"
        );
    }
    let slow = Server {
        timeout: Duration::from_millis(400),
        ..smtp.server("stall")
    };
    assert_eq!(
        fault(&slow, &roots, &from, &letter()).await,
        (MailFault::TimedOut, true)
    );
    assert!(smtp.is_empty(), "nothing of it arrived");
}

#[tokio::test]
async fn a_refusal_for_the_time_being_is_passing() {
    let mut smtp = Smtp::start();
    smtp.refuse(true);
    let failure = sent(&smtp, "plain").await.expect_err("it is refused");
    assert_eq!((failure.fault, failure.passing), (MailFault::RecipientRefused, true));
    smtp.refuse(false);
    sent(&smtp, "plain").await.expect("it is taken");
}

#[tokio::test]
async fn an_unprotected_or_unknown_server_gets_no_password() {
    let smtp = Smtp::start();
    let from = sender();
    for door in ["starttls", "tls"] {
        let distrusted = smtp.server(door);
        let told = fault(&distrusted, &Roots::default(), &from, &letter()).await;
        assert_eq!(told, (MailFault::Tls, false), "{door}: nobody vouches for it");
        let other_name = Server {
            host: "127.0.0.1".to_owned(),
            ..smtp.server(door)
        };
        let told = fault(&other_name, &smtp.roots(), &from, &letter()).await;
        assert_eq!(
            told,
            (MailFault::Tls, false),
            "{door}: the certificate has another name"
        );
    }
    for (door, security) in [("login", Security::Starttls), ("plain", Security::Tls)] {
        let stripped = Server {
            security,
            ..smtp.server(door)
        };
        let told = fault(&stripped, &smtp.roots(), &from, &letter()).await;
        assert_eq!(told.0, MailFault::Tls, "{door}: it is not protected");
    }
    assert!(smtp.is_empty());
}

#[tokio::test]
async fn nobody_writes_headers_by_a_name() {
    let smtp = Smtp::start();
    let sly = Letter {
        to_name: Some("Rosa\r\nBcc: todos@otro.example".to_owned()),
        subject: "Hola\r\nBcc: todos@otro.example".to_owned(),
        ..letter()
    };
    send(&smtp.server("plain"), &smtp.roots(), &sender(), &sly, ID)
        .await
        .expect("it is sent");
    let taken = smtp.next();
    assert!(!taken.headers.contains(&"bcc".to_owned()), "{taken:?}");
    assert_eq!(taken.envelope.len(), 2, "{taken:?}");
}
