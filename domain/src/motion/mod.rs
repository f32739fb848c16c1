//! Suggestions (建议) and bills (议案): their states, forms, numbers and views.

pub mod available;
pub mod bulk;
pub mod draft;
pub mod explain;
pub mod fields;
pub mod hints;
pub mod import;
pub mod numbering;
pub mod outcome;
pub mod path;
pub mod personal;
pub mod public;
pub mod recommend;
pub mod redaction;
pub mod similar;
pub mod standing;
pub mod view;
pub mod workflow;

use serde::{Deserialize, Serialize};

pub use draft::{Draft, MotionText};
pub use path::Path;
pub use public::PublicState;
pub use workflow::State;

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$vdoc:meta])* $variant:ident = $code:literal),+ $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $code)] $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that the database, forms and messages keep.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}
pub(crate) use codes;

codes! {
    /// What kind of matter is raised.
    Kind {
        /// 建议、批评和意见
        Suggestion = "suggestion",
        /// 议案
        Bill = "bill",
    }
}

codes! {
    /// 审查分类: what it is about.
    Category {
        Transport = "transport",
        Urban = "urban",
        Health = "health",
        Education = "education",
        Agriculture = "agriculture",
        Environment = "environment",
        Housing = "housing",
        Civil = "civil",
        Culture = "culture",
        Economy = "economy",
        Justice = "justice",
        Labour = "labour",
    }
}

codes! {
    /// 公开: how much the public sees.
    Disclosure {
        /// 全文公开
        Full = "full",
        /// 公开摘要
        Summary = "summary",
        /// 不公开
        None = "none",
    }
}

codes! {
    /// 办理类型: a unit's part.
    Part {
        /// 主办
        Lead = "lead",
        /// 会办
        Joint = "joint",
    }
}

codes! {
    /// 答复类别: the default dictionary of 2007's national practice.
    ReplyClass {
        /// 已经解决或基本解决
        A = "A",
        /// 正在解决或列入规划逐步解决
        B = "B",
        /// 因条件限制待以后解决
        C = "C",
        /// 留作参考
        D = "D",
    }
}

codes! {
    /// 沟通方式
    ContactMethod {
        /// 走访
        Visit = "visit",
        /// 座谈
        Meeting = "meeting",
        /// 面商
        Talk = "talk",
        /// 电话
        Phone = "phone",
    }
}

codes! {
    /// 沟通人层级: who of the unit met the deputy.
    ContactLevel {
        /// 主要负责人
        Head = "head",
        /// 分管负责人
        DeputyHead = "deputy_head",
        /// 科室负责人
        Division = "division",
        /// 工作人员
        Staff = "staff",
    }
}

codes! {
    /// 不予受理的理由: the union of the local rules' lists.
    RefusalReason {
        /// 涉及代表本人及其亲属个人问题
        Private = "private",
        /// 具体司法案件
        Case = "case",
        /// 代转人民群众来信
        PetitionLetter = "petition_letter",
        /// 申诉、控告、检举
        Complaint = "complaint",
        /// 学术探讨、产品推介
        AcademicOrPromotion = "academic_or_promotion",
        /// 招标投标
        Tender = "tender",
        /// 没有实际内容
        NoContent = "no_content",
        /// 不属于本级职权
        OtherLevel = "other_level",
    }
}

codes! {
    /// 附议: where an invitation stands.
    CosignState {
        Invited = "invited",
        Confirmed = "confirmed",
        Declined = "declined",
        /// 退出附议
        Left = "left",
    }
}
