//! Finding motions by words: the same answers on both databases, and none of them an error.

use std::collections::BTreeSet;

use domain::motion::{Disclosure, Draft, MotionText, ReplyClass};
use domain::{Moment, MotionId};
use store::builders::{a_draft, a_motion, few_sign_bills, morning};
use store::motion::{Filter, PublicFilter, author_list, desk, public_list, unit_list};

use crate::harness::{House, On, call, rstest};
use crate::stories;

impl House {
    async fn public_search(&self, query: &str) -> Vec<MotionId> {
        let filter = PublicFilter { query: query.to_owned(), ..Default::default() };
        let page = public_list(&self.store, &filter).await;
        page.unwrap_or_else(|error| panic!("{query:?}: {error:?}"))
            .rows
            .iter()
            .map(|row| row.id)
            .collect()
    }

    async fn desk_search(&self, query: &str) -> Vec<MotionId> {
        let filter = Filter { query: query.to_owned(), ..Default::default() };
        let page = desk(&self.store, &call(&self.town.desk, morning(1, 30)), &filter).await;
        page.unwrap_or_else(|error| panic!("{query:?}: {error:?}"))
            .rows
            .iter()
            .map(|row| row.id)
            .collect()
    }

    /// Accepted at its own minute, with these words for title and problem.
    async fn accepted(&self, title: &str, problem: &str, at: Moment) -> MotionId {
        let text = MotionText { problem: problem.to_owned(), ..a_draft(title).text };
        let draft = Draft { text, ..a_draft(title) };
        self.build(a_motion(&self.town).worded(draft).begun(at).submitted().accepted()).await.id
    }
}

const WORDS: [(&str, &str); 9] = [
    ("关于加强养老服务的建议", "城区养老床位不足，社区食堂太少，老人吃饭难。"),
    ("关于优化BRT站台的建议", "BRT站台雨棚太窄，早高峰排队，12路公交常常脱班。"),
    ("关于开通夜间公交的建议", "夜间公交停得太早，工人下班回不了家，老小区尤其难。"),
    ("关于公共图书馆延时的建议", "公共图书馆五点关门，学生放学后无处自习，盼望开放到九点。"),
    ("关于老旧小区加装电梯的建议", "老旧小区没有电梯，Wi-Fi 6 覆盖也差，王奶奶一年没下楼。"),
    ("关于治理共享单车的建议", "共享单车乱停放，占了盲道，公园门口尤其多。"),
    ("关于推广 café 经济的建议", "滨江café一条街，Ελλάδα 风情，ｂｒｔ沿线也可布点。"),
    ("关于保护𠮷金村古树的建议", "𠮷金村有古树三十二株，㐂庆坊还有五株，树龄都过百年。"),
    ("关于减少噪音的建议", "工地夜里施工，噪音大，居民睡不好，投诉到社区也没用处。"),
];

async fn town_of_words(house: &House) -> Vec<MotionId> {
    let mut ids = Vec::new();
    for (place, (title, problem)) in (0..).zip(WORDS) {
        ids.push(house.accepted(title, problem, morning(1, 7).plus_seconds(place * 600)).await);
    }
    ids
}

/// By plain looking: every Chinese piece of the query stands in the words.
fn plainly(ids: &[MotionId], query: &str) -> BTreeSet<MotionId> {
    let stands = |(title, problem): &(&str, &str)| title.contains(query) || problem.contains(query);
    let found = ids.iter().zip(WORDS).filter(|(_, words)| stands(words));
    found.map(|(id, _)| *id).collect()
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn every_chinese_word_is_found_exactly_where_it_stands(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let ids = town_of_words(&house).await;
    // one character, in the middle, first and last of its run; two; three; four; none
    for query in [
        "公",
        "老",
        "难",
        "楼",
        "处",
        "棚",
        "𠮷",
        "㐂",
        "公交",
        "公共",
        "养老",
        "老旧",
        "旧小",
        "共享",
        "建议",
        "𠮷金",
        "金村",
        "三十二株",
        "老小区",
        "社区食堂",
        "夜间公交",
        "交公",
        "地铁",
    ] {
        let expected = plainly(&ids, query);
        let found: BTreeSet<_> = house.public_search(query).await.into_iter().collect();
        assert_eq!(found, expected, "public: {query}");
        let found: BTreeSet<_> = house.desk_search(query).await.into_iter().collect();
        assert_eq!(found, expected, "desk: {query}");
    }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn latin_words_are_found_whole_and_in_any_case(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let ids = town_of_words(&house).await;
    let expected: [(&str, &[usize]); 16] = [
        ("BRT", &[1, 6]),
        ("brt", &[1, 6]),
        ("ＢＲＴ", &[1, 6]),
        ("BRT站台", &[1]),
        ("BR", &[]),
        ("b", &[1, 6]),
        ("12", &[1]),
        ("12路", &[1]),
        ("1", &[1]),
        ("wi-fi", &[4]),
        ("Wi-Fi 6", &[4]),
        ("café", &[6]),
        ("CAFÉ", &[6]),
        ("cafe", &[]),
        ("ελλάδα", &[6]),
        ("é", &[]),
    ];
    for (query, places) in expected {
        let expected: BTreeSet<_> = places.iter().map(|place| ids[*place]).collect();
        let found: BTreeSet<_> = house.public_search(query).await.into_iter().collect();
        assert_eq!(found, expected, "{query}");
        let found: BTreeSet<_> = house.desk_search(query).await.into_iter().collect();
        assert_eq!(found, expected, "desk: {query}");
    }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn all_pieces_have_to_stand_wherever_they_stand(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let ids = town_of_words(&house).await;
    for (query, places) in [
        ("加强 食堂", vec![0]),
        ("电梯，王奶奶", vec![4]),
        ("公交 公共", vec![]),
        ("建议 老", vec![0, 2, 4]),
    ] {
        let expected: BTreeSet<_> = places.iter().map(|place: &usize| ids[*place]).collect();
        let found: BTreeSet<_> = house.public_search(query).await.into_iter().collect();
        assert_eq!(found, expected, "title and text together: {query}");
        let found: BTreeSet<_> = house.desk_search(query).await.into_iter().collect();
        assert_eq!(found, expected, "desk: {query}");
    }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn hostile_queries_are_answered_quietly(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let ids = town_of_words(&house).await;
    for nothing in [
        "\"", "'", "\"*():'", "***", "()", ":", "--", ";", "%", "_", "\\", "\0", "&|!<->", "😀",
        "。，",
    ] {
        assert_eq!(house.public_search(nothing).await, [], "{nothing:?}");
        assert_eq!(house.desk_search(nothing).await, [], "{nothing:?}");
    }
    for found in [
        "\"养老\"",
        "养老*",
        "title:养老",
        "养老' OR '1'='1",
        "(养老)",
        "养老)",
        "{养老}",
        "^养老",
        "-养老",
        "养老\0",
        "养老; DROP TABLE motion",
        "NEAR(养老 服务)",
        "养老 AND",
        "NOT 养老",
        "养老:*",
        "养老 <-> 服务",
    ] {
        let one = house.public_search(found).await;
        assert!(one.is_empty() || one == [ids[0]], "{found:?}: {one:?}");
        assert_eq!(house.desk_search(found).await, one, "{found:?}");
    }
    let long = ["a".repeat(100_000), "养老".repeat(50_000), "养 老 ".repeat(20_000)];
    for query in long {
        house.public_search(&query).await;
        house.desk_search(&query).await;
    }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn endless_words_and_endless_texts_can_be_submitted_and_found(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let endless = "a".repeat(5_000);
    let one = house.accepted("关于超长单词的建议", &endless, morning(1, 7)).await;
    assert_eq!(house.public_search(&"a".repeat(64)).await, [one]);
    // the longest of everything, and what is asked for stands at the end of the last letter
    let filler =
        |length: usize| "宜昌的路要修好了".chars().cycle().take(length).collect::<String>();
    let text = MotionText {
        title: "关于超长正文的建议".to_owned(),
        problem: filler(5_000),
        reason: filler(5_000),
        proposal: filler(4_990) + "最末处提琴师",
    };
    let draft = Draft { text, ..a_draft("") };
    let story = a_motion(&house.town)
        .worded(draft)
        .submitted()
        .accepted()
        .assigned_to(&house.town.units[1], &[])
        .signed()
        .contacted();
    let built = house.build(story).await;
    let letter = domain::motion::outcome::Letter {
        text: filler(9_990) + "信末吹笛人",
        ..store::builders::a_letter(ReplyClass::A, 1)
    };
    let lead = call(&house.town.units[1].staff, built.now);
    store::motion::commands::reply(&house.store, &lead, built.id, letter).await.unwrap();
    for query in ["最末处提琴师", "信末吹笛人", "吹笛", "提琴", "路要修好", "人", "超长正文"]
    {
        assert_eq!(house.public_search(query).await, [built.id], "{query}");
    }
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn title_matches_come_first_then_the_newest_page_by_page(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let mut titled = Vec::new();
    let mut inside = Vec::new();
    for number in 0..20 {
        let at = morning(1, 7).plus_seconds(number * 600);
        titled.push(
            house
                .accepted(&format!("关于第{number}条水渠的建议"), "渠道淤塞，多年没有清理。", at)
                .await,
        );
        let at = at.plus_seconds(300);
        inside.push(
            house
                .accepted(
                    &format!("关于第{number}件事的建议"),
                    "村里的水渠淤塞，多年没有清理。",
                    at,
                )
                .await,
        );
    }
    let expected: Vec<_> = titled.iter().rev().chain(inside.iter().rev()).copied().collect();
    let mut filter = PublicFilter { query: "水渠".to_owned(), ..Default::default() };
    let first = public_list(&house.store, &filter).await.unwrap();
    assert_eq!(first.rows.len(), 25);
    // what comes in while somebody reads moves nothing on the pages that follow
    house.accepted("关于新水渠的建议", "渠道淤塞，多年没有清理。", morning(1, 9)).await;
    filter.after = first.next.clone();
    let second = public_list(&house.store, &filter).await.unwrap();
    assert_eq!(second.next, None);
    let found: Vec<_> = first.rows.iter().chain(&second.rows).map(|row| row.id).collect();
    assert_eq!(found, expected);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_search_tells_the_public_nothing_that_is_not_disclosed(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let with = |title: &str, disclosure| {
        let secret = "其中写到了独一无二的钟乳石洞。".to_owned();
        let text = MotionText { problem: secret, ..a_draft(title).text };
        let summary = "摘要里写到了溶洞景区的道路。".to_owned();
        Draft { text, disclosure, summary, ..a_draft(title) }
    };
    let mut built = Vec::new();
    for (title, disclosure) in [
        ("全文公开的", Disclosure::Full),
        ("只公开摘要", Disclosure::Summary),
        ("不公开的事", Disclosure::None),
    ] {
        built.push(
            house
                .build(a_motion(&house.town).worded(with(title, disclosure)).submitted().accepted())
                .await
                .id,
        );
    }
    assert_eq!(house.public_search("钟乳石").await, [built[0]]);
    assert_eq!(house.public_search("溶洞").await, [built[1], built[0]]);
    assert_eq!(house.public_search("摘要 溶洞").await, [built[1], built[0]], "title and summary");
    assert_eq!(house.desk_search("钟乳石").await, [built[2], built[1], built[0]]);
    // not submitted, taken back, set aside
    let draft = with("全文公开的", Disclosure::Full);
    let story = || a_motion(&house.town).worded(draft.clone());
    house.build(story()).await;
    house.build(story().submitted()).await;
    house.build(story().submitted().withdrawn()).await;
    house.build(story().submitted().accepted().withdrawn()).await;
    house.build(story().submitted().accepted().quarantined()).await;
    house.build(story().submitted().accepted().quarantined().purged()).await;
    let shown = house.build(story().submitted().accepted().quarantined().restored()).await.id;
    assert_eq!(house.public_search("钟乳石").await, [shown, built[0]]);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn everybody_searches_only_their_own_list(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let (town, county) = (&house.town, &house.county);
    let mine = house.build(stories::assigned(town)).await;
    let theirs = house.build(a_motion(county).submitted().accepted()).await;
    let filter = Filter { query: "公路".to_owned(), ..Default::default() };
    let ids = |page: store::Result<domain::page::Page<domain::motion::view::MotionRow>>| {
        page.unwrap().rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    let store = &house.store;
    let at = mine.now;
    assert_eq!(ids(desk(store, &call(&town.desk, at), &filter).await), [mine.id]);
    assert_eq!(ids(desk(store, &call(&county.desk, at), &filter).await), [theirs.id]);
    for unit in &town.units[1..3] {
        assert_eq!(ids(unit_list(store, &call(&unit.staff, at), &filter).await), [mine.id]);
    }
    assert_eq!(ids(unit_list(store, &call(&town.units[3].staff, at), &filter).await), []);
    for deputy in [0, 1, 4] {
        let who = call(&town.deputies[deputy], at);
        assert_eq!(ids(author_list(store, &who, &filter).await), [mine.id]);
    }
    assert_eq!(ids(author_list(store, &call(&town.deputies[2], at), &filter).await), []);
    // a small congress finds its own, however many newer ones the large one has
    let congress = Some(county.congress);
    let filter = PublicFilter { congress, query: "公路".to_owned(), ..Default::default() };
    let page = public_list(store, &filter).await.unwrap();
    assert_eq!(page.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [theirs.id]);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_number_is_found_from_the_moment_it_is_given(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    few_sign_bills(&house.store, &house.town, 1).await.unwrap();
    let accepted = house.build(a_motion(&house.town).submitted().accepted()).await;
    assert_eq!(house.desk_search("001").await, [accepted.id]);
    let bill = a_motion(&house.town).as_bill().submitted().registered();
    let bill = house.build(bill).await;
    let mut found = house.desk_search("001").await;
    found.sort_unstable();
    assert_eq!(found, [accepted.id, bill.id]);
}
