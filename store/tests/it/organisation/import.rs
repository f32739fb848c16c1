//! Tables read in: looked at first, all or nothing, twice the same as once.

use domain::organisation::import::{ImportKind, ImportReport};
use domain::{Flaw, Refusal};
use store::organisation::import::File;
use store::organisation::queries::{AccountFilter, DeputyFilter};
use store::organisation::{import, queries};

use super::{administrator, administrator_of, county_below};
use crate::harness::{House, On, refusal, rstest};

const DEPUTIES: &str = "\
姓名,手机,代表团,代表证号,选区,性别,民族,出生年月,备注
田野,139 0000 0021,秭归代表团,宜七代0901,秭归县人民代表大会,女,土家族,1982年6月,
\"石磊\",13900000022,夷陵代表团,宜七代0902,,男,汉族,1979.03,新任
";

const STAFF: &str = "\
姓名,手机,角色,职责,单位,代表团
赵立群,13900000031,承办单位,经办,市交通运输局,
李静,13900000032,人大机关,代工委,,
项青云,13900000033,代表团,,,秭归代表团
";

async fn read(house: &House, kind: ImportKind, text: &str) -> ImportReport {
    let (by, here) = (administrator(house), house.town.congress);
    let file = File { name: "名单.csv", bytes: text.as_bytes() };
    let report = import::import(&house.store, &by, here, kind, file, None).await;
    report.unwrap()
}

fn tally(report: &ImportReport) -> (usize, usize, usize, usize) {
    (report.rows, report.added, report.changed, report.same)
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_list_of_deputies_is_looked_at_then_read_in_and_the_second_time_adds_nothing(
    #[case] on: On,
) {
    let Some(house) = House::open(on).await else { return };
    let (store, by, here) = (&house.store, administrator(&house), house.town.congress);
    let before = house.dump().await;
    let look = import::preview(store, &by, here, ImportKind::Deputies, DEPUTIES.as_bytes()).await;
    let look = look.unwrap();
    assert_eq!(house.dump().await, before, "a look changes nothing");
    assert_eq!((tally(&look), look.written), ((2, 2, 0, 0), false));
    assert_eq!(look.ignored, ["备注"]);
    let done = read(&house, ImportKind::Deputies, DEPUTIES).await;
    assert_eq!((tally(&done), done.written), ((2, 2, 0, 0), true));
    let once = house.dump().await;
    let again = read(&house, ImportKind::Deputies, DEPUTIES).await;
    assert_eq!(tally(&again), (2, 0, 0, 2));
    assert_eq!(house.dump().await, once, "twice is once");
    let filter = DeputyFilter { query: "宜七代090".to_owned(), ..DeputyFilter::default() };
    let rows = queries::deputy_list(store, &by, here, &filter).await.unwrap().page.rows;
    let person = queries::person(store, &by, here, rows[0].person).await.unwrap();
    assert_eq!((person.birth.as_str(), rows[1].name.as_str()), ("1982-06", "石磊"));
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn one_flaw_keeps_the_whole_list_out_and_every_flaw_is_named_by_line_and_field(
    #[case] on: On,
) {
    let Some(house) = House::open(on).await else { return };
    let before = house.dump().await;
    let text = "\
姓名,手机,代表团,代表证号,性别
田野,13900000021,秭归代表团,宜七代0901,女
石磊,1390000,不存在代表团,宜七代0902,男
,13900000023,秭归代表团,宜七代0903,未知
田野二,13900000024,秭归代表团,宜七代0901,女
石三,13900000021,秭归代表团,宜七代0905,女
周岚,13900000026,不存在代表团,宜七代0906,女
";
    let report = read(&house, ImportKind::Deputies, text).await;
    assert!(!report.written);
    assert_eq!(house.dump().await, before);
    let flaws: Vec<_> = report
        .flaws
        .iter()
        .map(|one| (one.line, one.field.as_str(), one.value.as_str(), one.flaw.clone()))
        .collect();
    assert_eq!(
        flaws,
        [
            (3, "phone", "1390000", Flaw::Form),
            (4, "name", "", Flaw::Missing),
            (4, "gender", "未知", Flaw::Unknown),
            (5, "credential", "宜七代0901", Flaw::Taken),
            (6, "phone", "13900000021", Flaw::Taken),
            (7, "delegation", "不存在代表团", Flaw::Unknown),
        ]
    );
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_later_list_brings_what_changed_up_to_date_but_never_another_phone(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    read(&house, ImportKind::Deputies, DEPUTIES).await;
    let moved = "姓名,代表团,代表证号,民族\n田野,夷陵代表团,宜七代0901,苗族\n";
    let report = read(&house, ImportKind::Deputies, moved).await;
    assert_eq!(tally(&report), (1, 0, 1, 0));
    let (store, by, here) = (&house.store, administrator(&house), house.town.congress);
    let filter = DeputyFilter { query: "田野".to_owned(), ..DeputyFilter::default() };
    let row = queries::deputy_list(store, &by, here, &filter).await.unwrap().page.rows.remove(0);
    assert_eq!(row.delegation.as_deref(), Some("夷陵代表团"));
    assert_eq!(row.constituency.as_deref(), Some("秭归县人民代表大会"), "what is empty stays");
    let other = "姓名,手机,代表团,代表证号\n田野,13900000029,夷陵代表团,宜七代0901\n";
    let report = read(&house, ImportKind::Deputies, other).await;
    assert_eq!(report.flaws[0].flaw, Flaw::Wrong);
    let renamed = "姓名,代表团,代表证号\n田地,夷陵代表团,宜七代0901\n";
    let report = read(&house, ImportKind::Deputies, renamed).await;
    assert_eq!(
        (report.flaws[0].field.as_str(), &report.flaws[0].flaw),
        ("credential", &Flaw::Taken)
    );
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn staff_find_their_units_and_delegations_by_name(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let report = read(&house, ImportKind::Staff, STAFF).await;
    assert_eq!(tally(&report), (3, 3, 0, 0), "{:?}", report.flaws);
    assert_eq!(tally(&read(&house, ImportKind::Staff, STAFF).await), (3, 0, 0, 3));
    let (by, here) = (administrator(&house), house.town.congress);
    let filter = AccountFilter { query: "赵立群".to_owned(), ..AccountFilter::default() };
    let found = queries::account_list(&house.store, &by, here, &filter).await.unwrap();
    assert_eq!(found.page.rows[0].seats[0].place, "市交通运输局");
    let lost = "姓名,手机,角色,单位\n赵六,13900000035,承办单位,没有这个局\n";
    let report = read(&house, ImportKind::Staff, lost).await;
    assert_eq!((report.flaws[0].field.as_str(), &report.flaws[0].flaw), ("unit", &Flaw::Unknown));
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn a_formula_stays_the_text_it_is(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let evil = "=HYPERLINK(\"http://example.com\")";
    let text = format!("单位名称\t简称\t类型\n\"{}\"\t@SUM\t部门\n", evil.replace('"', "\"\""));
    let report = read(&house, ImportKind::Units, &text).await;
    assert_eq!(tally(&report), (1, 1, 0, 0), "{:?}", report.flaws);
    let (by, here) = (administrator(&house), house.town.congress);
    let list = queries::unit_list(&house.store, &by, here, "HYPERLINK", None).await.unwrap();
    let row = &list.page.rows[0];
    assert_eq!((row.name.as_str(), row.short_name.as_str()), (evil, "@SUM"));
}

#[rstest]
#[case::plain_utf8(b"".to_vec())]
#[case::marked_utf8(b"\xEF\xBB\xBF".to_vec())]
#[tokio::test]
async fn utf8_is_read_with_and_without_its_mark(#[case] mut bytes: Vec<u8>) {
    let Some(house) = House::open(On::Sqlite).await else { return };
    bytes.extend("名称,类型\r\n宜昌市商务局,政府部门\r\n".as_bytes());
    units_arrive(&house, &bytes).await;
}

#[tokio::test]
async fn gb18030_and_utf16_are_read_as_spreadsheets_save_them() {
    let Some(house) = House::open(On::Sqlite).await else { return };
    // 名称,类型 / 宜昌市商务局,政府部门
    let gb: &[u8] = b"\xC3\xFB\xB3\xC6,\xC0\xE0\xD0\xCD\n\xD2\xCB\xB2\xFD\xCA\xD0\xC9\xCC\xCE\xF1\
        \xBE\xD6,\xD5\xFE\xB8\xAE\xB2\xBF\xC3\xC5\n";
    units_arrive(&house, gb).await;
    let Some(house) = House::open(On::Sqlite).await else { return };
    let text = "名称\t类型\n宜昌市商务局\t政府部门\n";
    let utf16: Vec<u8> =
        [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    units_arrive(&house, &utf16).await;
}

async fn units_arrive(house: &House, bytes: &[u8]) {
    let (by, here) = (administrator(house), house.town.congress);
    let (kind, file) = (ImportKind::Units, File { name: "单位.csv", bytes });
    let read = import::import(&house.store, &by, here, kind, file, None).await.unwrap();
    assert_eq!((read.added, read.written), (1, true), "{:?}", read.flaws);
    let list = queries::unit_list(&house.store, &by, here, "宜昌市商务局", None).await.unwrap();
    assert_eq!(list.total, 1);
}

#[rstest]
#[case::no_rows("姓名,代表团,代表证号\n", Refusal::field("file", Flaw::Missing))]
#[case::nothing("", Refusal::field("file", Flaw::Missing))]
#[tokio::test]
async fn a_table_without_rows_is_refused(#[case] text: &str, #[case] why: Refusal) {
    let Some(house) = House::open(On::Sqlite).await else { return };
    let (by, here) = (administrator(&house), house.town.congress);
    let kind = ImportKind::Deputies;
    let file = File { name: "空.csv", bytes: text.as_bytes() };
    let outcome = import::import(&house.store, &by, here, kind, file, None).await;
    match outcome {
        Ok(report) => assert!(!report.written && !report.flaws.is_empty(), "{why:?}"),
        Err(_) => assert_eq!(refusal(outcome), why),
    }
}

#[tokio::test]
async fn a_missing_or_doubled_column_is_named_before_any_row_is_read() {
    let Some(house) = House::open(On::Sqlite).await else { return };
    let report = read(&house, ImportKind::Deputies, "姓名,姓 名,手机\n田野,田野,1\n").await;
    let flaws: Vec<_> =
        report.flaws.iter().map(|one| (one.line, one.field.as_str(), one.flaw.clone())).collect();
    assert_eq!(
        flaws,
        [
            (1, "name", Flaw::Taken),
            (1, "delegation", Flaw::Missing),
            (1, "credential", Flaw::Missing),
        ]
    );
}

#[rstest]
#[case::too_many_bytes(vec![b'a'; 2_000_001])]
#[case::too_many_rows(format!("名称,类型\n{}", "某局,部门\n".repeat(3_001)).into_bytes())]
#[tokio::test]
async fn a_table_beyond_measure_is_refused(#[case] bytes: Vec<u8>) {
    let Some(house) = House::open(On::Sqlite).await else { return };
    let (by, here) = (administrator(&house), house.town.congress);
    let kind = ImportKind::Units;
    let outcome = import::preview(&house.store, &by, here, kind, &bytes).await;
    assert_eq!(refusal(outcome), Refusal::TooLarge);
}

#[rstest]
#[case::sqlite(On::Sqlite)]
#[case::postgres(On::Postgres)]
#[tokio::test]
async fn nobody_reads_a_list_into_a_congress_they_do_not_govern(#[case] on: On) {
    let Some(house) = House::open(on).await else { return };
    let county = county_below(&house).await;
    let own = administrator_of(&house, county).await;
    let (store, city) = (&house.store, house.town.congress);
    let kind = ImportKind::Staff;
    let outcome = import::preview(store, &own, city, kind, STAFF.as_bytes()).await;
    assert_eq!(refusal(outcome), Refusal::Hidden);
    let desk = crate::harness::call(&house.town.desk, super::now());
    let file = File { name: "名单.csv", bytes: STAFF.as_bytes() };
    let outcome = import::import(store, &desk, city, kind, file, None).await;
    assert_eq!(refusal(outcome), Refusal::Forbidden);
}
