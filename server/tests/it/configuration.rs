//! Settings: the example tells the truth, the environment goes before the file, typos are told.

use std::collections::{BTreeSet, HashMap};
use std::fs;

use rstest::rstest;
use server::config::{Config, LogFormat, SmsKind};
use tempfile::TempDir;

const EXAMPLE: &str = include_str!("../../luzhi.example.toml");

/// The example with every setting switched on.
fn switched_on() -> String {
    let setting = |line: &str| {
        let key = line.split('=').next().unwrap_or_default().trim();
        line.contains(" = ") && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    };
    let lines = EXAMPLE.lines().map(|line| match line.strip_prefix("# ") {
        Some(rest) if setting(rest) => rest,
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn load(file: &str, environment: &[(&str, &str)]) -> color_eyre::Result<server::config::Loaded> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("luzhi.toml");
    fs::write(&path, file).unwrap();
    let environment: HashMap<_, _> =
        environment.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    Config::from_sources(Some(&path), environment)
}

#[test]
fn the_example_shows_every_setting_at_its_default() {
    assert_eq!(load(&switched_on(), &[]).unwrap().config, Config::default());
    let table: toml::Table = switched_on().parse().unwrap();
    let mut shown = BTreeSet::new();
    for (name, value) in table {
        match value {
            toml::Value::Table(inner) => {
                shown.extend(inner.keys().map(|key| format!("{name}.{key}")));
            }
            _ => drop(shown.insert(name)),
        }
    }
    assert_eq!(shown, Config::keys());
}

#[test]
fn the_example_as_it_stands_changes_nothing() {
    assert_eq!(load(EXAMPLE, &[]).unwrap().config, Config::default());
}

#[test]
fn the_environment_goes_before_the_file() {
    let file = "address = '0.0.0.0:80'\ndemo = false\n[sms]\nurl = 'https://file'\nkey = 'k'\n";
    let environment = [
        ("LUZHI_DEMO", "true"),
        ("LUZHI_SMS__KIND", "http"),
        ("LUZHI_SMS__URL", "https://environment"),
        ("LUZHI_SMS__KEY", "007"),
        ("LUZHI_LIMITS__BODY_BYTES", "2048"),
        ("LUZHI_TRUSTED_PROXIES", "10.0.0.0/8, ::1"),
        ("LUZHI_LOG__FORMAT", "json"),
        ("LUZHI_TOOLS", "/somewhere"),
        ("LUZHI_ADRESS", "127.0.0.1:1"),
    ];
    let loaded = load(file, &environment).unwrap();
    let config = loaded.config;
    assert_eq!(config.address, "0.0.0.0:80");
    assert!(config.demo);
    assert_eq!(config.sms.kind, SmsKind::Http);
    assert_eq!((config.sms.url.as_str(), config.sms.key.reveal()), ("https://environment", "007"));
    assert_eq!(config.limits.body_bytes, 2048);
    assert_eq!(config.log.format, LogFormat::Json);
    let proxies: Vec<_> = config.trusted_proxies.iter().map(ToString::to_string).collect();
    assert_eq!(proxies, ["10.0.0.0/8", "::1/128"]);
    assert_eq!(loaded.unknown, ["LUZHI_ADRESS"]);
}

#[test]
fn database_url_stands_in_for_the_longer_name() {
    let url = |environment: &[(&str, &str)]| load("", environment).unwrap().config.database_url();
    assert_eq!(url(&[]), "sqlite://data/luzhi.db?mode=rwc");
    assert_eq!(url(&[("DATABASE_URL", "postgres://a")]), "postgres://a");
    let both = [("DATABASE_URL", "postgres://a"), ("LUZHI_DATABASE_URL", "postgres://b")];
    assert_eq!(url(&both), "postgres://b");
}

#[rstest]
#[case::a_typo("adress = '127.0.0.1:1'", "adress")]
#[case::a_typo_in_a_table("[sms]\nkeys = ''", "keys")]
#[case::no_address("address = 'here'", "address")]
#[case::no_network("trusted_proxies = ['proxy']", "proxy")]
#[case::a_path_in_the_public_url("public_url = 'https://rd.cn/site'", "public_url")]
#[case::no_gateway("[sms]\nkind = 'http'", "sms.url")]
fn a_setting_that_cannot_be_meant_is_refused_by_name(#[case] file: &str, #[case] name: &str) {
    let error = format!("{:#}", load(file, &[]).unwrap_err());
    assert!(error.contains(name), "{error}");
}

#[test]
fn secrets_do_not_show_when_the_settings_are_printed() {
    let file = "database_url = 'postgres://luzhi:hunter2@db/luzhi'\n[sms]\nkey = 'hunter2'\n";
    assert!(!format!("{:?}", load(file, &[]).unwrap()).contains("hunter2"));
}
