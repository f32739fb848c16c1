//! Mail over SMTP, to a mail server on a loopback port: sent once, tried again, given up.

use std::sync::{Arc, Mutex};

use base64::Engine;
use server::config::{Config, Encryption, Mail, MailKind};
use server::jobs::send_what_is_due;
use server::notify::Smtp;
use store::account::{commands, signed_in};
use store::message::{Carrier, Message, NotSent};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::*;

const MAIL: &str = "zhou.lan@rd.yichang.gov.cn";

type Taken = Arc<Mutex<Vec<String>>>;

/// A mail server that answers a recipient as told, first to last; the last answer stays.
async fn server(answers: &'static [u16]) -> (Mail, Taken) {
    let taken = Taken::default();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (mails, asked) = (taken.clone(), Arc::new(Mutex::new(0)));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(talk(stream, answers, asked.clone(), mails.clone()));
        }
    });
    let mail = Mail {
        kind: MailKind::Smtp,
        host: "127.0.0.1".into(),
        port,
        encryption: Encryption::None,
        from: "履职 <rd@rd.yichang.gov.cn>".into(),
        ..Mail::default()
    };
    (mail, taken)
}

/// As much of RFC 5321 as a client needs.
async fn talk(
    stream: TcpStream,
    answers: &'static [u16],
    asked: Arc<Mutex<usize>>,
    taken: Taken,
) -> Option<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 mail.example\r\n").await.ok()?;
    while let Some(line) = lines.next_line().await.ok()? {
        let answer = match line.split([' ', ':']).next().unwrap_or_default() {
            "RCPT" => {
                let mut asked = asked.lock().unwrap();
                *asked += 1;
                format!("{} {line}\r\n", answers[(*asked - 1).min(answers.len() - 1)])
            }
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.ok()?;
                let mut mail = String::new();
                while let Some(line) = lines.next_line().await.ok()?.filter(|line| line != ".") {
                    mail.push_str(&line);
                    mail.push('\n');
                }
                taken.lock().unwrap().push(mail);
                "250 taken\r\n".to_owned()
            }
            "QUIT" => return None,
            _ => "250 well\r\n".to_owned(),
        };
        write.write_all(answer.as_bytes()).await.ok()?;
    }
    None
}

/// The words of a mail.
fn body(mail: &str) -> String {
    let (head, body) = mail.split_once("\n\n").unwrap();
    assert!(head.contains("Content-Transfer-Encoding: base64"), "{head}");
    let plain: String = body.split_whitespace().collect();
    let bytes = base64::engine::general_purpose::STANDARD.decode(plain).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn header_of<'a>(mail: &'a str, name: &str) -> &'a str {
    mail.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default()
}

#[tokio::test]
async fn a_mail_says_what_it_is_told_under_one_subject_and_a_lasting_id() {
    let (mail, taken) = server(&[250]).await;
    let smtp = Smtp::new(&mail).unwrap();
    for (key, words) in
        [("code:1", "验证码 123456"), ("code:1", "验证码 123456"), ("n:2:sms", "交办")]
    {
        smtp.send(&Message::mail(key, MAIL, words)).await.unwrap();
    }
    let taken = taken.lock().unwrap();
    assert_eq!(
        taken.iter().map(|mail| body(mail)).collect::<Vec<_>>(),
        ["验证码 123456", "验证码 123456", "交办"]
    );
    let ids: Vec<_> = taken.iter().map(|mail| header_of(mail, "Message-ID: ")).collect();
    assert_eq!(ids[0], "<code.1@rd.yichang.gov.cn>");
    assert!(ids[0] == ids[1] && ids[1] != ids[2]);
    let subjects: Vec<_> = taken.iter().map(|mail| header_of(mail, "Subject: ")).collect();
    assert!(!subjects[0].is_empty() && subjects.iter().all(|one| *one == subjects[0]));
    assert!(taken.iter().all(|mail| header_of(mail, "To: ").contains(MAIL)));
}

#[tokio::test]
async fn what_the_mail_server_answers_decides_and_its_words_are_not_kept() {
    for (status, again) in [(451, true), (421, true), (550, false)] {
        let answers: &'static [u16] = Box::leak(Box::new([status]));
        let (mail, _) = server(answers).await;
        let refused = Smtp::new(&mail).unwrap().send(&Message::mail("k", MAIL, "x")).await;
        let refused = refused.unwrap_err();
        assert_eq!(matches!(refused, NotSent::Again(_)), again, "{status}");
        let (NotSent::Again(why) | NotSent::Never(why)) = refused;
        assert_eq!(why, status.to_string());
    }
    let away = Mail { port: 9, ..server(&[250]).await.0 };
    let refused = Smtp::new(&away).unwrap().send(&Message::mail("k", MAIL, "x")).await;
    assert!(matches!(refused, Err(NotSent::Again(_))), "{refused:?}");
}

#[tokio::test]
async fn a_notice_goes_out_by_mail_after_a_busy_server_once() {
    let (mail, taken) = server(&[451, 250]).await;
    let site = Site::with(Config { mail, ..Config::default() }).await;
    let (store, sender) = (&site.house.store, &site.house.sender);
    let visit = site.entered().await;
    let who = signed_in(store, &visit.token(), store.now()).await.unwrap().unwrap();
    commands::ask_mail(store, &who, MAIL, store.now()).await.unwrap();
    send_what_is_due(store, sender).await.unwrap();
    assert!(taken.lock().unwrap().is_empty(), "the server is busy");
    store.set_ahead(6_000);
    send_what_is_due(store, sender).await.unwrap();
    store.set_ahead(12_000);
    send_what_is_due(store, sender).await.unwrap();
    let taken = taken.lock().unwrap();
    assert_eq!(taken.len(), 1, "once");
    assert!(body(&taken[0]).contains("验证码"));
}
