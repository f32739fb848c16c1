//! Why a file could not be written.

use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No font for a typeface in the folders given.
    #[error(
        "no font for {face} in {folders:?}: install the Debian package fonts-noto-cjk, \
         or name a folder that has one"
    )]
    FontMissing { face: &'static str, folders: Vec<PathBuf> },
    #[error("a font cannot be read: {path}")]
    FontBroken { path: PathBuf },
    #[error("the PDF could not be put together: {0}")]
    Pdf(String),
    #[error("the document or archive could not be put together: {0}")]
    Zip(String),
    #[error("the table could not be put together: {0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    #[error("the table could not be put together: {0}")]
    Csv(#[from] csv::Error),
    #[error("nothing can be written: {0}")]
    Io(#[from] std::io::Error),
    /// What the rows or papers come from has failed.
    #[error("what is to be written could not be read: {0}")]
    Source(Box<dyn std::error::Error + Send + Sync>),
}
