//! Single cells: what is understood, and what is refused rather than guessed.

use domain::motion::{Category, Disclosure, Kind, Part, ReplyClass};
use papers::reading::Trouble;
use papers::reading::cell::choice::{category, disclosure, grade, kind, reply_class};
use papers::reading::cell::date::date;
use papers::reading::cell::names::{people, units};
use papers::reading::cell::number::{chinese, number, session};
use rstest::rstest;

#[rstest]
#[case("温36", "温36", "温36", None)]
#[case("0157", "0157", "157", Some(157))]
#[case("JY100013030572", "JY100013030572", "JY100013030572", None)]
#[case("B(2017)103号", "B(2017)103号", "B(2017)103", None)]
#[case("Ｂ〔２０１７〕０６２号", "B〔2017〕062号", "B(2017)62", None)]
#[case("第００１号", "001", "1", Some(1))]
#[case("第 12 号", "12", "12", Some(12))]
#[case("建议第12号", "12", "12", Some(12))]
#[case("第一百零三号", "103", "103", Some(103))]
#[case("172261", "172261", "172261", Some(172_261))]
#[case("=\"0026\"", "0026", "26", Some(26))]
#[case("'002", "002", "2", Some(2))]
fn a_number_is_kept_as_printed_and_known_again(
    #[case] text: &str,
    #[case] printed: &str,
    #[case] key: &str,
    #[case] ordinal: Option<u64>,
) {
    let found = number(text).unwrap();
    assert_eq!(
        (found.printed.as_str(), found.key.as_str(), found.ordinal),
        (printed, key, ordinal)
    );
}

#[rstest]
#[case("12、15", Trouble::SeveralNumbers)]
#[case("第3至5号", Trouble::SeveralNumbers)]
#[case("待定", Trouble::NumberNotUnderstood)]
#[case("=HYPERLINK(\"http://a\")", Trouble::NumberNotUnderstood)]
fn what_is_no_number_is_refused(#[case] text: &str, #[case] what: Trouble) {
    assert_eq!(number(text), Err(what));
}

#[rstest]
#[case("2017年1月5日", "2017-01-05")]
#[case("２０１７年０１月０５日", "2017-01-05")]
#[case("2017.1.5", "2017-01-05")]
#[case("2017．1．5", "2017-01-05")]
#[case("2017/01/05", "2017-01-05")]
#[case("2017-1-5 00:00:00", "2017-01-05")]
#[case("20170105", "2017-01-05")]
#[case("42740", "2017-01-05")]
#[case("二〇一七年一月五日", "2017-01-05")]
#[case("二○一七年十二月三十一日", "2017-12-31")]
#[case("二O一七年元月二十日", "2017-01-20")]
#[case("2017年1月5日（星期四）", "2017-01-05")]
#[case("2017 年 1 月 5 日", "2017-01-05")]
#[case("2017年1月5号", "2017-01-05")]
fn a_day_is_read_in_each_way_of_writing_it(#[case] text: &str, #[case] day: &str) {
    assert_eq!(date(text).unwrap().to_string(), day);
}

#[rstest]
#[case("1月5日", Trouble::DateIncomplete)]
#[case("2017年1月", Trouble::DateIncomplete)]
#[case("2017", Trouble::DateIncomplete)]
#[case("17.1.5", Trouble::DateNotUnderstood)]
#[case("5/1/2017", Trouble::DateNotUnderstood)]
#[case("2017年2月30日", Trouble::DateNotUnderstood)]
#[case("2107-01-05", Trouble::DateNotUnderstood)]
#[case("年底前", Trouble::DateNotUnderstood)]
fn a_day_of_which_something_is_unclear_is_refused(#[case] text: &str, #[case] what: Trouble) {
    assert_eq!(date(text), Err(what));
}

#[rstest]
#[case("王伟、李秀英，张建国；欧阳敏", &["王伟", "李秀英", "张建国", "欧阳敏"], None)]
#[case("王　伟 李秀英　张 敏", &["王伟", "李秀英", "张敏"], None)]
#[case("王伟\n李秀英", &["王伟", "李秀英"], None)]
#[case("王伟（领衔）、李秀英(宜都代表团)", &["王伟", "李秀英"], None)]
#[case("王伟等12名代表", &["王伟"], Some(12))]
#[case("王伟、李敏等三人", &["王伟", "李敏"], Some(3))]
#[case("阿依古丽·买买提", &["阿依古丽·买买提"], None)]
#[case("宜都代表团", &["宜都代表团"], None)]
#[case("等七位代表", &[], Some(7))]
fn people_are_parted(#[case] text: &str, #[case] names: &[&str], #[case] count: Option<u32>) {
    let found = people(text).unwrap();
    let read: Vec<&str> = found.people.iter().map(|one| one.name.as_str()).collect();
    assert_eq!((read.as_slice(), found.count), (names, count));
}

#[rstest]
#[case("13900000000")]
#[case("王伟、王伟")]
#[case("王")]
fn what_are_no_people_is_refused(#[case] text: &str) {
    assert_eq!(people(text), Err(Trouble::PeopleNotUnderstood));
}

#[rstest]
#[case("市交通局（主办）、市公安局（会办）", &[("市交通局", Some(Part::Lead)), ("市公安局", Some(Part::Joint))])]
#[case("主办：市交通局；会办：市公安局、市财政局",
    &[("市交通局", Some(Part::Lead)), ("市公安局", Some(Part::Joint)), ("市财政局", Some(Part::Joint))])]
#[case("市教育局（含体育局、少年宫） 市财政局", &[("市教育局（含体育局、少年宫）", None), ("市财政局", None)])]
#[case("市林业局\n市水利局等", &[("市林业局", None), ("市水利局", None)])]
#[case("/", &[])]
fn units_are_parted(#[case] text: &str, #[case] known: &[(&str, Option<Part>)]) {
    let found = units(text).unwrap();
    let read: Vec<_> = found.units.iter().map(|one| (one.name.as_str(), one.part)).collect();
    assert_eq!(read, known);
}

#[test]
fn choices_are_read_by_their_words_and_ticks() {
    assert_eq!(kind("建议、批评和意见"), Ok(Kind::Suggestion));
    assert_eq!(kind("□议案 ☑建议"), Ok(Kind::Suggestion));
    assert_eq!(kind("议案√ 建议□"), Ok(Kind::Bill));
    assert_eq!(disclosure("是"), Ok(Disclosure::Full));
    assert_eq!(disclosure("不同意公开"), Ok(Disclosure::None));
    assert_eq!(disclosure("公开□　摘要公开■　不公开□"), Ok(Disclosure::Summary));
    assert_eq!(category("卫生健康类"), Ok(Category::Health));
    for (text, class, printed) in [
        ("A", ReplyClass::A, "A"),
        ("Ｂ１", ReplyClass::B, "B1"),
        ("C类（条件限制）", ReplyClass::C, "C"),
        ("“A”类", ReplyClass::A, "A"),
    ] {
        let found = reply_class(text).unwrap();
        assert_eq!((found.class, found.printed.as_str()), (class, printed));
    }
}

#[test]
fn a_choice_that_is_not_understood_is_refused() {
    for text in ["提案", "其他", "□议案 □建议", "☑议案 ☑建议"] {
        assert_eq!(kind(text), Err(Trouble::KindNotUnderstood), "{text}");
    }
    for text in ["依申请公开", "待定", "□公开 □不公开"] {
        assert_eq!(disclosure(text), Err(Trouble::DisclosureNotUnderstood), "{text}");
    }
    for text in ["E", "A/B", "列入规划", "AB", "A(B)", "B12"] {
        assert_eq!(reply_class(text), Err(Trouble::ReplyClassNotUnderstood), "{text}");
    }
    for text in ["教科文卫", "综合"] {
        assert_eq!(category(text), Err(Trouble::CategoryNotUnderstood), "{text}");
    }
    for text in ["很满意", "一般"] {
        assert_eq!(grade(text), Err(Trouble::GradeNotUnderstood), "{text}");
    }
}

#[rstest]
#[case("市七届人大五次会议", 7, Some(5), false, "市七届人大五次会议")]
#[case(
    "宜昌市第六届人民代表大会第四次会议代表建议一览表",
    6,
    Some(4),
    false,
    "宜昌市第六届人民代表大会第四次会议"
)]
#[case("区十五届人大六次会议（闭会期间）", 15, Some(6), true, "区十五届人大六次会议")]
#[case("十七届人大", 17, None, false, "十七届")]
#[case("7届5次", 7, Some(5), false, "7届5次")]
fn a_session_is_read(
    #[case] text: &str,
    #[case] term: u32,
    #[case] count: Option<u32>,
    #[case] recess: bool,
    #[case] printed: &str,
) {
    let found = session(text).unwrap();
    assert_eq!((found.term, found.session, found.recess), (term, count, recess));
    assert_eq!(found.printed, printed);
}

#[test]
fn counts_in_chinese_numerals_are_read() {
    for (text, count) in [("十", 10), ("十二", 12), ("二十", 20), ("一百零三", 103), ("三", 3)]
    {
        assert_eq!(chinese(text), Some(count), "{text}");
    }
    for text in ["", "一二", "百", "修路"] {
        assert_eq!(chinese(text), None, "{text}");
    }
}
