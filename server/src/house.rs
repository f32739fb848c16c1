//! What every handler has at hand: the store, the settings, the cache of public pages.

use std::sync::Arc;

use app::layout::site::{Footer, Frame};
use app::ui::Prefs;
use axum::extract::FromRef;
use color_eyre::eyre::Result;
use leptos::config::LeptosOptions;
use store::Store;
use store::message::StandIn;
use tokio::sync::Semaphore;

use crate::config::Config;
use crate::notify::Sender;
use crate::page::PublicCache;
use crate::public::{Around, Catalogues};

#[derive(Clone)]
pub struct House {
    pub store: Store,
    pub config: Arc<Config>,
    pub options: LeptosOptions,
    pub cache: Arc<PublicCache>,
    pub around: Around,
    /// The address of the stylesheet, with its hash where it has one.
    pub stylesheet: Arc<str>,
    /// Who carries text messages and mail.
    pub sender: Sender,
    /// The fonts in which papers are set, read when the first is asked for.
    pub shelf: Arc<letters::Shelf>,
    /// Turns to write out whole lists: each keeps a core busy.
    pub exports: Arc<Semaphore>,
    /// The public catalogue, whole.
    pub catalogues: Arc<Catalogues>,
}

/// Whole lists that are written at once.
const EXPORTS: usize = 2;

impl FromRef<House> for LeptosOptions {
    fn from_ref(house: &House) -> Self {
        house.options.clone()
    }
}

impl House {
    pub fn new(store: Store, config: Arc<Config>, options: LeptosOptions) -> Result<Self> {
        let cache = Arc::new(PublicCache::new(config.limits.page_cache_bytes, store.clone()));
        let stylesheet = stylesheet(&options).into();
        let sender = Sender::new(&config)?;
        let around = Around::default();
        let shelf = Arc::new(letters::Shelf::new(vec![letters::pdf::DEBIAN.into()]));
        let exports = Arc::new(Semaphore::new(EXPORTS));
        let catalogues = Arc::default();
        Ok(Self {
            store,
            config,
            options,
            cache,
            around,
            stylesheet,
            sender,
            shelf,
            exports,
            catalogues,
        })
    }

    /// What every page without scripts stands in.
    pub fn frame(&self, prefs: Prefs, path: &str) -> Frame {
        let footer = &self.config.footer;
        Frame {
            prefs,
            path: path.to_owned(),
            stylesheet: self.stylesheet.to_string(),
            demo: self.config.demo,
            footer: Footer {
                privacy: Some(or_own(&footer.privacy_url, "/privacy")),
                record_number: Some(footer.icp.clone()).filter(|number| !number.is_empty()),
                complaints: Some(or_own(&footer.complaints_url, "/complaints")),
            },
            ..Frame::default()
        }
    }

    /// The messages that nobody gets, where no gateway or no mail server is set.
    pub fn stand_in(&self) -> &StandIn {
        self.sender.stand_in()
    }
}

/// The operator's own page where it has one, else the one that is always there.
fn or_own(address: &str, own: &str) -> String {
    if address.is_empty() { own.to_owned() } else { address.to_owned() }
}

/// As Leptos finds it: the hash stands in a file beside the executable.
fn stylesheet(options: &LeptosOptions) -> String {
    let hash = std::env::current_exe()
        .ok()
        .and_then(|exe| Some(exe.parent()?.join(options.hash_file.as_ref())))
        .filter(|_| options.hash_files)
        .and_then(|file| std::fs::read_to_string(file).ok())
        .and_then(|text| {
            let line = text.lines().find_map(|line| line.trim().strip_prefix("css:"))?;
            Some(format!(".{}", line.trim()))
        })
        .unwrap_or_default();
    format!("/{}/{}{hash}.css", options.site_pkg_dir, options.output_name)
}
