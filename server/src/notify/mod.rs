//! What leaves the house: text messages, through a gateway or to the stand-in.

mod http_gateway;

use std::sync::Arc;

use color_eyre::eyre::Result;
use store::text_messages::{StandIn, TextMessages};

pub use http_gateway::{HttpGateway, sign};

use crate::config::{Sms, SmsKind};

/// Who sends text messages here.
#[derive(Clone)]
pub enum Sender {
    StandIn(Arc<StandIn>),
    Gateway(Arc<HttpGateway>),
}

impl Sender {
    pub fn new(sms: &Sms) -> Result<Self> {
        Ok(match sms.kind {
            SmsKind::StandIn => {
                tracing::warn!("no gateway is set: text messages are kept in memory, not sent");
                Self::StandIn(Arc::default())
            }
            SmsKind::Http => Self::Gateway(Arc::new(HttpGateway::new(sms)?)),
        })
    }

    pub fn sends(&self) -> &dyn TextMessages {
        match self {
            Self::StandIn(stand_in) => stand_in.as_ref(),
            Self::Gateway(gateway) => gateway.as_ref(),
        }
    }
}
