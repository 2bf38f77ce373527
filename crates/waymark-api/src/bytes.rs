//! Bytes on a wire that carries text.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::error::WireError;
use crate::session::Answer;

/// Returns bytes as the wire carries them: in base64 (RFC 4648, section 4).
pub fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Returns the bytes that a text of [`base64`] stands for.
pub(crate) fn from_base64(text: &str) -> Answer<Vec<u8>> {
    STANDARD.decode(text.trim()).map_err(|error| {
        WireError::invalid(
            format!("The file is not in base64: {error}."),
            "Hand its bytes over in base64.",
        )
    })
}
