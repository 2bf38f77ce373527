//! Documents as files: its pages, its text, its tags, its pictures.

mod architecture;
mod document;
mod evaluation;
mod fixture;
mod hostile;
mod pictures;
mod platform;
mod responsibilities;
mod shipped;

use std::io::Write;
use std::ops::ControlFlow;
use std::process::{Command, Stdio};

use waymark_report::Document;

/// Returns a document as a PDF.
fn pdf<'a>(document: impl Into<Document<'a>>) -> Vec<u8> {
    waymark_report::render_pdf(document, &mut |_| ControlFlow::Continue(()))
        .expect("a report that can be laid out")
}

/// Returns what a tool of poppler says of a PDF on its standard input.
fn poppler(tool: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let mut child = Command::new(tool)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("poppler-utils are installed");
    let mut input = child.stdin.take().expect("piped");
    let bytes = pdf.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&bytes));
    let output = child.wait_with_output().expect("poppler ends");
    writer
        .join()
        .expect("no panic")
        .expect("poppler reads its input");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Returns the text of a PDF, page by page, without the marks that let long words break.
fn pages(pdf: &[u8]) -> Vec<String> {
    let text = poppler("pdftotext", &["-layout", "-", "-"], pdf).replace('\u{200b}', "");
    let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
    pages.pop();
    pages
}

/// Returns the text of all pages with single spaces between words.
fn flat(pages: &[String]) -> String {
    pages
        .concat()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
