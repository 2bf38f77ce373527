//! The `waymark` command: arguments → api → text or JSON.
//!
//! Results go to standard output, messages to standard error. Exit codes: 0 done, 1 something was found
//! (`check`, `raci check`), 2 wrong arguments, 3 bad input, 4 a file cannot be opened or written, 5 anything else. They
//! are documented in `docs/cli.md`.

mod architecture;
mod arguments;
mod decision;
mod engagement;
mod evaluations;
mod explain;
mod files;
mod imports;
mod print;
mod raci;
mod reports;
mod shell;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{ArchitectureCommand, Arguments, Command, RaciCommand};
use crate::shell::Failure;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(code) => code,
        Err(failure) => {
            print::failure(&failure, arguments.json);
            ExitCode::from(failure.exit_code())
        }
    }
}

fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let json = arguments.json;
    match &arguments.command {
        Command::New {
            file,
            template,
            sample,
        } => engagement::new(file, template.as_deref(), *sample, json),
        Command::Check { file } => engagement::check(file, json),
        Command::Score {
            model,
            answers,
            explain: Some(code),
        } => explain::score(model, answers, code, json),
        Command::Score { model, answers, .. } => engagement::score(model, answers, json),
        Command::Rank {
            matrix,
            method,
            normalize,
            robustness,
            seed,
            draws,
        } => {
            let robustness = robustness.then_some((*draws, *seed));
            decision::rank(matrix, *method, *normalize, robustness, json)
        }
        Command::Weights { by, file, table } => decision::weights(*by, file, *table, json),
        Command::Gap { file, round } => engagement::gap(file, round.as_deref(), json),
        Command::Evaluate {
            file,
            evaluation,
            leaves,
            draws,
            seed,
        } => {
            let look = evaluations::Look {
                leaves: *leaves,
                draws: *draws,
                seed: *seed,
            };
            evaluations::evaluate(file, evaluation, &look, json)
        }
        Command::Explain {
            file,
            item,
            figure,
            round,
            evaluation,
            criterion,
            anonymous,
        } => match evaluation {
            Some(evaluation) => {
                let criterion = criterion.as_deref();
                explain::evaluation(file, evaluation, item, criterion, !*anonymous, json)
            }
            None => explain::round(file, round.as_deref(), item, *figure, !*anonymous, json),
        },
        Command::Report {
            file,
            kind,
            evaluation,
            out,
            round,
            anonymous,
        } => {
            let about = reports::About {
                kind: *kind,
                round: round.as_deref(),
                evaluation: evaluation.as_deref().unwrap_or_default(),
                names: !*anonymous,
            };
            reports::report(file, out, about, json)
        }
        Command::Export {
            file,
            format,
            out,
            round,
            model,
            evaluation,
            anonymous,
        } => {
            if let Some(evaluation) = evaluation {
                return reports::export_evaluation(file, *format, out, evaluation, json);
            }
            let (round, model) = (round.as_deref(), model.as_deref());
            reports::export(file, *format, out, round, model, !*anonymous, json)
        }
        Command::Import {
            file,
            source,
            round,
            raci,
            evaluation,
            all,
        } => {
            if architecture::is_architecture(source) {
                architecture::import(file, source, json)
            } else if *raci || raci::is_process(source)? {
                raci::import(file, source, json)
            } else {
                let options = imports::Options {
                    round: round.as_deref(),
                    evaluation: evaluation.as_deref(),
                    all: *all,
                    json,
                };
                imports::import(file, source, &options)
            }
        }
        Command::Raci { command } => match command {
            RaciCommand::Check { file } => raci::check(file, json),
            RaciCommand::ByRole { file, role } => raci::by_role(file, role.as_deref(), json),
            RaciCommand::Load { file } => raci::load(file, json),
        },
        Command::Architecture { command } => match command {
            ArchitectureCommand::Check { file } => architecture::check(file, json),
            ArchitectureCommand::Diff { file, from, to } => {
                architecture::diff(file, from, to, json)
            }
            ArchitectureCommand::Draw {
                file,
                plateau,
                against,
                audience,
                format,
                out,
            } => {
                let draw = architecture::Draw {
                    plateau: plateau.as_deref(),
                    against: against.as_deref(),
                    audience: *audience,
                    format: *format,
                };
                architecture::draw(file, out, draw, json)
            }
        },
        Command::History { file, limit } => engagement::history(file, *limit, json),
        Command::Undo { file } => engagement::step(file, "undo", json),
        Command::Redo { file } => engagement::step(file, "redo", json),
    }
}
