//! What a message says. It names no item: what is on its way can be read by others.

use app::motion::words::notice;
use store::message::{Channel, Content, Message};

/// The message in words, in Chinese; `site` is the address that people type.
pub fn worded(message: &Message, site: &str) -> Message {
    let body = match message.content {
        Content::Text => message.body.clone(),
        Content::Notice => {
            let what = about(&message.body);
            let end = match message.channel {
                Channel::Sms => format!("请登录 {site} 查看。"),
                Channel::Mail => format!("请登录查看：\n{site}/app/notices\n\n{}", unwanted(site)),
            };
            format!("【履职】{what}。{end}")
        }
        Content::Digest => digest(&message.body, site),
    };
    Message { body, content: Content::Text, ..message.clone() }
}

/// A reminder to rate goes out as something to be done: that somebody has not rated is nobody
/// else's business.
fn about(kind: &str) -> &'static str {
    match kind {
        "raters_reminded" => "您有一件事待办",
        kind => notice(kind).zh,
    }
}

fn digest(counts: &str, site: &str) -> String {
    let counts: Vec<(&str, u32)> = counts
        .split(',')
        .filter_map(|one| one.split_once('='))
        .map(|(kind, count)| (kind, count.parse().unwrap_or_default()))
        .collect();
    let all: u32 = counts.iter().map(|(_, count)| count).sum();
    let lines: String =
        counts.iter().map(|(kind, count)| format!("· {}：{count} 条\n", about(kind))).collect();
    format!(
        "【履职】过去一天您有 {all} 条通知未读：\n{lines}\n请登录查看：\n{site}/app/notices\n\n{}",
        unwanted(site)
    )
}

fn unwanted(site: &str) -> String {
    format!("不想再收到邮件，请在“我的账号 · 通知方式”中更改：{site}/account/delivery")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(channel: Channel, content: Content, body: &str) -> String {
        let base = match channel {
            Channel::Sms => Message::sms("k", "13800000001", body),
            Channel::Mail => Message::mail("k", "a@b.cn", body),
        };
        worded(&Message { content, ..base }, "https://rd.cn").body
    }

    #[test]
    fn a_text_message_says_what_waits_and_where() {
        let said = words(Channel::Sms, Content::Notice, "assigned");
        assert_eq!(said, "【履职】已交办。请登录 https://rd.cn 查看。");
    }

    #[test]
    fn a_reminder_to_rate_is_not_told_for_one() {
        for (channel, content, body) in [
            (Channel::Sms, Content::Notice, "raters_reminded"),
            (Channel::Mail, Content::Notice, "raters_reminded"),
            (Channel::Mail, Content::Digest, "raters_reminded=1"),
        ] {
            let said = words(channel, content, body);
            assert!(said.contains("待办") && !said.contains("评价"), "{said}");
        }
    }

    #[test]
    fn the_mail_of_the_day_counts_by_kind() {
        let said = words(Channel::Mail, Content::Digest, "assigned=2,replied=1");
        assert!(said.contains("3 条通知未读") && said.contains("已交办：2 条"), "{said}");
    }

    #[test]
    fn words_that_are_words_already_stay() {
        assert_eq!(words(Channel::Sms, Content::Text, "验证码 123456"), "验证码 123456");
    }
}
