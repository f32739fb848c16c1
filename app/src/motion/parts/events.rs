//! The timeline: who did what when, in a sentence.

use domain::Event;
use domain::motion::view::Entry;
use leptos::prelude::*;

use crate::motion::words::*;
use crate::ui::dates::{Minute, day};
use crate::ui::{Word, t, tf, word};

/// The sentence of an event: what happened, and a line of detail where there is one.
pub fn sentence(event: &Event) -> (String, Option<String>) {
    let plain = |text: Word| (t(text).to_owned(), None);
    match event {
        Event::Written => plain(word("起草", "Drafted")),
        Event::Edited { revision } => {
            (tf(word("修改为第 {n} 稿", "Edited to version {n}"), &[("n", revision)]), None)
        }
        Event::Invited { name, .. } => named(word("邀请{name}附议", "Invited {name}"), name),
        Event::InvitationDeclined { name } => {
            named(word("{name}没有附议", "{name} declined"), name)
        }
        Event::Cosigned { name, .. } => named(word("{name}附议", "{name} co-signed"), name),
        Event::LeftCosigning { name } => named(word("{name}退出附议", "{name} left"), name),
        Event::Attached { name, .. } => named(word("添加附件 {name}", "Attached {name}"), name),
        Event::Submitted { cosigners: 0, .. } => plain(word("提交建议", "Submitted")),
        Event::Submitted { cosigners, .. } => (
            tf(
                word("提交建议，{n} 位代表附议", "Submitted with {n} co-signers"),
                &[("n", cosigners)],
            ),
            None,
        ),
        Event::Withdrawn { reason, .. } => detailed(word("撤回", "Withdrawn"), reason),
        Event::Returned { reason } => detailed(word("退回修改", "Sent back"), reason),
        Event::Refused { reason, note } => (
            format!("{}：{}", t(word("不予受理", "Not accepted")), t(refusal_reason(*reason))),
            Some(note.clone()),
        ),
        Event::Accepted { number } => named(word("立案，编为{name}", "Accepted as {name}"), number),
        Event::Assigned { units, .. } => assigned(units),
        Event::SignedFor { unit, part: signed } => {
            (format!("{unit}{}（{}）", t(word("签收", " signed for it ")), t(part(*signed))), None)
        }
        Event::OpinionGiven { unit } => {
            named(word("{name}提出会办意见", "{name} gave its opinion"), unit)
        }
        Event::Contacted { unit, method, met_on } => (
            format!("{unit}{}", t(word("与代表沟通", " met the deputy"))),
            Some(format!("{}，{}", t(contact_method(*method)), day(*met_on))),
        ),
        Event::Replied { unit, class, document_number, round } => (
            format!("{unit}{}", t(word("书面答复", " replied"))),
            Some(format!(
                "{}，{document_number}，{}",
                tf(ROUND, &[("n", round)]),
                t(reply_class(*class))
            )),
        ),
        other => office(other),
    }
}

fn office(event: &Event) -> (String, Option<String>) {
    let plain = |text: Word| (t(text).to_owned(), None);
    match event {
        Event::RatersReminded { .. } => {
            plain(word("系统提醒未评价的代表", "Those who have not rated were reminded"))
        }
        Event::PressureReported { .. } => {
            plain(word("有代表反映评价受到压力", "A deputy reported pressure"))
        }
        Event::WindowClosed { .. } => plain(word("评价期关闭", "The window for ratings closed")),
        Event::RatingsReleased { .. } => plain(word("评价结果发布", "Ratings released")),
        Event::RatingsRead { .. } => plain(word("查看评价", "Ratings read")),
        Event::RehandlingOrdered { note, round } => (
            tf(
                word("要求重新办理（第 {n} 次）", "To be handled again (round {n})"),
                &[("n", round)],
            ),
            (!note.is_empty()).then(|| note.clone()),
        ),
        Event::Supervised { note } => detailed(word("转入督办", "Passed to supervision"), note),
        Event::Closed { outcome } => detailed(word("办结", "Closed"), outcome),
        Event::Quarantined { reason } => detailed(word("隔离", "Quarantined"), reason),
        Event::Restored => plain(word("解除隔离", "Restored")),
        Event::Purged { reason } => detailed(word("清除", "Purged"), reason),
        Event::DateRecomputed { clock: which, old, new } => (
            format!("{}{}", t(clock(*which)), t(word("期限重算", ": date counted anew"))),
            Some(format!("{} → {}", day(*old), day(*new))),
        ),
        _ => plain(word("其他", "Other")),
    }
}

fn named(text: Word, name: &str) -> (String, Option<String>) {
    (tf(text, &[("name", &name)]), None)
}

fn detailed(text: Word, detail: &str) -> (String, Option<String>) {
    (t(text).to_owned(), (!detail.is_empty()).then(|| detail.to_owned()))
}

fn assigned(units: &[(String, domain::motion::Part)]) -> (String, Option<String>) {
    let list = units.iter().map(|(unit, role)| format!("{} {unit}", t(part(*role))));
    (t(word("交办", "Assigned")).to_owned(), Some(list.collect::<Vec<_>>().join("，")))
}

/// The same timeline for everybody; what each may read was chosen before it came here.
#[component]
pub fn Timeline(entries: Vec<Entry>) -> impl IntoView {
    view! {
        <ol class="timeline">
            {entries
                .into_iter()
                .map(|entry| {
                    let (text, detail) = sentence(&entry.event);
                    view! {
                        <li class="done">
                            <p>
                                <b>{text}</b>
                            </p>
                            {detail.map(|detail| view! { <p class="quiet">{detail}</p> })}
                            <p class="small">
                                <Minute at=entry.at/>
                                {(!entry.by.is_empty()).then(|| format!(" · {}", entry.by))}
                            </p>
                        </li>
                    }
                })
                .collect_view()}
        </ol>
    }
}
