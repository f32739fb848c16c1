//! 编号: gap-free per congress, term, session, kind, and in session or in recess.

use serde::{Deserialize, Serialize};

use super::Kind;
use crate::organisation::Level;

/// The series to which a number belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Series {
    pub level: Level,
    /// 届
    pub term: i32,
    /// 次
    pub session: i32,
    pub kind: Kind,
    /// Raised after the session had ended (闭会期间).
    pub recess: bool,
}

impl Series {
    /// `市七届人大五次会议第001号`; in recess `市七届人大五次会议闭会第001号`.
    pub fn number(&self, ordinal: i32) -> String {
        let level = match self.level {
            Level::Province => "省",
            Level::City => "市",
            Level::County => "县",
            Level::Township => "镇",
        };
        let kind = if self.kind == Kind::Bill { "议案" } else { "" };
        let recess = if self.recess { "闭会" } else { "" };
        let (term, session) = (chinese(self.term), chinese(self.session));
        format!("{level}{term}届人大{session}次会议{recess}{kind}第{ordinal:03}号")
    }
}

const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// 1 to 99 in Chinese numerals; other numbers in digits.
pub fn chinese(number: i32) -> String {
    let (Ok(tens), Ok(ones)) = (usize::try_from(number / 10), usize::try_from(number % 10)) else {
        return number.to_string();
    };
    match (tens, ones) {
        (0, 0) | (10.., _) => number.to_string(),
        (0, ones) => DIGITS[ones].to_owned(),
        (1, ones) => format!("十{}", DIGITS[ones]),
        (tens, ones) => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
    }
}
