//! What requests carry and what they answer, beyond the domain's own types.

mod args;
mod views;

pub use args::*;
pub use views::*;
