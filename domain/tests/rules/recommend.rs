//! 推荐: how often the first unit proposed is the one that really led, on published suggestions;
//! and that what is proposed has its grounds.

use domain::UnitId;
use domain::motion::Category;
use domain::motion::recommend::{Advice, Item, PROPOSED, Past, Recommender};
use domain::organisation::UnitName;

/// Facts of suggestions that authorities have published: key, unit that answered, the unit below
/// that is of its kind, title, and the gist in our words.
const PUBLISHED: &str = include_str!("../data/published.tsv");

/// A county's list of units, to which each published unit but its townships is likened.
const BUREAUS: [&str; 30] = [
    "人民政府办公室",
    "发展和改革委员会",
    "教育局",
    "科学技术局",
    "工业和信息化局",
    "公安局",
    "民政局",
    "司法局",
    "财政局",
    "人力资源和社会保障局",
    "自然资源和规划局",
    "生态环境局",
    "住房和城乡建设局",
    "交通运输局",
    "水利局",
    "农业农村局",
    "商务局",
    "文化和旅游局",
    "卫生健康局",
    "退役军人事务局",
    "应急管理局",
    "市场监督管理局",
    "体育局",
    "城市管理局",
    "林业局",
    "乡村振兴局",
    "医疗保障局",
    "政务服务和大数据管理局",
    "供电公司",
    "残疾人联合会",
];

struct Real {
    unit: &'static str,
    title: &'static str,
    gist: &'static str,
}

fn published() -> Vec<Real> {
    let line = |line: &'static str| {
        let parts: Vec<_> = line.split('\t').collect();
        Real { unit: parts[2], title: parts[3], gist: parts[4] }
    };
    PUBLISHED.lines().map(line).collect()
}

fn units(real: &[Real]) -> Vec<UnitName> {
    let townships = real.iter().map(|one| one.unit).filter(|unit| unit.ends_with("人民政府"));
    let names = BUREAUS.into_iter().chain(townships).enumerate();
    let unit = |(place, name): (usize, &str)| UnitName {
        id: UnitId(i64::try_from(place).unwrap() + 1),
        name: name.to_owned(),
        short_name: name.to_owned(),
    };
    names.map(unit).collect()
}

/// All, how many first proposals are right, how many have the right one among all proposed; and
/// what was missed.
fn right(with_past: bool) -> (usize, usize, usize, Vec<String>) {
    let real = published();
    let units = units(&real);
    let of = |name: &str| units.iter().find(|unit| unit.name == name).map(|unit| unit.id);
    let (mut first, mut among, mut missed) = (0, 0, Vec::new());
    for (place, one) in real.iter().enumerate() {
        let others = real.iter().enumerate().filter(|(other, _)| with_past && *other != place);
        let past = |(_, other): (usize, &Real)| {
            Some(Past { unit: of(other.unit)?, title: other.title.to_owned(), category: None })
        };
        let past: Vec<Past> = others.filter_map(past).collect();
        let item = Item { title: one.title, text: one.gist, category: None };
        let advice = Recommender::new(&units, &past).advise(item);
        let named: Vec<&str> = advice.units.iter().map(|one| one.unit.name.as_str()).collect();
        first += usize::from(named.first() == Some(&one.unit));
        among += usize::from(named.contains(&one.unit));
        if named.first() != Some(&one.unit) {
            missed.push(format!("{} was {}, not {named:?}", one.title, one.unit));
        }
    }
    (real.len(), first, among, missed)
}

/// Each place has units of its own; these are likened to one county's, townships to themselves.
#[test]
fn the_first_unit_proposed_is_the_real_one_for_two_thirds_of_published_suggestions() {
    let (all, first, among, missed) = right(false);
    println!("{first} of {all} right, {among} among {PROPOSED}; missed: {missed:#?}");
    assert!(first * 3 >= all * 2, "{first} of {all}");
    assert!(among * 4 >= all * 3, "{among} of {all}");
}

#[test]
fn past_assignments_make_no_proposal_worse() {
    let (alone, with) = (right(false), right(true));
    assert!(with.1 >= alone.1, "{} of {}, then {}", alone.1, alone.0, with.1);
}

fn town() -> Vec<UnitName> {
    let unit = |(place, name): (usize, &str)| UnitName {
        id: UnitId(i64::try_from(place).unwrap()),
        name: name.to_owned(),
        short_name: name.to_owned(),
    };
    ["甲市城市更新公司", "甲市交通运输局", "甲市公安局", "甲市人民政府办公室"]
        .into_iter()
        .enumerate()
        .map(unit)
        .collect()
}

fn advise(past: &[Past], title: &str, category: Option<Category>) -> Advice {
    Recommender::new(&town(), past).advise(Item { title, text: "", category })
}

#[test]
fn what_went_to_a_unit_before_goes_there_again_though_no_word_names_it() {
    let past = |title: &str| Past {
        unit: UnitId(0),
        title: title.to_owned(),
        category: Some(Category::Housing),
    };
    let past = [past("关于盘活滨江片区闲置楼宇的建议"), past("关于盘活东山片区闲置楼宇的建议")];
    let advice = advise(&past, "关于盘活西坝片区闲置楼宇的建议", None);
    let first = &advice.units[0];
    assert_eq!((first.unit.id, first.past), (UnitId(0), 2));
    assert_eq!(advice.category, Some(Category::Housing));
}

#[test]
fn the_frame_that_all_titles_share_is_no_likeness() {
    let past: Vec<Past> = (0..40)
        .map(|place| Past {
            unit: UnitId(0),
            title: format!("关于第{place}件事情的建议"),
            category: None,
        })
        .collect();
    assert_eq!(advise(&past, "关于盘活西坝闲置楼宇的建议", None), Advice::default());
}

#[test]
fn a_proposal_names_its_grounds_and_without_grounds_there_is_none() {
    let advice = advise(&[], "关于完善实验中学门口红绿灯的建议", None);
    assert_eq!(advice.units[0].unit.name, "甲市公安局");
    assert_eq!(advice.units[0].words, ["红绿灯"]);
    assert_eq!(advise(&[], "关于某事的建议", None), Advice::default());
    assert!(
        Recommender::new(&[], &[])
            .advise(Item { title: "公路", text: "", category: None })
            .units
            .is_empty()
    );
}

/// 民政 stands in 人民政府 as well.
#[test]
fn a_government_office_is_no_civil_affairs_bureau() {
    let advice = advise(&[], "关于建设公益性墓地的建议", None);
    assert_eq!(advice.units, []);
}

#[test]
fn the_deputy_s_own_category_stands_unless_the_words_say_plainly_another() {
    let own = Some(Category::Urban);
    assert_eq!(advise(&[], "关于某事的建议", own).category, own);
    let plain = advise(&[], "关于新建农村公路和渡口大桥的建议", own).category;
    assert_eq!(plain, Some(Category::Transport));
}
