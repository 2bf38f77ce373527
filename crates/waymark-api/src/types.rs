//! What requests carry and what they answer, beyond the domain's own types.

macro_rules! args {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$fdoc])* pub $field: $type,)* }
    )*};
}

macro_rules! views {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
        pub struct $name { $($(#[$fdoc])* pub $field: $type,)* }
    )*};
}

mod architecture;
mod args;
mod evaluation;
mod evaluation_views;
mod files;
mod process;
mod tools;
mod views;

pub use architecture::*;
pub use args::*;
pub use evaluation::*;
pub use evaluation_views::*;
pub use files::*;
pub use process::*;
pub use tools::*;
pub use views::*;
