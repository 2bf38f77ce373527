//! What the program was started with.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The command line of the desktop app.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// Draw without the GPU's buffers, for machines where the window stays blank.
    pub(crate) safe_graphics: bool,
    /// The engagement to open.
    pub(crate) file: Option<PathBuf>,
}

impl Arguments {
    /// Reads `[--safe-graphics] [--] [FILE]`, without the program's name.
    pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let mut read = Self::default();
        let mut literal = false;
        for argument in arguments {
            let text = argument.to_string_lossy();
            if !literal && text == "--" {
                literal = true;
            } else if !literal && text == "--safe-graphics" {
                read.safe_graphics = true;
            } else if !literal && text.starts_with("--") {
                return Err(format!(
                    "waymark-desktop has no option {text}; it takes [--safe-graphics] [FILE.waymark]"
                ));
            } else if read.file.is_none() && !argument.is_empty() {
                read.file = Some(argument.into());
            }
        }
        Ok(read)
    }

    /// Returns the file as an absolute path, seen from `folder`.
    pub(crate) fn file_from(self, folder: &Path) -> Option<PathBuf> {
        self.file.map(|file| folder.join(file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Result<Arguments, String> {
        Arguments::parse(arguments.iter().map(OsString::from))
    }

    #[test]
    fn the_first_file_counts() {
        let file = |name: &str| Some(PathBuf::from(name));
        let check = |arguments: &[&str], safe_graphics, file| {
            assert_eq!(
                parse(arguments),
                Ok(Arguments {
                    safe_graphics,
                    file
                })
            );
        };
        check(&[], false, None);
        check(&["a.waymark", "b.waymark"], false, file("a.waymark"));
        check(&["--safe-graphics", "a.waymark"], true, file("a.waymark"));
        check(&["--", "--odd.waymark"], false, file("--odd.waymark"));
    }

    #[test]
    fn unknown_options_are_refused() {
        assert!(parse(&["--fast"]).is_err_and(|message| message.contains("--fast")));
    }

    #[test]
    fn a_second_start_names_its_file_from_its_own_folder() -> Result<(), String> {
        let from = |name: &str| Ok::<_, String>(parse(&[name])?.file_from(Path::new("/desk")));
        assert_eq!(from("a.waymark")?, Some(PathBuf::from("/desk/a.waymark")));
        assert_eq!(from("/b.waymark")?, Some(PathBuf::from("/b.waymark")));
        Ok(())
    }
}
