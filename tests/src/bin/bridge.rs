//! Serves the built UI and the api on the loopback, so that Chromium can walk and audit it.
//!
//! `bridge [--dist DIR] [--file ENGAGEMENT.waymark] [--port N] [--until-eof]`
//!
//! Prints its address, and serves until it is killed or, with `--until-eof`, its standard input ends: what
//! it wrote lies in a temporary folder that goes with it. `WAYMARK_BRIDGE_ANSWERS` and
//! `WAYMARK_BRIDGE_MODEL` name the files that the page's pickers answer with.

use std::io::Read as _;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use waymark_tests::bridge::{Bridge, serve};

fn main() -> Result<()> {
    let (mut dist, mut file, mut port, mut until_eof) = (PathBuf::from("ui/dist"), None, 0, false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || {
            arguments
                .next()
                .with_context(|| format!("{argument} needs a value"))
        };
        match argument.as_str() {
            "--dist" => dist = value()?.into(),
            "--file" => file = Some(PathBuf::from(value()?)),
            "--port" => port = value()?.parse().context("--port takes a number")?,
            "--until-eof" => until_eof = true,
            _ => bail!("bridge has no option {argument}"),
        }
    }
    let bridge = Bridge::new(&dist, file.as_deref())?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).context("the port is taken")?;
    announce(&format!("http://{}/", listener.local_addr()?));
    if until_eof {
        std::thread::scope(|scope| {
            scope.spawn(|| serve(&listener, &bridge));
            // Whatever comes: only the end counts.
            let _ = std::io::stdin().read_to_end(&mut Vec::new());
            bridge.clear();
            std::process::exit(0)
        });
    }
    serve(&listener, &bridge)
}

#[expect(clippy::print_stdout, reason = "the address is what callers wait for")]
fn announce(address: &str) {
    println!("{address}");
}
