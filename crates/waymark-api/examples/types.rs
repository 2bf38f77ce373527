//! Writes the TypeScript face of the api to the file named, or with `--check` fails where it differs.

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let (Some(path), check) = (args.next(), args.next().as_deref() == Some("--check")) else {
        eprintln!("usage: types FILE [--check]");
        return ExitCode::from(2);
    };
    let fresh = waymark_api::typescript();
    if check {
        let same = std::fs::read_to_string(&path).is_ok_and(|old| old == fresh);
        if !same {
            eprintln!(
                "{path} does not match the api; run `cargo xtask types` and commit the result"
            );
        }
        return if same {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        };
    }
    match std::fs::write(&path, fresh) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot write {path}: {error}");
            ExitCode::FAILURE
        }
    }
}
