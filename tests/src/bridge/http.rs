//! As much of HTTP/1.1 as one page on this machine needs: one request a connection.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;

/// Bytes of a body; more than any import may have.
const LIMIT: usize = 80 << 20;
/// Bytes of a line of the head.
const LINE: u64 = 16 << 10;

/// A request.
pub(super) struct Request {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) body: Vec<u8>,
}

/// An answer.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) kind: &'static str,
    pub(super) policy: Option<String>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn json(status: u16, body: String) -> Self {
        Self {
            status,
            kind: "application/json",
            policy: None,
            body: body.into_bytes(),
        }
    }

    pub(super) fn plain(status: u16, text: &str) -> Self {
        Self {
            status,
            kind: "text/plain",
            policy: None,
            body: text.as_bytes().to_vec(),
        }
    }
}

/// Reads a request with its body.
pub(super) fn read(stream: &mut TcpStream) -> io::Result<Request> {
    let odd = |what: &str| io::Error::new(io::ErrorKind::InvalidData, what);
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    (&mut reader).take(LINE).read_line(&mut line)?;
    let mut words = line.split_whitespace().map(str::to_owned);
    let (Some(method), Some(path)) = (words.next(), words.next()) else {
        return Err(odd("no request line"));
    };
    let mut length = 0;
    loop {
        line.clear();
        (&mut reader).take(LINE).read_line(&mut line)?;
        let Some((name, value)) = line.split_once(':') else {
            break;
        };
        if name.eq_ignore_ascii_case("content-length") {
            length = value
                .trim()
                .parse()
                .map_err(|error| odd(&format!("a length that is no number: {error}")))?;
        }
    }
    if length > LIMIT {
        return Err(odd("too long"));
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    Ok(Request { method, path, body })
}

/// Writes an answer and ends the connection.
pub(super) fn write(stream: &mut TcpStream, answer: &Answer) -> io::Result<()> {
    let Answer {
        status,
        kind,
        policy,
        body,
    } = answer;
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status} -\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n"
    )?;
    write!(stream, "cache-control: no-store\r\nconnection: close\r\n")?;
    if let Some(policy) = policy {
        write!(stream, "content-security-policy: {policy}\r\n")?;
    }
    stream.write_all(b"\r\n")?;
    stream.write_all(body)?;
    stream.flush()
}
