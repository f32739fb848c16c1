//! What people write in tests, when a test does not care what.

use domain::motion::outcome::{Assignment, Contact, Letter};
use domain::motion::{
    Category, ContactLevel, ContactMethod, Disclosure, Draft, Kind, MotionText, ReplyClass,
};
use domain::{Moment, UnitId};
use jiff::civil::{Date, date};

/// Nine o'clock in Shanghai on a day of 2026.
pub fn morning(month: i8, day: i8) -> Moment {
    Moment::start_of(date(2026, month, day)).plus_seconds(9 * 3600)
}

/// A suggestion that may be submitted as it stands.
pub fn a_draft(title: &str) -> Draft {
    Draft {
        kind: Kind::Suggestion,
        text: MotionText {
            title: title.to_owned(),
            problem: "九畹溪镇到县城的公路弯多路窄，雨季常有塌方，群众出行不便。".to_owned(),
            reason: "这条路是全镇唯一的出口，养护经费多年没有增加，排水沟淤塞严重。".to_owned(),
            proposal: "建议把它列入今年的改造计划，先疏通排水，再分段加宽路面。".to_owned(),
        },
        category: Some(Category::Transport),
        disclosure: Disclosure::Full,
        summary: String::new(),
    }
}

pub fn an_assignment(lead: UnitId, joint: &[UnitId]) -> Assignment {
    Assignment { lead: Some(lead), joint: joint.to_vec(), hard: false }
}

pub fn a_contact(met_on: Date) -> Contact {
    Contact {
        method: ContactMethod::Visit,
        level: ContactLevel::DeputyHead,
        place: "九畹溪镇代表联络站".to_owned(),
        note: "当面听取代表意见，一同察看了三处塌方点。".to_owned(),
        met_on,
    }
}

pub fn a_letter(class: ReplyClass, round: i32) -> Letter {
    Letter {
        class,
        document_number: format!("宜交函〔2026〕{}号", 57 + round),
        text: "您提出的建议收悉。该路段已列入今年的养护工程，计划十月底前完成排水疏通。".to_owned(),
    }
}
