//! What is said when something was not done.

use crate::ui::{Word, word};

pub const NOT_FOUND: Word = word("没有找到", "Not found");
pub const NOT_FOUND_SENTENCE: Word = word(
    "没有这个页面，或者您无权查看。请检查地址，或回到首页。",
    "There is no such page, or you may not see it. Check the address or go home.",
);
pub const FORBIDDEN: Word = word("您不能这样做", "You may not do this");
pub const FORBIDDEN_SENTENCE: Word = word(
    "您的身份没有这项权限。需要时请联系人大机关。",
    "Your role does not permit this. Ask the congress office if you need it.",
);
pub const SIGNED_OUT: Word = word("请先登录", "Please sign in");
pub const SIGNED_OUT_SENTENCE: Word =
    word("登录已经失效，请重新登录。", "Your session has ended; please sign in again.");
pub const MOVED: Word = word("状态已经变了", "It has moved on");
pub const MOVED_SENTENCE: Word = word(
    "别人先办了这一步，或者现在还不能办。已经载入最新情况，什么都没有改动。",
    "Somebody else took this step first, or it is not due yet. Nothing was changed.",
);
pub const CONFLICT: Word = word("别人先保存了", "Somebody else saved first");
pub const CONFLICT_SENTENCE: Word = word(
    "这份文稿已经有了更新的版本。您写的还在页面上，请对照后再保存。",
    "There is a newer version. What you wrote is still on the page; compare and save again.",
);
pub const INVALID: Word = word("有内容要改", "Something to mend");
pub const INVALID_SENTENCE: Word =
    word("请按提示修改，您写的都还在。", "Please mend what is marked; nothing was lost.");
pub const WINDOW: Word = word("现在不能这样做", "Not possible now");
pub const WINDOW_CLOSED: Word = word("评价期已经结束。", "The window for ratings has closed.");
pub const WINDOW_OPEN: Word = word(
    "评价期还没有结束，还有代表没有封定评价。",
    "The window still runs and not everybody has sealed a rating for good.",
);
pub const NOT_RELEASED: Word = word("请先发布评价结果。", "Release the ratings first.");
pub const DOES_NOT_FOLLOW: Word = word(
    "还缺前一步：答复前要先与代表沟通，意见前要先签收，重办前要有不满意的评价。",
    "A step is missing before this one: meet the deputy before replying, sign before an opinion.",
);
pub const PERIOD_OVER: Word =
    word("可以申请的期限已经过了。", "The days in which this could be asked for are over.");
pub const NO_SESSION: Word = word(
    "还没有设置届次和会议，无法编号。请联系管理员。",
    "No term or session is set, so no number can be given. Ask the administrator.",
);
pub const PHONE_UNCONFIRMED: Word = word(
    "手机号换过以后还没有确认。请先在“我的”里用新手机号确认，再来评价。",
    "Your new phone number is not confirmed yet. Confirm it under Me, then rate.",
);
pub const TOO_LARGE: Word =
    word("文件太大，每个不能超过 25 MB。", "The file is too large: 25 MB at most.");
pub const TOO_FEW: Word = word(
    "议案须有 {n} 名代表联名，领衔代表算在内。",
    "A bill needs {n} signatories, the lead among them.",
);
pub const TOO_MANY: Word =
    word("已经有 {n} 个了，不能再多。", "There are {n} already, which is the most.");
pub const FILE_KIND: Word = word(
    "不接受这种文件。可以是照片（JPG、PNG、WebP、HEIC）、PDF、Word、Excel，或 UTF-8 编码的纯文本。",
    "This kind of file is not accepted. Photos, PDF, Word, Excel and plain text in UTF-8 are.",
);
pub const TOO_OFTEN: Word =
    word("太频繁了，请 {n} 秒后再试。", "Too often; try again in {n} seconds.");
pub const UNAVAILABLE: Word = word("系统正忙", "Busy");
pub const UNAVAILABLE_SENTENCE: Word = word(
    "现在无法保存，什么都没有改动。请稍后再试。",
    "It cannot be saved now and nothing was changed. Please try again shortly.",
);
pub const NO_ROOM: Word =
    word("服务器空间已满，没有保存。", "The server has no room left; nothing was saved.");
pub const UNEXPECTED: Word = word("出错了", "Something went wrong");
pub const UNEXPECTED_SENTENCE: Word = word(
    "我们已经记下这个错误，编号 {id}。您写的还在页面上，请稍后再试。",
    "It has been recorded as {id}. What you wrote is still on the page; please try again.",
);
pub const OFFLINE: Word = word("没有网络", "No connection");
pub const OFFLINE_SENTENCE: Word = word(
    "没有连上服务器。您写的还在页面上，联网后再试。",
    "The server cannot be reached. What you wrote is still here; try when you are online.",
);
