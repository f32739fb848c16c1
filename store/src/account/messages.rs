//! What is said by text message. The words never reach a log.

use super::code::VALID_MINUTES;

pub(super) fn code(digits: &str) -> String {
    format!(
        "【履职】验证码 {digits}，{VALID_MINUTES} 分钟内有效。请勿告诉任何人，工作人员不会向您索要。"
    )
}

pub(super) fn invitation(congress: &str, site: &str) -> String {
    format!(
        "【履职】{congress}邀请您使用人大代表履职服务平台。请打开 {site}/welcome ，\
         用本手机号设置密码后登录。"
    )
}

pub(super) fn number_changed() -> String {
    "【履职】您的账号已改用另一个手机号。如非本人操作，请立即联系本级人大常委会机关。".to_owned()
}
