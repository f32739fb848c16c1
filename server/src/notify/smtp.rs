//! Mail by SMTP (RFC 5321): one mail a message, to one address, in plain text.
//!
//! Every mail has the same subject, so that no log on its way tells what it is about. A repeated
//! message keeps its Message-ID (RFC 5322, 3.6.4), by which a mail server or reader drops doubles.

use std::time::Duration;

use color_eyre::eyre::{Result, WrapErr};
use lettre::message::{Mailbox, header::ContentType};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use store::message::{Carrier, Message, NotSent, Sending};

use crate::config::{Encryption, Mail};

const PATIENCE: Duration = Duration::from_secs(10);
const SUBJECT: &str = "人大代表履职平台通知";

pub struct Smtp {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Smtp {
    pub fn new(mail: &Mail) -> Result<Self> {
        type Server = AsyncSmtpTransport<Tokio1Executor>;
        let from =
            mail.from.parse().wrap_err("mail.from must read like 履职 <rd@example.gov.cn>")?;
        let server = match mail.encryption {
            Encryption::Tls => Server::relay(&mail.host),
            Encryption::Starttls => Server::starttls_relay(&mail.host),
            Encryption::None => Ok(Server::builder_dangerous(&mail.host)),
        };
        let server = server.wrap_err("mail.host cannot be used")?;
        let mut server = server.timeout(Some(PATIENCE));
        if mail.port != 0 {
            server = server.port(mail.port);
        }
        if !mail.user.is_empty() {
            let password = mail.password.reveal().to_owned();
            server = server.credentials(Credentials::new(mail.user.clone(), password));
        }
        Ok(Self { server: server.build(), from })
    }

    async fn post(&self, message: &Message) -> Result<(), NotSent> {
        let never = |_| NotSent::Never("cannot be put into a mail".to_owned());
        let to = message.to.parse().map_err(|_| NotSent::Never("no address".to_owned()))?;
        let mail = lettre::Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(SUBJECT)
            .message_id(Some(self.id(&message.key)))
            .header(ContentType::TEXT_PLAIN)
            .body(message.body.clone())
            .map_err(never)?;
        // what a mail server says may repeat the address, so that no more than its code is kept
        let why = |error: lettre::transport::smtp::Error| {
            let code = error.status().map_or("no answer".to_owned(), |code| code.to_string());
            if error.is_permanent() { NotSent::Never(code) } else { NotSent::Again(code) }
        };
        self.server.send(mail).await.map(drop).map_err(why)
    }

    fn id(&self, key: &str) -> String {
        let key: String =
            key.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '.' }).collect();
        format!("<{key}@{}>", self.from.email.domain())
    }
}

impl Carrier for Smtp {
    fn send<'a>(&'a self, message: &'a Message) -> Sending<'a> {
        Box::pin(self.post(message))
    }
}
