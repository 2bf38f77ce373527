//! The architecture: what the rules find, what differs between plateaus, drawings.

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;
use waymark_api::{ArchitectureCheck, ArchitectureDifference};
use waymark_domain::architecture::{Audience, DrawingOptions};

use crate::arguments::{AudienceOf, DrawingFormat};
use crate::shell::{Failure, open, open_to_read};
use crate::{files, print};

type Done = Result<ExitCode, Failure>;

/// Checks the architecture against the rules; exit code 1 where an error stands in what is planned.
pub(crate) fn check(file: &Path, json: bool) -> Done {
    let found = open_to_read(file)?.architecture_check()?;
    if json {
        print::json(&found);
    } else {
        text(&found);
    }
    Ok(ExitCode::from(u8::from(found.errors > 0)))
}

fn text(found: &ArchitectureCheck) {
    let rows: Vec<Vec<String>> = found
        .findings
        .iter()
        .map(|f| {
            vec![
                f.severity.to_owned(),
                f.plateaus.join(" "),
                f.message.clone(),
                f.rule.to_owned(),
            ]
        })
        .collect();
    if !rows.is_empty() {
        print::table(&["Severity", "Plateaus", "What", "Rule"], &[], &rows);
        print::line("");
    }
    print::line(&found.sentence);
    if !found.waived.is_empty() {
        print::line(format!("{} waived.", found.waived.len()));
    }
}

/// Lists what differs between two plateaus, the gap matrix and the way there.
pub(crate) fn diff(file: &Path, from: &str, to: &str, json: bool) -> Done {
    let difference = open_to_read(file)?.architecture_difference(from, to)?;
    if json {
        print::json(&difference);
        return Ok(ExitCode::SUCCESS);
    }
    differences(&difference);
    Ok(ExitCode::SUCCESS)
}

fn differences(difference: &ArchitectureDifference) {
    let changing = difference.elements.iter().filter(|e| e.class != "kept");
    let rows: Vec<Vec<String>> = changing
        .map(|e| {
            vec![
                e.class.to_owned(),
                e.kind.to_owned(),
                e.element.clone(),
                e.changes.join("; "),
            ]
        })
        .collect();
    let kept = difference.elements.len() - rows.len();
    print::table(&["Becomes", "Kind", "Element", "Changes"], &[], &rows);
    print::line(format!("{kept} elements are kept."));
    let dash = || "–".to_owned();
    let rows: Vec<Vec<String>> = difference
        .matrix
        .iter()
        .filter(|c| c.cell != "included")
        .map(|c| {
            vec![
                c.before.clone().unwrap_or_else(dash),
                c.cell.to_owned(),
                c.after.clone().unwrap_or_else(dash),
                match (&c.because, c.open, &c.before) {
                    (because, _, _) if !because.is_empty() => because.clone(),
                    (_, true, Some(_)) => "no reason yet".to_owned(),
                    (_, true, None) => "no initiative yet".to_owned(),
                    _ => String::new(),
                },
            ]
        })
        .collect();
    print::line("");
    print::table(
        &[&difference.from, "Gap", &difference.to, "Because"],
        &[],
        &rows,
    );
    let rows: Vec<Vec<String>> = difference
        .migration
        .iter()
        .map(|s| {
            vec![
                s.order.to_string(),
                s.component.clone(),
                s.class.to_owned(),
                s.effort.to_owned(),
                s.after.join(", "),
            ]
        })
        .collect();
    print::line("");
    print::table(
        &["Step", "Component", "Becomes", "Effort", "After"],
        &[0],
        &rows,
    );
}

/// What to draw, and how.
#[derive(Clone, Copy)]
pub(crate) struct Draw<'a> {
    pub(crate) plateau: Option<&'a str>,
    pub(crate) against: Option<&'a str>,
    pub(crate) audience: AudienceOf,
    pub(crate) format: DrawingFormat,
}

/// Writes a drawing.
pub(crate) fn draw(file: &Path, out: &Path, draw: Draw<'_>, json: bool) -> Done {
    let mut session = open_to_read(file)?;
    let options = DrawingOptions {
        // Formats that hold several drawings hold all of them where none is named.
        plateau: match (draw.plateau, draw.format) {
            (None, DrawingFormat::Drawio | DrawingFormat::Archimate) => None,
            (name, _) => session.plateau_called(name)?,
        },
        against: match draw.against {
            Some(name) => session.plateau_called(Some(name))?,
            None => None,
        },
        audience: match draw.audience {
            AudienceOf::Everybody => Audience::Everybody,
            AudienceOf::Executive => Audience::Executive,
            AudienceOf::Data => Audience::Data,
            AudienceOf::Release => Audience::Release,
            AudienceOf::Operations => Audience::Operations,
            AudienceOf::Security => Audience::Security,
        },
        layers: vec![],
    };
    let bytes = match draw.format {
        DrawingFormat::Svg => waymark_report::drawing_svg(&session.drawing(&options)?).into_bytes(),
        DrawingFormat::Png => {
            waymark_report::Renderer::new().drawing_png(&session.drawing(&options)?, 2.0)?
        }
        DrawingFormat::Mermaid => session.drawing_mermaid(&options)?.into_bytes(),
        DrawingFormat::Drawio => session.drawing_drawio(&options)?.into_bytes(),
        DrawingFormat::Archimate => session.archimate(&options)?,
    };
    files::write(out, &bytes)?;
    if json {
        print::json(&json!({ "written": [out] }));
    } else {
        print::line(out.display().to_string());
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns whether a file is an architecture: an exchange file by its ending.
pub(crate) fn is_architecture(source: &Path) -> bool {
    let ending = source.extension();
    ending.is_some_and(|e| e.eq_ignore_ascii_case("xml") || e.eq_ignore_ascii_case("archimate"))
}

/// Takes in an ArchiMate exchange file in place of the architecture that stands.
pub(crate) fn import(file: &Path, source: &Path, json: bool) -> Done {
    let bytes = files::read(source)?;
    let mut session = open(file)?;
    let name = source.file_name().map(|n| n.to_string_lossy().into_owned());
    let changed = session.import_archimate(&name.unwrap_or_default(), &bytes)?;
    for note in changed.value.understood.iter().chain(&changed.value.kept) {
        print::message(note);
    }
    if json {
        print::json(&changed);
    } else {
        let done = changed.undo.map(|label| format!("Done: {label}"));
        print::line(
            done.unwrap_or_else(|| "Nothing changes: all of it is there already.".to_owned()),
        );
    }
    Ok(ExitCode::SUCCESS)
}
