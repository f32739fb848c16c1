//! What a town is raised from: names alone.

use domain::organisation::{Level, UnitKind};

/// The names of one congress and of those who work with it.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub region: (&'static str, &'static str, &'static str),
    pub level: Level,
    pub congress: (&'static str, &'static str),
    /// The session of 2026.
    pub session: i32,
    pub delegations: &'static [&'static str],
    /// Name and place among the delegations.
    pub deputies: &'static [(&'static str, usize)],
    pub units: &'static [(&'static str, &'static str, UnitKind)],
    pub prefix: &'static str,
}

/// The city in which most tests play: its seventh congress, fifth session.
pub const TOWN: Plan = Plan {
    region: ("420500", "宜昌市", "宜昌"),
    level: Level::City,
    congress: ("宜昌市人民代表大会", "市人大"),
    session: 5,
    delegations: &["秭归代表团", "夷陵代表团"],
    deputies: &[
        ("周岚", 0),
        ("向永忠", 0),
        ("梅映红", 0),
        ("秦晓霞", 0),
        ("望开金", 1),
        ("覃守信", 1),
        ("屈正刚", 1),
        ("韩家慧", 1),
    ],
    units: &[
        ("宜昌市人民政府办公室", "市政府办", UnitKind::GovernmentOffice),
        ("宜昌市交通运输局", "市交通运输局", UnitKind::Department),
        ("宜昌市公安局", "市公安局", UnitKind::Department),
        ("宜昌市卫生健康委员会", "市卫健委", UnitKind::Department),
        ("宜昌市医疗保障局", "市医保局", UnitKind::Department),
    ],
    prefix: "宜七代",
};

/// A district beside it, with a congress of its own: whatever it may know of the city is a leak.
pub const COUNTY: Plan = Plan {
    region: ("420502", "西陵区", "西陵"),
    level: Level::County,
    congress: ("宜昌市西陵区人民代表大会", "西陵区人大"),
    session: 5,
    delegations: &["学院街道代表团"],
    deputies: &[("钟祥玉", 0), ("毕文涛", 0)],
    units: &[
        ("西陵区人民政府办公室", "区政府办", UnitKind::GovernmentOffice),
        ("西陵区住房和城乡建设局", "区住建局", UnitKind::Department),
    ],
    prefix: "陵七代",
};
