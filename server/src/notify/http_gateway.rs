//! The gateway of a text-message provider: one signed POST a message.
//!
//! `POST url`, JSON `{"key", "phone", "body"}`, with `X-Luzhi-Time` (seconds since 1970) and
//! `X-Luzhi-Signature`: hex of HMAC-SHA256 under the shared key over time, a full stop, and the
//! body as sent. The gateway sends once per `key`, however often it is asked, and answers 2xx; 429
//! and 5xx are asked again; anything else is given up.

use std::time::Duration;

use color_eyre::eyre::{Result, WrapErr};
use hmac::{Hmac, KeyInit, Mac};
use reqwest::{Client, StatusCode};
use sha2::Sha256;
use store::message::{Carrier, Message, NotSent, Sending};

use crate::config::{SecretText, Sms};

const PATIENCE: Duration = Duration::from_secs(10);

pub struct HttpGateway {
    client: Client,
    url: String,
    key: SecretText,
}

impl HttpGateway {
    pub fn new(sms: &Sms) -> Result<Self> {
        let client = Client::builder()
            .timeout(PATIENCE)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .wrap_err("the gateway for text messages cannot be set up")?;
        Ok(Self { client, url: sms.url.clone(), key: sms.key.clone() })
    }

    async fn post(&self, message: &Message) -> Result<(), NotSent> {
        let Message { key, to: phone, body, .. } = message;
        let json = serde_json::json!({ "key": key, "phone": phone, "body": body }).to_string();
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let time = since.map(|since| since.as_secs()).unwrap_or_default().to_string();
        let signature = sign(self.key.reveal(), &time, &json);
        let asked = self
            .client
            .post(&self.url)
            .header("content-type", "application/json")
            .header("x-luzhi-time", time)
            .header("x-luzhi-signature", signature)
            .body(json);
        // the address of a failure may hold an account's key, so it is left out
        let answer = asked.send().await;
        let answer = answer.map_err(|error| NotSent::Again(error.without_url().to_string()))?;
        match answer.status() {
            status if status.is_success() => Ok(()),
            status if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS => {
                Err(NotSent::Again(status.to_string()))
            }
            status => Err(NotSent::Never(status.to_string())),
        }
    }
}

impl Carrier for HttpGateway {
    fn send<'a>(&'a self, message: &'a Message) -> Sending<'a> {
        Box::pin(self.post(message))
    }
}

/// Hex of the signature over time and body.
pub fn sign(key: &str, time: &str, json: &str) -> String {
    // HMAC takes a key of any length, so this cannot fail
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.as_bytes()) else {
        return String::new();
    };
    mac.update(time.as_bytes());
    mac.update(b".");
    mac.update(json.as_bytes());
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}
