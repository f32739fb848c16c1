//! 通知方式: by what else than the inbox a person wants to be told, and when not to be disturbed.

use serde::{Deserialize, Serialize};

use crate::calendar::Moment;
use crate::error::{Check, Flaw, Refusal};
use crate::event::Event;
use crate::motion::codes;

codes! {
    /// Whether notices come by mail.
    ByMail {
        Never = "never",
        /// One mail a notice.
        Each = "each",
        /// 摘要: one mail a day, if there is anything unread.
        Daily = "daily",
    }
}

codes! {
    /// Whether notices come by text message.
    BySms {
        Never = "never",
        /// Only what waits for this person, see [`is_pressing`].
        Pressing = "pressing",
        All = "all",
    }
}

codes! {
    /// By which way a message goes.
    Channel {
        Sms = "sms",
        Mail = "mail",
    }
}

codes! {
    /// 送达状态: what became of a message.
    Fate {
        Waiting = "waiting",
        Sent = "sent",
        Failed = "failed",
    }
}

/// 免打扰: hours of the day, in Asia/Shanghai, in which nothing is sent; over midnight where
/// `until` is not after `from`; none where both are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiet {
    /// Whole hours, 0 to 23.
    pub from: u8,
    pub until: u8,
}

impl Default for Quiet {
    fn default() -> Self {
        Self { from: 21, until: 8 }
    }
}

impl Quiet {
    /// `now`, or the end of the quiet hours that it falls into.
    pub fn end(self, now: Moment) -> Moment {
        let civil = now.civil();
        let (hour, from, until) = (civil.hour(), self.from as i8, self.until as i8);
        let over_midnight = from > until;
        let quiet = match over_midnight {
            true => hour >= from || hour < until,
            false => (from..until).contains(&hour),
        };
        if !quiet {
            return now;
        }
        let days = i64::from(over_midnight && hour >= from);
        at_hour(now, until).plus_days(days)
    }
}

/// The hour of the day on which `now` falls.
fn at_hour(now: Moment, hour: i8) -> Moment {
    Moment::start_of(now.date()).plus_seconds(i64::from(hour) * 3600)
}

/// The hour at which the day's mail goes out.
const DIGEST: i8 = 8;

/// The last time that the day's mail was due, at or before `now`.
pub fn last_digest(now: Moment) -> Moment {
    let today = at_hour(now, DIGEST);
    if today.0 <= now.0 { today } else { today.plus_days(-1) }
}

/// What a person has chosen. Nothing leaves the house unless somebody asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    pub sms: BySms,
    pub mail: ByMail,
    pub quiet: Quiet,
}

impl Default for Delivery {
    fn default() -> Self {
        Self { sms: BySms::Never, mail: ByMail::Never, quiet: Quiet::default() }
    }
}

impl Delivery {
    /// From what the form sent.
    pub fn read(sms: &str, mail: &str, from: &str, until: &str) -> Result<Self, Refusal> {
        let mut check = Check::default();
        let mut hour = |field: &'static str, text: &str| {
            let hour = text.parse().ok().filter(|hour: &u8| *hour < 24);
            if hour.is_none() {
                check.flaw(field, Flaw::Form);
            }
            hour.unwrap_or_default()
        };
        let quiet = Quiet { from: hour("quiet_from", from), until: hour("quiet_until", until) };
        let (sms, mail) = (BySms::from_code(sms), ByMail::from_code(mail));
        for (field, known) in [("sms", sms.is_some()), ("mail", mail.is_some())] {
            if !known {
                check.flaw(field, Flaw::Form);
            }
        }
        check.done()?;
        let (Some(sms), Some(mail)) = (sms, mail) else { return Err(Refusal::Forbidden) };
        Ok(Self { sms, mail, quiet })
    }
}

/// The table: does a notice of this event ask something of whoever gets it, or tell of a date that
/// runs for them?
#[rustfmt::skip]
pub fn is_pressing(event: &Event) -> bool {
    matches!(
        event,
        Event::Invited { .. }             // confirm or decline
        | Event::Submitted { .. }         // review
        | Event::Returned { .. }          // correct
        | Event::Refused { .. }
        | Event::Assigned { .. }          // sign for, or decline within five working days
        | Event::AcceptedDirectly { .. }
        | Event::Reassigned { .. }
        | Event::WithdrawalAsked { .. }   // agree, or not
        | Event::UnitObjected { .. }      // rule
        | Event::DeclineAsked { .. }
        | Event::DeclineUpheld { .. }
        | Event::ExtensionAsked { .. }
        | Event::ExtensionDenied { .. }
        | Event::Urged { .. }
        | Event::Replied { .. }           // read, and rate
        | Event::RatersReminded { .. }
        | Event::PressureReported { .. }
        | Event::RehandlingOrdered { .. }
        | Event::Supervised { .. }
    )
}

/// An address of mail as far as it can be told without sending to it (RFC 5321, 4.5.3.1).
pub fn is_mail(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let word = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    let label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    (1..=64).contains(&local.len())
        && local.chars().all(word)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && domain.len() <= 189
        && domain.contains('.')
        && domain.split('.').all(label)
}

/// `l***@example.cn`: what may be shown of an address.
pub fn masked_mail(address: &str) -> String {
    match address.rsplit_once('@') {
        Some((local, domain)) => {
            format!("{}***@{domain}", local.chars().next().unwrap_or_default())
        }
        None => String::new(),
    }
}
