//! Taking in one file as it streams past: measured, sniffed and hashed on its way to its place.

use bytes::{Bytes, BytesMut};
use domain::Refusal;
use domain::file::{Kind, MOST_BYTES};
use futures::{Stream, TryStreamExt};
use object_store::MultipartUpload;
use sha2::{Digest, Sha256};

use super::depot::Files;
use super::sniff::Sniffer;
use crate::error::{BoxError, Error, Result};

/// What has come and where it lies.
#[derive(Debug)]
pub struct Received {
    pub key: String,
    pub kind: Kind,
    pub size: u64,
    pub sha256: String,
}

/// Nothing of it is left where this fails.
pub async fn receive<S, E>(files: &Files, key: &str, body: S) -> Result<Received>
where
    S: Stream<Item = Result<Bytes, E>> + Send + Unpin,
    E: Into<BoxError>,
{
    let mut upload = files.begin(key).await?;
    let poured = pour(&mut *upload, files.part(), body).await;
    let (kind, size, sha256) = match poured {
        Ok(poured) => poured,
        Err(error) => {
            // a file that could not be taken away is a stray, and swept
            let _ = upload.abort().await;
            return Err(error);
        }
    };
    upload.complete().await?;
    Ok(Received { key: key.to_owned(), kind, size, sha256 })
}

async fn pour<S, E>(
    upload: &mut dyn MultipartUpload,
    part: usize,
    mut body: S,
) -> Result<(Kind, u64, String)>
where
    S: Stream<Item = Result<Bytes, E>> + Send + Unpin,
    E: Into<BoxError>,
{
    let (mut sniffer, mut hash, mut size) = (Sniffer::default(), Sha256::new(), 0);
    let mut waiting = BytesMut::new();
    while let Some(piece) = body.try_next().await.map_err(|error| Error::CutOff(error.into()))? {
        size += piece.len() as u64;
        if size > MOST_BYTES {
            return Err(Refusal::TooLarge.into());
        }
        sniffer.feed(&piece)?;
        hash.update(&piece);
        waiting.extend_from_slice(&piece);
        if waiting.len() >= part {
            upload.put_part(waiting.split().freeze().into()).await?;
        }
    }
    let kind = sniffer.finish()?;
    if !waiting.is_empty() {
        upload.put_part(waiting.freeze().into()).await?;
    }
    Ok((kind, size, hex(&hash.finalize())))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
