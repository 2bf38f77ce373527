//! One open engagement file.

use std::ops::Deref;

use crate::access::{Access, ReadOnlyReason};
use crate::error::StoreError;
use crate::journal::Stacks;
use crate::lock::WriterLock;
use crate::open::Upgrade;
use crate::reader::Reader;

/// One open engagement file.
///
/// It reads as a [`Reader`] does; it changes through [`Store::command`], [`Store::undo`] and
/// [`Store::redo`] alone.
#[derive(Debug)]
pub struct Store {
    pub(crate) reader: Reader,
    pub(crate) access: Access,
    pub(crate) upgrade: Option<Upgrade>,
    pub(crate) stacks: Stacks,
    // Last, so that the connection is closed before the right to write is given up.
    pub(crate) _lock: Option<WriterLock>,
}

impl Store {
    /// Returns whether the file may be changed, and if not, why.
    pub fn access(&self) -> Access {
        self.access
    }

    /// Returns the upgrade that opening the file brought with it, or none.
    pub fn upgrade(&self) -> Option<&Upgrade> {
        self.upgrade.as_ref()
    }

    pub(crate) fn writable(&self) -> Result<(), StoreError> {
        match self.access {
            Access::ReadWrite => Ok(()),
            Access::ReadOnly(reason) => Err(self.read_only(reason)),
        }
    }

    fn read_only(&self, reason: ReadOnlyReason) -> StoreError {
        StoreError::ReadOnly {
            path: self.path.clone(),
            reason,
        }
    }
}

// A client keeps the store behind a mutex and calls it from any thread.
const _: fn() = || {
    fn send<T: Send>() {}
    send::<Store>();
};

impl Deref for Store {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.reader
    }
}
