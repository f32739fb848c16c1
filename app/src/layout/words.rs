//! Texts of the frames.

use crate::ui::{Word, word};

pub const PRODUCT: Word = word("人大代表履职平台", "People's deputies at work");
pub const SKIP: Word = word("跳到正文", "Skip to the text");
pub const MAIN_NAV: Word = word("主导航", "Main");
pub const FOOT_NAV: Word = word("页脚", "Footer");
pub const MOTIONS: Word = word("建议公开", "Suggestions");
pub const DEPUTIES: Word = word("找代表", "Deputies");
pub const SIGN_IN: Word = word("登录", "Sign in");
pub const TO_WORK: Word = word("回到工作页面 · {name}", "Back to work · {name}");
pub const PRIVACY: Word = word("隐私说明", "Privacy");
pub const COMPLAINTS: Word = word("投诉建议", "Complaints");
pub const LARGE: Word = word("长辈版", "Large print");
pub const ORDINARY: Word = word("标准版", "Ordinary print");
pub const THEME_LIGHT: Word = word("浅色", "Light");
pub const THEME_DARK: Word = word("深色", "Dark");
pub const THEME_DEVICE: Word = word("跟随设备", "As the device");
pub const OTHER_LANGUAGE: Word = word("English", "中文");
pub const HOME: Word = word("首页", "Home");
pub const MY: Word = word("建议", "Mine");
pub const NOTICES: Word = word("通知", "Notices");
pub const ACCOUNT: Word = word("我的", "Me");
pub const DESK: Word = word("工作台", "Desk");
pub const ADMIN: Word = word("管理", "Administration");
pub const PUBLIC_SITE: Word = word("公开网站", "Public site");
pub const SIGN_OUT: Word = word("退出登录", "Sign out");
pub const DEMO_LABEL: Word = word("演示", "Demonstration");
pub const DEMO: Word = word(
    "这是演示数据：人物都是虚构的，随便试。",
    "This is a demonstration: every person in it is invented.",
);
pub const OFFLINE: Word = word(
    "没有网络。写的都还在这台设备上。",
    "No connection. What you wrote is still on this device.",
);
pub const GENERATED: Word = word("由 {congress} 主办", "Run by {congress}");
pub const NOT_DONE: Word = word("没有办成", "Not done");
pub const BACK: Word = word("返回", "Back");
