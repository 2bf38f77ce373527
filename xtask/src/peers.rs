//! Peers: programs of the same kind that a bench is held against, in the same run.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context as _, Result, bail};

use crate::estimates::Estimate;
use crate::{shell, ui};

/// A peer: the bench it is held against, its script, what of ours the script reads (a file in the folder
/// `tmp` of the target folder), and the ratio that ours may reach.
struct Peer {
    bench: &'static str,
    peer: &'static str,
    script: &'static str,
    reads: Option<&'static str>,
    at_most: f64,
}

const PEERS: &[Peer] = &[
    Peer {
        bench: "acceptability/100,000 × 40 × 60, one thread",
        peer: "numpy, one thread",
        script: "tests/peers/acceptability.py",
        reads: Some("acceptability.txt"),
        at_most: 0.35,
    },
    Peer {
        bench: "robustness/all pairwise shares, 40 × 60",
        peer: "pure Python, the same recursion",
        script: "tests/peers/pairwise_shares.py",
        reads: None,
        at_most: 0.02,
    },
    Peer {
        bench: "import/100,000 answers",
        peer: "Python csv + sqlite3, bare",
        script: "tests/peers/import_answers.py",
        reads: None,
        at_most: 1.5,
    },
    Peer {
        bench: "layout/300 nodes, 600 edges",
        peer: "elkjs, layered",
        script: "tests/peers/layout.mjs",
        reads: Some("layout.json"),
        at_most: 0.25,
    },
    Peer {
        bench: "report/1,000 table rows",
        peer: "WeasyPrint, the same tables alone",
        script: "tests/peers/report.py",
        reads: Some("bench-report.pdf"),
        at_most: 0.15,
    },
    Peer {
        bench: "workbook/10,000 × 12",
        peer: "openpyxl, write-only",
        script: "tests/peers/workbook.py",
        reads: None,
        at_most: 0.25,
    },
];

/// What the scripts import beyond the standard library.
const NEEDED: &[&str] = &[
    "numpy==2.4.6",
    "openpyxl==3.1.5",
    "pdfplumber==0.11.10",
    "weasyprint==70.0",
];

/// Runs every peer whose bench was run, in a throw-away Python environment or under Node, and returns a Markdown table
/// of the ratios.
pub(crate) fn table(estimates: &[Estimate], scratch: &Path) -> Result<String> {
    let python = environment(scratch)?;
    let mut lines = vec![
        "| work | Waymark | peer | ratio | at most |".to_owned(),
        "|---|---:|---:|---:|---:|".to_owned(),
    ];
    for peer in PEERS {
        let Some(ours) = estimates.iter().find(|e| e.name.starts_with(peer.bench)) else {
            continue;
        };
        println!("Running the peer of “{}”: {}", peer.bench, peer.peer);
        let script = shell::root()?.join(peer.script);
        let mut command = if script.extension().is_some_and(|e| e == "mjs") {
            ui::install()?;
            shell::command("node", &[])?
        } else {
            shell::command(&python, &[])?
        };
        command.arg(script);
        if let Some(name) = peer.reads {
            command.arg(scratch.join("tmp").join(name));
        }
        // What a machine tells OpenBLAS of its cores may slow numpy down: the peer runs at its best.
        command
            .env_remove("OPENBLAS_CORETYPE")
            .env_remove("OPENBLAS_L2_SIZE");
        let output = command.stderr(Stdio::inherit()).output()?;
        if !output.status.success() {
            bail!("the peer {} failed", peer.script);
        }
        let said = String::from_utf8_lossy(&output.stdout);
        let seconds: f64 = said
            .trim()
            .parse()
            .with_context(|| format!("{} said {said}", peer.script))?;
        let (ours, theirs) = (ours.mean / 1e9, seconds);
        lines.push(format!(
            "| {} | {ours:.4} s | {theirs:.4} s ({}) | {:.3} × | {} × |",
            peer.bench,
            peer.peer,
            ours / theirs,
            peer.at_most
        ));
    }
    Ok(lines.join("\n") + "\n")
}

/// Returns the Python of an environment below `scratch` that has what the peers need.
fn environment(scratch: &Path) -> Result<PathBuf> {
    let folder = scratch.join("bench-python");
    let python = folder.join("bin/python");
    if !python.exists() {
        shell::run(shell::command("python3", &["-m", "venv"])?.arg(&folder))?;
    }
    let mut install = shell::command(&python, &["-m", "pip", "install", "--quiet"])?;
    shell::run(install.args(NEEDED))?;
    Ok(python)
}
