//! Passwords that are guessed first.

/// What leaked collections hold most often, eight characters or more, in lower case.
const COMMON: &str = "12345678 123456789 1234567890 0123456789 87654321 987654321 0987654321 \
    11111111 00000000 88888888 66666666 99999999 12341234 11223344 12344321 123123123 112233445566 \
    123454321 11112222 31415926 20082008 20202020 password password1 password12 password123 \
    passw0rd p@ssw0rd p@ssword qwertyui qwertyuiop qwerty12 qwerty123 qwer1234 asdfghjk asdfghjkl \
    asdf1234 zxcvbnm1 zxcvbnm123 1qaz2wsx 1qazxsw2 q1w2e3r4 qazwsxedc abcd1234 abc12345 abc123456 \
    a1234567 a12345678 a123456789 aa123456 aa12345678 aaa12345 123456aa 123456abc 12345678a \
    iloveyou iloveyou1 woaini1314 woaini520 woaini123 5201314520 1314520520 520520520 7758521521 \
    admin123 admin1234 admin123456 administrator root1234 test1234 welcome1 letmein1 sunshine \
    football baseball superman dragon123 monkey123 michael1 changeme default1 zhongguo china2008 \
    renda123 renda1234 renda12345 rendadaibiao luzhi123 luzhi1234 lvzhi123";

/// Whether it is among the first that anybody would try: widely used, made of one character or one
/// run, or a name of the account with little added.
pub(super) fn is_guessable(password: &str, names: &[String]) -> bool {
    let plain = password.to_lowercase();
    COMMON.split_whitespace().any(|common| common == plain)
        || is_run(&plain)
        || names.iter().any(|name| is_made_of(&plain, name))
}

/// `aaaaaaaa`, `abcdefgh`, `98765432`.
fn is_run(plain: &str) -> bool {
    let codes: Vec<i64> = plain.chars().map(|c| i64::from(u32::from(c))).collect();
    let steps: Vec<i64> = codes.windows(2).map(|pair| pair[1] - pair[0]).collect();
    steps.iter().all(|step| *step == 0)
        || steps.iter().all(|step| *step == 1)
        || steps.iter().all(|step| *step == -1)
}

/// The name stands in it, and fewer than six characters besides.
fn is_made_of(plain: &str, name: &str) -> bool {
    let name = name.to_lowercase();
    let left = plain.chars().count().saturating_sub(name.chars().count());
    name.chars().count() >= 4 && plain.contains(&name) && left < 6
}

#[cfg(test)]
mod tests {
    use super::is_guessable;

    #[test]
    fn what_everybody_tries_first_is_refused() {
        let names = ["13800000001".to_owned(), "li.jing".to_owned()];
        for tried in [
            "12345678",
            "Password1",
            "1QAZ2wsx",
            "aaaaaaaaaaaa",
            "abcdefghij",
            "9876543210",
            "13800000001",
            "a13800000001",
            "Li.Jing2026",
            "WOAINI1314",
        ] {
            assert!(is_guessable(tried, &names), "{tried}");
        }
    }

    #[test]
    fn a_sentence_is_not() {
        let names = ["13800000001".to_owned()];
        for good in ["correct horse battery", "九畹溪的水很清", "a1b2-c3d4-e5", "luzhi-demo-2026"]
        {
            assert!(!is_guessable(good, &names), "{good}");
        }
    }
}
