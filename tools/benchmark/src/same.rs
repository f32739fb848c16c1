//! Whether the reference shows what ours shows: a bare handler that shows less would be no measure.

use color_eyre::eyre::{Result, ensure};

use crate::ground::Ground;
use crate::serving::Server;

/// Addresses that are compared.
const LOOKED_AT: usize = 20;

pub async fn text(server: &Server, path: &str) -> Result<String> {
    let url = format!("{}{path}", server.url());
    Ok(server.client.get(url).send().await?.error_for_status()?.text().await?)
}

/// The same titles, addresses and numbers in the same order.
pub async fn lists(ours: &Server, reference: &Server, paths: &[String]) -> Result<()> {
    for path in paths.iter().take(LOOKED_AT) {
        let (own, bare) = (rows(&text(ours, path).await?), rows(&text(reference, path).await?));
        ensure!(own.len() == 25, "{path}: {} rows", own.len());
        ensure!(own == bare, "{path}: the reference shows other rows\n{own:?}\n{bare:?}");
    }
    Ok(())
}

/// Address, title and number of each row.
fn rows(html: &str) -> Vec<[String; 3]> {
    let row = |piece: &str| {
        let (_, link) = piece.split_once("href=\"/motions/")?;
        let (id, rest) = link.split_once('"')?;
        let (_, meta) = rest.split_once("class=\"meta\"")?;
        let (_, number) = meta.split_once("<li")?;
        Some([id.to_owned(), inner(rest)?, inner(number)?])
    };
    html.split("<h3").skip(1).filter_map(row).collect()
}

/// The text from the end of a tag to the next one.
fn inner(rest: &str) -> Option<String> {
    let (text, _) = rest.split_once('>')?.1.split_once('<')?;
    Some(text.trim().to_owned())
}

/// Every line of the suggestion and of its replies stands in both.
pub async fn items(
    ours: &Server,
    reference: &Server,
    ground: &Ground,
    paths: &[String],
) -> Result<()> {
    for path in paths.iter().take(LOOKED_AT) {
        let id = path.rsplit('/').next().unwrap_or_default().parse()?;
        let pages = [text(ours, path).await?, text(reference, path).await?];
        for words in ground.words_of(id).await? {
            for line in words.lines().map(str::trim).filter(|line| !line.is_empty()) {
                let there = pages.iter().all(|page| page.contains(line));
                ensure!(there, "{path}: one of both does not show {line}");
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_from_both_manners_of_writing_them() {
        let ours = "<h3 lang=\"zh-CN\"><a href=\"/motions/7\">A</a></h3><p>x</p>\
                    <ul class=\"meta\"><li>N7</li><li>B</li></ul>";
        let bare = "<h3><a href=\"/motions/7\">A</a></h3><ul class=\"meta\"><li>N7</li></ul>";
        assert_eq!(rows(ours), rows(bare));
        assert_eq!(rows(ours), [["7", "A", "N7"].map(str::to_owned)]);
    }
}
