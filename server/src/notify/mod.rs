//! What leaves the house: text messages and mail, through a gateway or to the stand-in.

mod http_gateway;
mod smtp;
mod words;

use std::sync::Arc;

use color_eyre::eyre::Result;
use store::message::{Carrier, Channel, Message, NotSent, StandIn};

pub use http_gateway::{HttpGateway, sign};
pub use smtp::Smtp;

use crate::config::{Config, MailKind, SmsKind};

/// Who carries messages here.
#[derive(Clone)]
pub struct Sender {
    sms: Arc<dyn Carrier>,
    mail: Arc<dyn Carrier>,
    stand_in: Arc<StandIn>,
    site: Arc<str>,
}

impl Sender {
    pub fn new(config: &Config) -> Result<Self> {
        let stand_in = Arc::<StandIn>::default();
        let sms: Arc<dyn Carrier> = match config.sms.kind {
            SmsKind::StandIn => {
                tracing::warn!("no gateway is set: text messages are kept in memory, not sent");
                stand_in.clone()
            }
            SmsKind::Http => Arc::new(HttpGateway::new(&config.sms)?),
        };
        let mail: Arc<dyn Carrier> = match config.mail.kind {
            MailKind::StandIn => stand_in.clone(),
            MailKind::Smtp => Arc::new(Smtp::new(&config.mail)?),
        };
        Ok(Self { sms, mail, stand_in, site: config.public_url().into() })
    }

    /// Words the message and hands it to the carrier of its channel.
    ///
    /// # Errors
    /// What the carrier says: to be tried again, or never.
    pub async fn send(&self, message: &Message) -> Result<(), NotSent> {
        let carrier = match message.channel {
            Channel::Sms => &self.sms,
            Channel::Mail => &self.mail,
        };
        carrier.send(&words::worded(message, &self.site)).await
    }

    /// The messages that nobody gets, where no gateway or no mail server is set.
    pub fn stand_in(&self) -> &StandIn {
        &self.stand_in
    }
}
