//! What typst sees: the templates, the data and the charts of one document, all in memory.

use std::collections::HashMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::fonts::Fonts;

macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../templates/", $name)))),*]
    };
}

static TEMPLATES: LazyLock<HashMap<FileId, Source>> = LazyLock::new(|| {
    templates![
        "tokens.typ",
        "parts.typ",
        "layout.typ",
        "cover.typ",
        "closing.typ",
        "picture.typ",
        "drawings.typ",
        "front.typ",
        "stand.typ",
        "obstacles.typ",
        "advice.typ",
        "tables.typ",
        "appendix.typ",
        "gap.typ",
        "gap-picture.typ",
        "evaluation.typ",
        "evaluation-front.typ",
        "evaluation-drawings.typ",
        "evaluation-chapters.typ",
        "evaluation-appendix.typ",
        "evaluation-picture.typ",
        "decision.typ",
        "letters.typ",
        "roll-up-page.typ",
        "raci.typ",
        "raci-appendix.typ",
        "raci-picture.typ",
        "load.typ",
        "roles.typ",
        "roll-up.typ",
        "architecture.typ",
        "architecture-picture.typ",
    ]
    .into_iter()
    .map(|(name, text)| (id(name), Source::new(id(name), text.to_owned())))
    .collect()
});

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

fn id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("names of templates and data are plain file names");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// One compilation: an entry point, its files and its faces.
pub(crate) struct Memory<'a> {
    main: FileId,
    files: HashMap<FileId, Bytes>,
    fonts: &'a Fonts,
}

impl<'a> Memory<'a> {
    /// Returns a world whose entry point is the template `main`, with `files` by plain file name.
    pub(crate) fn new(main: &str, files: Vec<(String, Vec<u8>)>, fonts: &'a Fonts) -> Self {
        let files = files
            .into_iter()
            .map(|(name, bytes)| (id(&name), Bytes::new(bytes)))
            .collect();
        Self {
            main: id(main),
            files,
            fonts,
        }
    }
}

impl World for Memory<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        TEMPLATES
            .get(&id)
            .cloned()
            .ok_or_else(|| FileError::NotFound(id.vpath().get_with_slash().into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files
            .get(&id)
            .cloned()
            .ok_or_else(|| FileError::NotFound(id.vpath().get_with_slash().into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.faces.get(index).cloned()
    }

    // A report never asks what day it is: its date is part of the data.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
