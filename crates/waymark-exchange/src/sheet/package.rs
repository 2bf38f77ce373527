//! The ZIP that a workbook is, its parts unpacked within bounds.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Limits;
use crate::error::{ExchangeError, Place};

/// First bytes of what old workbooks, and those behind a password, are packed in.
pub(super) const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// Up to here a part may unpack from as few bytes as it likes.
const SMALL: u64 = 1 << 20;

/// The parts of a workbook by name.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Lower-case name → position; names differ in case between programs.
    names: BTreeMap<String, usize>,
    limits: Limits,
    unpacked: u64,
}

pub(super) fn refuse<T>(message: impl Into<String>) -> Result<T, ExchangeError> {
    Err(ExchangeError::problem(Place::Document, message))
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8], limits: &Limits) -> Result<Self, ExchangeError> {
        if bytes.len() > limits.bytes {
            return Err(ExchangeError::TooLarge {
                what: "workbook",
                found: bytes.len(),
                limit: limits.bytes,
            });
        }
        if bytes.starts_with(COMPOUND) {
            return refuse(
                "this is an old workbook (.xls) or one behind a password; save it as “Excel workbook (.xlsx)” without a password",
            );
        }
        let archive = match ZipArchive::new(Cursor::new(bytes)) {
            Ok(archive) => archive,
            Err(error) => {
                return refuse(format!("this is no workbook: {error}; save it as .xlsx"));
            }
        };
        if archive.len() > limits.entries {
            return refuse(format!(
                "the workbook holds {} files; at most {} are read",
                archive.len(),
                limits.entries
            ));
        }
        let mut names = BTreeMap::new();
        for (position, name) in archive.file_names().enumerate() {
            let name = match name {
                Ok(name) => normal(&name),
                Err(error) => return refuse(format!("the workbook is damaged: {error}")),
            };
            if names.insert(name.clone(), position).is_some() {
                return refuse(format!("the workbook holds “{name}” more than once"));
            }
        }
        Ok(Self {
            archive,
            names,
            limits: *limits,
            unpacked: 0,
        })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&normal(name))
    }

    /// Returns the text of a part, or none where there is no such part.
    ///
    /// What the ZIP says of a part's size is checked first; what really comes out is counted too, and
    /// unpacking stops at the bound.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, ExchangeError> {
        let Some(&position) = self.names.get(&normal(name)) else {
            return Ok(None);
        };
        let left = self.limits.unpacked.saturating_sub(self.unpacked);
        let file = match self.archive.by_index(position) {
            Ok(file) => file,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return refuse("the workbook is behind a password; save it without one");
            }
            Err(error) => return refuse(format!("“{name}” in the workbook is damaged: {error}")),
        };
        let packed = file.compressed_size();
        let ratio = packed.saturating_mul(self.limits.ratio).max(SMALL);
        let most = self.limits.part.min(left).min(ratio);
        if file.size() > most {
            return refuse(bomb(name, file.size(), packed, &self.limits));
        }
        let mut unpacked = Vec::new();
        let read = file.take(most + 1).read_to_end(&mut unpacked);
        if unpacked.len() as u64 > most {
            return refuse(bomb(name, unpacked.len() as u64, packed, &self.limits));
        }
        if let Err(error) = read {
            return refuse(format!("“{name}” in the workbook is damaged: {error}"));
        }
        self.unpacked += unpacked.len() as u64;
        match String::from_utf8(unpacked) {
            Ok(text) => Ok(Some(text)),
            Err(_not_utf8) => refuse(format!("“{name}” in the workbook is not UTF-8")),
        }
    }
}

fn bomb(name: &str, size: u64, packed: u64, limits: &Limits) -> String {
    format!(
        "“{name}” in the workbook unpacks from {packed} to {size} bytes or more; at most {} a part, {} in all and {} to 1 are read: take out what is not needed, or save the sheet as CSV",
        limits.part, limits.unpacked, limits.ratio
    )
}

/// Returns a part's name as it is compared: without a leading slash, with slashes, in lower case.
fn normal(name: &str) -> String {
    name.trim_start_matches(['/', '\\'])
        .replace('\\', "/")
        .to_ascii_lowercase()
}
