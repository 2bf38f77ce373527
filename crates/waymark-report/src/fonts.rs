//! The faces that reports are set in: Inter for text and figures, Source Serif 4 for claims and titles.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

macro_rules! face {
    ($name:literal) => {
        include_bytes!(concat!("../../../assets/fonts/", $name))
    };
}

/// The bundled files (SIL Open Font License, see assets/fonts).
const FILES: [&[u8]; 7] = [
    face!("Inter-Regular.ttf"),
    face!("Inter-Medium.ttf"),
    face!("Inter-SemiBold.ttf"),
    face!("Inter-Bold.ttf"),
    face!("Inter-Italic.ttf"),
    face!("SourceSerif4-Light.ttf"),
    face!("SourceSerif4-Regular.ttf"),
];

/// Faces with their book.
#[derive(Clone)]
pub(crate) struct Fonts {
    pub(crate) faces: Vec<Font>,
    pub(crate) book: LazyHash<FontBook>,
}

static BUNDLED: LazyLock<Fonts> = LazyLock::new(|| {
    Fonts::of(
        FILES
            .iter()
            .flat_map(|file| Font::iter(Bytes::new(*file)))
            .collect(),
    )
});

impl Fonts {
    fn of(faces: Vec<Font>) -> Self {
        Self {
            book: LazyHash::new(FontBook::from_fonts(&faces)),
            faces,
        }
    }

    /// Returns the bundled faces, followed by every face in `more`; bytes that are no font are skipped.
    pub(crate) fn with(more: Vec<Vec<u8>>) -> Self {
        let mut faces = BUNDLED.faces.clone();
        faces.extend(
            more.into_iter()
                .flat_map(|file| Font::iter(Bytes::new(file))),
        );
        Self::of(faces)
    }

    /// Returns the bundled faces.
    pub(crate) fn bundled() -> Self {
        BUNDLED.clone()
    }

    /// Returns whether a face has a glyph for `c`.
    pub(crate) fn has(&self, c: char) -> bool {
        self.faces
            .iter()
            .any(|f| f.info().coverage.contains(u32::from(c)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_bundled_files_are_fonts_of_two_families() {
        let fonts = Fonts::bundled();
        assert_eq!(fonts.faces.len(), FILES.len());
        let mut families: Vec<&str> = fonts.book.families().map(|(name, _)| name).collect();
        families.dedup();
        assert_eq!(families, ["Inter", "Source Serif 4"]);
        for c in "Σ·−÷≥×□…“”’–→".chars() {
            assert!(fonts.has(c), "{c}");
        }
    }
}
