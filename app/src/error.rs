//! What can go wrong on the way between page and store, worded once.

use domain::{FieldError, Refusal};
use leptos::prelude::*;
use leptos::server_fn::codec::JsonEncoding;
use serde::{Deserialize, Serialize};

use crate::ui::{Word, t, tf, word};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// The database is away or busy; nothing was written.
    #[error("not available")]
    Unavailable,
    #[error("no room left")]
    NoRoom,
    /// Something unforeseen; the log has it under this id.
    #[error("incident {0}")]
    Unexpected(String),
    /// The request did not reach the server, or its answer did not reach us.
    #[error("not connected")]
    Offline,
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) => Self::Offline,
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => {
                Self::Refused(Refusal::Invalid(Vec::new()))
            }
            other => Self::Unexpected(short(&other.to_string())),
        }
    }
}

fn short(text: &str) -> String {
    text.chars().take(80).collect()
}

const NOT_FOUND: Word = word("没有找到", "Not found");
const NOT_FOUND_SENTENCE: Word = word(
    "没有这个页面，或者您无权查看。请检查地址，或回到首页。",
    "There is no such page, or you may not see it. Check the address or go home.",
);
const FORBIDDEN: Word = word("您不能这样做", "You may not do this");
const FORBIDDEN_SENTENCE: Word = word(
    "您的身份没有这项权限。需要时请联系人大机关。",
    "Your role does not permit this. Ask the congress office if you need it.",
);
const SIGNED_OUT: Word = word("请先登录", "Please sign in");
const SIGNED_OUT_SENTENCE: Word =
    word("登录已经失效，请重新登录。", "Your session has ended; please sign in again.");
const MOVED: Word = word("状态已经变了", "It has moved on");
const MOVED_SENTENCE: Word = word(
    "别人先办了这一步，或者现在还不能办。已经载入最新情况，什么都没有改动。",
    "Somebody else took this step first, or it is not due yet. Nothing was changed.",
);
const CONFLICT: Word = word("别人先保存了", "Somebody else saved first");
const CONFLICT_SENTENCE: Word = word(
    "这份文稿已经有了更新的版本。您写的还在页面上，请对照后再保存。",
    "There is a newer version. What you wrote is still on the page; compare and save again.",
);
const INVALID: Word = word("有内容要改", "Something to mend");
const INVALID_SENTENCE: Word =
    word("请按提示修改，您写的都还在。", "Please mend what is marked; nothing was lost.");
const WINDOW: Word = word("现在不能这样做", "Not possible now");
const WINDOW_CLOSED: Word = word("评价期已经结束。", "The window for ratings has closed.");
const WINDOW_OPEN: Word = word(
    "评价期还没有结束，而且还有人没有评价。",
    "The window still runs and not everybody has rated.",
);
const NOT_RELEASED: Word = word("请先发布评价结果。", "Release the ratings first.");
const DOES_NOT_FOLLOW: Word = word(
    "还缺前一步：答复前要先与代表沟通，意见前要先签收，重办前要有不满意的评价。",
    "A step is missing before this one: meet the deputy before replying, sign before an opinion.",
);
const NO_SESSION: Word = word(
    "还没有设置届次和会议，无法编号。请联系管理员。",
    "No term or session is set, so no number can be given. Ask the administrator.",
);
const PHONE_UNCONFIRMED: Word = word(
    "手机号换过以后还没有确认。请先在“我的”里用新手机号确认，再来评价。",
    "Your new phone number is not confirmed yet. Confirm it under Me, then rate.",
);
const TOO_LARGE: Word = word("文件太大。", "The file is too large.");
const FILE_KIND: Word = word("不接受这种文件。", "This kind of file is not accepted.");
const TOO_OFTEN: Word = word("太频繁了，请 {n} 秒后再试。", "Too often; try again in {n} seconds.");
const UNAVAILABLE: Word = word("系统正忙", "Busy");
const UNAVAILABLE_SENTENCE: Word = word(
    "现在无法保存，什么都没有改动。请稍后再试。",
    "It cannot be saved now and nothing was changed. Please try again shortly.",
);
const NO_ROOM: Word =
    word("服务器空间已满，没有保存。", "The server has no room left; nothing was saved.");
const UNEXPECTED: Word = word("出错了", "Something went wrong");
const UNEXPECTED_SENTENCE: Word = word(
    "我们已经记下这个错误，编号 {id}。您写的还在页面上，请稍后再试。",
    "It has been recorded as {id}. What you wrote is still on the page; please try again.",
);
const OFFLINE: Word = word("没有网络", "No connection");
const OFFLINE_SENTENCE: Word = word(
    "没有连上服务器。您写的还在页面上，联网后再试。",
    "The server cannot be reached. What you wrote is still here; try when you are online.",
);

impl AppError {
    pub fn title(&self) -> &'static str {
        t(match self {
            Self::Refused(refusal) => match refusal {
                Refusal::Hidden => NOT_FOUND,
                Refusal::Forbidden => FORBIDDEN,
                Refusal::SignedOut => SIGNED_OUT,
                Refusal::WrongState(_) => MOVED,
                Refusal::Conflict { .. } => CONFLICT,
                Refusal::Invalid(_) | Refusal::TooLarge | Refusal::FileKind => INVALID,
                _ => WINDOW,
            },
            Self::Unavailable | Self::NoRoom => UNAVAILABLE,
            Self::Unexpected(_) => UNEXPECTED,
            Self::Offline => OFFLINE,
        })
    }

    pub fn sentence(&self) -> String {
        match self {
            Self::Refused(refusal) => refused(refusal),
            Self::Unavailable => t(UNAVAILABLE_SENTENCE).to_owned(),
            Self::NoRoom => t(NO_ROOM).to_owned(),
            Self::Unexpected(id) => tf(UNEXPECTED_SENTENCE, &[("id", id)]),
            Self::Offline => t(OFFLINE_SENTENCE).to_owned(),
        }
    }

    /// The fields to mend, where that is what is wrong.
    pub fn fields(&self) -> Vec<FieldError> {
        match self {
            Self::Refused(Refusal::Invalid(fields)) => fields.clone(),
            _ => Vec::new(),
        }
    }

    pub fn status(&self) -> u16 {
        match self {
            Self::Refused(refusal) => refusal.status(),
            Self::Unavailable => 503,
            Self::NoRoom => 507,
            Self::Unexpected(_) | Self::Offline => 500,
        }
    }
}

fn refused(refusal: &Refusal) -> String {
    let word = match refusal {
        Refusal::Hidden => NOT_FOUND_SENTENCE,
        Refusal::Forbidden => FORBIDDEN_SENTENCE,
        Refusal::SignedOut => SIGNED_OUT_SENTENCE,
        Refusal::WrongState(_) => MOVED_SENTENCE,
        Refusal::Conflict { .. } => CONFLICT_SENTENCE,
        Refusal::Invalid(_) => INVALID_SENTENCE,
        Refusal::WindowClosed => WINDOW_CLOSED,
        Refusal::WindowOpen => WINDOW_OPEN,
        Refusal::NotReleased => NOT_RELEASED,
        Refusal::DoesNotFollow => DOES_NOT_FOLLOW,
        Refusal::NoSession => NO_SESSION,
        Refusal::PhoneUnconfirmed => PHONE_UNCONFIRMED,
        Refusal::TooLarge => TOO_LARGE,
        Refusal::FileKind => FILE_KIND,
        Refusal::TooOften { retry_after_seconds } => {
            return tf(TOO_OFTEN, &[("n", retry_after_seconds)]);
        }
    };
    t(word).to_owned()
}

/// Database text goes to the log only; what the reader gets is a code, and the status is set.
#[cfg(feature = "ssr")]
impl From<store::Error> for AppError {
    fn from(error: store::Error) -> Self {
        let error = match error {
            store::Error::Refused(refusal) => Self::Refused(refusal),
            store::Error::Unavailable(cause) => {
                tracing::warn!(%cause, "database away");
                Self::Unavailable
            }
            store::Error::NoRoom(cause) => {
                tracing::error!(%cause, "no room left");
                Self::NoRoom
            }
            other => {
                let id = crate::session::incident();
                tracing::error!(error = %other, incident = %id, "unexpected");
                Self::Unexpected(id)
            }
        };
        crate::session::set_status(error.status());
        error
    }
}
