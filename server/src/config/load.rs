//! Where settings come from: the defaults, then a TOML file, then the environment.

use std::collections::{BTreeSet, HashMap};
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use color_eyre::eyre::{Result, WrapErr, ensure};
use config::{Environment, File, FileFormat};
use ipnet::IpNet;
use serde::{Deserialize, Deserializer, de};

use super::Config;

const PREFIX: &str = "LUZHI_";
const FILE_VARIABLE: &str = "LUZHI_CONFIG";
/// `LUZHI_*` variables that are no settings: the file above, and where the build keeps its tools.
const NO_SETTINGS: [&str; 2] = [FILE_VARIABLE, "LUZHI_TOOLS"];
const USUAL_FILE: &str = "luzhi.toml";

/// Variables that other tools set, the setting each stands for; `LUZHI_*` goes before them.
const ALIASES: [(&str, &str); 3] = [
    ("DATABASE_URL", "LUZHI_DATABASE_URL"),
    ("LEPTOS_SITE_ROOT", "LUZHI_SITE_ROOT"),
    ("LEPTOS_SITE_ADDR", "LUZHI_ADDRESS"),
];

/// The settings, and the `LUZHI_*` variables that name none of them.
#[derive(Debug)]
pub struct Loaded {
    pub config: Config,
    pub unknown: Vec<String>,
}

impl Config {
    /// Read `LUZHI_CONFIG` or `./luzhi.toml`, then the environment.
    pub fn load() -> Result<Loaded> {
        let environment: HashMap<_, _> = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        let named = environment.get(FILE_VARIABLE).map(PathBuf::from);
        let usual = || Some(PathBuf::from(USUAL_FILE)).filter(|file| file.exists());
        Self::from_sources(named.or_else(usual).as_deref(), environment)
    }

    /// The same from a given file and a given environment.
    pub fn from_sources(
        file: Option<&Path>,
        environment: HashMap<String, String>,
    ) -> Result<Loaded> {
        let mut settings = config::Config::builder();
        if let Some(path) = file {
            ensure!(path.exists(), "the configuration file {} is not there", path.display());
            settings = settings.add_source(File::from(path).format(FileFormat::Toml));
        }
        let (known, unknown) = sorted_out(environment);
        let variables = Environment::with_prefix("LUZHI").prefix_separator("_").separator("__");
        let config: Config = settings
            .add_source(variables.source(Some(known)))
            .build()
            .and_then(config::Config::try_deserialize)
            .wrap_err("the configuration cannot be understood")?;
        config.check().wrap_err("the configuration does not hold together")?;
        Ok(Loaded { config, unknown })
    }

    /// Every setting by its dotted name.
    pub fn keys() -> BTreeSet<String> {
        let mut keys = BTreeSet::new();
        if let Ok(value) = serde_json::to_value(Config::default()) {
            collect(&value, "", &mut keys);
        }
        keys
    }
}

fn collect(value: &serde_json::Value, prefix: &str, keys: &mut BTreeSet<String>) {
    match value.as_object() {
        Some(table) => {
            for (name, inner) in table {
                let dot = if prefix.is_empty() { "" } else { "." };
                collect(inner, &format!("{prefix}{dot}{name}"), keys);
            }
        }
        None => {
            keys.insert(prefix.to_owned());
        }
    }
}

/// The variables that name a setting, and the names of those `LUZHI_*` that do not.
fn sorted_out(environment: HashMap<String, String>) -> (HashMap<String, String>, Vec<String>) {
    let settings: BTreeSet<String> = Config::keys()
        .iter()
        .map(|key| format!("{PREFIX}{}", key.replace('.', "__").to_uppercase()))
        .collect();
    let mut known = HashMap::new();
    for (alias, variable) in ALIASES {
        if let Some(value) = environment.get(alias) {
            known.insert(variable.to_owned(), value.clone());
        }
    }
    let mut unknown = Vec::new();
    for (name, value) in environment {
        if settings.contains(&name) {
            known.insert(name, value);
        } else if name.starts_with(PREFIX) && !NO_SETTINGS.contains(&&*name) {
            unknown.push(name);
        }
    }
    unknown.sort();
    (known, unknown)
}

/// A list of addresses or networks; one text parted by commas in the environment.
pub(super) fn networks<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<IpNet>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Texts {
        One(String),
        Many(Vec<String>),
    }
    let texts = match Texts::deserialize(from)? {
        Texts::One(text) => text.split(',').map(str::to_owned).collect(),
        Texts::Many(texts) => texts,
    };
    let kept = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
    kept.map(|text| network(text).ok_or_else(|| de::Error::custom(refused(text)))).collect()
}

fn network(text: &str) -> Option<IpNet> {
    text.parse().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from))
}

fn refused(text: &str) -> String {
    format!("{text:?} is neither an address nor a network such as 10.0.0.0/8")
}
