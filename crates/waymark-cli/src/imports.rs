//! `waymark import`: what a source is, is told by what is in it.

use std::path::Path;
use std::process::ExitCode;

use waymark_api::types::{
    AddEvaluation, AnswersArgs, EvaluationStart, ImportChange, ImportModel, ImportTools,
    PreviewTools, ScoresFile, ToolFileKind, ToolsPreview,
};
use waymark_api::{ErrorCode, Session, Template, WireError, commands};
use waymark_domain::tool::ToolState;

use crate::engagement::{made, said};
use crate::shell::{Failure, environment, open};
use crate::{files, print};

type Done = Result<ExitCode, Failure>;

/// What an import may be told besides the source.
pub(crate) struct Options<'a> {
    /// For answers: the round.
    pub(crate) round: Option<&'a str>,
    /// For scores: the evaluation.
    pub(crate) evaluation: Option<&'a str>,
    /// For tools: whether those that may be there are added too.
    pub(crate) all: bool,
    pub(crate) json: bool,
}

/// Takes in a bundle, a model, answers, a criteria framework, tools or scores.
pub(crate) fn import(file: &Path, source: &Path, options: &Options<'_>) -> Done {
    let bytes = files::read(source)?;
    if bytes.starts_with(b"PK") {
        let content = waymark_api::base64(&bytes);
        return match options.evaluation {
            Some(_) => scores(file, content, true, options),
            None => tools(file, source, ToolFileKind::Xlsx, content, options),
        };
    }
    let text = files::text(source, bytes)?;
    match kind(source, &text) {
        Kind::Bundle => {
            let mut session = Session::create(file, &Template::Bundle(text), environment())?;
            made(&mut session, options.json)
        }
        Kind::Model => {
            let mut session = open(file)?;
            let changed = commands::import_model(&mut session, ImportModel { text })?;
            said(&changed, options.json);
            Ok(ExitCode::SUCCESS)
        }
        Kind::Answers => {
            let mut session = open(file)?;
            let round = session.round_called(options.round)?.id;
            let changed = commands::import_answers(&mut session, AnswersArgs { round, text })?;
            changed.value.notices.iter().for_each(print::message);
            said(&changed, options.json);
            Ok(ExitCode::SUCCESS)
        }
        Kind::Framework => framework(file, text, options),
        Kind::Scores => scores(file, text, false, options),
        Kind::Landscape => tools(file, source, ToolFileKind::Landscape, text, options),
        Kind::Catalog => tools(file, source, ToolFileKind::Catalog, text, options),
        Kind::Tools => tools(file, source, ToolFileKind::Csv, text, options),
        Kind::Unknown => Err(WireError::new(
            ErrorCode::Import,
            format!("Nobody knows what {} is.", source.display()),
            "It can be a YAML document whose format begins with “waymark.”, a landscape (“landscape:”), \
             a .csv file of answers, scores, tools or a RACI matrix, a workbook (.xlsx) of tools or scores, an ArchiMate \
             exchange file (.xml) or a process (.bpmn).",
        )
        .into()),
    }
}

/// Adds an evaluation that begins with the framework's criteria.
fn framework(file: &Path, text: String, options: &Options<'_>) -> Done {
    let mut session = open(file)?;
    let title = text
        .lines()
        .find_map(|line| line.strip_prefix("title:"))
        .map(|title| title.trim().trim_matches(['"', '\'']).to_owned())
        .filter(|title| !title.is_empty())
        .unwrap_or_else(|| "Evaluation".to_owned());
    let args = AddEvaluation {
        title,
        need: String::new(),
        closes: vec![],
        from: EvaluationStart::Yaml { text },
    };
    let changed = commands::add_evaluation(&mut session, args)?;
    said(&changed, options.json);
    Ok(ExitCode::SUCCESS)
}

fn scores(file: &Path, content: String, workbook: bool, options: &Options<'_>) -> Done {
    let mut session = open(file)?;
    let name = options.evaluation.ok_or_else(|| {
        WireError::new(
            ErrorCode::Import,
            "Scores belong to an evaluation.",
            "Name it: --evaluation V-01.",
        )
    })?;
    let evaluation = session.evaluation_called(name)?.id;
    let args = ScoresFile {
        evaluation,
        content,
        workbook,
    };
    let changed = commands::import_scores(&mut session, args)?;
    changed.value.notices.iter().for_each(print::message);
    said(&changed, options.json);
    Ok(ExitCode::SUCCESS)
}

/// Takes in every tool that is new or has changed, and says what changed.
fn tools(
    file: &Path,
    source: &Path,
    kind: ToolFileKind,
    content: String,
    options: &Options<'_>,
) -> Done {
    let mut session = open(file)?;
    let name = source.file_name().map_or_else(
        || source.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    );
    let preview = PreviewTools {
        kind,
        file: name.clone(),
        content: content.clone(),
        columns: vec![],
        categories: vec![],
        same_as: vec![],
        as_of: None,
    };
    let preview = commands::preview_tools(&mut session, preview)?;
    if !preview.problems.is_empty() {
        let hint = "Nothing was taken in; put it right and try again.";
        return Err(WireError::new(ErrorCode::Import, preview.problems.join("\n"), hint).into());
    }
    preview.notes.iter().for_each(print::message);
    let picks = picked(&preview, options.all);
    let args = ImportTools {
        kind,
        file: name,
        content,
        columns: vec![],
        categories: vec![],
        same_as: vec![],
        as_of: None,
        picks,
        state: ToolState::Candidate,
    };
    let changed = commands::import_tools(&mut session, args)?;
    if !options.json {
        changed.value.changes.iter().for_each(print::line);
    }
    said(&changed, options.json);
    Ok(ExitCode::SUCCESS)
}

/// Returns the keys of the tools to take in; those that may be there are left out unless `all`, and named.
fn picked(preview: &ToolsPreview, all: bool) -> Vec<String> {
    let mut picks = Vec::new();
    for tool in &preview.tools {
        if tool.change == ImportChange::Namesake && !all {
            let alike: Vec<String> = tool
                .alike
                .iter()
                .map(|a| format!("{} {} ({})", a.code, a.name, a.why))
                .collect();
            print::message(format!(
                "{}: left out, because it may be {}; --all adds it.",
                tool.name,
                alike.join(", ")
            ));
        } else {
            picks.push(tool.key.clone());
        }
    }
    picks
}

#[derive(Debug, PartialEq)]
enum Kind {
    Bundle,
    Model,
    Framework,
    Catalog,
    Landscape,
    Answers,
    Scores,
    Tools,
    Unknown,
}

fn kind(source: &Path, text: &str) -> Kind {
    let csv = source
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("csv"));
    let head: String = text.chars().take(4096).collect();
    let first = head.lines().next().unwrap_or_default().to_lowercase();
    let columns: Vec<&str> = first
        .split([',', ';', '\t'])
        .map(|c| c.trim_matches(['"', ' ', '\u{feff}']))
        .collect();
    let has = |names: &[&str]| names.iter().all(|name| columns.contains(name));
    match () {
        () if head.contains("waymark.bundle/") => Kind::Bundle,
        () if head.contains("waymark.capability-model/") => Kind::Model,
        () if head.contains("waymark.criteria-framework/") => Kind::Framework,
        () if head.contains("waymark.tool-catalog/") => Kind::Catalog,
        () if !csv && text.lines().any(|line| line.starts_with("landscape:")) => Kind::Landscape,
        () if csv && has(&["criterion", "tool", "assessor"]) => Kind::Scores,
        // Whatever misses a column of theirs is told so by the reader of answers.
        () if csv
            && ["code", "person", "level"]
                .iter()
                .filter(|c| has(&[*c]))
                .count()
                >= 2 =>
        {
            Kind::Answers
        }
        () if csv => Kind::Tools,
        () => Kind::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_told_by_what_is_in_it() {
        let check = |name: &str, text: &str, expected: Kind| {
            assert_eq!(kind(Path::new(name), text), expected, "{text}");
        };
        check("a.yaml", "format: waymark.bundle/1\n", Kind::Bundle);
        check(
            "a.yaml",
            "format: waymark.criteria-framework/1\n",
            Kind::Framework,
        );
        check(
            "a.yml",
            "# ours\nlandscape:\n  - name: x\n",
            Kind::Landscape,
        );
        check("a.csv", "code,person,level\n", Kind::Answers);
        check(
            "a.csv",
            "\u{feff}\"Code\";Person;Level;Note\n",
            Kind::Answers,
        );
        check(
            "a.csv",
            "evaluation,criterion,tool,assessor,value\n",
            Kind::Scores,
        );
        check("a.CSV", "Tool;Vendor;Code\n", Kind::Tools);
        check("a.txt", "Tool;Vendor\n", Kind::Unknown);
        check("a.yaml", "a: 1\n", Kind::Unknown);
    }
}
